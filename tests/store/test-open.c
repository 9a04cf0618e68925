/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/jin-error.h"

/* The database as the version before the last made it. */
#define OLD_RESOURCES "/io/github/jinqiu/test-old"

static JinStore *
open_any (const char *path, const char *resources, JinStoreFlags flags, GError **error)
{
  /* That version knew nothing of fields that the office makes. */
  static JinEntities old_entities;
  old_entities = (JinEntities){t_entities.items, t_entities.n_items - 1};
  return jin_store_open_with (path, g_str_equal (resources, OLD_RESOURCES) ? &old_entities : &t_entities, resources, flags, error);
}

/* The message is a whole sentence that says what is safe or what to do, not an engine's code. */
static void
assert_refused (const char *path, JinStoreFlags flags, JinError code)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (JinStore) store = open_any (path, T_RESOURCES, flags, &error);
  g_assert_null (store);
  g_assert_error (error, JIN_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, "SQLITE"));
}

static char *
contents (const char *path, gsize *size)
{
  char *bytes = NULL;
  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

/* Closes the fixture's database, so that it is one plain file. */
static void
close_store (Fixture *fixture)
{
  t_finish (g_steal_pointer (&fixture->store));
}

/* ---- bad input ---- */

static void
test_not_ours (Fixture *fixture, gconstpointer data)
{
  g_autofree char  *path = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char  *missing = g_build_filename (fixture->folder, "no", "such.db", NULL);
  static const char sheet[] = "PK\003\004 this is a spreadsheet, and long enough to be taken for something else "
                              "........................................................................................";
  assert_refused (missing, 0, JIN_ERROR_NOT_FOUND);
  assert_refused (missing, JIN_STORE_CREATE, JIN_ERROR_NOT_FOUND);
  assert_refused (fixture->folder, 0, JIN_ERROR_FORMAT);

  g_assert_true (g_file_set_contents (path, sheet, sizeof sheet, NULL));
  assert_refused (path, JIN_STORE_CREATE, JIN_ERROR_FORMAT);
  assert_refused (path, JIN_STORE_READ_ONLY, JIN_ERROR_FORMAT);
  gsize            size;
  g_autofree char *after = contents (path, &size);
  g_assert_cmpmem (after, size, sheet, sizeof sheet);

  /* another program's database is left as it is, down to its journal */
  g_unlink (path);
  g_autoptr (JinConnection) other = jin_connection_open (&jin_sqlite_driver, path, JIN_OPEN_CREATE, NULL);
  g_assert_true (jin_connection_exec (other, "PRAGMA journal_mode = DELETE; CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('a');", "", NULL));
  g_clear_pointer (&other, jin_connection_close);
  gsize            song_size, same_size;
  g_autofree char *song = contents (path, &song_size);
  assert_refused (path, JIN_STORE_CREATE, JIN_ERROR_FORMAT);
  g_autofree char *same = contents (path, &same_size);
  g_assert_cmpmem (song, song_size, same, same_size);

  assert_refused ("postgresql://office/jinqiu", 0, JIN_ERROR_INPUT);
}

static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 200; i++)
    t_person (fixture, "张三");
  close_store (fixture);
  gsize            size;
  g_autofree char *bytes = contents (fixture->path, &size);
  g_autofree char *path = g_build_filename (fixture->folder, "cut.db", NULL);
  g_assert_true (g_file_set_contents (path, bytes, size / 3, NULL));
  assert_refused (path, 0, JIN_ERROR_FORMAT);
}

/* A page in the middle is overwritten: reading there fails in words, and verify names it. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 200; i++)
    t_person (fixture, "张三");
  close_store (fixture);
  gsize            size;
  g_autofree char *bytes = contents (fixture->path, &size);
  memset (bytes + 4096 * 2, 0x5a, size - 4096 * 3);
  g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));
  g_autoptr (GError)   error = NULL;
  g_autoptr (JinStore) store = open_any (fixture->path, T_RESOURCES, JIN_STORE_READ_ONLY, &error);
  if (store == NULL)
    {
      g_assert_error (error, JIN_ERROR, JIN_ERROR_FORMAT);
      return;
    }
  g_autoptr (GPtrArray) problems = jin_store_verify (store, &error);
  g_assert_true (problems != NULL ? problems->len > 0 : g_error_matches (error, JIN_ERROR, JIN_ERROR_FORMAT));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  t_person (fixture, "张三");
  close_store (fixture);
  gsize            before, after;
  g_autofree char *old = contents (fixture->path, &before);
  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  assert_refused (fixture->path, 0, JIN_ERROR_READ_ONLY);
  assert_refused (fixture->path, JIN_STORE_CREATE, JIN_ERROR_READ_ONLY);

  fixture->store = t_open (fixture->path, JIN_STORE_READ_ONLY);
  g_assert_true (jin_store_is_read_only (fixture->store));
  g_autofree char *found = t_find (fixture, "name='张三'");
  g_assert_cmpstr (found, ==, "张三");
  g_autoptr (JinChanges) changes = jin_changes_new ("no");
  g_autoptr (JinRecord)  person = jin_record_new (&t_person_entity);
  g_autoptr (GError)     error = NULL;
  jin_record_set_text (person, PERSON_NAME, "李四");
  jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_READ_ONLY);
  g_autofree char *new = contents (fixture->path, &after);
  g_assert_cmpmem (old, before, new, after);
}

/* Another program holds the database: said in words after a short wait, and saved when it is free again. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinConnection) other = jin_connection_open (&jin_sqlite_driver, fixture->path, 0, NULL);
  g_assert_true (jin_connection_begin (other, TRUE, "", NULL));
  g_autoptr (JinChanges) changes = jin_changes_new ("later");
  g_autoptr (JinRecord)  person = jin_record_new (&t_person_entity);
  g_autoptr (GError)     error = NULL;
  jin_record_set_text (person, PERSON_NAME, "李四");
  jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_BUSY);
  jin_connection_rollback (other);
  g_clear_error (&error);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), >, 0);
  g_assert_no_error (error);
}

/* A source that looks at what is kept before it goes on. */
static gboolean
asking_cb (JinChanges *changes, gpointer data, GError **error)
{
  Fixture              *fixture = data;
  g_autofree char      *found = t_find (fixture, "name='李四'");
  g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
  if (*found != '\0')
    return FALSE;
  jin_record_set_text (person, PERSON_NAME, "李四");
  jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
  return TRUE;
}

/* As on a network folder: one program at a time, and it says so. */
static void
test_exclusive (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
  fixture->store = t_open (fixture->path, JIN_STORE_EXCLUSIVE);
  g_assert_true (jin_store_is_exclusive (fixture->store));
  t_person (fixture, "张三");
  g_autofree char *found = t_find (fixture, "");
  g_assert_cmpstr (found, ==, "张三");
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  g_autoptr (JinChanges) changes = jin_changes_new ("asking");
  jin_changes_set_source (changes, asking_cb, fixture, NULL);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, NULL), >, 0);
  g_autofree char *both = t_find (fixture, "");
  g_assert_cmpstr (both, ==, "李四 张三");
  assert_refused (fixture->path, 0, JIN_ERROR_BUSY);
}

typedef struct
{
  Fixture *fixture;
  gboolean reading, done;
} Reading;

static gpointer
read_slowly (gpointer data)
{
  Reading           *reading = data;
  g_auto (JinReader) reader = {0};
  g_assert_true (jin_reader_begin (&reader, reading->fixture->store, NULL, NULL));
  g_atomic_int_set (&reading->reading, TRUE);
  g_usleep (200 * 1000);
  g_atomic_int_set (&reading->done, TRUE);
  return NULL;
}

/* A closed database is nobody's: it can be replaced at once. */
static void
test_close_waits (Fixture *fixture, gconstpointer data)
{
  Reading  reading = {fixture, FALSE, FALSE};
  GThread *thread = g_thread_new ("reader", read_slowly, &reading);
  while (!g_atomic_int_get (&reading.reading))
    g_usleep (1000);
  jin_store_close (fixture->store);
  g_assert_true (g_atomic_int_get (&reading.done));
  g_thread_join (thread);
  close_store (fixture);
  fixture->store = t_open (fixture->path, JIN_STORE_EXCLUSIVE);
  g_assert_true (jin_store_is_exclusive (fixture->store));
}

/* ---- versions ---- */

static void
test_private (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = {"", "-wal", "-shm"};
  t_person (fixture, "张三");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);
      GStatBuf         info;
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
}

static char *
find_file (const char *folder, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (strstr (name, part) != NULL)
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/* An older database is brought up to date, after a copy that opens in the old version. */
static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char   *path = g_build_filename (fixture->folder, "old.db", NULL);
  g_autoptr (GError) error = NULL;
  JinStore          *old = open_any (path, OLD_RESOURCES, JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  Fixture in_old = *fixture;
  in_old.store = old;
  t_person (&in_old, "张三");
  t_finish (old);
  assert_refused (path, JIN_STORE_READ_ONLY, JIN_ERROR_READ_ONLY); /* it must be written once */

  in_old.store = t_open (path, 0);
  g_autofree char *found = t_find (&in_old, "");
  g_assert_cmpstr (found, ==, "张三");
  t_finish (in_old.store);

  g_autofree char *copy = find_file (fixture->folder, "old.db.before-003-");
  g_assert_nonnull (copy);
  in_old.store = open_any (copy, OLD_RESOURCES, 0, &error);
  g_assert_no_error (error);
  g_autofree char *kept = t_find (&in_old, "");
  g_assert_cmpstr (kept, ==, "张三");
  t_finish (in_old.store);

  /* the old program refuses what is newer, and leaves it as it is */
  gsize            before, after;
  g_autofree char *bytes = contents (path, &before);
  g_assert_null (open_any (path, OLD_RESOURCES, 0, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_NEWER);
  g_autofree char *same = contents (path, &after);
  g_assert_cmpmem (bytes, before, same, after);
}

static void
test_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = jin_store_check_schema (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (problems->len, ==, 0);
  g_autoptr (JinConnection) other = jin_connection_open (&jin_sqlite_driver, fixture->path, 0, NULL);
  g_assert_true (jin_connection_exec (other, "ALTER TABLE visit DROP COLUMN gift; ALTER TABLE visit ADD COLUMN gift TEXT;"
                                             "ALTER TABLE person ADD COLUMN shoe INTEGER; DROP TABLE activity_types;",
                                      "", NULL));
  g_autoptr (GPtrArray)    found = jin_store_check_schema (fixture->store, &error);
  static const char *const expected[] = {"person.shoe: a column that no field declares", "visit.gift: TEXT, declared as INTEGER",
                                         "activity_types.owner: no such column", "activity_types.code: no such column"};
  g_assert_cmpint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (found->pdata[i], ==, expected[i]);
}

/* ---- backup ---- */

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char   *backup = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autofree char   *bad = g_build_filename (fixture->folder, "bad.db", NULL);
  g_autofree char   *nowhere = g_build_filename (fixture->folder, "none", "backup.db", NULL);
  g_autoptr (GError) error = NULL;
  t_person (fixture, "张三");
  g_assert_true (jin_store_backup (fixture->store, backup, NULL, &error));
  g_assert_no_error (error);
  t_person (fixture, "李四");
  /* again over the old one; and a folder that is not there */
  g_assert_true (jin_store_backup (fixture->store, backup, NULL, &error));
  g_assert_false (jin_store_backup (fixture->store, nowhere, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  t_person (fixture, "王五");

  /* not while somebody uses it */
  g_assert_false (jin_store_restore_with (backup, fixture->path, &t_entities, T_RESOURCES, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_BUSY);
  g_clear_error (&error);
  close_store (fixture);

  /* a damaged backup replaces nothing */
  g_assert_true (g_file_set_contents (bad, "not a database at all, but long enough to look at", -1, NULL));
  g_assert_false (jin_store_restore_with (bad, fixture->path, &t_entities, T_RESOURCES, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_FORMAT);
  g_clear_error (&error);

  g_assert_true (jin_store_restore_with (backup, fixture->path, &t_entities, T_RESOURCES, &error));
  g_assert_no_error (error);
  fixture->store = t_open (fixture->path, 0);
  g_autofree char *restored = t_find (fixture, "");
  g_assert_cmpstr (restored, ==, "李四 张三");

  /* what was replaced is still there */
  Fixture          replaced = *fixture;
  g_autofree char *aside = find_file (fixture->folder, "office.db.replaced-");
  g_assert_nonnull (aside);
  replaced.store = t_open (aside, 0);
  g_autofree char *old = t_find (&replaced, "");
  g_assert_cmpstr (old, ==, "李四 王五 张三");
  t_finish (replaced.store);
}

/* ---- verify ---- */

static void
test_verify (Fixture *fixture, gconstpointer data)
{
  static const char *const faults[] = {
      "UPDATE person SET visits = 7",                               /* a summary */
      "UPDATE person SET last_visit = '2020-01-01'",                /* a date among them */
      "UPDATE person SET status = 'full'",                          /* a mirror */
      "PRAGMA foreign_keys = OFF; UPDATE visit SET person = 99999", /* a reference, and its summaries */
  };
  static const guint n_problems[] = {2, 1, 2, 4};
  gint64             person = t_person (fixture, "张三");
  t_organisation (fixture, "甲", "branch");
  t_set (fixture, &t_person_entity, person, PERSON_BRANCH, "1", JIN_DATE_NONE);
  t_visit (fixture, person, "2026-01-01", 500);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char   *path = g_strdup_printf ("%s.%u", fixture->path, i);
      g_autoptr (GError) error = NULL;
      g_assert_true (jin_store_backup (fixture->store, path, NULL, &error));
      g_autoptr (JinConnection) other = jin_connection_open (&jin_sqlite_driver, path, 0, NULL);
      g_assert_true (jin_connection_exec (other, faults[i], "", &error));
      g_clear_pointer (&other, jin_connection_close);
      JinStore             *store = t_open (path, 0);
      g_autoptr (GPtrArray) problems = jin_store_verify (store, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < problems->len; j++)
        g_test_message ("%s", (char *)problems->pdata[j]);
      g_assert_cmpint (problems->len, ==, n_problems[i]);
      t_finish (store);
    }
}

/* ---- killed at any moment ---- */

#define KILL_ROUNDS 6

/* Commits for ever; the id of each person goes to the pipe after the commit has returned. */
static void
commit_until_killed (const char *path, int out)
{
  g_autoptr (JinStore) store = t_open (path, 0);
  JinContext           context = {JIN_DATE (2026, 11, 20), JIN_DATE (2026, 11, 20), "op", NULL};
  for (int i = 0;; i++)
    {
      g_autoptr (JinChanges) changes = jin_changes_new ("one more");
      g_autoptr (JinRecord)  person = jin_record_new (&t_person_entity);
      g_autoptr (JinRecord)  visit = jin_record_new (&t_visit_entity);
      jin_record_set_text (person, PERSON_NAME, "张三");
      jin_record_set_ref (visit, VISIT_PERSON, jin_changes_put (changes, person, NULL, JIN_DATE_NONE), NULL);
      jin_changes_put (changes, visit, NULL, JIN_DATE_NONE);
      if (jin_store_commit (store, changes, &context, NULL, NULL) <= 0)
        _exit (1);
      gint64 id = jin_record_get_id (person);
      if (write (out, &id, sizeof id) != sizeof id)
        _exit (1);
    }
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  gint64 acknowledged = 0, n_acknowledged = 0;
  close_store (fixture);
  for (int round = 0; round < KILL_ROUNDS; round++)
    {
      int pipes[2];
      g_assert_cmpint (pipe (pipes), ==, 0);
      g_autofree char *fd = g_strdup_printf ("%d", pipes[1]);
      g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
      pid_t            child = fork ();
      if (child == 0)
        {
          close (pipes[0]);
          /* A fresh process: threads do not survive a fork. */
          execl (self, self, "--commit-until-killed", fixture->path, fd, NULL);
          _exit (127);
        }
      close (pipes[1]);
      g_usleep (150000 + g_test_rand_int_range (0, 200000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      for (gint64 id; read (pipes[0], &id, sizeof id) == sizeof id; n_acknowledged++)
        {
          g_assert_cmpint (id, >, acknowledged);
          acknowledged = id;
        }
      close (pipes[0]);

      fixture->store = t_open (fixture->path, 0);
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) problems = jin_store_verify (fixture->store, &error);
      g_assert_no_error (error);
      g_assert_cmpint (problems->len, ==, 0);
      JinQuery query = {&t_person_entity, NULL, NULL, fixture->context};
      gint64   n_people = jin_store_count (fixture->store, &query, NULL, &error);
      /* every one that was acknowledged, and at most one more a round that was not */
      g_assert_cmpint (n_people, >=, n_acknowledged);
      g_assert_cmpint (n_people, <=, n_acknowledged + round + 1);
      g_autofree char *whole = t_sql (fixture, "SELECT count (*) FROM person p WHERE visits <> 1 OR NOT EXISTS (SELECT 1 FROM visit WHERE person = p.id)");
      g_assert_cmpstr (whole, ==, "0");
      close_store (fixture);
    }
  g_test_message ("%d acknowledged in %d rounds", (int)n_acknowledged, KILL_ROUNDS);
  g_assert_cmpint (n_acknowledged, >, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--commit-until-killed"))
    commit_until_killed (argv[2], (int)g_ascii_strtoll (argv[3], NULL, 10));
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/open/not-ours", test_not_ours);
  t_add ("/store/open/cut-off", test_cut_off);
  t_add ("/store/open/damaged", test_damaged);
  t_add ("/store/open/read-only", test_read_only);
  t_add ("/store/open/locked", test_locked);
  t_add ("/store/open/exclusive", test_exclusive);
  t_add ("/store/open/close-waits", test_close_waits);
  t_add ("/store/open/private", test_private);
  t_add ("/store/open/migration", test_migration);
  t_add ("/store/open/schema", test_schema);
  t_add ("/store/open/backup", test_backup);
  t_add ("/store/open/verify", test_verify);
  t_add ("/store/open/kill", test_kill);
  return g_test_run ();
}
