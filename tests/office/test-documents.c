/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-activity.h"
#include "office/jin-contact.h"
#include "office/jin-document.h"
#include "office/jin-person.h"
#include "office/jin-phone-entry.h"
#include "office/jin-visit.h"
#include "store/jin-store-history.h"
#include "tests/folder.h"

#include <glib/gstdio.h>

/* Documents and telephone numbers in a real database: kept, backed up, taken away and brought back. */

static const char SCAN[] = "%PDF-1.4 a scan \0 with a nought in it";

typedef struct
{
  char      *folder;
  char      *path;
  JinStore  *store;
  JinContext context;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("jinqiu-documents-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "office.db", NULL);
  self->store = jin_store_open (self->path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  self->context = jin_context_now ();
}

static void
close_store (Fixture *self)
{
  jin_store_close (self->store);
  g_clear_object (&self->store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_store (self);
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static gint64
commit (Fixture *self, JinRecord *record)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  g_autoptr (GError)     error = NULL;

  jin_changes_put (changes, record, NULL, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (self->store, changes, &self->context, NULL, &error), >, 0);
  g_assert_no_error (error);
  return jin_record_get_id (record);
}

static gint64
count (Fixture *self, const JinEntity *entity)
{
  JinQuery query = {.entity = entity, .context = self->context};

  return jin_store_count (self->store, &query, NULL, NULL);
}

static gint64
add_person (Fixture *self)
{
  g_autoptr (JinRecord) person = jin_record_new (&jin_person_entity);

  jin_record_set_text (person, JIN_PERSON_NAME, "张三");
  return commit (self, person);
}

static JinRecord *
add_document (Fixture *self, int owner_field, gint64 owner)
{
  JinRecord         *document = jin_record_new (&jin_document_entity);
  g_autoptr (GBytes) bytes = g_bytes_new_static (SCAN, sizeof SCAN);
  g_autofree char   *hash = jin_store_put_blob (self->store, bytes, NULL);

  jin_record_set_text (document, JIN_DOCUMENT_TITLE, "身份证");
  jin_record_set_text (document, JIN_DOCUMENT_FILE, hash);
  jin_record_set_text (document, JIN_DOCUMENT_FILE_NAME, "身份证.pdf");
  jin_record_set_ref (document, owner_field, owner, "");
  commit (self, document);
  return document;
}

static void
assert_scan (Fixture *self, JinRecord *document)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) kept = jin_store_get_by_uid (self->store, &jin_document_entity, jin_record_get_uid (document), &error);
  g_autoptr (GBytes)    bytes = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (kept);
  bytes = jin_store_get_blob (self->store, jin_record_get_text (kept, JIN_DOCUMENT_FILE), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SCAN, sizeof SCAN);
}

static gint64 delete (Fixture *self, JinRecord *record)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("delete");
  g_autoptr (GError)     error = NULL;
  gint64                 transaction;

  jin_changes_delete (changes, record);
  transaction = jin_store_commit (self->store, changes, &self->context, NULL, &error);
  g_assert_no_error (error);
  return transaction;
}

/* Undo brings the document back with its bytes; the person's history tells of all three. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  gint64                person = add_person (self);
  g_autoptr (JinRecord) document = add_document (self, JIN_DOCUMENT_PERSON, person);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  gint64                transaction = delete (self, document);

  g_assert_cmpint (count (self, &jin_document_entity), ==, 0);
  g_assert_cmpint (jin_store_undo (self->store, transaction, &self->context, &error), >, 0);
  g_assert_no_error (error);
  assert_scan (self, document);
  history = jin_store_record_history (self->store, &jin_person_entity, person, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    if (jin_entity_same (((JinFieldChange *)g_ptr_array_index (history, i))->entity, &jin_document_entity))
      return;
  g_assert_not_reached ();
}

/* The bytes are part of the database: a backup holds them, and a restored one too. */
static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autoptr (JinRecord) document = add_document (self, JIN_DOCUMENT_PERSON, add_person (self));
  g_autofree char      *backup = g_build_filename (self->folder, "backup.db", NULL);
  g_autoptr (GError)    error = NULL;

  g_assert_true (jin_store_backup (self->store, backup, NULL, &error));
  g_assert_no_error (error);
  delete (self, document);
  close_store (self);
  g_assert_true (jin_store_restore (backup, self->path, jin_office_entities (), &error));
  g_assert_no_error (error);
  self->store = jin_store_open (self->path, jin_office_entities (), 0, &error);
  g_assert_no_error (error);
  assert_scan (self, document);
}

/* What hangs on an activity goes and comes with it: documents have an owner field for each kind of owner. */
static void
test_owner (Fixture *self, gconstpointer data)
{
  g_autoptr (JinRecord) activity = jin_record_new (&jin_activity_entity);
  g_autoptr (JinRecord) document = NULL;
  g_autoptr (GError)    error = NULL;
  gint64                transaction;

  jin_record_set_text (activity, JIN_ACTIVITY_TITLE, "主题党日");
  jin_record_set_int (activity, JIN_ACTIVITY_START, 1000000);
  document = add_document (self, JIN_DOCUMENT_ACTIVITY, commit (self, activity));
  transaction = delete (self, activity);
  g_assert_cmpint (count (self, &jin_document_entity), ==, 0);
  g_assert_cmpint (jin_store_undo (self->store, transaction, &self->context, &error), >, 0);
  g_assert_no_error (error);
  assert_scan (self, document);
  g_assert_cmpint (jin_entity_owned_by (&jin_document_entity, &jin_activity_entity), ==, JIN_DOCUMENT_ACTIVITY);
  g_assert_cmpint (jin_entity_owned_by (&jin_document_entity, &jin_visit_entity), ==, 0);
}

/* Whoever calls is found by any number that is known of the family. */
static void
test_phones (Fixture *self, gconstpointer data)
{
  static const char *const typed[] = {"13900001234", "1234", "1390"};
  g_autoptr (JinRecord)    phone = jin_record_new (&jin_phone_entity);
  g_autoptr (JinRecord)    contact = jin_record_new (&jin_contact_entity);
  gint64                   person = add_person (self);

  jin_record_set_ref (phone, JIN_PHONE_PERSON, person, "");
  jin_record_set_text (phone, JIN_PHONE_WHOSE, "邻居");
  jin_record_set_text (phone, JIN_PHONE_NUMBER, "13900001234");
  commit (self, phone);
  jin_record_set_ref (contact, JIN_CONTACT_PERSON, person, "");
  jin_record_set_text (contact, JIN_CONTACT_NAME, "李四");
  jin_record_set_text (contact, JIN_CONTACT_PHONE, "13900001234");
  commit (self, contact);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GPtrArray) phones = jin_store_search (self->store, &jin_phone_entity, typed[i], 5, NULL, NULL);
      g_autoptr (GPtrArray) contacts = jin_store_search (self->store, &jin_contact_entity, typed[i], 5, NULL, NULL);

      g_assert_cmpuint (phones->len, ==, 1);
      g_assert_cmpstr (jin_record_get_title (g_ptr_array_index (phones, 0)), ==, "张三");
      g_assert_cmpuint (contacts->len, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/documents/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/office/documents/backup", Fixture, NULL, set_up, test_backup, tear_down);
  g_test_add ("/office/documents/owner", Fixture, NULL, set_up, test_owner, tear_down);
  g_test_add ("/office/documents/phones", Fixture, NULL, set_up, test_phones, tear_down);
  return g_test_run ();
}
