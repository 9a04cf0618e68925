/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

/*
 * Counts that the store keeps, after every kind of change, compared with counting anew; and what it asks for them.
 */

static const char *const filters[] = {
    "sex=1",
    "age>=80 and sex=2",
    "name~'张'",
    "branch.kind='branch'",
    "branch is empty",
    "status='full'",
    "last(visit.date)<today-90",
    "not last(visit.date)>=today-90",
    "count(visit where year(date)=thisyear)<1",
    "visits>=1",
    "any(attendance where state=1)",
    "hobbies in (1,2)",
    "sex=1 or count(visit)>1",
};

static gint64
count (Fixture *fixture, const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (&t_entities, &t_person_entity, text, &error);
  JinQuery              query = {&t_person_entity, filter, NULL, fixture->context};
  g_assert_no_error (error);
  gint64 number = jin_store_count (fixture->store, &query, NULL, &error);
  g_assert_no_error (error);
  return number;
}

static void
assert_right (Fixture *fixture, const char *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      gint64 large = fixture->store->ordered_from, kept = count (fixture, filters[i]);
      fixture->store->ordered_from = G_MAXINT64;
      gint64 anew = count (fixture, filters[i]);
      fixture->store->ordered_from = large;
      if (kept != anew)
        g_error ("after %s, %s: %" G_GINT64_FORMAT " kept, %" G_GINT64_FORMAT " counted", after, filters[i], kept, anew);
    }
}

static void
attend (Fixture *fixture, gint64 person)
{
  g_autoptr (JinRecord) activity = jin_record_new (&t_activity_entity);
  g_autoptr (JinRecord) attendance = jin_record_new (&t_attendance_entity);
  jin_record_set_text (activity, ACTIVITY_TITLE, "学习");
  jin_record_set_ref (attendance, ATTENDANCE_ACTIVITY, t_put (fixture, activity, NULL, JIN_DATE_NONE), NULL);
  jin_record_set_ref (attendance, ATTENDANCE_PERSON, person, NULL);
  jin_record_set_text (attendance, ATTENDANCE_STATE, "1");
  t_put (fixture, attendance, NULL, JIN_DATE_NONE);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  gint64 branch = t_organisation (fixture, "一支部", "branch");
  gint64 people[20];
  fixture->store->ordered_from = 1;
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", i % 3 == 0 ? "张" : "王", i);
      g_autofree char *birth = g_strdup_printf ("%u-01-01", 1930 + i * 2);
      people[i] = t_person (fixture, name);
      t_set (fixture, &t_person_entity, people[i], PERSON_BIRTH, birth, JIN_DATE_NONE);
      t_set (fixture, &t_person_entity, people[i], PERSON_SEX, i % 2 == 0 ? "1" : "2", JIN_DATE_NONE);
    }
  assert_right (fixture, "the beginning");
  t_set (fixture, &t_person_entity, people[3], PERSON_SEX, "1", JIN_DATE_NONE);
  assert_right (fixture, "a change of a row");
  t_set (fixture, &t_person_entity, people[4], PERSON_NAME, "张四", JIN_DATE_NONE);
  assert_right (fixture, "another name");
  t_person (fixture, "张新");
  assert_right (fixture, "a new row");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, branch);
  t_set (fixture, &t_person_entity, people[5], PERSON_BRANCH, number, JIN_DATE (2026, 1, 1));
  t_set (fixture, &t_person_entity, people[5], PERSON_STATUS, "full", JIN_DATE (2026, 1, 1));
  assert_right (fixture, "a span");
  t_set (fixture, &t_organisation_entity, branch, ORGANISATION_KIND, "group", JIN_DATE_NONE);
  assert_right (fixture, "what is referred to");
  t_visit (fixture, people[6], "2026-11-01", 100);
  t_visit (fixture, people[7], "2026-01-01", 100);
  assert_right (fixture, "a child");
  attend (fixture, people[8]);
  assert_right (fixture, "a child that belongs to another");
  g_assert_cmpint (jin_store_undo (fixture->store, 0, &fixture->context, NULL), !=, 0);
  assert_right (fixture, "undo");
  fixture->context.today = fixture->context.as_of = JIN_DATE (2027, 2, 1);
  assert_right (fixture, "a new year");
}

/* A change that has nothing to do with a filter costs no look at the rows. */
static void
test_cost (Fixture *fixture, gconstpointer data)
{
  gint64 person = t_person (fixture, "张三");
  fixture->store->ordered_from = 1;
  static const struct
  {
    const char *filter;
    gboolean    visit; /* whether a visit can change it */
  } cases[] = {{"sex=1", FALSE}, {"branch is empty", FALSE}, {"visits>=1", TRUE}, {"count(visit)>0", TRUE}, {"age>80 and last_visit is empty", TRUE}};
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinFilter) filter = jin_filter_parse (&t_entities, &t_person_entity, cases[i].filter, NULL);
      g_autoptr (GArray)    numbers = jin_filter_depends (filter, &t_entities);
      gboolean              asks_visits = FALSE;
      for (guint j = 0; j < numbers->len; j++)
        asks_visits |= g_array_index (numbers, int, j) == T_VISIT;
      g_test_message ("%s", cases[i].filter);
      g_assert_cmpint (asks_visits, ==, cases[i].visit);
      count (fixture, cases[i].filter);
    }
  t_visit (fixture, person, "2026-11-01", 0);
  assert_right (fixture, "a visit");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/counts/changes", test_changes);
  t_add ("/store/counts/cost", test_cost);
  return g_test_run ();
}
