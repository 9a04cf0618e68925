/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n.h>

#include "base/jin-error.h"
#include "base/jin-minute.h"
#include "base/jin-money.h"
#include "cli/jin-cli.h"

/* What the command line prints: JSON for scripts, tables for people. */

const JinEntity *
jin_cli_entity (JinCli     *cli,
                const char *name,
                GError    **error)
{
  const JinEntity *entity = jin_entities_find (jin_store_get_entities (cli->store), name);

  if (entity == NULL)
    /* Translators: %s is a ledger's key as typed; “entities” is a command */
    g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("There is no ledger “%s”; “entities” lists them."), name);
  return entity;
}

/* Field ids of "name,birth,branch"; with NULL the default columns. (transfer full) */
GArray *
jin_cli_columns (const JinEntity *entity,
                 const char      *text,
                 GError         **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv)     names = NULL;

  for (int i = 0; text == NULL && i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);

      if ((entity->fields[i].flags & JIN_FIELD_DEFAULT) != 0)
        g_array_append_val (columns, field);
    }
  if (text == NULL)
    return g_steal_pointer (&columns);
  names = g_strsplit (text, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = jin_entity_find_field (entity, g_strstrip (names[i]));

      if (field == 0)
        {
          /* Translators: the first %s is a field name as typed, the second a ledger's name */
          g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("“%s” is no field of %s"), names[i], jin_entity_label (entity));
          return NULL;
        }
      g_array_append_val (columns, field);
    }
  return g_steal_pointer (&columns);
}

/* Uid of a row that a reference names, NULL for none; many rows refer to the same few. */
static const char *
uid_of (JinCli          *cli,
        const JinEntity *entity,
        gint64           id)
{
  g_autofree char      *key = g_strdup_printf ("%d:%" G_GINT64_FORMAT, entity->number, id);
  const char           *known = g_hash_table_lookup (cli->uids, key);
  g_autoptr (JinRecord) record = NULL;

  if (known != NULL || id == 0)
    return known;
  record = jin_store_get (cli->store, entity, id, NULL);
  if (record == NULL)
    return NULL;
  g_hash_table_insert (cli->uids, g_strdup (key), g_strdup (jin_record_get_uid (record)));
  return g_hash_table_lookup (cli->uids, key);
}

static void
add_reference (JinCli         *cli,
               JsonBuilder    *builder,
               JinRecord      *record,
               int             id,
               const JinField *field)
{
  gint64           target = jin_record_get_ref (record, id);
  const char      *uid = uid_of (cli, field->target, target);
  g_autofree char *key = g_strconcat (field->name, "_uid", NULL);

  json_builder_set_member_name (builder, field->name);
  if (target == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, jin_record_get_ref_title (record, id));
  json_builder_set_member_name (builder, key);
  if (uid == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, uid);
}

static char *
choice_text (JinCli         *cli,
             const JinField *field,
             const char     *codes)
{
  JinCodeList *list = cli->codes ? NULL : jin_store_get_list (cli->store, field->list);

  return list != NULL ? jin_code_list_format (list, codes) : g_strdup (codes);
}

static void
add_int (JsonBuilder    *builder,
         const JinField *field,
         gint64          integer)
{
  g_autofree char *text = NULL;

  if (field->type == JIN_TYPE_MONEY)
    text = jin_money_to_decimal (integer);
  else if (field->type == JIN_TYPE_TIME)
    text = jin_minute_to_iso (integer);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else if (field->type == JIN_TYPE_BOOLEAN)
    json_builder_add_boolean_value (builder, integer != 0);
  else
    json_builder_add_int_value (builder, integer);
}

static void
add_value (JinCli         *cli,
           JsonBuilder    *builder,
           const JinValue *value,
           const JinField *field,
           JinMaskLevel    level)
{
  g_autofree char *text = NULL;

  switch (value->kind)
    {
    case JIN_VALUE_INT:
      add_int (builder, field, value->u.integer);
      return;
    case JIN_VALUE_REAL:
      json_builder_add_double_value (builder, value->u.real);
      return;
    case JIN_VALUE_DATE:
      text = jin_date_to_iso (value->u.date);
      break;
    case JIN_VALUE_TEXT:
      if (field->type == JIN_TYPE_CHOICE || field->type == JIN_TYPE_CHOICES)
        text = choice_text (cli, field, value->u.text);
      else
        text = jin_value_format (value, field, level, NULL, NULL);
      break;
    case JIN_VALUE_NONE:
    default:
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_add_string_value (builder, text);
}

/* One object: "uid", then the columns' fields; without @columns all of them. */
void
jin_cli_add_record (JinCli      *cli,
                    JsonBuilder *builder,
                    JinRecord   *record,
                    GArray      *columns,
                    JinMaskLevel level)
{
  const JinEntity *entity = jin_record_get_entity (record);
  guint            n = columns != NULL ? columns->len : (guint)entity->n_fields;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_string_value (builder, jin_record_get_uid (record));
  for (guint i = 0; i < n; i++)
    {
      int               id = columns != NULL ? g_array_index (columns, int, i) : jin_entity_field_id (entity, (int)i);
      const JinField   *field = jin_entity_field (entity, id);
      g_auto (JinValue) value = JIN_VALUE_INIT;

      if (field->type == JIN_TYPE_REFERENCE)
        {
          add_reference (cli, builder, record, id, field);
          continue;
        }
      value = jin_record_value (record, id, &cli->context);
      json_builder_set_member_name (builder, field->name);
      add_value (cli, builder, &value, field, level);
    }
  json_builder_end_object (builder);
}

void
jin_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char     *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

static int
text_columns (const char *text)
{
  int columns = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    columns += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return columns;
}

/* Tab-free columns that line up in a terminal, Chinese heads. */
void
jin_cli_print_table (JinTable *table)
{
  g_autofree int *widths = g_new0 (int, jin_table_n_columns (table));

  for (guint c = 0; c < jin_table_n_columns (table); c++)
    {
      widths[c] = text_columns (jin_table_column (table, c)->head);
      for (guint r = 0; r < jin_table_n_rows (table); r++)
        widths[c] = MAX (widths[c], text_columns (jin_table_text (table, r, c)));
    }
  for (gint r = -1; r < (gint)jin_table_n_rows (table); r++)
    {
      for (guint c = 0; c < jin_table_n_columns (table); c++)
        {
          const char *text = r < 0 ? jin_table_column (table, c)->head : jin_table_text (table, r, c);

          g_print ("%s%*s", text, c + 1 < jin_table_n_columns (table) ? widths[c] - text_columns (text) + 2 : 0, "");
        }
      g_print ("\n");
    }
}
