/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include "base/jin-error.h"
#include "store/jin-bulk.h"
#include "store/jin-store-history.h"

/* More than two batches. */
#define N_PEOPLE 1203

static GArray *
fill (Fixture *fixture)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("people");
  JinQuery               query = {&t_person_entity, NULL, NULL, fixture->context};

  t_organisation (fixture, "甲", "branch");
  t_organisation (fixture, "乙", "branch");
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      g_autofree char      *name = g_strdup_printf ("人%04d", i);

      jin_record_set_text (person, PERSON_NAME, name);
      jin_record_set_int (person, PERSON_LIST_ORDER, i + 1);
      jin_record_set_text (person, PERSON_SEX, i % 3 == 0 ? "2" : "1");
      jin_record_set_text (person, PERSON_HOBBIES, i % 2 == 0 ? "a,c" : "b");
      jin_record_set_text (person, PERSON_ADDRESS, "旧址");
      jin_record_set_ref (person, PERSON_BRANCH, 1, "甲");
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, NULL), >, 0);
  return jin_store_ids (fixture->store, &query, NULL, NULL);
}

static void
edit (JinBulk *bulk, JinBulkHow how, int field, const char *text)
{
  g_autoptr (JinRecord) model = jin_record_new (&t_person_entity);

  jin_record_set_text (model, field, text);
  jin_bulk_add_edit (bulk, how, field, model);
}

static gint64
commit (Fixture *fixture, JinBulk *bulk, GError **error)
{
  g_autoptr (JinChanges) changes = jin_bulk_changes (bulk, fixture->store, &fixture->context, "bulk");

  return jin_store_commit (fixture->store, changes, &fixture->context, NULL, error);
}

static gint64
count (Fixture *fixture, const char *filter)
{
  g_autoptr (JinFilter) parsed = jin_filter_parse (&t_entities, &t_person_entity, filter, NULL);
  JinQuery              query = {&t_person_entity, parsed, NULL, fixture->context};

  g_assert_nonnull (parsed);
  return jin_store_count (fixture->store, &query, NULL, NULL);
}

static guint
kind_count (JinBulkPreview *preview, int field, const char *before, const char *after)
{
  for (guint i = 0; i < preview->kinds->len; i++)
    {
      const JinBulkKind *kind = preview->kinds->pdata[i];

      if (kind->field == field && g_str_equal (kind->before, before) && g_str_equal (kind->after, after))
        return kind->count;
    }
  return 0;
}

/* Set, empty, add and take away in one go; all of it told before, all of it taken back by one undo. */
static void
test_several_fields (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray)         ids = fill (fixture);
  g_autoptr (JinBulk)        bulk = jin_bulk_new (&t_person_entity, ids);
  g_autoptr (GError)         error = NULL;
  g_autoptr (JinBulkPreview) preview = NULL;
  gint64                     transaction;

  edit (bulk, JIN_BULK_SET, PERSON_SEX, "1");
  edit (bulk, JIN_BULK_SET, PERSON_ADDRESS, NULL);
  edit (bulk, JIN_BULK_ADD, PERSON_HOBBIES, "b");
  edit (bulk, JIN_BULK_REMOVE, PERSON_HOBBIES, "c");
  preview = jin_bulk_preview (bulk, fixture->store, &fixture->context, 10, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_changed, ==, N_PEOPLE);
  g_assert_cmpuint (preview->n_same + preview->n_refused, ==, 0);
  g_assert_cmpuint (preview->rows->len, ==, 10);
  g_assert_cmpuint (kind_count (preview, PERSON_ADDRESS, "旧址", ""), ==, N_PEOPLE);
  /* Looking changes nothing. */
  g_assert_cmpint (count (fixture, "address='旧址'"), ==, N_PEOPLE);

  transaction = commit (fixture, bulk, &error);
  g_assert_no_error (error);
  g_assert_cmpint (transaction, >, 0);
  g_assert_cmpuint (jin_bulk_get_written (bulk), ==, N_PEOPLE);
  g_assert_cmpint (count (fixture, "sex=1 and address is empty and hobbies=b and not hobbies=c"), ==, N_PEOPLE);
  g_assert_cmpint (count (fixture, "hobbies=a"), ==, (N_PEOPLE + 1) / 2);

  g_assert_cmpint (jin_store_undo (fixture->store, transaction, &fixture->context, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "sex=2"), ==, (N_PEOPLE + 2) / 3);
  g_assert_cmpint (count (fixture, "address='旧址' and hobbies=c"), ==, (N_PEOPLE + 1) / 2);
}

/* Who says so already is counted, not written; who is left out stays. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray)         ids = fill (fixture);
  g_autoptr (JinBulk)        bulk = jin_bulk_new (&t_person_entity, ids);
  g_autoptr (JinBulkPreview) preview = NULL;

  edit (bulk, JIN_BULK_SET, PERSON_SEX, "1");
  jin_bulk_leave_out (bulk, g_array_index (ids, gint64, 0), TRUE);
  jin_bulk_leave_out (bulk, g_array_index (ids, gint64, 3), TRUE);
  jin_bulk_leave_out (bulk, g_array_index (ids, gint64, 3), FALSE);
  preview = jin_bulk_preview (bulk, fixture->store, &fixture->context, 0, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (preview->n_changed, ==, (N_PEOPLE + 2) / 3);
  g_assert_cmpuint (preview->n_same, ==, N_PEOPLE - (N_PEOPLE + 2) / 3);
  g_assert_cmpint (commit (fixture, bulk, NULL), >, 0);
  g_assert_cmpuint (jin_bulk_get_written (bulk), ==, (N_PEOPLE + 2) / 3 - 1);
  g_assert_cmpint (count (fixture, "sex=2"), ==, 1);
  /* A second time there is nothing to do but for the one. */
  jin_bulk_preview_free (g_steal_pointer (&preview));
  preview = jin_bulk_preview (bulk, fixture->store, &fixture->context, 5, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (preview->n_changed, ==, 1);
  g_assert_cmpint (((JinBulkRow *)preview->rows->pdata[0])->id, ==, g_array_index (ids, gint64, 0));
  g_assert_cmpint (commit (fixture, bulk, NULL), ==, -1);
}

/* What a ledger's rules refuse is said, and the others change. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray)         ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JinBulk)        bulk = NULL;
  g_autoptr (JinBulkPreview) preview = NULL;
  g_autoptr (JinRecord)      good = NULL;
  const JinBulkRow          *row;

  for (int i = 0; i < 2; i++)
    {
      gint64 id = t_person (fixture, i == 0 ? "张三" : "李四");

      g_array_append_val (ids, id);
    }
  bulk = jin_bulk_new (&t_person_entity, ids);
  edit (bulk, JIN_BULK_SET, PERSON_NAME, "错名");
  preview = jin_bulk_preview (bulk, fixture->store, &fixture->context, 5, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (preview->n_refused, ==, 2);
  row = preview->rows->pdata[0];
  g_assert_nonnull (row->problem);
  g_assert_cmpint (commit (fixture, bulk, NULL), ==, -1);
  good = t_get (fixture, &t_person_entity, g_array_index (ids, gint64, 0));
  g_assert_cmpstr (jin_record_get_title (good), ==, "张三");
}

/* A move is a span from its day on, for everybody. */
static void
test_as_of (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray)    ids = fill (fixture);
  g_autoptr (JinBulk)   bulk = jin_bulk_new (&t_person_entity, ids);
  g_autoptr (JinRecord) model = jin_record_new (&t_person_entity);
  g_autofree char      *moved = NULL;
  g_autofree char      *closed = NULL;
  g_autofree char      *wanted = g_strdup_printf ("%d", N_PEOPLE);
  g_autoptr (GPtrArray) problems = NULL;

  jin_record_set_ref (model, PERSON_BRANCH, 2, "乙");
  jin_bulk_add_edit (bulk, JIN_BULK_SET, PERSON_BRANCH, model);
  jin_bulk_set_as_of (bulk, JIN_DATE (2026, 3, 1), NULL);
  g_assert_cmpint (commit (fixture, bulk, NULL), >, 0);
  g_assert_cmpint (count (fixture, "branch.name='乙'"), ==, N_PEOPLE);
  moved = t_sql (fixture, "SELECT count(*) FROM membership WHERE branch = 2 AND \"from\" = '2026-03-01' AND until IS NULL");
  closed = t_sql (fixture, "SELECT count(*) FROM membership WHERE branch = 1 AND until = '2026-03-01'");
  g_assert_cmpstr (moved, ==, wanted);
  g_assert_cmpstr (closed, ==, wanted);
  problems = jin_store_verify (fixture->store, NULL);
  g_assert_cmpint (problems->len, ==, 0);
}

/* ---- stopping ---- */

typedef struct
{
  GCancellable *cancellable;
  gint64        seen;
} Watch;

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  Watch *watch = data;

  watch->seen = done;
  g_cancellable_cancel (watch->cancellable);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_cmpint (jin_store_commit_finish (JIN_STORE (source), result, NULL, error), ==, 0);
}

static gboolean
has_error (gpointer data)
{
  return *(GError **)data != NULL;
}

/* Stopped in the middle: nothing of it was done. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray)       ids = fill (fixture);
  g_autoptr (JinBulk)      bulk = jin_bulk_new (&t_person_entity, ids);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (JinChanges)   changes = NULL;
  g_autoptr (GError)       error = NULL;
  Watch                    watch = {cancellable, 0};

  edit (bulk, JIN_BULK_SET, PERSON_ADDRESS, "新址");
  changes = jin_bulk_changes (bulk, fixture->store, &fixture->context, "bulk");
  jin_store_set_progress (fixture->store, progress_cb, &watch);
  jin_store_commit_async (fixture->store, changes, &fixture->context, cancellable, committed_cb, &error);
  t_wait (has_error, &error);
  jin_store_set_progress (fixture->store, NULL, NULL);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CANCELLED);
  g_assert_cmpint (watch.seen, <, N_PEOPLE);
  g_assert_cmpint (count (fixture, "address='旧址'"), ==, N_PEOPLE);
}

/* Mistaken entries of other ledgers go in one step and come back in one. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray)  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JinBulk) bulk = NULL;
  gint64              person = t_person (fixture, "张三");
  gint64              transaction;
  g_autofree char    *none = NULL;
  g_autofree char    *all = NULL;

  for (int i = 0; i < 3; i++)
    {
      gint64 id = t_visit (fixture, person, "2026-01-01", i);

      g_array_append_val (ids, id);
    }
  bulk = jin_bulk_new (&t_visit_entity, ids);
  jin_bulk_set_delete (bulk);
  transaction = commit (fixture, bulk, NULL);
  none = t_sql (fixture, "SELECT count(*) FROM visit");
  g_assert_cmpstr (none, ==, "0");
  g_assert_cmpint (jin_store_undo (fixture->store, transaction, &fixture->context, NULL), >, 0);
  all = t_sql (fixture, "SELECT count(*) FROM visit");
  g_assert_cmpstr (all, ==, "3");
}

/* The very rows that are asked for, in their order, not all of the ledger. */
static void
test_very_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = NULL;
  JinQuery           query = {.entity = &t_person_entity, .context = fixture->context, .ids = wanted};

  for (int i = 0; i < 3; i++)
    {
      gint64 id = t_person (fixture, "张三");

      if (i != 1)
        g_array_prepend_val (wanted, id);
    }
  found = jin_store_ids (fixture->store, &query, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, g_array_index (wanted, gint64, 0));
  g_assert_cmpint (g_array_index (found, gint64, 1), ==, g_array_index (wanted, gint64, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/bulk/several-fields", test_several_fields);
  t_add ("/bulk/left-out", test_left_out);
  t_add ("/bulk/refused", test_refused);
  t_add ("/bulk/as-of", test_as_of);
  t_add ("/bulk/stop", test_stop);
  t_add ("/bulk/delete", test_delete);
  t_add ("/bulk/very-rows", test_very_rows);
  return g_test_run ();
}
