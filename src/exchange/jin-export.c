/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "exchange/jin-export.h"
#include "exchange/jin-table-writer.h"

/* Rows fetched at a time: memory does not grow with the list. */
#define BATCH 500
#define NUMBER "序号"
#define TOTAL "合计"

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

/**
 * Export: a list on its way into a file.
 * @columns: field ids
 * @n_before: columns that stand before them: 序号 on paper
 * @sums: of each summed column, NULL where no total is wanted
 */
typedef struct
{
  JinStore        *store;
  const JinQuery  *query;
  const JinExport *options;
  GArray          *columns;
  guint            n_before;
  JinTableWriter  *writer;
  JinValue        *values;
  gint64          *sums;
  gint64           n_rows;
} Export;

static void
clear_values (Export *self)
{
  for (guint i = 0; i < self->n_before + self->columns->len; i++)
    jin_value_clear (&self->values[i]);
}

static void
add_to_sum (Export *self,
            guint   column)
{
  const JinValue *value = &self->values[self->n_before + column];

  if (self->sums != NULL && value->kind == JIN_VALUE_INT)
    self->sums[column] += value->u.integer;
}

static gboolean
write_rows (Export    *self,
            GPtrArray *rows,
            GError   **error)
{
  gboolean ok = TRUE;

  for (guint r = 0; ok && r < rows->len; r++)
    {
      if (rows->pdata[r] == NULL)
        continue;
      self->n_rows++;
      if (self->n_before > 0)
        self->values[0] = jin_value_int (self->n_rows);
      for (guint c = 0; c < self->columns->len; c++)
        {
          self->values[self->n_before + c] = cell_value (rows->pdata[r], g_array_index (self->columns, int, c), &self->query->context,
                                                         self->options->level, self->store);
          add_to_sum (self, c);
        }
      ok = jin_table_writer_add_row (self->writer, self->values, error);
      clear_values (self);
    }
  return ok;
}

static gboolean
is_summed (Export *self,
           guint   column)
{
  return (jin_entity_field (self->query->entity, g_array_index (self->columns, int, column))->flags & JIN_FIELD_SUMMED) != 0;
}

/* 合计 beneath what is added up (R107). */
static gboolean
write_total (Export  *self,
             GError **error)
{
  gboolean any = FALSE, ok;

  for (guint c = 0; self->sums != NULL && c < self->columns->len; c++)
    if (is_summed (self, c))
      {
        self->values[self->n_before + c] = jin_value_int (self->sums[c]);
        any = TRUE;
      }
  if (!any)
    return TRUE;
  self->values[0] = jin_value_text (TOTAL);
  ok = jin_table_writer_add_row (self->writer, self->values, error);
  clear_values (self);
  return ok;
}

static void
add_columns (Export *self)
{
  if (self->n_before > 0)
    jin_table_writer_add_column (self->writer, NUMBER, JIN_TYPE_INTEGER, 0);
  for (guint c = 0; c < self->columns->len; c++)
    {
      const JinField  *field = jin_entity_field (self->query->entity, g_array_index (self->columns, int, c));
      g_autofree char *head = jin_field_head (field);

      jin_table_writer_add_column (self->writer, head, field->type, jin_field_width (field));
    }
}

static gboolean
export_ids (Export           *self,
            GArray           *ids,
            JinImportProgress progress,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  for (guint first = 0; first < ids->len; first += BATCH)
    {
      g_autoptr (GPtrArray) rows = jin_store_rows (self->store, self->query->entity, &g_array_index (ids, gint64, first),
                                                   MIN (BATCH, ids->len - first), cancellable, error);

      if (rows == NULL || !write_rows (self, rows, error))
        return FALSE;
      if (progress != NULL)
        progress ((double)first / ids->len, data);
    }
  return write_total (self, error) && jin_table_writer_finish (self->writer, error);
}

gboolean
jin_export_list (JinStore         *store,
                 const JinQuery   *query,
                 GArray           *columns,
                 const JinExport  *options,
                 JinImportProgress progress,
                 gpointer          data,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autofree char           *head = NULL;
  g_autoptr (GArray)         ids = NULL;
  g_autoptr (JinTableWriter) writer = NULL;
  g_autofree JinValue       *values = NULL;
  g_autofree gint64         *sums = NULL;
  Export export = {store, query, options, columns};
  JinTableFrame frame;

  g_return_val_if_fail (JIN_IS_STORE (store) && options != NULL, FALSE);
  g_return_val_if_fail (options->level != JIN_MASK_NONE || query->context.purpose != NULL, FALSE);

  ids = jin_store_ids (store, query, cancellable, error);
  if (ids == NULL)
    return FALSE;
  head = jin_entity_head (query->entity);
  writer = jin_table_writer_new (options->path, options->title != NULL ? options->title : head, error);
  if (writer == NULL)
    return FALSE;
  frame = (JinTableFrame){options->unit, query->context.today, options->level == JIN_MASK_NONE};
  jin_table_writer_set_frame (writer, &frame);
  export.writer = writer;
  if (jin_table_writer_is_paper (writer))
    {
      export.n_before = 1;
      export.sums = sums = g_new0 (gint64, columns->len);
    }
  export.values = values = g_new0 (JinValue, export.n_before + columns->len);
  add_columns (&export);
  return export_ids (&export, ids, progress, data, cancellable, error);
}
