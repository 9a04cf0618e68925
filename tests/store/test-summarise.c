/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include <math.h>

#include "base/jin-error.h"
#include "base/jin-minute.h"

static void
add (Fixture    *fixture,
     const char *name,
     const char *sex,
     const char *birth,
     const char *hobbies,
     gint64      branch,
     gint64      dues)
{
  g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
  jin_record_set_text (person, PERSON_NAME, name);
  jin_record_set_text (person, PERSON_SEX, sex);
  jin_record_set_date (person, PERSON_BIRTH, jin_date_parse_iso (birth));
  jin_record_set_text (person, PERSON_HOBBIES, hobbies);
  jin_record_set_ref (person, PERSON_BRANCH, branch, NULL);
  if (dues > 0)
    jin_record_set_int (person, PERSON_DUES, dues);
  t_put (fixture, person, NULL, JIN_DATE_NONE);
}

static void
fill (Fixture *fixture)
{
  static const char *const starts[] = {"2026-01-10T09:00", "2026-03-31T23:59", "2026-04-01T00:00", "2025-04-01T10:00"};
  t_organisation (fixture, "甲", "branch");
  t_organisation (fixture, "乙", "branch");
  add (fixture, "一", "1", "1966-11-20", "1,2", 1, 1000); /* 60 today */
  add (fixture, "二", "1", "1966-11-21", "2", 1, 2000);   /* 59 */
  add (fixture, "三", "1", "1936-03", "", 2, 0);          /* 90 */
  add (fixture, "四", "2", "1940", "1", 0, 4000);         /* 86 */
  add (fixture, "五", "1", "", "", 2, 0);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (JinRecord) activity = jin_record_new (&t_activity_entity);
      JinMinute             moment = 0;
      jin_minute_parse_iso (starts[i], &moment);
      jin_record_set_text (activity, ACTIVITY_TITLE, "学习");
      jin_record_set_int (activity, ACTIVITY_START, moment);
      jin_record_set_int (activity, ACTIVITY_EXPECTED, 10 * (i + 1));
      jin_record_set_text (activity, ACTIVITY_TYPES, i % 2 ? "a,b" : "a");
      gint64 id = t_put (fixture, activity, NULL, JIN_DATE_NONE);
      for (int person = 1; person <= 3; person++)
        {
          g_autoptr (JinRecord) attendance = jin_record_new (&t_attendance_entity);
          jin_record_set_ref (attendance, ATTENDANCE_ACTIVITY, id, NULL);
          jin_record_set_ref (attendance, ATTENDANCE_PERSON, person, NULL);
          jin_record_set_text (attendance, ATTENDANCE_STATE, person == 3 ? "3" : "1");
          t_put (fixture, attendance, NULL, JIN_DATE_NONE);
        }
    }
}

static const int bounds[] = {60, 70, 80, 90};

/* Answers as text: keys/values of each row, joined by " ". */
static const struct
{
  const JinEntity *entity;
  const char      *filter;
  JinGroup         groups[2];
  int              n_groups;
  const char      *measures[4];
  const char      *answer;
} cases[] = {
    {&t_person_entity, "", {{NULL}}, 0, {"count"}, "5"},
    {&t_person_entity, "name='无'", {{NULL}}, 0, {"count", "sum(dues)"}, "0/nan"},
    {&t_person_entity, "", {{"sex", JIN_GROUP_VALUE}}, 1, {"count", "sum(dues)"}, "1:4/3000 2:1/4000"},
    {&t_person_entity, "sex=1", {{"branch", JIN_GROUP_VALUE}}, 1, {"count"}, "1:2 2:2"},
    {&t_person_entity, "", {{"branch.name", JIN_GROUP_VALUE}}, 1, {"count"}, "乙:2 甲:2 :1"},
    /* R5: 60 belongs to the second band, 90 to the last; who has no birthday is apart, and the sum is everybody */
    {&t_person_entity, "", {{"age", JIN_GROUP_BANDS, bounds, 4}}, 1, {"count"}, "0:1 1:1 3:1 4:1 :1"},
    {&t_person_entity, "", {{"years(birth)", JIN_GROUP_BANDS, bounds, 4}, {"sex", JIN_GROUP_VALUE}}, 2, {"count"}, "0/1:1 1/1:1 3/2:1 4/1:1 /1:1"},
    {&t_attendance_entity, "", {{"person.age", JIN_GROUP_BANDS, bounds, 4}}, 1, {"count"}, "0:4 1:4 4:4"},
    {&t_person_entity, "", {{"visits", JIN_GROUP_BANDS, bounds, 4}}, 1, {"count"}, "0:5"},
    /* a row counts once for each of its codes */
    {&t_person_entity, "", {{"hobbies", JIN_GROUP_VALUE}}, 1, {"count"}, "1:2 2:2 :2"},
    {&t_person_entity, "", {{"birth", JIN_GROUP_YEAR}}, 1, {"count"}, "1936:1 1940:1 1966:2 :1"},
    /* the month of 1940 is not known */
    {&t_person_entity, "", {{"birth", JIN_GROUP_MONTH_OF_YEAR}}, 1, {"count"}, "03:1 11:2 :2"},
    {&t_person_entity, "", {{"birth", JIN_GROUP_MONTH}}, 1, {"count"}, "1936-03:1 1966-11:2 :2"},
    {&t_activity_entity, "year(start)=2026", {{"start", JIN_GROUP_QUARTER}}, 1, {"count", "sum(expected)"}, "2026-Q1:2/30 2026-Q2:1/30"},
    {&t_activity_entity, "", {{"types", JIN_GROUP_VALUE}}, 1, {"count", "max(expected)"}, "a:4/40 b:2/40"},
    {&t_attendance_entity, "activity.start<2026-01-01", {{"activity.start", JIN_GROUP_DAY}}, 1, {"count"}, "2025-04-01:3"},
    {&t_attendance_entity, "", {{"activity.start", JIN_GROUP_MONTH}}, 1, {"count", "distinct(person)"}, "2025-04:3/3 2026-01:3/3 2026-03:3/3 2026-04:3/3"},
    {&t_attendance_entity, "activity.start>=2026-01-01", {{"person.branch", JIN_GROUP_VALUE}}, 1, {"count where state in (1,2)", "count"}, "1:6/6 2:0/3"},
    {&t_attendance_entity, "", {{"activity.types", JIN_GROUP_VALUE}}, 1, {"distinct(person) where state=1", "sum(activity.expected)"}, "a:2/300 b:2/180"},
    {&t_person_entity, "", {{NULL}}, 0, {"avg(years(birth))", "min(age)", "count(birth)"}, "73.75/59/4"},
    {&t_person_entity, "", {{NULL}}, 0, {"sum(count(attendance where state=1))"}, "8"},
};

static void
append_row (GString *text, const JinSummaryRow *row, int n_groups, int n_measures)
{
  g_string_append (text, text->len > 0 ? " " : "");
  for (int i = 0; i < n_groups; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? "/" : "", row->keys[i], i == n_groups - 1 ? ":" : "");
  for (int i = 0; i < n_measures; i++)
    {
      g_string_append (text, i > 0 ? "/" : "");
      if (isnan (row->values[i]))
        g_string_append (text, "nan");
      else
        g_string_append_printf (text, "%g", row->values[i]);
    }
}

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (JinFilter) filter = jin_filter_parse (&t_entities, cases[i].entity, cases[i].filter, &error);
      JinQuery              query = {cases[i].entity, filter, NULL, fixture->context};
      g_autoptr (GPtrArray) rows = jin_store_summarise (fixture->store, &query, cases[i].groups, cases[i].n_groups,
                                                        (const char *const *)cases[i].measures, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (GString) answer = g_string_new (NULL);
      for (guint j = 0; j < rows->len; j++)
        append_row (answer, rows->pdata[j], cases[i].n_groups, (int)g_strv_length ((char **)cases[i].measures));
      g_assert_cmpstr (answer->str, ==, cases[i].answer);
    }
}

/* What can't be asked is said, not guessed. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const measures[] = {"total(dues)", "sum(nothing)", "sum(hobbies)", "sum dues", "count where", "count where nothing=1"};
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autoptr (GError) error = NULL;
      const char        *asked[] = {measures[i], NULL};
      JinQuery           query = {&t_person_entity, NULL, NULL, fixture->context};
      g_assert_null (jin_store_summarise (fixture->store, &query, NULL, 0, asked, NULL, &error));
      g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/summarise/cases", test_cases);
  t_add ("/store/summarise/refused", test_refused);
  return g_test_run ();
}
