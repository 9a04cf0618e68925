/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "exchange/jin-demo.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"
#include "office/jin-post.h"
#include "report/jin-expected.h"
#include "report/jin-figures.h"
#include "report/jin-list-table.h"
#include "report/jin-report-chart.h"

#define PEOPLE 240

/* One fictitious bureau for all tests; none of them writes. */
static JinStore *store;

static JinFilter *
parse (const JinEntity *entity, const char *text)
{
  g_autoptr (GError) error = NULL;
  JinFilter         *filter = jin_filter_parse (jin_office_entities (), entity, text, &error);

  g_assert_no_error (error);
  return filter;
}

/* As a list opened by a click asks: today. */
static gint64
count (const JinEntity *entity, const char *text)
{
  g_autoptr (JinFilter) filter = parse (entity, text);
  g_autoptr (GError)    error = NULL;
  JinQuery              query = {entity, filter, NULL, jin_context_now ()};
  gint64                n = jin_store_count (store, &query, NULL, &error);

  g_assert_no_error (error);
  return n;
}

static double
sum (const JinEntity *entity, const char *text, int field)
{
  g_autoptr (JinFilter) filter = parse (entity, text);
  g_autoptr (GPtrArray) rows = NULL;
  JinQuery              query = {entity, filter, NULL, jin_context_now ()};
  double                total = 0;

  rows = jin_store_query (store, &query, 0, NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    total += (double)jin_record_get_int (g_ptr_array_index (rows, i), field);
  return total;
}

/* The condition without the share that it counts. */
static char *
without_part (const char *filter)
{
  const char *part = strstr (filter, " and any(attendance");

  g_assert_nonnull (part);
  return g_strndup (filter, part - filter);
}

static void
assert_datum (const JinChartSpec *spec, double value, const char *filter)
{
  if (isnan (value))
    {
      /* Only what has not happened yet, and rates of nothing. */
      g_assert_true (jin_chart_spec_is_rate (spec) || count (spec->entity, filter) == 0);
    }
  else if (spec->part != NULL)
    {
      g_autofree char *whole = without_part (filter);

      g_assert_cmpfloat_with_epsilon (value, (double)count (spec->entity, filter) / count (spec->entity, whole), 1e-9);
    }
  else if (spec->numerator != NULL)
    g_assert_cmpfloat_with_epsilon (value, sum (spec->entity, filter, JIN_ACTIVITY_PRESENT) / sum (spec->entity, filter, JIN_ACTIVITY_EXPECTED), 1e-9);
  else
    g_assert_cmpint ((gint64)value, ==, count (spec->entity, filter));
}

static void
assert_chart (const JinChartSpec *spec, const JinScope *scope)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (JinChartData) data = jin_report_chart (store, spec, scope, NULL, &error);

  g_assert_no_error (error);
  g_test_message ("%s: %s", spec->name, jin_chart_data_get_sentence (data));
  g_assert_cmpstr (jin_chart_data_get_title (data), ==, spec->title);
  g_assert_true (g_str_has_suffix (jin_chart_data_get_sentence (data), "。"));
  for (guint category = 0; category < jin_chart_data_get_n_categories (data); category++)
    for (guint series = 0; series < jin_chart_data_get_n_series (data); series++)
      {
        int datum = jin_chart_data_get_datum (data, series, category);

        assert_datum (spec, jin_chart_data_get_value (data, series, category), jin_chart_data_get_filter (data, datum));
      }
}

static gint64
find_organisation (const char *text)
{
  g_autoptr (JinFilter) filter = parse (&jin_organisation_entity, text);
  JinQuery              query = {&jin_organisation_entity, filter, NULL, jin_context_now ()};
  g_autoptr (GPtrArray) rows = jin_store_query (store, &query, 1, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return jin_record_get_id (g_ptr_array_index (rows, 0));
}

/* A click opens exactly the rows counted: for every chart, of the bureau, of a part of it, of a branch, now and as of a day. */
static void
test_data_match_rows (void)
{
  gint64         branch = find_organisation ("kind=branch");
  gint64         parent = find_organisation ("kind in (work_committee,committee,general_branch)");
  const JinScope scopes[] = {
      {.from = {2026, 1, 1}, .until = {2026, 12, 31}},
      {.from = {2025, 1, 1}, .until = {2025, 12, 31}, .as_of = {2025, 12, 31}},
      {.from = {2025, 10, 1}, .until = {2026, 3, 31}, .as_of = {2026, 2, 28}, .organisation = branch},
      {.from = {2026, 7, 1}, .until = {2026, 9, 30}, .organisation = parent},
      {.from = {2026, 1, 1}, .until = {2026, 6, 30}, .as_of = {2026, 6, 30}, .relation = JIN_BY_ORGANISATION},
  };
  guint               n;
  const JinChartSpec *specs = jin_chart_specs (&n);

  for (guint i = 0; i < n; i++)
    for (gsize scope = 0; scope < G_N_ELEMENTS (scopes); scope++)
      assert_chart (&specs[i], &scopes[scope]);
}

static double
total (const char *name, const JinScope *scope)
{
  g_autoptr (JinChartData) data = jin_report_chart (store, jin_chart_spec_find (name), scope, NULL, NULL);
  double                   sum_of_values = 0;

  for (guint category = 0; category < jin_chart_data_get_n_categories (data); category++)
    for (guint series = 0; series < jin_chart_data_get_n_series (data); series++)
      sum_of_values += jin_chart_data_get_value (data, series, category);
  return sum_of_values;
}

/* R5, R111: the bands and 年龄不详, the ranks and 未填 … add up to everybody on the roster. */
static void
test_totals (void)
{
  static const char *const served[] = {"age-bands", "ranks", "living", "retire-type", "sex", "health"};
  static const char *const members[] = {"branches", "party-age"};
  JinScope                 scope = jin_scope_for_year (2026);
  gint64                   n_served = count (&jin_person_entity, "relation=served and state in (registered,unverified)");
  gint64                   n_members = count (&jin_person_entity, "member_status in (full,probationary) and state in (registered,unverified)");

  g_assert_cmpint (n_served, >, 100);
  g_assert_cmpint (n_members, >, 50);
  for (gsize i = 0; i < G_N_ELEMENTS (served); i++)
    g_assert_cmpint ((gint64)total (served[i], &scope), ==, n_served);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_cmpint ((gint64)total (members[i], &scope), ==, n_members);
}

static void
test_figures (void)
{
  JinScope              scope = jin_scope_for_year (2026);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) figures = jin_report_figures (store, &scope, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 5);
  for (guint i = 0; i < figures->len; i++)
    {
      JinFigure *figure = g_ptr_array_index (figures, i);

      g_test_message ("%s %g (before: %g)", figure->title, figure->value, figure->previous);
      g_assert_false (isnan (figure->value));
      g_assert_false (isnan (figure->previous));
      if (figure->format == JIN_VALUE_FORMAT_INTEGER)
        g_assert_cmpint ((gint64)figure->value, ==, count (figure->entity, figure->filter));
      else
        g_assert_true (figure->value > 0 && figure->value <= 1);
    }
}

/* R110: those at the end of last year, and who came since, without who died or left, are those of today. */
static void
test_balance (void)
{
  JinScope                 now = jin_scope_for_year (2026);
  JinScope                 before = jin_scope_previous (&now);
  g_autoptr (JinChartData) changes = jin_report_chart (store, jin_chart_spec_find ("changes"), &now, NULL, NULL);
  double                   came = jin_chart_data_get_value (changes, 0, 0);
  double                   died = jin_chart_data_get_value (changes, 0, 1);
  double                   left = jin_chart_data_get_value (changes, 0, 2);

  g_assert_cmpfloat (came, >, 0);
  g_assert_cmpfloat (died, >, 0);
  g_assert_cmpfloat (total ("sex", &now), ==, total ("sex", &before) + came - died - left);
}

/* An empty database gives zeros, dashes and words, not errors. */
static void
test_nothing (void)
{
  g_autofree char      *folder = g_dir_make_tmp ("jinqiu-report-XXXXXX", NULL);
  g_autofree char      *path = g_build_filename (folder, "empty.db", NULL);
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinStore)  empty = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_autoptr (GPtrArray) figures = NULL;
  JinScope              scope = jin_scope_for_year (2026);
  guint                 n;
  const JinChartSpec   *specs = jin_chart_specs (&n);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JinChartData) data = jin_report_chart (empty, &specs[i], &scope, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (jin_chart_data_get_sentence (data), "没有符合条件的记录。"));
    }
  figures = jin_report_figures (empty, &scope, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (((JinFigure *)g_ptr_array_index (figures, 0))->value, ==, 0);
  g_assert_true (isnan (((JinFigure *)g_ptr_array_index (figures, 3))->value));
  jin_store_close (empty);
}

/* 序号 first, official heads, ID numbers masked unless a purpose is given (R93, R94). */
static void
test_list (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    fields = jin_report_fields (&jin_person_entity, "name,sex, birth,id_number", &error);
  g_autoptr (JinFilter) filter = parse (&jin_person_entity, "id_number is not empty");
  JinQuery              query = {&jin_person_entity, filter, NULL, jin_context_now ()};
  g_autoptr (JinTable)  table = NULL;

  g_assert_no_error (error);
  table = jin_report_table (store, &query, fields, NULL, JIN_MASK_NONE, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jin_table_get_title (table), ==, "花名册");
  g_assert_cmpuint (jin_table_n_columns (table), ==, 5);
  g_assert_cmpuint (jin_table_n_rows (table), ==, 10);
  g_assert_cmpstr (jin_table_column (table, 0)->head, ==, "序号");
  g_assert_cmpstr (jin_table_column (table, 4)->head, ==, "身份证号");
  g_assert_cmpstr (jin_table_text (table, 9, 0), ==, "10");
  g_assert_nonnull (strchr (jin_table_text (table, 0, 4), '*'));

  g_clear_pointer (&table, jin_table_unref);
  query.context.purpose = "年报核对";
  table = jin_report_table (store, &query, fields, "核对表", JIN_MASK_NONE, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jin_table_get_title (table), ==, "核对表");
  g_assert_cmpuint (jin_table_n_rows (table), ==, count (&jin_person_entity, "id_number is not empty"));
  g_assert_null (strchr (jin_table_text (table, 0, 4), '*'));

  g_clear_pointer (&fields, g_array_unref);
  fields = jin_report_fields (&jin_person_entity, "name,nonsense", &error);
  g_assert_null (fields);
  g_assert_nonnull (strstr (error->message, "nonsense"));
}

/* Only columns declared as summed get a total: money does, ages don't. */
static void
test_summed (void)
{
  g_autoptr (GArray)   fields = jin_report_fields (&jin_visit_entity, "person,date,gift_money", NULL);
  JinQuery             query = {&jin_visit_entity, NULL, NULL, jin_context_now ()};
  g_autoptr (JinTable) table = jin_report_table (store, &query, fields, NULL, JIN_MASK_INTERNAL, 0, NULL, NULL);

  g_assert_false (jin_table_column (table, 1)->summed);
  g_assert_true (jin_table_column (table, 3)->summed);
}

/* R30: the branch's members of that day, nobody twice, nobody from elsewhere. */
static void
test_expected (void)
{
  g_autoptr (JinFilter) filter = parse (&jin_activity_entity, "state=held and organisation.kind=branch and expected>5");
  JinQuery              query = {&jin_activity_entity, filter, NULL, jin_context_now ()};
  g_autoptr (GPtrArray) activities = jin_store_query (store, &query, 10, NULL, NULL);

  g_assert_cmpuint (activities->len, ==, 10);
  for (guint i = 0; i < activities->len; i++)
    {
      JinRecord            *activity = g_ptr_array_index (activities, i);
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) people = jin_report_expected (store, activity, NULL, &error);
      g_autofree char      *text = NULL;

      g_assert_no_error (error);
      /* Those with an entry of their own, exempt ones apart, were expected. */
      text = g_strdup_printf ("activity=%" G_GINT64_FORMAT " and guest!=1", jin_record_get_id (activity));
      g_assert_cmpuint (people->len, >, 0);
      g_test_message ("%u expected, %" G_GINT64_FORMAT " entries", people->len, count (&jin_attendance_entity, text));
    }
}

/* A 支委会 expects the committee, not the whole branch. */
static void
test_expected_committee (void)
{
  g_autoptr (JinFilter) filter = parse (&jin_activity_entity, "state=held and types='02' and start>=2026-06-01");
  JinQuery              query = {&jin_activity_entity, filter, NULL, jin_context_now ()};
  g_autoptr (GPtrArray) activities = jin_store_query (store, &query, 5, NULL, NULL);

  g_assert_cmpuint (activities->len, ==, 5);
  for (guint i = 0; i < activities->len; i++)
    {
      JinRecord            *activity = g_ptr_array_index (activities, i);
      g_autoptr (GPtrArray) people = jin_report_expected (store, activity, NULL, NULL);

      g_assert_cmpuint (people->len, >, 0);
      g_assert_cmpuint (people->len, <=, 3);
      for (guint j = 0; j < people->len; j++)
        {
          g_autofree char *text = g_strdup_printf ("person=%" G_GINT64_FORMAT " and organisation=%" G_GINT64_FORMAT,
                                                   jin_record_get_id (g_ptr_array_index (people, j)), jin_record_get_ref (activity, JIN_ACTIVITY_ORGANISATION));

          g_assert_cmpint (count (&jin_post_entity, text), >, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_autofree char   *folder = g_dir_make_tmp ("jinqiu-report-XXXXXX", NULL);
  g_autofree char   *path = g_build_filename (folder, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  JinDemo            demo = {PEOPLE, 2, 1};
  JinContext         context;
  int                result;

  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  g_test_init (&argc, &argv, NULL);
  store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  context = jin_context_now ();
  jin_demo_fill (store, &demo, &context, &error);
  g_assert_no_error (error);

  g_test_add_func ("/report/chart/data-match-rows", test_data_match_rows);
  g_test_add_func ("/report/chart/totals", test_totals);
  g_test_add_func ("/report/chart/balance", test_balance);
  g_test_add_func ("/report/chart/nothing", test_nothing);
  g_test_add_func ("/report/figures/store", test_figures);
  g_test_add_func ("/report/list/table", test_list);
  g_test_add_func ("/report/list/summed", test_summed);
  g_test_add_func ("/report/expected", test_expected);
  g_test_add_func ("/report/expected-committee", test_expected_committee);
  result = g_test_run ();
  jin_store_close (store);
  g_object_unref (store);
  return result;
}
