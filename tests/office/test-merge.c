/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-contact.h"
#include "office/jin-different-people.h"
#include "office/jin-membership.h"
#include "office/jin-organisation.h"
#include "office/jin-person-state.h"
#include "office/jin-person.h"
#include "office/jin-post.h"
#include "office/jin-rules-likeness.h"
#include "office/jin-visit.h"
#include "record/jin-merge.h"

#include <string.h>

/* The plan of a merge: what is chosen, what moves, what becomes one.  Record 1 is kept, 2 is given up. */

#define KEPT 1
#define GIVEN_UP 2

static JinRecord *
with_id (JinRecord *record, gint64 id)
{
  JinRecord *row = jin_record_new_row (jin_record_get_entity (record), id, jin_record_get_uid (record), 1);

  for (int i = 0; i < jin_record_get_entity (record)->n_fields; i++)
    if (jin_field_is_stored (&jin_record_get_entity (record)->fields[i]))
      jin_record_set (row, jin_entity_field_id (jin_record_get_entity (record), i), jin_record_peek (record, jin_entity_field_id (jin_record_get_entity (record), i)));
  g_object_unref (record);
  return row;
}

static JinMergeSet *
make_set (const JinEntity *entity, const char *kept, const char *given_up)
{
  g_autoptr (JinRecord) one = with_id (fixture_record (entity, kept), KEPT);
  g_autoptr (JinRecord) other = with_id (fixture_record (entity, given_up), GIVEN_UP);

  return jin_merge_set_new (one, other);
}

/* Lines of "person=1|date=2026-03-05", numbered from 11 on. */
static void
add_rows (JinMergeSet *set, const JinEntity *entity, const char *const *rows)
{
  for (int i = 0; rows[i] != NULL; i++)
    g_ptr_array_add (set->dependants, with_id (fixture_record (entity, rows[i]), 11 + set->dependants->len));
}

static FixtureLookup *
make_lookup (void)
{
  static const char *const labels[] = {"", "参加", "线上参加", "送学上门", "请假", "未到"};
  static const int         counts[] = {0, 1, 1, 2, 3, 4};
  FixtureLookup           *lookup = fixture_lookup_new ();

  for (int i = 1; i < 6; i++)
    fixture_lookup_code (lookup, "attendance", (char[]){(char)('0' + i), '\0'}, labels[i], counts[i]);
  return lookup;
}

/* ---- the rows after the plan ---- */

static const JinChange *
find_change (JinChanges *changes, JinRecord *row)
{
  for (guint i = 0; i < jin_changes_get_size (changes); i++)
    {
      const JinChange *change = jin_changes_get (changes, i);

      if (jin_record_get_entity (change->record) == jin_record_get_entity (row) && jin_record_get_id (change->record) == jin_record_get_id (row))
        return change;
    }
  return NULL;
}

static char *
show_row (JinRecord *row)
{
  const JinEntity    *entity = jin_record_get_entity (row);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < entity->n_fields; i++)
    {
      int             field = jin_entity_field_id (entity, i);
      const JinValue *value = jin_field_is_stored (&entity->fields[i]) ? jin_record_peek (row, field) : NULL;

      if (value == NULL || jin_value_is_empty (value))
        continue;
      g_string_append_printf (text, "%s%s=", text->len > 0 ? "|" : "", entity->fields[i].name);
      if (value->kind == JIN_VALUE_DATE)
        {
          g_autofree char *iso = jin_date_to_iso (value->u.date);

          g_string_append (text, iso);
        }
      else if (value->kind == JIN_VALUE_INT)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, value->u.integer);
      else
        g_string_append (text, value->u.text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Rows of a ledger that there are after the changes: those that were read, then new ones. */
static char *
rows_after (JinMergeSet *set, JinChanges *changes, const JinEntity *entity)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < set->dependants->len; i++)
    {
      JinRecord       *row = set->dependants->pdata[i];
      const JinChange *change = find_change (changes, row);

      if (jin_record_get_entity (row) == entity && (change == NULL || change->kind != JIN_CHANGE_DELETE))
        g_ptr_array_add (lines, show_row (change != NULL ? change->record : row));
    }
  for (guint i = 0; i < jin_changes_get_size (changes); i++)
    if (jin_record_get_entity (jin_changes_get (changes, i)->record) == entity && jin_record_get_id (jin_changes_get (changes, i)->record) < 0)
      g_ptr_array_add (lines, show_row (jin_changes_get (changes, i)->record));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

/* ---- ledgers ---- */

#define MAX_ROWS 6

typedef struct
{
  const char *comment;
  const char *kept; /* persons, their mirrored fields too */
  const char *given_up;
  const char *rows[MAX_ROWS];
  const char *after;
} Case;

static void
check_cases (const JinEntity *entity, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      JinContext                context = fixture_context ();
      g_autoptr (JinMergeSet)   set = make_set (&jin_person_entity, cases[i].kept, cases[i].given_up);
      g_autoptr (FixtureLookup) lookup = make_lookup ();
      g_autoptr (JinRecord)     result = NULL;
      g_autoptr (JinChanges)    changes = NULL;
      g_autofree char          *after = NULL;

      g_test_message ("%s", cases[i].comment);
      add_rows (set, entity, cases[i].rows);
      result = jin_merge_result (set, NULL, &context);
      changes = jin_merge_plan (set, result, &context, JIN_LOOKUP (lookup), NULL);
      after = rows_after (set, changes, entity);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_memberships (void)
{
  static const Case cases[] = {
      {"the same twice is one",
       "name=甲|branch=5|member_status=full",
       "name=甲|branch=5|member_status=full",
       {"person=1|branch=5|status=full", "person=2|branch=5|status=full"},
       "person=1|branch=5|status=full"},
      {"only the one given up has any: it moves",
       "name=甲",
       "name=甲|branch=5|member_status=full",
       {"person=2|branch=5|status=full|from=2020-03"},
       "person=1|branch=5|status=full|from=2020-03"},
      /* Kept: A always.  Given up: C until 2023, then B.  Chosen: A, the kept one's. */
      {"what is chosen holds today, what is dated holds in the past",
       "name=甲|branch=5|member_status=full",
       "name=甲|branch=6|member_status=full",
       {"person=1|branch=5|status=full", "person=2|branch=7|status=full|from=2019-05|until=2023-01", "person=2|branch=6|status=full|from=2023-01"},
       "person=1|branch=5|status=full|until=2019-05\nperson=1|branch=7|status=full|from=2019-05|until=2023-01\nperson=1|branch=5|status=full|from=2023-01"},
      {"the same branch, once since always and once since a day: what is not dated gives way",
       "name=甲|branch=5|member_status=full",
       "name=甲|branch=5|member_status=full",
       {"person=1|branch=5|status=full", "person=2|branch=7|status=full|until=2021-06-01", "person=2|branch=5|status=full|from=2021-06-01"},
       "person=1|branch=5|status=full"},
      {"one after the other: nothing to join",
       "name=甲|branch=5|member_status=full",
       "name=甲",
       {"person=2|branch=7|status=full|from=2015-01|until=2020-01", "person=1|branch=5|status=full|from=2020-01"},
       "person=1|branch=7|status=full|from=2015-01|until=2020-01\nperson=1|branch=5|status=full|from=2020-01"},
      {"the same branch, one after the other: one span, the more precise day",
       "name=甲|branch=5|member_status=full",
       "name=甲",
       {"person=2|branch=5|status=full|from=2015-01-01|until=2020-01", "person=1|branch=5|status=full|from=2020-01"},
       "person=1|branch=5|status=full|from=2015-01-01"},
      {"one leaves open what the other says",
       "name=甲|branch=5",
       "name=甲|branch=5|member_status=full",
       {"person=1|branch=5|from=2020-01", "person=2|branch=5|status=full|from=2020-01|reason=转入"},
       "person=1|branch=5|status=full|from=2020-01|reason=转入"},
      {"the branch of one, the status of the other: today's span says both",
       "name=甲|branch=5",
       "name=甲|member_status=probationary",
       {"person=1|branch=5|from=2020-01", "person=2|status=probationary"},
       "person=1|branch=5|status=probationary|from=2020-01\nperson=1|status=probationary|until=2020-01"},
      {"the branch leads, whoever says more of the rest",
       "name=甲|branch=5|member_status=full|list_order=1",
       "name=甲|branch=6|list_order=2",
       {"person=1|branch=5|status=full|from=2020-01", "person=2|branch=6|from=2024-01"},
       "person=1|branch=5|status=full|from=2020-01"},
      {"a change to come stays",
       "name=甲|branch=5|member_status=full",
       "name=甲|branch=5|member_status=full",
       {"person=1|branch=5|status=full|until=2027-01-01", "person=1|branch=8|status=full|from=2027-01-01", "person=2|branch=5|status=full"},
       "person=1|branch=5|status=full|until=2027-01-01\nperson=1|branch=8|status=full|from=2027-01-01"},
      {"spans of the kept one that overlap already are put right as well",
       "name=甲|branch=8|member_status=full",
       "name=甲|branch=8|member_status=full",
       {"person=1|branch=5|status=full|from=2020-01", "person=1|branch=8|status=full|from=2024-01", "person=2|branch=8|status=full|from=2024-01"},
       "person=1|branch=5|status=full|from=2020-01|until=2024-01\nperson=1|branch=8|status=full|from=2024-01"},
  };

  check_cases (&jin_membership_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_states (void)
{
  static const Case cases[] = {
      {"both on the roster",
       "name=甲|state=registered",
       "name=甲|state=registered",
       {"person=1|state=registered", "person=2|state=registered"},
       "person=1|state=registered"},
      /* The day of death is taken over as the filled one, and the state follows from it (R15). */
      {"the other one is known to have died",
       "name=甲|state=registered",
       "name=甲|state=died|died_on=2026-02-03",
       {"person=1|state=registered", "person=2|state=registered|until=2026-02-03", "person=2|state=died|from=2026-02-03"},
       "person=1|state=registered|until=2026-02-03\nperson=1|state=died|from=2026-02-03"},
      {"moved away and came back",
       "name=甲|state=registered",
       "name=甲|state=transferred",
       {"person=1|state=registered|from=2025-06", "person=2|state=registered|until=2022-01", "person=2|state=transferred|from=2022-01"},
       "person=1|state=registered|from=2025-06\nperson=1|state=registered|until=2022-01\nperson=1|state=transferred|from=2022-01|until=2025-06"},
  };

  check_cases (&jin_person_state_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_posts (void)
{
  static const Case cases[] = {
      {"the same post, overlapping: one period, both notes",
       "name=甲",
       "name=甲",
       {"person=1|organisation=5|post=secretary|from=2020-01|until=2023-06|note=当选", "person=2|organisation=5|post=secretary|from=2019-03|until=2022-01|note=连任"},
       "person=1|organisation=5|post=secretary|from=2019-03|until=2023-06|note=当选；连任"},
      {"a period that joins two",
       "name=甲",
       "name=甲",
       {"person=1|organisation=5|post=secretary|from=2010-01|until=2013-01", "person=1|organisation=5|post=secretary|from=2016-01", "person=2|organisation=5|post=secretary|from=2013-01|until=2016-01"},
       "person=1|organisation=5|post=secretary|from=2010-01"},
      {"the same post at another time",
       "name=甲",
       "name=甲",
       {"person=1|organisation=5|post=secretary|from=2010-01|until=2013-01", "person=2|organisation=5|post=secretary|from=2020-01"},
       "person=1|organisation=5|post=secretary|from=2010-01|until=2013-01\nperson=1|organisation=5|post=secretary|from=2020-01"},
      {"two posts at a time are no contradiction",
       "name=甲",
       "name=甲",
       {"person=1|organisation=5|post=secretary|from=2020-01", "person=2|organisation=5|post=liaison|from=2020-01"},
       "person=1|organisation=5|post=secretary|from=2020-01\nperson=1|organisation=5|post=liaison|from=2020-01"},
  };

  check_cases (&jin_post_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_entries (void)
{
  static const Case visits[] = {
      {"a visit entered twice is one, filled up",
       "name=甲",
       "name=甲",
       {"person=1|type=3|date=2026-01-20|leader=王局长", "person=2|type=3|date=2026-01-20|gift_money=50000"},
       "person=1|type=3|date=2026-01-20|leader=王局长|gift_money=50000"},
      {"two visits on one day that say different things both stay",
       "name=甲",
       "name=甲",
       {"person=1|type=3|date=2026-01-20|leader=王局长", "person=2|type=3|date=2026-01-20|leader=李局长"},
       "person=1|type=3|date=2026-01-20|leader=王局长\nperson=1|type=3|date=2026-01-20|leader=李局长"},
      {"other days move",
       "name=甲",
       "name=甲",
       {"person=2|type=3|date=2025-01-20", "person=2|type=4|date=2026-01-20"},
       "person=1|type=3|date=2025-01-20\nperson=1|type=4|date=2026-01-20"},
  };
  static const Case contacts[] = {
      {"a son entered twice",
       "name=甲",
       "name=甲",
       {"person=1|name=甲小|phone=13800000001", "person=2|name=甲小|relationship=son|emergency=1"},
       "person=1|name=甲小|relationship=son|phone=13800000001|emergency=1"},
      {"with another telephone both stay",
       "name=甲",
       "name=甲",
       {"person=1|name=甲小|phone=13800000001", "person=2|name=甲小|phone=13800000002"},
       "person=1|name=甲小|phone=13800000001\nperson=1|name=甲小|phone=13800000002"},
  };
  static const Case attendance[] = {
      {"who came once came",
       "name=甲",
       "name=甲",
       {"activity=7|person=1|state=4|note=住院", "activity=7|person=2|state=1", "activity=8|person=2|state=5"},
       "activity=7|person=1|state=1|note=住院\nactivity=8|person=1|state=5"},
      {"nothing recorded is not absence",
       "name=甲",
       "name=甲",
       {"activity=7|person=1", "activity=7|person=2|state=5"},
       "activity=7|person=1|state=5"},
      {"a member of the branch is no guest",
       "name=甲",
       "name=甲",
       {"activity=7|person=1|state=1|guest=1", "activity=7|person=2|state=1"},
       "activity=7|person=1|state=1"},
      {"nor becomes one",
       "name=甲",
       "name=甲",
       {"activity=7|person=1|state=1", "activity=7|person=2|state=1|guest=1"},
       "activity=7|person=1|state=1"},
  };
  static const Case pairs[] = {
      {"two who are one are no pair any more; who differs from one differs from the other, once",
       "name=甲",
       "name=甲",
       {"one=1|other=2", "one=1|other=9", "one=9|other=2", "one=2|other=8"},
       "one=1|other=9\none=1|other=8"},
  };

  check_cases (&jin_visit_entity, visits, G_N_ELEMENTS (visits));
  check_cases (&jin_contact_entity, contacts, G_N_ELEMENTS (contacts));
  check_cases (&jin_attendance_entity, attendance, G_N_ELEMENTS (attendance));
  check_cases (&jin_different_people_entity, pairs, G_N_ELEMENTS (pairs));
}

/* ---- numbers of the owner ---- */

static void
check_recount (const char *activity, gint64 expected, gint64 present)
{
  static const char *const  rows[] = {"activity=7|person=1|state=4", "activity=7|person=2|state=1", NULL};
  JinContext                context = fixture_context ();
  g_autoptr (JinMergeSet)   set = make_set (&jin_person_entity, "name=甲", "name=甲");
  g_autoptr (FixtureLookup) lookup = make_lookup ();
  g_autoptr (JinRecord)     result = jin_merge_result (set, NULL, &context);
  g_autoptr (JinRecord)     owner = with_id (fixture_record (&jin_activity_entity, activity), 7);
  g_autoptr (JinChanges)    changes = NULL;
  const JinChange          *change;
  JinRecord                *after;

  add_rows (set, &jin_attendance_entity, rows);
  for (guint i = 0; i < set->dependants->len; i++)
    g_ptr_array_add (set->siblings, g_object_ref (set->dependants->pdata[i]));
  g_ptr_array_add (set->siblings, with_id (fixture_record (&jin_attendance_entity, "activity=7|person=3|state=1"), 99));
  g_ptr_array_add (set->owners, g_object_ref (owner));
  changes = jin_merge_plan (set, result, &context, JIN_LOOKUP (lookup), NULL);
  change = find_change (changes, owner);
  after = change != NULL ? change->record : owner;
  g_assert_cmpint (jin_record_get_int (after, JIN_ACTIVITY_EXPECTED), ==, expected);
  g_assert_cmpint (jin_record_get_int (after, JIN_ACTIVITY_PRESENT), ==, present);
}

static void
test_recount (void)
{
  /* Three expected, two came, one of them twice on the list. */
  check_recount ("title=学习|expected=3|present=2|leave=1", 2, 2);
  /* Numbers that the rows do not give were counted by hand. */
  check_recount ("title=学习|expected=30|present=25", 30, 25);
}

/* ---- fields ---- */

static void
test_defaults (void)
{
  static const struct
  {
    const char    *field;
    const char    *kept;
    const char    *given_up;
    gint64         newer; /* 1: the one given up was changed later */
    JinMergeChoice choice;
  } cases[] = {
      {"phone", "", "13800000001", 0, JIN_MERGE_GIVEN_UP},
      {"phone", "13800000002", "", 1, JIN_MERGE_KEPT},
      {"phone", "13800000002", "13800000001", 0, JIN_MERGE_KEPT},
      {"phone", "13800000002", "13800000001", 1, JIN_MERGE_GIVEN_UP},
      /* The more precise date, whichever is newer. */
      {"birth", "1941-03-12", "1941-03", 1, JIN_MERGE_KEPT},
      {"birth", "1941", "1941-03", 0, JIN_MERGE_GIVEN_UP},
      {"birth", "1941-04", "1941-03-12", 0, JIN_MERGE_KEPT},
      /* 18 digits before 15. */
      {"id_number", "110105491231002", "11010519491231002X", 0, JIN_MERGE_GIVEN_UP},
      {"id_number", "11010519491231002X", "110105491231002", 1, JIN_MERGE_KEPT},
      /* An address that goes on says more. */
      {"address", "和平路3号", "和平路3号2单元301", 0, JIN_MERGE_GIVEN_UP},
      {"address", "和平路3号2单元301", "和平路3号", 1, JIN_MERGE_KEPT},
      /* A longer name is another one. */
      {"name", "张建国", "张建", 0, JIN_MERGE_KEPT},
      {"veteran_worker", "0", "1", 0, JIN_MERGE_GIVEN_UP},
      {"veteran_worker", "1", "0", 1, JIN_MERGE_KEPT},
      /* Both can hold. */
      {"hobby", "1,3", "2", 1, JIN_MERGE_BOTH},
      {"note", "住院", "已出院", 0, JIN_MERGE_BOTH},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char        *kept = g_strdup_printf ("%s=%s", cases[i].field, cases[i].kept);
      g_autofree char        *given_up = g_strdup_printf ("%s=%s", cases[i].field, cases[i].given_up);
      g_autoptr (JinMergeSet) set = make_set (&jin_person_entity, kept, given_up);
      int                     field = jin_entity_find_field (&jin_person_entity, cases[i].field);

      set->kept_ages = g_new0 (gint64, JIN_PERSON_N_FIELDS);
      set->given_up_ages = g_new0 (gint64, JIN_PERSON_N_FIELDS);
      set->given_up_ages[JIN_FIELD_INDEX (field)] = cases[i].newer;
      g_test_message ("%s: %s, %s", cases[i].field, cases[i].kept, cases[i].given_up);
      g_assert_cmpint (jin_merge_default (set, field), ==, cases[i].choice);
    }
}

static void
test_result (void)
{
  JinContext              context = fixture_context ();
  g_autoptr (JinMergeSet) set = make_set (&jin_person_entity, "name=张三|birth=1941-03|hobby=1,3|note=住院|address=和平路3号|state=registered",
                                          "name=张山|birth=1941-03-12|hobby=2,3|note=独居|phone=13800000001|state=registered");
  g_autoptr (JinRecord)   result = jin_merge_result (set, NULL, &context);
  g_autofree char        *text = NULL;
  JinMergeChoice          choices[JIN_PERSON_N_FIELDS] = {JIN_MERGE_KEPT};

  g_assert_cmpint (jin_record_get_id (result), ==, KEPT);
  g_assert_cmpstr (jin_record_get_uid (result), ==, jin_record_get_uid (set->kept));
  text = show_row (result);
  g_assert_cmpstr (text, ==, "name=张三|birth=1941-03-12|hobby=1,3,2|phone=13800000001|address=和平路3号|relation=served|state=registered|note=住院\n独居");

  /* Field by field as chosen, the empty ones too. */
  g_object_unref (result);
  choices[JIN_FIELD_INDEX (JIN_PERSON_NAME)] = JIN_MERGE_GIVEN_UP;
  choices[JIN_FIELD_INDEX (JIN_PERSON_ADDRESS)] = JIN_MERGE_GIVEN_UP;
  result = jin_merge_result (set, choices, &context);
  g_free (text);
  text = show_row (result);
  g_assert_cmpstr (text, ==, "name=张山|birth=1941-03|hobby=1,3|relation=served|state=registered|note=住院");
}

/* A branch that stood twice, once under the other: nothing is above itself. */
static void
test_organisations (void)
{
  static const char *const  members[] = {"person=9|branch=2|status=full", "person=8|branch=1|status=full", NULL};
  JinContext                context = fixture_context ();
  g_autoptr (JinMergeSet)   set = make_set (&jin_organisation_entity, "name=一支部|parent=2", "name=第一支部|parent=5|fixed_day=15");
  g_autoptr (FixtureLookup) lookup = make_lookup ();
  g_autoptr (JinRecord)     result = jin_merge_result (set, NULL, &context);
  g_autoptr (JinChanges)    changes = NULL;
  g_autofree char          *after = NULL;

  add_rows (set, &jin_membership_entity, members);
  g_assert_cmpint (jin_record_get_ref (result, JIN_ORGANISATION_PARENT), ==, 5);
  changes = jin_merge_plan (set, result, &context, JIN_LOOKUP (lookup), NULL);
  after = rows_after (set, changes, &jin_membership_entity);
  g_assert_cmpstr (after, ==, "person=9|branch=1|status=full\nperson=8|branch=1|status=full");
  g_assert_cmpint (jin_record_get_ref (find_change (changes, set->given_up)->record, JIN_ORGANISATION_MERGED_INTO), ==, KEPT);
}

/* What is said before and after: what speaks against it, and what is decided. */
static void
test_words (void)
{
  static const char *const  rows[] = {"activity=7|person=1|state=4", "activity=7|person=2|state=1", "activity=8|person=1|state=1", "activity=8|person=2|state=1",
                                      "activity=9|person=2|state=5", NULL};
  JinContext                context = fixture_context ();
  g_autoptr (JinMergeSet)   set = make_set (&jin_person_entity, "name=甲|id_number=110105491231002", "name=甲|id_number=11010519491231002X");
  g_autoptr (JinMergeSet)   others = make_set (&jin_person_entity, "name=甲|id_number=320501193506150017", "name=甲|id_number=11010519491231002X");
  g_autoptr (FixtureLookup) lookup = make_lookup ();
  g_autoptr (JinRecord)     result = jin_merge_result (set, NULL, &context);
  g_autoptr (JinChanges)    changes = NULL;
  g_autoptr (GPtrArray)     words = NULL;

  g_assert_cmpint (jin_merge_objection (set), ==, 0);
  g_assert_cmpint (jin_merge_objection (others), ==, JIN_PERSON_ID_NUMBER);
  add_rows (set, &jin_attendance_entity, rows);
  changes = jin_merge_plan (set, result, &context, JIN_LOOKUP (lookup), &words);
  g_assert_cmpuint (words->len, ==, 3);
  g_assert_true (g_str_has_suffix (words->pdata[0], "both had an entry, one stays: 参加"));
  g_assert_cmpstr (words->pdata[1], ==, "Attendance Entries: 1 entry of both says the same and becomes one");
  g_assert_cmpstr (words->pdata[2], ==, "Attendance Entries: 1 entry moves to the one that is kept");
}

/* ---- who may be one ---- */

static void
test_names (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean    alike;
  } cases[] = {
      {"张建国", "张建国", TRUE},
      {"张　三", "张三", TRUE},
      {"买买提·艾力", "买买提•艾力", TRUE},
      /* Sound-alikes, in names of two characters, too. */
      {"王芳", "王方", TRUE},
      {"陈晓明", "陈小明", TRUE},
      /* One character of three. */
      {"张建国", "张建业", TRUE},
      {"张建国", "章建国", TRUE},
      {"张建国", "张国", TRUE},
      /* Of two characters, one is half the name. */
      {"王芳", "王兰", FALSE},
      {"张建国", "张卫东", FALSE},
      {"张建国", "李建业", FALSE},
      {"", "张三", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].one, cases[i].other);
      g_assert_cmpint (jin_names_are_alike (cases[i].one, cases[i].other), ==, cases[i].alike);
      g_assert_cmpint (jin_names_are_alike (cases[i].other, cases[i].one), ==, cases[i].alike);
    }
}

static void
test_ids (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean    alike;
  } cases[] = {
      {"11010519491231002X", "", TRUE},
      {"11010519491231002X", "11010519491231002x", TRUE},
      {"11010519491231002X", "110105491231002", TRUE},
      {"11010519491231002X", "110105194912310038", TRUE},
      {"11010519491231002X", "320501194912310457", FALSE},
      {"军字1234", "军字5678", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jin_ids_are_alike (cases[i].one, cases[i].other), ==, cases[i].alike);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/defaults", test_defaults);
  g_test_add_func ("/merge/result", test_result);
  g_test_add_func ("/merge/memberships", test_memberships);
  g_test_add_func ("/merge/states", test_states);
  g_test_add_func ("/merge/posts", test_posts);
  g_test_add_func ("/merge/entries", test_entries);
  g_test_add_func ("/merge/recount", test_recount);
  g_test_add_func ("/merge/organisations", test_organisations);
  g_test_add_func ("/merge/words", test_words);
  g_test_add_func ("/merge/names", test_names);
  g_test_add_func ("/merge/ids", test_ids);
  return g_test_run ();
}
