/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite's results and the system's errors mean for people. */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-sqlite-private.h"

static JinError
error_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return JIN_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return JIN_ERROR_READ_ONLY;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return JIN_ERROR_FORMAT;
    case SQLITE_CANTOPEN:
      return JIN_ERROR_NOT_FOUND;
    case SQLITE_INTERRUPT:
      return JIN_ERROR_CANCELLED;
    default:
      return JIN_ERROR_STORE;
    }
}

static char *
error_message (int result, const char *action)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return g_strdup_printf (_("%s: another program or PC is using the database. Nothing was changed. Wait a moment and try again."), action);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return g_strdup_printf (_("%s: the database or its folder may not be written. Nothing was changed. Ask for permission to write there, or move the database to a folder of your own."), action);
    case SQLITE_NOTADB:
      return g_strdup_printf (_("%s: the file is not a database of this program, or its beginning is damaged. It was not touched. Choose another file, or restore a backup."), action);
    case SQLITE_CORRUPT:
      return g_strdup_printf (_("%s: the database file is damaged. Keep it as it is, and restore the last backup."), action);
    case SQLITE_FULL:
      return g_strdup_printf (_("%s: the disk is full. Nothing was changed. Free some space and try again."), action);
    case SQLITE_CANTOPEN:
      return g_strdup_printf (_("%s: the file or its folder can’t be opened. Check that it exists and that you may use it."), action);
    case SQLITE_INTERRUPT:
      return g_strdup_printf (_("%s: stopped. Nothing was changed."), action);
    case SQLITE_CONSTRAINT:
      if (result == SQLITE_CONSTRAINT_FOREIGNKEY)
        return g_strdup_printf (_("%s: other records refer to one that would not be there. Nothing was changed. Change those first."), action);
      return g_strdup_printf (_("%s: a record is there already, or lacks what it must have. Nothing was changed."), action);
    default:
      return g_strdup_printf (_("%s: the database reports error %d. Nothing was changed. Check the disk, then try again."), action, result);
    }
}

void
jin_sqlite_set_error (GError **error, sqlite3 *db, int result, const char *action)
{
  g_autofree char *message = error_message (result, action);
  g_debug ("%s (%d %s)", action, result, sqlite3_errmsg (db));
  g_set_error_literal (error, JIN_ERROR, error_code (result), message);
}

/* Why the system refuses a file, in our own words: the C library's are often English. */
void
jin_sqlite_set_file_error (GError **error, const char *action, const char *path)
{
  switch (errno)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _("%s: there is no such file or folder (%s). Check the name, or choose another."), action, path);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, JIN_ERROR, JIN_ERROR_READ_ONLY, _("%s: you may not use or write this file or folder (%s). Ask for permission, or choose another."), action, path);
      break;
    default:
      g_set_error (error, JIN_ERROR, JIN_ERROR_STORE, _("%s: the system reports error %d (%s). Check the disk, then try again."), action, errno, path);
      break;
    }
}
