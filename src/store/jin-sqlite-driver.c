/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * With jin-sqlite-error.c the only file that knows SQLite.  Connections are opened without SQLite's own mutexes: the pool of
 * JinStore hands each to one thread at a time.
 *
 * Ordinary files: WAL, so that reading never waits for writing, with synchronous=FULL: a commit that was
 * acknowledged survives a power cut.  On network folders WAL's shared memory does not work: there one
 * connection holds the file for itself.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/jin-error.h"
#include "store/jin-driver.h"
#include "store/jin-sqlite-private.h"

/* "JINQ" in the file's header: other programs' SQLite files are not ours. */
#define APPLICATION_ID 0x4a494e51
#define BUSY_TIMEOUT_MS 3000
#define CANCEL_CHECK_OPS 4000

static const JinToken sqlite_tokens[] = {
    {"{id}", "INTEGER PRIMARY KEY"},
    {"{int}", "INTEGER"},
    {"{real}", "REAL"},
    {"{text}", "TEXT"},
    {"{blob}", "BLOB"},
    {"{json}", "TEXT"},
    {"{strict}", "STRICT"},
    {"{p}", "?"},
    {"{ids}", "(SELECT value FROM json_each (?))"}, /* a parameter: a JSON array of ids */
    {"{uid}", "randomblob (16)"},
    {"{position}", "instr"}, /* where a text stands in another, 0 for nowhere */
    {"{scan}", "+"},         /* before a column: its index is of no use here */
    {"{json_get}", "json_extract"},
    {"{any}", "ANY"},                                                /* holds values as they come */
    {"{wanted}", "(SELECT key AS place, value FROM json_each (?))"}, /* the same of texts, with their places */
    {NULL, NULL},
};

/* ---- database ---- */

static gboolean
sqlite_exec (gpointer db, const char *sql, const char *action, GError **error)
{
  int result = sqlite3_exec (db, sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    jin_sqlite_set_error (error, db, result, action);
  return result == SQLITE_OK;
}

static gint64
pragma_int (sqlite3 *db, const char *sql, int *result)
{
  sqlite3_stmt *statement = NULL;
  gint64        value = -1;
  *result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  if (*result == SQLITE_OK)
    {
      *result = sqlite3_step (statement);
      if (*result == SQLITE_ROW)
        value = sqlite3_column_int64 (statement, 0);
    }
  sqlite3_finalize (statement);
  return value;
}

static int
sqlite_get_schema (gpointer db, GError **error)
{
  const char *action = _("Could not open the database");
  int         result;
  gint64      application = pragma_int (db, "PRAGMA application_id", &result);
  gint64      tables = result == SQLITE_ROW ? pragma_int (db, "SELECT count(*) FROM sqlite_master", &result) : -1;
  gint64      version = result == SQLITE_ROW ? pragma_int (db, "PRAGMA user_version", &result) : -1;
  if (result != SQLITE_ROW)
    {
      jin_sqlite_set_error (error, db, result, action);
      return -1;
    }
  if (application != APPLICATION_ID && tables > 0)
    {
      jin_sqlite_set_error (error, db, SQLITE_NOTADB, action);
      return -1;
    }
  return tables == 0 ? 0 : (int)version;
}

/* The journal mode is a property of the file: readers take what is there. */
static gboolean
configure (sqlite3 *db, JinOpenFlags flags, GError **error)
{
  const char *action = _("Could not open the database");
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (db, 1);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (!sqlite_exec (db, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
                        "PRAGMA cache_size = -8000;",
                    action, error))
    return FALSE;
  /* Nothing is written into a file that isn't ours, not even its journal mode. */
  if (sqlite_get_schema (db, error) < 0)
    return FALSE;
  if (flags & JIN_OPEN_READ_ONLY)
    return sqlite_exec (db, "PRAGMA query_only = ON;", action, error);
  if (flags & JIN_OPEN_EXCLUSIVE)
    return sqlite_exec (db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
                            "BEGIN EXCLUSIVE; COMMIT;",
                        action, error);
  /* A large import touches every page of its indexes. Checkpoints run after a commit was acknowledged, see
   * sqlite_checkpoint(). */
  return sqlite_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
                          "PRAGMA cache_size = -48000; PRAGMA temp_store = FILE;",
                      action, error);
}

/* A database holds personal data: nobody else may read it, not even while it is being made. */
static gboolean
create_private (const char *path, GError **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0)
    return g_close (file, error);
  if (errno == EEXIST)
    return TRUE;
  jin_sqlite_set_file_error (error, _("Could not make the database"), path);
  return FALSE;
}

/* What SQLite would find out only at the first write, or never (root). */
static gboolean
check_file (const char *path, JinOpenFlags flags, GError **error)
{
  GStatBuf info;
  if (g_stat (path, &info) != 0)
    {
      jin_sqlite_set_file_error (error, _("Could not open the database"), path);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_FORMAT, _("Could not open “%s”: it is not a file. Choose a database file."), path);
      return FALSE;
    }
  if (!(flags & JIN_OPEN_READ_ONLY) && ((info.st_mode & 0222) == 0 || g_access (path, W_OK) != 0))
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_READ_ONLY,
                   _("Could not open the database “%s” for writing: the file is read-only. Nothing was changed. Open it for reading only, or ask for permission to write."), path);
      return FALSE;
    }
  return TRUE;
}

/* A database on a medium that can't be written has no journal to wait for: SQLite must be told so. */
static char *
reading_uri (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", TRUE);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *wal = g_strconcat (absolute, "-wal", NULL);
  gboolean         fixed = g_access (folder, W_OK) != 0 && !g_file_test (wal, G_FILE_TEST_EXISTS);
  return g_strconcat ("file:", escaped, fixed ? "?immutable=1" : "?mode=ro", NULL);
}

/* Counting every allocation under a lock costs a tenth of the time, and nobody reads the count. */
static void
configure_library (void)
{
  static gsize done;
  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
}

static gpointer
sqlite_open (const char *path, JinOpenFlags flags, GError **error)
{
  sqlite3         *db = NULL;
  gboolean         reading = (flags & JIN_OPEN_READ_ONLY) != 0;
  g_autofree char *name = reading ? reading_uri (path) : g_strdup (path);

  configure_library ();
  if ((flags & JIN_OPEN_CREATE) && !reading && !create_private (path, error))
    return NULL;
  if (!check_file (path, flags, error))
    return NULL;
  int result = sqlite3_open_v2 (name, &db,
                                (reading ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX,
                                NULL);
  if (result != SQLITE_OK)
    jin_sqlite_set_error (error, db, result, _("Could not open the database"));
  if (result != SQLITE_OK || !configure (db, flags, error))
    {
      sqlite3_close (db);
      return NULL;
    }
  return db;
}

static void
sqlite_close (gpointer db)
{
  int result = sqlite3_close (db);
  if (result != SQLITE_OK)
    g_critical ("A database was closed while statements were in use: %s", sqlite3_errstr (result));
}

static int
check_cancelled_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
sqlite_set_cancellable (gpointer db, GCancellable *cancellable)
{
  sqlite3_progress_handler (db, CANCEL_CHECK_OPS, cancellable != NULL ? check_cancelled_cb : NULL, cancellable);
}

/* References among the records of one commit may point forward: they are checked at its end. */
static gboolean
sqlite_begin (gpointer db, gboolean write, const char *action, GError **error)
{
  return sqlite_exec (db, write ? "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;" : "BEGIN", action, error);
}

static gboolean
sqlite_set_schema (gpointer db, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID, version);
  return sqlite_exec (db, sql, _("Could not prepare the database"), error);
}

static gint64
sqlite_get_data_version (gpointer db)
{
  int result;
  return pragma_int (db, "PRAGMA data_version", &result);
}

static void
sqlite_checkpoint (gpointer db)
{
  sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  sqlite3_db_release_memory (db);
}

/* ---- statements ---- */

static gpointer
sqlite_prepare (gpointer db, const char *sql, const char *action, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      g_debug ("Can't prepare: %s", sql);
      jin_sqlite_set_error (error, db, result, action);
    }
  return statement;
}

static void
sqlite_finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
sqlite_reset (gpointer statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static gboolean
sqlite_step (gpointer statement, const char *action, GError **error)
{
  int result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    jin_sqlite_set_error (error, sqlite3_db_handle (statement), result, action);
  /* Resets so that the read transaction ends here and not when the statement is used again. */
  sqlite3_reset (statement);
  return FALSE;
}

static void
sqlite_bind_null (gpointer statement, int index)
{
  sqlite3_bind_null (statement, index);
}

static void
sqlite_bind_int (gpointer statement, int index, gint64 value)
{
  sqlite3_bind_int64 (statement, index, value);
}

static void
sqlite_bind_real (gpointer statement, int index, double value)
{
  sqlite3_bind_double (statement, index, value);
}

static void
sqlite_bind_text (gpointer statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static void
sqlite_bind_blob (gpointer statement, int index, gconstpointer data, gsize size)
{
  sqlite3_bind_blob64 (statement, index, data, size, SQLITE_STATIC);
}

static gboolean
sqlite_is_null (gpointer statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL;
}

static gint64
sqlite_get_int (gpointer statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

static double
sqlite_get_real (gpointer statement, int column)
{
  return sqlite3_column_double (statement, column);
}

static const char *
sqlite_get_text (gpointer statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

static gconstpointer
sqlite_get_blob (gpointer statement, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (statement, column);
  *size = sqlite3_column_bytes (statement, column);
  return data;
}

static GPtrArray *
sqlite_get_columns (gpointer db, const char *table, GError **error)
{
  const char   *action = _("Could not read the structure of the database");
  sqlite3_stmt *statement = sqlite_prepare (db, "SELECT name, type FROM pragma_table_info (?)", action, error);
  if (statement == NULL)
    return NULL;
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_column_info_free);
  sqlite_bind_text (statement, 1, table);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      JinColumnInfo *info = g_new0 (JinColumnInfo, 1);
      info->name = g_strdup (sqlite_get_text (statement, 0));
      info->type = g_strdup (sqlite_get_text (statement, 1));
      g_ptr_array_add (columns, info);
    }
  sqlite3_finalize (statement);
  return columns;
}

static GPtrArray *
sqlite_drop_indexes (gpointer db, const char *table, const char *action, GError **error)
{
  /* Those that come from a constraint have no SQL; one that begins with the id only grows at its end. */
  sqlite3_stmt *statement = sqlite_prepare (
      db, "SELECT sql, 'DROP INDEX \"' || m.name || '\"' FROM sqlite_master m WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
          " AND (SELECT i.name FROM pragma_index_info (m.name) i WHERE i.seqno = 0) <> 'id'",
      action, error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  sqlite_bind_text (statement, 1, table);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_ptr_array_add (made, g_strdup (sqlite_get_text (statement, 0)));
      g_ptr_array_add (drops, g_strdup (sqlite_get_text (statement, 1)));
    }
  sqlite3_finalize (statement);
  for (guint i = 0; i < drops->len; i++)
    if (!sqlite_exec (db, drops->pdata[i], action, error))
      return NULL;
  return g_steal_pointer (&made);
}

/* ---- whole files ---- */

/* Pages a step: often enough to be stopped, rarely enough to be quick. */
#define COPY_PAGES 2048

static int
copy_pages (sqlite3 *from, sqlite3 *to, GCancellable *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  if (backup == NULL)
    return sqlite3_errcode (to);
  int result;
  do
    result = g_cancellable_is_cancelled (cancellable) ? SQLITE_INTERRUPT : sqlite3_backup_step (backup, COPY_PAGES);
  while (result == SQLITE_OK);
  sqlite3_backup_finish (backup);
  return result == SQLITE_DONE ? SQLITE_OK : result;
}

/* The copy is one plain file: no journal beside it that could be left behind. */
static gboolean
sqlite_copy_to (gpointer db, const char *path, GCancellable *cancellable, GError **error)
{
  const char *action = _("Could not copy the database");
  sqlite3    *copy = NULL;
  if (!create_private (path, error))
    return FALSE;
  int result = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (result == SQLITE_OK)
    result = copy_pages (db, copy, cancellable);
  if (result != SQLITE_OK)
    jin_sqlite_set_error (error, copy, result, action);
  gboolean ok = result == SQLITE_OK && sqlite_exec (copy, "PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE;", action, error);
  sqlite3_close (copy);
  return ok;
}

/* Steps through what a check answers; "ok" is no fault. What it says of a damaged file is for nobody but its makers. */
static gboolean
count_faults (sqlite3 *db, const char *sql, const char *action, int *n_faults, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt      *statement = sqlite_prepare (db, sql, action, &failure);
  *n_faults = 0;
  while (statement != NULL && sqlite_step (statement, action, &failure))
    {
      const char *text = sqlite_get_text (statement, 0);
      if (g_strcmp0 (text, "ok") == 0)
        continue;
      g_debug ("Fault in the database: %s", text);
      *n_faults += 1;
    }
  sqlite3_finalize (statement);
  if (g_error_matches (failure, JIN_ERROR, JIN_ERROR_FORMAT))
    *n_faults += 1;
  else if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

static gboolean
sqlite_check (gpointer db, gboolean quick, GPtrArray *problems, GError **error)
{
  const char *action = _("Could not check the database");
  int         n_damaged, n_dangling = 0;
  if (!count_faults (db, quick ? "PRAGMA quick_check" : "PRAGMA integrity_check", action, &n_damaged, error) ||
      (!quick && !count_faults (db, "SELECT \"table\" FROM pragma_foreign_key_check", action, &n_dangling, error)))
    return FALSE;
  if (n_damaged > 0)
    g_ptr_array_add (problems, g_strdup (_("The database file is damaged. Keep it as it is, and restore the last backup.")));
  if (n_dangling > 0)
    g_ptr_array_add (problems, g_strdup_printf (ngettext ("%d reference points to a record that is not there.",
                                                          "%d references point to records that are not there.", n_dangling),
                                                n_dangling));
  return TRUE;
}

const JinDriver jin_sqlite_driver = {
    .scheme = "sqlite",
    .tokens = sqlite_tokens,
    .open = sqlite_open,
    .close = sqlite_close,
    .set_cancellable = sqlite_set_cancellable,
    .exec = sqlite_exec,
    .begin = sqlite_begin,
    .prepare = sqlite_prepare,
    .finalize = sqlite_finalize,
    .reset = sqlite_reset,
    .step = sqlite_step,
    .bind_null = sqlite_bind_null,
    .bind_int = sqlite_bind_int,
    .bind_real = sqlite_bind_real,
    .bind_text = sqlite_bind_text,
    .bind_blob = sqlite_bind_blob,
    .is_null = sqlite_is_null,
    .get_int = sqlite_get_int,
    .get_real = sqlite_get_real,
    .get_text = sqlite_get_text,
    .get_blob = sqlite_get_blob,
    .get_schema = sqlite_get_schema,
    .set_schema = sqlite_set_schema,
    .get_data_version = sqlite_get_data_version,
    .get_columns = sqlite_get_columns,
    .drop_indexes = sqlite_drop_indexes,
    .checkpoint = sqlite_checkpoint,
    .copy_to = sqlite_copy_to,
    .check = sqlite_check,
};
