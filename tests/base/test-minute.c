/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-clock.h"
#include "base/jin-error.h"
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
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso; /* NULL: refused */
  } cases[] = {
      {"2026-11-20T09:30", "2026-11-20T09:30"},
      {"2025年7月10日 09:00", "2025-07-10T09:00"},
      {"2025年1月5日14:00", "2025-01-05T14:00"},
      {"2025.7.10 9:05", "2025-07-10T09:05"},
      {"2025-07-10 09:30:00", "2025-07-10T09:30"},
      {"２０２５．７．１０　９：３０", "2025-07-10T09:30"},
      {"2025/7/10 0:00", "2025-07-10T00:00"},
      /* words */
      {"2025年7月10日上午9时30分", "2025-07-10T09:30"},
      {"2025年7月10日上午9时", "2025-07-10T09:00"},
      {"2025.7.10下午2:30", "2025-07-10T14:30"},
      {"2025.7.10 下午2点半", "2025-07-10T14:30"},
      {"2025.7.10 下午14:30", "2025-07-10T14:30"},
      {"2025.7.10 晚上7点整", "2025-07-10T19:00"},
      {"2025.7.10 中午12点", "2025-07-10T12:00"},
      {"2025.7.10 中午11点", "2025-07-10T11:00"},
      {"2025.7.10 下午0:30", "2025-07-10T12:30"},
      /* of this year; a day alone */
      {"7月10日9时30分", "2026-07-10T09:30"},
      {"今天 14:00", "2026-11-20T14:00"},
      {"2025.7.10", "2025-07-10T00:00"},
      /* no moments */
      {"", NULL},
      {"09:30", NULL},
      {"2025.7 09:30", NULL},
      {"2025", NULL},
      {"2025.7.10 24:00", NULL},
      {"2025.7.10 9:60", NULL},
      {"2025.7.10 9:", NULL},
      {"2025.7.10 上午", NULL},
      {"2025.7.10 9:30-11:00", NULL},
      {"2025.2.30 9:30", NULL},
      {"不详", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *iso = NULL;
      JinMinute          moment = JIN_MINUTE_NONE;
      gboolean           read = jin_minute_parse (cases[i].text, JIN_DATE (2026, 11, 20), &moment, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].iso != NULL);
      if (read)
        {
          g_assert_no_error (error);
          iso = jin_minute_to_iso (moment);
          g_assert_cmpstr (iso, ==, cases[i].iso);
        }
      else
        g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
    }
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
  g_test_add_func ("/minute/parse", test_parse);
  g_test_add_func ("/minute/clock", test_clock);
  g_test_add_func ("/minute/clock-slip", test_clock_slip);
  return g_test_run ();
}
