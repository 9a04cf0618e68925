/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-error.h"
#include "record/jin-filter.h"
#include "test-ledgers.h"

#include <string.h>

/* Each text reads to a tree whose text is the second (NULL: the same again). */
static void
test_round_trip (void)
{
  static const struct
  {
    const char *text;
    const char *normal;
  } rows[] = {
      {"age>=80", NULL},
      {" age  >=  80 ", "age>=80"},
      {"age>=80 and health in (4,5)", "age>=80 and health in ('4','5')"},
      {"branch.kind=branch", "branch.kind='branch'"},
      {"branch.kind='branch'", NULL},
      {"name~'张'", NULL},
      {"name^张", "name^'张'"},
      {"name='O''Neill'", NULL},
      {"branch is empty", NULL},
      {"branch is not empty", "not branch is empty"},
      {"health not in (4)", "not health in ('4')"},
      {"not (age<60 or age>90)", NULL},
      {"age<60 or age>90 and dues>=1234.50", "age<60 or (age>90 and dues>=1234.50)"},
      {"(age<60 or age>90) and branch=3", NULL},
      {"birth>=1940", NULL},
      {"birth<1940-02", NULL},
      {"birth=1940-02-29", NULL},
      {"birth>today-365", NULL},
      {"birth<=today", NULL},
      {"birth<=today+7", NULL},
      {"year(birth)=1940", NULL},
      {"month(birth)=11", NULL},
      {"year(birth)=thisyear-80", NULL},
      {"month(birth)=thismonth", NULL},
      {"none(visit where year(start)=thisyear)", "not any(visit where year(start)=thisyear)"},
      {"years(birth)>=80", NULL},
      {"count(visit)<3", NULL},
      {"count(visit where start>=2026-01-01)<3", NULL},
      {"count(visit where start>=2026-01-01T09:30 and money>0) < 3", "count(visit where start>=2026-01-01T09:30 and money>0.00)<3"},
      {"last(visit.start)<today-90", NULL},
      {"first(visit.start where note~'住院')>=2026", NULL},
      {"sum(visit.money)>=500.00", NULL},
      {"any(visit where year(start)=2026)", NULL},
      {"none(visit where year(start)=2026)", "not any(visit where year(start)=2026)"},
      {"none(visit)", "not any(visit)"},
      {"search 'zds'", NULL},
      {"search zds and age>=80", "search 'zds' and age>=80"},
      {"alone=true", "alone=1"},
      {"hobby=a", "hobby='a'"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (JinFilter) filter = jin_filter_parse (&test_entities, &test_person_entity, rows[i].text, &error);
      g_autoptr (JinFilter) again = NULL;
      g_autofree char      *text = NULL;
      g_autofree char      *second = NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_no_error (error);
      g_assert_nonnull (filter);
      text = jin_filter_to_text (filter);
      g_assert_cmpstr (text, ==, rows[i].normal != NULL ? rows[i].normal : rows[i].text);
      again = jin_filter_parse (&test_entities, &test_person_entity, text, &error);
      g_assert_no_error (error);
      second = jin_filter_to_text (again);
      g_assert_cmpstr (second, ==, text);
    }
}

/* What is not understood says where, counted in characters from 1. */
static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    int         position;
  } rows[] = {
      {"colour=red", 1},
      {"age>=", 6},
      {"age>=x", 6},
      {"age 80", 5},
      {"any(visit where money>0 x", 25},
      {"age>=80 health=4", 9},
      {"(age>=80", 9},
      {"birth>=1940-13", 8},
      {"birth>=today-x", 8},
      {"name='张", 8},
      {"branch.colour=1", 8},
      {"health.kind=1", 7},
      {"count(colour)<3", 7},
      {"count(branch)<3", 7},
      {"last(visit)<today", 11},
      {"initial=x", 8},
      {"health in 4", 11},
      {"branch is nothing", 11},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *position = g_strdup_printf ("character %d:", rows[i].position);

      g_test_message ("%s", rows[i].text);
      g_assert_null (jin_filter_parse (&test_entities, &test_person_entity, rows[i].text, &error));
      g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, position));
    }
}

/* A thousand brackets are refused, not followed down the stack. */
static void
test_depth (void)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 1000; i++)
    g_string_append (text, i % 2 != 0 ? "(" : "not ");
  g_assert_null (jin_filter_parse (&test_entities, &test_person_entity, text->str, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
}

/* Blank asks for all, and is no error. */
static void
test_blank (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = jin_filter_to_text (NULL);

  g_assert_null (jin_filter_parse (&test_entities, &test_person_entity, "  ", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "");
}

static void
test_sentence (void)
{
  static const char *const rows[][2] = {
      {"age>=80 and health in (4,5)", "Age at least 80, and Health is one of 半失能, 失能"},
      {"branch is empty", "Branch is empty"},
      {"branch is not empty", "Branch is filled in"},
      {"none(visit where money>=500)", "no Visits (Gift money at least 500.00)"},
      {"last(visit.start)<today-90", "last Visits, Start before 90 days ago"},
      {"age<60 or age>90", "Age under 60 or Age over 90"},
      {"branch.name~'一'", "Branch: Branch name contains “一”"},
      {"birth>=1940-02", "Birth since 1940.02"},
      {"search zds", "search “zds”"},
      {"not last(visit.start)>=today-90", "last Visits, Start not within the last 90 days"},
      {"count(visit where year(start)=thisyear)<3", "number of Visits (year of Start is this year) under 3"},
      {"year(birth)=thisyear-1", "year of Birth is last year"},
      {"month(birth)=thismonth", "month of Birth is this month"},
      /* who reads "or" and "and" side by side must not have to guess */
      {"age<60 or age>90 and alone=true", "Age under 60 or (Age over 90, and Lives alone: yes)"},
      {"(age<60 or age>90) and alone=true", "(Age under 60 or Age over 90), and Lives alone: yes"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JinFilter) filter = jin_filter_parse (&test_entities, &test_person_entity, rows[i][0], NULL);
      g_autofree char      *sentence = jin_filter_to_sentence (filter, test_lists, NULL);

      g_assert_cmpstr (sentence, ==, rows[i][1]);
    }
}

/* Joining flattens, and "all" with something is that thing. */
static void
test_and (void)
{
  g_autoptr (JinFilter) a = jin_filter_parse (&test_entities, &test_person_entity, "age>=80 and dues>1", NULL);
  g_autoptr (JinFilter) b = jin_filter_parse (&test_entities, &test_person_entity, "age<90 or dues=2", NULL);
  g_autoptr (JinFilter) both = jin_filter_and (a, b);
  g_autoptr (JinFilter) one = jin_filter_and (NULL, b);
  g_autofree char      *text = jin_filter_to_text (both);

  g_assert_cmpstr (text, ==, "age>=80 and dues>1.00 and (age<90 or dues=2.00)");
  g_assert_true (one == b);
  g_assert_null (jin_filter_and (NULL, NULL));
}

static void
test_equal (void)
{
  g_auto (JinValue)     value = jin_value_text ("4");
  JinValue              empty = JIN_VALUE_INIT;
  g_autoptr (JinFilter) four = jin_filter_equal (&test_person_entity, TEST_PERSON_HEALTH, &value);
  g_autoptr (JinFilter) none = jin_filter_equal (&test_person_entity, TEST_PERSON_HEALTH, &empty);
  g_autofree char      *text = jin_filter_to_text (four);
  g_autofree char      *nothing = jin_filter_to_text (none);

  g_assert_cmpstr (text, ==, "health='4'");
  g_assert_cmpstr (nothing, ==, "health is empty");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/round-trip", test_round_trip);
  g_test_add_func ("/filter/errors", test_errors);
  g_test_add_func ("/filter/depth", test_depth);
  g_test_add_func ("/filter/blank", test_blank);
  g_test_add_func ("/filter/sentence", test_sentence);
  g_test_add_func ("/filter/and", test_and);
  g_test_add_func ("/filter/equal", test_equal);
  return g_test_run ();
}
