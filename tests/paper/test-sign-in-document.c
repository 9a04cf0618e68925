/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "paper-test.h"
#include "paper/jin-sign-in-document.h"

#define MAX_NAMES 120

/* No two alike, and none part of another. */
static char *
dup_name (guint i)
{
  g_autoptr (GString) name = g_string_new ("欧阳");

  g_string_append_unichar (name, 0x5200 + i);
  return g_strdup (name->str);
}

static JinDocument *
new_sheet (guint n_names, guint guests)
{
  static char *names[MAX_NAMES];
  JinSignIn    sheet = {
         .organisation = "第一离退休干部党支部",
         .activity = "十一月主题党日",
         .time = "2026年11月15日 9:00",
         .place = "老干部活动中心三楼",
         .host = "王德胜",
         .recorder = "李芳",
         .expected = (int)n_names,
         .present = -1,
         .on_leave = -1,
         .names = (const char *const *)names,
         .n_names = n_names,
         .guests = guests,
  };

  for (guint i = 0; i < MAX_NAMES && names[i] == NULL; i++)
    names[i] = dup_name (i);
  return jin_sign_in_document_new (&sheet);
}

/* F6: two blocks of 26 a page. */
static void
test_pages (void)
{
  static const struct
  {
    guint n_names;
    guint guests;
    int   n_pages;
  } cases[] = {
      {0, 0, 1}, /* a blank form */
      {1, 0, 1},
      {26, 0, 1}, /* the right block is for guests */
      {52, 0, 1},
      {52, 1, 2}, /* a guest needs a row */
      {53, 0, 2},
      {104, 0, 2},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinDocument) sheet = new_sheet (cases[i].n_names, cases[i].guests);

      g_assert_cmpint (jin_document_get_n_pages (sheet), ==, cases[i].n_pages);
      paper_test_assert_inside (sheet);
    }
}

/* Every name once, heads and fields on every page, all rows numbered. */
static void
test_text (void)
{
  static const char *const words[] = {"支部活动签到表", "活动名称：十一月主题党日", "党组织：第一离退休干部党支部", "地点：老干部活动中心三楼",
                                      "主持人：王德胜", "记录人：李芳", "应到60人", "实到", "请假", "序号", "姓名", "签名",
                                      "缺席人员及原因：", "记录人签字："};
  g_autoptr (JinDocument)  sheet = new_sheet (60, 0);
  g_autofree char         *path = paper_test_write_pdf (sheet);

  for (int page = 0; page < 2; page++)
    {
      g_autofree char *text = paper_test_page_text (path, page);

      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (strstr (text, words[i]) == NULL)
          g_error ("“%s” is not on page %d: %s", words[i], page, text);
      for (guint i = 0; i < 60; i++)
        {
          g_autofree char *name = dup_name (i);

          g_assert_cmpint (strstr (text, name) != NULL, ==, (int)i / 52 == page);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/sign-in/pages", test_pages);
  g_test_add_func ("/paper/sign-in/text", test_text);
  return g_test_run ();
}
