/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/jin-error.h"
#include "sheet-fixture.h"

/* Web pages and XML spreadsheets under the name .xls. */

typedef struct
{
  const char *name;
  const char *text;
  const char *told;
} MarkupCase;

#define TABLE(rows) "<html><table>" rows "</table></html>"
#define STYLED(style, rows) "<style>" style "</style><table>" rows "</table>"
#define BOOK(inside) "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">" inside "</Workbook>"
#define SHEET(rows) BOOK ("<Worksheet ss:Name=\"s\"><Table>" rows "</Table></Worksheet>")
#define NUMBER(attributes, number) "<Row><Cell " attributes "><Data ss:Type=\"Number\">" number "</Data></Cell></Row>"

static const MarkupCase markup_cases[] = {
    {"html/plain", TABLE ("<tr><td>姓名</td><td>电话</td></tr><tr><td>张三</td><td>0512-1</td></tr>"), "1: T:姓名 T:电话\n2: T:张三 T:0512-1\n"},
    /* Neither rows nor cells nor the table are closed. */
    {"html/open", "<table><tr><td>a<td>b<tr><td>c", "1: T:a T:b\n2: T:c\n"},
    /* Blanks and line ends are one blank; &nbsp; is one of its own; a cell of it alone is empty. */
    {"html/blanks", TABLE ("<tr><td> a \n\t b</td><td>&nbsp;</td><td>c&nbsp;&nbsp;d </td></tr>"), "1: T:a b - T:c  d\n"},
    {"html/breaks", TABLE ("<tr><td>入党<br>时间</td><td><p>a</p><p>b</p></td><td><div>c</div><br></td></tr>"), "1: T:入党\n时间 T:a\nb T:c\n"},
    {"html/references", TABLE ("<tr><td>&lt;&#24352;&#x4E09;&gt;&amp;</td></tr>"), "1: T:<张三>&\n"},
    {"html/blank-row", TABLE ("<tr><td>a</td></tr><tr><td></td></tr><tr></tr><tr><td>b</td></tr>"), "1: T:a\n4: T:b\n"},
    {"html/spans", TABLE ("<tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr>"), "1: Tm:a Tm:b Tc:b\n2: Tc:a T:c T:d\n3: T:e\n"},
    /* Zero and nonsense are one; what reaches beyond the table ends with it. */
    {"html/bad-spans", TABLE ("<tr><td rowspan=0 colspan=x>a</td><td rowspan=99999999>b</td></tr><tr><td>c</td></tr>"), "1: T:a Tm:b\n2: T:c Tc:b\n"},
    /* Lines beside the table are rows, as in Excel; two tables stand below each other. */
    {"html/lines", "<h2>花名册</h2>单位：甲<br>乙<table><caption>一</caption><tr><td>a</td></tr></table><p>填表人</p><table><tr><td>b</td></tr></table>", "1: T:花名册\n2: T:单位：甲\n3: T:乙\n4: T:一\n5: T:a\n6: T:填表人\n7: T:b\n"},
    /* A table that only places another one. */
    {"html/nested", TABLE ("<tr><td>题目<table><tr><td>a</td><td>b</td></tr></table></td></tr><tr><td>末</td></tr>"), "1: T:题目\n2: T:a T:b\n3: T:末\n"},
    {"html/unseen", "<title>t</title><script>var x = '<td>';</script>" TABLE ("<tr><td>a<span style='display:none'>b</span></td></tr>"), "1: T:a\n"},
    {"html/hidden", TABLE ("<col><col style='display:none'><tr><td>a</td><td>b</td></tr><tr style='display: none'><td>c</td></tr>"), "1: T:a Tv:b\n2: Th:c\n"},
    {"html/hidden-cells", TABLE ("<tr><td>a</td><td style='display:none'>1</td><td>b</td></tr>"), "1: T:a Nv:1 T:b\n"},
    {"html/struck", STYLED (".x{text-decoration:line-through}", "<tr><td><s>a</s></td><td class='y X'>b</td><td>c<del>d</del></td><td><strike></strike>e</td></tr>"), "1: Ts:a Ts:b Ts:cd T:e\n"},
    {"html/colours", STYLED ("tr.g { background-color: #C0C0C0 }", "<tr class=g><td>a</td><td bgcolor=yellow>b</td></tr><tr><td><font color=#f00>c</font></td><td style='color:rgb(255, 0,0);background:white'>d</td><td style='color:#000'>e</td></tr>"), "1: T#1:a T#2:b\n2: T~3:c T~3:d T:e\n"},
    /* What is displayed decides; only what Excel would show differently is written anew. */
    {"html/numbers", TABLE ("<tr><td>1948.10</td><td>001</td><td>-1.5</td><td>13800138000</td><td>1.2.3</td><td>12345678901234567</td><td>1,5</td></tr>"), "1: N:1948.10 T:001 N:-1.5 N:13800138000 T:1.2.3 T:12345678901234567 T:1,5\n"},
    {"html/cut", TABLE ("<tr><td>3.29901E+17</td><td x:num='329901194810055670'>3.29901E+17</td></tr>"), "1: Nl:329901000000000000 Nl:329901194810055680\n"},
    {"html/formats", STYLED (".t{mso-number-format:'\\@'} .d{mso-number-format:\"yyyy\\0022年\\0022m\\0022月\\0022\";}", "<tr><td class=t>1948.1</td><td class=d>17811</td><td style='mso-number-format:\"0\\.00\"'>1948.1</td><td style=\"mso-number-format:'Short Date'\">17811</td><td style='mso-number-format:General'>1948.1</td></tr>"), "1: T:1948.1 DM:1948年10月 N:1948.10 DD:1948/10/5 N:1948.1\n"},
    {"html/attributes", TABLE ("<tr><td x:str>1948.1</td><td x:num>7</td><td x:num=17811 style='mso-number-format:\"yyyy\\.m\"'>1948.10</td><td sdval=17811 sdnum='1033;0;YYYY'>1948</td><td x:num=17811>10月</td></tr>"), "1: T:1948.1 N:7 DM:1948.10 N:1948 T:10月\n"},
    {"html/gbk", "<meta charset=gb2312>"
                 "<table><tr><td>\xD5\xC5\xC8\xFD</td></tr></table>",
     "1: T:张三\n"},
    {"html/says-gbk-is-utf8", "<meta charset=gbk><table><tr><td>张三</td></tr></table>", "1: T:张三\n"},
    {"html/big5", "<meta http-equiv=Content-Type content='text/html; charset=Big5'><table><tr><td>\xB1\x69\xA4\x54</td></tr></table>", "1: T:張三\n"},
    {"html/mark", "\xEF\xBB\xBF<table><tr><td>a</td></tr></table>", "1: T:a\n"},
    {"html/xhtml", "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><table><tr><td>a</td></tr></table></html>", "1: T:a\n"},
    {"xml/plain", SHEET ("<Row><Cell><Data ss:Type='String'>张三</Data></Cell><Cell ss:Index='4'><Data ss:Type='String'>b</Data></Cell></Row><Row ss:Index='5' ss:Span='2'/><Row><Cell><Data ss:Type='String'>c</Data></Cell></Row>"), "1: T:张三 - - T:b\n8: T:c\n"},
    {"xml/no-value", SHEET ("<Row><Cell/><Cell><Data ss:Type='String'/></Cell><Cell><Data>a</Data></Cell></Row>"), "1: - - T:a\n"},
    {"xml/kinds", SHEET ("<Row><Cell><Data ss:Type='Boolean'>0</Data></Cell><Cell><Data ss:Type='Error'>#N/A</Data></Cell><Cell ss:Formula='=1'><Data ss:Type='Number'>1</Data></Cell><Cell><Data ss:Type='Number'>x</Data></Cell></Row>"), "1: B:FALSE E:#N/A Nf:1 N:0\n"},
    {"xml/long", SHEET (NUMBER ("", "3.2990119481005568E+17")), "1: Nl:329901194810055680\n"},
    {"xml/formats", BOOK ("<Styles><Style ss:ID='a'><NumberFormat ss:Format='Fixed'/></Style><Style ss:ID='b' ss:Parent='a'/><Style ss:ID='c'><NumberFormat ss:Format='Long Date'/></Style></Styles><Worksheet ss:Name='s'><Table>" NUMBER ("ss:StyleID='b'", "1948.1") NUMBER ("ss:StyleID='c'", "17811") NUMBER ("ss:StyleID='none'", "17811") "</Table></Worksheet>"), "1: N:1948.10\n2: DD:1948年10月5日\n3: N:17811\n"},
    {"xml/1904", BOOK ("<ExcelWorkbook><Date1904/></ExcelWorkbook><Styles><Style ss:ID='c'><NumberFormat ss:Format='Short Date'/></Style></Styles><Worksheet ss:Name='s'><Table ss:StyleID='c'><Row ss:StyleID='c'><Cell><Data ss:Type='Number'>16349</Data></Cell><Cell><Data ss:Type='DateTime'>1948-10-05T00:00:00.000</Data></Cell></Row></Table></Worksheet>"), "1: DD:1948/10/5 DD:1948/10/5\n"},
    {"xml/time", BOOK ("<Styles><Style ss:ID='c'><NumberFormat ss:Format='Short Time'/></Style></Styles><Worksheet ss:Name='s'><Table><Row><Cell ss:StyleID='c'><Data ss:Type='DateTime'>1899-12-31T09:30:00.000</Data></Cell></Row></Table></Worksheet>"), "1: D-:9:30\n"},
};

static void
test_markup (gconstpointer data)
{
  const MarkupCase       *test = data;
  g_autoptr (GBytes)      bytes = g_bytes_new (test->text, strlen (test->text));
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "名单.xls", NULL, &error);
  g_autofree char        *told = NULL;

  g_assert_no_error (error);
  told = fixture_tell (workbook);
  g_assert_cmpstr (told, ==, test->told);
}

/* However the text is cut in pieces and in whatever encoding, the rows are the same. */
static void
test_long (gconstpointer data)
{
  const char             *encoding = data;
  g_autoptr (GString)     text = g_string_new ("\xEF\xBB\xBF<table>");
  g_autofree char        *encoded = NULL;
  gsize                   length;
  g_autoptr (GBytes)      bytes = NULL;
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = NULL;
  g_autoptr (JinSheet)    sheet = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "<tr><td>张三%d</td><td class=某>苏州市老干部局</td></tr>\n", i);
  encoded = g_convert (text->str, -1, encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (encoded, length);
  workbook = jin_workbook_open_bytes (bytes, "名单.xls", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jin_workbook_get_encoding (workbook), ==, encoding);
  sheet = jin_workbook_load_sheet (workbook, 0, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sheet->n_rows, ==, 20000);
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("张三%d", i);

      g_assert_cmpstr (jin_sheet_text (sheet, i, 0), ==, name);
      g_assert_cmpstr (jin_sheet_text (sheet, i, 1), ==, "苏州市老干部局");
    }
}

/* The files of data/make-sheets.py and the page that LibreOffice makes of its sheet. */
static const struct
{
  const char *file;
  const char *encoding;
  const char *sheets;
  const char *told; /* its beginning */
} files[] = {
    {"web-page.xls", "GB18030", "第一支部",
     "1: T:离退休干部花名册\n"
     "2: Tm:序号 Tm:姓　名 Tm:身份证号 Tmv:编号 Tm:党内情况 Tc:党内情况 Tm:联系电话\n"
     "3: Tc:序号 Tc:姓　名 Tc:身份证号 Tcv:编号 T:入党\n时间 T:转正时间 Tc:联系电话\n"
     "4: N:1 T:张　三 T:329901194810055676 Tv:A1 DM:1972年6月 N:1973.05 T:0512-65220001\n"
     "5: N:2 T:李四 T:329901193902273027 Tv:A2 DM:1960年2月 N:1961.10 T:13900000002\n"
     "6: Ns#1:3 Ts#1:王五 Ts#1:329901194103125890 Tsv#1:A3 DMs#1:1968年6月 Ns#1:1969.01 Ts#1:13900000003\n65220003\n"
     "7: T:填表人：李  某\n"},
    {"xml-2003.xls", "GB18030", "第一支部 (去世)",
     "1: Tm:离退休干部花名册 Tc:离退休干部花名册 Tc:离退休干部花名册 Tcv:离退休干部花名册 Tc:离退休干部花名册 Tc:离退休干部花名册\n"
     "3: Tm:姓名 Tm:身份证号 Tm:出生年月 Tmv:编号 Tm:党内情况 Tc:党内情况\n"
     "4: Tc:姓名 Tc:身份证号 Tc:出生年月 Tcv:编号 T:入党时间 T:转正时间\n"
     "5: T:张　三 T:329901194810055671 N:1948.10 Nv:7 DM:1972年6月 DMn:1973年6月\n"
     "6: Tsh:李四 Nlh:329901193902273024\n"
     "7: Ts#2~1:王五 -"},
    {"libreoffice.html", "UTF-8", "libreoffice",
     "1: Tm:离退休干部花名册 Tc:离退休干部花名册 Tc:离退休干部花名册 Tc:离退休干部花名册 Tc:离退休干部花名册 Tc:离退休干部花名册 Tc:离退休干部花名册 Tc:离退休干部花名册\n"
     "2: Tm:序号 Tm:姓名 Tm:出生年月 Tm:身份证号 Tm:退休时间 Tm:党内情况 Tc:党内情况\n"
     "3: Tc:序号 Tc:姓名 Tc:出生年月 Tc:身份证号 Tc:退休时间 T:入党时间 T:交纳比例\n"
     "4: N:1 T:张　三 N:1948.10 T:329901194810055671 T:2008年10月 T:一九七二年五月十六日 T:0.5%\n"
     "5: N#1:2 Tn#1:李四 T#1:1939年2月 Nl#1:329901193902273024 T#1:1994/2/1 N#1:1960.02 T#1:1.0%\n"},
};

static void
test_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char        *path = fixture_path (files[i].file);
      g_autoptr (GError)      error = NULL;
      g_autoptr (JinWorkbook) workbook = jin_workbook_open (path, NULL, &error);
      g_autoptr (GString)     sheets = g_string_new (NULL);
      g_autofree char        *told = NULL;

      g_assert_no_error (error);
      for (guint k = 0; k < jin_workbook_n_sheets (workbook); k++)
        g_string_append_printf (sheets, jin_workbook_sheet_is_hidden (workbook, k) ? "%s(%s)" : "%s%s", k > 0 ? " " : "", jin_workbook_sheet_name (workbook, k));
      g_assert_cmpstr (sheets->str, ==, files[i].sheets);
      g_assert_cmpstr (jin_workbook_get_encoding (workbook), ==, files[i].encoding);
      told = fixture_tell (workbook);
      g_assert_cmpint (strncmp (told, files[i].told, strlen (files[i].told)), ==, 0);
    }
}

/* ---- bad ones ---- */

typedef struct
{
  const char *name;
  char *(*make) (void);
  JinError    code;
  const char *words;
} BadCase;

static char *
repeat (const char *before, const char *piece, gsize n, const char *after)
{
  GString *text = g_string_new (before);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static char *
make_deep_page (void)
{
  return repeat ("<table><tr><td>", "<b>", 100000, "x");
}

static char *
make_deep_tables (void)
{
  return repeat ("", "<table><tr><td>", 100000, "x");
}

static char *
make_long_tag (void)
{
  return repeat ("<table><tr><td title='", "0123456789abcdef", 2 << 20, "'>x");
}

static char *
make_long_cell (void)
{
  return repeat ("<table><tr><td>", "0123456789abcdef", 1 << 17, "</table>");
}

static char *
make_wide_row (void)
{
  return repeat ("<table><tr>", "<td>x", 1025, "</table>");
}

static char *
make_wide_spans (void)
{
  return repeat ("<table><tr>", "<td colspan=1000 rowspan=1000000>x", 100, "</table>");
}

static char *
make_no_table (void)
{
  return g_strdup ("<html><body><p>登录已过期，请重新登录</p></body></html>");
}

static char *
make_frames (void)
{
  return g_strdup ("<html><frameset><frame src='sheet001.htm'></frameset></html>");
}

static char *
make_archive (void)
{
  return g_strdup ("MIME-Version: 1.0\nContent-Type: multipart/related\n");
}

static char *
make_other_xml (void)
{
  return g_strdup ("<?xml version=\"1.0\"?><root><row>1</row></root>");
}

static char *
make_empty_xml (void)
{
  return g_strdup (BOOK (""));
}

static char *
make_cut_xml (void)
{
  return g_strdup ("<?xml version=\"1.0\"?><Workbook><Worksheet><Table><Row><Cell>");
}

static char *
make_bomb (void)
{
  return g_strdup ("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><Workbook>&a;</Workbook>");
}

static char *
make_backwards (void)
{
  return g_strdup (SHEET ("<Row ss:Index='9'><Cell ss:Index='1025'><Data ss:Type='String'>x</Data></Cell></Row>"));
}

static char *
make_many_rows (void)
{
  return g_strdup (SHEET ("<Row ss:Index='1048577'><Cell><Data ss:Type='String'>x</Data></Cell></Row>"));
}

static char *
make_long_xml_cell (void)
{
  return repeat ("<?xml version=\"1.0\"?><Workbook><Worksheet><Table><Row><Cell><Data>", "0123456789abcdef", 1 << 17, "</Data></Cell></Row></Table></Worksheet></Workbook>");
}

static const BadCase bad_cases[] = {
    {"deep-page", make_deep_page, JIN_ERROR_FORMAT, "damaged"},
    {"deep-tables", make_deep_tables, JIN_ERROR_FORMAT, "damaged"},
    {"long-tag", make_long_tag, JIN_ERROR_FORMAT, "damaged"},
    {"long-cell", make_long_cell, JIN_ERROR_TOO_LARGE, "1 MB"},
    {"wide-row", make_wide_row, JIN_ERROR_TOO_LARGE, "1,024 columns"},
    {"wide-spans", make_wide_spans, JIN_ERROR_TOO_LARGE, "1,024 columns"},
    {"no-table", make_no_table, JIN_ERROR_FORMAT, "without a table"},
    {"frames", make_frames, JIN_ERROR_FORMAT, "without a table"},
    {"archive", make_archive, JIN_ERROR_FORMAT, "archive of web pages"},
    {"other-xml", make_other_xml, JIN_ERROR_FORMAT, "holds no spreadsheet"},
    {"empty-xml", make_empty_xml, JIN_ERROR_FORMAT, "holds no spreadsheet"},
    {"cut-xml", make_cut_xml, JIN_ERROR_FORMAT, "cut off"},
    {"bomb", make_bomb, JIN_ERROR_FORMAT, "document type"},
    {"wide-xml", make_backwards, JIN_ERROR_TOO_LARGE, "1,024 columns"},
    {"many-rows", make_many_rows, JIN_ERROR_TOO_LARGE, "1,048,576"},
    {"long-xml-cell", make_long_xml_cell, JIN_ERROR_TOO_LARGE, "1 MB"},
};

static void
test_bad (gconstpointer data)
{
  const BadCase          *test = data;
  g_autofree char        *text = test->make ();
  g_autoptr (GBytes)      bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open_bytes (bytes, "名单.xls", NULL, &error);
  g_autoptr (JinSheet)    sheet = workbook != NULL ? jin_workbook_load_sheet (workbook, 0, -1, NULL, &error) : NULL;

  g_assert_null (sheet);
  g_assert_error (error, JIN_ERROR, (int)test->code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, test->words));
  g_assert_nonnull (strstr (error->message, "Nothing has been changed."));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (markup_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/markup/", markup_cases[i].name, NULL);

      g_test_add_data_func (path, &markup_cases[i], test_markup);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sheet/markup/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_data_func ("/sheet/markup/long/utf-8", "UTF-8", test_long);
  g_test_add_data_func ("/sheet/markup/long/gb18030", "GB18030", test_long);
  g_test_add_data_func ("/sheet/markup/long/utf-16", "UTF-16LE", test_long);
  g_test_add_func ("/sheet/markup/files", test_files);
  return g_test_run ();
}
