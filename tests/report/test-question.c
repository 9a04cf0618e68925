/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-entities.h"
#include "report/jin-question.h"

/* Questions about the whole bureau ask the store nothing before they are put. */
static char *
ask (const char *name, JinDate as_of)
{
  JinScope             scope = jin_scope_for_year (2026);
  g_auto (JinQuestion) question = {0};

  scope.as_of = as_of;
  g_assert_true (jin_question_init (&question, NULL, jin_chart_spec_find (name), &scope, NULL, NULL));
  return g_steal_pointer (&question.base);
}

/* Whom a chart counts; of another day than today the spans are asked, so that the condition means the same tomorrow. */
static void
test_base (void)
{
#define OPEN "(from is empty or from<=2025-12-31) and (until is empty or until>2025-12-31)"
  static const struct
  {
    const char *name;
    JinDate     as_of;
    const char *base;
  } cases[] = {
      {"age-bands", {0, 0, 0}, "relation=served and state in (registered,unverified)"},
      {"age-bands",
       {2025, 12, 31},
       "relation=served and (any(person_state where state in (registered,unverified) and " OPEN ") or died_on>2025-12-31)"
       " and (retired_on is empty or retired_on<=2025-12-31)"},
      {"party-age", {0, 0, 0}, "member_status in (full,probationary) and state in (registered,unverified)"},
      {"party-age",
       {2025, 12, 31},
       "any(membership where status in (full,probationary) and " OPEN ")"
       " and (any(person_state where state in (registered,unverified) and " OPEN ") or died_on>2025-12-31)"},
      {"activities", {0, 0, 0}, "state=held and start>=2026-01-01 and start<2027-01-01"},
      {"activities", {2025, 12, 31}, "state=held and start>=2026-01-01 and start<2027-01-01"},
      {"mobile", {2025, 12, 31}, "from<=2025-12-31 and (until is empty or until>2025-12-31)"},
  };
#undef OPEN

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *base = ask (cases[i].name, cases[i].as_of);

      g_assert_cmpstr (base, ==, cases[i].base);
    }
}

/* By service and by organisation are never mixed in one number (§3.0). */
static void
test_relation (void)
{
  JinScope             scope = jin_scope_for_year (2026);
  g_auto (JinQuestion) served = {0};
  g_auto (JinQuestion) members = {0};

  g_assert_true (jin_question_init (&served, NULL, jin_chart_spec_find ("age-bands"), &scope, NULL, NULL));
  g_assert_cmpstr (served.base, ==, "relation=served and state in (registered,unverified)");
  scope.relation = JIN_BY_ORGANISATION;
  g_assert_true (jin_question_init (&members, NULL, jin_chart_spec_find ("age-bands"), &scope, NULL, NULL));
  g_assert_cmpstr (members.base, ==, "member_status in (full,probationary) and state in (registered,unverified)");
}

static GPtrArray *
pyramid_buckets (JinQuestion *question, JinScope *scope)
{
  const JinChartSpec    *spec = jin_chart_spec_find ("age-pyramid");
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (jin_question_init (question, NULL, spec, scope, NULL, NULL));
  return jin_question_buckets (question, &spec->group, keys, NULL);
}

/* Ages of another day become dates of birth (R3); who was born on 29 February grows older on the 28th of common years. */
static void
test_bands (void)
{
  static const struct
  {
    JinDate     as_of;
    guint       band;
    const char *label, *filter;
  } cases[] = {
      {{0, 0, 0}, 0, "49岁及以下", "years(birth)<50"},
      {{0, 0, 0}, 1, "50–54岁", "years(birth)>=50 and years(birth)<55"},
      {{0, 0, 0}, 11, "100岁及以上", "years(birth)>=100"},
      {{2025, 12, 31}, 0, "49岁及以下", "birth>1975-12-31"},
      {{2025, 12, 31}, 5, "70–74岁", "birth<=1955-12-31 and birth>1950-12-31"},
      {{2025, 12, 31}, 11, "100岁及以上", "birth<=1925-12-31"},
      {{2026, 2, 28}, 9, "90–94岁", "birth<=1936-02-29 and birth>1931-02-28"},
      {{2024, 2, 28}, 9, "90–94岁", "birth<=1934-02-28 and birth>1929-02-28"},
      {{2024, 2, 29}, 9, "90–94岁", "birth<=1934-02-28 and birth>1929-02-28"},
      {{2024, 2, 29}, 7, "80–84岁", "birth<=1944-02-29 and birth>1939-02-28"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinScope             scope = jin_scope_for_year (2026);
      g_auto (JinQuestion) question = {0};

      scope.as_of = cases[i].as_of;
      g_autoptr (GPtrArray) buckets = pyramid_buckets (&question, &scope);
      JinBucket            *bucket = g_ptr_array_index (buckets, cases[i].band);

      g_assert_cmpuint (buckets->len, ==, 12);
      g_assert_cmpstr (bucket->label, ==, cases[i].label);
      g_assert_cmpstr (bucket->filter, ==, cases[i].filter);
    }
}

/* Every month of the period has its place, those to come as unknown. */
static void
test_months (void)
{
  const JinChartSpec    *spec = jin_chart_spec_find ("activities");
  JinScope               scope = jin_scope_for_year (2026);
  g_auto (JinQuestion)   question = {0};
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)  buckets = NULL;

  g_assert_true (jin_question_init (&question, NULL, spec, &scope, NULL, NULL));
  buckets = jin_question_buckets (&question, &spec->group, keys, NULL);
  g_assert_cmpuint (buckets->len, ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      JinBucket       *bucket = g_ptr_array_index (buckets, i);
      g_autofree char *label = g_strdup_printf ("%u月", i + 1);

      g_assert_cmpstr (bucket->label, ==, label);
      g_assert_cmpint (bucket->future, ==, i == 11);
    }
  g_assert_cmpstr (((JinBucket *)g_ptr_array_index (buckets, 11))->filter, ==, "start>=2026-12-01 and start<2027-01-01");
}

/* Conditions parse, now and as of a day; those by organisation need the store (test-report-chart). */
static void
test_declarations (void)
{
  guint               n;
  const JinChartSpec *specs = jin_chart_specs (&n);
  const JinDate       days[] = {JIN_DATE_NONE, {2025, 12, 31}};

  g_assert_cmpuint (n, >=, 12);
  for (guint i = 0; i < n; i++)
    for (guint day = 0; day < G_N_ELEMENTS (days) && specs[i].group.kind != JIN_CHART_BY_ORGANISATION; day++)
      {
        g_autoptr (GError)    error = NULL;
        g_autofree char      *base = ask (specs[i].name, days[day]);
        g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), specs[i].entity, base, &error);

        g_assert_no_error (error);
        g_assert_nonnull (filter);
        g_assert_true (jin_chart_spec_find (specs[i].name) == &specs[i]);
        for (guint c = 0; c < specs[i].group.n_cases; c++)
          if (specs[i].group.cases[c].filter != NULL)
            {
              JinScope              scope = jin_scope_for_year (2026);
              JinQuestion           question = {.scope = &scope, .as_of = scope.until};
              g_autofree char      *text = jin_question_fill (&question, specs[i].group.cases[c].filter);
              g_autoptr (JinFilter) one = jin_filter_parse (jin_office_entities (), specs[i].entity, text, &error);

              g_assert_no_error (error);
            }
      }
}

int
main (int argc, char **argv)
{
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/question/base", test_base);
  g_test_add_func ("/report/question/relation", test_relation);
  g_test_add_func ("/report/question/bands", test_bands);
  g_test_add_func ("/report/question/months", test_months);
  g_test_add_func ("/report/question/declarations", test_declarations);
  return g_test_run ();
}
