/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-clock.h"
#include "base/jin-minute.h"

static void
test_round_trip (void)
{
  static const struct
  {
    const char *iso;
    JinMinute   moment;
    const char *list;
  } cases[] = {
      {"1970-01-01T00:00", 0, "1970.01.01 00:00"},
      {"1970-01-02T01:01", 1501, "1970.01.02 01:01"},
      /* before the epoch minutes still count forward */
      {"1969-12-31T23:59", -1, "1969.12.31 23:59"},
      {"1941-03-12T09:30", -15151110, "1941.03.12 09:30"},
      {"2026-11-20T09:30", 29919450, "2026.11.20 09:30"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinMinute        moment;
      g_autofree char *iso = NULL;
      g_autofree char *list = NULL;

      g_assert_true (jin_minute_parse_iso (cases[i].iso, &moment));
      g_assert_cmpint (moment, ==, cases[i].moment);
      iso = jin_minute_to_iso (moment);
      list = jin_minute_format (moment);
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpstr (list, ==, cases[i].list);
      g_assert_cmpint (jin_minute_from (jin_minute_date (moment), jin_minute_hour (moment), jin_minute_minute (moment)), ==, moment);
    }
}

static void
test_bad (void)
{
  static const char *const texts[] = {"", "2026-11-20", "2026-11-20 09:30", "2026-11-20T24:00", "2026-11-20T09:60", "2026-02-30T09:30",
                                      "2026-11-20T09:3", "2026-11-20T09:300", "2026-11-20T9:30:"};
  JinMinute                moment;
  g_autofree char         *none = jin_minute_to_iso (JIN_MINUTE_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (jin_minute_parse_iso (texts[i], &moment));
  g_assert_false (jin_minute_parse_iso (NULL, &moment));
  g_assert_cmpstr (none, ==, "");
  g_assert_true (jin_date_is_none (jin_minute_date (JIN_MINUTE_NONE)));
  g_assert_cmpint (jin_minute_from (JIN_DATE (2026, 11, 0), 9, 30), ==, JIN_MINUTE_NONE);
}

static void
test_clock (void)
{
  g_autofree char *iso = NULL;

  g_setenv ("JINQIU_NOW", "2026-11-20", TRUE);
  g_assert_true (jin_date_equal (jin_clock_today (), JIN_DATE (2026, 11, 20)));
  g_setenv ("JINQIU_NOW", "2026-11-20T09:30", TRUE);
  iso = jin_minute_to_iso (jin_clock_now ());
  g_assert_cmpstr (iso, ==, "2026-11-20T09:30");
  g_assert_true (jin_date_equal (jin_clock_today (), JIN_DATE (2026, 11, 20)));

  /* Without it, the clock of the PC. */
  g_unsetenv ("JINQIU_NOW");
  {
    g_autoptr (GDateTime) before = g_date_time_new_now_local ();
    JinDate               today = jin_clock_today ();
    g_autoptr (GDateTime) after = g_date_time_new_now_local ();

    g_assert_true (today.day == g_date_time_get_day_of_month (before) || today.day == g_date_time_get_day_of_month (after));
  }
}

static GLogWriterOutput
count_warning_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer n_warnings)
{
  if (level & G_LOG_LEVEL_WARNING)
    ++*(int *)n_warnings;
  return G_LOG_WRITER_HANDLED;
}

/* A slip of the pen is told, not obeyed. */
static void
test_clock_slip (void)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  int            n_warnings = 0;

  g_log_set_writer_func (count_warning_cb, &n_warnings, NULL);
  g_setenv ("JINQIU_NOW", "tomorrow", TRUE);
  g_assert_false (jin_date_is_none (jin_clock_today ()));
  g_assert_cmpint (n_warnings, ==, 1);
  g_log_set_always_fatal (fatal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minute/round-trip", test_round_trip);
  g_test_add_func ("/minute/bad", test_bad);
  g_test_add_func ("/minute/clock", test_clock);
  g_test_add_func ("/minute/clock-slip", test_clock_slip);
  return g_test_run ();
}
