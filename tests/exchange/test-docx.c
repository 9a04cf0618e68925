/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <zip.h>

#include "exchange/jin-docx-parts.h"
#include "exchange/jin-table-writer.h"

/* A .docx is read back by its XML: what stands in which cell, how wide columns are, what repeats. */

typedef struct
{
  GString *text;    /* paragraphs outside the table, then rows "a|b|c", a line each */
  int      n_heads; /* rows that repeat */
  int      n_rows;
  int      n_uncut;
  int      grid; /* sum of the columns' widths */
  int      n_columns;
  int      page_width, page_height;
  gboolean in_cell, in_text;
} Reading;

static int
number_of (const char **names, const char **values, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return (int)g_ascii_strtoll (values[i], NULL, 10);
  return 0;
}

static void
start_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data, GError **error)
{
  Reading *reading = data;

  if (g_str_equal (name, "w:tr"))
    reading->n_rows++;
  else if (g_str_equal (name, "w:tblHeader"))
    reading->n_heads++;
  else if (g_str_equal (name, "w:cantSplit"))
    reading->n_uncut++;
  else if (g_str_equal (name, "w:tc"))
    reading->in_cell = TRUE;
  else if (g_str_equal (name, "w:t"))
    reading->in_text = TRUE;
  else if (g_str_equal (name, "w:br"))
    g_string_append_c (reading->text, '/');
  else if (g_str_equal (name, "w:tab") && number_of (names, values, "w:pos") == 0)
    g_string_append_c (reading->text, '>');
  else if (g_str_equal (name, "w:gridCol"))
    {
      reading->grid += number_of (names, values, "w:w");
      reading->n_columns++;
    }
  else if (g_str_equal (name, "w:pgSz"))
    {
      reading->page_width = number_of (names, values, "w:w");
      reading->page_height = number_of (names, values, "w:h");
    }
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reading *reading = data;

  if (g_str_equal (name, "w:t"))
    reading->in_text = FALSE;
  else if (g_str_equal (name, "w:tc"))
    {
      reading->in_cell = FALSE;
      g_string_append_c (reading->text, '|');
    }
  else if (g_str_equal (name, "w:tr") || (g_str_equal (name, "w:p") && !reading->in_cell))
    g_string_append_c (reading->text, '\n');
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  if (((Reading *)data)->in_text)
    g_string_append_len (((Reading *)data)->text, text, (gssize)length);
}

static char *
read_part (const char *path, const char *name)
{
  zip_t      *zip = zip_open (path, ZIP_RDONLY, NULL);
  zip_stat_t  stat;
  zip_file_t *file;
  char       *content;

  g_assert_nonnull (zip);
  g_assert_cmpint (zip_stat (zip, name, 0, &stat), ==, 0);
  content = g_malloc0 (stat.size + 1);
  file = zip_fopen (zip, name, 0);
  g_assert_cmpint (zip_fread (file, content, stat.size), ==, stat.size);
  zip_fclose (file);
  zip_discard (zip);
  return content;
}

/* Every part has to be well-formed; what the document says goes into @reading. */
static void
read_docx (const char *path, const char *name, Reading *reading)
{
  static const GMarkupParser      parser = {start_cb, end_cb, text_cb};
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, reading, NULL);
  g_autofree char                *content = read_part (path, name);
  g_autoptr (GError)              error = NULL;

  g_markup_parse_context_parse (context, content, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

#define TEXT(t)                                   \
  {                                               \
    .kind = JIN_VALUE_TEXT, .u.text = (char *)(t) \
  }

static char *
temporary_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jinqiu-docx-XXXXXX", NULL);

  return g_build_filename (folder, "名单.docx", NULL);
}

static void
remove_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  /* Nothing else was left there. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static const JinValue rows[][4] = {
    {TEXT ("张三"), TEXT ("13800138000"), {.kind = JIN_VALUE_DATE, .u.date = {1948, 10, 0}}, {.kind = JIN_VALUE_INT, .u.integer = 30000}},
    {TEXT ("李<四> & \"五\"\n(女)\x01"), {JIN_VALUE_NONE, {0}}, {JIN_VALUE_NONE, {0}}, {.kind = JIN_VALUE_INT, .u.integer = -5}},
};

static void
write_list (const char *path, gboolean unmasked, int n_more)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (JinTableWriter) writer = jin_table_writer_new (path, "慰问名单", &error);
  JinTableFrame              frame = {"市委老干部局", JIN_DATE (2026, 11, 20), unmasked};

  g_assert_no_error (error);
  g_assert_true (jin_table_writer_is_paper (writer));
  jin_table_writer_set_frame (writer, &frame);
  jin_table_writer_add_column (writer, "姓名", JIN_TYPE_TEXT, 0);
  jin_table_writer_add_column (writer, "联系电话", JIN_TYPE_PHONE, 40);
  jin_table_writer_add_column (writer, "出生", JIN_TYPE_DATE, 0);
  jin_table_writer_add_column (writer, "慰问金", JIN_TYPE_MONEY, 0);
  for (int i = 0; i < n_more; i++)
    jin_table_writer_add_column (writer, "家庭住址", JIN_TYPE_TEXT, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree JinValue *values = g_new0 (JinValue, 4 + n_more);

      memcpy (values, rows[i], sizeof rows[i]);
      for (int c = 0; c < n_more; c++)
        values[4 + c] = (JinValue)TEXT ("江苏省扬州市仪征市真州镇万年南路一百二十八号三单元");
      g_assert_true (jin_table_writer_add_row (writer, values, &error));
    }
  g_assert_true (jin_table_writer_finish (writer, &error));
  g_assert_no_error (error);
}

/* Every cell comes back; heads repeat, no row is cut, the columns fill an upright A4. */
static void
test_list (void)
{
  g_autofree char *path = temporary_path ();
  g_autofree char *foot = NULL;
  Reading          reading = {.text = g_string_new (NULL)};

  write_list (path, FALSE, 0);
  read_docx (path, "word/document.xml", &reading);
  g_assert_cmpstr (reading.text->str, ==,
                   "慰问名单\n"
                   "填报单位（盖章）：市委老干部局>填报日期：2026年11月20日\n"
                   "姓名|联系电话|出生|慰问金|\n"
                   "张三|13800138000|1948.10|300.00|\n"
                   "李<四> & \"五\"/(女)|||-0.05|\n"
                   "\n");
  g_assert_cmpint (reading.n_heads, ==, 1);
  g_assert_cmpint (reading.n_rows, ==, 3);
  g_assert_cmpint (reading.n_uncut, ==, 3);
  g_assert_cmpint (reading.grid, ==, jin_docx_body_width (FALSE));
  g_assert_cmpint (reading.page_width, <, reading.page_height);
  foot = read_part (path, "word/footer1.xml");
  g_assert_nonnull (strstr (foot, "NUMPAGES"));
  g_string_free (reading.text, TRUE);
  remove_file (path);
}

/* R104: the faces of official paper, each with another to stand in for it. */
static void
test_parts (void)
{
  static const char *const parts[] = {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/styles.xml",
                                      "word/fontTable.xml", "word/header1.xml", "word/footer1.xml", "word/_rels/document.xml.rels"};
  g_autofree char         *path = temporary_path ();
  g_autofree char         *fonts = NULL;
  g_autofree char         *styles = NULL;

  write_list (path, FALSE, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      Reading reading = {.text = g_string_new (NULL)};

      read_docx (path, parts[i], &reading);
      g_string_free (reading.text, TRUE);
    }
  fonts = read_part (path, "word/fontTable.xml");
  styles = read_part (path, "word/styles.xml");
  for (const char *const *face = (const char *const[]){"方正小标宋简体", "仿宋_GB2312", "黑体", "宋体", NULL}; *face != NULL; face++)
    {
      g_autofree char *font = g_strdup_printf ("w:name=\"%s\"><w:altName", *face);
      g_autofree char *use = g_strdup_printf ("w:eastAsia=\"%s\"", *face);

      g_assert_nonnull (strstr (fonts, font));
      g_assert_nonnull (strstr (styles, use));
    }
  remove_file (path);
}

/* Many long columns turn the sheet; the numbers keep their line, the texts give way. */
static void
test_wide (void)
{
  g_autofree char *path = temporary_path ();
  g_autofree char *document = NULL;
  Reading          reading = {.text = g_string_new (NULL)};
  const char      *grid;
  int              widths[8];

  write_list (path, FALSE, 4);
  read_docx (path, "word/document.xml", &reading);
  g_assert_cmpint (reading.page_width, >, reading.page_height);
  g_assert_cmpint (reading.grid, ==, jin_docx_body_width (TRUE));
  g_assert_cmpint (reading.n_columns, ==, 8);
  document = read_part (path, "word/document.xml");
  grid = document;
  for (int i = 0; i < 8; i++)
    {
      grid = strstr (grid, "<w:gridCol w:w=\"") + strlen ("<w:gridCol w:w=\"");
      widths[i] = (int)g_ascii_strtoll (grid, NULL, 10);
    }
  /* Eleven digits of 五号, in whatever face stands in for 仿宋. */
  g_assert_cmpint (widths[1], >=, 11 * JIN_TWIPS_PT (6.3));
  /* The address has 50 of them, and not nearly the room. */
  g_assert_cmpint (widths[5], <, 50 * JIN_TWIPS_PT (5.25));
  g_string_free (reading.text, TRUE);
  remove_file (path);
}

/* R94: full data says so in the head of every page. */
static void
test_unmasked (void)
{
  g_autofree char *path = temporary_path ();
  g_autofree char *head = NULL;
  g_autofree char *document = NULL;

  write_list (path, TRUE, 0);
  head = read_part (path, "word/header1.xml");
  document = read_part (path, "word/document.xml");
  g_assert_nonnull (strstr (head, "内部资料　注意保存"));
  g_assert_nonnull (strstr (document, "w:headerReference"));
  remove_file (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx/list", test_list);
  g_test_add_func ("/docx/parts", test_parts);
  g_test_add_func ("/docx/wide", test_wide);
  g_test_add_func ("/docx/unmasked", test_unmasked);
  return g_test_run ();
}
