/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-error.h"
#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "record/jin-custom-field.h"
#include "store/jin-bulk.h"
#include "store/jin-store-history.h"
#include "store/jin-store-merge.h"
#include "tests/folder.h"

#include <glib/gstdio.h>

/* The office's own fields of people in a real database: changed for many, merged, renamed, hidden, taken away, brought back. */

typedef struct
{
  char      *folder;
  JinStore  *store;
  JinContext context;
  gint64     zhang, li;
} Fixture;

static const JinEntity *
person (Fixture *self)
{
  return jin_store_ledger (self->store, &jin_person_entity);
}

static int
id_of (Fixture *self, const char *name)
{
  int field = jin_entity_find_field (person (self), name);

  g_assert_cmpint (field, !=, 0);
  return field;
}

static gint64
commit (Fixture *self, JinChanges *changes)
{
  g_autoptr (GError) error = NULL;
  gint64             transaction = jin_store_commit (self->store, changes, &self->context, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (transaction, >, 0);
  return transaction;
}

static gint64
put (Fixture *self, JinRecord *record, JinRecord *base)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("put");

  jin_changes_put (changes, record, base, JIN_DATE_NONE);
  return commit (self, changes);
}

static void
add_field (Fixture *self, const char *label, const char *type, const char *options)
{
  g_autoptr (JinRecord) definition = jin_record_new (&jin_custom_field_entity);

  jin_record_set_text (definition, JIN_CUSTOM_FIELD_LEDGER, "person");
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_LABEL, label);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_TYPE, type);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_OPTIONS, options);
  put (self, definition, NULL);
}

static gint64
add_person (Fixture *self, const char *name, const char *plate, const char *diet)
{
  g_autoptr (JinRecord) record = jin_record_new (person (self));
  g_autoptr (JinRecord) kept = NULL;

  jin_record_set_text (record, JIN_PERSON_NAME, name);
  jin_record_set_text (record, id_of (self, "c_chepai"), plate);
  jin_record_set_text (record, id_of (self, "c_yinshi"), diet);
  put (self, record, NULL);
  kept = jin_store_get_by_uid (self->store, person (self), jin_record_get_uid (record), NULL);
  return jin_record_get_id (kept);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  self->folder = g_dir_make_tmp ("jinqiu-custom-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "office.db", NULL);
  self->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  self->context = jin_context_now ();
  add_field (self, "车牌", JIN_CUSTOM_TEXT, NULL);
  add_field (self, "饮食", JIN_CUSTOM_CHOICE, "普食|软食");
  self->zhang = add_person (self, "张三", "粤B1", NULL);
  self->li = add_person (self, "李四", "粤B2", "xruanshi");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  jin_store_close (self->store);
  g_clear_object (&self->store);
  test_remove_folder (self->folder);
  g_free (self->folder);
}

static void
assert_text (Fixture *self, gint64 id, const char *name, const char *text)
{
  g_autoptr (JinRecord) record = jin_store_get (self->store, person (self), id, NULL);

  g_assert_cmpstr (jin_record_get_text (record, id_of (self, name)), ==, text);
}

static gint64
count (Fixture *self, const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (self->store), person (self), text, &error);
  JinQuery              query = {.entity = person (self), .filter = filter, .context = self->context};

  g_assert_no_error (error);
  return jin_store_count (self->store, &query, NULL, NULL);
}

static void
undo (Fixture *self, gint64 transaction)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (jin_store_undo (self->store, transaction, &self->context, &error), >, 0);
  g_assert_no_error (error);
}

/* Sets the field of both. */
static gint64
change_both (Fixture *self, const char *name, const char *text)
{
  g_autoptr (GArray)     ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JinRecord)  model = jin_record_new (person (self));
  g_autoptr (JinBulk)    bulk = NULL;
  g_autoptr (JinChanges) changes = NULL;

  g_array_append_val (ids, self->zhang);
  g_array_append_val (ids, self->li);
  bulk = jin_bulk_new (person (self), ids);
  jin_record_set_text (model, id_of (self, name), text);
  jin_bulk_add_edit (bulk, JIN_BULK_SET, id_of (self, name), model);
  changes = jin_bulk_changes (bulk, self->store, &self->context, "bulk");
  return commit (self, changes);
}

static void
test_bulk (Fixture *self, gconstpointer data)
{
  gint64 transaction = change_both (self, "c_yinshi", "xpushi");

  g_assert_cmpint (count (self, "c_yinshi=xpushi"), ==, 2);
  undo (self, transaction);
  g_assert_cmpint (count (self, "c_yinshi=xpushi"), ==, 0);
  assert_text (self, self->li, "c_yinshi", "xruanshi");
}

/* ---- merging ---- */

static gint64
merge (Fixture *self, const JinMergeChoice *choices)
{
  g_autoptr (JinMergeSet) set = jin_store_read_merge (self->store, &jin_person_entity, self->zhang, self->li, NULL, NULL);
  g_autoptr (JinRecord)   result = jin_merge_result (set, choices, &self->context);
  g_autoptr (JinChanges)  changes = jin_merge_plan (set, result, &self->context, JIN_LOOKUP (self->store), NULL);

  return commit (self, changes);
}

/* What only one has stays, of two the newer one is proposed, and the choice of people decides. */
static void
test_merge (Fixture *self, gconstpointer data)
{
  g_autofree JinMergeChoice *choices = g_new0 (JinMergeChoice, jin_entity_n_values (person (self)));
  gint64                     transaction = merge (self, NULL);

  assert_text (self, self->zhang, "c_chepai", "粤B2");
  assert_text (self, self->zhang, "c_yinshi", "xruanshi");
  g_assert_cmpint (count (self, "c_yinshi=xruanshi"), ==, 1);
  undo (self, transaction);
  assert_text (self, self->zhang, "c_chepai", "粤B1");
  assert_text (self, self->zhang, "c_yinshi", "");
  assert_text (self, self->li, "c_chepai", "粤B2");

  choices[JIN_FIELD_INDEX (id_of (self, "c_yinshi"))] = JIN_MERGE_GIVEN_UP;
  merge (self, choices);
  assert_text (self, self->zhang, "c_chepai", "粤B1");
  assert_text (self, self->zhang, "c_yinshi", "xruanshi");
}

/* ---- the declaration ---- */

static JinRecord *
get_definition (Fixture *self, const char *name)
{
  g_autofree char      *text = g_strdup_printf ("name='%s'", name);
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (self->store), &jin_custom_field_entity, text, NULL);
  JinQuery              query = {.entity = &jin_custom_field_entity, .filter = filter, .context = self->context};
  g_autoptr (GPtrArray) rows = jin_store_query (self->store, &query, 0, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_object_ref (rows->pdata[0]);
}

/* Another name and being hidden change no value, and are undone. */
static void
test_rename_and_hide (Fixture *self, gconstpointer data)
{
  g_autoptr (JinRecord) base = get_definition (self, "c_chepai");
  g_autoptr (JinRecord) copy = jin_record_copy (base);
  gint64                transaction;

  jin_record_set_text (copy, JIN_CUSTOM_FIELD_LABEL, "车牌号码");
  jin_record_set_int (copy, JIN_CUSTOM_FIELD_HIDDEN, 1);
  transaction = put (self, copy, base);
  g_assert_cmpstr (jin_field_label (jin_entity_field (person (self), id_of (self, "c_chepai"))), ==, "车牌号码");
  g_assert_true (jin_entity_field (person (self), id_of (self, "c_chepai"))->flags & JIN_FIELD_HIDDEN);
  assert_text (self, self->zhang, "c_chepai", "粤B1");
  undo (self, transaction);
  g_assert_cmpstr (jin_field_label (jin_entity_field (person (self), id_of (self, "c_chepai"))), ==, "车牌");
  g_assert_false (jin_entity_field (person (self), id_of (self, "c_chepai"))->flags & JIN_FIELD_HIDDEN);
}

/* With something in it, it can't go; emptied for all, it can, and both come back one after the other. */
static void
test_take_away (Fixture *self, gconstpointer data)
{
  g_autoptr (JinRecord)  definition = get_definition (self, "c_chepai");
  g_autoptr (JinChanges) refused = jin_changes_new ("delete");
  g_autoptr (JinChanges) changes = jin_changes_new ("delete");
  g_autoptr (GError)     error = NULL;
  gint64                 emptied, taken;

  jin_changes_delete (refused, definition);
  g_assert_cmpint (jin_store_commit (self->store, refused, &self->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
  assert_text (self, self->zhang, "c_chepai", "粤B1");

  emptied = change_both (self, "c_chepai", NULL);
  jin_changes_delete (changes, definition);
  taken = commit (self, changes);
  g_assert_cmpint (jin_entity_find_field (person (self), "c_chepai"), ==, 0);
  undo (self, taken);
  undo (self, emptied);
  assert_text (self, self->zhang, "c_chepai", "粤B1");
  assert_text (self, self->li, "c_chepai", "粤B2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/custom-fields/bulk", Fixture, NULL, set_up, test_bulk, tear_down);
  g_test_add ("/custom-fields/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/custom-fields/rename-and-hide", Fixture, NULL, set_up, test_rename_and_hide, tear_down);
  g_test_add ("/custom-fields/take-away", Fixture, NULL, set_up, test_take_away, tear_down);
  return g_test_run ();
}
