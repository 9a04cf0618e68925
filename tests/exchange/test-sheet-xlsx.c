/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/jin-error.h"
#include "sheet-fixture.h"

/* One quirk of a writer each: rows, what follows them, and how they must be told. */
typedef struct
{
  const char *name;
  const char *rows;
  const char *tail;
  const char *expected;
} RowsCase;

static const RowsCase rows_cases[] = {
    /* openpyxl writes inline strings and empty cells with a type. */
    {"inline", "<row r='1'><c r='A1' t='inlineStr'><is><t>张三</t></is></c><c r='B1' t='inlineStr'></c><c r='C1' t='n'></c><c r='D1' t='n'><v>12</v></c></row>", "",
     "1: T:张三 - - N:12\n"},
    /* Rows and cells may lack their references. */
    {"no-references", "<row><c t='inlineStr'><is><t>甲</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row>", "",
     "1: T:甲 N:1\n2: N:2\n"},
    /* Blank rows are left out, but counted. */
    {"gaps", "<row r='2'><c r='C2'><v>1</v></c></row><row r='3'><c r='A3' s='0'/></row><row r='7'><c r='A7'><v>2</v></c></row>", "",
     "2: - - N:1\n7: N:2\n"},
    /* Formulas give the result that was kept; one without a result is an error, an empty text is none. */
    {"formulas", "<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1' t='str'><f>A1&amp;\"岁\"</f><v>2岁</v></c><c r='C1'><f>NOW()</f></c><c r='D1' t='str'><f>\"\"</f><v></v></c><c r='E1'><v>5</v></c></row>", "",
     "1: Nf:2 Tf:2岁 Ef:= -f N:5\n"},
    {"booleans-errors", "<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c><c r='C1' t='e'><v>#N/A</v></c></row>", "",
     "1: B:TRUE B:FALSE E:#N/A\n"},
    /* Runs are joined, the phonetic guide of the input method is not text. */
    {"runs-phonetic",
     "<row r='1'><c r='A1' t='inlineStr'><is><r><rPr><b/></rPr><t>张</t></r><r><t xml:space='preserve'> 三</t></r><rPh sb='0' eb='1'><t>zhang</t></rPh></is></c></row>", "",
     "1: T:张 三\n"},
    {"struck-run", "<row r='1'><c r='A1' t='inlineStr'><is><r><rPr><strike/></rPr><t>张</t></r><r><t>三</t></r></is></c>"
                   "<c r='B1' t='inlineStr'><is><r><rPr><strike val='0'/></rPr><t>李四</t></r></is></c></row>",
     "",
     "1: Ts:张三 T:李四\n"},
    /* Line breaks, escaped carriage returns, references, CDATA and comments in text. */
    {"characters", "<row r='1'><c r='A1' t='inlineStr'><is><t>出生\n年月</t></is></c><c r='B1' t='inlineStr'><is><t>甲_x000D_&#10;乙_x5F20_</t></is></c>"
                   "<c r='C1' t='inlineStr'><is><t>&lt;&amp;&#x5f20;&#24352;&gt;</t></is></c><c r='D1' t='inlineStr'><is><t><![CDATA[<甲&乙>]]><!-- 无 -->丙</t></is></c></row>",
     "",
     "1: T:出生\n年月 T:甲\r\n乙张 T:<&张张> T:<甲&乙>丙\n"},
    /* What keeps 16 digits and more as a number has lost the last ones. */
    {"long-numbers", "<row r='1'><c r='A1'><v>3.2990119330516602E+17</v></c><c r='B1'><v>329901330516677</v></c><c r='C1'><v>13800138000</v></c><c r='D1' t='inlineStr'><is><t>329901193305166776</t></is></c></row>", "",
     "1: Nl:329901193305166016 N:329901330516677 N:13800138000 T:329901193305166776\n"},
    {"numbers", "<row r='1'><c r='A1'><v>1948.1</v></c><c r='B1'><v>0.30000000000000004</v></c><c r='C1'><v>-5</v></c><c r='D1'><v>1E-3</v></c><c r='E1'><v>abc</v></c><c r='F1'><v>1e999</v></c></row>", "",
     "1: N:1948.1 N:0.3 N:-5 N:0.001 E:abc E:1e999\n"},
    /* A merged range: its first cell is repeated in those it covers, down and across. */
    {"merges", "<row r='1'><c r='A1' t='inlineStr'><is><t>名册</t></is></c></row><row r='2'><c r='A2' t='inlineStr'><is><t>第一支部</t></is></c><c r='B2'><v>1</v></c></row>"
               "<row r='3'><c r='A3'/><c r='B3'><v>2</v></c></row><row r='4'><c r='B4'><v>3</v></c></row>",
     "<mergeCells count='2'><mergeCell ref='A2:A3'/><mergeCell ref='A1:C1'/></mergeCells>",
     "1: Tm:名册 Tc:名册 Tc:名册\n2: Tm:第一支部 N:1\n3: Tc:第一支部 N:2\n4: - N:3\n"},
    {"hidden-row", "<row r='1'><c r='A1'><v>1</v></c></row><row r='2' hidden='1'><c r='A2'><v>2</v></c></row>", "",
     "1: N:1\n2: Nh:2\n"},
    /* A value that looks like the end of the rows does not end them. */
    {"false-end", "<row r='1'><c r='A1' t='inlineStr'><is><t>&lt;/sheetData></t></is></c></row>", "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>",
     "1: Tm:</sheetData> Tc:</sheetData>\n"},
    /* Quotes in attributes, extra attributes with prefixes, single quotes. */
    {"attributes", "<row r=\"1\" x14ac:dyDescent='0.15' spans=\"1:2\" note='a>b\"'><c r=\"A1\" note=\">\"><v>1</v></c><c r = 'B1' ><v >2</v ></c ></row>", "",
     "1: N:1 N:2\n"},
    {"iso-dates", "<row r='1'><c r='A1' t='d'><v>1948-10-05</v></c><c r='B1' t='d'><v>2025-06-25T09:00:00</v></c></row>", "",
     "1: DD:1948-10-05 DD:2025-06-25T09:00:00\n"},
};

static void
test_rows (gconstpointer data)
{
  const RowsCase         *test = data;
  g_autoptr (GBytes)      bytes = fixture_rows (test->rows, test->tail);
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "花名册.xlsx", NULL, &error);
  g_autofree char        *told = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (jin_workbook_get_kind (workbook), ==, JIN_FILE_XLSX);
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==, test->expected);
  /* What can be read once can be read again. */
  g_free (told);
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==, test->expected);
}

/* Parts of an .xlsx in other words: what programs write differently. */
typedef struct
{
  const char *name;
  FixturePart parts[5];
  const char *expected;
} PartsCase;

#define SHEET "xl/worksheets/sheet1.xml"
#define ONE_ROW(cells) "<worksheet><sheetData><row r='1'>" cells "</row></sheetData></worksheet>"

static const PartsCase parts_cases[] = {
    /* Excel and WPS: shared strings with runs, phonetic guides and empty items. */
    {"shared-strings",
     {{"xl/sharedStrings.xml", "<sst count='4'><si><t>姓名</t><rPh sb='0' eb='2'><t>xing</t></rPh><phoneticPr fontId='1'/></si><si><r><t>张</t></r><r><rPr><strike/></rPr><t>三</t></r></si><si/><si><t xml:space='preserve'> 甲 </t></si></sst>"},
      {SHEET, ONE_ROW ("<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c>")}},
     "1: T:姓名 Ts:张三 - T: 甲 \n"},
    /* Some report servers prefix every element. */
    {"prefixes",
     {{"xl/workbook.xml", "<x:workbook xmlns:x='m' xmlns:r='r'><x:sheets><x:sheet name='甲' sheetId='1' r:id='rId1'/></x:sheets></x:workbook>"},
      {SHEET, "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>张三</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref='A1:B1'/></x:mergeCells></x:worksheet>"}},
     "1: Tm:张三 Tc:张三\n"},
    /* Date styles, built-in and custom; the number is a date only by its style. */
    {"dates",
     {{"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;;@'/><numFmt numFmtId='177' formatCode='0.00_ '/></numFmts>"
                        "<cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='57'/><xf numFmtId='176'/><xf numFmtId='177'/><xf numFmtId='49'/></cellXfs></styleSheet>"},
      {SHEET, ONE_ROW ("<c r='A1' s='1'><v>17811</v></c><c r='B1' s='2'><v>17807</v></c><c r='C1' s='3'><v>17807</v></c><c r='D1' s='4'><v>1948.1</v></c><c r='E1'><v>17811</v></c><c r='F1' s='5'><v>17811</v></c>")}},
     "1: DD:1948/10/5 DM:1948年10月 DM:1948年10月 N:1948.10  N:17811 N:17811\n"},
    /* Workbooks of old Macintoshes count from 1904. */
    {"1904",
     {{"xl/workbook.xml", "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='甲' r:id='rId1'/></sheets></workbook>"},
      {"xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>"},
      {SHEET, ONE_ROW ("<c r='A1' s='1'><v>16349</v></c>")}},
     "1: DD:1948/10/5\n"},
    /* Colours: theme with tint, indexed, RGB; white fills and black text are none; strike-through. */
    {"colours",
     {{"xl/styles.xml", "<styleSheet><fonts><font/><font><strike/><color rgb='FFFF0000'/></font><font><color theme='1'/></font></fonts>"
                        "<fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill>"
                        "<fill><patternFill patternType='solid'><fgColor theme='0' tint='-0.25'/></patternFill></fill>"
                        "<fill><patternFill patternType='solid'><fgColor indexed='13'/></patternFill></fill>"
                        "<fill><patternFill patternType='solid'><fgColor rgb='FFFFFFFF'/></patternFill></fill></fills>"
                        "<cellXfs><xf/><xf fontId='1'/><xf fillId='2'/><xf fillId='3' fontId='2'/><xf fillId='4'/><xf fillId='1'/></cellXfs>"
                        "<dxfs><dxf><font><color rgb='FF123456'/></font></dxf></dxfs></styleSheet>"},
      {SHEET, ONE_ROW ("<c r='A1' s='1'><v>1</v></c><c r='B1' s='2'><v>2</v></c><c r='C1' s='3'><v>3</v></c><c r='D1' s='4'><v>4</v></c><c r='E1' s='5'><v>5</v></c>")}},
     "1: Ns~1:1 N#2:2 N#3:3 N:4 N:5\n"},
    /* Hidden columns stand before the rows, comments in a part of their own. */
    {"hidden-columns-comments",
     {{SHEET, "<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row></sheetData></worksheet>"},
      {"xl/worksheets/_rels/sheet1.xml.rels", "<Relationships><Relationship Id='rId9' Type='x/comments' Target='../comments1.xml'/></Relationships>"},
      {"xl/comments1.xml", "<comments><commentList><comment ref='A1' authorId='0'><text><t>去世</t></text></comment></commentList></comments>"}},
     "1: Nn:1 Nv:2\n"},
    /* A text format may add to the text. */
    {"text-format",
     {{"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='180' formatCode='@&quot;支部&quot;'/></numFmts><cellXfs><xf/><xf numFmtId='180'/></cellXfs></styleSheet>"},
      {SHEET, ONE_ROW ("<c r='A1' s='1' t='inlineStr'><is><t>第一</t></is></c>")}},
     "1: T:第一支部\n"},
    /* Any other encoding than UTF-8 goes through expat. */
    {"latin1", {{SHEET, "<?xml version='1.0' encoding='ISO-8859-1'?><worksheet><sheetData><row r='1'><c t='inlineStr'><is><t>caf\xe9</t></is></c></row></sheetData></worksheet>"}}, "1: T:café\n"},
    /* A sheet without rows, and a root without a declaration. */
    {"empty-sheet", {{SHEET, "<worksheet><sheetData/></worksheet>"}}, ""},
};

static void
test_parts (gconstpointer data)
{
  const PartsCase        *test = data;
  g_autoptr (GBytes)      bytes = fixture_xlsx (test->parts);
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "花名册.xlsx", NULL, &error);
  g_autofree char        *told = NULL;

  g_assert_no_error (error);
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==, test->expected);
}

/* Several sheets: order, names, hidden ones, and those that hold no rows. */
static void
test_sheets (void)
{
  const FixturePart parts[] = {
      {"xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='一支部' r:id='rId3'/><sheet name='图' r:id='rId4'/><sheet name='去世 &amp; 转出' state='hidden' r:id='rId1'/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='worksheets/b.xml'/><Relationship Id='rId4' Type='x/chartsheet' Target='chartsheets/sheet1.xml'/><Relationship Id='rId3' Type='x/worksheet' Target='/xl/worksheets/a.xml'/></Relationships>"},
      {"xl/worksheets/a.xml", ONE_ROW ("<c><v>1</v></c>")},
      {"xl/worksheets/b.xml", ONE_ROW ("<c><v>2</v></c>")},
      {NULL, NULL},
  };
  g_autoptr (GBytes)      bytes = fixture_xlsx (parts);
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "花名册.xlsx", NULL, &error);
  g_autofree char        *told = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (jin_workbook_n_sheets (workbook), ==, 2);
  g_assert_cmpstr (jin_workbook_sheet_name (workbook, 0), ==, "一支部");
  g_assert_cmpstr (jin_workbook_sheet_name (workbook, 1), ==, "去世 & 转出");
  g_assert_false (jin_workbook_sheet_is_hidden (workbook, 0));
  g_assert_true (jin_workbook_sheet_is_hidden (workbook, 1));
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==, "1: N:1\n1: N:2\n");
}

/* A loaded sheet answers for cells that it does not have, and knows that it is but a beginning. */
static void
test_load (void)
{
  g_autoptr (GBytes)      bytes = fixture_rows ("<row r='1'><c r='A1'><v>1</v></c></row><row r='3' hidden='1'><c r='B3' t='inlineStr'><is><t>张三</t></is></c></row><row r='4'><c r='A4'><v>4</v></c></row>",
                                                "<mergeCells><mergeCell ref='A9:B9'/></mergeCells>");
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "x", NULL, NULL);
  g_autoptr (JinSheet)    begun = jin_workbook_load_sheet (workbook, 0, 2, NULL, NULL);
  g_autoptr (JinSheet)    whole = jin_workbook_load_sheet (workbook, 0, -1, NULL, NULL);

  g_assert_cmpint (begun->n_rows, ==, 3);
  g_assert_false (begun->complete);
  g_assert_cmpuint (begun->merges->len, ==, 1);
  g_assert_cmpint (whole->n_rows, ==, 4);
  g_assert_cmpint (whole->n_columns, ==, 2);
  g_assert_true (whole->complete);
  g_assert_cmpint (whole->n_hidden_rows, ==, 1);
  g_assert_cmpstr (jin_sheet_text (whole, 2, 1), ==, "张三");
  g_assert_cmpstr (jin_sheet_text (whole, 1, 0), ==, "");
  g_assert_cmpstr (jin_sheet_text (whole, 99, 99), ==, "");
  g_assert_cmpint (jin_sheet_cell (whole, -1, -1)->kind, ==, JIN_CELL_EMPTY);
  g_assert_true (jin_sheet_row_is_hidden (whole, 2));
  g_assert_false (jin_sheet_row_is_hidden (whole, 3));
}

typedef struct
{
  int    n_begun, n_rows, n_ended;
  double progress;
  int    skip_at, stop_at;
} Count;

static JinSheetVerdict
count_begin_cb (const JinSheet *sheet,
                gpointer        data)
{
  ((Count *)data)->n_begun++;
  return JIN_SHEET_GO_ON;
}

static JinSheetVerdict
count_row_cb (const JinSheet    *sheet,
              const JinSheetRow *row,
              gpointer           data)
{
  Count *count = data;

  count->n_rows++;
  return row->index == count->skip_at ? JIN_SHEET_SKIP : count->n_rows == count->stop_at ? JIN_SHEET_STOP
                                                                                         : JIN_SHEET_GO_ON;
}

static void
count_end_cb (const JinSheet *sheet,
              gpointer        data)
{
  ((Count *)data)->n_ended++;
}

static void
count_progress_cb (double   fraction,
                   gpointer data)
{
  Count *count = data;

  g_assert_cmpfloat (fraction, >=, count->progress);
  g_assert_cmpfloat (fraction, <=, 1);
  count->progress = fraction;
}

/* The visitor can leave the rest of a sheet, or of all, out; a cancelled reading says so. */
static void
test_verdicts (void)
{
  static const JinSheetVisitor visitor = {count_begin_cb, count_row_cb, count_end_cb, count_progress_cb};
  g_autofree char             *path = fixture_path ("openpyxl.xlsx");
  g_autoptr (GError)           error = NULL;
  g_autoptr (JinWorkbook)      workbook = jin_workbook_open (path, NULL, &error);
  g_autoptr (GCancellable)     cancellable = g_cancellable_new ();
  Count                        count = {.skip_at = 1, .stop_at = -1};

  g_assert_no_error (error);
  g_assert_cmpuint (jin_workbook_n_sheets (workbook), ==, 2);
  g_assert_true (jin_workbook_read (workbook, -1, &visitor, &count, NULL, NULL));
  g_assert_cmpint (count.n_begun, ==, 2);
  g_assert_cmpint (count.n_ended, ==, 2);
  g_assert_cmpint (count.n_rows, ==, 4);

  count = (Count){.skip_at = -1, .stop_at = 3};
  g_assert_true (jin_workbook_read (workbook, -1, &visitor, &count, NULL, NULL));
  g_assert_cmpint (count.n_begun, ==, 1);
  g_assert_cmpint (count.n_rows, ==, 3);

  g_cancellable_cancel (cancellable);
  g_assert_false (jin_workbook_read (workbook, -1, &visitor, &count, cancellable, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CANCELLED);
}

/* Columns are named as on screen. */
static void
test_names (void)
{
  static const struct
  {
    int         column;
    const char *name;
  } cases[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"}};

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = jin_sheet_column_name (cases[i].column);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/xlsx/rows/", rows_cases[i].name, NULL);

      g_test_add_data_func (path, &rows_cases[i], test_rows);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/xlsx/parts/", parts_cases[i].name, NULL);

      g_test_add_data_func (path, &parts_cases[i], test_parts);
    }
  g_test_add_func ("/sheet/xlsx/sheets", test_sheets);
  g_test_add_func ("/sheet/xlsx/load", test_load);
  g_test_add_func ("/sheet/xlsx/verdicts", test_verdicts);
  g_test_add_func ("/sheet/column-names", test_names);
  return g_test_run ();
}
