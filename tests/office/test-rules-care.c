/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-codes.h"
#include "office/jin-rules-absence.h"
#include "office/jin-rules-retirement.h"
#include "office/jin-rules-theme.h"
#include "office/jin-rules-visit.h"

#define NONE \
  {          \
    0, 0, 0  \
  }

static void
test_mobile (void)
{
  static const struct
  {
    JinDate  from;
    JinDate  planned_until;
    JinDate  until;
    JinDate  on;
    gboolean mobile;
  } cases[] = {
      /* No return planned: mobile at once. */
      {{2026, 5, 20}, NONE, NONE, {2026, 5, 20}, TRUE},
      /* Planned to be short: 外出, until six months have passed all the same. */
      {{2026, 5, 20}, {2026, 10, 31}, NONE, {2026, 11, 19}, FALSE},
      {{2026, 5, 20}, {2026, 10, 31}, NONE, {2026, 11, 20}, TRUE},
      {{2026, 5, 20}, {2026, 11, 20}, NONE, {2026, 6, 1}, TRUE},
      {{2026, 5, 20}, {2026, 11, 0}, NONE, {2026, 6, 1}, TRUE},
      /* Not yet gone, back again. */
      {{2026, 5, 20}, NONE, NONE, {2026, 5, 19}, FALSE},
      {{2026, 5, 20}, NONE, {2026, 8, 1}, {2026, 8, 1}, FALSE},
      {{2026, 5, 20}, NONE, {2026, 8, 1}, {2026, 7, 31}, TRUE},
      /* 31 August and six months end on 28 February. */
      {{2025, 8, 31}, {2026, 2, 1}, NONE, {2026, 2, 27}, FALSE},
      {{2025, 8, 31}, {2026, 2, 1}, NONE, {2026, 2, 28}, TRUE},
      {{2025, 12, 0}, NONE, NONE, {2026, 1, 1}, TRUE},
      {NONE, NONE, NONE, {2026, 1, 1}, FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jin_absence_is_mobile (cases[i].from, cases[i].planned_until, cases[i].until, cases[i].on), ==, cases[i].mobile);
}

static void
test_contact (void)
{
  static const struct
  {
    JinDate     from;
    JinDate     until;
    JinDate     last;
    const char *area;
    JinDate     due;
  } cases[] = {
      {{2026, 1, 1}, NONE, {2026, 8, 10}, "2", {2026, 11, 10}},
      {{2026, 1, 1}, NONE, {2026, 8, 10}, "", {2026, 11, 10}},
      {{2026, 1, 1}, NONE, {2026, 8, 10}, JIN_RESIDENCE_ABROAD, {2027, 2, 10}},
      /* Never spoken to: since the day of leaving. */
      {{2026, 1, 1}, NONE, NONE, "", {2026, 4, 1}},
      {{2026, 1, 0}, NONE, NONE, "", {2026, 4, 1}},
      {{2026, 1, 1}, {2026, 9, 1}, {2026, 8, 10}, "", NONE},
      {NONE, NONE, NONE, "", NONE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (jin_date_equal (jin_absence_contact_due (cases[i].from, cases[i].until, cases[i].last, cases[i].area), cases[i].due));

  /* On 2026-11-20 the first is ten days overdue. */
  g_assert_cmpint (jin_date_days_between (cases[0].due, JIN_DATE (2026, 11, 20)), ==, 10);
}

static void
test_reversed (void)
{
  g_assert_true (jin_absence_is_reversed (JIN_DATE (2026, 5, 20), JIN_DATE (2026, 5, 19)));
  g_assert_false (jin_absence_is_reversed (JIN_DATE (2026, 5, 20), JIN_DATE (2026, 5, 20)));
  g_assert_false (jin_absence_is_reversed (JIN_DATE (2026, 5, 20), JIN_DATE (2026, 5, 0)));
  g_assert_true (jin_absence_is_reversed (JIN_DATE (2026, 5, 20), JIN_DATE (2025, 0, 0)));
  g_assert_false (jin_absence_is_reversed (JIN_DATE (2026, 5, 20), JIN_DATE_NONE));
}

static void
test_campaign (void)
{
  static const struct
  {
    JinDate     day;
    const char *code;
  } cases[] = {
      {{2026, 9, 17}, NULL},
      {{2026, 9, 18}, JIN_CAMPAIGN_CODE_DOUBLE_NINTH},
      {{2026, 10, 18}, JIN_CAMPAIGN_CODE_DOUBLE_NINTH},
      {{2026, 10, 19}, NULL},
      {{2026, 12, 14}, NULL},
      {{2026, 12, 15}, JIN_CAMPAIGN_CODE_NEW_YEAR},
      {{2027, 2, 5}, JIN_CAMPAIGN_CODE_NEW_YEAR},
      {{2027, 2, 6}, NULL},
      {{2026, 5, 31}, NULL},
      {{2026, 6, 1}, JIN_CAMPAIGN_CODE_JULY_FIRST},
      {{2026, 7, 1}, JIN_CAMPAIGN_CODE_JULY_FIRST},
      {{2026, 7, 2}, NULL},
      {{2026, 6, 0}, NULL},
      {NONE, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (jin_visit_campaign (cases[i].day), ==, cases[i].code);
}

/* The cases of R13. */
static void
test_retirement (void)
{
  static const struct
  {
    JinRetirementKind kind;
    JinDate           birth;
    JinDate           month;
  } cases[] = {
      {JIN_RETIRES_AT_60, {1964, 12, 0}, {2024, 12, 0}},
      {JIN_RETIRES_AT_60, {1965, 1, 0}, {2025, 2, 0}},
      {JIN_RETIRES_AT_60, {1965, 4, 0}, {2025, 5, 0}},
      {JIN_RETIRES_AT_60, {1965, 5, 0}, {2025, 7, 0}},
      {JIN_RETIRES_AT_60, {1966, 6, 0}, {2026, 11, 0}},
      {JIN_RETIRES_AT_60, {1976, 8, 0}, {2039, 7, 0}},
      {JIN_RETIRES_AT_60, {1976, 9, 0}, {2039, 9, 0}},
      {JIN_RETIRES_AT_55, {1970, 1, 0}, {2025, 2, 0}},
      {JIN_RETIRES_AT_55, {1981, 9, 0}, {2039, 9, 0}},
      {JIN_RETIRES_AT_50, {1975, 3, 0}, {2025, 5, 0}},
      {JIN_RETIRES_AT_50, {1984, 11, 0}, {2039, 11, 0}},
      /* The day does not matter, the month does. */
      {JIN_RETIRES_AT_60, {1966, 6, 30}, {2026, 11, 0}},
      {JIN_RETIRES_AT_60, {1966, 0, 0}, NONE},
      {JIN_RETIRES_AT_60, NONE, NONE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (jin_date_equal (jin_retirement_month (cases[i].kind, cases[i].birth), cases[i].month));
}

static void
test_visits_due (void)
{
  static const struct
  {
    JinDate admitted;
    JinDate discharged;
    JinDate last_visit;
    JinDate due;
  } cases[] = {
      /* Unvisited on 2026-11-06: overdue. */
      {{2026, 11, 2}, NONE, NONE, {2026, 11, 5}},
      {{2026, 11, 2}, NONE, {2026, 11, 3}, {2026, 12, 3}},
      /* A visit before admission doesn't count. */
      {{2026, 11, 2}, NONE, {2026, 10, 30}, {2026, 11, 5}},
      {{2026, 11, 2}, {2026, 11, 10}, {2026, 11, 3}, {2026, 11, 17}},
      {{2026, 11, 2}, {2026, 11, 10}, {2026, 11, 12}, NONE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (jin_date_equal (jin_hospital_visit_due (cases[i].admitted, cases[i].discharged, cases[i].last_visit), cases[i].due));

  g_assert_true (jin_date_equal (jin_death_visit_due (JIN_DATE (2026, 12, 31)), JIN_DATE (2027, 1, 1)));
  g_assert_true (jin_date_equal (jin_regular_visit_due (JIN_DATE (2026, 7, 1)), JIN_DATE (2026, 10, 1)));
  g_assert_true (jin_date_is_none (jin_regular_visit_due (JIN_DATE_NONE)));
}

/* R81: the proposal has all seven; 红色教育 twice instead of 志愿活动 lacks one, and what the bureau chose is read back. */
static void
test_year_themes (void)
{
  g_autoptr (JinCodeList) list = jin_code_list_new ("month_theme");
  g_auto (JinYearThemes)  proposed = {0}, chosen = {0}, again = {0};
  g_autofree char        *none = NULL;
  g_autofree char        *missing = NULL;
  g_autofree char        *kept = NULL;
  g_autofree char        *same = NULL;

  jin_code_list_add (list, "volunteer", "志愿活动", NULL, NULL, 3, TRUE, FALSE);
  jin_code_list_add (list, "red", "红色教育", NULL, NULL, 4, TRUE, FALSE);
  jin_code_list_add (list, "xown", "邻里互助", NULL, NULL, 0, FALSE, FALSE);
  jin_year_themes_init (&proposed, list, NULL);
  g_assert_cmpstr (proposed.months[2], ==, "volunteer");
  g_assert_cmpstr (proposed.months[3], ==, "red");
  g_assert_cmpstr (proposed.months[0], ==, "");
  none = jin_year_themes_missing (&proposed, list);
  g_assert_null (none);
  jin_year_themes_init (&chosen, list, ",,red,red,,,,,,,xown,");
  missing = jin_year_themes_missing (&chosen, list);
  g_assert_cmpstr (missing, ==, "志愿活动");
  kept = jin_year_themes_format (&chosen);
  jin_year_themes_init (&again, list, kept);
  same = jin_year_themes_format (&again);
  g_assert_cmpstr (same, ==, ",,red,red,,,,,,,xown,");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/absence/R66", test_mobile);
  g_test_add_func ("/office/absence/R68", test_contact);
  g_test_add_func ("/office/absence/reversed", test_reversed);
  g_test_add_func ("/office/visit/R70", test_campaign);
  g_test_add_func ("/office/visit/R71-R72", test_visits_due);
  g_test_add_func ("/rules/year-themes", test_year_themes);
  g_test_add_func ("/office/person/R13", test_retirement);
  return g_test_run ();
}
