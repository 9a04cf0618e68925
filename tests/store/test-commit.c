/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include "base/jin-error.h"
#include "base/jin-minute.h"

/* ---- what is put comes back ---- */

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
  jin_record_set_text (person, PERSON_NAME, "单雄信");
  jin_record_set_date (person, PERSON_BIRTH, JIN_DATE (1948, 10, 0));
  jin_record_set_date (person, PERSON_JOINED, JIN_DATE (1966, 7, 0));
  jin_record_set_text (person, PERSON_HOBBIES, "3,1,2");
  jin_record_set_int (person, PERSON_DUES, 123450);
  jin_record_take (person, PERSON_WEIGHT, jin_value_real (61.5));
  jin_record_set_int (person, PERSON_LIVES_ALONE, 1);
  jin_record_set_text (person, PERSON_PHONE, "13812345678");
  gint64 id = t_put (fixture, person, NULL, JIN_DATE_NONE);
  g_assert_cmpint (id, ==, 1);

  g_autoptr (JinRecord) read = t_get (fixture, &t_person_entity, id);
  g_assert_cmpstr (jin_record_get_uid (read), ==, jin_record_get_uid (person));
  g_assert_cmpint (jin_record_get_revision (read), ==, 1);
  g_assert_cmpstr (jin_record_get_text (read, PERSON_NAME), ==, "单雄信");
  g_assert_true (jin_date_equal (jin_record_get_date (read, PERSON_BIRTH), JIN_DATE (1948, 10, 0)));
  g_assert_true (jin_date_equal (jin_record_get_date (read, PERSON_JOINED), JIN_DATE (1966, 7, 0)));
  g_assert_cmpstr (jin_record_get_text (read, PERSON_HOBBIES), ==, "1,2,3");
  g_assert_cmpint (jin_record_get_int (read, PERSON_DUES), ==, 123450);
  g_assert_cmpfloat (jin_record_get_real (read, PERSON_WEIGHT), ==, 61.5);
  g_assert_cmpint (jin_record_get_int (read, PERSON_LIVES_ALONE), ==, 1);
  g_assert_true (jin_record_is_empty (read, PERSON_HEALTH));
  g_assert_cmpint (jin_record_get_int (read, PERSON_VISITS), ==, 0);

  g_autoptr (JinRecord) by_uid = jin_store_get_by_uid (fixture->store, &t_person_entity, jin_record_get_uid (person), NULL);
  g_assert_cmpint (jin_record_get_id (by_uid), ==, id);

  /* keys made on save: surnames read as surnames, texts reversed for their tails */
  g_autofree char *keys = t_sql (fixture, "SELECT name_pinyin || ' ' || name_initials || ' ' || phone_rev FROM person");
  g_assert_cmpstr (keys, ==, "shanxiongxin sxx 87654321831");
}

/* ---- checks ---- */

static void
test_issues (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinChanges)   changes = jin_changes_new ("several");
  static const char *const names[] = {"张三", "错一", "", "疑四", "错二"};
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, names[i]);
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError)    error = NULL;
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, &issues, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
  /* all are told at once: two wrong names, one missing, one hint */
  g_assert_cmpint (issues->len, ==, 4);
  g_assert_cmpstr (((JinIssue *)issues->pdata[0])->rule, ==, "R0");
  g_assert_cmpint (((JinIssue *)issues->pdata[1])->field, ==, PERSON_NAME);
  g_assert_cmpint (((JinIssue *)issues->pdata[2])->level, ==, JIN_ISSUE_HINT);
  g_assert_nonnull (strstr (error->message, "错一"));
  /* nothing was written, and the records can be corrected and put again */
  g_autofree char *none = t_find (fixture, "");
  g_assert_cmpstr (none, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    jin_record_set_text (jin_changes_get (changes, i)->record, PERSON_NAME, "疑");
  g_clear_pointer (&issues, g_ptr_array_unref);
  g_clear_error (&error);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, &issues, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (issues->len, ==, G_N_ELEMENTS (names)); /* hints are never in the way */
  g_assert_cmpint (jin_record_get_id (jin_changes_get (changes, 4)->record), ==, 5);
}

/* A check sees what the same set has written before. */
static void
test_check_sees_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("twice");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, "独一");
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
}

static void
test_derive (Fixture *fixture, gconstpointer data)
{
  gint64 id = t_person (fixture, "张三");
  t_set (fixture, &t_person_entity, id, PERSON_SEX, "2", JIN_DATE_NONE);
  g_autofree char *found = t_find (fixture, "birth=1940-03-08");
  g_assert_cmpstr (found, ==, "张三");
}

/* ---- several records together ---- */

/* References among new records, forwards and backwards. */
static void
test_new_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("family");
  g_autoptr (JinRecord)  child = jin_record_new (&t_organisation_entity);
  g_autoptr (JinRecord)  parent = jin_record_new (&t_organisation_entity);
  g_autoptr (JinRecord)  person = jin_record_new (&t_person_entity);
  g_autoptr (JinRecord)  visit = jin_record_new (&t_visit_entity);
  g_autoptr (GError)     error = NULL;
  jin_record_set_text (child, ORGANISATION_NAME, "支部");
  jin_record_set_text (parent, ORGANISATION_NAME, "总支");
  jin_record_set_text (person, PERSON_NAME, "张三");
  gint64 child_id = jin_changes_put (changes, child, NULL, JIN_DATE_NONE);
  jin_record_set_ref (child, ORGANISATION_PARENT, jin_changes_put (changes, parent, NULL, JIN_DATE_NONE), "总支");
  jin_record_set_ref (person, PERSON_BRANCH, child_id, NULL);
  jin_record_set_ref (visit, VISIT_PERSON, jin_changes_put (changes, person, NULL, JIN_DATE_NONE), NULL);
  jin_changes_put (changes, visit, NULL, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), ==, 1);
  g_assert_no_error (error);
  g_autoptr (JinRecord) read_child = t_get (fixture, &t_organisation_entity, jin_record_get_id (child));
  g_assert_cmpint (jin_record_get_ref (read_child, ORGANISATION_PARENT), ==, jin_record_get_id (parent));
  g_assert_cmpint (jin_record_get_id (parent), >, 0);
  g_autoptr (JinRecord) read_person = t_get (fixture, &t_person_entity, jin_record_get_id (person));
  g_assert_cmpstr (jin_record_get_ref_title (read_person, PERSON_BRANCH), ==, "支部");
  g_assert_cmpint (jin_record_get_int (read_person, PERSON_VISITS), ==, 1);
}

static void
test_dangling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord)  visit = jin_record_new (&t_visit_entity);
  g_autoptr (JinChanges) changes = jin_changes_new ("to nobody");
  g_autoptr (GError)     error = NULL;
  jin_record_set_ref (visit, VISIT_PERSON, 77, NULL);
  jin_changes_put (changes, visit, NULL, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_STORE);
  g_assert_cmpint (jin_record_get_id (visit), <, 0);
}

typedef struct
{
  int n_left;
} Source;

static gboolean
more_cb (JinChanges *changes, gpointer data, GError **error)
{
  Source *source = data;
  if (source->n_left == -1)
    {
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_FORMAT, "the file ends too early");
      return FALSE;
    }
  if (source->n_left-- == 0)
    return FALSE;
  g_autoptr (JinRecord) visit = jin_record_new (&t_visit_entity);
  jin_record_set_ref (visit, VISIT_PERSON, -1, NULL); /* the first of the set */
  jin_changes_put (changes, visit, NULL, JIN_DATE_NONE);
  return TRUE;
}

/* A set that comes piece by piece is one transaction all the same. */
static void
test_source (Fixture *fixture, gconstpointer data)
{
  for (int fail = 0; fail < 2; fail++)
    {
      Source                 source = {fail ? -1 : 5};
      g_autoptr (JinChanges) changes = jin_changes_new ("pieces");
      g_autoptr (JinRecord)  person = jin_record_new (&t_person_entity);
      g_autoptr (GError)     error = NULL;
      jin_record_set_text (person, PERSON_NAME, "张三");
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
      jin_changes_set_source (changes, more_cb, &source, NULL);
      gint64 txn = jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error);
      g_assert_cmpint (txn, ==, fail ? 0 : 1);
      g_autofree char *found = t_find (fixture, "count(visit)=5");
      g_assert_cmpstr (found, ==, "张三");
      if (fail)
        g_assert_error (error, JIN_ERROR, JIN_ERROR_FORMAT);
    }
  g_autofree char *all = t_find (fixture, "");
  g_assert_cmpstr (all, ==, "张三");
}

/* Many nameless people among others. */
static gboolean
more_people_cb (JinChanges *changes, gpointer data, GError **error)
{
  Source *source = data;
  for (int i = 0; i < 100 && source->n_left > 0; i++, source->n_left--)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      if (source->n_left % 150 != 0)
        jin_record_set_text (person, PERSON_NAME, "张三");
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  return TRUE;
}

/* All that is wrong is told, wherever in the set it comes, and nothing is written. */
static void
test_source_errors (Fixture *fixture, gconstpointer data)
{
  Source                 source = {1000};
  g_autoptr (JinChanges) changes = jin_changes_new ("people");
  g_autoptr (GPtrArray)  issues = NULL;
  g_autoptr (GError)     error = NULL;
  jin_changes_set_source (changes, more_people_cb, &source, NULL);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, &issues, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
  g_assert_cmpint (issues->len, ==, 1000 / 150);
  g_autofree char *all = t_find (fixture, "");
  g_assert_cmpstr (all, ==, "");
}

/* ---- somebody else ---- */

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  gint64                id = t_person (fixture, "张三");
  g_autoptr (JinRecord) base = t_get (fixture, &t_person_entity, id);
  g_autoptr (JinRecord) mine = jin_record_copy (base);
  t_set (fixture, &t_person_entity, id, PERSON_HEALTH, "4", JIN_DATE_NONE);

  /* another field: both are kept */
  jin_record_set_text (mine, PERSON_ADDRESS, "和平路");
  t_put (fixture, mine, base, JIN_DATE_NONE);
  g_autofree char *both = t_find (fixture, "health=4 and address='和平路'");
  g_assert_cmpstr (both, ==, "张三");

  /* the same field, the same value: nothing to argue about */
  jin_record_set_text (mine, PERSON_HEALTH, "4");
  t_put (fixture, mine, base, JIN_DATE_NONE);

  /* the same field, another value: nothing is saved, and both are named */
  g_autoptr (JinChanges) changes = jin_changes_new ("mine");
  g_autoptr (GError)     error = NULL;
  jin_record_set_text (mine, PERSON_HEALTH, "1");
  jin_record_set_text (mine, PERSON_SEX, "1");
  jin_changes_put (changes, mine, base, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "失能"));
  g_assert_nonnull (strstr (error->message, "健康"));
  g_autofree char *sex = t_find (fixture, "sex=1");
  g_assert_cmpstr (sex, ==, "");
}

/* Nothing differs: nothing is written, not even a line of history. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  gint64                 id = t_person (fixture, "张三");
  g_autoptr (JinRecord)  base = t_get (fixture, &t_person_entity, id);
  g_autoptr (JinRecord)  same = jin_record_copy (base);
  g_autoptr (JinChanges) changes = jin_changes_new ("nothing");
  jin_changes_put (changes, same, base, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, NULL), ==, -1);
  g_autoptr (JinRecord) read = t_get (fixture, &t_person_entity, id);
  g_assert_cmpint (jin_record_get_revision (read), ==, 1);
}

/* ---- without waiting ---- */

typedef struct
{
  gint64  txn;
  GError *error;
  int     n_done;
} Answer;

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_clear_error (&answer->error);
  answer->txn = jin_store_commit_finish (JIN_STORE (source), result, NULL, &answer->error);
  answer->n_done++;
}

static gboolean
is_third (gpointer data)
{
  return ((Answer *)data)->n_done == 3;
}

static void
changed_cb (JinStore *store, gpointer data)
{
  (*(int *)data)++;
}

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  g_assert_cmpint (done, <=, total);
  g_atomic_int_inc ((int *)data);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  Answer answer = {0};
  int    n_changed = 0, n_progress = 0;
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &n_changed);
  jin_store_set_progress (fixture->store, progress_cb, &n_progress);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (JinChanges) changes = jin_changes_new ("later");
      for (int j = 0; j < 1000; j++)
        {
          g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
          jin_record_set_text (person, PERSON_NAME, "张三");
          jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
        }
      jin_store_commit_async (fixture->store, changes, &fixture->context, NULL, committed_cb, &answer);
    }
  t_wait (is_third, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.txn, ==, 3);
  g_assert_cmpint (n_changed, >=, 1);
  g_assert_cmpint (n_progress, ==, 6);
  jin_store_set_progress (fixture->store, NULL, NULL);
  g_signal_handlers_disconnect_by_data (fixture->store, &n_changed);
}

static void
cancel_progress_cb (gint64 done, gint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

/* A long commit that is stopped leaves nothing. */
static void
test_cancel_commit (Fixture *fixture, gconstpointer data)
{
  Answer                   answer = {0};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (JinChanges)   changes = jin_changes_new ("much");
  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, "张三");
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  jin_store_set_progress (fixture->store, cancel_progress_cb, cancellable);
  answer.n_done = 2;
  jin_store_commit_async (fixture->store, changes, &fixture->context, cancellable, committed_cb, &answer);
  t_wait (is_third, &answer);
  g_assert_error (answer.error, JIN_ERROR, JIN_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_autofree char *none = t_find (fixture, "");
  g_assert_cmpstr (none, ==, "");
  jin_store_set_progress (fixture->store, NULL, NULL);
}

static gpointer
count_slowly (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  /* A question that would take very long. */
  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, store, cancellable, error))
    return NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      reader.connection, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT count (*) FROM n", "test", error);
  if (statement != NULL)
    jin_statement_step (statement, error);
  return NULL;
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  jin_store_run_finish (JIN_STORE (source), result, &answer->error);
  answer->n_done = 3;
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  Answer                   answer = {0};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  jin_store_run_async (fixture->store, count_slowly, NULL, NULL, NULL, cancellable, ran_cb, &answer);
  g_timeout_add (50, cancel_cb, cancellable);
  t_wait (is_third, &answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

/* ---- lists, settings, attachments, audit ---- */

static gboolean
set_code (Fixture    *fixture,
          const char *code,
          const char *label,
          const char *group,
          int         counts,
          GError    **error)
{
  JinCode edited = {(char *)code, (char *)label, NULL, (char *)group, counts, FALSE, FALSE};
  return jin_store_set_code (fixture->store, "health", &edited, error);
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  JinCodeList *health = jin_store_get_list (fixture->store, "health");
  g_assert_cmpint (jin_code_list_get_size (health), ==, 4);
  g_assert_cmpstr (jin_code_list_get (health, 0)->label, ==, "失能");
  g_assert_true (jin_code_list_find (health, "9")->hidden);
  g_assert_false (jin_code_list_find (health, "2")->builtin);

  g_autoptr (GError) error = NULL;
  g_assert_true (set_code (fixture, "1", "身体健康", "changed", 7, &error));
  g_assert_true (set_code (fixture, "x1", "长期住院", "bad", 3, &error));
  g_assert_false (set_code (fixture, "77", "外来", NULL, 0, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);

  /* who has the old list keeps it; an upgrade leaves the office's words alone */
  g_assert_cmpstr (jin_code_list_find (health, "1")->label, ==, "健康");
  fixture_reopen (fixture);
  JinCodeList *now = jin_store_get_list (fixture->store, "health");
  g_assert_cmpstr (jin_code_list_find (now, "1")->label, ==, "身体健康");
  g_assert_null (jin_code_list_find (now, "1")->group); /* its meaning can't be changed */
  g_assert_cmpint (jin_code_list_find (now, "x1")->counts, ==, 3);
  g_assert_cmpstr (jin_code_list_get (now, 4)->code, ==, "x1");
  g_assert_true (jin_store_list_func ("health", fixture->store) == now);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *none = jin_store_get_setting (fixture->store, "office");
  g_assert_null (none);
  g_assert_true (jin_store_set_setting (fixture->store, "office", "老干部局", NULL));
  g_assert_true (jin_store_set_setting (fixture->store, "office", "市老干部局", NULL));
  g_autofree char *office = jin_store_get_setting (fixture->store, "office");
  g_assert_cmpstr (office, ==, "市老干部局");
  g_assert_true (jin_store_set_setting (fixture->store, "office", NULL, NULL));
  g_autofree char *gone = jin_store_get_setting (fixture->store, "office");
  g_assert_null (gone);

  /* without waiting, in the order given, and written before the database is closed */
  jin_store_remember (fixture->store, "columns", "name");
  jin_store_remember (fixture->store, "columns", "name,birth");
  fixture_reopen (fixture);
  g_autofree char *columns = jin_store_get_setting (fixture->store, "columns");
  g_assert_cmpstr (columns, ==, "name,birth");
}

static void
test_blobs (Fixture *fixture, gconstpointer data)
{
  static const guint8 picture[] = {0x89, 'P', 'N', 'G', 0, 1, 2};
  g_autoptr (GBytes)  bytes = g_bytes_new_static (picture, sizeof picture);
  g_autofree char    *hash = jin_store_put_blob (fixture->store, bytes, NULL);
  g_autofree char    *again = jin_store_put_blob (fixture->store, bytes, NULL);
  g_assert_cmpstr (hash, ==, again);
  g_autoptr (GBytes) read = jin_store_get_blob (fixture->store, hash, NULL);
  g_assert_true (g_bytes_equal (bytes, read));
  g_autoptr (GError) error = NULL;
  g_assert_null (jin_store_get_blob (fixture->store, "nothing", &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND);
}

static void
test_audit (Fixture *fixture, gconstpointer data)
{
  fixture->context.purpose = "年报";
  g_assert_true (jin_store_audit (fixture->store, "unmask", "花名册.xlsx", 312, &fixture->context, NULL));
  g_autofree char *row = t_sql (fixture, "SELECT time || ' ' || operator || ' ' || action || ' ' || object || ' ' || n_persons || ' ' || purpose FROM audit");
  g_assert_cmpstr (row, ==, "2026-11-20T09:00 op unmask 花名册.xlsx 312 年报");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/commit/round-trip", test_round_trip);
  t_add ("/store/commit/issues", test_issues);
  t_add ("/store/commit/check-sees-set", test_check_sees_set);
  t_add ("/store/commit/derive", test_derive);
  t_add ("/store/commit/new-references", test_new_references);
  t_add ("/store/commit/dangling", test_dangling);
  t_add ("/store/commit/source", test_source);
  t_add ("/store/commit/source-errors", test_source_errors);
  t_add ("/store/commit/conflict", test_conflict);
  t_add ("/store/commit/nothing", test_nothing);
  t_add ("/store/commit/async", test_async);
  t_add ("/store/commit/cancel", test_cancel);
  t_add ("/store/commit/cancel-commit", test_cancel_commit);
  t_add ("/store/commit/lists", test_lists);
  t_add ("/store/commit/settings", test_settings);
  t_add ("/store/commit/blobs", test_blobs);
  t_add ("/store/commit/audit", test_audit);
  return g_test_run ();
}
