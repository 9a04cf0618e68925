/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "report/jin-list-table.h"
#include "report/jin-report-words.h"

/* Rows are read a window at a time: a list of everybody never stands in memory as objects. */
#define WINDOW 500
#define NUMBER_WIDTH 6
#define FEN 100.0

/**
 * jin_report_fields:
 * @entity: a ledger
 * @names: (nullable): field names with commas between, or %NULL for the columns that its list shows first
 * @error: %JIN_ERROR_INPUT for a name that the ledger doesn't have
 *
 * Returns: (transfer full) (element-type int): field ids, in order
 */
GArray *
jin_report_fields (const JinEntity *entity, const char *names, GError **error)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv)     words = NULL;

  g_return_val_if_fail (entity != NULL, NULL);

  if (names == NULL)
    {
      for (int i = 0; i < entity->n_fields; i++)
        if (entity->fields[i].flags & JIN_FIELD_DEFAULT)
          {
            int id = jin_entity_field_id (entity, i);

            g_array_append_val (fields, id);
          }
      return g_steal_pointer (&fields);
    }

  words = g_strsplit (names, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      int id = jin_entity_find_field (entity, g_strstrip (words[i]));

      if (id == 0)
        {
          /* Translators: the first %s is a field name as typed, the second a ledger's name. */
          g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%s” is no field of %s. Please take a name from the list of its fields."), words[i], jin_entity_label (entity));
          return NULL;
        }
      g_array_append_val (fields, id);
    }
  return g_steal_pointer (&fields);
}

static void
add_columns (JinTable *table, const JinEntity *entity, GArray *fields)
{
  jin_table_add_column (table, JIN_WORD_NUMBER, JIN_TYPE_INTEGER, NUMBER_WIDTH);
  for (guint i = 0; i < fields->len; i++)
    {
      const JinField  *field = jin_entity_field (entity, g_array_index (fields, int, i));
      g_autofree char *head = jin_field_head (field);

      jin_table_add_column (table, head, field->type, jin_field_width (field));
      if (field->flags & JIN_FIELD_SUMMED)
        jin_table_set_summed (table, i + 1);
    }
}

/* Numbers of a cell as a spreadsheet wants them: money in 元, duration in minutes. */
static gboolean
number_of (JinRecord *record, int id, const JinField *field, const JinContext *context, double *number)
{
  g_auto (JinValue) value = jin_record_value (record, id, context);

  if (jin_value_is_empty (&value))
    return FALSE;
  switch (field->type)
    {
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DURATION:
      *number = (double)jin_value_get_int (&value);
      return TRUE;
    case JIN_TYPE_MONEY:
      *number = (double)jin_value_get_int (&value) / FEN;
      return TRUE;
    case JIN_TYPE_DECIMAL:
      *number = jin_value_get_real (&value);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_row (JinStore *store, JinTable *table, JinRecord *record, GArray *fields, JinMaskLevel level, const JinContext *context)
{
  const JinEntity *entity = jin_record_get_entity (record);
  guint            row = jin_table_add_row (table);
  g_autofree char *serial = g_strdup_printf ("%u", row + 1);

  jin_table_set_number (table, row, 0, row + 1, serial);
  for (guint i = 0; i < fields->len; i++)
    {
      int              id = g_array_index (fields, int, i);
      g_autofree char *text = jin_record_format (record, id, context, level, jin_store_list_func, store);
      double           number;

      if (number_of (record, id, jin_entity_field (entity, id), context, &number))
        jin_table_set_number (table, row, i + 1, number, text);
      else
        jin_table_set (table, row, i + 1, text);
    }
}

/**
 * jin_report_table:
 * @store: where the rows stand
 * @query: which rows, in which order
 * @fields: (element-type int): columns
 * @title: (nullable): its title; %NULL: the ledger's own
 * @level: how much is masked; %JIN_MASK_NONE only with a purpose in the query's context (R94), else as for internal sheets
 * @limit: at most so many rows, 0 for all
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_ids()
 *
 * What lists are printed and exported from, and what the command line shows.  Blocks; for jin_store_run_async().
 *
 * Returns: (transfer full): official heads and formatted cells, 序号 first; %NULL on failure
 */
JinTable *
jin_report_table (JinStore       *store,
                  const JinQuery *query,
                  GArray         *fields,
                  const char     *title,
                  JinMaskLevel    level,
                  gsize           limit,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (JinTable) table = NULL;
  g_autoptr (GArray)   ids = NULL;
  g_autofree char     *head = NULL;
  gsize                n;

  g_return_val_if_fail (JIN_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL && fields != NULL, NULL);

  ids = jin_store_ids (store, query, cancellable, error);
  if (ids == NULL)
    return NULL;
  if (level == JIN_MASK_NONE && query->context.purpose == NULL)
    level = JIN_MASK_INTERNAL;
  head = jin_entity_head (query->entity);
  table = jin_table_new (title != NULL ? title : head);
  add_columns (table, query->entity, fields);

  n = limit > 0 ? MIN (limit, ids->len) : ids->len;
  for (gsize first = 0; first < n; first += WINDOW)
    {
      g_autoptr (GPtrArray) rows = jin_store_rows (store, query->entity, &g_array_index (ids, gint64, first),
                                                   MIN (WINDOW, n - first), cancellable, error);

      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        if (g_ptr_array_index (rows, i) != NULL)
          add_row (store, table, g_ptr_array_index (rows, i), fields, level, &query->context);
    }
  return g_steal_pointer (&table);
}

/* On a sheet that somebody signs nothing is reckoned up, and nothing is asked about a death that has not happened. */
static gboolean
is_left_out (JinRecord *record, int id)
{
  const char *group = jin_entity_field (jin_record_get_entity (record), id)->group;

  return g_strcmp0 (group, "Summary") == 0 || (g_strcmp0 (group, "Death") == 0 && jin_record_is_empty (record, id));
}

/**
 * jin_report_facts:
 * @store: where the code lists stand
 * @record: one row of a ledger
 * @title: (nullable): its title; %NULL: the ledger's own
 * @level: how much is masked, as of jin_report_table()
 * @context: today, and why full numbers are needed
 *
 * Everything that stands in the ledger about one record, in the order of its form, but for what is technical,
 * counted by the store, attached, or sensitive (R95).
 *
 * Returns: (transfer full): two columns: official head and formatted value
 */
JinTable *
jin_report_facts (JinStore *store, JinRecord *record, const char *title, JinMaskLevel level, const JinContext *context)
{
  const JinEntity *entity;
  g_autofree char *head = NULL;
  JinTable        *table;

  g_return_val_if_fail (JIN_IS_STORE (store) && JIN_IS_RECORD (record), NULL);
  g_return_val_if_fail (context != NULL, NULL);

  entity = jin_record_get_entity (record);
  head = jin_entity_head (entity);
  table = jin_table_new (title != NULL ? title : head);
  jin_table_add_column (table, JIN_WORD_ITEM, JIN_TYPE_TEXT, 0);
  jin_table_add_column (table, JIN_WORD_CONTENT, JIN_TYPE_LONG_TEXT, 0);
  if (level == JIN_MASK_NONE && context->purpose == NULL)
    level = JIN_MASK_INTERNAL;
  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField *field = &entity->fields[i];

      if (field->type == JIN_TYPE_ATTACHMENT || (field->flags & (JIN_FIELD_HIDDEN | JIN_FIELD_READ_ONLY)) != 0 ||
          ((field->flags & JIN_FIELD_SENSITIVE) != 0 && field->type != JIN_TYPE_ID_NUMBER))
        continue;
      if (is_left_out (record, jin_entity_field_id (entity, i)))
        continue;

      g_autofree char *name = jin_field_head (field);
      g_autofree char *value = jin_record_format (record, jin_entity_field_id (entity, i), context, level, jin_store_list_func, store);
      guint            row = jin_table_add_row (table);
      jin_table_set (table, row, 0, name);
      jin_table_set (table, row, 1, value);
    }
  return table;
}
