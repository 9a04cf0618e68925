/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "sheet-fixture.h"

/* The same roster from two programs (data/make-sheets.py), a third one's workbook, and the sheets of real offices. */

static JinWorkbook *
open_file (const char *name)
{
  g_autofree char   *path = fixture_path (name);
  g_autoptr (GError) error = NULL;
  JinWorkbook       *workbook = jin_workbook_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (jin_workbook_get_path (workbook), ==, path);
  return workbook;
}

static const struct
{
  int         row, column;
  JinCellKind kind;
  const char *text;
  guint       flags;
} cells[] = {
    {0, 0, JIN_CELL_TEXT, "离退休干部花名册", JIN_CELL_MERGED},
    {0, 7, JIN_CELL_TEXT, "离退休干部花名册", JIN_CELL_COVERED | JIN_CELL_HIDDEN_COLUMN},
    {2, 1, JIN_CELL_TEXT, "姓名", JIN_CELL_COVERED},
    {1, 6, JIN_CELL_TEXT, "党内情况", JIN_CELL_COVERED},
    {2, 5, JIN_CELL_TEXT, "入党时间", 0},
    {3, 0, JIN_CELL_NUMBER, "1", 0},
    {3, 1, JIN_CELL_TEXT, "张　三", 0},
    {3, 2, JIN_CELL_NUMBER, "1948.10", 0},
    {3, 3, JIN_CELL_TEXT, "329901194810055671", 0},
    {3, 4, JIN_CELL_DATE, "2008年10月", 0},
    {3, 5, JIN_CELL_DATE, "一九七二年五月十六日", 0},
    {3, 6, JIN_CELL_NUMBER, "0.5%", 0},
    {4, 1, JIN_CELL_TEXT, "李四", JIN_CELL_COMMENT},
    {4, 3, JIN_CELL_NUMBER, "329901193902273024", JIN_CELL_LONG_NUMBER},
    {4, 4, JIN_CELL_DATE, "1994/2/1", 0},
    {5, 1, JIN_CELL_TEXT, "王五", JIN_CELL_STRUCK},
    {5, 2, JIN_CELL_DATE, "1941年3月12日", 0},
    {5, 3, JIN_CELL_TEXT, "'329901194103125890", 0},
    {5, 6, JIN_CELL_BOOLEAN, "TRUE", 0},
    {6, 1, JIN_CELL_TEXT, "赵六", JIN_CELL_HIDDEN_ROW},
    {6, 4, JIN_CELL_DATE, "2010/5/6 9:30", JIN_CELL_HIDDEN_ROW},
};

/* LibreOffice has computed the formulas and rewritten the styles; the rest must be the same. */
static void
test_roster (gconstpointer data)
{
  const char             *name = data;
  const gboolean          computed = g_str_has_prefix (name, "libreoffice");
  g_autoptr (JinWorkbook) workbook = open_file (name);
  g_autoptr (JinSheet)    sheet = jin_workbook_load_sheet (workbook, 0, -1, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const JinCell *cell = jin_sheet_cell (sheet, cells[i].row, cells[i].column);

      g_test_message ("%d, %d", cells[i].row, cells[i].column);
      g_assert_cmpstr (cell->text, ==, cells[i].text);
      g_assert_cmpint (cell->kind, ==, cells[i].kind);
      /* LibreOffice writes TRUE as a formula. */
      g_assert_cmphex (cell->flags & ~(cell->kind == JIN_CELL_BOOLEAN ? JIN_CELL_FORMULA : 0u), ==, cells[i].flags);
    }
  if (computed)
    {
      g_assert_cmpstr (jin_sheet_text (sheet, 3, 7), ==, "77");
      g_assert_cmpint (jin_sheet_cell (sheet, 3, 7)->flags & JIN_CELL_FORMULA, !=, 0);
      g_assert_cmpint (jin_sheet_cell (sheet, 6, 7)->kind, ==, JIN_CELL_ERROR);
    }
  else
    {
      g_assert_cmpint (jin_sheet_cell (sheet, 3, 7)->kind, ==, JIN_CELL_ERROR);
      g_assert_cmpstr (jin_sheet_text (sheet, 3, 7), ==, JIN_CELL_NO_RESULT);
    }

  g_assert_cmpint (sheet->n_rows, ==, 7);
  g_assert_cmpint (sheet->n_hidden_rows, ==, 1);
  g_assert_cmpint (sheet->n_hidden_columns, ==, 1);
  g_assert_cmpint (sheet->n_struck, ==, 1);
  g_assert_cmpint (sheet->n_comments, ==, 1);
  g_assert_cmpuint (sheet->merges->len, ==, 8);
  g_assert_cmpuint (jin_workbook_n_sheets (workbook), ==, 2);
  g_assert_true (jin_workbook_sheet_is_hidden (workbook, 1));
}

/* The grey row is one row of one colour, with its colour; the red name is ink. */
static void
test_colours (gconstpointer data)
{
  g_autoptr (JinWorkbook) workbook = open_file (data);
  g_autoptr (JinSheet)    sheet = jin_workbook_load_sheet (workbook, 0, -1, NULL, NULL);
  int                     n_fills = 0, n_inks = 0;

  for (guint i = 1; i < sheet->colours->len; i++)
    {
      const JinSheetColour *colour = &g_array_index (sheet->colours, JinSheetColour, i);

      if (colour->n_fill_rows > 0)
        {
          g_assert_cmphex (colour->rgb, ==, 0xC0C0C0);
          g_assert_cmpint (colour->n_fill_rows, ==, 1);
          g_assert_cmpint (colour->n_fill_cells, >=, 7);
          n_fills++;
        }
      if (colour->n_ink_rows > 0)
        {
          g_assert_cmphex (colour->rgb, ==, 0xFF0000);
          g_assert_cmpint (colour->n_ink_cells, ==, 1);
          n_inks++;
        }
    }
  g_assert_cmpint (n_fills, ==, 1);
  g_assert_cmpint (n_inks, ==, 1);
}

/* A workbook of a third program, with runs in its shared strings and the container for more than 4 GB (ZIP64). */
static void
test_xlsxwriter (void)
{
  g_autofree char        *folder = g_dir_make_tmp ("jinqiu-files-XXXXXX", NULL);
  g_autofree char        *path = g_build_filename (folder, "x.xlsx", NULL);
  lxw_workbook_options    options = {.use_zip64 = LXW_TRUE};
  lxw_workbook           *book = workbook_new_opt (path, &options);
  lxw_worksheet          *sheet = workbook_add_worksheet (book, "一支部");
  lxw_format             *month = workbook_add_format (book);
  lxw_format             *struck = workbook_add_format (book);
  lxw_format             *yellow = workbook_add_format (book);
  lxw_row_col_options     hidden = {.hidden = 1};
  lxw_rich_string_tuple   one = {.string = (char *)"张"}, other = {.format = struck, .string = (char *)"三"};
  lxw_rich_string_tuple  *runs[] = {&one, &other, NULL};
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = NULL;
  g_autofree char        *told = NULL;

  format_set_num_format (month, "yyyy\"年\"m\"月\"");
  format_set_font_strikeout (struck);
  format_set_bg_color (yellow, LXW_COLOR_YELLOW);
  worksheet_merge_range (sheet, 0, 0, 0, 2, "名册", NULL);
  worksheet_write_rich_string (sheet, 1, 0, runs, NULL);
  worksheet_write_number (sheet, 1, 1, 17811, month);
  worksheet_write_formula_num (sheet, 1, 2, "=A1*2", NULL, 84);
  worksheet_write_boolean (sheet, 1, 3, 1, NULL);
  worksheet_write_string (sheet, 2, 0, "李四", yellow);
  worksheet_write_comment (sheet, 2, 0, "迁出");
  worksheet_write_string (sheet, 2, 1, "=1+1", struck);
  worksheet_write_blank (sheet, 2, 2, yellow);
  worksheet_set_row_opt (sheet, 2, LXW_DEF_ROW_HEIGHT, NULL, &hidden);
  worksheet_set_column_opt (sheet, 3, 3, 8, NULL, &hidden);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

  workbook = jin_workbook_open (path, NULL, &error);
  g_assert_no_error (error);
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==,
                   "1: Tm:名册 Tc:名册 Tc:名册\n"
                   "2: Ts:张三 DM:1948年10月 Nf:84 Bv:TRUE\n"
                   "3: Tnh#1:李四 Tsh:=1+1\n");
  g_unlink (path);
  g_rmdir (folder);
}

/* The samples: their size, and a cell that shows that they are read as people see them. */
static void
test_samples (void)
{
  static const struct
  {
    const char *name;
    const char *encoding;
    int         n_rows, n_columns;
    int         row, column;
    const char *text;
  } samples[] = {
      {"花名册-样表.xlsx", "UTF-8", 92, 20, 4, 8, "1993年9月"},
      {"组织生活台账-2025.xlsx", "UTF-8", 139, 10, 4, 4, "2025-06-25 09:00"},
      {"流动党员台账-样表.xlsx", "UTF-8", 33, 13, 2, 3, "329901193309042471"},
      {"党员名单-GBK.csv", "GB18030", 41, 10, 1, 3, "329901193305166776"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (JinWorkbook) workbook = open_file (samples[i].name);
      g_autoptr (JinSheet)    sheet = jin_workbook_load_sheet (workbook, 0, -1, NULL, NULL);

      g_assert_cmpstr (jin_workbook_get_encoding (workbook), ==, samples[i].encoding);
      g_assert_cmpint (sheet->n_rows, ==, samples[i].n_rows);
      g_assert_cmpint (sheet->n_columns, ==, samples[i].n_columns);
      g_assert_cmpstr (jin_sheet_text (sheet, samples[i].row, samples[i].column), ==, samples[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sheet/files/openpyxl", "openpyxl.xlsx", test_roster);
  g_test_add_data_func ("/sheet/files/libreoffice", "libreoffice.xlsx", test_roster);
  g_test_add_data_func ("/sheet/files/libreoffice-xls", "libreoffice.xls", test_roster);
  g_test_add_data_func ("/sheet/files/colours/openpyxl", "openpyxl.xlsx", test_colours);
  g_test_add_data_func ("/sheet/files/colours/libreoffice", "libreoffice.xlsx", test_colours);
  g_test_add_data_func ("/sheet/files/colours/libreoffice-xls", "libreoffice.xls", test_colours);
  g_test_add_func ("/sheet/files/xlsxwriter", test_xlsxwriter);
  g_test_add_func ("/sheet/files/samples", test_samples);
  return g_test_run ();
}
