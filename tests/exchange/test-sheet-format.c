/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/jin-xlsx-format.h"

typedef struct
{
  const char  *code;
  double       number;
  const char  *text;
  JinCellKind  kind;
  JinPrecision precision;
} FormatCase;

static const FormatCase cases[] = {
    /* What is displayed decides: October, not January. */
    {"0.00", 1948.1, "1948.10", JIN_CELL_NUMBER},
    {"0.00_ ", 1948.1, "1948.10 ", JIN_CELL_NUMBER},
    {"General", 1948.1, "1948.1", JIN_CELL_NUMBER},
    {"G/通用格式", 12, "12", JIN_CELL_NUMBER},
    {"General\"岁\"", 85, "85岁", JIN_CELL_NUMBER},
    {"", 5, "5", JIN_CELL_NUMBER},
    {"@", 13800138000, "13800138000", JIN_CELL_NUMBER},
    /* Integers, thousands, percentages, signs. */
    {"0", 2.5, "3", JIN_CELL_NUMBER},
    {"0", -2.5, "-3", JIN_CELL_NUMBER},
    {"000", 7, "007", JIN_CELL_NUMBER},
    {"#,##0", 1234567, "1,234,567", JIN_CELL_NUMBER},
    {"#,##0.00", 1234.5, "1,234.50", JIN_CELL_NUMBER},
    {"#,##0", 0, "0", JIN_CELL_NUMBER},
    {"0.##", 1.5, "1.5", JIN_CELL_NUMBER},
    {"0.0%", 0.005, "0.5%", JIN_CELL_NUMBER},
    {"0,\"千\"", 12345, "12千", JIN_CELL_NUMBER},
    {"0.00", 2.675, "2.68", JIN_CELL_NUMBER},
    {"0.00;(0.00)", -3, "(3.00)", JIN_CELL_NUMBER},
    {"0;-0;\"无\"", 0, "无", JIN_CELL_NUMBER},
    {"[Red]0", 4, "4", JIN_CELL_NUMBER},
    {"[红色]0", 4, "4", JIN_CELL_NUMBER},
    {"[>=60]\"及格\";\"不及格\"", 75, "及格", JIN_CELL_NUMBER},
    {"[>=60]0\"分\";0\"分*\"", 59, "59分*", JIN_CELL_NUMBER},
    {"[=1]\"男\"0;[=2]\"女\"0;0", 2, "女2", JIN_CELL_NUMBER},
    {"\"¥\"#,##0.00;[Red]\"¥\"-#,##0.00", -12.5, "¥-12.50", JIN_CELL_NUMBER},
    {"[$¥-804]#,##0.00", 3, "¥3.00", JIN_CELL_NUMBER},
    /* Places with text between: phones and months made of numbers. */
    {"000-0000-0000", 13800138000, "138-0013-8000", JIN_CELL_NUMBER},
    {"0000\".\"00", 194810, "1948.10", JIN_CELL_NUMBER},
    {"0000年00月", 194810, "1948年10月", JIN_CELL_NUMBER},
    /* Exponents and fractions are written out. */
    {"0.00E+00", 329901193305166000, "329901193305166016", JIN_CELL_NUMBER},
    {"0.00E+00", 13800138000, "13800138000", JIN_CELL_NUMBER},
    {"# ?/?", 0.5, "0.5", JIN_CELL_NUMBER},
    /* Hidden by its format: the number counts nevertheless. */
    {";;;", 12, "12", JIN_CELL_NUMBER},
    /* Dates as offices format them; how much is shown is the precision. */
    {"yyyy\"年\"m\"月\"", 17811, "1948年10月", JIN_CELL_DATE, JIN_PRECISION_MONTH},
    {"yyyy\"年\"m\"月\"d\"日\";@", 17811, "1948年10月5日", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"yyyy年m月d日", 17811, "1948年10月5日", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"[$-804]yyyy\"年\"m\"月\"d\"日\"", 17811, "1948年10月5日", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", 17811, "一九四八年十月五日", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"[DBNum1][$-804]m\"月\"d\"日\"", 37986, "十二月三十一日", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"[$-1E000804]yyyy\\年m\\月", 17811, "一九四八年十月", JIN_CELL_DATE, JIN_PRECISION_MONTH},
    {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 17811, "1948年10月5日", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"yyyy/m/d", 17811, "1948/10/5", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"yyyy\\-mm\\-dd", 17811, "1948-10-05", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"yyyy.mm", 17811, "1948.10", JIN_CELL_DATE, JIN_PRECISION_MONTH},
    {"yyyymm", 17811, "194810", JIN_CELL_DATE, JIN_PRECISION_MONTH},
    {"yy.m", 17811, "48.10", JIN_CELL_DATE, JIN_PRECISION_MONTH},
    {"yyyy", 17811, "1948", JIN_CELL_DATE, JIN_PRECISION_YEAR},
    {"mmm-yy", 17811, "Oct-48", JIN_CELL_DATE, JIN_PRECISION_MONTH},
    {"m\"月\"d\"日\"", 17811, "10月5日", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"yyyy/m/d\\ aaaa", 45833, "2025/6/25 星期三", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"ddd", 45833, "Wed", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"YYYY-MM-DD", 17811, "1948-10-05", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"d mmm, yyyy", 17811, "5 Oct, 1948", JIN_CELL_DATE, JIN_PRECISION_DAY},
    /* Times: minutes are told from months by their neighbours. */
    {"yyyy/m/d h:mm", 45833.375, "2025/6/25 9:00", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"yyyy-mm-dd hh:mm:ss", 45833.999999, "2025-06-26 00:00:00", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"h\"时\"mm\"分\"", 0.6041666667, "14时30分", JIN_CELL_DATE, JIN_PRECISION_NONE},
    {"上午/下午h\"时\"mm\"分\"", 0.6041666667, "下午2时30分", JIN_CELL_DATE, JIN_PRECISION_NONE},
    {"h:mm AM/PM", 0.25, "6:00 AM", JIN_CELL_DATE, JIN_PRECISION_NONE},
    {"[h]:mm", 1.5, "36:00", JIN_CELL_DATE, JIN_PRECISION_NONE},
    {"mm:ss.0", 0.0423726852, "01:01", JIN_CELL_DATE, JIN_PRECISION_NONE},
    /* No days: shown as the number it is. */
    {"yyyy/m/d", -5, "-5", JIN_CELL_NUMBER},
    {"yyyy/m/d", 0, "0", JIN_CELL_NUMBER},
    {"yyyy/m/d", 60, "60", JIN_CELL_NUMBER}, /* the 29 February 1900 that never was */
    {"yyyy/m/d", 19481005, "19481005", JIN_CELL_NUMBER},
    {"yyyy/m/d", 61, "1900/3/1", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"yyyy/m/d", 1, "1900/1/1", JIN_CELL_DATE, JIN_PRECISION_DAY},
    {"yyyy/m/d", 2958465, "9999/12/31", JIN_CELL_DATE, JIN_PRECISION_DAY},
    /* Unfinished codes do no harm. */
    {"\"年", 5, "年", JIN_CELL_NUMBER},
    {"[", 5, "5", JIN_CELL_NUMBER},
    {"0\\", 5, "5", JIN_CELL_NUMBER},
    {"0*", 5, "5", JIN_CELL_NUMBER},
    {"0_", 5, "5 ", JIN_CELL_NUMBER},
};

static void
test_format (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinXlsxFormat) format = jin_xlsx_format_new (cases[i].code);
      g_autoptr (GString)       text = g_string_new (NULL);
      JinCell                   cell = {.number = cases[i].number};

      jin_xlsx_format_number (format, &cell, FALSE, text);
      g_test_message ("%s of %.10g", cases[i].code, cases[i].number);
      g_assert_cmpstr (text->str, ==, cases[i].text);
      g_assert_cmpint (cell.kind, ==, cases[i].kind);
      g_assert_cmpint (cell.precision, ==, cases[i].precision);
    }
}

/* The formats that files name by number alone, as a Chinese Excel shows them. */
static void
test_builtin (void)
{
  static const struct
  {
    int         id;
    double      number;
    const char *text;
  } builtins[] = {
      {0, 12.5, "12.5"},
      {2, 1948.1, "1948.10"},
      {3, 1234, "1,234"},
      {9, 0.5, "50%"},
      {14, 17811, "1948/10/5"},
      {22, 45833.375, "2025/6/25 9:00"},
      {27, 17811, "1948年10月"},
      {28, 17811, "10月5日"},
      {31, 17811, "1948年10月5日"},
      {32, 0.375, "9时00分"},
      {34, 0.875, "下午9时00分"},
      {36, 17811, "1948年10月"},
      {49, 7, "7"},
      {50, 17811, "1948年10月"},
      {55, 0.375, "上午9时00分"},
      {57, 17811, "1948年10月"},
      {58, 17811, "10月5日"},
      {26, 7, "7"},
      {999, 7, "7"},
      {-1, 7, "7"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (builtins); i++)
    {
      g_autoptr (JinXlsxFormat) format = jin_xlsx_format_new (jin_xlsx_format_builtin (builtins[i].id));
      g_autoptr (GString)       text = g_string_new (NULL);
      JinCell                   cell = {.number = builtins[i].number};

      jin_xlsx_format_number (format, &cell, FALSE, text);
      g_assert_cmpstr (text->str, ==, builtins[i].text);
    }
}

/* A date cell gives the date at the precision that was shown, and its time. */
static void
test_date (void)
{
  static const struct
  {
    const char *code;
    double      number;
    JinDate     date;
    int         minutes; /* -1: no time */
  } dates[] = {
      {"yyyy年m月", 17811, {1948, 10, 0}, -1},
      {"yyyy/m/d", 17811, {1948, 10, 5}, -1},
      {"yyyy", 17811, {1948, 0, 0}, -1},
      {"yyyy/m/d h:mm", 45833.375, {2025, 6, 25}, 540},
      {"h:mm", 0.6041666667, {0, 0, 0}, 870},
      {"0", 17811, {0, 0, 0}, -1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (JinXlsxFormat) format = jin_xlsx_format_new (dates[i].code);
      g_autoptr (GString)       text = g_string_new (NULL);
      JinCell                   cell = {.number = dates[i].number};
      int                       minutes = -1;

      jin_xlsx_format_number (format, &cell, FALSE, text);
      g_assert_true (jin_date_equal (jin_cell_date (&cell), dates[i].date));
      g_assert_cmpint (jin_cell_time (&cell, &minutes), ==, dates[i].minutes >= 0);
      if (dates[i].minutes >= 0)
        g_assert_cmpint (minutes, ==, dates[i].minutes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/format/codes", test_format);
  g_test_add_func ("/sheet/format/builtin", test_builtin);
  g_test_add_func ("/sheet/format/date", test_date);
  return g_test_run ();
}
