/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Migrations are resources NNN-name.sql, applied in order of their number; the database knows the number of
 * the last.  A step is one transaction: a program that is killed in between leaves the version before it.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/jin-error.h"
#include "store/jin-migrations.h"

static int
number_of (const char *name)
{
  return (int)g_ascii_strtoll (name, NULL, 10);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static char **
list_steps (const char *folder)
{
  char **names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    g_error ("No migrations under %s", folder);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

int
jin_migrations_newest (const char *folder)
{
  g_return_val_if_fail (folder != NULL, 0);

  g_auto (GStrv) names = list_steps (folder);
  return number_of (names[g_strv_length (names) - 1]);
}

gboolean
jin_migrations_check (JinConnection *connection, const char *folder, int *version, GError **error)
{
  g_return_val_if_fail (connection != NULL && folder != NULL && version != NULL, FALSE);

  int newest = jin_migrations_newest (folder);
  *version = jin_connection_get_schema (connection, error);
  if (*version < 0)
    return FALSE;
  if (*version <= newest)
    return TRUE;
  g_set_error (error, JIN_ERROR, JIN_ERROR_NEWER,
               _("The database was made by a newer version of this program (%d; this one knows up to %d). It was not touched. Install the newer version to open it."),
                  *version, newest);
  return FALSE;
}

static gboolean
apply (JinConnection *connection, const char *folder, const char *name, GError **error)
{
  const char        *action = _("Could not prepare the database");
  g_autofree char   *path = g_strconcat (folder, "/", name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (sql == NULL || !jin_connection_begin (connection, TRUE, action, error))
    return FALSE;
  g_autofree char *text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  if (!jin_connection_exec (connection, text, action, error) ||
      !jin_connection_set_schema (connection, number_of (name), error))
    {
      g_prefix_error (error, "%s: ", name);
      jin_connection_rollback (connection);
      return FALSE;
    }
  return jin_connection_commit (connection, action, error);
}

/* "jinqiu.db" → "jinqiu.before-005-20261120-231501.db": beside the database, where the user would look. */
static gboolean
keep_copy (JinConnection *connection, const char *path, int version, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char      *copy = g_strdup_printf ("%s.before-%03d-%s.db", path, version + 1, stamp);
  if (!jin_connection_copy_to (connection, copy, NULL, error))
    {
      g_unlink (copy);
      return FALSE;
    }
  g_info ("Kept a copy of the database before its new version: %s", copy);
  return TRUE;
}

gboolean
jin_migrations_run (JinConnection *connection,
                    const char    *path,
                    const char    *folder,
                    gboolean      *made,
                    GError       **error)
{
  int version;
  g_return_val_if_fail (connection != NULL && path != NULL && folder != NULL && made != NULL, FALSE);

  if (!jin_migrations_check (connection, folder, &version, error))
    return FALSE;
  g_auto (GStrv) names = list_steps (folder);
  int            newest = jin_migrations_newest (folder);
  *made = version == 0;
  if (version > 0 && version < newest && !keep_copy (connection, path, version, error))
    return FALSE;
  for (int i = 0; names[i] != NULL; i++)
    if (number_of (names[i]) > version && !apply (connection, folder, names[i], error))
      return FALSE;
  return TRUE;
}
