/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include <stdlib.h>

#include "base/jin-error.h"

/* Memberships of a person from the first on: "甲[-,2024-03-01) 乙[2024-03-01,-)". */
static char *
spans (Fixture *fixture, gint64 person)
{
  g_autofree char      *text = g_strdup_printf ("person=%d", (int)person);
  g_autoptr (JinFilter) filter = jin_filter_parse (&t_entities, &t_membership_entity, text, NULL);
  JinQuery              query = {&t_membership_entity, filter, NULL, fixture->context};
  g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &query, 0, NULL, NULL);
  g_autoptr (GString)   out = g_string_new (NULL);
  /* the ledger's order puts those without a beginning last */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        JinRecord       *row = rows->pdata[i];
        JinDate          from = jin_record_get_date (row, MEMBERSHIP_FROM), until = jin_record_get_date (row, MEMBERSHIP_UNTIL);
        g_autofree char *from_text = jin_date_to_iso (from);
        g_autofree char *until_text = jin_date_to_iso (until);
        if (jin_date_is_none (from) != (pass == 0))
          continue;
        g_string_append_printf (out, "%s%s%s%s[%s,%s)", out->len > 0 ? " " : "", jin_record_get_ref_title (row, MEMBERSHIP_BRANCH),
                                jin_record_is_empty (row, MEMBERSHIP_STATUS) ? "" : "/", jin_record_get_text (row, MEMBERSHIP_STATUS),
                                jin_date_is_none (from) ? "-" : from_text, jin_date_is_none (until) ? "-" : until_text);
      }
  return g_strdup (out->str);
}

static void
assert_spans (Fixture *fixture, gint64 person, const char *expected, const char *branch)
{
  g_autofree char      *found = spans (fixture, person);
  g_autoptr (JinRecord) record = t_get (fixture, &t_person_entity, person);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (jin_record_get_ref_title (record, PERSON_BRANCH), ==, branch);
  g_autoptr (GPtrArray) problems = jin_store_verify (fixture->store, NULL);
  g_assert_cmpint (problems->len, ==, 0);
}

typedef struct
{
  const char *branch; /* "1" 甲, "2" 乙, NULL: none */
  JinDate     as_of;
} Set;

/* The first set is on the new person. Today is 2026-11-20. */
static const struct
{
  Set         sets[4];
  int         n_sets;
  const char *spans;
  const char *branch; /* today */
} cases[] = {
    /* a new person's branch always was */
    {{{"1"}}, 1, "甲[-,-)", "甲"},
    /* or from the day given */
    {{{"1", {2024, 3, 0}}}, 1, "甲[2024-03,-)", "甲"},
    /* a day to come is not today */
    {{{"1", {2027, 1, 1}}}, 1, "甲[2027-01-01,-)", ""},
    {{{NULL}}, 1, "", ""},
    /* moving closes and opens, today unless said */
    {{{"1"}, {"2"}}, 2, "甲[-,2026-11-20) 乙[2026-11-20,-)", "乙"},
    {{{"1"}, {"2", {2024, 3, 1}}}, 2, "甲[-,2024-03-01) 乙[2024-03-01,-)", "乙"},
    /* the same day again corrects */
    {{{"1"}, {"2", {2024, 3, 1}}, {"1", {2024, 3, 1}}}, 3, "甲[-,2024-03-01) 甲[2024-03-01,-)", "甲"},
    /* earlier than a later move: holds until then */
    {{{"1"}, {"2", {2025, 1, 1}}, {NULL, {2024, 1, 1}}}, 3, "甲[-,2024-01-01) 乙[2025-01-01,-)", "乙"},
    /* leaving only closes */
    {{{"1"}, {NULL, {2026, 1, 1}}}, 2, "甲[-,2026-01-01)", ""},
    /* a move that is planned */
    {{{"1"}, {"2", {2027, 1, 1}}}, 2, "甲[-,2027-01-01) 乙[2027-01-01,-)", "甲"},
    /* joining later */
    {{{NULL}, {"1", {2020, 5, 0}}}, 2, "甲[2020-05,-)", "甲"},
};

static void
set_branch (Fixture *fixture, gint64 *person, const Set *set)
{
  if (*person != 0)
    {
      t_set (fixture, &t_person_entity, *person, PERSON_BRANCH, set->branch, set->as_of);
      return;
    }
  g_autoptr (JinRecord) record = jin_record_new (&t_person_entity);
  jin_record_set_text (record, PERSON_NAME, "张三");
  jin_record_set_ref (record, PERSON_BRANCH, set->branch != NULL ? atoi (set->branch) : 0, NULL);
  *person = t_put (fixture, record, NULL, set->as_of);
}

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  t_organisation (fixture, "甲", "branch");
  t_organisation (fixture, "乙", "branch");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 person = 0;
      for (int j = 0; j < cases[i].n_sets; j++)
        set_branch (fixture, &person, &cases[i].sets[j]);
      g_test_message ("case %u", i);
      assert_spans (fixture, person, cases[i].spans, cases[i].branch);
    }
}

/* One span holds several mirrored fields: changing one keeps the others as they were on that day. */
static void
test_several_fields (Fixture *fixture, gconstpointer data)
{
  t_organisation (fixture, "甲", "branch");
  g_autoptr (JinRecord) record = jin_record_new (&t_person_entity);
  jin_record_set_text (record, PERSON_NAME, "张三");
  jin_record_set_ref (record, PERSON_BRANCH, 1, NULL);
  jin_record_set_text (record, PERSON_STATUS, "probationary");
  gint64 person = t_put (fixture, record, NULL, JIN_DATE (2020, 7, 1));
  t_set (fixture, &t_person_entity, person, PERSON_STATUS, "full", JIN_DATE (2021, 7, 1));
  assert_spans (fixture, person, "甲/probationary[2020-07-01,2021-07-01) 甲/full[2021-07-01,-)", "甲");
}

/* So many people of a large set, in 甲, 乙 and nowhere by turns; among them the one who was there moves to 乙. */
#define MANY 1201

typedef struct
{
  JinRecord *kept;
  int        n;
} Source;

static gboolean
more_people_cb (JinChanges *changes, gpointer data, GError **error)
{
  static const int branches[] = {1, 2, 0};
  Source          *source = data;
  if (source->n == MANY)
    return FALSE;
  for (int i = 0; i < 400 && source->n < MANY; i++, source->n++)
    {
      gboolean              moves = source->n == 700;
      g_autoptr (JinRecord) person = moves ? jin_record_copy (source->kept) : jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, "张三");
      jin_record_set_ref (person, PERSON_BRANCH, moves ? 2 : branches[source->n % 3], NULL);
      jin_changes_put (changes, person, moves ? source->kept : NULL, JIN_DATE_NONE);
    }
  return TRUE;
}

static int
count (Fixture *fixture, const JinEntity *entity)
{
  JinQuery              query = {entity, NULL, NULL, fixture->context};
  g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &query, 0, NULL, NULL);
  return (int)rows->len;
}

/* Spans of a large set's new people come many at once; they are the same, in the history, and taken back with them. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("many");
  g_autoptr (GError)     error = NULL;
  t_organisation (fixture, "甲", "branch");
  t_organisation (fixture, "乙", "branch");
  gint64 person = t_person (fixture, "张三");
  t_set (fixture, &t_person_entity, person, PERSON_BRANCH, "1", JIN_DATE (2020, 1, 1));
  g_autoptr (JinRecord) kept = t_get (fixture, &t_person_entity, person);
  Source                source = {kept, 0};
  jin_changes_set_source (changes, more_people_cb, &source, NULL);
  gint64 txn = jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error);
  g_assert_no_error (error);
  assert_spans (fixture, person, "甲[2020-01-01,2026-11-20) 乙[2026-11-20,-)", "乙");
  assert_spans (fixture, person + 1, "甲[-,-)", "甲");
  assert_spans (fixture, person + 2, "乙[-,-)", "乙");
  assert_spans (fixture, person + 3, "", "");
  assert_spans (fixture, person + MANY - 1, "甲[-,-)", "甲");
  g_assert_cmpint (count (fixture, &t_membership_entity), ==, 2 + MANY * 2 / 3);

  g_assert_cmpint (jin_store_undo (fixture->store, txn, &fixture->context, &error), >, 0);
  g_assert_no_error (error);
  assert_spans (fixture, person, "甲[2020-01-01,-)", "甲");
  g_assert_cmpint (count (fixture, &t_membership_entity), ==, 1);
}

/* Entered by hand a span ends the one before it; taken away, the person is where the others say. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  t_organisation (fixture, "甲", "branch");
  t_organisation (fixture, "乙", "branch");
  gint64 person = t_person (fixture, "张三");
  t_set (fixture, &t_person_entity, person, PERSON_BRANCH, "1", JIN_DATE (2020, 1, 1));
  g_autoptr (JinRecord) span = jin_record_new (&t_membership_entity);
  jin_record_set_ref (span, MEMBERSHIP_PERSON, person, NULL);
  jin_record_set_ref (span, MEMBERSHIP_BRANCH, 2, NULL);
  jin_record_set_date (span, MEMBERSHIP_FROM, JIN_DATE (2025, 1, 1));
  t_put (fixture, span, NULL, JIN_DATE_NONE);
  assert_spans (fixture, person, "甲[2020-01-01,2025-01-01) 乙[2025-01-01,-)", "乙");

  g_autoptr (JinChanges) end = jin_changes_new ("end");
  jin_changes_end (end, span, JIN_DATE (2026, 6, 30));
  g_assert_cmpint (jin_store_commit (fixture->store, end, &fixture->context, NULL, NULL), >, 0);
  assert_spans (fixture, person, "甲[2020-01-01,2025-01-01) 乙[2025-01-01,2026-06-30)", "");
}

/* As of a day, filters and figures take the span that held then. */
static void
test_as_of (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    JinDate     as_of;
    const char *in_first, *in_second, *in_none;
  } days[] = {
      {{2019, 1, 1}, "", "", "张三 李四"},
      {{2020, 1, 1}, "张三", "", "李四"}, /* from the first day on */
      {{2024, 12, 31}, "张三", "李四", ""},
      {{2025, 1, 1}, "", "张三 李四", ""}, /* until before the last */
      {{2026, 11, 20}, "", "张三 李四", ""},
  };
  t_organisation (fixture, "甲", "branch");
  t_organisation (fixture, "乙", "general");
  gint64 zhang = t_person (fixture, "张三"), li = t_person (fixture, "李四");
  t_set (fixture, &t_person_entity, zhang, PERSON_LIST_ORDER, "1", JIN_DATE_NONE);
  t_set (fixture, &t_person_entity, zhang, PERSON_BRANCH, "1", JIN_DATE (2020, 1, 1));
  t_set (fixture, &t_person_entity, zhang, PERSON_BRANCH, "2", JIN_DATE (2025, 1, 1));
  t_set (fixture, &t_person_entity, li, PERSON_BRANCH, "2", JIN_DATE (2022, 0, 0));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      fixture->context.as_of = days[i].as_of;
      g_autofree char *first = t_find (fixture, "branch=1");
      g_autofree char *second = t_find (fixture, "branch.kind=general");
      g_autofree char *none = t_find (fixture, "branch is empty");
      g_assert_cmpstr (first, ==, days[i].in_first);
      g_assert_cmpstr (second, ==, days[i].in_second);
      g_assert_cmpstr (none, ==, days[i].in_none);

      JinQuery                 query = {&t_person_entity, NULL, NULL, fixture->context};
      JinGroup                 group = {"branch.name", JIN_GROUP_VALUE, NULL, 0};
      static const char *const measures[] = {"count", NULL};
      g_autoptr (GPtrArray)    rows = jin_store_summarise (fixture->store, &query, &group, 1, measures, NULL, NULL);
      double                   counted = 0;
      for (guint j = 0; j < rows->len; j++)
        {
          const JinSummaryRow *row = rows->pdata[j];
          if (g_str_equal (row->keys[0], "乙"))
            counted = row->values[0];
        }
      g_assert_cmpfloat (counted, ==, *days[i].in_second == '\0' ? 0 : g_str_has_prefix (days[i].in_second, "张") ? 2
                                                                                                                  : 1);
    }
}

/* A planned move takes effect when its day comes: at the next start, and while the program runs. */
static void
test_roll_over (Fixture *fixture, gconstpointer data)
{
  t_organisation (fixture, "甲", "branch");
  t_organisation (fixture, "乙", "branch");
  gint64 person = t_person (fixture, "张三");
  t_set (fixture, &t_person_entity, person, PERSON_BRANCH, "1", JIN_DATE (2020, 1, 1));
  t_set (fixture, &t_person_entity, person, PERSON_BRANCH, "2", JIN_DATE (2026, 12, 1));
  g_autoptr (JinRecord) before = t_get (fixture, &t_person_entity, person);
  g_assert_cmpint (jin_record_get_ref (before, PERSON_BRANCH), ==, 1);
  t_finish (g_steal_pointer (&fixture->store));

  g_setenv ("JINQIU_NOW", "2026-12-01", TRUE);
  fixture->store = t_open (fixture->path, 0);
  g_autoptr (JinRecord) after = t_get (fixture, &t_person_entity, person);
  g_assert_cmpint (jin_record_get_ref (after, PERSON_BRANCH), ==, 2);
  /* nobody did this: the last thing to take back is the planned move */
  g_autoptr (GPtrArray) history = jin_store_history (fixture->store, 0, NULL);
  for (guint i = 0; i < history->len; i++)
    g_assert_cmpstr (((JinTransaction *)history->pdata[i])->operator, ==, "op");
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/span/cases", test_cases);
  t_add ("/store/span/several-fields", test_several_fields);
  t_add ("/store/span/many", test_many);
  t_add ("/store/span/by-hand", test_by_hand);
  t_add ("/store/span/as-of", test_as_of);
  t_add ("/store/span/roll-over", test_roll_over);
  return g_test_run ();
}
