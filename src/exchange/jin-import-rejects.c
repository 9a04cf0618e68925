/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "exchange/jin-import-private.h"
#include "exchange/jin-table-writer.h"

/* The rows that were not imported, as they stand in the file, with where they stand and why: mended there, the file can be
 * imported again. */

#define HEAD_SHEET "工作表"
#define HEAD_ROW "行号"
#define HEAD_REASON "未导入原因"
#define WIDTH_REASON 40

static gboolean
is_reject (const JinImportRow *row)
{
  return row->verdict != JIN_IMPORT_SAME && !jin_import_row_is_written (row);
}

/* Every heading of any sheet once, in the order met. */
static GPtrArray *
all_heads (JinImport *self)
{
  GPtrArray *heads = g_ptr_array_new ();

  for (guint s = 0; s < self->sheets->len; s++)
    {
      const JinImportSheet *sheet = self->sheets->pdata[s];

      for (guint c = 0; sheet->included && c < sheet->columns->len; c++)
        {
          char *head = g_array_index (sheet->columns, JinImportColumn, c).head;

          if (!g_ptr_array_find_with_equal_func (heads, head, g_str_equal, NULL))
            g_ptr_array_add (heads, head);
        }
    }
  return heads;
}

static gboolean
write_row (JinImport      *self,
           JinTableWriter *writer,
           guint           index,
           GPtrArray      *heads,
           GError        **error)
{
  const JinImportRow   *row = jin_import_get_row (self, index);
  const JinImportSheet *sheet = self->sheets->pdata[row->sheet];
  g_autofree JinCell   *cells = g_new (JinCell, sheet->columns->len);
  g_autofree JinValue  *values = g_new0 (JinValue, heads->len + 3);
  gboolean              ok;

  jin_import_get_cells (self, index, cells, sheet->columns->len);
  values[0] = jin_value_text (sheet->preview->name);
  values[1] = jin_value_int (row->row + 1);
  values[2] = jin_value_text (row->remarks);
  for (guint c = 0; c < sheet->columns->len; c++)
    {
      guint place;

      if (g_ptr_array_find_with_equal_func (heads, g_array_index (sheet->columns, JinImportColumn, c).head, g_str_equal, &place))
        values[3 + place] = jin_value_text (cells[c].text);
    }
  ok = jin_table_writer_add_row (writer, values, error);
  for (guint i = 0; i < heads->len + 3; i++)
    jin_value_clear (&values[i]);
  return ok;
}

gboolean
jin_import_write_rejects (JinImport  *self,
                          const char *path,
                          GError    **error)
{
  g_autoptr (GPtrArray)      heads = NULL;
  g_autoptr (JinTableWriter) writer = NULL;

  g_return_val_if_fail (JIN_IS_IMPORT (self) && path != NULL, FALSE);

  heads = all_heads (self);
  writer = jin_table_writer_new (path, NULL, error);
  if (writer == NULL)
    return FALSE;
  jin_table_writer_add_column (writer, HEAD_SHEET, JIN_TYPE_TEXT, 12);
  jin_table_writer_add_column (writer, HEAD_ROW, JIN_TYPE_INTEGER, 6);
  jin_table_writer_add_column (writer, HEAD_REASON, JIN_TYPE_TEXT, WIDTH_REASON);
  for (guint i = 0; i < heads->len; i++)
    jin_table_writer_add_column (writer, heads->pdata[i], JIN_TYPE_TEXT, 0);
  for (guint i = 0; i < self->plan->len; i++)
    if (is_reject (jin_import_get_row (self, i)) && !write_row (self, writer, i, heads, error))
      return FALSE;
  return jin_table_writer_finish (writer, error);
}
