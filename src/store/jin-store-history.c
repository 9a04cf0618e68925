/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "record/jin-format.h"
#include "store/jin-row-json.h"
#include "store/jin-store-private.h"

static const char *
reading (void)
{
  return _("Could not read the history");
}

void
jin_transaction_free (JinTransaction *transaction)
{
  g_free (transaction->label);
  g_free (transaction->operator);
  g_free (transaction->time);
  g_free (transaction);
}

void
jin_field_change_free (JinFieldChange *change)
{
  g_clear_pointer (&change->transaction, jin_transaction_free);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* Columns id, label, operator, time, undo_of from @column on. */
static JinTransaction *
read_transaction (JinStatement *statement, int column)
{
  JinTransaction *transaction = g_new0 (JinTransaction, 1);
  transaction->id = jin_statement_get_int (statement, column);
  transaction->label = g_strdup (jin_statement_get_text (statement, column + 1));
  transaction->operator= g_strdup (jin_statement_get_text (statement, column + 2));
  transaction->time = g_strdup (jin_statement_get_text (statement, column + 3));
  transaction->undo_of = jin_statement_get_int (statement, column + 4);
  return transaction;
}

/**
 * jin_store_history:
 * @limit: at most so many, 0 for all
 *
 * Returns: (transfer full) (element-type JinTransaction): what people did, newest first
 */
GPtrArray *
jin_store_history (JinStore *self, gsize limit, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self), NULL);

  g_auto (JinReader) reader = {0};
  g_autoptr (GError) failure = NULL;
  if (!jin_reader_begin (&reader, self, NULL, error))
    return NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      reader.connection,
      "SELECT id, label, operator, time, undo_of, (SELECT count (*) FROM change WHERE txn = t.id) "
      "FROM txn t WHERE system = 0 ORDER BY id DESC LIMIT {p}",
      reading (), error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GPtrArray) history = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_transaction_free);
  jin_statement_bind_int (statement, 1, limit > 0 ? (gint64)limit : G_MAXINT64);
  while (jin_statement_step (statement, &failure))
    {
      JinTransaction *transaction = read_transaction (statement, 0);
      transaction->n_changes = jin_statement_get_int (statement, 5);
      g_ptr_array_add (history, transaction);
    }
  if (failure == NULL)
    return g_steal_pointer (&history);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* ---- one record ---- */

typedef struct
{
  JinStore      *store;
  JinConnection *connection;
  GPtrArray     *changes; /* JinFieldChange */
  GError        *error;
} Reading;

static char *
show (Reading *self, const JinField *field, const JinValue *value)
{
  if (jin_value_is_empty (value))
    return g_strdup ("");
  if (field->type == JIN_TYPE_REFERENCE)
    return jin_store_title (self->store, field->target, value->u.integer);
  return jin_value_format (value, field, JIN_MASK_INTERNAL, jin_store_list_func, self->store);
}

static void
add_change (Reading         *self,
            JinStatement    *statement,
            const JinEntity *entity,
            gint64           row,
            int              field,
            char            *before,
            char            *after)
{
  JinFieldChange *change = g_new0 (JinFieldChange, 1);
  *change = (JinFieldChange){read_transaction (statement, 2), entity, row, field, before, after};
  g_ptr_array_add (self->changes, change);
}

/* Fields that differ, from @state, the row after the change; then @state becomes the row before it. */
static void
unwind_update (Reading *self, JinStatement *statement, JinRecord *state, JsonObject *before)
{
  const JinEntity      *entity = jin_record_get_entity (state);
  g_autoptr (JinRecord) after = jin_record_copy (state);
  jin_row_json_apply (state, before);
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      if (!jin_record_same (after, state, field))
        add_change (self, statement, entity, jin_record_get_id (state), field,
                    show (self, &entity->fields[i], jin_record_peek (state, field)),
                    show (self, &entity->fields[i], jin_record_peek (after, field)));
    }
}

/* Every field that is filled in: @made tells a new record from one that was taken away. */
static void
show_whole (Reading *self, JinStatement *statement, JinRecord *state, gboolean made)
{
  const JinEntity *entity = jin_record_get_entity (state);
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      if (!jin_field_is_stored (&entity->fields[i]) || (entity->fields[i].flags & JIN_FIELD_READ_ONLY) || jin_record_is_empty (state, field))
        continue;
      char *text = show (self, &entity->fields[i], jin_record_peek (state, field));
      add_change (self, statement, entity, jin_record_get_id (state), field, made ? NULL : text, made ? text : NULL);
    }
}

/* Newest first: from the row as it is now back to its beginning. */
static gboolean
read_row_history (Reading *self, const JinEntity *entity, gint64 id)
{
  g_autoptr (GError)       gone = NULL;
  g_autoptr (JinRecord)    state = jin_store_read_row (self->store, self->connection, entity, id, &gone);
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      self->connection,
      "SELECT c.before, c.after, t.id, t.label, t.operator, t.time, t.undo_of FROM change c JOIN txn t ON t.id = c.txn "
      "WHERE c.entity = {p} AND c.\"row\" = {p} ORDER BY c.seq DESC",
      reading (), &self->error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, entity->number);
  jin_statement_bind_int (statement, 2, id);
  while (jin_statement_step (statement, &self->error))
    {
      g_autoptr (JsonNode) before = jin_row_json_parse (jin_statement_get_text (statement, 0));
      gboolean             taken = before != NULL && jin_statement_is_null (statement, 1);
      if (taken)
        g_set_object (&state, NULL);
      if (taken)
        state = jin_row_json_record (entity, id, json_node_get_object (before));
      if (state == NULL)
        continue;
      if (taken || before == NULL)
        show_whole (self, statement, state, before == NULL);
      else
        unwind_update (self, statement, state, json_node_get_object (before));
    }
  return self->error == NULL;
}

/* Ids of children that are there or were taken away. */
static GArray *
read_child_ids (Reading *self, const JinEntity *child, int owner, gint64 id)
{
  const char      *name = jin_entity_field (child, owner)->name;
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM \"%s\" WHERE \"%s\" = {p} UNION SELECT \"row\" FROM change "
      "WHERE entity = %d AND before IS NOT NULL AND after IS NULL AND {json_get} (before, {p}) = {p}",
      child->name, name, child->number);
  g_autoptr (JinStatement) statement = jin_connection_prepare (self->connection, sql, reading (), &self->error);
  g_autofree char         *path = g_strdup_printf ("$.%s", name);
  if (statement == NULL)
    return NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  jin_statement_bind_int (statement, 1, id);
  jin_statement_bind_text (statement, 2, path);
  jin_statement_bind_int (statement, 3, id);
  while (jin_statement_step (statement, &self->error))
    {
      gint64 row = jin_statement_get_int (statement, 0);
      g_array_append_val (ids, row);
    }
  return self->error == NULL ? g_steal_pointer (&ids) : NULL;
}

static gboolean
read_children_history (Reading *self, const JinEntity *entity, gint64 id)
{
  const JinEntities *entities = jin_store_get_entities (self->store);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *child = entities->items[i];
      int              owner = jin_entity_owned_by (child, entity);
      if (owner == 0)
        continue;
      g_autoptr (GArray) ids = read_child_ids (self, child, owner, id);
      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        if (!read_row_history (self, child, g_array_index (ids, gint64, j)))
          return FALSE;
    }
  return TRUE;
}

/* What was merged into the record is its history, too. */
static gboolean
read_merged_history (Reading *self, const JinEntity *entity, gint64 id)
{
  if (entity->merging == NULL)
    return TRUE;
  g_autoptr (GArray)       ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char         *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = {p}", entity->name,
                                                  jin_entity_field (entity, entity->merging->merged_into)->name);
  g_autoptr (JinStatement) statement = jin_connection_prepare (self->connection, sql, reading (), &self->error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, id);
  while (jin_statement_step (statement, &self->error))
    {
      gint64 merged = jin_statement_get_int (statement, 0);
      g_array_append_val (ids, merged);
    }
  for (guint i = 0; self->error == NULL && i < ids->len; i++)
    if (!read_row_history (self, entity, g_array_index (ids, gint64, i)) || !read_children_history (self, entity, g_array_index (ids, gint64, i)))
      return FALSE;
  return self->error == NULL;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  gint64 one = (*(JinFieldChange *const *)a)->transaction->id, other = (*(JinFieldChange *const *)b)->transaction->id;
  return one < other ? 1 : one > other ? -1
                                       : 0;
}

/**
 * jin_store_record_history:
 *
 * Returns: (transfer full) (element-type JinFieldChange): every change of a record and its children, newest first; before
 *   is %NULL for a new record, after for one that was taken away
 */
GPtrArray *
jin_store_record_history (JinStore *self, const JinEntity *entity, gint64 id, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL, NULL);

  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, self, NULL, error))
    return NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_field_change_free);
  Reading               work = {self, reader.connection, changes, NULL};
  entity = jin_store_ledger (self, entity);
  if (!read_row_history (&work, entity, id) || !read_children_history (&work, entity, id) ||
      !read_merged_history (&work, entity, id))
    {
      g_propagate_error (error, work.error);
      return NULL;
    }
  g_ptr_array_sort (changes, compare_changes);
  return g_steal_pointer (&changes);
}

/* ---- audit ---- */

typedef struct
{
  const char       *action;
  const char       *object;
  gint64            n_persons;
  const JinContext *context;
  GBytes           *bytes;
  char             *hash;
  gboolean          ok;
  GError           *error;
} Entry;

static gboolean
run_entry (JinStore *self, JinStoreJob job, Entry *entry, GError **error)
{
  if (!jin_store_work (self, job, entry, error))
    return FALSE;
  if (entry->error != NULL)
    g_propagate_error (error, entry->error);
  return entry->ok;
}

static void
audit_job (JinStore *store, JinConnection *connection, gpointer data)
{
  Entry                   *entry = data;
  g_autofree char         *now = jin_store_now ();
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      connection, "INSERT INTO audit (time, operator, action, object, n_persons, purpose) VALUES ({p}, {p}, {p}, {p}, {p}, {p})",
      _("Could not write down what is given out"), &entry->error);
  if (statement == NULL)
    return;
  jin_statement_bind_text (statement, 1, now);
  jin_statement_bind_text (statement, 2, entry->context->operator != NULL ? entry->context->operator : "");
  jin_statement_bind_text (statement, 3, entry->action);
  jin_statement_bind_text (statement, 4, entry->object);
  jin_statement_bind_int (statement, 5, entry->n_persons);
  jin_statement_bind_text (statement, 6, entry->context->purpose);
  entry->ok = jin_statement_run (statement, &entry->error);
}

/**
 * jin_store_audit:
 * @action: "export", "print", "unmask" …
 * @object: which list or file
 * @n_persons: how many people it is about
 * @context: who, and why (R94)
 *
 * Writes down what leaves the program (R94, R99).  When this fails, nothing may be given out.
 */
gboolean
jin_store_audit (JinStore         *self,
                 const char       *action,
                 const char       *object,
                 gint64            n_persons,
                 const JinContext *context,
                 GError          **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && action != NULL && object != NULL && context != NULL, FALSE);

  Entry entry = {.action = action, .object = object, .n_persons = n_persons, .context = context};
  return run_entry (self, audit_job, &entry, error);
}

/* ---- blobs ---- */

static void
put_blob_job (JinStore *store, JinConnection *connection, gpointer data)
{
  Entry                   *entry = data;
  gsize                    size;
  gconstpointer            bytes = g_bytes_get_data (entry->bytes, &size);
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      connection, "INSERT INTO blob (hash, bytes) VALUES ({p}, {p}) ON CONFLICT (hash) DO NOTHING", _("Could not save the attachment"), &entry->error);
  if (statement == NULL)
    return;
  jin_statement_bind_text (statement, 1, entry->hash);
  jin_statement_bind_blob (statement, 2, bytes, size);
  entry->ok = jin_statement_run (statement, &entry->error);
}

/**
 * jin_store_put_blob:
 *
 * Returns: (transfer full): the hash by which an attachment field refers to @bytes; %NULL on failure
 */
char *
jin_store_put_blob (JinStore *self, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && bytes != NULL, NULL);

  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  Entry            entry = {.bytes = bytes, .hash = hash};
  return run_entry (self, put_blob_job, &entry, error) ? g_steal_pointer (&hash) : NULL;
}

/**
 * jin_store_get_blob:
 *
 * Returns: (transfer full): the bytes; %NULL with JIN_ERROR_NOT_FOUND when there are none
 */
GBytes *
jin_store_get_blob (JinStore *self, const char *hash, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && hash != NULL, NULL);

  g_auto (JinReader) reader = {0};
  g_autoptr (GError) failure = NULL;
  if (!jin_reader_begin (&reader, self, NULL, error))
    return NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (reader.connection, "SELECT bytes FROM blob WHERE hash = {p}", _("Could not read the attachment"), error);
  if (statement == NULL)
    return NULL;
  jin_statement_bind_text (statement, 1, hash);
  if (jin_statement_step (statement, &failure))
    {
      gsize         size;
      gconstpointer bytes = jin_statement_get_blob (statement, 0, &size);
      return g_bytes_new (bytes, size);
    }
  if (failure == NULL)
    g_set_error (&failure, JIN_ERROR, JIN_ERROR_NOT_FOUND, _("The attachment is not in the database (%s)."), hash);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
