/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/jin-error.h"
#include "store/jin-migrations.h"
#include "store/jin-store-private.h"

/* A new name is safe only when its folder has been written, too. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              file = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (file < 0)
    return;
  fsync (file);
  close (file);
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    {
      sync_folder (to);
      return TRUE;
    }
  g_set_error (error, JIN_ERROR, errno == EACCES || errno == EPERM || errno == EROFS ? JIN_ERROR_READ_ONLY : JIN_ERROR_STORE,
               _("Could not put “%s” in its place (error %d). What was there is as it was. Check whether you may write there."), to, errno);
  return FALSE;
}

/* Whether the file at @path is a whole database that this program can read. */
static gboolean
check_copy (const JinDriver *driver, const char *path, const char *sql_folder, GError **error)
{
  g_autoptr (JinConnection) connection = jin_connection_open (driver, path, JIN_OPEN_READ_ONLY, error);
  g_autoptr (GPtrArray)     problems = g_ptr_array_new_with_free_func (g_free);
  int                       version;
  if (connection == NULL || !jin_migrations_check (connection, sql_folder, &version, error) ||
      !jin_connection_check (connection, TRUE, problems, error))
    return FALSE;
  if (version > 0 && problems->len == 0)
    return TRUE;
  g_set_error (error, JIN_ERROR, JIN_ERROR_FORMAT, _("“%s” is no whole database: %s Nothing was replaced; choose another file."), path, problems->len > 0 ? (const char *)problems->pdata[0] : _("It is empty."));
  return FALSE;
}

/* Copies what @connection reads to @path, by a file beside it that is checked first. */
static gboolean
copy_checked (JinConnection *connection,
              const char    *path,
              const char    *sql_folder,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_unlink (part);
  if (jin_connection_copy_to (connection, part, cancellable, error) &&
      check_copy (jin_connection_get_driver (connection), part, sql_folder, error) && move (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

/**
 * jin_store_backup:
 * @path: where the copy shall be; a file there is replaced when the copy is whole
 *
 * Copies the database as it is at this moment, while it is in use.
 */
gboolean
jin_store_backup (JinStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && path != NULL, FALSE);

  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return FALSE;
  /* One picture, however long the copy takes and whatever is written meanwhile. */
  if (!jin_connection_begin (reader.connection, FALSE, _("Could not copy the database"), error))
    return FALSE;
  gboolean ok = jin_connection_get_schema (reader.connection, error) >= 0 &&
                copy_checked (reader.connection, path, self->sql_folder, cancellable, error);
  jin_connection_rollback (reader.connection);
  return ok;
}

/* ---- restore ---- */

/* Nobody else may have the database open; what stands in its journal is put in its place. A damaged one needs no care. */
static gboolean
check_unused (const JinDriver *driver, const char *target, GError **error)
{
  g_autoptr (GError)        failure = NULL;
  g_autoptr (JinConnection) connection = jin_connection_open (driver, target, JIN_OPEN_EXCLUSIVE, &failure);
  if (failure == NULL || g_error_matches (failure, JIN_ERROR, JIN_ERROR_FORMAT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The database and, if it was damaged, what lies beside it. */
static gboolean
set_aside (const char *target, const char *aside, GError **error)
{
  static const char *const suffixes[] = {"-wal", "-shm", "-journal"};
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (target, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);
      if (g_file_test (from, G_FILE_TEST_EXISTS) && !move (from, to, error))
        return FALSE;
    }
  return move (target, aside, error);
}

static gboolean
replace (const JinDriver   *driver,
         const char        *fresh,
         const char        *target,
         const JinEntities *entities,
         const char        *resources,
         GError           **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char      *aside = g_strdup_printf ("%s.replaced-%s.db", target, stamp);
  gboolean              had_one = g_file_test (target, G_FILE_TEST_EXISTS);
  if (had_one && (!check_unused (driver, target, error) || !set_aside (target, aside, error)))
    return FALSE;
  if (!move (fresh, target, error))
    {
      if (had_one)
        g_rename (aside, target);
      return FALSE;
    }
  g_autoptr (JinStore) store = jin_store_open_with (target, entities, resources, 0, error);
  if (store != NULL)
    return TRUE;
  if (had_one)
    g_rename (aside, target);
  return FALSE;
}

gboolean
jin_store_restore_with (const char        *backup,
                        const char        *target,
                        const JinEntities *entities,
                        const char        *resources,
                        GError           **error)
{
  g_autofree char *path = NULL;
  g_autofree char *sql_folder = g_strconcat (resources, "/sql", NULL);
  const JinDriver *driver = jin_driver_for_uri (target, &path, error);
  if (driver == NULL || !check_copy (driver, backup, sql_folder, error))
    return FALSE;
  g_autoptr (JinConnection) from = jin_connection_open (driver, backup, JIN_OPEN_READ_ONLY, error);
  g_autofree char          *fresh = g_strconcat (path, ".restored", NULL);
  g_unlink (fresh);
  if (from != NULL && copy_checked (from, fresh, sql_folder, NULL, error) &&
      replace (driver, fresh, path, entities, resources, error))
    return TRUE;
  g_unlink (fresh);
  return FALSE;
}

/**
 * jin_store_restore:
 * @backup: a copy made by jin_store_backup()
 * @target: the database to replace; nobody may have it open
 * @entities: every ledger
 * @error: JIN_ERROR_FORMAT for a damaged backup, _NEWER, _BUSY when the target is in use
 *
 * The database that was there stays beside it under a dated name.  On failure everything is as it was.
 */
gboolean
jin_store_restore (const char *backup, const char *target, const JinEntities *entities, GError **error)
{
  g_return_val_if_fail (backup != NULL && target != NULL && entities != NULL, FALSE);

  jin_store_register_resources ();
  return jin_store_restore_with (backup, target, entities, JIN_STORE_RESOURCES, error);
}
