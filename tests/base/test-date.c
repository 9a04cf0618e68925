/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-date.h"
#include "base/jin-error.h"

#define TODAY JIN_DATE (2026, 11, 20)

/* The date of an ISO text; the tests write all their dates so. */
static JinDate
d (const char *iso)
{
  JinDate date = jin_date_parse_iso (iso);

  g_assert_false (jin_date_is_none (date));
  return date;
}

static void
assert_iso (JinDate date, const char *expected)
{
  char iso[JIN_DATE_ISO_SIZE];

  jin_date_write_iso (date, iso);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso; /* NULL: refused */
  } cases[] = {
      /* R2: days */
      {"1941.3.12", "1941-03-12"},
      {"1941-03-12", "1941-03-12"},
      {"1941/3/12", "1941-03-12"},
      {"19410312", "1941-03-12"},
      {"1941年3月12日", "1941-03-12"},
      /* R2: months */
      {"1941.03", "1941-03"},
      {"194103", "1941-03"},
      {"1941年3月", "1941-03"},
      /* R2: years */
      {"1941", "1941"},
      {"1941年", "1941"},
      /* R2: refused */
      {"1941.13", NULL},
      {"1941.02.30", NULL},
      {"2O26.1", NULL},
      /* §3.0: more forms */
      {"1941-03", "1941-03"},
      {"1941/3", "1941-03"},
      {"48.10", "1948-10"},
      {"一九四一年三月", "1941-03"},
      {"民国三十年", "1941"},
      /* October keeps its nought, January its lack of one */
      {"1948.10", "1948-10"},
      {"1948.1", "1948-01"},
      /* characters for days, and mixed with digits */
      {"一九四一年三月十二日", "1941-03-12"},
      {"一九四一年十二月三十一日", "1941-12-31"},
      {"二〇〇五年", "2005"},
      {"二○○五年十月", "2005-10"},
      {"二零零五年十月", "2005-10"},
      {"1941年三月", "1941-03"},
      {"民国30年3月12日", "1941-03-12"},
      {"民国三十年三月", "1941-03"},
      {"民国元年", "1912"},
      /* two digits */
      {"48年", "1948"},
      {"48年10月", "1948-10"},
      {"48.10.2", "1948-10-02"},
      /* full-width and blanks */
      {"１９４１．３．１２", "1941-03-12"},
      {"１９４１－０３", "1941-03"},
      {"　1941.03　", "1941-03"},
      {"1941 年 3 月 12 日", "1941-03-12"},
      {"1941. 3. 12", "1941-03-12"},
      {"1941 3 12", "1941-03-12"},
      {"1941。3。12", "1941-03-12"},
      /* as people leave marks out or add them */
      {"1941年3月12", "1941-03-12"},
      {"1941年3", "1941-03"},
      {"1941年3月份", "1941-03"},
      {"1941年3月12号", "1941-03-12"},
      {"1941-03-12 00:00:00", "1941-03-12"},
      {"1941-03-12T00:00", "1941-03-12"},
      /* leap days */
      {"1936.2.29", "1936-02-29"},
      {"1937.2.29", NULL},
      {"1900.2.29", NULL},
      {"2000.2.29", "2000-02-29"},
      /* of this year, and named days */
      {"3月12日", "2026-03-12"},
      {"3月12", "2026-03-12"},
      {"今天", "2026-11-20"},
      {"昨天", "2026-11-19"},
      {"明天", "2026-11-21"},
      /* no dates */
      {"", NULL},
      {"　", NULL},
      {"不详", NULL},
      {"1941.", NULL},
      {"1941.3.12x", NULL},
      {"1941.3.12退休", NULL},
      {"1941.3.12.1", NULL},
      {"1941.3-12", NULL},
      {"1941.0", NULL},
      {"1941.00", NULL},
      {"1941.3.0", NULL},
      {"19410300", NULL},
      {"19411", NULL},
      {"1941312", NULL},
      {"480510", NULL},
      {"48", NULL},
      {"3.12", NULL},
      {"1941年13月", NULL},
      {"1941-03-12 09:30", NULL},
      {"0041.03", NULL},
      {"9999.12", NULL},
      {"99999999999", NULL},
      {"-1941", NULL},
      {"1941年年", NULL},
      {"农历1941年三月", NULL},
      {"三月", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      JinDate            date = jin_date_parse (cases[i].text, TODAY, &error);

      g_test_message ("%s", cases[i].text);
      if (cases[i].iso == NULL)
        {
          g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
          g_assert_true (jin_date_is_none (date));
        }
      else
        {
          g_assert_no_error (error);
          assert_iso (date, cases[i].iso);
        }
    }
}

/* Without a day to reckon from, a date without a year is refused. */
static void
test_parse_without_today (void)
{
  static const char *const texts[] = {"3月12日", "今天", "昨天"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (jin_date_is_none (jin_date_parse (texts[i], JIN_DATE_NONE, &error)));
      g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
    }
}

static void
test_iso (void)
{
  static const char *const good[] = {"1948", "1948-10", "1948-10-02", "0001", "9999-12-31", "2000-02-29"};
  static const char *const bad[] = {"", "1948-", "1948-1", "1948-13", "1948-00", "1948-10-00", "1948-10-32", "1900-02-29",
                                    "0000", "1948/10", "19481002", "1948-10-2", "1948-10-02T", "194a"};

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *iso = jin_date_to_iso (jin_date_parse_iso (good[i]));

      g_assert_cmpstr (iso, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_true (jin_date_is_none (jin_date_parse_iso (bad[i])));
    }
  g_assert_true (jin_date_is_none (jin_date_parse_iso (NULL)));
  assert_iso (JIN_DATE_NONE, "");
}

static void
test_format (void)
{
  static const struct
  {
    const char *iso;
    const char *list;
    const char *letter;
  } cases[] = {
      {"1941-03", "1941.03", "1941年3月"},
      {"1941-03-12", "1941.03.12", "1941年3月12日"},
      {"1941", "1941", "1941年"},
      {"2026-11-20", "2026.11.20", "2026年11月20日"},
  };
  g_autofree char *none = jin_date_format (JIN_DATE_NONE);
  g_autofree char *none_long = jin_date_format_long (JIN_DATE_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *list = jin_date_format (d (cases[i].iso));
      g_autofree char *letter = jin_date_format_long (d (cases[i].iso));

      g_assert_cmpstr (list, ==, cases[i].list);
      g_assert_cmpstr (letter, ==, cases[i].letter);
    }
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (none_long, ==, "");
}

static void
test_periods (void)
{
  static const struct
  {
    const char  *iso;
    JinPrecision precision;
    const char  *first;
    const char  *last;
  } cases[] = {
      {"1941", JIN_PRECISION_YEAR, "1941-01-01", "1941-12-31"},
      {"1941-02", JIN_PRECISION_MONTH, "1941-02-01", "1941-02-28"},
      {"1940-02", JIN_PRECISION_MONTH, "1940-02-01", "1940-02-29"},
      {"1941-12", JIN_PRECISION_MONTH, "1941-12-01", "1941-12-31"},
      {"1941-03-12", JIN_PRECISION_DAY, "1941-03-12", "1941-03-12"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (jin_date_precision (d (cases[i].iso)), ==, cases[i].precision);
      assert_iso (jin_date_first (d (cases[i].iso)), cases[i].first);
      assert_iso (jin_date_last (d (cases[i].iso)), cases[i].last);
    }
  g_assert_cmpint (jin_date_precision (JIN_DATE_NONE), ==, JIN_PRECISION_NONE);
  g_assert_true (jin_date_is_none (jin_date_first (JIN_DATE_NONE)));
  g_assert_true (jin_date_is_none (jin_date_last (JIN_DATE_NONE)));
}

/* R10: partial dates match when one contains the other. */
static void
test_contains (void)
{
  static const struct
  {
    const char *wide;
    const char *narrow;
    gboolean    contains;
  } cases[] = {
      {"1941", "1941-03-12", TRUE},
      {"1941", "1941-03", TRUE},
      {"1941", "1941", TRUE},
      {"1941-03", "1941-03-12", TRUE},
      {"1941-03-12", "1941-03-12", TRUE},
      {"1941-03", "1941-04-12", FALSE},
      {"1941", "1942-03-12", FALSE},
      {"1941-03-12", "1941-03", FALSE},
      {"1941-03", "1941", FALSE},
      {"1941-03-12", "1941-03-13", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jin_date_contains (d (cases[i].wide), d (cases[i].narrow)), ==, cases[i].contains);
  g_assert_false (jin_date_contains (JIN_DATE_NONE, TODAY));
  g_assert_false (jin_date_contains (JIN_DATE (1941, 0, 0), JIN_DATE_NONE));
}

static void
test_compare (void)
{
  /* Ascending; equal first days stand together. */
  static const char *const order[] = {"1940-12-31", "1941", "1941-01-02", "1941-02", "1941-02-02", "1942"};

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (order); i++)
    {
      g_assert_cmpint (jin_date_compare (d (order[i]), d (order[i + 1])), <, 0);
      g_assert_cmpint (jin_date_compare (d (order[i + 1]), d (order[i])), >, 0);
    }
  g_assert_cmpint (jin_date_compare (d ("1941"), d ("1941-01-01")), ==, 0);
  g_assert_cmpint (jin_date_compare (JIN_DATE_NONE, d ("0001")), <, 0);
  g_assert_false (jin_date_equal (d ("1941"), d ("1941-01-01")));

  g_assert_true (jin_date_is_future (d ("2026-11-21"), TODAY));
  g_assert_true (jin_date_is_future (d ("2026-12"), TODAY));
  g_assert_false (jin_date_is_future (d ("2026-11-20"), TODAY));
  g_assert_false (jin_date_is_future (d ("2026-11"), TODAY));
  g_assert_false (jin_date_is_future (JIN_DATE_NONE, TODAY));
}

static void
test_add (void)
{
  static const struct
  {
    const char *from;
    char        unit;
    int         n;
    const char *to;
  } cases[] = {
      /* §3.0: clamps to the last day */
      {"2026-08-31", 'm', -6, "2026-02-28"},
      {"2026-12-20", 'm', -6, "2026-06-20"},
      {"2026-12-20", 'm', -2, "2026-10-20"},
      {"2024-01-31", 'm', 1, "2024-02-29"},
      {"2026-01-15", 'm', -1, "2025-12-15"},
      {"2026-11-20", 'm', 14, "2028-01-20"},
      {"1941-03", 'm', 11, "1942-02"},
      {"1941", 'm', 1, "1941-02"},
      /* R23: branch 2024-02-29 + 3 years */
      {"2024-02-29", 'y', 3, "2027-02-28"},
      {"2024-02-29", 'y', 4, "2028-02-29"},
      {"1941", 'y', 50, "1991"},
      {"1941-03", 'y', 50, "1991-03"},
      /* R64: 30 days */
      {"2026-03-01", 'd', 30, "2026-03-31"},
      {"2026-12-31", 'd', 1, "2027-01-01"},
      {"2028-03-01", 'd', -1, "2028-02-29"},
      {"1941-03", 'd', 1, "1941-03-02"},
      /* out of the calendar */
      {"9999-12-31", 'd', 1, ""},
      {"0001-01-01", 'd', -1, ""},
      {"9999-12-31", 'm', 1, ""},
      {"0001-01-01", 'y', -1, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinDate from = d (cases[i].from);

      g_test_message ("%s %d%c", cases[i].from, cases[i].n, cases[i].unit);
      if (cases[i].unit == 'd')
        assert_iso (jin_date_add_days (from, cases[i].n), cases[i].to);
      else if (cases[i].unit == 'm')
        assert_iso (jin_date_add_months (from, cases[i].n), cases[i].to);
      else
        assert_iso (jin_date_add_years (from, cases[i].n), cases[i].to);
    }
  g_assert_true (jin_date_is_none (jin_date_add_days (JIN_DATE_NONE, 1)));
}

/* R3 and R4. */
static void
test_age (void)
{
  static const struct
  {
    const char *birth;
    const char *on;
    int         age;
    gboolean    to_check;
  } cases[] = {
      {"1941-03-12", "2026-03-11", 84, FALSE},
      {"1941-03-12", "2026-03-12", 85, FALSE},
      /* 29 February is kept on the 28th */
      {"1936-02-29", "2026-02-27", 89, FALSE},
      {"1936-02-29", "2026-02-28", 90, FALSE},
      {"1936-02-29", "2028-02-28", 91, FALSE},
      {"1936-02-29", "2028-02-29", 92, FALSE},
      /* month precision in its month, before and after */
      {"1941-03", "2026-03-01", 85, TRUE},
      {"1941-03", "2026-03-31", 85, FALSE},
      {"1941-03", "2026-02-28", 84, FALSE},
      {"1941-03", "2026-04-01", 85, FALSE},
      {"1941", "2026-11-20", 85, TRUE},
      {"1941", "2026-12-31", 85, FALSE},
      /* R4 */
      {"1946-12-31", "2026-12-31", 80, FALSE},
      {"1947-01-01", "2026-12-31", 79, FALSE},
      /* not born yet, perhaps not born yet */
      {"2026-11-21", "2026-11-20", -1, FALSE},
      {"2026-11-20", "2026-11-20", 0, FALSE},
      {"2026", "2026-11-20", 0, TRUE},
  };
  gboolean to_check = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s on %s", cases[i].birth, cases[i].on);
      g_assert_cmpint (jin_date_age (d (cases[i].birth), d (cases[i].on), &to_check), ==, cases[i].age);
      g_assert_cmpint (to_check, ==, cases[i].to_check);
    }
  g_assert_cmpint (jin_date_age (JIN_DATE_NONE, TODAY, &to_check), ==, -1);
  g_assert_false (to_check);
}

static void
test_anniversary (void)
{
  static const struct
  {
    const char *birth;
    const char *today;
    const char *next;
  } cases[] = {
      {"1941-03-12", "2026-03-12", "2026-03-12"},
      {"1941-03-12", "2026-03-13", "2027-03-12"},
      {"1936-02-29", "2026-02-28", "2026-02-28"},
      {"1936-02-29", "2027-03-01", "2028-02-29"},
      {"1941-03", "2026-03-01", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_iso (jin_date_next_anniversary (d (cases[i].birth), d (cases[i].today)), cases[i].next);
}

/* Every day of five hundred years, against GDate. */
static void
test_julian (void)
{
  GDate *date = g_date_new_dmy (1, G_DATE_JANUARY, 1700);
  GDate  end;

  g_date_set_dmy (&end, 1, G_DATE_JANUARY, 2200);
  for (; g_date_compare (date, &end) < 0; g_date_add_days (date, 1))
    {
      JinDate day = JIN_DATE (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));

      g_assert_cmpint (jin_date_to_julian (day), ==, g_date_get_julian (date));
      g_assert_true (jin_date_equal (jin_date_from_julian (jin_date_to_julian (day)), day));
      g_assert_cmpint (jin_date_weekday (day), ==, g_date_get_weekday (date));
    }
  g_date_free (date);
  assert_iso (jin_date_from_julian (1), "0001-01-01");
  assert_iso (jin_date_from_julian (jin_date_to_julian (d ("9999-12-31"))), "9999-12-31");
  g_assert_true (jin_date_is_none (jin_date_from_julian (0)));
  g_assert_true (jin_date_is_none (jin_date_from_julian (jin_date_to_julian (d ("9999-12-31")) + 1)));
  g_assert_cmpint (jin_date_days_between (d ("2026-08-10"), d ("2026-11-20")), ==, 102);
  g_assert_cmpint (jin_date_weekday (JIN_DATE_NONE), ==, 0);
}

static void
test_serial (void)
{
  static const struct
  {
    double      serial;
    gboolean    date1904;
    const char *iso;
  } cases[] = {
      {1, FALSE, "1900-01-01"},
      {59, FALSE, "1900-02-28"},
      /* the leap day that never was */
      {60, FALSE, ""},
      {61, FALSE, "1900-03-01"},
      {15047, FALSE, "1941-03-12"},
      {15047.99, FALSE, "1941-03-12"},
      {46346, FALSE, "2026-11-20"},
      {0, TRUE, "1904-01-01"},
      {44884, TRUE, "2026-11-20"},
      {0, FALSE, ""},
      {-1, FALSE, ""},
      {1e18, FALSE, ""},
      {2958465, FALSE, "9999-12-31"},
      {2958466, FALSE, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%f", cases[i].serial);
      assert_iso (jin_date_from_serial (cases[i].serial, cases[i].date1904), cases[i].iso);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-without-today", test_parse_without_today);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/periods", test_periods);
  g_test_add_func ("/date/contains", test_contains);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/add", test_add);
  g_test_add_func ("/date/age", test_age);
  g_test_add_func ("/date/anniversary", test_anniversary);
  g_test_add_func ("/date/julian", test_julian);
  g_test_add_func ("/date/serial", test_serial);
  return g_test_run ();
}
