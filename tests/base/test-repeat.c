/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-recurrence.h"
#include "base/jin-repeat.h"

/* Rules as people choose and read them. */

static void
test_round_trip (void)
{
  static const struct
  {
    const char   *rule;
    JinRepeatKind kind;
    const char   *sentence;
  } cases[] = {
      {"", JIN_REPEAT_NEVER, "Does not repeat"},
      {"FREQ=DAILY", JIN_REPEAT_DAILY, "Every day"},
      {"FREQ=DAILY;INTERVAL=3;COUNT=5", JIN_REPEAT_DAILY, "Every 3 days, 5 times"},
      {"FREQ=WEEKLY;BYDAY=TU", JIN_REPEAT_WEEKLY, "Every week on Tuesday"},
      {"FREQ=MONTHLY;BYMONTHDAY=15", JIN_REPEAT_MONTHLY, "Every month on day 15"},
      {"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;UNTIL=20271231", JIN_REPEAT_MONTHLY, "Every 3 months on day 15, until 2027-12-31"},
      {"FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", JIN_REPEAT_MONTHLY, "Every month on day 31"},
      {"FREQ=MONTHLY;BYDAY=1FR", JIN_REPEAT_MONTHLY_BY_WEEK, "Every month on the first Friday"},
      {"FREQ=MONTHLY;BYDAY=-1SU", JIN_REPEAT_MONTHLY_BY_WEEK, "Every month on the last Sunday"},
      {"FREQ=YEARLY", JIN_REPEAT_YEARLY, "Every year on 11-20"},
      {"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9;SKIP=BACKWARD", JIN_REPEAT_LUNAR_YEARLY, "Every year on the lunar 九月初九"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinRepeat        repeat = jin_repeat_from_rule (cases[i].rule, JIN_DATE (2026, 11, 20));
      g_autofree char *sentence = jin_repeat_sentence (&repeat);
      g_autofree char *rule = NULL;

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpint (repeat.kind, ==, cases[i].kind);
      rule = jin_repeat_to_rule (&repeat);
      g_assert_cmpstr (rule, ==, cases[i].rule);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
      if (*rule != '\0')
        g_assert_true (jin_recurrence_check (rule, NULL));
    }
}

/* Rules of other programs that say more than can be chosen are kept as they are. */
static void
test_other (void)
{
  static const char *const rules[] = {"FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=YEARLY;BYDAY=1MO;BYMONTH=5", "FREQ=MONTHLY;BYDAY=5FR",
                                      "FREQ=DAILY;BYHOUR=9", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1", "nonsense"};

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      JinRepeat        repeat = jin_repeat_from_rule (rules[i], JIN_DATE (2026, 11, 20));
      g_autofree char *moved = jin_repeat_move_rule (rules[i], JIN_DATE (2026, 11, 20), JIN_DATE (2026, 12, 1));

      g_test_message ("%s", rules[i]);
      g_assert_cmpint (repeat.kind, ==, JIN_REPEAT_OTHER);
      g_assert_cmpstr (moved, ==, rules[i]);
    }
}

static void
test_move_and_end (void)
{
  static const struct
  {
    const char *rule;
    const char *moved;
  } cases[] = {
      {"FREQ=MONTHLY;BYMONTHDAY=15;COUNT=7", "FREQ=MONTHLY;BYMONTHDAY=8;COUNT=7"},
      {"FREQ=MONTHLY;BYDAY=1FR", "FREQ=MONTHLY;BYDAY=2TU"},
      {"FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=TU"},
      /* 2026-12-08 is 冬月... its lunar day is what repeats */
      {"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9;SKIP=BACKWARD", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=30;SKIP=BACKWARD"},
  };
  g_autofree char *ended = jin_repeat_end_rule ("FREQ=MONTHLY;COUNT=7;BYMONTHDAY=15", JIN_DATE (2027, 1, 14));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *moved = jin_repeat_move_rule (cases[i].rule, JIN_DATE (2026, 9, 1), JIN_DATE (2026, 12, 8));

      g_assert_cmpstr (moved, ==, cases[i].moved);
    }
  g_assert_cmpstr (ended, ==, "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270114");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/repeat/round-trip", test_round_trip);
  g_test_add_func ("/base/repeat/other", test_other);
  g_test_add_func ("/base/repeat/move-and-end", test_move_and_end);
  return g_test_run ();
}
