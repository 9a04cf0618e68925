/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "office-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-organisation.h"
#include "office/jin-year-plan.h"

/* A year's plan for a branch (R27, R28, R79, R81). */

static char *
plan_text (const JinYearAsked *asked)
{
  g_autoptr (GPtrArray) plan = jin_year_plan (asked);
  GString              *text = g_string_new (NULL);

  for (guint i = 0; i < plan->len; i++)
    {
      JinYearItem     *item = g_ptr_array_index (plan, i);
      g_autofree char *iso = jin_date_to_iso (jin_minute_date (jin_record_get_int (item->activity, JIN_ACTIVITY_START)));

      g_assert_cmpint (item->is_wanted, ==, !item->is_there);
      g_string_append_printf (text, "%s %s%s%s%s\n", iso + 5, jin_record_get_text (item->activity, JIN_ACTIVITY_TYPES),
                              jin_record_is_empty (item->activity, JIN_ACTIVITY_THEME) ? "" : " t", jin_record_get_text (item->activity, JIN_ACTIVITY_THEME),
                              item->is_there ? " there" : "");
    }
  return g_string_free (text, FALSE);
}

static JinYearAsked
ask (JinRecord *organisation, GPtrArray *kept)
{
  return (JinYearAsked){.organisation = organisation, .year = 2027, .minute_of_day = 9 * 60, .kept = kept, .themes = jin_theme_months_default ()};
}

static JinRecord *
branch_new (const char *values)
{
  JinRecord *branch = fixture_record (&jin_organisation_entity, values);

  jin_record_set_id (branch, 5);
  return branch;
}

static void
test_branch (void)
{
  g_autoptr (JinRecord) branch = branch_new ("name=第一党支部|kind=branch|fixed_day=每月15日");
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  JinYearAsked          asked = ask (branch, kept);
  g_autofree char      *empty = plan_text (&asked);
  g_autofree char      *partly = NULL;

  /* Sundays, Saturdays and 中秋 (15 September 2027) go to the next working day; December holds four duties in one event. */
  g_assert_cmpstr (empty, ==,
                   "01-15 05 t4\n02-15 05,04 t0\n03-15 05,01 t3\n04-15 05 t2\n05-17 05,04 t0\n06-15 05,01 t5\n07-15 05,04 t6\n08-16 05 t0\n"
                   "09-16 05,01 t1\n10-15 05 t0\n11-15 05,04 t0\n12-15 05,01,06,07 t7\n");

  /* What is there already is not entered once more; a 党员大会 in January serves its quarter. */
  g_ptr_array_add (kept, fixture_record (&jin_activity_entity, "title=甲|types=05,01|start=2027-01-20T09:00|organisation=5|state=planned"));
  g_ptr_array_add (kept, fixture_record (&jin_activity_entity, "title=乙|types=05|start=2027-02-20T09:00|organisation=5|state=cancelled"));
  g_ptr_array_add (kept, fixture_record (&jin_activity_entity, "title=丙|types=05|start=2027-04-20T09:00|organisation=6|state=planned"));
  /* Moved into May, it counts for April. */
  g_ptr_array_add (kept, fixture_record (&jin_activity_entity, "title=丁|types=05|start=2027-05-04T09:00|series_date=2027-04-30|organisation=5|state=planned"));
  partly = plan_text (&asked);
  g_assert_true (g_str_has_prefix (partly, "01-15 05 t4 there\n02-15 05,04 t0\n03-15 05 t3\n04-15 05 t2 there\n05-17 05,04 t0\n"));
}

static void
test_committee_and_groups (void)
{
  g_autoptr (JinRecord) branch = branch_new ("name=第一党支部|kind=branch|fixed_day=每月第一个星期五");
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) plan = NULL;
  JinYearAsked          asked = ask (branch, kept);
  guint                 n_committee = 0, n_groups = 0;

  g_ptr_array_add (groups, fixture_record (&jin_organisation_entity, "name=第一党小组|kind=group"));
  g_ptr_array_add (groups, fixture_record (&jin_organisation_entity, "name=第二党小组|kind=group"));
  for (guint i = 0; i < groups->len; i++)
    jin_record_set_id (groups->pdata[i], 10 + i);
  asked.has_committee = TRUE;
  asked.groups = groups;
  plan = jin_year_plan (&asked);
  for (guint i = 0; i < plan->len; i++)
    {
      JinYearItem *item = g_ptr_array_index (plan, i);

      n_committee += g_str_equal (jin_record_get_text (item->activity, JIN_ACTIVITY_TYPES), "02");
      n_groups += g_str_equal (jin_record_get_text (item->activity, JIN_ACTIVITY_TYPES), "03");
    }
  g_assert_cmpuint (plan->len, ==, 48);
  g_assert_cmpuint (n_committee, ==, 12);
  g_assert_cmpuint (n_groups, ==, 24);
}

/* 情况通报 twice, an outing, a training, an activity of positive energy; no theme days. */
static void
test_unit (void)
{
  g_autoptr (JinRecord) unit = branch_new ("name=市委老干部局|kind=unit");
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  JinYearAsked          asked = ask (unit, kept);
  g_autofree char      *text = plan_text (&asked);

  g_assert_cmpstr (text, ==, "04-15 16\n05-17 10\n06-15 09\n09-16 17\n12-15 09\n");
}

/* R81: two months of 红色教育 and none of 志愿 */
static void
test_themes (void)
{
  static const struct
  {
    const char *text;
    gboolean    understood;
    const char *missing;
  } cases[] = {
      {NULL, TRUE, ""},
      {"4,0,2,2,0,5,6,0,1,0,0,7", TRUE, "3"},
      {"0,0,0,0,0,0,0,0,0,0,0,0", TRUE, "1,2,3,4,5,6,7"},
      {"1,2,3,4,5,6,7,0,0,0,0,0", TRUE, ""},
      {"1,2,3", FALSE, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinThemeMonths   months;
      g_autofree char *missing = NULL;

      g_assert_cmpint (jin_theme_months_parse (cases[i].text, &months), ==, cases[i].understood);
      missing = jin_theme_months_missing (&months);
      g_assert_cmpstr (missing, ==, cases[i].missing);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/year-plan/branch", test_branch);
  g_test_add_func ("/office/year-plan/committee-and-groups", test_committee_and_groups);
  g_test_add_func ("/office/year-plan/unit", test_unit);
  g_test_add_func ("/office/year-plan/themes", test_themes);
  return g_test_run ();
}
