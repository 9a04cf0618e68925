/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/jin-error.h"
#include "exchange/jin-csv-parser.h"
#include "sheet-fixture.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *expected; /* NULL: refused */
} CsvCase;

static const CsvCase cases[] = {
    {"plain", "姓名,性别\n张三,男\n", "1: T:姓名 T:性别\n2: T:张三 T:男\n"},
    {"crlf", "a,b\r\nc,d\r\n", "1: T:a T:b\n2: T:c T:d\n"},
    {"cr", "a,b\rc,d\r", "1: T:a T:b\n2: T:c T:d\n"},
    {"no-last-line-end", "a,b\nc,d", "1: T:a T:b\n2: T:c T:d\n"},
    {"blank-rows", "a\n\n\nb\n", "1: T:a\n4: T:b\n"},
    {"empty-fields", "a,,b,\n,,,\n", "1: T:a - T:b\n"},
    {"tabs", "姓名\t性别\n张三\t男\n", "1: T:姓名 T:性别\n2: T:张三 T:男\n"},
    {"semicolons", "姓名;性别;备注\n张三;男;1,2\n", "1: T:姓名 T:性别 T:备注\n2: T:张三 T:男 T:1,2\n"},
    {"declared", "sep=;\r\na;b,c\r\n", "2: T:a T:b,c\n"},
    {"quotes", "\"a\",\"b,c\",\"d\"\"e\"\n", "1: T:a T:b,c T:d\"e\n"},
    {"quoted-line-end", "\"a\r\nb\",c\nd\n", "1: T:a\r\nb T:c\n2: T:d\n"},
    {"quote-inside", "5\" pipe,b\n", "1: T:5\" pipe T:b\n"},
    {"text-after-quote", "\"a\"b,c\n", "1: T:ab T:c\n"},
    {"empty-quotes", "\"\",a\n", "1: - T:a\n"},
    /* What keeps spreadsheets from eating zeros and long numbers is taken off. */
    {"formula-text", "=\"0123\",\"=\"\"0456\"\"\",=\"1,2\"\n", "1: T:0123 T:0456 T:1,2\n"},
    {"apostrophe-and-tab", "'0123,\t329901193305166776,x\t\n", "1: T:0123 T:329901193305166776 T:x\n"},
    /* A spreadsheet has thrown the digits away: said, not guessed. */
    {"cut-number", "3.29901E+17,1.38E+10,1E3,E+17,3.2E+x\n", "1: Nl:3.29901E+17 Nl:1.38E+10 T:1E3 T:E+17 T:3.2E+x\n"},
    {"leading-zero", "0123,12.50,-3\n", "1: T:0123 T:12.50 T:-3\n"},
    {"spaces-kept", " a , b\n", "1: T: a  T: b\n"},
    {"open-quote", "a,\"b\nc,d\ne,f\n", NULL},
};

static char *
read_text (const char *text,
           gsize       length,
           GError    **error)
{
  g_autoptr (GBytes)      bytes = g_bytes_new (text, length);
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "名单.csv", NULL, error);
  g_autoptr (JinSheet)    sheet = NULL;

  if (workbook == NULL)
    return NULL;
  g_assert_cmpint (jin_workbook_get_kind (workbook), ==, JIN_FILE_TEXT);
  g_assert_cmpstr (jin_workbook_sheet_name (workbook, 0), ==, "名单");
  sheet = jin_workbook_load_sheet (workbook, 0, -1, NULL, error);
  return sheet != NULL ? fixture_tell (workbook) : NULL;
}

static void
test_csv (gconstpointer data)
{
  const CsvCase     *test = data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *told = read_text (test->text, strlen (test->text), &error);

  if (test->expected == NULL)
    g_assert_error (error, JIN_ERROR, JIN_ERROR_FORMAT);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (told, ==, test->expected);
}

static JinSheetVerdict
row_cb (const JinSheet    *sheet,
        const JinSheetRow *row,
        gpointer           data)
{
  for (int i = 0; i < row->n_cells; i++)
    g_string_append_printf (data, "[%s]", row->cells[i].text);
  g_string_append_c (data, '\n');
  return JIN_SHEET_GO_ON;
}

/* The pieces in which text arrives make no difference. */
static void
test_pieces (void)
{
  static const JinSheetVisitor visitor = {.row = row_cb};
  static const char            text[] = "甲,\"乙\"\"丙\r\n丁\"\r\n=\"01\",'02\r\n";

  for (gsize step = 1; step < sizeof text; step++)
    {
      g_autoptr (GString)      told = g_string_new (NULL);
      g_autoptr (JinSheet)     sheet = jin_sheet_new ("x", FALSE);
      g_autoptr (JinSheetSink) sink = jin_sheet_sink_new (sheet, "x", &visitor, told, NULL);
      g_autoptr (JinCsvParser) parser = jin_csv_parser_new (',', sink, "x");

      for (gsize i = 0; i < sizeof text - 1; i += step)
        g_assert_true (jin_csv_parser_feed (parser, text + i, MIN (step, sizeof text - 1 - i), NULL));
      g_assert_true (jin_csv_parser_finish (parser, NULL));
      g_assert_cmpstr (told->str, ==, "[甲][乙\"丙\r\n丁]\n[01][02]\n");
    }
}

static void
test_separator (void)
{
  static const struct
  {
    const char *text;
    char        separator;
  } separators[] = {
      {"a", ','},
      {"a,b\nc,d\n", ','},
      {"a\tb\nc\td\n", '\t'},
      {"a;b\nc;d\n", ';'},
      {"a|b\nc|d\n", '|'},
      /* Commas in quotes do not count; a tab before each ID number is no separator. */
      {"a;\"b,c,d\"\ne;f\n", ';'},
      {"a,\tb,c\nd,\te,f\n", ','},
      /* Commas in the text of a sheet of tabs. */
      {"a\tb\tc,d\ne\tf\tg\n", '\t'},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gboolean declared;

      g_assert_cmpint (jin_csv_guess_separator (separators[i].text, strlen (separators[i].text), &declared), ==, separators[i].separator);
      g_assert_false (declared);
    }
}

/* The same rows from every encoding; what is read is Unicode. */
static void
test_encodings (void)
{
  static const char *const encodings[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize              length;
      g_autofree char   *text = g_convert ("姓名,住址\n张三,文昌路274号\n李㐀,运河路\n", -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autofree char   *told = read_text (text, length, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (told, ==, "1: T:姓名 T:住址\n2: T:张三 T:文昌路274号\n3: T:李㐀 T:运河路\n");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_csv);
    }
  g_test_add_func ("/csv/pieces", test_pieces);
  g_test_add_func ("/csv/separator", test_separator);
  g_test_add_func ("/csv/encodings", test_encodings);
  return g_test_run ();
}
