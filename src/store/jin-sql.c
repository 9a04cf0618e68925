/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "store/jin-sql.h"

void
jin_sql_init (JinSql *self, const JinEntities *entities, const JinContext *context)
{
  g_return_if_fail (self != NULL);

  self->entities = entities;
  self->context = context != NULL ? *context : jin_context_now ();
  self->text = g_string_sized_new (256);
  self->values = g_array_new (FALSE, FALSE, sizeof (JinValue));
  g_array_set_clear_func (self->values, (GDestroyNotify)jin_value_clear);
  self->n_aliases = 0;
}

void
jin_sql_clear (JinSql *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->values, g_array_unref);
}

void
jin_sql_add (JinSql *self, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_string_append_vprintf (self->text, format, args);
  va_end (args);
}

void
jin_sql_take (JinSql *self, JinValue value)
{
  g_string_append (self->text, "{p}");
  g_array_append_val (self->values, value);
}

void
jin_sql_text (JinSql *self, const char *text)
{
  g_string_append (self->text, "{p}");
  /* Not jin_value_text(): an empty text is a text here. */
  JinValue value = {JIN_VALUE_TEXT, {.text = g_ref_string_new (text)}};
  g_array_append_val (self->values, value);
}

void
jin_sql_int (JinSql *self, gint64 integer)
{
  jin_sql_take (self, jin_value_int (integer));
}

void
jin_sql_ids (JinSql *self, const gint64 *ids, gsize n_ids)
{
  g_autoptr (GString) list = g_string_sized_new (n_ids * 8 + 2);
  g_string_append_c (list, '[');
  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (list, i > 0 ? ",%" G_GINT64_FORMAT : "%" G_GINT64_FORMAT, ids[i]);
  g_string_append_c (list, ']');
  g_string_append (self->text, "{ids}");
  JinValue value = jin_value_text (list->str);
  g_array_append_val (self->values, value);
}

void
jin_sql_append (JinSql *self, const JinSql *piece)
{
  g_string_append_len (self->text, piece->text->str, piece->text->len);
  for (guint i = 0; i < piece->values->len; i++)
    {
      JinValue value = jin_value_copy (&g_array_index (piece->values, JinValue, i));
      g_array_append_val (self->values, value);
    }
}

int
jin_sql_new_alias (JinSql *self)
{
  return ++self->n_aliases;
}

JinStatement *
jin_sql_prepare (JinSql *self, JinConnection *connection, const char *action, GError **error)
{
  JinStatement *statement = jin_connection_prepare (connection, self->text->str, action, error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < self->values->len; i++)
    {
      const JinValue *value = &g_array_index (self->values, JinValue, i);
      if (value->kind == JIN_VALUE_INT)
        jin_statement_bind_int (statement, i + 1, value->u.integer);
      else if (value->kind == JIN_VALUE_REAL)
        jin_statement_bind_real (statement, i + 1, value->u.real);
      else if (value->kind == JIN_VALUE_TEXT)
        jin_statement_bind_text (statement, i + 1, value->u.text);
    }
  return statement;
}

gboolean
jin_sql_is_as_of (const JinSql *self, const JinField *field)
{
  return field->mirror != 0 && jin_date_compare (self->context.as_of, self->context.today) != 0;
}

void
jin_sql_present (JinSql *self, const JinEntity *entity, int alias)
{
  if (entity->merging == NULL)
    {
      jin_sql_add (self, "1 = 1");
      return;
    }
  /* Those that were merged are few: their ids are read once, from an index of nothing else.  Where nobody was merged, not even
   * a look for each of a million rows is needed. */
  const char *merged = jin_entity_field (entity, entity->merging->merged_into)->name;
  jin_sql_add (self, "(NOT EXISTS (SELECT 1 FROM \"%s\" WHERE \"%s\" IS NOT NULL) OR t%d.id NOT IN (SELECT id FROM \"%s\" WHERE \"%s\" IS NOT NULL))",
               entity->name, merged, alias, entity->name, merged);
}

gboolean
jin_sql_where (JinSql *self, const JinEntity *entity, JinFilter *filter, int alias, GError **error)
{
  g_return_val_if_fail (filter == NULL || jin_entity_same (filter->entity, entity), FALSE);

  if (filter == NULL && entity->merging == NULL)
    return TRUE;
  jin_sql_add (self, " WHERE ");
  if (filter != NULL && !jin_sql_filter (self, filter, alias, error))
    return FALSE;
  if (entity->merging == NULL)
    return TRUE;
  jin_sql_add (self, filter != NULL ? " AND " : "");
  jin_sql_present (self, entity, alias);
  return TRUE;
}

void
jin_sql_open_on (JinSql *self, const JinEntity *span, int alias, JinDate day)
{
  const char *from = jin_entity_field (span, span->span_from)->name;
  const char *until = jin_entity_field (span, span->span_until)->name;
  char        text[JIN_DATE_ISO_SIZE];
  jin_date_write_iso (jin_date_first (day), text);
  jin_sql_add (self, "(t%d.\"%s\" IS NULL OR t%d.\"%s\" <= ", alias, from, alias, from);
  jin_sql_text (self, text);
  jin_sql_add (self, ") AND (t%d.\"%s\" IS NULL OR t%d.\"%s\" > ", alias, until, alias, until);
  jin_sql_text (self, text);
  jin_sql_add (self, ")");
}

char *
jin_sql_after_prefix (const char *prefix)
{
  /* Raising the last character keeps the order of UTF-8, which is the order of code points. */
  const char *last = prefix + strlen (prefix);
  while (last > prefix)
    {
      last = g_utf8_prev_char (last);
      gunichar next = g_utf8_get_char (last) + 1;
      if (next >= 0xd800 && next <= 0xdfff)
        next = 0xe000;
      if (next > 0x10ffff)
        continue;
      char end[7] = "";
      g_unichar_to_utf8 (next, end);
      return g_strdup_printf ("%.*s%s", (int)(last - prefix), prefix, end);
    }
  return NULL;
}

char *
jin_sql_escape_like (const char *text)
{
  GString *out = g_string_new (NULL);
  for (; *text != '\0'; text++)
    {
      if (strchr ("%_\\", *text) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text);
    }
  return g_string_free (out, FALSE);
}
