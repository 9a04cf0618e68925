/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-text.h"

static void
test_blanks (void)
{
  static const struct
  {
    const char *text;
    const char *trimmed;
    const char *stripped;
  } cases[] = {
      {"  张 三  ", "张 三", "张三"},
      {"　张　三　", "张　三", "张三"},
      /* no-break, zero-width, byte order mark, tab, line ends, left-to-right mark */
      {"\u00a0张\u200b三\ufeff", "张\u200b三", "张三"},
      {"\t张三\r\n", "张三", "张三"},
      {"\u200e张三", "张三", "张三"},
      {"张\n三", "张\n三", "张三"},
      {"　 \t", "", ""},
      {"", "", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *trimmed = jin_text_trim (cases[i].text);
      g_autofree char *stripped = jin_text_strip_blanks (cases[i].text);

      g_assert_cmpstr (trimmed, ==, cases[i].trimmed);
      g_assert_cmpstr (stripped, ==, cases[i].stripped);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *words; /* joined by "|" */
  } cases[] = {
      {"书法、摄影", "书法|摄影"},
      {"书法/摄影，戏曲；太极", "书法|摄影|戏曲|太极"},
      {"书法　摄影\n戏曲", "书法|摄影|戏曲"},
      {"、书法，、", "书法"},
      {"书法＋摄影+戏曲,棋;牌", "书法|摄影|戏曲|棋|牌"},
      {" 、", ""},
      {"", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv)   words = jin_text_split_words (cases[i].text);
      g_autofree char *joined = g_strjoinv ("|", words);

      g_assert_cmpstr (joined, ==, cases[i].words);
    }
}

static void
test_narrow (void)
{
  static const struct
  {
    const char *text;
    const char *narrow;
  } cases[] = {
      {"１２３ＡＢｃ（）／－．", "123ABc()/-."},
      {"￥１　元", "¥1 元"},
      {"张三，李四。", "张三,李四。"},
      {"", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *narrow = jin_text_narrow (cases[i].text);

      g_assert_cmpstr (narrow, ==, cases[i].narrow);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    int         number; /* -1: refused */
  } cases[] = {
      {"一", 1},
      {"十", 10},
      {"十二", 12},
      {"二十", 20},
      {"三十一", 31},
      {"一百", 100},
      {"一百零五", 105},
      {"一百二十", 120},
      {"两千零八", 2008},
      {"两万三千", 23000},
      {"十万零一百", 100100},
      {"二〇一二", 2012},
      {"二○一二", 2012},
      {"二零一二", 2012},
      {"零", 0},
      {"12", 12},
      {"１２", 12},
      {" 12 ", 12},
      {"0", 0},
      {"2147483647", G_MAXINT},
      {"2147483648", -1},
      {"", -1},
      {"　", -1},
      {"-1", -1},
      {"1.5", -1},
      {"十十", -1},
      {"百", -1},
      {"一十百", -1},
      {"二十三四", -1},
      {"3十", -1},
      {"万", -1},
      {"一万万", -1},
      {"几", -1},
      {"十二月", -1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int number = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (jin_text_parse_int (cases[i].text, &number), ==, cases[i].number >= 0);
      if (cases[i].number >= 0)
        g_assert_cmpint (number, ==, cases[i].number);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/blanks", test_blanks);
  g_test_add_func ("/text/words", test_words);
  g_test_add_func ("/text/narrow", test_narrow);
  g_test_add_func ("/text/numbers", test_numbers);
  return g_test_run ();
}
