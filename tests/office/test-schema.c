/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "office-fixture.h"
#include "office/jin-entities.h"
#include "office/jin-holiday.h"
#include "office/jin-membership.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"
#include "office/jin-series.h"
#include "office/jin-visit.h"
#include "record/jin-custom-field.h"
#include "store/jin-store.h"
#include "tests/folder.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every declaration against its table on a migrated database: each stored field is written and read back. */

typedef struct
{
  char     *folder;
  JinStore *store;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("jinqiu-office-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  jin_store_close (fixture->store);
  g_object_unref (fixture->store);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gint64
commit (Fixture   *fixture,
        JinRecord *record)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  JinContext             context = fixture_context ();
  g_autoptr (GPtrArray)  issues = NULL;
  g_autoptr (JinRecord)  stored = NULL;

  jin_changes_put (changes, record, NULL, JIN_DATE_NONE);
  jin_store_commit (fixture->store, changes, &context, &issues, &error);
  g_assert_no_error (error);
  stored = jin_store_get_by_uid (fixture->store, jin_record_get_entity (record), jin_record_get_uid (record), &error);
  g_assert_no_error (error);
  g_assert_nonnull (stored);
  return jin_record_get_id (stored);
}

static gint64
add (Fixture         *fixture,
     const JinEntity *entity,
     const char      *name)
{
  g_autoptr (JinRecord) record = jin_record_new (entity);

  jin_record_set_text (record, entity->title, name);
  return commit (fixture, record);
}

static const char *
first_code (Fixture    *fixture,
            const char *list)
{
  JinCodeList *codes = jin_store_get_list (fixture->store, list);

  g_assert_nonnull (codes);
  g_assert_cmpuint (jin_code_list_get_size (codes), >, 0);
  return jin_code_list_get (codes, 0)->code;
}

/* A value of the field's type that no check objects to; @ids holds a row of each ledger so far, by its number. */
static void
fill (Fixture      *fixture,
      JinRecord    *record,
      int           field,
      const gint64 *ids)
{
  const JinField *declared = jin_entity_field (jin_record_get_entity (record), field);

  switch (declared->type)
    {
    case JIN_TYPE_DATE:
      jin_record_set_date (record, field, JIN_DATE (1949, 3, field % 2 == 0 && field != JIN_HOLIDAY_FROM && field != JIN_HOLIDAY_UNTIL ? 0 : 15));
      break;
    case JIN_TYPE_MONTH:
      jin_record_set_date (record, field, JIN_DATE (1949, 3, 0));
      break;
    case JIN_TYPE_TIME:
      jin_record_set_int (record, field, jin_minute_from (JIN_DATE (1949, 3, 15), 9, 30));
      break;
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
      jin_record_set_int (record, field, 7);
      break;
    case JIN_TYPE_BOOLEAN:
      jin_record_set_int (record, field, 1);
      break;
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
      jin_record_set_text (record, field, first_code (fixture, declared->list));
      break;
    case JIN_TYPE_REFERENCE:
      jin_record_set_ref (record, field, ids[declared->target->number], "");
      break;
    case JIN_TYPE_ID_NUMBER:
      jin_record_set_text (record, field, "320501193506150017");
      break;
    case JIN_TYPE_PHONE:
      jin_record_set_text (record, field, "13812345678");
      break;
    case JIN_TYPE_DECIMAL:
      jin_record_take (record, field, jin_value_real (7.5));
      break;
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_ATTACHMENT:
    default:
      jin_record_set_text (record, field, field == JIN_SERIES_RULE ? "FREQ=MONTHLY" : "张三");
      break;
    }
}

/* What was merged into another record comes of a merge alone. */
static gboolean
is_entered (const JinEntity *entity,
            int              index)
{
  const JinField *field = &entity->fields[index];

  return jin_field_is_stored (field) && (field->flags & JIN_FIELD_READ_ONLY) == 0 &&
         (entity->merging == NULL || jin_entity_field_id (entity, index) != entity->merging->merged_into);
}

static void
test_whole_records (Fixture      *fixture,
                    gconstpointer data)
{
  gint64 ids[256] = {0};

  ids[JIN_ENTITY_PERSON] = add (fixture, &jin_person_entity, "王五");
  ids[JIN_ENTITY_ORGANISATION] = add (fixture, &jin_organisation_entity, "第一党支部");
  ids[JIN_ENTITY_VENUE] = add (fixture, &jin_venue_entity, "金秋家园");

  for (int i = 0; i < jin_office_entities ()->n_items; i++)
    {
      const JinEntity      *entity = jin_office_entities ()->items[i];
      g_autoptr (JinRecord) record = jin_record_new (entity);
      g_autoptr (JinRecord) stored = NULL;
      g_autoptr (GError)    error = NULL;
      gint64                id;

      for (int j = 0; j < entity->n_fields; j++)
        if (is_entered (entity, j))
          fill (fixture, record, jin_entity_field_id (entity, j), ids);
      if (entity == &jin_custom_field_entity)
        {
          jin_record_set_text (record, JIN_CUSTOM_FIELD_LEDGER, "visit");
          jin_record_set_text (record, JIN_CUSTOM_FIELD_NAME, "c_zhangsan");
        }
      g_test_message ("%s", entity->name);
      id = commit (fixture, record);
      if (ids[entity->number] == 0)
        ids[entity->number] = id;
      stored = jin_store_get (fixture->store, entity, id, &error);
      g_assert_no_error (error);
      for (int j = 0; j < entity->n_fields; j++)
        if (is_entered (entity, j))
          {
            int field = jin_entity_field_id (entity, j);

            g_test_message ("%s.%s", entity->name, entity->fields[j].name);
            g_assert_false (jin_record_is_empty (stored, field));
            g_assert_true (jin_record_same (stored, record, field));
          }
    }
}

/* In the entity's own order, and by each field that can be asked for. */
static void
test_questions (Fixture      *fixture,
                gconstpointer data)
{
  for (int i = 0; i < jin_office_entities ()->n_items; i++)
    {
      JinQuery              query = {.entity = jin_office_entities ()->items[i], .context = fixture_context ()};
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &query, 10, NULL, &error);

      g_assert_no_error (error);
      for (int j = 0; j < query.entity->n_fields; j++)
        {
          const JinField  *field = &query.entity->fields[j];
          g_autofree char *text = g_strconcat (field->name, " is empty", NULL);

          if (jin_field_is_computed (field) && field->expression == NULL)
            continue;
          g_test_message ("%s: %s", query.entity->name, text);
          query.filter = jin_filter_parse (jin_office_entities (), query.entity, text, &error);
          g_assert_no_error (error);
          g_assert_cmpint (jin_store_count (fixture->store, &query, NULL, &error), >=, 0);
          g_assert_no_error (error);
          g_clear_pointer (&query.filter, jin_filter_unref);
        }
    }
}

/* The saved filters say the same as the functions behind the columns. */
static void
test_filters_agree (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const people[] = {
      "TX 1 1 1930-01-01",
      "TX 1 1 1990-01-01",
      "TX 3 1 1990-01-01",
      "TX 1 4 1990-01-01",
      "LX 1 1 1925-01-01",
  };
  JinQuery              query = {.entity = &jin_person_entity, .context = fixture_context ()};
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64                expected = 0, found;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&jin_person_entity);
      g_auto (GStrv)        words = g_strsplit (people[i], " ", 0);

      jin_record_set_text (person, JIN_PERSON_NAME, "张三");
      jin_record_set_text (person, JIN_PERSON_RETIRE_TYPE, words[0]);
      jin_record_set_text (person, JIN_PERSON_LIVING, words[1]);
      jin_record_set_text (person, JIN_PERSON_HEALTH, words[2]);
      jin_record_set_date (person, JIN_PERSON_BIRTH, jin_date_parse_iso (words[3]));
      commit (fixture, person);
    }
  rows = jin_store_query (fixture->store, &query, 0, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_auto (JinValue) key_care = jin_record_value (g_ptr_array_index (rows, i), JIN_PERSON_KEY_CARE, &query.context);

      expected += jin_value_get_int (&key_care);
    }
  query.filter = jin_filter_parse (jin_office_entities (), &jin_person_entity, JIN_FILTER_KEY_CARE, &error);
  g_assert_no_error (error);
  found = jin_store_count (fixture->store, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, 4);
  g_assert_cmpint (expected, ==, found);
  jin_filter_unref (query.filter);
}

static gint64
count_members (Fixture *fixture,
               gint64   organisation)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) branch = jin_store_get (fixture->store, &jin_organisation_entity, organisation, &error);

  g_assert_no_error (error);
  g_assert_cmpint (jin_record_get_int (branch, JIN_ORGANISATION_PROBATIONARY_MEMBERS), ==, 0);
  return jin_record_get_int (branch, JIN_ORGANISATION_FULL_MEMBERS);
}

/* What a roster's row opens: a membership that the branch counts, and a state; whoever dies counts no more (R15). */
static void
test_spans_and_summaries (Fixture      *fixture,
                          gconstpointer data)
{
  gint64                 organisation = add (fixture, &jin_organisation_entity, "第一党支部");
  g_autoptr (JinRecord)  person = jin_record_new (&jin_person_entity);
  g_autoptr (JinRecord)  visit = jin_record_new (&jin_visit_entity);
  g_autoptr (JinRecord)  stored = NULL;
  g_autoptr (JinRecord)  dead = NULL;
  g_autoptr (JinChanges) changes = jin_changes_new ("去世");
  g_autoptr (GError)     error = NULL;
  JinContext             context = fixture_context ();
  gint64                 id;

  jin_record_set_text (person, JIN_PERSON_NAME, "张三");
  jin_record_set_date (person, JIN_PERSON_PARTY_FULL, JIN_DATE (1976, 7, 1));
  jin_record_set_ref (person, JIN_PERSON_BRANCH, organisation, "");
  id = commit (fixture, person);
  g_assert_cmpint (count_members (fixture, organisation), ==, 1);

  jin_record_set_ref (visit, JIN_VISIT_PERSON, id, "");
  jin_record_set_date (visit, JIN_VISIT_DATE, JIN_DATE (2025, 10, 20));
  commit (fixture, visit);
  stored = jin_store_get (fixture->store, &jin_person_entity, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jin_record_get_text (stored, JIN_PERSON_STATE), ==, "registered");
  g_assert_cmpint (jin_record_get_int (stored, JIN_PERSON_VISITS), ==, 1);
  g_assert_true (jin_date_equal (jin_record_get_date (stored, JIN_PERSON_LAST_VISIT), JIN_DATE (2025, 10, 20)));

  dead = jin_record_copy (stored);
  jin_record_set_date (dead, JIN_PERSON_DIED_ON, JIN_DATE (2026, 5, 6));
  jin_changes_put (changes, dead, stored, JIN_DATE (2026, 5, 6));
  jin_store_commit (fixture->store, changes, &context, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_members (fixture, organisation), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/schema/whole-records", Fixture, NULL, set_up, test_whole_records, tear_down);
  g_test_add ("/office/schema/questions", Fixture, NULL, set_up, test_questions, tear_down);
  g_test_add ("/office/schema/filters-agree", Fixture, NULL, set_up, test_filters_agree, tear_down);
  g_test_add ("/office/schema/spans-and-summaries", Fixture, NULL, set_up, test_spans_and_summaries, tear_down);
  return g_test_run ();
}
