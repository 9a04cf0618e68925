/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-money.h"

/* R6, as §3.0 amends it. */
static void
test_format (void)
{
  static const struct
  {
    gint64      fen;
    const char *people;
    const char *files;
    const char *capital;
  } cases[] = {
      {123450, "1,234.50", "1234.50", "壹仟贰佰叁拾肆元伍角整"},
      {100000, "1,000.00", "1000.00", "壹仟元整"},
      {1005, "10.05", "10.05", "壹拾元零伍分"},
      {0, "0.00", "0.00", "零元整"},
      {100500, "1,005.00", "1005.00", "壹仟零伍元整"},
      {1010, "10.10", "10.10", "壹拾元壹角整"},
      {10010000, "100,100.00", "100100.00", "壹拾万零壹佰元整"},
      /* less than a yuan */
      {5, "0.05", "0.05", "伍分"},
      {20, "0.20", "0.20", "贰角整"},
      {25, "0.25", "0.25", "贰角伍分"},
      {100, "1.00", "1.00", "壹元整"},
      {125, "1.25", "1.25", "壹元贰角伍分"},
      /* one 零 for any number of noughts within */
      {100000500, "1,000,005.00", "1000005.00", "壹佰万零伍元整"},
      {1000000, "10,000.00", "10000.00", "壹万元整"},
      {1000100, "10,001.00", "10001.00", "壹万零壹元整"},
      {1234567890, "12,345,678.90", "12345678.90", "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整"},
      {10000000000, "100,000,000.00", "100000000.00", "壹亿元整"},
      {10000000100, "100,000,001.00", "100000001.00", "壹亿零壹元整"},
      {100000001000000, "1,000,000,010,000.00", "1000000010000.00", "壹万亿零壹万元整"},
      {110000000000000, "1,100,000,000,000.00", "1100000000000.00", "壹万壹仟亿元整"},
      /* owed */
      {-123450, "-1,234.50", "-1234.50", "负壹仟贰佰叁拾肆元伍角整"},
      {-5, "-0.05", "-0.05", "负伍分"},
      {G_MININT64, "-92,233,720,368,547,758.08", "-92233720368547758.08", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *people = jin_money_format (cases[i].fen);
      g_autofree char *files = jin_money_to_decimal (cases[i].fen);
      g_autofree char *capital = jin_money_capital (cases[i].fen);

      g_assert_cmpstr (people, ==, cases[i].people);
      g_assert_cmpstr (files, ==, cases[i].files);
      if (cases[i].capital != NULL)
        g_assert_cmpstr (capital, ==, cases[i].capital);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean    good;
    gint64      fen;
  } cases[] = {
      {"1234.50", TRUE, 123450},
      {"1,234.50", TRUE, 123450},
      {"1234.5", TRUE, 123450},
      {"1234", TRUE, 123400},
      {"1,234,567", TRUE, 123456700},
      {".5", TRUE, 50},
      {"12.", TRUE, 1200},
      {"0", TRUE, 0},
      {"-0.05", TRUE, -5},
      {"+3", TRUE, 300},
      {"¥1,234.50", TRUE, 123450},
      {"￥１，２３４．５０", TRUE, 123450},
      {" 500 元 ", TRUE, 50000},
      /* half up */
      {"87.654", TRUE, 8765},
      {"87.655", TRUE, 8766},
      {"87.6549999", TRUE, 8765},
      {"-87.655", TRUE, -8766},
      {"0.999", TRUE, 100},
      /* no amounts */
      {"", FALSE, 0},
      {"元", FALSE, 0},
      {"-", FALSE, 0},
      {".", FALSE, 0},
      {"1.2.3", FALSE, 0},
      {"1,23", FALSE, 0},
      {"1234,567", FALSE, 0},
      {",123", FALSE, 0},
      {"1,234567", FALSE, 0},
      {"1.234,567", FALSE, 0},
      {"12元5", FALSE, 0},
      {"一百", FALSE, 0},
      {"1e3", FALSE, 0},
      {"99999999999999999999", FALSE, 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 fen = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (jin_money_parse (cases[i].text, &fen), ==, cases[i].good);
      g_assert_cmpint (fen, ==, cases[i].fen);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/parse", test_parse);
  return g_test_run ();
}
