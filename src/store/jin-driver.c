/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "store/jin-driver.h"

static const JinDriver *const drivers[] = {
    &jin_sqlite_driver,
};

/**
 * jin_driver_for_uri:
 * @uri: a path, or "scheme:PATH"
 * @path: (out) (transfer full): what stands behind the scheme
 *
 * Returns: the driver, or %NULL with JIN_ERROR_INPUT
 */
const JinDriver *
jin_driver_for_uri (const char *uri, char **path, GError **error)
{
  g_return_val_if_fail (uri != NULL && path != NULL, NULL);

  g_autofree char *scheme = g_uri_parse_scheme (uri);
  if (scheme == NULL)
    {
      *path = g_strdup (uri);
      return &jin_sqlite_driver;
    }
  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    if (g_str_equal (scheme, drivers[i]->scheme))
      {
        *path = g_strdup (uri + strlen (scheme) + 1);
        return drivers[i];
      }
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
               _("Could not open the database: “%s:” is a kind that this program does not know. Give the path of a file."), scheme);
  return NULL;
}

/* NULL when the driver has no such token. */
const char *
jin_driver_token (const JinDriver *driver, const char *mark)
{
  g_return_val_if_fail (driver != NULL && mark != NULL, NULL);

  for (const JinToken *token = driver->tokens; token->mark != NULL; token++)
    if (g_str_equal (token->mark, mark))
      return token->sql;
  return NULL;
}

/**
 * jin_driver_expand:
 *
 * Replaces every `{token}` by what the engine calls it.  Our SQL has braces nowhere else.
 *
 * Returns: (transfer full): SQL for this engine
 */
char *
jin_driver_expand (const JinDriver *driver, const char *sql)
{
  g_return_val_if_fail (driver != NULL && sql != NULL, NULL);

  GString *out = g_string_sized_new (strlen (sql) + 64);
  for (const char *open; (open = strchr (sql, '{')) != NULL;)
    {
      const char *close = strchr (open, '}');
      g_assert (close != NULL);
      g_autofree char *mark = g_strndup (open, close + 1 - open);
      const char      *token = jin_driver_token (driver, mark);
      if (token == NULL)
        g_error ("Unknown token %s in SQL", mark);
      g_string_append_len (out, sql, open - sql);
      g_string_append (out, token);
      sql = close + 1;
    }
  g_string_append (out, sql);
  return g_string_free (out, FALSE);
}

void
jin_column_info_free (JinColumnInfo *info)
{
  g_free (info->name);
  g_free (info->type);
  g_free (info);
}
