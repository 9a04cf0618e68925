/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "paper-test.h"
#include "paper/jin-grid-private.h"
#include "paper/jin-list-document.h"

static const char *const names[] = {"张三", "欧阳镕", "赵堃", "孙喆", "钱䶮", "周㐱文", "买买提·艾力"};

/* Columns of F1 as the roster prints them. */
static const struct
{
  const char  *head;
  JinFieldType type;
  const char  *cell;
} columns[] = {
    {"序号", JIN_TYPE_INTEGER, NULL},
    {"姓名", JIN_TYPE_TEXT, NULL},
    {"性别", JIN_TYPE_CHOICE, "男"},
    {"出生日期", JIN_TYPE_DATE, "1941.03.12"},
    {"参加工作时间", JIN_TYPE_DATE, "1958.07"},
    {"原工作单位", JIN_TYPE_TEXT, "市人民政府办公室"},
    {"职级", JIN_TYPE_CHOICE, "副县（处）级"},
    {"现享受待遇", JIN_TYPE_CHOICE, "正县（处）级待遇"},
    {"现住址", JIN_TYPE_TEXT, "人民路128号锦绣花园3幢2单元502室"},
    {"联系电话", JIN_TYPE_PHONE, "13812345678"},
    {"身份证号", JIN_TYPE_ID_NUMBER, "320501********0017"},
    {"慰问金（元）", JIN_TYPE_MONEY, NULL},
};

/* The first @n_columns columns; @n_columns of all of them makes the last one summed. */
static JinTable *
new_table (guint n_rows, guint n_columns, gboolean total)
{
  JinTable *table = jin_table_new ("离退休干部花名册");

  for (guint i = 0; i < n_columns; i++)
    jin_table_add_column (table, columns[i].head, columns[i].type, 10);
  if (total)
    jin_table_set_summed (table, n_columns - 1);
  for (guint i = 0; i < n_rows; i++)
    {
      guint            row = jin_table_add_row (table);
      g_autofree char *number = g_strdup_printf ("%u", row + 1);

      jin_table_set_number (table, row, 0, row + 1, number);
      jin_table_set (table, row, 1, names[i % G_N_ELEMENTS (names)]);
      for (guint column = 2; column < n_columns; column++)
        if (columns[column].type == JIN_TYPE_MONEY)
          jin_table_set_number (table, row, column, 500, "500.00");
        else
          jin_table_set (table, row, column, columns[column].cell);
    }
  return table;
}

static JinDocument *
new_list (guint n_rows, guint n_columns, gboolean total, guint rows_per_page)
{
  g_autoptr (JinTable) table = new_table (n_rows, n_columns, total);
  JinListOptions       options = {"市直老干部局", "按服务管理，截至2026年11月20日", JIN_DATE (2026, 11, 20), rows_per_page, FALSE};
  JinPageSetup         across = jin_page_setup (JIN_PAPER_A4, TRUE);

  return jin_list_document_new (table, &options, &across);
}

/* R107: rows on each page when 22 are asked for. */
static void
test_rows_per_page (void)
{
  static const struct
  {
    guint    n_rows;
    gboolean total;
    guint    pages[4];
    int      n_pages;
  } cases[] = {
      {50, FALSE, {22, 22, 6}, 3},
      {44, FALSE, {22, 22}, 2},
      {44, TRUE, {22, 22, 0}, 3}, /* 合计 takes a row: here alone on the third page */
      {43, TRUE, {22, 21}, 2},
      {22, FALSE, {22}, 1},
      {1, TRUE, {1}, 1},
      {0, FALSE, {0}, 1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinDocument) list = new_list (cases[i].n_rows, 5, cases[i].total, 22);
      guint                   expected_first = 0;

      g_assert_cmpint (jin_document_get_n_pages (list), ==, cases[i].n_pages);
      for (int page = 0; page < cases[i].n_pages; page++)
        {
          guint first;

          g_assert_cmpuint (jin_list_document_get_rows (JIN_LIST_DOCUMENT (list), page, &first), ==, cases[i].pages[page]);
          g_assert_cmpuint (first, ==, expected_first);
          expected_first += cases[i].pages[page];
        }
      paper_test_assert_inside (list);
    }
}

/* As many rows as fit: none lost, none twice, nothing beyond the margins; upright, across, A3. */
static void
test_fitted (void)
{
  static const guint        rows[] = {0, 1, 26, 50, 1000};
  static const JinPaperSize sizes[] = {JIN_PAPER_A4, JIN_PAPER_A3};

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (int landscape = 0; landscape < 2; landscape++)
        {
          g_autoptr (JinDocument) list = new_list (rows[i], G_N_ELEMENTS (columns), TRUE, 0);
          JinPageSetup            setup = jin_page_setup (sizes[size], landscape);
          guint                   next = 0;

          jin_document_set_page_setup (list, &setup);
          for (int page = 0; page < jin_document_get_n_pages (list); page++)
            {
              guint first;
              guint n = jin_list_document_get_rows (JIN_LIST_DOCUMENT (list), page, &first);

              g_assert_cmpuint (first, ==, next);
              next += n;
              /* Only the last page may hold nothing but the total. */
              if (rows[i] > 0 && page + 1 < jin_document_get_n_pages (list))
                g_assert_cmpuint (n, >, 5);
            }
          g_assert_cmpuint (next, ==, rows[i]);
          paper_test_assert_inside (list);
        }
}

/* However many columns: numbers, dates, phones and names keep their line as long as the sheet has room for them at all. */
static void
test_unbroken (void)
{
  static const struct
  {
    guint        n_dates;
    guint        n_texts;
    JinPaperSize size;
    gboolean     landscape;
  } cases[] = {
      {4, 2, JIN_PAPER_A4, FALSE},
      {8, 1, JIN_PAPER_A4, FALSE},  /* 小五 */
      {10, 1, JIN_PAPER_A4, FALSE}, /* 六号 */
      {12, 3, JIN_PAPER_A4, TRUE},
      {14, 6, JIN_PAPER_A3, TRUE},
  };
  g_auto (JinPen) pen = {NULL, NULL};

  jin_pen_init (&pen, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinTable) table = jin_table_new ("名单");
      JinPageSetup         setup = jin_page_setup (cases[i].size, cases[i].landscape);
      g_autoptr (JinGrid)  grid = NULL;

      for (guint column = 0; column < cases[i].n_dates + cases[i].n_texts; column++)
        jin_table_add_column (table, column < cases[i].n_dates ? "出生日期" : "备注", column < cases[i].n_dates ? JIN_TYPE_DATE : JIN_TYPE_TEXT, 10);
      jin_table_add_row (table);
      for (guint column = 0; column < jin_table_n_columns (table); column++)
        jin_table_set (table, 0, column, column < cases[i].n_dates ? "1948.10.26" : "在省城随子女居住");
      grid = jin_grid_new (table, &pen, jin_page_setup_body_width (&setup), 20, 600);
      for (guint column = 0; column < cases[i].n_dates; column++)
        {
          JinLettering cells = {JIN_FACE_SONG, grid->size, PANGO_ALIGN_CENTER, TRUE};

          g_assert_cmpfloat (grid->widths[column], >=, jin_pen_text_width (&pen, &cells, "1948.10.26") + 2 * JIN_GRID_PAD);
        }
    }
}

/* A cell longer than a page is shortened; its row still stands on one page. */
static void
test_long_cell (void)
{
  g_autoptr (JinTable)    table = new_table (3, 7, FALSE);
  g_autoptr (GString)     text = g_string_new (NULL);
  g_autoptr (JinDocument) list = NULL;

  for (int i = 0; i < 2000; i++)
    g_string_append (text, "老同志反映");
  jin_table_set (table, 1, 5, text->str);
  list = jin_list_document_new (table, NULL, NULL);
  g_assert_cmpint (jin_document_get_n_pages (list), ==, 3);
  for (int page = 0; page < 3; page++)
    g_assert_cmpuint (jin_list_document_get_rows (JIN_LIST_DOCUMENT (list), page, NULL), ==, 1);
  paper_test_assert_inside (list);
}

/* A few narrow columns stand upright, a roster goes across. */
static void
test_orientation (void)
{
  static const struct
  {
    guint    n_columns;
    gboolean landscape;
  } cases[] = {{4, FALSE}, {G_N_ELEMENTS (columns), TRUE}};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinTable)    table = new_table (10, cases[i].n_columns, FALSE);
      g_autoptr (JinDocument) list = jin_list_document_new (table, NULL, NULL);
      const JinPageSetup     *setup = jin_document_get_page_setup (list);

      g_assert_cmpint (setup->width > setup->height, ==, cases[i].landscape);
    }
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not among “%s”", words, text);
}

/* What a reader finds: heads on every page, the total on the last, rare characters as they are. */
static void
test_pdf_text (void)
{
  g_autoptr (JinDocument) list = new_list (60, G_N_ELEMENTS (columns), TRUE, 0);
  g_autofree char        *path = paper_test_write_pdf (list);
  int                     n_pages = jin_document_get_n_pages (list);

  g_assert_cmpint (n_pages, >, 2);
  for (int page = 0; page < n_pages; page++)
    {
      g_autofree char *text = paper_test_page_text (path, page);
      g_autofree char *number = g_strdup_printf ("第%d页共%d页", page + 1, n_pages);

      assert_has (text, "姓名");
      assert_has (text, "填表人");
      assert_has (text, number);
      assert_has (text, page == 0 ? "填报单位（盖章）：市直老干部局" : "离退休干部花名册（续）");
      g_assert_cmpint (strstr (text, "合计") != NULL, ==, page == n_pages - 1);
      if (page == n_pages - 1)
        assert_has (text, "30,000.00");
      g_assert_null (strstr (text, "内部资料"));
    }

  g_autofree char *first = paper_test_page_text (path, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_has (first, names[i]);
  assert_has (first, "2026年11月20日");
}

/* Every page of a list with full numbers says that it is for internal use (R94). */
static void
test_unmasked (void)
{
  g_autoptr (JinDocument) list = new_list (60, 5, FALSE, 22);
  g_autofree char        *path = NULL;

  jin_document_set_unmasked (list, TRUE);
  path = paper_test_write_pdf (list);
  for (int page = 0; page < 3; page++)
    {
      g_autofree char *text = paper_test_page_text (path, page);

      assert_has (text, "内部资料注意保存");
    }
  paper_test_assert_inside (list);
}

static void
test_fonts_embedded (void)
{
  g_autoptr (JinDocument) list = new_list (10, 6, FALSE, 0);
  g_autofree char        *path = paper_test_write_pdf (list);
  const char             *argv[] = {"pdffonts", path, NULL};
  g_autofree char        *output = paper_test_run (argv);
  g_auto (GStrv)          lines = g_strsplit (output, "\n", -1);
  guint                   n_fonts = 0;

  /* Two lines of heads, then "name type encoding emb sub uni object ID". */
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      n_fonts++;
      g_assert_true (g_regex_match_simple (" yes (yes|no ) yes +\\d+ +\\d+$", lines[i], 0, 0));
    }
  g_assert_cmpuint (n_fonts, >=, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/list/rows-per-page", test_rows_per_page);
  g_test_add_func ("/paper/list/fitted", test_fitted);
  g_test_add_func ("/paper/list/unbroken", test_unbroken);
  g_test_add_func ("/paper/list/long-cell", test_long_cell);
  g_test_add_func ("/paper/list/orientation", test_orientation);
  g_test_add_func ("/paper/list/pdf-text", test_pdf_text);
  g_test_add_func ("/paper/list/unmasked", test_unmasked);
  g_test_add_func ("/paper/list/fonts-embedded", test_fonts_embedded);
  return g_test_run ();
}
