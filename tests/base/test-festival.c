/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-festival.h"
#include "base/jin-lunar.h"

static JinDate
d (const char *iso)
{
  return jin_date_parse_iso (iso);
}

static void
assert_iso (JinDate date, const char *expected)
{
  g_autofree char *iso = jin_date_to_iso (date);

  g_assert_cmpstr (iso, ==, expected);
}

/* The table of R80. */
static void
test_years (void)
{
  static const JinFestival heads[] = {JIN_FESTIVAL_SPRING_EVE, JIN_FESTIVAL_SPRING, JIN_FESTIVAL_LANTERN, JIN_FESTIVAL_QINGMING,
                                      JIN_FESTIVAL_DRAGON_BOAT, JIN_FESTIVAL_MID_AUTUMN, JIN_FESTIVAL_DOUBLE_NINTH};
  static const struct
  {
    int         year;
    const char *days[G_N_ELEMENTS (heads)];
    int         leap_month;
  } rows[] = {
      {2024, {"02-09", "02-10", "02-24", "04-04", "06-10", "09-17", "10-11"}, 0},
      {2025, {"01-28", "01-29", "02-12", "04-04", "05-31", "10-06", "10-29"}, 6},
      {2026, {"02-16", "02-17", "03-03", "04-05", "06-19", "09-25", "10-18"}, 0},
      {2027, {"02-05", "02-06", "02-20", "04-05", "06-09", "09-15", "10-08"}, 0},
      {2028, {"01-25", "01-26", "02-09", "04-04", "05-28", "10-03", "10-26"}, 5},
      {2029, {"02-12", "02-13", "02-27", "04-04", "06-16", "09-22", "10-16"}, 0},
      {2030, {"02-02", "02-03", "02-17", "04-05", "06-05", "09-12", "10-05"}, 0},
      {2031, {"01-22", "01-23", "02-06", "04-05", "06-24", "10-01", "10-24"}, 3},
      {2032, {"02-10", "02-11", "02-25", "04-04", "06-12", "09-19", "10-12"}, 0},
      {2033, {"01-30", "01-31", "02-14", "04-04", "06-01", "09-08", "10-01"}, 11},
      {2034, {"02-18", "02-19", "03-05", "04-05", "06-20", "09-27", "10-20"}, 0},
      {2035, {"02-07", "02-08", "02-22", "04-05", "06-10", "09-16", "10-09"}, 0},
      {2036, {"01-27", "01-28", "02-11", "04-04", "05-30", "10-04", "10-27"}, 6},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (heads); j++)
        {
          g_autofree char *iso = g_strdup_printf ("%d-%s", rows[i].year, rows[i].days[j]);

          assert_iso (jin_festival_date (heads[j], rows[i].year), iso);
          g_assert_true (jin_festival_on (d (iso)) & heads[j]);
        }
      g_assert_cmpint (jin_lunar_leap_month (rows[i].year), ==, rows[i].leap_month);
    }
}

static void
test_text (void)
{
  static const struct
  {
    const char *date;
    const char *text;
  } cases[] = {
      {"2026-01-01", "元旦"},
      {"2026-01-26", "腊八"},
      {"2026-02-16", "除夕"},
      {"2026-02-17", "春节"},
      {"2026-03-03", "元宵"},
      {"2026-03-08", "三八"},
      {"2026-04-05", "清明"},
      {"2026-05-01", "五一"},
      {"2026-06-19", "端午"},
      {"2026-07-01", "七一"},
      {"2026-08-01", "八一"},
      {"2026-09-25", "中秋"},
      {"2026-10-01", "国庆"},
      {"2026-10-18", "重阳"},
      {"2026-12-22", "冬至"},
      /* two on a day */
      {"2031-10-01", "中秋 国庆"},
      {"2033-10-01", "国庆 重阳"},
      /* a leap month has no festivals: 闰五月初五 of 2028 */
      {"2028-06-27", NULL},
      {"2026-11-20", NULL},
      {"2026-10", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = jin_festival_text (d (cases[i].date));

      g_test_message ("%s", cases[i].date);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (jin_festival_name (JIN_FESTIVAL_DOUBLE_NINTH), ==, "重阳");
  /* 腊八 of a lunar year lies in the next January. */
  assert_iso (jin_festival_date (JIN_FESTIVAL_LABA, 2025), "2026-01-26");
  assert_iso (jin_festival_date (JIN_FESTIVAL_DOUBLE_NINTH, 2200), "");
}

/* R78: the number of days off of each festival. */
static void
test_holidays (void)
{
  static const char *const days_of_2026[] = {"2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-04-05", "2026-05-01",
                                             "2026-05-02", "2026-06-19", "2026-09-25", "2026-10-01", "2026-10-02", "2026-10-03"};
  gsize                    n_found = 0;

  for (JinDate day = d ("2026-01-01"); day.year == 2026; day = jin_date_add_days (day, 1))
    if (jin_is_holiday (day, NULL))
      {
        g_assert_cmpuint (n_found, <, G_N_ELEMENTS (days_of_2026));
        assert_iso (day, days_of_2026[n_found++]);
      }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (days_of_2026));

  /* The eve of 春节 and 2 May are days off since 2025. */
  g_assert_true (jin_is_working_day (d ("2024-02-09"), NULL));
  g_assert_true (jin_is_holiday (d ("2024-02-12"), NULL));
  g_assert_true (jin_is_working_day (d ("2024-02-13"), NULL));
  g_assert_true (jin_is_working_day (d ("2024-05-02"), NULL));
  g_assert_true (jin_is_holiday (d ("2025-01-28"), NULL));
  g_assert_true (jin_is_holiday (d ("2025-05-02"), NULL));
}

/* §3.0: holidays are R78 and what was imported; imported working Saturdays are working days. */
static void
test_imported (void)
{
  const JinDate     off[] = {d ("2026-02-20"), d ("2026-10-05")};
  const JinDate     working[] = {d ("2026-02-14"), d ("2026-02-19"), d ("2026-10-10")};
  const JinHolidays holidays = {off, G_N_ELEMENTS (off), working, G_N_ELEMENTS (working)};
  const struct
  {
    const char *date;
    gboolean    plain;
    gboolean    with_import;
  } cases[] = {
      /* Friday, Saturday, Sunday, holiday */
      {"2026-11-20", TRUE, TRUE},
      {"2026-11-21", FALSE, FALSE},
      {"2026-11-22", FALSE, FALSE},
      {"2026-10-01", FALSE, FALSE},
      /* declared free, declared working on a Saturday, declared working on a holiday */
      {"2026-02-20", TRUE, FALSE},
      {"2026-02-14", FALSE, TRUE},
      {"2026-02-19", FALSE, TRUE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].date);
      g_assert_cmpint (jin_is_working_day (d (cases[i].date), NULL), ==, cases[i].plain);
      g_assert_cmpint (jin_is_working_day (d (cases[i].date), &holidays), ==, cases[i].with_import);
    }
  g_assert_true (jin_is_holiday (d ("2026-10-05"), &holidays));
  g_assert_false (jin_is_holiday (d ("2026-02-19"), &holidays));
}

/* R70. */
static void
test_visit_windows (void)
{
  static const struct
  {
    JinCampaign campaign;
    int         year;
    const char *from;
    const char *to;
  } cases[] = {
      {JIN_CAMPAIGN_DOUBLE_NINTH, 2026, "2026-09-18", "2026-10-18"},
      /* named by the year of 春节 */
      {JIN_CAMPAIGN_NEW_YEAR, 2027, "2026-12-15", "2027-02-05"},
      {JIN_CAMPAIGN_JULY_FIRST, 2026, "2026-06-01", "2026-07-01"},
  };
  JinDate from, to;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (jin_visit_window (cases[i].campaign, cases[i].year, &from, &to));
      assert_iso (from, cases[i].from);
      assert_iso (to, cases[i].to);
    }
  g_assert_false (jin_visit_window (JIN_CAMPAIGN_DOUBLE_NINTH, 2200, &from, &to));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/festival/years", test_years);
  g_test_add_func ("/festival/text", test_text);
  g_test_add_func ("/festival/holidays", test_holidays);
  g_test_add_func ("/festival/imported", test_imported);
  g_test_add_func ("/festival/visit-windows", test_visit_windows);
  return g_test_run ();
}
