/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "exchange/jin-export.h"
#include "exchange/jin-table-writer.h"

/* Rows fetched at a time: memory does not grow with the list. */
#define BATCH 500

/* Numbers and dates stay what they are, so that a spreadsheet can reckon with them; all else is written as lists show it. */
static JinValue
cell_value (JinRecord        *record,
            int               field,
            const JinContext *context,
            JinMaskLevel      level,
            JinStore         *store)
{
  const JinField  *declared = jin_entity_field (jin_record_get_entity (record), field);
  g_autofree char *text = NULL;

  switch (declared->type)
    {
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
    case JIN_TYPE_TIME:
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
    case JIN_TYPE_BOOLEAN:
      return jin_record_value (record, field, context);
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_REFERENCE:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      text = jin_record_format (record, field, context, level, jin_store_list_func, store);
      return jin_value_text (text);
    }
}

static gboolean
write_rows (JinTableWriter *writer,
            JinStore       *store,
            const JinQuery *query,
            GPtrArray      *rows,
            GArray         *columns,
            JinMaskLevel    level,
            GError        **error)
{
  g_autofree JinValue *values = g_new0 (JinValue, columns->len);
  gboolean             ok = TRUE;

  for (guint r = 0; ok && r < rows->len; r++)
    {
      if (rows->pdata[r] == NULL)
        continue;
      for (guint c = 0; c < columns->len; c++)
        values[c] = cell_value (rows->pdata[r], g_array_index (columns, int, c), &query->context, level, store);
      ok = jin_table_writer_add_row (writer, values, error);
      for (guint c = 0; c < columns->len; c++)
        jin_value_clear (&values[c]);
    }
  return ok;
}

gboolean
jin_export_list (JinStore         *store,
                 const JinQuery   *query,
                 GArray           *columns,
                 const char       *path,
                 JinMaskLevel      level,
                 JinImportProgress progress,
                 gpointer          data,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autofree char           *title = jin_entity_head (query->entity);
  g_autoptr (GArray)         ids = NULL;
  g_autoptr (JinTableWriter) writer = NULL;

  g_return_val_if_fail (JIN_IS_STORE (store), FALSE);
  g_return_val_if_fail (level != JIN_MASK_NONE || query->context.purpose != NULL, FALSE);

  ids = jin_store_ids (store, query, cancellable, error);
  if (ids == NULL)
    return FALSE;
  writer = jin_table_writer_new (path, title, error);
  if (writer == NULL)
    return FALSE;
  for (guint c = 0; c < columns->len; c++)
    {
      const JinField  *field = jin_entity_field (query->entity, g_array_index (columns, int, c));
      g_autofree char *head = jin_field_head (field);

      jin_table_writer_add_column (writer, head, field->type, jin_field_width (field));
    }
  for (guint first = 0; first < ids->len; first += BATCH)
    {
      g_autoptr (GPtrArray) rows = jin_store_rows (store, query->entity, &g_array_index (ids, gint64, first),
                                                   MIN (BATCH, ids->len - first), cancellable, error);

      if (rows == NULL || !write_rows (writer, store, query, rows, columns, level, error))
        return FALSE;
      if (progress != NULL)
        progress ((double)first / ids->len, data);
    }
  return jin_table_writer_finish (writer, error);
}
