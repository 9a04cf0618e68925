/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/jin-name.h"

/* R7. */
static void
test_normalise (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
      {"张　三", "张三"},
      {" 张 三 丰 ", "张三丰"},
      {"张\u00a0三\u200b", "张三"},
      {"张\n三", "张三"},
      {"买买提·艾力", "买买提·艾力"},
      /* other dots, and a full stop between characters */
      {"买买提•艾力", "买买提·艾力"},
      {"买买提．艾力", "买买提·艾力"},
      {"买买提 ・ 艾力", "买买提·艾力"},
      /* names without characters keep their spaces */
      {"  John   Smith ", "John Smith"},
      {"Ｊｏｈｎ", "John"},
      {"J. Smith", "J. Smith"},
      /* compatibility characters become the ordinary ones: U+F9DC 隆 */
      {"\uf9dc", "隆"},
      {"", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = jin_name_normalise (cases[i].text);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_print (void)
{
  static const struct
  {
    const char *name;
    const char *printed;
  } cases[] = {
      {"张三", "张　三"},
      {"王小明", "王小明"},
      {"欧阳明月", "欧阳明月"},
      {"买买提·艾力", "买买提·艾力"},
      {"Li", "Li"},
      {"张", "张"},
      {"", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *printed = jin_name_print (cases[i].name);

      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
}

static void
test_pinyin (void)
{
  static const struct
  {
    const char *name;
    const char *pinyin;
    const char *initials;
  } cases[] = {
      {"张三", "zhangsan", "zs"},
      {"欧阳明月", "ouyangmingyue", "oymy"},
      /* surnames read otherwise than the character */
      {"单田芳", "shantianfang", "stf"},
      {"曾庆红", "zengqinghong", "zqh"},
      {"仇英", "qiuying", "qy"},
      {"朴正", "piaozheng", "pz"},
      {"缪斯", "miaosi", "ms"},
      {"车建国", "chejianguo", "cjg"},
      {"黑明", "heiming", "hm"},
      {"纪晓岚", "jixiaolan", "jxl"},
      {"哈文", "hawen", "hw"},
      {"佴里", "naili", "nl"},
      {"吕布", "lvbu", "lb"},
      {"区伯", "oubo", "ob"},
      {"解放", "xiefang", "xf"},
      {"任重", "renzhong", "rz"},
      {"查良镛", "zhaliangyong", "zly"},
      {"盖叫天", "gejiaotian", "gjt"},
      {"翟天临", "zhaitianlin", "ztl"},
      {"乐嘉", "yuejia", "yj"},
      {"葛优", "geyou", "gy"},
      {"覃辉", "qinhui", "qh"},
      /* surnames of two characters */
      {"尉迟恭", "yuchigong", "ycg"},
      {"万俟卨", "moqixie", "mqx"},
      {"长孙无忌", "zhangsunwuji", "zswj"},
      {"单于雄", "chanyuxiong", "cyx"},
      {"令狐冲", "linghuchong", "lhc"},
      {"澹台灭明", "tantaimieming", "ttmm"},
      /* only before a given name: 单于 alone is 单 with the name 于 */
      {"单于", "shanyu", "sy"},
      /* the same characters in a given name */
      {"王单", "wangdan", "wd"},
      {"谭长惠", "tanchanghui", "tch"},
      /* a name with a dot has no surname */
      {"那吾提·艾力", "nawutiaili", "nwtal"},
      /* beyond the main block */
      {"王𬭎", "wanghong", "wh"},
      /* letters and digits stay, signs go */
      {"John Smith", "johnsmith", "johnsmith"},
      {"张三2", "zhangsan2", "zs2"},
      {"", "", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pinyin = jin_name_pinyin (cases[i].name);
      g_autofree char *initials = jin_name_initials (cases[i].name);

      g_assert_cmpstr (pinyin, ==, cases[i].pinyin);
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

/* Titles know no surnames. */
static void
test_title (void)
{
  static const struct
  {
    const char *title;
    const char *pinyin;
    const char *initials;
  } cases[] = {
      {"区委老干部局", "quweilaoganbuju", "qwlgbj"},
      {"单位", "danwei", "dw"},
      {"解放路（三）支部", "jiefanglusanzhibu", "jflszb"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pinyin = jin_title_pinyin (cases[i].title);
      g_autofree char *initials = jin_title_initials (cases[i].title);

      g_assert_cmpstr (pinyin, ==, cases[i].pinyin);
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
assert_ascending (const char *const *names, gsize n, char *(*make_key) (const char *name))
{
  for (gsize i = 0; i + 1 < n; i++)
    {
      g_autofree char *before = make_key (names[i]);
      g_autofree char *after = make_key (names[i + 1]);

      g_test_message ("%s %s < %s %s", names[i], before, names[i + 1], after);
      g_assert_cmpint (strcmp (before, after), <, 0);
    }
}

/* R8: counts of Unihan, then 横竖撇点折, then code points. */
static void
test_stroke_order (void)
{
  static const char *const examples[] = {"丁", "王", "刘", "张", "黄"};
  /* what libraries misplace: 陈 7, 郑 8, 黄 11 */
  static const char *const counts[] = {"丁一", "王一", "刘一", "陈一", "郑一", "黄一", "魏一"};
  static const char *const single[] = {"一", "丨", "丿", "丶", "乙"};
  /* four strokes: 王 横, 毛 撇, 方 点, 尹 折 */
  static const char *const four[] = {"王", "毛", "方", "尹"};
  /* the surname first, then the given name one character after the other */
  static const char *const given[] = {"王", "王一", "王一大", "王大", "王小", "王小明", "刘一"};
  static const char *const signs[] = {"A王", "王A", "王一"};

  assert_ascending (examples, G_N_ELEMENTS (examples), jin_name_stroke_key);
  assert_ascending (counts, G_N_ELEMENTS (counts), jin_name_stroke_key);
  assert_ascending (single, G_N_ELEMENTS (single), jin_name_stroke_key);
  assert_ascending (four, G_N_ELEMENTS (four), jin_name_stroke_key);
  assert_ascending (given, G_N_ELEMENTS (given), jin_name_stroke_key);
  assert_ascending (signs, G_N_ELEMENTS (signs), jin_name_stroke_key);
}

static void
test_pinyin_order (void)
{
  /* syllable by syllable: zhan before zhang, whatever follows */
  static const char *const syllables[] = {"安一", "白一", "陈一", "单一", "展鹏", "张一", "郑一", "仲一"};
  /* tone before strokes: 王 wang2, 汪 wang1 */
  static const char *const tones[] = {"汪一", "王一"};
  /* dictionaries put lü between lu and luan */
  static const char *const umlaut[] = {"卢一", "陆一", "吕一", "栾一"};
  /* the same syllable by strokes, all of one character together: 章 11, 彰 14 */
  static const char *const strokes[] = {"张一", "张重", "章一", "彰一"};
  static const char *const given[] = {"张", "张三", "张三丰", "张四"};

  assert_ascending (syllables, G_N_ELEMENTS (syllables), jin_name_pinyin_key);
  assert_ascending (tones, G_N_ELEMENTS (tones), jin_name_pinyin_key);
  assert_ascending (umlaut, G_N_ELEMENTS (umlaut), jin_name_pinyin_key);
  assert_ascending (strokes, G_N_ELEMENTS (strokes), jin_name_pinyin_key);
  assert_ascending (given, G_N_ELEMENTS (given), jin_name_pinyin_key);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/normalise", test_normalise);
  g_test_add_func ("/name/print", test_print);
  g_test_add_func ("/name/pinyin", test_pinyin);
  g_test_add_func ("/name/title", test_title);
  g_test_add_func ("/name/stroke-order", test_stroke_order);
  g_test_add_func ("/name/pinyin-order", test_pinyin_order);
  return g_test_run ();
}
