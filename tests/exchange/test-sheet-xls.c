/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/jin-error.h"
#include "exchange/jin-xls-record.h"
#include "sheet-fixture.h"

/* Workbooks of Excel 97–2003, record by record; a whole one of another program is read in test-sheet-files.c. */

/* ---- making them ---- */

#define BOF_GLOBALS "0908 08000006050000000000"
#define BOF_SHEET "0908 08000006100000000000"
#define EOF_RECORD "0A00 0000"

/* "FD00 0A00 0102…": a workbook stream in hexadecimal digits, blanks left out. */
static GByteArray *
parse_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (const char *p = hex; *p != '\0'; p++)
    {
      guint8 byte;

      if (*p == ' ')
        continue;
      byte = (guint8)(g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));
      g_byte_array_append (bytes, &byte, 1);
      p++;
    }
  return bytes;
}

/* A workbook of one sheet called 甲, in a compound file. */
static GBytes *
make_xls (const char *globals,
          const char *rows)
{
  g_autofree char *before = g_strconcat (BOF_GLOBALS, globals, NULL);
  g_autofree char *behind = g_strconcat (EOF_RECORD, BOF_SHEET, rows, EOF_RECORD, NULL);
  GByteArray      *stream = parse_hex (before);
  GByteArray      *rest = parse_hex (behind);
  guint8           sheet[] = {0x85, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0x32, 0x75}; /* BOUNDSHEET */
  guint32          start = stream->len + sizeof sheet + 4;
  GBytes          *bytes;

  sheet[4] = start & 0xff;
  sheet[5] = start >> 8 & 0xff;
  g_byte_array_append (stream, sheet, sizeof sheet);
  g_byte_array_append (stream, rest->data, rest->len);
  bytes = fixture_compound ("Workbook", stream->data, stream->len);
  g_byte_array_unref (stream);
  g_byte_array_unref (rest);
  return bytes;
}

/* ---- what is read ---- */

typedef struct
{
  const char *name;
  const char *globals, *rows;
  const char *expected;
} RowsCase;

/* Two looks: number 0 plain, number 1 of format 164. */
#define TWO_LOOKS(code) "1E04" code "E000 1400 0000 0000 00000000000000000000000000000000 E000 1400 0000 A400 00000000000000000000000000000000"

static const RowsCase rows_cases[] = {
    /* RK: an integer, hundredths of one, the upper half of a double; 5, 1.23, 0.5. */
    {"rk", "", "7E02 0A00 0000 0000 0000 16000000  7E02 0A00 0000 0100 0000 EF010000  7E02 0A00 0000 0200 0000 0000E03F",
     "1: N:5 N:1.23 N:0.5\n"},
    /* Several side by side, from column B on. */
    {"mulrk", "", "BD00 1200 0000 0100 0000 06000000 0000 0A000000 0200", "1: - N:1 N:2\n"},
    /* A double, TRUE and #N/A. */
    {"number-boolean-error", "", "0302 0E00 0000 0000 0000 9A99999999709E40  0502 0800 0000 0100 0000 0100  0502 0800 0000 0200 0000 2A01",
     "1: N:1948.15 B:TRUE E:#N/A\n"},
    /* 0.00 shows 1948.1 as 1948.10: the tenth month. */
    {"displayed", TWO_LOOKS ("0900 A400 0400 00 302E3030"), "0302 0E00 0000 0000 0100 6666666666709E40", "1: N:1948.10\n"},
    /* yyyy"年"m"月" shows a month, whatever day lies below it. */
    {"month", TWO_LOOKS ("1B00 A400 0B00 01 79007900790079002200745E22006D00220008672200"), "0302 0E00 0000 0000 0100 000000000064D140", "1: DM:1948年10月\n"},
    /* The same day counted from 1904. */
    {"1904", "2200 0200 0100" TWO_LOOKS ("0D00 A400 0800 00 797979792F6D2F64"), "0302 0E00 0000 0000 0100 0000000080EECF40", "1: DD:1948/10/5\n"},
    /* Formulas: a number, a text in a record of its own, TRUE, #DIV/0!. */
    {"formulas", "",
     "0600 1600 0000 0000 0000 0000000000405340 0000 00000000 0000  0600 1600 0000 0100 0000 000000000000FFFF 0000 00000000 0000"
     "0702 0700 0200 01 205F094E  0600 1600 0000 0200 0000 010001000000FFFF 0000 00000000 0000  0600 1600 0000 0300 0000 020007000000FFFF 0000 00000000 0000",
     "1: Nf:77 Tf:张三 Bf:TRUE Ef:#DIV/0!\n"},
    /* Shared strings: one of single bytes, one that goes on in the next record in the other width. */
    {"strings", "FC00 1500 02000000 02000000 0300 00 414243 0300 01 205F094E  3C00 0200 00 44",
     "FD00 0A00 0000 0000 0000 00000000  FD00 0A00 0000 0100 0000 01000000", "1: T:ABC T:张三D\n"},
    /* A text of the older kind in its cell. */
    {"label", "", "0402 0D00 0000 0000 0000 0200 01 205F094E", "1: T:张三\n"},
    /* Hidden rows and columns, a comment, a merged range that fills the rows below. */
    {"around", "",
     "7D00 0C00 0100 0100 0000 0000 0100 0000  0802 1000 0100 0000 0200 0000 00000000 20000000"
     "7E02 0A00 0000 0000 0000 06000000  7E02 0A00 0100 0100 0000 0A000000  7E02 0A00 0200 0100 0000 0E000000  1C00 0800 0000 0000 0000 0000"
     "E500 0A00 0100 0000 0200 0000 0000",
     "1: Nmn:1\n2: Nch:1 Nhv:2\n3: Nc:1 Nv:3\n"},
    /* A chart inside the sheet is none of its cells. */
    {"chart", "", "7E02 0A00 0000 0000 0000 06000000  0908 08000006200000000000 7E02 0A00 0500 0000 0000 0A000000" EOF_RECORD "7E02 0A00 0100 0000 0000 0E000000",
     "1: N:1\n2: N:3\n"},
};

static void
test_rows (gconstpointer data)
{
  const RowsCase         *test = data;
  g_autoptr (GBytes)      bytes = make_xls (test->globals, test->rows);
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "花名册.xls", NULL, &error);
  g_autofree char        *told = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (jin_workbook_get_kind (workbook), ==, JIN_FILE_XLS);
  g_assert_cmpstr (jin_workbook_sheet_name (workbook, 0), ==, "甲");
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==, test->expected);
  /* What can be read once can be read again. */
  g_free (told);
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==, test->expected);
}

/* A string that is struck in part, and one with a phonetic guide, which is left out. */
static void
test_runs (void)
{
  g_autoptr (GBytes)      bytes = make_xls ("3100 0E00 F000 0000 FF7F 0000 0000 0000 0000  3100 0E00 F000 0800 FF7F 0000 0000 0000 0000"
                                                 "FC00 2500 02000000 02000000 0200 09 0100 205F094E 01000100  0200 05 05000000 4E67DB56 0102030405",
                                            "FD00 0A00 0000 0000 0000 00000000  FD00 0A00 0000 0100 0000 01000000");
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "x.xls", NULL, &error);
  g_autofree char        *told = NULL;

  g_assert_no_error (error);
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==, "1: Ts:张三 T:李四\n");
}

/* ---- what is refused ---- */

/* Opens and reads all; FALSE with the error that either gave. */
static gboolean
read_all (GBytes  *bytes,
          GError **error)
{
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "名单.xls", NULL, error);

  for (guint i = 0; workbook != NULL && i < jin_workbook_n_sheets (workbook); i++)
    {
      g_autoptr (JinSheet) sheet = jin_workbook_load_sheet (workbook, i, -1, NULL, error);

      if (sheet == NULL)
        return FALSE;
    }
  return workbook != NULL;
}

static void
assert_refused (GBytes     *bytes,
                JinError    code,
                const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (read_all (bytes, &error));
  g_assert_error (error, JIN_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "名单.xls"));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "Nothing has been changed."));
}

typedef struct
{
  const char *name;
  const char *globals, *rows;
  JinError    code;
  const char *words;
} BadCase;

static const BadCase bad_cases[] = {
    {"password", "2F00 0400 01000000", "", JIN_ERROR_ENCRYPTED, "password"},
    {"string-number", "", "FD00 0A00 0000 0000 0000 05000000", JIN_ERROR_FORMAT, "SST"},
    {"rows-backwards", "", "7E02 0A00 0200 0000 0000 06000000  7E02 0A00 0100 0000 0000 06000000", JIN_ERROR_FORMAT, "damaged"},
    {"no-globals-end", "FFFF FFFF", "", JIN_ERROR_FORMAT, "cut off"},
    {"no-sheet-end", "", "7E02 0A00 0000 0000 0000 06000000 FFFF FFFF", JIN_ERROR_FORMAT, "cut off"},
    {"far-column", "", "7E02 0A00 0000 0010 0000 06000000", JIN_ERROR_TOO_LARGE, "1,024 columns"},
};

static void
test_bad (gconstpointer data)
{
  const BadCase     *test = data;
  g_autoptr (GBytes) bytes = make_xls (test->globals, test->rows);

  assert_refused (bytes, test->code, test->words);
}

/* Other documents in such containers say by their streams what they are. */
static void
test_containers (void)
{
  static const struct
  {
    const char *stream;
    const char *hex;
    JinError    code;
    const char *words;
  } cases[] = {
      {"EncryptedPackage", "00", JIN_ERROR_ENCRYPTED, "password"},
      {"WordDocument", "ECA5", JIN_ERROR_FORMAT, "text document"}, /* .doc, .wps */
      {"PowerPoint Document", "00", JIN_ERROR_FORMAT, "not a spreadsheet"},
      {"Book", "0908 08000005050000000000", JIN_ERROR_FORMAT, "older than that of Excel 97"},
      {"Workbook", "0908 08000005050000000000", JIN_ERROR_FORMAT, "older than that of Excel 97"},
      {"Workbook", "00", JIN_ERROR_FORMAT, "cut off"},
      {"Workbook", BOF_GLOBALS EOF_RECORD, JIN_ERROR_FORMAT, "no sheet"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GByteArray        *stream = parse_hex (cases[i].hex);
      g_autoptr (GBytes) bytes = fixture_compound (cases[i].stream, stream->data, stream->len);

      assert_refused (bytes, cases[i].code, cases[i].words);
      g_byte_array_unref (stream);
    }
}

static char *
get_sample (gsize *length)
{
  g_autofree char *path = fixture_path ("libreoffice.xls");
  char            *content;

  g_assert_true (g_file_get_contents (path, &content, length, NULL));
  return content;
}

/* A good file cut off at any place gives an error; its last bytes may be but padding. */
static void
test_cut (void)
{
  gsize            length;
  g_autofree char *content = get_sample (&length);

  for (gsize cut = 8; cut < length - 1024; cut += 61)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (content, cut);

      assert_refused (bytes, JIN_ERROR_FORMAT, "damaged");
    }
}

/* A flipped bit anywhere gives an error or a sheet, never a crash. */
static void
test_flipped (void)
{
  gsize            length;
  g_autofree char *content = get_sample (&length);
  int              n_refused = 0;

  for (gsize at = 8; at < length; at += 5)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      content[at] ^= 0x10;
      bytes = g_bytes_new (content, length);
      content[at] ^= 0x10;
      g_assert_true (read_all (bytes, &error) == (error == NULL));
      n_refused += error != NULL;
    }
  g_assert_cmpint (n_refused, >, 100);
}

/* A container whose chain of blocks runs in a circle ends in an error, not in a loop. */
static void
test_circle (void)
{
  gsize              length;
  g_autofree char   *content = get_sample (&length);
  guint32            table, first;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  /* The first block of the allocation table: each entry in use names itself. */
  memcpy (&table, content + 0x4C, sizeof table);
  first = (GUINT32_FROM_LE (table) + 1) * 512;
  for (guint32 i = 0; i < 128; i++)
    {
      guint32 entry;

      memcpy (&entry, content + first + 4 * i, sizeof entry);
      entry = GUINT32_FROM_LE (entry) < 0xFFFFFFF0 ? GUINT32_TO_LE (i) : entry;
      memcpy (content + first + 4 * i, &entry, sizeof entry);
    }
  bytes = g_bytes_new (content, length);
  g_assert_false (read_all (bytes, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_FORMAT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/xls/rows/", rows_cases[i].name, NULL);

      g_test_add_data_func (path, &rows_cases[i], test_rows);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/xls/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/sheet/xls/runs", test_runs);
  g_test_add_func ("/sheet/xls/containers", test_containers);
  g_test_add_func ("/sheet/xls/cut", test_cut);
  g_test_add_func ("/sheet/xls/flipped", test_flipped);
  g_test_add_func ("/sheet/xls/circle", test_circle);
  return g_test_run ();
}
