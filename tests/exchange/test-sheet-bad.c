/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/jin-error.h"
#include "sheet-fixture.h"

/* Opens and reads all; the error that either gave must be of this kind and say these words. */
static void
assert_refused (GBytes     *bytes,
                const char *name,
                JinError    code,
                const char *words)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, name, NULL, &error);
  g_autoptr (JinSheet)    sheet = NULL;

  for (guint i = 0; workbook != NULL && error == NULL && i < jin_workbook_n_sheets (workbook); i++)
    {
      g_clear_pointer (&sheet, jin_sheet_free);
      sheet = jin_workbook_load_sheet (workbook, i, -1, NULL, &error);
    }
  g_assert_error (error, JIN_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "Nothing has been changed."));
}

static void
assert_file_refused (const char *file,
                     JinError    code,
                     const char *words)
{
  g_autofree char   *path = fixture_path (file);
  g_autofree char   *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize              length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new (content, length);
  assert_refused (bytes, file, code, words);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       length;
  JinError    code;
  const char *words;
} BytesCase;

#define BYTES(text) text, sizeof text - 1

/* Files that are something else, whatever their name says. */
static const BytesCase bytes_cases[] = {
    {"empty", BYTES (""), JIN_ERROR_FORMAT, "empty"},
    {"pdf", BYTES ("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), JIN_ERROR_FORMAT, "PDF"},
    {"picture", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0"), JIN_ERROR_FORMAT, "not a spreadsheet"},
    {"rtf", BYTES ("{\\rtf1 x}"), JIN_ERROR_FORMAT, "text document"},
    {"zip-cut", BYTES ("PK\3\4\x14\0\0\0\x08\0"), JIN_ERROR_FORMAT, "cut off"},
    {"csv-zero", BYTES ("name,phone\nabc,12\0003\nname,phone,unit,address,remarks,and,more,and,more,and,more,and,more,and,more,and,more,and,more,and,more\n"), JIN_ERROR_FORMAT, "known encoding"},
    {"csv-half-character", BYTES ("name\xE5\n"), JIN_ERROR_FORMAT, "known encoding"},
    {"csv-false-mark", BYTES ("\xEF\xBB\xBFname\nR\xFE\xD5\n"), JIN_ERROR_FORMAT, "UTF-8"},
    {"csv-open-quote", BYTES ("a,b\n\"c,d\n"), JIN_ERROR_FORMAT, "never closed"},
};

static void
test_bytes (gconstpointer data)
{
  const BytesCase   *test = data;
  g_autoptr (GBytes) bytes = g_bytes_new (test->bytes, test->length);

  assert_refused (bytes, "名单.xlsx", test->code, test->words);
}

static void
test_other_programs (void)
{
  assert_file_refused ("libreoffice.ods", JIN_ERROR_FORMAT, "OpenDocument");
  assert_file_refused ("protected.xls", JIN_ERROR_ENCRYPTED, "password");
  assert_file_refused ("letter.doc", JIN_ERROR_FORMAT, "text document");
}

typedef struct
{
  const char *name;
  FixturePart parts[4];
  JinError    code;
  const char *words;
} PartsCase;

#define SHEET "xl/worksheets/sheet1.xml"
#define TYPES(type) "<Types><Override PartName='/xl/workbook.xml' ContentType='" type "'/></Types>"
#define ROW(cells) "<worksheet><sheetData><row r='1'>" cells "</row></sheetData></worksheet>"

static const PartsCase parts_cases[] = {
    /* Parts that are missing. */
    {"no-content-types", {{"[Content_Types].xml", NULL}}, JIN_ERROR_FORMAT, "zip archive"},
    {"no-root-relations", {{"_rels/.rels", NULL}}, JIN_ERROR_FORMAT, "_rels/.rels"},
    {"no-workbook", {{"xl/workbook.xml", NULL}}, JIN_ERROR_FORMAT, "xl/workbook.xml"},
    {"no-relations", {{"xl/_rels/workbook.xml.rels", NULL}}, JIN_ERROR_FORMAT, "no sheet"},
    {"no-sheet", {{SHEET, NULL}}, JIN_ERROR_FORMAT, SHEET},
    /* Other office documents. */
    {"docx", {{"[Content_Types].xml", TYPES ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")}}, JIN_ERROR_FORMAT, "text document"},
    {"xlsb", {{"[Content_Types].xml", TYPES ("application/vnd.ms-excel.sheet.binary.macroEnabled.main")}}, JIN_ERROR_FORMAT, ".xlsb"},
    {"pptx", {{"[Content_Types].xml", TYPES ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")}}, JIN_ERROR_FORMAT, "not a spreadsheet"},
    {"not-a-workbook", {{"xl/workbook.xml", "<document/>"}}, JIN_ERROR_FORMAT, "not a spreadsheet"},
    /* Broken XML, in each kind of part. */
    {"cut-workbook", {{"xl/workbook.xml", "<workbook><sheets>"}}, JIN_ERROR_FORMAT, "xl/workbook.xml"},
    {"cut-sheet", {{SHEET, "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c>"}}, JIN_ERROR_FORMAT, SHEET},
    {"cut-styles", {{"xl/styles.xml", "<styleSheet><fonts>"}}, JIN_ERROR_FORMAT, "xl/styles.xml"},
    {"cut-strings", {{"xl/sharedStrings.xml", "<sst><si><t>x"}}, JIN_ERROR_FORMAT, "xl/sharedStrings.xml"},
    {"broken-tail", {{SHEET, "<worksheet><sheetData/><mergeCells></worksheet>"}}, JIN_ERROR_FORMAT, SHEET},
    /* Contents that can't be. */
    {"string-number", {{SHEET, ROW ("<c r='A1' t='s'><v>7</v></c>")}}, JIN_ERROR_FORMAT, "sharedStrings"},
    {"wrong-row", {{SHEET, ROW ("<c r='A2'><v>7</v></c>")}}, JIN_ERROR_FORMAT, "A2"},
    {"wrong-ref", {{SHEET, ROW ("<c r='1A'><v>7</v></c>")}}, JIN_ERROR_FORMAT, "1A"},
    {"rows-backwards", {{SHEET, "<worksheet><sheetData><row r='2'/><row r='1'/></sheetData></worksheet>"}}, JIN_ERROR_FORMAT, "damaged"},
    {"too-many-rows", {{SHEET, "<worksheet><sheetData><row r='1048577'/></sheetData></worksheet>"}}, JIN_ERROR_TOO_LARGE, "1,048,576"},
    {"row-overflow", {{SHEET, "<worksheet><sheetData><row r='4294967297'/></sheetData></worksheet>"}}, JIN_ERROR_TOO_LARGE, "1,048,576"},
    {"far-column", {{SHEET, ROW ("<c r='XFD1'><v>7</v></c>")}}, JIN_ERROR_TOO_LARGE, "XFD"},
    /* A document that names itself. */
    {"circle-root", {{"_rels/.rels", "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='_rels/.rels'/></Relationships>"}}, JIN_ERROR_FORMAT, "not a spreadsheet"},
    /* Entities. */
    {"doctype", {{"xl/workbook.xml", "<!DOCTYPE workbook [<!ENTITY a 'b'>]><workbook/>"}}, JIN_ERROR_FORMAT, "document type"},
    {"billion-laughs", {{SHEET, "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><worksheet><sheetData><row r='1'><c t='inlineStr'><is><t>&b;</t></is></c></row></sheetData></worksheet>"}}, JIN_ERROR_FORMAT, "document type"},
    {"external-entity", {{"xl/sharedStrings.xml", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><sst/>"}}, JIN_ERROR_FORMAT, "document type"},
};

static void
test_parts (gconstpointer data)
{
  const PartsCase   *test = data;
  g_autoptr (GBytes) bytes = fixture_xlsx (test->parts);

  assert_refused (bytes, "名单.xlsx", test->code, test->words);
}

/* Mere formatting out to column XFD is no reason to refuse a sheet. */
static void
test_formatted_columns (void)
{
  g_autoptr (GBytes)      bytes = fixture_rows ("<row r='1'><c r='A1'><v>1</v></c><c r='XFD1' s='0'/></row>", "<mergeCells><mergeCell ref='A1:XFD1'/></mergeCells>");
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "x", NULL, NULL);
  g_autoptr (JinSheet)    sheet = jin_workbook_load_sheet (workbook, 0, -1, NULL, NULL);

  g_assert_cmpint (sheet->n_columns, ==, 1);
  g_assert_cmpstr (jin_sheet_text (sheet, 0, 1023), ==, "1");
  g_assert_cmpstr (jin_sheet_text (sheet, 0, 1024), ==, "");
}

/* Parts that refer to each other in a circle, and formulas that do, still have the values that the file keeps. */
static void
test_circles (void)
{
  const FixturePart parts[] = {
      {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
                                     "<Relationship Id='rId2' Type='x/sharedStrings' Target='worksheets/sheet1.xml'/>"
                                     "<Relationship Id='rId3' Type='x/styles' Target='workbook.xml'/></Relationships>"},
      {"xl/worksheets/_rels/sheet1.xml.rels", "<Relationships><Relationship Id='rId9' Type='x/comments' Target='sheet1.xml'/></Relationships>"},
      {SHEET, ROW ("<c r='A1'><f>B1</f><v>1</v></c><c r='B1'><f>A1</f><v>2</v></c><c r='C1'><f t='shared' ref='C1' si='0'>C1</f><v>3</v></c>")},
      {NULL, NULL},
  };
  g_autoptr (GBytes)      bytes = fixture_xlsx (parts);
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "x", NULL, &error);
  g_autoptr (JinSheet)    sheet = NULL;

  g_assert_no_error (error);
  sheet = jin_workbook_load_sheet (workbook, 0, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jin_sheet_text (sheet, 0, 0), ==, "1");
  g_assert_cmpstr (jin_sheet_text (sheet, 0, 2), ==, "3");
}

static long
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* In a process of its own, so that its memory can be told from what the file itself takes. */
static void
assert_cheaply_refused (GBytes     *bytes,
                        const char *name,
                        JinError    code,
                        const char *words)
{
  pid_t child = fork ();
  int   status;

  if (child == 0)
    {
      const long before = peak_kib ();

      assert_refused (bytes, name, code, words);
      _exit (peak_kib () - before < 16 * 1024 ? EXIT_SUCCESS : EXIT_FAILURE);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == EXIT_SUCCESS);
  g_bytes_unref (bytes);
}

/* Cells of 10 MB, 16,384 columns, rows of a hundred thousand merges: refused with bounded memory. */
static void
test_large (void)
{
  g_autoptr (GString) wide = g_string_new ("<row r='1'>");
  g_autofree char    *letters = g_strnfill (10 << 20, 'x');
  g_autofree char    *cell = g_strdup_printf ("<row r='1'><c r='A1' t='inlineStr'><is><t>%s</t></is></c></row>", letters);
  g_autofree char    *shared = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", letters);
  g_autofree char    *field = g_strdup_printf ("a,%s\n", letters);
  g_autoptr (GString) merges = g_string_new ("<mergeCells>");
  const FixturePart   parts[] = {{"xl/sharedStrings.xml", shared}, {NULL, NULL}};

  for (int i = 0; i < 16384; i++)
    g_string_append (wide, "<c><v>1</v></c>");
  g_string_append (wide, "</row>");
  for (int i = 0; i < 100000; i++)
    g_string_append (merges, "<mergeCell ref='A1:XFD1048576'/>");
  g_string_append (merges, "</mergeCells>");

  assert_cheaply_refused (fixture_rows (wide->str, ""), "宽.xlsx", JIN_ERROR_TOO_LARGE, "1,024 columns");
  assert_cheaply_refused (fixture_rows (cell, ""), "长.xlsx", JIN_ERROR_TOO_LARGE, "1 MB");
  assert_cheaply_refused (fixture_xlsx (parts), "长.xlsx", JIN_ERROR_TOO_LARGE, "1 MB");
  assert_cheaply_refused (g_bytes_new (field, strlen (field)), "长.csv", JIN_ERROR_TOO_LARGE, "1 MB");
  assert_cheaply_refused (fixture_rows ("<row r='1'><c><v>1</v></c></row>", merges->str), "并.xlsx", JIN_ERROR_FORMAT, "mergeCells");
}

/* A zip bomb: 100 MB of blanks that pack into 100 KB.  Refusing it takes next to no memory. */
static void
test_bomb (void)
{
  char   *blanks = g_strnfill (100 << 20, ' ');
  GBytes *bytes;

  memcpy (blanks, "<worksheet>", strlen ("<worksheet>"));
  bytes = fixture_xlsx ((const FixturePart[]){{SHEET, blanks}, {NULL, NULL}});
  g_free (blanks);
  assert_cheaply_refused (bytes, "炸.xlsx", JIN_ERROR_TOO_LARGE, "unreasonably large");
}

/* A good file cut off at any place is refused, and never crashes the reader. */
static void
test_cut (void)
{
  g_autofree char *path = fixture_path ("openpyxl.xlsx");
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize cut = 4; cut < length; cut += 97)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (content, cut);

      assert_refused (bytes, "断.xlsx", JIN_ERROR_FORMAT, "cut off");
    }
}

/* A flipped bit anywhere gives an error or a sheet, never a crash. */
static void
test_flipped (void)
{
  g_autofree char *path = fixture_path ("openpyxl.xlsx");
  g_autofree char *content = NULL;
  gsize            length;
  int              n_refused = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize at = 4; at < length; at += 13)
    {
      g_autoptr (GBytes)      bytes = NULL;
      g_autoptr (GError)      error = NULL;
      g_autoptr (JinWorkbook) workbook = NULL;
      g_autoptr (JinSheet)    sheet = NULL;

      content[at] ^= 0x10;
      bytes = g_bytes_new (content, length);
      content[at] ^= 0x10;
      workbook = jin_workbook_open_bytes (bytes, "坏.xlsx", NULL, &error);
      if (workbook != NULL)
        sheet = jin_workbook_load_sheet (workbook, 0, -1, NULL, &error);
      n_refused += error != NULL;
      g_assert_true ((sheet == NULL) == (error != NULL));
    }
  g_assert_cmpint (n_refused, >, 100);
}

static void
test_paths (void)
{
  static const struct
  {
    const char *path;
    JinError    code;
  } cases[] = {
      {"/nonexistent/名单.xlsx", JIN_ERROR_NOT_FOUND},
      {"/", JIN_ERROR_FORMAT},
      {"/dev/zero", JIN_ERROR_FORMAT},
  };
  g_autofree char   *large = g_build_filename (g_get_tmp_dir (), "jinqiu-large-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  int                fd = g_mkstemp (large);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (jin_workbook_open (cases[i].path, NULL, &error));
      g_assert_error (error, JIN_ERROR, (int)cases[i].code);
      g_clear_error (&error);
    }
  /* Larger than any ledger; the file is sparse and never read. */
  g_assert_cmpint (ftruncate (fd, (off_t)1 << 30), ==, 0);
  g_close (fd, NULL);
  g_assert_null (jin_workbook_open (large, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_TOO_LARGE);
  g_unlink (large);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bytes_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/bad/bytes/", bytes_cases[i].name, NULL);

      g_test_add_data_func (path, &bytes_cases[i], test_bytes);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/bad/parts/", parts_cases[i].name, NULL);

      g_test_add_data_func (path, &parts_cases[i], test_parts);
    }
  g_test_add_func ("/sheet/bad/other-programs", test_other_programs);
  g_test_add_func ("/sheet/bad/formatted-columns", test_formatted_columns);
  g_test_add_func ("/sheet/bad/circles", test_circles);
  g_test_add_func ("/sheet/bad/large", test_large);
  g_test_add_func ("/sheet/bad/bomb", test_bomb);
  g_test_add_func ("/sheet/bad/cut", test_cut);
  g_test_add_func ("/sheet/bad/flipped", test_flipped);
  g_test_add_func ("/sheet/bad/paths", test_paths);
  return g_test_run ();
}
