/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-minute.h"
#include "base/jin-name.h"
#include "store/jin-mapping.h"

/* id, uid and revision stand before the fields' columns. */
#define FIRST_COLUMN 3

/* Surnames have readings of their own, names of organisations have none. */
static gboolean
names_people (const JinEntity *entity)
{
  int owner = jin_entity_owner_field (entity);
  return (entity->flags & JIN_ENTITY_PEOPLE) || (owner != 0 && (jin_entity_field (entity, owner)->target->flags & JIN_ENTITY_PEOPLE));
}

static void
add_column (JinMapping *self, int field, JinPart part)
{
  static const char *const suffixes[] = {
      [JIN_PART_VALUE] = "",
      [JIN_PART_PRECISION] = "_prec",
      [JIN_PART_PINYIN] = "_pinyin",
      [JIN_PART_INITIALS] = "_initials",
      [JIN_PART_ORDER] = "_order",
      [JIN_PART_STROKES] = "_strokes",
      [JIN_PART_REVERSED] = "_rev",
  };
  const JinField *declared = jin_entity_field (self->entity, field);
  JinMappedColumn column = {field, declared, part, names_people (self->entity), g_strconcat (declared->name, suffixes[part], NULL)};
  g_array_append_val (self->columns, column);
}

static void
add_field (JinMapping *self, int field)
{
  const JinField *declared = jin_entity_field (self->entity, field);
  if (!jin_field_is_stored (declared))
    return;
  if (declared->type == JIN_TYPE_CHOICES)
    {
      g_array_append_val (self->choices, field);
      return;
    }
  add_column (self, field, JIN_PART_VALUE);
  if (declared->type == JIN_TYPE_DATE || declared->type == JIN_TYPE_MONTH)
    add_column (self, field, JIN_PART_PRECISION);
  if (declared->flags & JIN_FIELD_NAME)
    {
      add_column (self, field, JIN_PART_PINYIN);
      add_column (self, field, JIN_PART_INITIALS);
      add_column (self, field, JIN_PART_ORDER);
      add_column (self, field, JIN_PART_STROKES);
    }
  if ((declared->flags & JIN_FIELD_SEARCH) && (declared->type == JIN_TYPE_PHONE || declared->type == JIN_TYPE_ID_NUMBER))
    add_column (self, field, JIN_PART_REVERSED);
}

static void
write_sql (JinMapping *self)
{
  g_autoptr (GString) select = g_string_new ("r.id, r.uid, r.revision");
  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (select, ", r.\"%s\"", g_array_index (self->columns, JinMappedColumn, i).name);
  self->select = g_strdup (select->str);
  self->get = g_strdup_printf ("SELECT %s FROM \"%s\" r WHERE r.id = {p}", self->select, self->entity->name);
}

JinMapping *
jin_mapping_new (const JinEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  JinMapping *self = g_new0 (JinMapping, 1);
  self->entity = entity;
  self->columns = g_array_new (FALSE, FALSE, sizeof (JinMappedColumn));
  self->choices = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < entity->n_fields; i++)
    add_field (self, jin_entity_field_id (entity, i));
  write_sql (self);
  return self;
}

char *
jin_mapping_write_insert (const JinMapping *self, const gboolean *used)
{
  g_return_val_if_fail (self != NULL && used != NULL, NULL);

  g_autoptr (GString) names = g_string_new ("id, uid, revision");
  g_autoptr (GString) marks = g_string_new ("{p}, {p}, {p}");
  for (guint i = 0; i < self->columns->len; i++)
    if (used[i])
      {
        g_string_append_printf (names, ", \"%s\"", g_array_index (self->columns, JinMappedColumn, i).name);
        g_string_append (marks, ", {p}");
      }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", self->entity->name, names->str, marks->str);
}

char *
jin_mapping_link_table (const JinEntity *entity, int field)
{
  return g_strdup_printf ("%s_%s", entity->name, jin_entity_field (entity, field)->name);
}

const char *
jin_mapping_token (const JinMappedColumn *column)
{
  if (column->declared->flags & JIN_FIELD_CUSTOM)
    return "{any}";
  if (column->part != JIN_PART_VALUE)
    return "{text}";
  switch (column->declared->type)
    {
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
    case JIN_TYPE_BOOLEAN:
    case JIN_TYPE_REFERENCE:
      return "{int}";
    case JIN_TYPE_DECIMAL:
      return "{real}";
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
    case JIN_TYPE_TIME:
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      return "{text}";
    }
}

/* ---- reading ---- */

/* "1948-10-01" with precision M is 1948-10. */
static JinDate
read_date (JinStatement *statement, int column)
{
  JinDate     date = jin_date_parse_iso (jin_statement_get_text (statement, column));
  const char *precision = jin_statement_get_text (statement, column + 1);
  if (precision == NULL || *precision != 'D')
    date.day = 0;
  if (precision == NULL || *precision == 'Y')
    date.month = 0;
  return date;
}

static JinValue
read_value (const JinField *field, JinStatement *statement, int column)
{
  JinMinute minute;
  if (jin_statement_is_null (statement, column))
    return (JinValue)JIN_VALUE_INIT;
  switch (field->type)
    {
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
      return jin_value_date (read_date (statement, column));
    case JIN_TYPE_TIME:
      return jin_minute_parse_iso (jin_statement_get_text (statement, column), &minute) ? jin_value_int (minute) : (JinValue)JIN_VALUE_INIT;
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
    case JIN_TYPE_BOOLEAN:
    case JIN_TYPE_REFERENCE:
      return jin_value_int (jin_statement_get_int (statement, column));
    case JIN_TYPE_DECIMAL:
      return jin_value_real (jin_statement_get_real (statement, column));
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      return jin_value_text (jin_statement_get_text (statement, column));
    }
}

JinRecord *
jin_mapping_read (const JinMapping *self, JinStatement *statement)
{
  g_return_val_if_fail (self != NULL && statement != NULL, NULL);

  char          uid[37] = "";
  gsize         size;
  const guint8 *bytes = jin_statement_get_blob (statement, 1, &size);
  if (size == 16)
    jin_uid_from_bytes (bytes, uid);
  JinRecord *record = jin_record_new_row (self->entity, jin_statement_get_int (statement, 0), uid,
                                          jin_statement_get_int (statement, 2));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JinMappedColumn *column = &g_array_index (self->columns, JinMappedColumn, i);
      if (column->part == JIN_PART_VALUE)
        jin_record_take (record, column->field, read_value (column->declared, statement, FIRST_COLUMN + i));
    }
  return record;
}

/* ---- writing ---- */

JinScratch *
jin_scratch_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static const char *
keep (JinScratch *scratch, char *text)
{
  g_ptr_array_add (scratch, text);
  return text;
}

static const char *
derived_text (const JinMappedColumn *column, const char *text, JinScratch *scratch)
{
  switch (column->part)
    {
    case JIN_PART_PINYIN:
      return keep (scratch, column->people ? jin_name_pinyin (text) : jin_title_pinyin (text));
    case JIN_PART_INITIALS:
      return keep (scratch, column->people ? jin_name_initials (text) : jin_title_initials (text));
    case JIN_PART_ORDER:
      return keep (scratch, column->people ? jin_name_pinyin_key (text) : jin_title_pinyin_key (text));
    case JIN_PART_STROKES:
      return keep (scratch, column->people ? jin_name_stroke_key (text) : jin_title_stroke_key (text));
    case JIN_PART_REVERSED:
      return keep (scratch, g_utf8_strreverse (text, -1));
    case JIN_PART_VALUE:
    case JIN_PART_PRECISION:
    default:
      return text;
    }
}

static const char *
date_text (const JinMappedColumn *column, JinDate date, JinScratch *scratch)
{
  static const char *const precisions[] = {NULL, "Y", "M", "D"};
  if (column->part == JIN_PART_PRECISION)
    return precisions[jin_date_precision (date)];
  return keep (scratch, jin_date_to_iso (jin_date_first (date)));
}

void
jin_mapping_bind (const JinMappedColumn *column,
                  JinStatement          *statement,
                  int                    index,
                  const JinValue        *value,
                  JinScratch            *scratch)
{
  switch (value->kind)
    {
    case JIN_VALUE_INT:
      if (column->declared->type == JIN_TYPE_TIME)
        jin_statement_bind_text (statement, index, keep (scratch, jin_minute_to_iso (value->u.integer)));
      else
        jin_statement_bind_int (statement, index, value->u.integer);
      break;
    case JIN_VALUE_REAL:
      jin_statement_bind_real (statement, index, value->u.real);
      break;
    case JIN_VALUE_DATE:
      jin_statement_bind_text (statement, index, date_text (column, value->u.date, scratch));
      break;
    case JIN_VALUE_TEXT:
      jin_statement_bind_text (statement, index, derived_text (column, value->u.text, scratch));
      break;
    case JIN_VALUE_NONE:
    default:
      jin_statement_bind_null (statement, index);
      break;
    }
}

void
jin_mapping_bind_row (const JinMapping *self,
                      JinStatement     *statement,
                      const gboolean   *used,
                      gint64            id,
                      JinRecord        *record,
                      JinScratch       *scratch)
{
  g_return_if_fail (self != NULL && statement != NULL && used != NULL && record != NULL && scratch != NULL);

  guint8 *uid = g_malloc (16);
  keep (scratch, (char *)uid);
  jin_statement_bind_int (statement, 1, id);
  if (jin_uid_to_bytes (jin_record_get_uid (record), uid))
    jin_statement_bind_blob (statement, 2, uid, 16);
  jin_statement_bind_int (statement, 3, jin_record_get_revision (record) + 1);
  int index = FIRST_COLUMN + 1;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JinMappedColumn *column = &g_array_index (self->columns, JinMappedColumn, i);
      if (used[i])
        jin_mapping_bind (column, statement, index++, jin_record_peek (record, column->field), scratch);
    }
}

/* ---- uid ---- */

gboolean
jin_uid_to_bytes (const char *uid, guint8 bytes[16])
{
  int n = 0;
  for (const char *at = uid; at != NULL && *at != '\0' && n < 32; at++)
    {
      int digit = g_ascii_xdigit_value (*at);
      if (*at == '-')
        continue;
      if (digit < 0)
        return FALSE;
      bytes[n / 2] = n % 2 == 0 ? digit << 4 : bytes[n / 2] | digit;
      n++;
    }
  return n == 32;
}

void
jin_uid_from_bytes (const guint8 *bytes, char uid[37])
{
  static const char digits[] = "0123456789abcdef";
  char             *out = uid;
  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[bytes[i] >> 4];
      *out++ = digits[bytes[i] & 15];
    }
  *out = '\0';
}

/* NULL when there are none. */
