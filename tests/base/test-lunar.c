/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

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

/* The lines of a reference table after its head. */
static char **
read_reference (const char *name)
{
  g_autofree char   *path = g_test_build_filename (G_TEST_DIST, "base", "data", name, NULL);
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (strchr (text, '\n') + 1), "\n", -1);
}

/* Every day from 1900-01-31 to 2101-02-27, there and back. */
static void
test_every_day (void)
{
  g_auto (GStrv) lines = read_reference ("lunar-months-1900-2100.csv");
  JinDate        day = d ("1900-01-31");
  int            n_days = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char     first[11];
      int      year, month, leap, length;
      JinLunar lunar;

      g_assert_cmpint (sscanf (lines[i], "%10[^,],%d,%d,%d,%d", first, &year, &month, &leap, &length), ==, 5);
      g_test_message ("%s", lines[i]);
      assert_iso (day, first);
      g_assert_cmpint (jin_lunar_days_in_month (year, month, leap), ==, length);
      if (leap)
        g_assert_cmpint (jin_lunar_leap_month (year), ==, month);
      for (int n = 1; n <= length; n++, n_days++, day = jin_date_add_days (day, 1))
        {
          g_assert_true (jin_lunar_from_date (day, &lunar));
          g_assert_cmpint (lunar.year, ==, year);
          g_assert_cmpint (lunar.month, ==, month);
          g_assert_cmpint (lunar.day, ==, n);
          g_assert_cmpint (lunar.leap, ==, leap);
          g_assert_true (jin_date_equal (jin_lunar_to_date (lunar), day));
        }
      g_assert_true (jin_date_is_none (jin_lunar_to_date ((JinLunar){year, month, length + 1, leap})));
    }
  assert_iso (day, "2101-02-28");
  g_assert_cmpint (n_days, ==, 73442);
}

/* Every day of 1900…2100: the term of the reference on its day, none on any other. */
static void
test_every_term (void)
{
  g_auto (GStrv) lines = read_reference ("solar-terms-1900-2100.csv");
  guint          i = 0;

  for (JinDate day = d ("1900-01-01"); day.year < 2101; day = jin_date_add_days (day, 1))
    {
      g_autofree char *iso = jin_date_to_iso (day);

      if (lines[i] != NULL && g_str_has_prefix (lines[i], iso))
        {
          g_assert_cmpstr (jin_solar_term (day), ==, lines[i] + 11);
          i++;
        }
      else
        g_assert_null (jin_solar_term (day));
    }
  g_assert_null (lines[i]);
  g_assert_cmpuint (i, ==, 4824);
  g_assert_null (jin_solar_term (d ("2026-04")));
  g_assert_null (jin_solar_term (d ("2101-01-05")));
}

static void
test_names (void)
{
  static const struct
  {
    const char *date;
    const char *name;
  } cases[] = {
      /* R80 */
      {"1941-03-12", "二月十五"},
      {"1935-06-15", "五月十五"},
      {"1936-02-29", "二月初七"},
      {"1949-10-01", "八月初十"},
      {"1952-06-22", "闰五月初一"},
      {"1936-04-21", "闰三月初一"},
      {"2033-12-25", "闰冬月初四"},
      {"2034-01-25", "腊月初六"},
      /* 2026 has no 腊月三十: 除夕 is the 29th */
      {"2027-02-05", "腊月廿九"},
      {"2027-02-06", "正月初一"},
      {"2026-11-20", "十月十二"},
      {"1944-05-31", "闰四月初十"},
      /* the second tens */
      {"2026-03-08", "正月二十"},
      {"2026-03-09", "正月廿一"},
      {"1900-01-31", "正月初一"},
  };
  g_autofree char *year_name = jin_lunar_year_name (2026);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinLunar         lunar;
      g_autofree char *name = NULL;

      g_assert_true (jin_lunar_from_date (d (cases[i].date), &lunar));
      name = jin_lunar_format (lunar);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_assert_cmpstr (year_name, ==, "丙午");
}

/* R80: other dates give no lunar date, nor do partial ones. */
static void
test_outside (void)
{
  static const char *const dates[] = {"1900-01-30", "2101-02-28", "1880-01-01", "2200-01-01", "1941-03", "1941"};
  JinLunar                 lunar;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_false (jin_lunar_from_date (d (dates[i]), &lunar));
  g_assert_false (jin_lunar_from_date (JIN_DATE_NONE, &lunar));
  /* 2026 has no 八月三十 and no leap month. */
  g_assert_true (jin_date_is_none (jin_lunar_to_date ((JinLunar){2026, 8, 30, FALSE})));
  g_assert_true (jin_date_is_none (jin_lunar_to_date ((JinLunar){2026, 5, 1, TRUE})));
  g_assert_cmpint (jin_lunar_days_in_month (2026, 5, TRUE), ==, 0);
  g_assert_cmpint (jin_lunar_leap_month (2026), ==, 0);
}

static void
test_birthday (void)
{
  static const struct
  {
    const char *birth;
    const char *lunar;
    const char *today;
    const char *next;
  } cases[] = {
      /* R14 */
      {"1941-05-05", "四月初十", "2026-01-01", "2026-05-26"},
      {"1941-05-05", "四月初十", "2026-05-26", "2026-05-26"},
      {"1941-05-05", "四月初十", "2026-05-27", "2027-05-15"},
      {"1941-05-05", "四月初十", "2027-05-16", "2028-05-04"},
      /* a leap month counts as the ordinary one */
      {"1944-05-31", "闰四月初十", "2026-01-01", "2026-05-26"},
      /* the 29th of a short month */
      {"1942-10-09", "八月三十", "2026-09-30", "2026-10-09"},
      /* §3.0: none in 2025, two in 2027 */
      {"1942-01-11", "冬月廿五", "2024-12-26", "2026-01-13"},
      {"1942-01-11", "冬月廿五", "2026-01-14", "2027-01-02"},
      {"1942-01-11", "冬月廿五", "2027-01-03", "2027-12-22"},
      /* on the day of birth */
      {"2026-05-26", "四月初十", "2026-05-26", "2026-05-26"},
      /* unknown day, beyond the table */
      {"1941-05", NULL, "2026-01-01", ""},
      {"1880-01-01", NULL, "2026-01-01", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinLunar         lunar;
      g_autofree char *name = jin_lunar_from_date (d (cases[i].birth), &lunar) ? jin_lunar_format (lunar) : NULL;

      g_test_message ("%s from %s", cases[i].birth, cases[i].today);
      g_assert_cmpstr (name, ==, cases[i].lunar);
      assert_iso (jin_lunar_next_birthday (d (cases[i].birth), d (cases[i].today)), cases[i].next);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lunar/every-day", test_every_day);
  g_test_add_func ("/lunar/every-term", test_every_term);
  g_test_add_func ("/lunar/names", test_names);
  g_test_add_func ("/lunar/outside", test_outside);
  g_test_add_func ("/lunar/birthday", test_birthday);
  return g_test_run ();
}
