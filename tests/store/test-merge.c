/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging two people of a fictitious bureau: everything that refers to either is counted before, after, undone and redone. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/jin-error.h"
#include "exchange/jin-demo.h"
#include "office/jin-absence.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-contact.h"
#include "office/jin-different-people.h"
#include "office/jin-membership.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"
#include "office/jin-post.h"
#include "office/jin-visit.h"
#include "record/jin-format.h"
#include "store/jin-store-history.h"
#include "store/jin-store-merge.h"
#include "tests/folder.h"

#define N_PEOPLE 60

typedef struct
{
  char      *folder;
  JinStore  *store;
  JinContext context;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  JinDemo            demo = {N_PEOPLE, 1, 7};
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("jinqiu-merge-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->context = (JinContext){JIN_DATE (2026, 11, 20), JIN_DATE (2026, 11, 20), "op", NULL};
  fixture->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  jin_demo_fill (fixture->store, &demo, &fixture->context, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jin_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* ---- shorthands ---- */

static gint64
commit (Fixture *fixture, JinChanges *changes)
{
  g_autoptr (GError) error = NULL;
  gint64             txn = jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error);

  g_assert_no_error (error);
  return txn;
}

static gint64
put (Fixture *fixture, JinRecord *record, JinRecord *base)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("put");

  jin_changes_put (changes, record, base, JIN_DATE_NONE);
  commit (fixture, changes);
  return jin_record_get_id (record);
}

static JinRecord *
get (Fixture *fixture, const JinEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  JinRecord         *record = jin_store_get (fixture->store, entity, id, &error);

  g_assert_no_error (error);
  return record;
}

/* "name=张三|birth=1941-03-12" */
static JinRecord *
make (const JinEntity *entity, const char *values)
{
  JinRecord     *record = jin_record_new (entity);
  g_auto (GStrv) pairs = g_strsplit (values, "|", 0);

  for (int i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv)  pair = g_strsplit (pairs[i], "=", 2);
      int             field = jin_entity_find_field (entity, pair[0]);
      const JinField *declared = jin_entity_field (entity, field);

      if (declared->type == JIN_TYPE_DATE)
        jin_record_set_date (record, field, jin_date_parse_iso (pair[1]));
      else if (declared->type == JIN_TYPE_REFERENCE || declared->type == JIN_TYPE_MONEY || declared->type == JIN_TYPE_BOOLEAN)
        jin_record_take (record, field, jin_value_int (g_ascii_strtoll (pair[1], NULL, 10)));
      else
        jin_record_set_text (record, field, pair[1]);
    }
  return record;
}

static gint64 G_GNUC_PRINTF (3, 4)
    add (Fixture *fixture, const JinEntity *entity, const char *format, ...)
{
  g_autofree char *values = NULL;
  va_list          args;

  va_start (args, format);
  values = g_strdup_vprintf (format, args);
  va_end (args);
  g_autoptr (JinRecord) record = make (entity, values);
  return put (fixture, record, NULL);
}

static gint64
count (Fixture *fixture, const JinEntity *entity, int field, gint64 id)
{
  JinValue              value = jin_value_int (id);
  g_autoptr (JinFilter) filter = jin_filter_equal (entity, field, &value);
  JinQuery              query = {.entity = entity, .filter = filter, .context = fixture->context};

  return jin_store_count (fixture->store, &query, NULL, NULL);
}

static gint64
count_all (Fixture *fixture, const JinEntity *entity, const char *text)
{
  g_autoptr (JinFilter) filter = text != NULL ? jin_filter_parse (jin_office_entities (), entity, text, NULL) : NULL;
  JinQuery              query = {.entity = entity, .filter = filter, .context = fixture->context};

  return jin_store_count (fixture->store, &query, NULL, NULL);
}

static JinMergeSet *
read_set (Fixture *fixture, const JinEntity *entity, gint64 kept, gint64 given_up)
{
  g_autoptr (GError) error = NULL;
  JinMergeSet       *set = jin_store_read_merge (fixture->store, entity, kept, given_up, NULL, &error);

  g_assert_no_error (error);
  return set;
}

static JinChanges *
plan (Fixture *fixture, JinMergeSet *set)
{
  g_autoptr (JinRecord) result = jin_merge_result (set, NULL, &fixture->context);

  return jin_merge_plan (set, result, &fixture->context, JIN_LOOKUP (fixture->store), NULL);
}

static gint64
merge (Fixture *fixture, const JinEntity *entity, gint64 kept, gint64 given_up)
{
  g_autoptr (JinMergeSet) set = read_set (fixture, entity, kept, given_up);
  g_autoptr (JinChanges)  changes = plan (fixture, set);

  return commit (fixture, changes);
}

/* Every row of every ledger as text, what the store keeps by itself too; without revisions, which undo counts on. */
static char *
dump (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < jin_office_entities ()->n_items; i++)
    {
      const JinEntity *entity = jin_office_entities ()->items[i];
      gint64           ids[500];
      gboolean         any = TRUE;

      for (gint64 first = 1; any; first += G_N_ELEMENTS (ids))
        {
          g_autoptr (GPtrArray) rows = NULL;

          for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
            ids[j] = first + j;
          rows = jin_store_rows (fixture->store, entity, ids, G_N_ELEMENTS (ids), NULL, NULL);
          any = FALSE;
          for (guint j = 0; j < rows->len; j++)
            {
              JinRecord *row = rows->pdata[j];

              if (row == NULL)
                continue;
              any = TRUE;
              g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %s", entity->name, ids[j], jin_record_get_uid (row));
              for (int k = 0; k < entity->n_fields; k++)
                if (jin_field_is_stored (&entity->fields[k]) && !jin_record_is_empty (row, jin_entity_field_id (entity, k)))
                  {
                    g_autofree char *value = jin_record_format (row, jin_entity_field_id (entity, k), &fixture->context, JIN_MASK_NONE, NULL, NULL);

                    g_string_append_printf (text, "|%s=%s", entity->fields[k].name, value);
                  }
              g_string_append_c (text, '\n');
            }
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = jin_store_verify (fixture->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Two members of one branch who were expected at the same activities. */
static void
find_two (Fixture *fixture, gint64 *one, gint64 *other)
{
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), &jin_person_entity, "count(attendance) > 5 and state=registered", NULL);
  JinQuery              query = {.entity = &jin_person_entity, .filter = filter, .context = fixture->context};
  g_autoptr (GPtrArray) people = jin_store_query (fixture->store, &query, 0, NULL, NULL);

  for (guint i = 0; i < people->len; i++)
    for (guint j = i + 1; j < people->len; j++)
      if (jin_record_same (people->pdata[i], people->pdata[j], JIN_PERSON_BRANCH))
        {
          *one = jin_record_get_id (people->pdata[i]);
          *other = jin_record_get_id (people->pdata[j]);
          return;
        }
  g_assert_not_reached ();
}

/* ---- everything that refers to either ---- */

static guint
count_shared_activities (Fixture *fixture, gint64 one, gint64 other)
{
  g_autoptr (GPtrArray) rows = NULL;
  JinValue              value = jin_value_int (one);
  g_autoptr (JinFilter) filter = jin_filter_equal (&jin_attendance_entity, JIN_ATTENDANCE_PERSON, &value);
  JinQuery              query = {.entity = &jin_attendance_entity, .filter = filter, .context = fixture->context};
  guint                 n = 0;

  rows = jin_store_query (fixture->store, &query, 0, NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      JinValue              activity = jin_value_int (jin_record_get_ref (rows->pdata[i], JIN_ATTENDANCE_ACTIVITY));
      JinValue              person = jin_value_int (other);
      g_autoptr (JinFilter) there = jin_filter_equal (&jin_attendance_entity, JIN_ATTENDANCE_ACTIVITY, &activity);
      g_autoptr (JinFilter) came = jin_filter_equal (&jin_attendance_entity, JIN_ATTENDANCE_PERSON, &person);
      g_autoptr (JinFilter) both = jin_filter_and (there, came);
      JinQuery              inner = {.entity = &jin_attendance_entity, .filter = both, .context = fixture->context};

      n += jin_store_count (fixture->store, &inner, NULL, NULL) > 0;
    }
  return n;
}

typedef struct
{
  gint64 one;
  gint64 other;
} Both;

/* By entity and field, for each reference to people. */
static GArray *
count_references (Fixture *fixture, gint64 one, gint64 other)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (Both));

  for (int i = 0; i < jin_office_entities ()->n_items; i++)
    {
      const JinEntity *entity = jin_office_entities ()->items[i];

      for (int j = 0; j < entity->n_fields; j++)
        if (entity->fields[j].target == &jin_person_entity)
          {
            int  field = jin_entity_field_id (entity, j);
            Both both = {count (fixture, entity, field, one), count (fixture, entity, field, other)};

            g_array_append_val (counts, both);
          }
    }
  return counts;
}

/* What both had and becomes one: those are the differences from the sum. */
static gint64
expected_loss (const JinEntity *entity, guint n_shared)
{
  if (entity == &jin_attendance_entity)
    return n_shared;
  if (entity == &jin_visit_entity || entity == &jin_contact_entity || entity == &jin_post_entity || entity == &jin_membership_entity)
    return 1;
  return strcmp (entity->name, "person_state") == 0 ? 1 : 0;
}

static void
check_references (GArray *before, GArray *after, guint n_shared)
{
  guint index = 0;

  for (int i = 0; i < jin_office_entities ()->n_items; i++)
    {
      const JinEntity *entity = jin_office_entities ()->items[i];

      for (int j = 0; j < entity->n_fields; j++)
        if (entity->fields[j].target == &jin_person_entity)
          {
            const Both *was = &g_array_index (before, Both, index), *is = &g_array_index (after, Both, index);

            g_test_message ("%s.%s: %d + %d → %d", entity->name, entity->fields[j].name, (int)was->one, (int)was->other, (int)is->one);
            /* The one that is given up refers to the kept one, but is in no list. */
            g_assert_cmpint (is->other, ==, 0);
            g_assert_cmpint (is->one, ==, was->one + was->other - expected_loss (entity, n_shared));
            index++;
          }
    }
}

static void
test_everything (Fixture *fixture, gconstpointer data)
{
  gint64             one, other, branch, txn, n_people, n_members;
  guint              n_shared;
  g_autofree char   *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GArray) refs_before = NULL, refs_after = NULL;
  g_autoptr (GError) error = NULL;

  find_two (fixture, &one, &other);
  g_autoptr (JinRecord) person = get (fixture, &jin_person_entity, one);
  branch = jin_record_get_ref (person, JIN_PERSON_BRANCH);
  /* Of every kind something that both have, and something that one of them has. */
  for (int i = 0; i < 2; i++)
    {
      gint64 id = i == 0 ? one : other;

      add (fixture, &jin_visit_entity, "person=%d|type=3|date=2026-01-20|%s", (int)id, i == 0 ? "leader=王局长" : "gift_money=50000");
      add (fixture, &jin_visit_entity, "person=%d|type=4|date=2026-02-1%d", (int)id, i);
      add (fixture, &jin_contact_entity, "person=%d|name=联系人|phone=13800000001|emergency=1", (int)id);
      add (fixture, &jin_contact_entity, "person=%d|name=联系人%d|phone=1380000000%d|emergency=1", (int)id, i, i);
      add (fixture, &jin_post_entity, "person=%d|organisation=%d|post=publicity|from=20%d-01|until=2024-01", (int)id, (int)branch, 10 + i);
      add (fixture, &jin_absence_entity, "person=%d|direction=out|from=202%d-03|until=202%d-09|place=南京", (int)id, i, i);
    }
  add (fixture, &jin_different_people_entity, "one=%d|other=%d", (int)one, (int)(one == 1 ? 2 : 1));
  before = dump (fixture);
  n_shared = count_shared_activities (fixture, one, other);
  g_assert_cmpuint (n_shared, >, 5);
  refs_before = count_references (fixture, one, other);
  n_people = count_all (fixture, &jin_person_entity, NULL);
  g_autoptr (JinRecord) organisation = get (fixture, &jin_organisation_entity, branch);
  n_members = jin_record_get_int (organisation, JIN_ORGANISATION_FULL_MEMBERS);

  txn = merge (fixture, &jin_person_entity, one, other);
  after = dump (fixture);
  refs_after = count_references (fixture, one, other);
  check_references (refs_before, refs_after, n_shared);
  g_assert_cmpint (count_all (fixture, &jin_person_entity, NULL), ==, n_people - 1);
  g_set_object (&organisation, NULL);
  organisation = get (fixture, &jin_organisation_entity, branch);
  g_assert_cmpint (jin_record_get_int (organisation, JIN_ORGANISATION_FULL_MEMBERS), ==, n_members - 1);
  g_set_object (&person, NULL);
  person = get (fixture, &jin_person_entity, one);
  g_assert_cmpint (jin_record_get_int (person, JIN_PERSON_VISITS), ==, count (fixture, &jin_visit_entity, JIN_VISIT_PERSON, one));
  g_assert_cmpint (jin_record_get_int (person, JIN_PERSON_EMERGENCY_CONTACTS), >=, 3);
  assert_sound (fixture);

  g_assert_cmpint (jin_store_undo (fixture->store, txn, &fixture->context, &error), >, 0);
  g_assert_no_error (error);
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_sound (fixture);
  g_assert_cmpint (jin_store_redo (fixture->store, &fixture->context, &error), >, 0);
  g_assert_no_error (error);
  redone = dump (fixture);
  g_assert_cmpstr (redone, ==, after);
  assert_sound (fixture);
}

/* The numbers of activities that both attended follow from the rows, before and after. */
static void
test_activities_recounted (Fixture *fixture, gconstpointer data)
{
  JinQuery              query = {.entity = &jin_activity_entity, .context = fixture->context};
  JinCodeList          *states = jin_store_get_list (fixture->store, "attendance");
  g_autoptr (GPtrArray) activities = NULL;
  gint64                one, other;

  find_two (fixture, &one, &other);
  merge (fixture, &jin_person_entity, one, other);
  activities = jin_store_query (fixture->store, &query, 0, NULL, NULL);
  for (guint i = 0; i < activities->len; i++)
    {
      JinValue              activity = jin_value_int (jin_record_get_id (activities->pdata[i]));
      g_autoptr (JinFilter) filter = jin_filter_equal (&jin_attendance_entity, JIN_ATTENDANCE_ACTIVITY, &activity);
      JinQuery              inner = {.entity = &jin_attendance_entity, .filter = filter, .context = fixture->context};
      g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &inner, 0, NULL, NULL);
      JinAttendanceCount    counted;

      if (rows->len == 0)
        continue;
      jin_attendance_count (rows, states, &counted);
      g_assert_cmpint (jin_record_get_int (activities->pdata[i], JIN_ACTIVITY_EXPECTED), ==, counted.expected);
      g_assert_cmpint (jin_record_get_int (activities->pdata[i], JIN_ACTIVITY_PRESENT), ==, counted.present);
    }
}

/* ---- the one that was given up ---- */

static gboolean
is_listed (Fixture *fixture, gint64 id)
{
  JinQuery           query = {.entity = &jin_person_entity, .context = fixture->context};
  g_autoptr (GArray) ids = jin_store_ids (fixture->store, &query, NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
test_out_of_sight (Fixture *fixture, gconstpointer data)
{
  static const char *const measures[] = {"count", NULL};
  static const char *const names[] = {"欧阳独一", "欧阳独二"};
  gint64                   one = add (fixture, &jin_person_entity, "name=%s|phone=13700000001", names[0]);
  gint64                   other = add (fixture, &jin_person_entity, "name=%s|phone=13700000001", names[1]);
  gint64                   all = count_all (fixture, &jin_person_entity, NULL);
  JinQuery                 query = {.entity = &jin_person_entity, .context = fixture->context};
  g_autoptr (GPtrArray)    hits = NULL, summary = NULL, history = NULL;
  g_autoptr (GArray)       found = NULL;
  g_autoptr (JinRecord)    gone = NULL;
  gboolean                 told = FALSE;

  g_assert_true (is_listed (fixture, other));
  merge (fixture, &jin_person_entity, one, other);
  /* Not in lists, counts, figures, searches … */
  g_assert_true (is_listed (fixture, one));
  g_assert_false (is_listed (fixture, other));
  g_assert_cmpint (count_all (fixture, &jin_person_entity, "name=欧阳独二"), ==, 1);
  hits = jin_store_search (fixture->store, &jin_person_entity, "欧阳", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (jin_record_get_id (hits->pdata[0]), ==, one);
  g_assert_cmpint (count_all (fixture, &jin_person_entity, "search '欧阳'"), ==, 1);
  summary = jin_store_summarise (fixture->store, &query, NULL, 0, measures, NULL, NULL);
  g_assert_cmpfloat (((JinSummaryRow *)summary->pdata[0])->values[0], ==, all - 1);
  /* … but still there, saying whom it was merged into; a file that has it is about that one. */
  gone = get (fixture, &jin_person_entity, other);
  g_assert_cmpint (jin_record_get_ref (gone, JIN_PERSON_MERGED_INTO), ==, one);
  g_assert_cmpstr (jin_record_get_ref_title (gone, JIN_PERSON_MERGED_INTO), ==, names[1]);
  found = jin_store_find_many (fixture->store, &jin_person_entity, JIN_PERSON_NAME, &names[1], 1, NULL, NULL);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (g_array_index (found, JinStoreHit, i).kept, ==, one);
  /* Its history is told with that of the kept one. */
  history = jin_store_record_history (fixture->store, &jin_person_entity, one, NULL);
  for (guint i = 0; i < history->len; i++)
    told = told || ((JinFieldChange *)history->pdata[i])->row == other;
  g_assert_true (told);
}

/* ---- several people at once ---- */

static void
test_late_entry (Fixture *fixture, gconstpointer data)
{
  gint64                  one = add (fixture, &jin_person_entity, "name=张三"), other = add (fixture, &jin_person_entity, "name=张三");
  g_autoptr (JinMergeSet) set = read_set (fixture, &jin_person_entity, one, other);
  g_autoptr (JinChanges)  changes = plan (fixture, set);
  g_autoptr (JinChanges)  late = jin_changes_new ("visit");
  g_autoptr (JinRecord)   visit = NULL;
  g_autoptr (GError)      error = NULL;
  g_autofree char        *before = NULL, *after = NULL;

  /* A visit was entered after the two had been looked at: it would be left behind. */
  add (fixture, &jin_visit_entity, "person=%d|type=3|date=2026-01-20", (int)other);
  before = dump (fixture);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CONFLICT);
  g_clear_error (&error);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);

  /* A window that was open before saves one for somebody who is merged. */
  merge (fixture, &jin_person_entity, one, other);
  visit = make (&jin_visit_entity, "type=4|date=2026-03-20");
  jin_record_set_ref (visit, JIN_VISIT_PERSON, other, "");
  jin_changes_put (late, visit, NULL, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->store, late, &fixture->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CONFLICT);
  g_clear_error (&error);
  /* Nor is anybody merged twice. */
  g_assert_null (jin_store_read_merge (fixture->store, &jin_person_entity, one, other, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (jin_store_read_merge (fixture->store, &jin_person_entity, one, one, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
}

/* Three who are one, one after the other: the first given up follows. */
static void
test_chain (Fixture *fixture, gconstpointer data)
{
  gint64                one = add (fixture, &jin_person_entity, "name=张三"), two = add (fixture, &jin_person_entity, "name=张三");
  gint64                three = add (fixture, &jin_person_entity, "name=张三");
  g_autofree char      *before = dump (fixture), *undone = NULL;
  gint64                first = merge (fixture, &jin_person_entity, two, three);
  gint64                second = merge (fixture, &jin_person_entity, one, two);
  g_autoptr (JinRecord) gone = get (fixture, &jin_person_entity, three);
  g_autoptr (GError)    error = NULL;

  g_assert_cmpint (jin_record_get_ref (gone, JIN_PERSON_MERGED_INTO), ==, one);
  assert_sound (fixture);
  jin_store_undo (fixture->store, second, &fixture->context, &error);
  g_assert_no_error (error);
  jin_store_undo (fixture->store, first, &fixture->context, &error);
  g_assert_no_error (error);
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* An organisation that stood twice: its members, posts and activities move. */
static void
test_organisations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), &jin_organisation_entity, "kind=branch", NULL);
  JinQuery              query = {.entity = &jin_organisation_entity, .filter = filter, .context = fixture->context};
  g_autoptr (GPtrArray) branches = jin_store_query (fixture->store, &query, 2, NULL, NULL);
  gint64                one = jin_record_get_id (branches->pdata[0]), other = jin_record_get_id (branches->pdata[1]);
  gint64                members = count (fixture, &jin_person_entity, JIN_PERSON_BRANCH, one) + count (fixture, &jin_person_entity, JIN_PERSON_BRANCH, other);
  gint64                activities = count (fixture, &jin_activity_entity, JIN_ACTIVITY_ORGANISATION, one) + count (fixture, &jin_activity_entity, JIN_ACTIVITY_ORGANISATION, other);
  g_autofree char      *before = dump (fixture), *undone = NULL;
  g_autoptr (GError)    error = NULL;

  merge (fixture, &jin_organisation_entity, one, other);
  g_assert_cmpint (count (fixture, &jin_person_entity, JIN_PERSON_BRANCH, one), ==, members);
  g_assert_cmpint (count (fixture, &jin_activity_entity, JIN_ACTIVITY_ORGANISATION, one), ==, activities);
  g_assert_cmpint (count (fixture, &jin_activity_entity, JIN_ACTIVITY_ORGANISATION, other), ==, 0);
  assert_sound (fixture);
  jin_store_undo (fixture->store, 0, &fixture->context, &error);
  g_assert_no_error (error);
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* ---- pairs ---- */

static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *one;
    const char *other;
    int         reason; /* -1: not a pair */
  } cases[] = {
      /* R10: the same number, in the old form too, x or X. */
      {"name=甲一|id_number=11010519491231002X", "name=甲二|id_number=11010519491231002X", 0},
      {"name=乙一|id_number=320501193506150017", "name=乙二|id_number=320501350615001", 0},
      /* The same name and birth, at the coarser precision of both. */
      {"name=丙同|birth=1941-03-12", "name=丙同|birth=1941-03-12", 1},
      {"name=丁同|birth=1941-03-12", "name=丁同|birth=1941-03", 1},
      {"name=戊同|birth=1941", "name=戊同|birth=1941-12-31", 1},
      {"name=己同|birth=1941", "name=己同|birth=1941-07", 1},
      {"name=庚异|birth=1941-03", "name=庚异|birth=1941-04-01", -1},
      {"name=辛异|birth=1941-12", "name=辛异|birth=1942", -1},
      {"name=壬异", "name=壬异", -1},
      /* Two numbers decide; on the very same day they may be a slip. */
      {"name=癸异|birth=1949-12|id_number=11010519491231002X", "name=癸异|birth=1949-12|id_number=320501194912310470", -1},
      {"name=子同|birth=1950-01-01|id_number=110105195001010034", "name=子同|birth=1950-01-01|id_number=320501195001010456", 1},
      /* The same telephone and a similar name. */
      {"name=陈晓明|phone=13700000001", "name=陈小明|phone=13700000001", 2},
      {"name=孙建国|phone=13700000002", "name=孙建业|phone=13700000002", 2},
      {"name=李大伟|home_phone=0514-83400001", "name=李大为|home_phone=0514-83400001", 3},
      {"name=周国强|phone=13700000003", "name=吴秀英|phone=13700000003", -1},
      /* Brothers: other numbers, other birthdays. */
      {"name=钱建国|phone=13700000004|birth=1945-02-03|id_number=110105194502030014", "name=钱建业|phone=13700000004|birth=1947-08-09|id_number=110105194708090013", -1},
  };
  gint64             ids[G_N_ELEMENTS (cases)][2];
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = NULL;
  JinLikeLevel       last = JIN_LIKE_SURELY;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* Wrong numbers are kept as 待核实. */
      ids[i][0] = add (fixture, &jin_person_entity, "%s|state=unverified", cases[i].one);
      ids[i][1] = add (fixture, &jin_person_entity, "%s|state=unverified", cases[i].other);
    }
  pairs = jin_store_find_pairs (fixture->store, &jin_person_entity, &fixture->context, 0, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int reason = -1;

      for (guint j = 0; j < pairs->len; j++)
        if (g_array_index (pairs, JinStorePair, j).ids[0] == ids[i][0] && g_array_index (pairs, JinStorePair, j).ids[1] == ids[i][1])
          reason = g_array_index (pairs, JinStorePair, j).reason;
      g_test_message ("%s, %s", cases[i].one, cases[i].other);
      g_assert_cmpint (reason, ==, cases[i].reason);
    }
  for (guint j = 0; j < pairs->len; j++)
    {
      g_assert_cmpint (g_array_index (pairs, JinStorePair, j).level, <=, last);
      last = g_array_index (pairs, JinStorePair, j).level;
    }
}

static gboolean
is_proposed (Fixture *fixture, gint64 one, gint64 other)
{
  g_autoptr (GArray) pairs = jin_store_find_pairs (fixture->store, &jin_person_entity, &fixture->context, 0, NULL, NULL);

  for (guint i = 0; i < pairs->len; i++)
    if (g_array_index (pairs, JinStorePair, i).ids[0] == MIN (one, other) && g_array_index (pairs, JinStorePair, i).ids[1] == MAX (one, other))
      return TRUE;
  return FALSE;
}

static void
test_distinct (Fixture *fixture, gconstpointer data)
{
  gint64                 one = add (fixture, &jin_person_entity, "name=陈同名|birth=1941-03-12"), two = add (fixture, &jin_person_entity, "name=陈同名|birth=1941-03-12");
  gint64                 three = add (fixture, &jin_person_entity, "name=陈同名|birth=1941-03-12");
  gint64                 said = add (fixture, &jin_different_people_entity, "one=%d|other=%d", (int)two, (int)one);
  g_autoptr (JinRecord)  distinction = get (fixture, &jin_different_people_entity, said);
  g_autoptr (JinChanges) revoke = jin_changes_new ("revoke");
  g_autoptr (GArray)     known = jin_store_distinct_pairs (fixture->store, &jin_person_entity, NULL, NULL);

  g_assert_cmpuint (known->len, ==, 1);
  g_assert_cmpint (g_array_index (known, JinStorePair, 0).distinction, ==, said);
  g_assert_false (is_proposed (fixture, one, two));
  g_assert_true (is_proposed (fixture, one, three));
  /* Who is merged takes along from whom it differs. */
  merge (fixture, &jin_person_entity, three, two);
  g_assert_false (is_proposed (fixture, one, three));
  jin_store_undo (fixture->store, 0, &fixture->context, NULL);
  g_assert_true (is_proposed (fixture, one, three));
  /* Taken back, the pair is proposed again. */
  jin_changes_delete (revoke, distinction);
  commit (fixture, revoke);
  g_assert_true (is_proposed (fixture, one, two));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/merge/everything", test_everything},
      {"/merge/activities-recounted", test_activities_recounted},
      {"/merge/out-of-sight", test_out_of_sight},
      {"/merge/late-entry", test_late_entry},
      {"/merge/chain", test_chain},
      {"/merge/organisations", test_organisations},
      {"/merge/pairs", test_pairs},
      {"/merge/distinct", test_distinct},
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
