/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Thin over the driver: adds the cache of prepared statements.  The cache is keyed by the SQL before its
 * tokens are expanded, so that text which is met again is neither expanded nor parsed again.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-connection.h"

/* Filters differ in shape, not in values: this many shapes are kept. */
#define CACHE_SIZE 256

struct _JinConnection
{
  const JinDriver *driver;
  gpointer         db;
  GHashTable      *cache; /* SQL → JinStatement, those not lent out */
  guint            n_statements;
};

struct _JinStatement
{
  JinConnection *connection;
  gpointer       handle;
  char          *sql;
  const char    *action;
  gboolean       begun;
};

static void
statement_free (JinStatement *self)
{
  self->connection->driver->finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

JinConnection *
jin_connection_open (const JinDriver *driver, const char *path, JinOpenFlags flags, GError **error)
{
  g_return_val_if_fail (driver != NULL && path != NULL, NULL);

  gpointer db = driver->open (path, flags, error);
  if (db == NULL)
    return NULL;
  JinConnection *self = g_new0 (JinConnection, 1);
  self->driver = driver;
  self->db = db;
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)statement_free);
  return self;
}

void
jin_connection_close (JinConnection *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->cache);
  self->driver->close (self->db);
  g_free (self);
}

const JinDriver *
jin_connection_get_driver (JinConnection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->driver;
}

void
jin_connection_set_cancellable (JinConnection *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  self->driver->set_cancellable (self->db, cancellable);
}

guint
jin_connection_get_n_statements (JinConnection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_statements;
}

gboolean
jin_connection_exec (JinConnection *self, const char *sql, const char *action, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  g_autofree char *expanded = jin_driver_expand (self->driver, sql);
  return self->driver->exec (self->db, expanded, action, error);
}

gboolean
jin_connection_begin (JinConnection *self, gboolean write, const char *action, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->driver->begin (self->db, write, action, error);
}

/* A commit that fails has changed nothing: the transaction is rolled back. */
gboolean
jin_connection_commit (JinConnection *self, const char *action, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->driver->exec (self->db, "COMMIT", action, error))
    return TRUE;
  jin_connection_rollback (self);
  return FALSE;
}

void
jin_connection_rollback (JinConnection *self)
{
  g_return_if_fail (self != NULL);

  /* After some errors the engine has rolled back by itself and refuses a second time. */
  self->driver->exec (self->db, "ROLLBACK", "", NULL);
}

int
jin_connection_get_schema (JinConnection *self, GError **error)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->driver->get_schema (self->db, error);
}

gboolean
jin_connection_set_schema (JinConnection *self, int version, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->driver->set_schema (self->db, version, error);
}

gint64
jin_connection_get_data_version (JinConnection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->driver->get_data_version (self->db);
}

GPtrArray *
jin_connection_get_columns (JinConnection *self, const char *table, GError **error)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  return self->driver->get_columns (self->db, table, error);
}

GPtrArray *
jin_connection_drop_indexes (JinConnection *self, const char *table, const char *action, GError **error)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  return self->driver->drop_indexes (self->db, table, action, error);
}

void
jin_connection_checkpoint (JinConnection *self)
{
  g_return_if_fail (self != NULL);

  self->driver->checkpoint (self->db);
}

gboolean
jin_connection_copy_to (JinConnection *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  return self->driver->copy_to (self->db, path, cancellable, error);
}

gboolean
jin_connection_check (JinConnection *self, gboolean quick, GPtrArray *problems, GError **error)
{
  g_return_val_if_fail (self != NULL && problems != NULL, FALSE);

  return self->driver->check (self->db, quick, problems, error);
}

/* ---- statements ---- */

JinStatement *
jin_connection_prepare (JinConnection *self, const char *sql, const char *action, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  JinStatement *statement = g_hash_table_lookup (self->cache, sql);
  if (statement != NULL)
    g_hash_table_steal (self->cache, sql);
  else
    {
      g_autofree char *expanded = jin_driver_expand (self->driver, sql);
      gpointer         handle = self->driver->prepare (self->db, expanded, action, error);
      if (handle == NULL)
        return NULL;
      statement = g_new0 (JinStatement, 1);
      statement->connection = self;
      statement->handle = handle;
      statement->sql = g_strdup (sql);
    }
  statement->action = action;
  statement->begun = FALSE;
  return statement;
}

void
jin_statement_release (JinStatement *self)
{
  g_return_if_fail (self != NULL);

  GHashTable *cache = self->connection->cache;
  self->connection->driver->reset (self->handle);
  if (g_hash_table_contains (cache, self->sql))
    {
      /* The same SQL was in use twice at once. */
      statement_free (self);
      return;
    }
  if (g_hash_table_size (cache) >= CACHE_SIZE)
    g_hash_table_remove_all (cache);
  g_hash_table_insert (cache, self->sql, self);
}

gboolean
jin_statement_step (JinStatement *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->begun)
    self->connection->n_statements++;
  self->begun = TRUE;
  if (self->connection->driver->step (self->handle, self->action, error))
    return TRUE;
  self->begun = FALSE;
  return FALSE;
}

gboolean
jin_statement_run (JinStatement *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  while (jin_statement_step (self, &failure))
    ;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
jin_statement_bind_null (JinStatement *self, int index)
{
  self->connection->driver->bind_null (self->handle, index);
}

void
jin_statement_bind_int (JinStatement *self, int index, gint64 value)
{
  self->connection->driver->bind_int (self->handle, index, value);
}

void
jin_statement_bind_real (JinStatement *self, int index, double value)
{
  self->connection->driver->bind_real (self->handle, index, value);
}

void
jin_statement_bind_text (JinStatement *self, int index, const char *text)
{
  if (text == NULL)
    self->connection->driver->bind_null (self->handle, index);
  else
    self->connection->driver->bind_text (self->handle, index, text);
}

void
jin_statement_bind_blob (JinStatement *self, int index, gconstpointer data, gsize size)
{
  self->connection->driver->bind_blob (self->handle, index, data, size);
}

gboolean
jin_statement_is_null (JinStatement *self, int column)
{
  return self->connection->driver->is_null (self->handle, column);
}

gint64
jin_statement_get_int (JinStatement *self, int column)
{
  return self->connection->driver->get_int (self->handle, column);
}

double
jin_statement_get_real (JinStatement *self, int column)
{
  return self->connection->driver->get_real (self->handle, column);
}

const char *
jin_statement_get_text (JinStatement *self, int column)
{
  return self->connection->driver->get_text (self->handle, column);
}

gconstpointer
jin_statement_get_blob (JinStatement *self, int column, gsize *size)
{
  return self->connection->driver->get_blob (self->handle, column, size);
}
