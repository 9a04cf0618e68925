/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-unit-post.h"

static void
test_split (void)
{
  static const char *const rows[][3] = {
      {"市教育局主任科员", "市教育局", "主任科员"},
      {"市财政局教师", "市财政局", "教师"},
      {"市人民医院院长", "市人民医院", "院长"},
      {"市水利局 局长", "市水利局", "局长"},
      {"市财政局党组书记、局长", "市财政局", "党组书记、局长"},
      {"市发展和改革局副局长兼统计局局长", NULL, NULL}, /* two units: left whole */
      {"市委副书记", "市委", "副书记"},
      {"市教育局", NULL, NULL},
      {"局长", NULL, NULL},
      {"", NULL, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *unit = NULL;
      g_autofree char *post = NULL;

      g_test_message ("%s", rows[i][0]);
      g_assert_cmpint (jin_unit_post_split (rows[i][0], &unit, &post), ==, rows[i][1] != NULL);
      g_assert_cmpstr (unit, ==, rows[i][1]);
      g_assert_cmpstr (post, ==, rows[i][2]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-post/split", test_split);
  return g_test_run ();
}
