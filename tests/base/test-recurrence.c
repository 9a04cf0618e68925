/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-error.h"
#include "base/jin-recurrence.h"

/* The days as ISO texts with blanks between. */
static char *
expand (const char *rule, const char *start, const char *from, const char *until, guint cap)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = jin_recurrence_expand (rule, jin_date_parse_iso (start), jin_date_parse_iso (from), jin_date_parse_iso (until), cap, &error);
  GString           *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *iso = jin_date_to_iso (g_array_index (days, JinDate, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", iso);
    }
  return g_string_free (text, FALSE);
}

static void
test_expand (void)
{
  static const struct
  {
    const char *rule;
    const char *start;
    const char *from;
    const char *until;
    guint       cap;
    const char *days;
  } cases[] = {
      /* every month on the 15th, from the middle of the series */
      {"FREQ=MONTHLY;BYMONTHDAY=15", "2026-01-15", "2026-10-01", "2026-12-31", 100, "2026-10-15 2026-11-15 2026-12-15"},
      /* the first Friday */
      {"FREQ=MONTHLY;BYDAY=1FR", "2026-09-01", "2026-09-01", "2026-11-30", 100, "2026-09-04 2026-10-02 2026-11-06"},
      /* every other week, both ends included */
      {"FREQ=WEEKLY;INTERVAL=2", "2026-11-06", "2026-11-06", "2026-12-04", 100, "2026-11-06 2026-11-20 2026-12-04"},
      /* COUNT counts from the start, not from what is asked for */
      {"FREQ=MONTHLY;COUNT=3", "2026-01-10", "2026-02-01", "2026-12-31", 100, "2026-02-10 2026-03-10"},
      {"FREQ=DAILY;UNTIL=20261122", "2026-11-20", "2026-11-01", "2026-12-31", 100, "2026-11-20 2026-11-21 2026-11-22"},
      {"FREQ=YEARLY", "2024-02-29", "2024-01-01", "2032-12-31", 100, "2024-02-29 2028-02-29 2032-02-29"},
      {"FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", "2026-01-01", "2026-04-30", 100, "2026-01-31 2026-02-28 2026-03-31 2026-04-30"},
      /* the cap */
      {"FREQ=DAILY", "2026-11-20", "2026-11-20", "2099-12-31", 2, "2026-11-20 2026-11-21"},
      /* an end of month precision reaches to its last day */
      {"FREQ=WEEKLY", "2026-11-02", "2026-11-15", "2026-11", 100, "2026-11-16 2026-11-23 2026-11-30"},
      /* 重阳 every year (R70) */
      {"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9", "2026-01-01", "2026-01-01", "2028-12-31", 100, "2026-10-18 2027-10-08 2028-10-26"},
      /* the lunar day of the start: 1941-05-05 is 四月初十 (R14) */
      {"RSCALE=CHINESE;FREQ=YEARLY", "1941-05-05", "2026-01-01", "2028-12-31", 100, "2026-05-26 2027-05-15 2028-05-04"},
      /* 八月三十 when the month has 29 days: the 29th, or not at all */
      {"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=30;SKIP=BACKWARD", "2026-01-01", "2026-01-01", "2026-12-31", 100, "2026-10-09"},
      {"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=30;SKIP=OMIT", "2026-01-01", "2026-01-01", "2026-12-31", 100, ""},
      {"RSCALE=CHINESE;FREQ=YEARLY;INTERVAL=2;BYMONTH=9;BYMONTHDAY=9", "2026-01-01", "2026-01-01", "2031-01-01", 100, "2027-10-08 2029-10-16"},
      {"RSCALE=CHINESE;FREQ=YEARLY;COUNT=2;BYMONTH=9;BYMONTHDAY=9", "2026-01-01", "2027-01-01", "2031-01-01", 100, "2027-10-08"},
      {"RSCALE=CHINESE;FREQ=YEARLY;UNTIL=20271008;BYMONTH=9;BYMONTHDAY=9", "2026-01-01", "2026-01-01", "2031-01-01", 100, "2026-10-18 2027-10-08"},
      {"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9", "2026-01-01", "2026-01-01", "2100-12-31", 1, "2026-10-18"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *days = expand (cases[i].rule, cases[i].start, cases[i].from, cases[i].until, cases[i].cap);

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpstr (days, ==, cases[i].days);
    }
}

static void
test_bad (void)
{
  static const char *const rules[] = {
      "", "every month", "FREQ=", "FREQ=FORTNIGHTLY", "INTERVAL=2",
      /* more often than daily */
      "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,15",
      /* a day that never comes */
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      /* calendars and parts that only seem to be understood */
      "RSCALE=HEBREW;FREQ=YEARLY", "RSCALE=CHINESE;FREQ=MONTHLY", "RSCALE=CHINESE", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
      "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9", "RSCALE=CHINESE;FREQ=YEARLY;BYDAY=FR", "RSCALE=CHINESE;FREQ=YEARLY;UNTIL=soon",
      "RSCALE=CHINESE;FREQ=YEARLY;INTERVAL=0"};

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) same = NULL;

      g_test_message ("%s", rules[i]);
      g_assert_false (jin_recurrence_check (rules[i], &error));
      g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
      g_assert_null (jin_recurrence_expand (rules[i], JIN_DATE (2026, 1, 1), JIN_DATE (2026, 1, 1), JIN_DATE (2026, 12, 31), 9, &same));
      g_assert_error (same, JIN_ERROR, JIN_ERROR_INPUT);
    }
}

static void
test_lunar_rule (void)
{
  g_autofree char *rule = jin_recurrence_lunar_yearly (12, 30);
  g_autofree char *days = expand (rule, "2026-01-01", "2026-01-01", "2028-12-31", 9);

  /* 除夕 every year, whether the month has thirty days or not. */
  g_assert_cmpstr (days, ==, "2026-02-16 2027-02-05 2028-01-25");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence/expand", test_expand);
  g_test_add_func ("/recurrence/bad", test_bad);
  g_test_add_func ("/recurrence/lunar-rule", test_lunar_rule);
  return g_test_run ();
}
