/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-error.h"
#include "record/jin-filter-term.h"
#include "test-ledgers.h"

/* Each condition is taken apart into operand, comparison and value, and put together to the second text (NULL: the same). */
static void
test_round_trip (void)
{
  static const struct
  {
    const char   *text;
    const char   *operand;
    JinComparison comparison;
    const char   *value;
    const char   *again;
  } rows[] = {
      {"age>=80", "age", JIN_COMPARE_AT_LEAST, "80", NULL},
      {"years(birth)>=80", "age", JIN_COMPARE_AT_LEAST, "80", "age>=80"}, /* by the name that people know */
      {"age!=80", "age", JIN_COMPARE_IS_NOT, "80", NULL},
      {"dues<1234.50", "dues", JIN_COMPARE_LESS, "1234.50", NULL},
      {"health in ('4','5')", "health", JIN_COMPARE_IN, "4,5", NULL},
      {"health=4", "health", JIN_COMPARE_IN, "4", "health in ('4')"},
      {"health!=4", "health", JIN_COMPARE_NOT_IN, "4", "not health in ('4')"},
      {"health not in (4,5)", "health", JIN_COMPARE_NOT_IN, "4,5", "not health in ('4','5')"},
      {"hobby=a", "hobby", JIN_COMPARE_IN, "a", "hobby in ('a')"},
      {"name~'O''Neill'", "name", JIN_COMPARE_CONTAINS, "O'Neill", NULL},
      {"not name~'张'", "name", JIN_COMPARE_CONTAINS_NOT, "张", NULL},
      {"name^'张'", "name", JIN_COMPARE_STARTS, "张", NULL},
      {"name!='张三'", "name", JIN_COMPARE_IS_NOT, "张三", NULL},
      {"branch is empty", "branch.name", JIN_COMPARE_EMPTY, "", "branch.name is empty"},
      {"branch is not empty", "branch.name", JIN_COMPARE_FILLED, "", "not branch.name is empty"},
      {"branch.kind='x'", "branch.kind", JIN_COMPARE_IS, "x", NULL},
      {"birth>=1940-02", "birth", JIN_COMPARE_AT_LEAST, "1940-02", NULL},
      {"birth=1940", "birth", JIN_COMPARE_IS, "1940", NULL},
      {"birth>=today-30", "birth", JIN_COMPARE_WITHIN_DAYS, "30", NULL},
      {"birth<today-30", "birth", JIN_COMPARE_BEFORE_DAYS, "30", NULL},
      {"not last(visit.start)>=today-90", "last(visit.start)", JIN_COMPARE_NOT_WITHIN_DAYS, "90", NULL},
      {"year(birth)=thisyear", "birth", JIN_COMPARE_THIS_YEAR, "", NULL},
      {"year(birth)=thisyear-1", "birth", JIN_COMPARE_LAST_YEAR, "", NULL},
      {"month(birth)=thismonth", "birth", JIN_COMPARE_THIS_MONTH, "", NULL},
      {"month(birth)=3", "month(birth)", JIN_COMPARE_IS, "3", NULL},
      {"alone=true", "alone", JIN_COMPARE_YES, "", "alone=1"},
      {"alone=false", "alone", JIN_COMPARE_NO, "", "alone=0"},
      {"count(visit)<3", "count(visit)", JIN_COMPARE_LESS, "3", NULL},
      {"count(visit where year(start)=thisyear)<3", "count(visit)", JIN_COMPARE_LESS, "3", NULL},
      {"sum(visit.money where start>=2026)>=500.00", "sum(visit.money)", JIN_COMPARE_AT_LEAST, "500.00", NULL},
      {"any(visit where money>0.00)", "count(visit)", JIN_COMPARE_AT_LEAST, "1", "count(visit where money>0.00)>=1"},
      {"none(visit)", "count(visit)", JIN_COMPARE_LESS, "1", "count(visit)<1"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (JinFilter) filter = jin_filter_parse (&test_entities, &test_person_entity, rows[i].text, &error);
      g_autoptr (JinTerm)   term = NULL;
      g_autoptr (JinFilter) again = NULL;
      g_autofree char      *text = NULL;
      g_autofree char      *normal = NULL;

      g_assert_no_error (error);
      g_test_message ("%s", rows[i].text);
      term = jin_term_from_filter (filter);
      g_assert_nonnull (term);
      g_assert_cmpstr (term->operand, ==, rows[i].operand);
      g_assert_cmpint (term->comparison, ==, rows[i].comparison);
      g_assert_cmpstr (term->value, ==, rows[i].value);
      text = jin_term_to_text (term, &test_entities, &test_person_entity, &error);
      g_assert_no_error (error);
      again = jin_filter_parse (&test_entities, &test_person_entity, text, &error);
      g_assert_no_error (error);
      normal = jin_filter_to_text (again);
      g_assert_cmpstr (normal, ==, rows[i].again != NULL ? rows[i].again : rows[i].text);
    }
}

/* What is more than one condition, or a comparison that no form offers, stays text. */
static void
test_too_much (void)
{
  static const char *const rows[] = {"age>80 and alone=true", "not (age>80 or alone=true)", "branch=3", "birth<=today+7", "year(birth)>thisyear-80",
                                     "search 'zs'", "name in ('张三','李四')", "not age>80"};

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JinFilter) filter = jin_filter_parse (&test_entities, &test_person_entity, rows[i], NULL);

      g_test_message ("%s", rows[i]);
      g_assert_nonnull (filter);
      g_assert_null (jin_term_from_filter (filter));
    }
}

/* Values as people type them; what can't be read is said. */
static void
test_typed (void)
{
  static const struct
  {
    const char   *operand;
    JinComparison comparison;
    const char   *value;
    const char   *text; /* NULL: refused */
  } rows[] = {
      {"birth", JIN_COMPARE_AT_LEAST, "1940年2月", "birth>=1940-02"},
      {"birth", JIN_COMPARE_IS, "1940.2.29", "birth=1940-02-29"},
      {"birth", JIN_COMPARE_IS, "1940.13", NULL},
      {"birth", JIN_COMPARE_WITHIN_DAYS, "九十", NULL},
      {"age", JIN_COMPARE_AT_LEAST, "", NULL},
      {"age", JIN_COMPARE_AT_LEAST, "八十", NULL},
      {"age", JIN_COMPARE_EMPTY, "", "age is empty"},
      {"dues", JIN_COMPARE_IS, "1,234.5", "dues=1234.50"},
      {"health", JIN_COMPARE_IN, "", NULL},
      {"nothing", JIN_COMPARE_IS, "1", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      JinTerm            term = {(char *)rows[i].operand, rows[i].comparison, (char *)rows[i].value, NULL};
      g_autofree char   *text = jin_term_to_text (&term, &test_entities, &test_person_entity, &error);

      g_test_message ("%s %d %s", rows[i].operand, rows[i].comparison, rows[i].value);
      g_assert_cmpstr (text, ==, rows[i].text);
      if (rows[i].text == NULL)
        g_assert_nonnull (error);
    }
}

/* Everything that is offered can be asked. */
static void
test_subjects (void)
{
  static const char *const expected[] = {"name", "birth", "health", "hobby", "branch.name", "dues", "id_number", "phone", "age", "alone",
                                         "branch.kind", "count(visit)", "last(visit.start)"};
  g_autoptr (GPtrArray)    subjects = jin_subjects_new (&test_entities, &test_person_entity);

  g_assert_cmpint (subjects->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < subjects->len; i++)
    {
      JinSubject            *subject = subjects->pdata[i];
      g_autoptr (GError)     error = NULL;
      g_autoptr (JinOperand) operand = jin_operand_parse (&test_entities, &test_person_entity, subject->operand, &error);
      const JinComparison   *comparisons;
      gsize                  n_comparisons;

      g_assert_no_error (error);
      g_assert_cmpstr (subject->operand, ==, expected[i]);
      comparisons = jin_term_comparisons (operand, &n_comparisons);
      for (gsize j = 0; j < n_comparisons; j++)
        {
          JinTermKind           kind = jin_term_kind (operand);
          JinTerm               term = {subject->operand, comparisons[j], (char *)(kind == JIN_TERM_DATE && comparisons[j] <= JIN_COMPARE_LESS ? "1940" : "4"), NULL};
          g_autofree char      *text = jin_term_to_text (&term, &test_entities, &test_person_entity, &error);
          g_autoptr (JinFilter) filter = NULL;

          g_assert_no_error (error);
          g_assert_nonnull (jin_comparison_label (comparisons[j], kind));
          filter = jin_filter_parse (&test_entities, &test_person_entity, text, &error);
          g_assert_no_error (error);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter-term/round-trip", test_round_trip);
  g_test_add_func ("/filter-term/too-much", test_too_much);
  g_test_add_func ("/filter-term/typed", test_typed);
  g_test_add_func ("/filter-term/subjects", test_subjects);
  return g_test_run ();
}
