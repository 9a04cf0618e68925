/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Code lists and settings.  A list is read whole, once, and immutable: whoever has it keeps a valid one,
 * even while an edit puts a new list in its place.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "store/jin-store-private.h"

/* ---- seeds: data/lists/LIST.tsv: code, label, aliases, group, counts, flags ---- */

enum {
  SEED_CODE,
  SEED_LABEL,
  SEED_ALIASES,
  SEED_GROUP,
  SEED_COUNTS,
  SEED_FLAGS,
  N_SEED_COLUMNS,
};

static const char *
cell (char **cells, guint n_cells, guint column)
{
  return column < n_cells && *cells[column] != '\0' ? cells[column] : NULL;
}

/* An upgrade adds what is missing and follows the seed where the office has edited nothing. */
static gboolean
seed_code (JinStatement *statement, const char *list, int position, char **cells, GError **error)
{
  guint       n_cells = g_strv_length (cells);
  const char *counts = cell (cells, n_cells, SEED_COUNTS);
  const char *flags = cell (cells, n_cells, SEED_FLAGS);
  jin_statement_bind_text (statement, 1, list);
  jin_statement_bind_text (statement, 2, cells[SEED_CODE]);
  jin_statement_bind_int (statement, 3, position);
  jin_statement_bind_text (statement, 4, cells[SEED_LABEL]);
  jin_statement_bind_text (statement, 5, cell (cells, n_cells, SEED_ALIASES));
  jin_statement_bind_text (statement, 6, cell (cells, n_cells, SEED_GROUP));
  jin_statement_bind_int (statement, 7, counts != NULL ? g_ascii_strtoll (counts, NULL, 10) : 0);
  jin_statement_bind_int (statement, 8, flags != NULL && strstr (flags, "builtin") != NULL);
  jin_statement_bind_int (statement, 9, flags != NULL && strstr (flags, "hidden") != NULL);
  return jin_statement_run (statement, error);
}

static gboolean
seed_list (JinStatement *statement, const char *folder, const char *file, GError **error)
{
  g_autofree char   *path = g_strconcat (folder, "/", file, NULL);
  g_autofree char   *list = g_strndup (file, strcspn (file, "."));
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv)   lines = g_strsplit (text, "\n", -1);
  for (int i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", N_SEED_COLUMNS);
      if (g_strv_length (cells) > SEED_LABEL && !seed_code (statement, list, i, cells, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
jin_store_seed_lists (JinStore *self, JinConnection *connection, GError **error)
{
  const char    *action = _("Could not prepare the code lists");
  g_auto (GStrv) files = g_resources_enumerate_children (self->lists_folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (files == NULL)
    return TRUE;
  if (!jin_connection_begin (connection, TRUE, action, error))
    return FALSE;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      connection,
      "INSERT INTO code (list, code, position, label, aliases, \"group\", counts, builtin, hidden, edited) "
      "VALUES ({p}, {p}, {p}, {p}, {p}, {p}, {p}, {p}, {p}, 0) "
      "ON CONFLICT (list, code) DO UPDATE SET position = excluded.position, label = excluded.label, aliases = excluded.aliases, "
      "\"group\" = excluded.\"group\", counts = excluded.counts, builtin = excluded.builtin, hidden = excluded.hidden "
      "WHERE code.edited = 0 AND (code.position, code.label, code.aliases, code.\"group\", code.counts, code.builtin, code.hidden) "
      "IS DISTINCT FROM (excluded.position, excluded.label, excluded.aliases, excluded.\"group\", excluded.counts, excluded.builtin, excluded.hidden)",
      action, error);
  gboolean ok = statement != NULL;
  for (int i = 0; ok && files[i] != NULL; i++)
    ok = seed_list (statement, self->lists_folder, files[i], error);
  if (ok)
    return jin_connection_commit (connection, action, error);
  jin_connection_rollback (connection);
  return FALSE;
}

/* ---- reading ---- */

static JinCodeList *
read_list (JinStore *self, const char *name, GError **error)
{
  g_auto (JinReader) reader = {0};
  g_autoptr (GError) failure = NULL;
  if (!jin_reader_begin (&reader, self, NULL, error))
    return NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      reader.connection,
      "SELECT code, label, aliases, \"group\", counts, builtin, hidden FROM code WHERE list = {p} ORDER BY position, code",
      _("Could not read the code lists"), error);
  if (statement == NULL)
    return NULL;
  g_autoptr (JinCodeList) list = jin_code_list_new (name);
  jin_statement_bind_text (statement, 1, name);
  while (jin_statement_step (statement, &failure))
    jin_code_list_add (list, jin_statement_get_text (statement, 0), jin_statement_get_text (statement, 1),
                       jin_statement_get_text (statement, 2), jin_statement_get_text (statement, 3),
                       (int)jin_statement_get_int (statement, 4), jin_statement_get_int (statement, 5) != 0,
                       jin_statement_get_int (statement, 6) != 0);
  if (failure == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * jin_store_get_list:
 * @name: a code list ("health")
 *
 * Returns: (transfer none) (nullable): the list, empty when nobody filled it; valid as long as the store
 */
JinCodeList *
jin_store_get_list (JinStore *self, const char *name)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && name != NULL, NULL);

  g_autoptr (GError) error = NULL;
  g_mutex_lock (&self->lists_mutex);
  JinCodeList *list = g_hash_table_lookup (self->lists, name);
  g_mutex_unlock (&self->lists_mutex);
  if (list != NULL)
    return list;
  g_autoptr (JinCodeList) fresh = read_list (self, name, &error);
  if (fresh == NULL)
    {
      jin_store_warn (self, error);
      return NULL;
    }
  g_mutex_lock (&self->lists_mutex);
  list = g_hash_table_lookup (self->lists, name);
  if (list == NULL)
    {
      list = g_steal_pointer (&fresh);
      g_hash_table_insert (self->lists, g_strdup (name), list);
    }
  g_mutex_unlock (&self->lists_mutex);
  return list;
}

/**
 * jin_store_list_func:
 * @store: the #JinStore
 *
 * A #JinListFunc, for formatting.
 */
JinCodeList *
jin_store_list_func (const char *name, gpointer store)
{
  return jin_store_get_list (store, name);
}

static gboolean
retire_cb (gpointer name, gpointer list, gpointer data)
{
  g_ptr_array_add (data, jin_code_list_ref (list));
  return TRUE;
}

/* They are read again when they are asked for; those that were handed out stay valid. */
void
jin_store_forget_lists (JinStore *self)
{
  g_mutex_lock (&self->lists_mutex);
  g_hash_table_foreach_remove (self->lists, retire_cb, self->retired_lists);
  g_mutex_unlock (&self->lists_mutex);
}

/* ---- writing ---- */

typedef struct
{
  const char    *name; /* of the list or setting */
  const JinCode *code;
  const char    *value;
  gboolean       ok;
  GError        *error;
} Edit;

static void
set_code_job (JinStore *self, JinConnection *connection, gpointer data)
{
  Edit                    *edit = data;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      connection,
      "INSERT INTO code (list, code, position, label, aliases, \"group\", counts, builtin, hidden, edited) "
      "VALUES ({p}, {p}, (SELECT coalesce (max (position), 0) + 1 FROM code WHERE list = {p}), {p}, {p}, {p}, {p}, 0, {p}, 1) "
      "ON CONFLICT (list, code) DO UPDATE SET label = excluded.label, aliases = excluded.aliases, hidden = excluded.hidden, edited = 1, "
      "\"group\" = CASE WHEN builtin THEN \"group\" ELSE excluded.\"group\" END, "
      "counts = CASE WHEN builtin THEN counts ELSE excluded.counts END",
      _("Could not save the code list"), &edit->error);
  if (statement == NULL)
    return;
  jin_statement_bind_text (statement, 1, edit->name);
  jin_statement_bind_text (statement, 2, edit->code->code);
  jin_statement_bind_text (statement, 3, edit->name);
  jin_statement_bind_text (statement, 4, edit->code->label);
  jin_statement_bind_text (statement, 5, edit->code->aliases);
  jin_statement_bind_text (statement, 6, edit->code->group);
  jin_statement_bind_int (statement, 7, edit->code->counts);
  jin_statement_bind_int (statement, 8, edit->code->hidden);
  edit->ok = jin_statement_run (statement, &edit->error);
  jin_store_forget_lists (self);
}

static gboolean
run_edit (JinStore *self, JinStoreJob job, Edit *edit, GError **error)
{
  if (!jin_store_work (self, job, edit, error))
    return FALSE;
  if (edit->error != NULL)
    g_propagate_error (error, edit->error);
  return edit->ok;
}

/**
 * jin_store_set_code:
 * @list: a code list
 * @code: label, aliases and visibility of a code, and for the office's own ("x…") its meaning;
 *   a code that the list lacks is added at its end
 * @error: JIN_ERROR_INPUT for a new code that does not begin with "x" or has no label
 */
gboolean
jin_store_set_code (JinStore *self, const char *list, const JinCode *code, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && list != NULL && code != NULL && code->code != NULL, FALSE);

  JinCodeList *known = jin_store_get_list (self, list);
  if (code->label == NULL || *code->label == '\0' ||
      (*code->code != 'x' && known != NULL && jin_code_list_find (known, code->code) == NULL))
    {
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_INPUT,
                           _("Could not save the code list: an entry needs a name, and the office’s own codes begin with “x”."));
      return FALSE;
    }
  Edit edit = {list, code, NULL, FALSE, NULL};
  return run_edit (self, set_code_job, &edit, error);
}

/**
 * jin_store_get_setting:
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
jin_store_get_setting (JinStore *self, const char *key)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && key != NULL, NULL);

  g_autoptr (GError)       error = NULL;
  g_auto (JinReader)       reader = {0};
  char                    *value = NULL;
  g_autoptr (JinStatement) statement =
      jin_reader_begin (&reader, self, NULL, &error)
      ? jin_connection_prepare (reader.connection, "SELECT value FROM setting WHERE key = {p}", _("Could not read the settings"), &error)
                                : NULL;
  if (statement != NULL)
    {
      jin_statement_bind_text (statement, 1, key);
      if (jin_statement_step (statement, &error))
        value = g_strdup (jin_statement_get_text (statement, 0));
    }
  if (error != NULL)
    jin_store_warn (self, error);
  return value;
}

static void
set_setting_job (JinStore *self, JinConnection *connection, gpointer data)
{
  Edit                    *edit = data;
  const char              *sql = edit->value != NULL ? "INSERT INTO setting (key, value) VALUES ({p}, {p}) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                                                     : "DELETE FROM setting WHERE key = {p}";
  g_autoptr (JinStatement) statement = jin_connection_prepare (connection, sql, _("Could not save the setting"), &edit->error);
  if (statement == NULL)
    return;
  jin_statement_bind_text (statement, 1, edit->name);
  if (edit->value != NULL)
    jin_statement_bind_text (statement, 2, edit->value);
  edit->ok = jin_statement_run (statement, &edit->error);
}

/**
 * jin_store_set_setting:
 * @value: (nullable): the value; %NULL takes the setting away
 */
gboolean
jin_store_set_setting (JinStore *self, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && key != NULL, FALSE);

  Edit edit = {key, NULL, value, FALSE, NULL};
  return run_edit (self, set_setting_job, &edit, error);
}

typedef struct
{
  char *key;
  char *value;
} Habit;

static void
habit_free (Habit *habit)
{
  g_free (habit->key);
  g_free (habit->value);
  g_free (habit);
}

static void
remember_job (JinStore *self, JinConnection *connection, gpointer data)
{
  Habit *habit = data;
  Edit   edit = {habit->key, NULL, habit->value, FALSE, NULL};
  set_setting_job (self, connection, &edit);
  if (edit.error != NULL)
    jin_store_warn (self, edit.error);
  g_clear_error (&edit.error);
  habit_free (habit);
}

void
jin_store_remember (JinStore *self, const char *key, const char *value)
{
  g_return_if_fail (JIN_IS_STORE (self) && key != NULL);

  g_autoptr (GError) error = NULL;
  if (jin_store_is_read_only (self))
    return;
  Habit *habit = g_new (Habit, 1);
  *habit = (Habit){g_strdup (key), g_strdup (value)};
  if (jin_store_work_later (self, remember_job, habit, &error))
    return;
  jin_store_warn (self, error);
  habit_free (habit);
}
