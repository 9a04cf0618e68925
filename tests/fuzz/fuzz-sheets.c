/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/jin-sheet-reader.h"
#include "fuzz.h"

#include <string.h>

/* What every cell of every sheet must be, however bad the file. */
static JinSheetVerdict
row_cb (const JinSheet *sheet, const JinSheetRow *row, gpointer data)
{
  int *last = data;

  g_assert_cmpint (row->index, >, *last);
  *last = row->index;
  for (int i = 0; i < row->n_cells; i++)
    {
      g_assert_true (g_utf8_validate (row->cells[i].text, -1, NULL));
      if (row->cells[i].kind == JIN_CELL_DATE)
        jin_cell_date (&row->cells[i]);
    }
  return JIN_SHEET_GO_ON;
}

static JinSheetVerdict
begin_cb (const JinSheet *sheet, gpointer data)
{
  *(int *)data = -1;
  g_assert_true (g_utf8_validate (sheet->name, -1, NULL));
  return JIN_SHEET_GO_ON;
}

void
fuzz_read (GBytes *bytes, const char *name)
{
  static const JinSheetVisitor visitor = {.begin = begin_cb, .row = row_cb};
  g_autoptr (GError)           error = NULL;
  g_autoptr (JinWorkbook)      workbook = jin_workbook_open_bytes (bytes, name, NULL, &error);
  int                          last = -1;

  /* Either it can be read, or it is said why not. */
  if (workbook != NULL)
    g_assert_true (jin_workbook_read (workbook, -1, &visitor, &last, NULL, &error) == (error == NULL));
  else
    g_assert_nonnull (error);
}
