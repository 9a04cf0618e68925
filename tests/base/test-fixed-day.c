/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-error.h"
#include "base/jin-fixed-day.h"

/* R79, as §3.0 amends it. */
static void
test_day (void)
{
  static const struct
  {
    const char *month;
    JinFixedDay rule;
    const char *day;
  } cases[] = {
      /* the 15th: Saturday, Sunday, Thursday */
      {"2026-08", {.day = 15}, "2026-08-17"},
      {"2026-11", {.day = 15}, "2026-11-16"},
      {"2026-10", {.day = 15}, "2026-10-15"},
      /* Sunday before 除夕–初三 */
      {"2026-02", {.day = 15}, "2026-02-20"},
      /* the 31st of February is Sunday 28th: the next month, or the Friday before */
      {"2027-02", {.day = 31}, "2027-03-01"},
      {"2027-02", {.day = 31, .stay_in_month = TRUE}, "2027-02-26"},
      /* days 29 to 31 in a short month that ends on a working day */
      {"2026-04", {.day = 31}, "2026-04-30"},
      /* n-th weekday: first Friday; in May it is a holiday */
      {"2026-11", {.nth = 1, .weekday = 5}, "2026-11-06"},
      {"2026-05", {.nth = 1, .weekday = 5}, "2026-05-04"},
      /* first day of the month is that weekday; third Wednesday; last Friday */
      {"2026-06", {.nth = 1, .weekday = 1}, "2026-06-01"},
      {"2026-11", {.nth = 3, .weekday = 3}, "2026-11-18"},
      {"2026-10", {.nth = 5, .weekday = 5}, "2026-10-30"},
      {"2026-11", {.nth = 5, .weekday = 5}, "2026-11-27"},
      /* 1 October: after three days off comes a Sunday */
      {"2026-10", {.day = 1}, "2026-10-05"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinDate          month = jin_date_parse_iso (cases[i].month);
      g_autofree char *iso = jin_date_to_iso (jin_fixed_day (month.year, month.month, &cases[i].rule, NULL));

      g_test_message ("case %d of %s", (int)i, cases[i].month);
      g_assert_cmpstr (iso, ==, cases[i].day);
    }
}

/* The imported notice: days off beyond those computed, a working Saturday, and more than a week off. */
static void
test_imported (void)
{
  const JinDate     off[] = {JIN_DATE (2026, 2, 20), JIN_DATE (2026, 2, 23)};
  const JinDate     working[] = {JIN_DATE (2026, 2, 28)};
  const JinHolidays notice = {off, G_N_ELEMENTS (off), working, G_N_ELEMENTS (working)};
  const JinFixedDay fifteenth = {.day = 15};
  const JinFixedDay saturday = {.day = 28};
  g_autofree char  *before = jin_date_to_iso (jin_fixed_day (2026, 2, &fifteenth, &notice));
  g_autofree char  *on_saturday = jin_date_to_iso (jin_fixed_day (2026, 2, &saturday, &notice));

  /* 02-15 … 02-22 hold no working day: the last one before is Friday 13th. */
  g_assert_cmpstr (before, ==, "2026-02-13");
  g_assert_cmpstr (on_saturday, ==, "2026-02-28");
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    JinFixedDay rule;
    const char *formatted; /* NULL: refused */
  } cases[] = {
      {"15", {.day = 15}, "每月15日"},
      {"每月15日", {.day = 15}, "每月15日"},
      {"每月十五号", {.day = 15}, "每月15日"},
      {" １５ 日 ", {.day = 15}, "每月15日"},
      {"每月最后一天", {.day = 31}, "每月31日"},
      {"每月第一个星期五", {.nth = 1, .weekday = 5}, "每月第一个星期五"},
      {"第一个周五", {.nth = 1, .weekday = 5}, "每月第一个星期五"},
      {"每月第3个周日", {.nth = 3, .weekday = 7}, "每月第三个星期日"},
      {"每月第二个星期天", {.nth = 2, .weekday = 7}, "每月第二个星期日"},
      {"每月最后一个周五", {.nth = 5, .weekday = 5}, "每月最后一个星期五"},
      {"每月的一日", {.day = 1}, "每月1日"},
      {"", {0}, NULL},
      {"32", {0}, NULL},
      {"0", {0}, NULL},
      {"每周五", {0}, NULL},
      {"第六个星期五", {0}, NULL},
      {"第一个星期八", {0}, NULL},
      {"15日下午", {0}, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *formatted = NULL;
      JinFixedDay        rule;
      gboolean           read = jin_fixed_day_parse (cases[i].text, &rule, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].formatted != NULL);
      if (!read)
        {
          g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (rule.day, ==, cases[i].rule.day);
      g_assert_cmpint (rule.nth, ==, cases[i].rule.nth);
      g_assert_cmpint (rule.weekday, ==, cases[i].rule.weekday);
      formatted = jin_fixed_day_format (&rule);
      g_assert_cmpstr (formatted, ==, cases[i].formatted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fixed-day/day", test_day);
  g_test_add_func ("/fixed-day/imported", test_imported);
  g_test_add_func ("/fixed-day/words", test_words);
  return g_test_run ();
}
