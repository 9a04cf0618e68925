/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include "base/jin-error.h"

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64             txn = jin_store_undo (fixture->store, 0, &fixture->context, &error);
  g_assert_no_error (error);
  g_assert_cmpint (txn, >, 0);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64             txn = jin_store_redo (fixture->store, &fixture->context, &error);
  g_assert_no_error (error);
  g_assert_cmpint (txn, >, 0);
}

static char *
text_of (Fixture *fixture, gint64 person, int field)
{
  g_autoptr (JinRecord) record = t_get (fixture, &t_person_entity, person);
  return g_strdup (jin_record_get_text (record, field));
}

static void
assert_text (Fixture *fixture, gint64 person, int field, const char *expected)
{
  g_autofree char *text = text_of (fixture, person, field);
  g_assert_cmpstr (text, ==, expected);
}

static gint64
count (Fixture *fixture, const JinEntity *entity)
{
  JinQuery query = {entity, NULL, NULL, fixture->context};
  return jin_store_count (fixture->store, &query, NULL, NULL);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = jin_store_verify (fixture->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)problems->pdata[i]);
  g_assert_cmpint (problems->len, ==, 0);
}

/* An update goes back and forth; a new change ends what could be done again. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  gint64 id = t_person (fixture, "张三");
  t_set (fixture, &t_person_entity, id, PERSON_HEALTH, "1", JIN_DATE_NONE);
  t_set (fixture, &t_person_entity, id, PERSON_HEALTH, "4", JIN_DATE_NONE);
  undo (fixture);
  assert_text (fixture, id, PERSON_HEALTH, "1");
  undo (fixture);
  assert_text (fixture, id, PERSON_HEALTH, "");
  redo (fixture);
  assert_text (fixture, id, PERSON_HEALTH, "1");
  redo (fixture);
  assert_text (fixture, id, PERSON_HEALTH, "4");
  undo (fixture);
  undo (fixture);
  t_set (fixture, &t_person_entity, id, PERSON_HEALTH, "2", JIN_DATE_NONE);
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (jin_store_redo (fixture->store, &fixture->context, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND);
  assert_text (fixture, id, PERSON_HEALTH, "2");
  undo (fixture);
  assert_text (fixture, id, PERSON_HEALTH, "");
  undo (fixture);
  g_assert_cmpint (count (fixture, &t_person_entity), ==, 0);
  g_autofree char *label = jin_store_peek_undo (fixture->store, &fixture->context);
  g_assert_null (label);
  assert_sound (fixture);
}

/* A new person goes with the span that came along, and comes back under the same id and uid. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  gint64                branch = t_organisation (fixture, "甲支部", "branch");
  g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
  jin_record_set_text (person, PERSON_NAME, "张三");
  jin_record_set_text (person, PERSON_HOBBIES, "1,2");
  jin_record_set_text (person, PERSON_STATUS, "full");
  jin_record_set_ref (person, PERSON_BRANCH, branch, NULL);
  gint64 id = t_put (fixture, person, NULL, JIN_DATE_NONE);
  undo (fixture);
  g_assert_cmpint (count (fixture, &t_person_entity), ==, 0);
  g_assert_cmpint (count (fixture, &t_membership_entity), ==, 0);
  assert_sound (fixture);
  redo (fixture);
  g_autoptr (JinRecord) back = t_get (fixture, &t_person_entity, id);
  g_assert_cmpstr (jin_record_get_uid (back), ==, jin_record_get_uid (person));
  g_assert_cmpstr (jin_record_get_text (back, PERSON_HOBBIES), ==, "1,2");
  g_assert_cmpint (jin_record_get_ref (back, PERSON_BRANCH), ==, branch);
  g_autoptr (JinRecord) organisation = t_get (fixture, &t_organisation_entity, branch);
  g_assert_cmpint (jin_record_get_int (organisation, ORGANISATION_MEMBERS), ==, 1);
  assert_sound (fixture);
  undo (fixture);
  /* the id is not given to somebody else */
  g_assert_cmpint (t_person (fixture, "李四"), ==, id + 1);
}

/* What was taken away comes back whole, with its children. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  gint64                person = t_person (fixture, "张三");
  g_autoptr (JinRecord) activity = jin_record_new (&t_activity_entity);
  jin_record_set_text (activity, ACTIVITY_TITLE, "学习");
  jin_record_set_text (activity, ACTIVITY_TYPES, "a,b");
  jin_record_set_int (activity, ACTIVITY_START, 29000000);
  gint64                id = t_put (fixture, activity, NULL, JIN_DATE_NONE);
  g_autoptr (JinRecord) attendance = jin_record_new (&t_attendance_entity);
  jin_record_set_ref (attendance, ATTENDANCE_ACTIVITY, id, NULL);
  jin_record_set_ref (attendance, ATTENDANCE_PERSON, person, NULL);
  jin_record_set_text (attendance, ATTENDANCE_STATE, "1");
  t_put (fixture, attendance, NULL, JIN_DATE_NONE);

  g_autoptr (JinChanges) changes = jin_changes_new ("take away");
  g_autoptr (JinRecord)  current = t_get (fixture, &t_activity_entity, id);
  jin_changes_delete (changes, current);
  g_autoptr (GError) error = NULL;
  jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, &t_attendance_entity), ==, 0);
  g_autoptr (JinRecord) before = t_get (fixture, &t_person_entity, person);
  g_assert_true (jin_record_is_empty (before, PERSON_LAST_ATTENDED));
  assert_sound (fixture);

  undo (fixture);
  g_autoptr (JinRecord) back = t_get (fixture, &t_activity_entity, id);
  g_assert_cmpstr (jin_record_get_text (back, ACTIVITY_TYPES), ==, "a,b");
  g_assert_cmpint (count (fixture, &t_attendance_entity), ==, 1);
  g_autoptr (JinRecord) after = t_get (fixture, &t_person_entity, person);
  g_assert_cmpint (jin_record_get_int (after, PERSON_LAST_ATTENDED), ==, 29000000);
  assert_sound (fixture);
}

/* Somebody else's change of the same field stands in the way, of another field does not. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  Fixture       other = *fixture;
  other.context.operator= "other";
  gint64        id = t_person (fixture, "张三");
  t_set (fixture, &t_person_entity, id, PERSON_HEALTH, "1", JIN_DATE_NONE);
  t_set (&other, &t_person_entity, id, PERSON_HEALTH, "4", JIN_DATE_NONE);
  t_set (&other, &t_person_entity, id, PERSON_ADDRESS, "和平路", JIN_DATE_NONE);
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (jin_store_undo (fixture->store, 0, &fixture->context, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Health"));
  g_assert_null (strstr (error->message, "住址"));
  assert_text (fixture, id, PERSON_HEALTH, "4");

  /* each takes back their own: first the address, then health, then the first one's is free again */
  undo (&other);
  undo (&other);
  assert_text (fixture, id, PERSON_HEALTH, "1");
  undo (fixture);
  assert_text (fixture, id, PERSON_HEALTH, "");
  g_autofree char *label = jin_store_peek_redo (fixture->store, &fixture->context);
  g_assert_cmpstr (label, ==, "put");
}

/* A person to whom others have added entries is not taken away with them. */
static void
test_children_stand_in_the_way (Fixture *fixture, gconstpointer data)
{
  Fixture       other = *fixture;
  other.context.operator= "other";
  gint64        id = t_person (fixture, "张三");
  t_visit (&other, id, "2026-01-01", 100);
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (jin_store_undo (fixture->store, 0, &fixture->context, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CONFLICT);
  g_assert_cmpint (count (fixture, &t_visit_entity), ==, 1);
}

/* Views and the like are nobody's work: they are not taken back. */
static void
test_system (Fixture *fixture, gconstpointer data)
{
  t_person (fixture, "张三");
  g_autoptr (JinRecord) view = jin_record_new (&t_view_entity);
  jin_record_set_text (view, VIEW_NAME, "党员");
  t_put (fixture, view, NULL, JIN_DATE_NONE);
  undo (fixture);
  g_assert_cmpint (count (fixture, &t_view_entity), ==, 1);
  g_assert_cmpint (count (fixture, &t_person_entity), ==, 0);
  g_autoptr (GPtrArray) history = jin_store_history (fixture->store, 0, NULL);
  g_assert_cmpint (history->len, ==, 2); /* the person and its undo */
}

/* Undo never crosses a migration. */
static void
test_migration (Fixture *fixture, gconstpointer data)
{
  t_person (fixture, "张三");
  fixture->store->schema++;
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (jin_store_undo (fixture->store, 0, &fixture->context, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND);
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  gint64 branch = t_organisation (fixture, "甲支部", "branch");
  gint64 id = t_person (fixture, "张三");
  t_set (fixture, &t_person_entity, id, PERSON_HEALTH, "1", JIN_DATE_NONE);
  t_set (fixture, &t_person_entity, id, PERSON_BIRTH, "1941-03", JIN_DATE_NONE);
  gint64                 visit = t_visit (fixture, id, "2026-01-01", 12345);
  g_autoptr (JinRecord)  mistaken = t_get (fixture, &t_visit_entity, visit);
  g_autoptr (JinChanges) changes = jin_changes_new ("gone");
  jin_changes_delete (changes, mistaken);
  jin_store_commit (fixture->store, changes, &fixture->context, NULL, NULL);
  g_autofree char *branch_text = g_strdup_printf ("%d", (int)branch);
  t_set (fixture, &t_person_entity, id, PERSON_BRANCH, branch_text, JIN_DATE_NONE);

  g_autoptr (GPtrArray) history = jin_store_history (fixture->store, 3, NULL);
  g_assert_cmpint (history->len, ==, 3);
  const JinTransaction *newest = history->pdata[0];
  g_assert_cmpstr (newest->label, ==, "put");
  g_assert_cmpstr (newest->operator, ==, "op");
  g_assert_cmpstr (newest->time, ==, "2026-11-20T09:00");
  g_assert_cmpint (newest->n_changes, ==, 2); /* the span and its mirror */

  static const struct
  {
    const char *entity, *field, *before, *after;
  } expected[] = {
      {"person", "branch", "", "甲支部"},
      {"membership", "person", NULL, "张三"},
      {"membership", "branch", NULL, "甲支部"},
      {"membership", "from", NULL, "2026.11.20"},
      {"visit", "person", "张三", NULL},
      {"visit", "date", "2026.01.01", NULL},
      {"visit", "gift", "123.45", NULL},
      {"visit", "person", NULL, "张三"},
      {"visit", "date", NULL, "2026.01.01"},
      {"visit", "gift", NULL, "123.45"},
      {"person", "birth", "", "1941.03"},
      {"person", "health", "", "健康"},
      {"person", "name", NULL, "张三"},
  };
  g_autoptr (GPtrArray) record = jin_store_record_history (fixture->store, &t_person_entity, id, NULL);
  for (guint i = 0; i < record->len; i++)
    {
      const JinFieldChange *change = record->pdata[i];
      g_test_message ("%s.%s: %s → %s", change->entity->name, jin_entity_field (change->entity, change->field)->name, change->before, change->after);
    }
  g_assert_cmpint (record->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < record->len; i++)
    {
      const JinFieldChange *change = record->pdata[i];
      g_assert_cmpstr (change->entity->name, ==, expected[i].entity);
      g_assert_cmpstr (jin_entity_field (change->entity, change->field)->name, ==, expected[i].field);
      g_assert_cmpstr (change->before, ==, expected[i].before);
      g_assert_cmpstr (change->after, ==, expected[i].after);
    }
}

/* ---- property: whatever is done, taken back and done again, what the store keeps is what it is kept from ---- */

#define N_PEOPLE 6
#define N_STEPS 250

static gint64
random_row (Fixture *fixture, const JinEntity *entity, GRand *rand)
{
  JinQuery           query = {entity, NULL, NULL, fixture->context};
  g_autoptr (GArray) ids = jin_store_ids (fixture->store, &query, NULL, NULL);
  return ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (rand, 0, ids->len)) : 0;
}

static void
random_step (Fixture *fixture, GRand *rand)
{
  static const char *const dates[] = {"2024", "2025-06", "2026-02-01", "2026-11-20", "2027-03-01"};
  g_autoptr (GError)       error = NULL;
  const char              *date = dates[g_rand_int_range (rand, 0, G_N_ELEMENTS (dates))];
  gint64                   person = random_row (fixture, &t_person_entity, rand);
  gint64                   visit = random_row (fixture, &t_visit_entity, rand);
  gint64                   branch = g_rand_int_range (rand, 0, 3);
  g_autofree char         *branch_text = branch > 0 ? g_strdup_printf ("%d", (int)branch) : NULL;
  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      t_person (fixture, "新人");
      break;
    case 1:
    case 2:
      if (person != 0)
        t_visit (fixture, person, date, g_rand_int_range (rand, 0, 10000));
      break;
    case 3:
      if (person != 0)
        t_set (fixture, &t_person_entity, person, PERSON_BRANCH, branch_text, jin_date_parse_iso (date));
      break;
    case 4:
      if (person != 0)
        t_set (fixture, &t_person_entity, person, PERSON_STATUS, g_rand_boolean (rand) ? "full" : "probationary", JIN_DATE_NONE);
      break;
    case 5:
      if (visit != 0)
        t_set (fixture, &t_visit_entity, visit, g_rand_boolean (rand) ? VISIT_DATE : VISIT_RESULT, g_rand_boolean (rand) ? date : "1", JIN_DATE_NONE);
      break;
    case 6:
      if (visit != 0)
        {
          g_autoptr (JinRecord)  record = t_get (fixture, &t_visit_entity, visit);
          g_autoptr (JinChanges) changes = jin_changes_new ("gone");
          jin_changes_delete (changes, record);
          g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), >, 0);
        }
      break;
    case 7:
      jin_store_undo (fixture->store, 0, &fixture->context, &error);
      break;
    default:
      jin_store_redo (fixture->store, &fixture->context, &error);
      break;
    }
  if (error != NULL && !g_error_matches (error, JIN_ERROR, JIN_ERROR_NOT_FOUND))
    g_error ("%s", error->message);
}

static void
test_property (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  t_organisation (fixture, "甲支部", "branch");
  t_organisation (fixture, "乙支部", "branch");
  for (int i = 0; i < N_PEOPLE; i++)
    t_person (fixture, "某人");
  for (int i = 0; i < N_STEPS; i++)
    {
      random_step (fixture, rand);
      if (i % 10 == 9)
        assert_sound (fixture);
    }
  /* all the way back: nothing is left */
  g_autoptr (GError) error = NULL;
  while (jin_store_undo (fixture->store, 0, &fixture->context, &error) > 0)
    ;
  g_assert_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND);
  for (int i = 0; i < t_entities.n_items; i++)
    g_assert_cmpint (count (fixture, t_entities.items[i]), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/history/update", test_update);
  t_add ("/store/history/create", test_create);
  t_add ("/store/history/delete", test_delete);
  t_add ("/store/history/conflict", test_conflict);
  t_add ("/store/history/children", test_children_stand_in_the_way);
  t_add ("/store/history/system", test_system);
  t_add ("/store/history/migration", test_migration);
  t_add ("/store/history/lists", test_lists);
  t_add ("/store/history/property", test_property);
  return g_test_run ();
}
