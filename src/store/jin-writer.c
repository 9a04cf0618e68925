/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "store/jin-custom.h"
#include "store/jin-row-json.h"
#include "store/jin-writer.h"

static const char *
saving (void)
{
  return _("Could not save");
}

/* To index a table anew takes less time than so many new rows take to find their places one by one. */
#define MANY_ROWS 4000

/* ---- the transaction ---- */

gboolean
jin_writer_begin (JinWriter        *self,
                  JinStore         *store,
                  JinConnection    *connection,
                  const JinContext *context,
                  const char       *label,
                  GError          **error)
{
  g_return_val_if_fail (self != NULL && store != NULL && connection != NULL && context != NULL, FALSE);

  *self = (JinWriter){.store = store, .connection = connection, .context = context, .label = label, .system = TRUE};
  if (!jin_connection_begin (connection, TRUE, saving (), error))
    return FALSE;
  self->scratch = jin_scratch_new ();
  self->links = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)jin_statement_release);
  self->later = g_ptr_array_new_with_free_func (g_free);
  self->spans = jin_spans_new ();
  self->first_spans = jin_first_spans_new ();
  self->summaries = jin_summaries_new (store);
  self->referrers = jin_referrers_new ();
  return TRUE;
}

static void
writer_clear (JinWriter *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->inserts); i++)
    {
      g_clear_pointer (&self->inserts[i].statement, jin_statement_release);
      g_clear_pointer (&self->inserts[i].used, g_free);
    }
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_clear_pointer (&self->add_change, jin_statement_release);
  g_clear_pointer (&self->add_made, jin_statement_release);
  g_clear_pointer (&self->later, g_ptr_array_unref);
  g_clear_pointer (&self->scratch, g_ptr_array_unref);
  g_clear_pointer (&self->spans, jin_spans_free);
  g_clear_pointer (&self->first_spans, jin_first_spans_free);
  g_clear_pointer (&self->summaries, jin_summaries_free);
  g_clear_pointer (&self->referrers, jin_referrers_free);
}

void
jin_writer_abort (JinWriter *self)
{
  g_return_if_fail (self != NULL);

  writer_clear (self);
  jin_connection_rollback (self->connection);
}

static gboolean flush_history (JinWriter *self, GError **error);

/* Says where the transaction's changes end. */
static gboolean
close_txn (JinWriter *self, GError **error)
{
  if (self->txn == 0)
    return TRUE;
  if (!flush_history (self, error))
    return FALSE;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      self->connection, "UPDATE txn SET system = {p}, last_seq = (SELECT max (seq) FROM change) WHERE id = {p}", saving (), error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, self->system || self->by_nobody);
  jin_statement_bind_int (statement, 2, self->txn);
  return jin_statement_run (statement, error);
}

/* As soon as the new rows of a large set are many, and half as many as the old ones, the rest comes without indexes.
 * Spans are looked up while rows come, so theirs stay. */
static gboolean
set_indexes_aside (JinWriter *self, const JinEntity *entity, gint64 id, GError **error)
{
  gint64 *new_rows = &self->n_inserted[entity->number];
  if (!self->bulk || (entity->flags & JIN_ENTITY_SPAN))
    return TRUE;
  *new_rows += 1;
  if (*new_rows != MAX (MANY_ROWS, (id - *new_rows) / 2))
    return TRUE;
  g_autoptr (GPtrArray) dropped = jin_connection_drop_indexes (self->connection, entity->name, saving (), error);
  if (dropped == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->later, g_steal_pointer (&dropped));
  return TRUE;
}

static gboolean
make_indexes (JinWriter *self, GError **error)
{
  for (guint i = 0; i < self->later->len; i++)
    if (!jin_connection_exec (self->connection, self->later->pdata[i], saving (), error))
      return FALSE;
  g_ptr_array_set_size (self->later, 0);
  return TRUE;
}

gint64
jin_writer_finish (JinWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, 0);

  if (!jin_first_spans_write (self, error) || !make_indexes (self, error) || !jin_spans_finish (self, error) || !jin_summaries_finish (self, error) ||
      !jin_referrers_finish (self, error) || !close_txn (self, error))
    {
      jin_writer_abort (self);
      return 0;
    }
  writer_clear (self);
  if (!jin_connection_commit (self->connection, saving (), error))
    return 0;
  if (self->txn != 0)
    jin_store_note_own (self->store, self->connection);
  jin_store_redeclare (self->store, self->connection);
  return self->txn != 0 ? self->txn : -1;
}

static gint64
query_int (JinWriter *self, const char *sql, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (self->connection, sql, saving (), error);
  if (statement == NULL)
    return -1;
  if (jin_statement_step (statement, &failure))
    return jin_statement_get_int (statement, 0);
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

/* A transaction that changes nothing leaves no line of history. */
static gboolean
ensure_txn (JinWriter *self, GError **error)
{
  if (self->txn != 0)
    return TRUE;
  gint64                   id = query_int (self, "SELECT coalesce (max (id), 0) + 1 FROM txn", error);
  g_autofree char         *now = jin_store_now ();
  g_autoptr (JinStatement) statement =
      id > 0 ? jin_connection_prepare (self->connection,
                                       "INSERT INTO txn (id, label, operator, time, schema, undo_of, redo_of, system, first_seq, last_seq) "
                                       "VALUES ({p}, {p}, {p}, {p}, {p}, nullif ({p}, 0), nullif ({p}, 0), 0, "
                                       "(SELECT coalesce (max (seq), 0) + 1 FROM change), 0)",
                                       saving (), error)
             : NULL;
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, id);
  jin_statement_bind_text (statement, 2, self->label != NULL ? self->label : "");
  jin_statement_bind_text (statement, 3, self->context->operator != NULL ? self->context->operator : "");
  jin_statement_bind_text (statement, 4, now);
  jin_statement_bind_int (statement, 5, self->store->schema);
  jin_statement_bind_int (statement, 6, self->undo_of);
  jin_statement_bind_int (statement, 7, self->redo_of);
  if (!jin_statement_run (statement, error))
    return FALSE;
  self->txn = id;
  return TRUE;
}

static gboolean
write_line (JinWriter *self, int entity, gint64 id, const char *before, const char *after, GError **error)
{
  if (self->add_change == NULL)
    self->add_change = jin_connection_prepare (
        self->connection, "INSERT INTO change (txn, entity, \"row\", before, after) VALUES ({p}, {p}, {p}, {p}, {p})", saving (), error);
  if (self->add_change == NULL)
    return FALSE;
  jin_statement_bind_int (self->add_change, 1, self->txn);
  jin_statement_bind_int (self->add_change, 2, entity);
  jin_statement_bind_int (self->add_change, 3, id);
  jin_statement_bind_text (self->add_change, 4, before);
  jin_statement_bind_text (self->add_change, 5, after);
  return jin_statement_run (self->add_change, error);
}

/* Creates wait until there are some, and are written together: that takes a third of the time. */
static gboolean
write_made (JinWriter *self, GError **error)
{
  if (self->add_made == NULL)
    {
      g_autoptr (GString) sql = g_string_new ("INSERT INTO change (txn, entity, \"row\") VALUES ({p}, {p}, {p})");
      for (int i = 1; i < JIN_WRITER_MADE; i++)
        g_string_append (sql, ", ({p}, {p}, {p})");
      self->add_made = jin_connection_prepare (self->connection, sql->str, saving (), error);
    }
  if (self->add_made == NULL)
    return FALSE;
  for (int i = 0; i < JIN_WRITER_MADE; i++)
    {
      jin_statement_bind_int (self->add_made, 3 * i + 1, self->txn);
      jin_statement_bind_int (self->add_made, 3 * i + 2, self->made[i].entity);
      jin_statement_bind_int (self->add_made, 3 * i + 3, self->made[i].id);
    }
  self->n_made = 0;
  return jin_statement_run (self->add_made, error);
}

static gboolean
flush_history (JinWriter *self, GError **error)
{
  for (int i = 0; i < self->n_made; i++)
    if (!write_line (self, self->made[i].entity, self->made[i].id, NULL, NULL, error))
      return FALSE;
  self->n_made = 0;
  return TRUE;
}

/* A create keeps no body, an update the changed fields, a delete the whole row. */
static gboolean
add_history (JinWriter       *self,
             const JinEntity *entity,
             gint64           id,
             const char      *before,
             const char      *after,
             GError         **error)
{
  if (!ensure_txn (self, error))
    return FALSE;
  if (!(entity->flags & JIN_ENTITY_SYSTEM))
    self->system = FALSE;
  if (before != NULL)
    return flush_history (self, error) && write_line (self, entity->number, id, before, after, error);
  self->made[self->n_made].entity = entity->number;
  self->made[self->n_made++].id = id;
  return self->n_made < JIN_WRITER_MADE || write_made (self, error);
}

static void
touch (JinWriter *self, gint64 id, JinRecord *before, JinRecord *after)
{
  jin_spans_touch (self, before, after);
  jin_summaries_touch (self, id, before, after);
  jin_referrers_touch (self, id, before, after);
}

gboolean
jin_writer_note_made (JinWriter *self, const JinEntity *entity, gint64 first, gint64 last, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO change (txn, entity, \"row\") SELECT {p}, {p}, id FROM \"%s\" WHERE id BETWEEN {p} AND {p} ORDER BY id", entity->name);
  g_autoptr (JinStatement) statement = NULL;
  if (!ensure_txn (self, error) || !flush_history (self, error) ||
      (statement = jin_connection_prepare (self->connection, sql, saving (), error)) == NULL)
    return FALSE;
  if (!(entity->flags & JIN_ENTITY_SYSTEM))
    self->system = FALSE;
  jin_statement_bind_int (statement, 1, self->txn);
  jin_statement_bind_int (statement, 2, entity->number);
  jin_statement_bind_int (statement, 3, first);
  jin_statement_bind_int (statement, 4, last);
  return jin_statement_run (statement, error);
}

gint64
jin_writer_next_id (JinWriter *self, const JinEntity *entity, GError **error)
{
  return jin_writer_next_ids (self, entity, 1, error);
}

gint64
jin_writer_next_ids (JinWriter *self, const JinEntity *entity, gint64 n_ids, GError **error)
{
  gint64 *next = &self->next_ids[entity->number];
  if (*next == 0)
    {
      /* History knows the ids of rows that are gone. */
      g_autofree char *sql = g_strdup_printf (
          "SELECT coalesce (max (id), 0) + 1 FROM (SELECT max (id) AS id FROM \"%s\" UNION ALL SELECT max (\"row\") FROM change WHERE entity = %d)",
          entity->name, entity->number);
      *next = query_int (self, sql, error);
      if (*next <= 0)
        return *next = 0;
    }
  *next += n_ids;
  return *next - n_ids;
}

/* ---- rows ---- */

static JinStatement *
prepare_link (JinWriter *self, const JinEntity *entity, int field, GError **error)
{
  JinStatement *statement = g_hash_table_lookup (self->links, GINT_TO_POINTER (field));
  if (statement != NULL)
    return statement;
  g_autofree char *table = jin_mapping_link_table (entity, field);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s\" (owner, code) VALUES ({p}, {p}) ON CONFLICT DO NOTHING", table);
  statement = jin_connection_prepare (self->connection, sql, saving (), error);
  if (statement != NULL)
    g_hash_table_insert (self->links, GINT_TO_POINTER (field), statement);
  return statement;
}

static gboolean
write_codes (JinWriter       *self,
             const JinEntity *entity,
             int              field,
             gint64           id,
             const char      *codes,
             GError         **error)
{
  if (*codes == '\0')
    return TRUE;
  JinStatement *statement = prepare_link (self, entity, field, error);
  if (statement == NULL)
    return FALSE;
  g_auto (GStrv) list = g_strsplit (codes, ",", -1);
  for (int i = 0; list[i] != NULL; i++)
    {
      jin_statement_bind_int (statement, 1, id);
      jin_statement_bind_text (statement, 2, list[i]);
      if (*list[i] != '\0' && !jin_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_codes (JinWriter *self, const JinEntity *entity, int field, gint64 id, GError **error)
{
  g_autofree char         *table = jin_mapping_link_table (entity, field);
  g_autofree char         *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE owner = {p}", table);
  g_autoptr (JinStatement) statement = jin_connection_prepare (self->connection, sql, saving (), error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, id);
  return jin_statement_run (statement, error);
}

/* Most columns of a person are empty in every row of a file, and each takes its time: a large set names only those that
 * some row so far had a value for. */
static gboolean
note_columns (JinWriter *self, const JinMapping *mapping, JinInsert *insert, JinRecord *record)
{
  gboolean grown = FALSE;
  if (insert->used == NULL)
    insert->used = g_new0 (gboolean, mapping->columns->len);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      int field = g_array_index (mapping->columns, JinMappedColumn, i).field;
      if (insert->used[i] || (self->bulk && jin_record_is_empty (record, field)))
        continue;
      insert->used[i] = TRUE;
      grown = TRUE;
    }
  return grown;
}

static JinStatement *
prepare_insert (JinWriter *self, const JinMapping *mapping, JinRecord *record, GError **error)
{
  JinInsert *insert = &self->inserts[mapping->entity->number];
  if (note_columns (self, mapping, insert, record))
    g_clear_pointer (&insert->statement, jin_statement_release);
  if (insert->statement == NULL)
    {
      g_autofree char *sql = jin_mapping_write_insert (mapping, insert->used);
      insert->statement = jin_connection_prepare (self->connection, sql, saving (), error);
    }
  return insert->statement;
}

gboolean
jin_writer_insert (JinWriter *self, JinRecord *record, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL && JIN_IS_RECORD (record) && id > 0, FALSE);

  const JinEntity  *entity = jin_record_get_entity (record);
  const JinMapping *mapping = jin_store_mapping (self->store, entity);
  JinStatement     *insert = prepare_insert (self, mapping, record, error);
  if (insert == NULL || !set_indexes_aside (self, entity, id, error))
    return FALSE;
  if (entity->number == JIN_ENTITY_CUSTOM_FIELD && !jin_custom_write (self, NULL, record, error))
    return FALSE;
  jin_mapping_bind_row (mapping, insert, self->inserts[entity->number].used, id, record, self->scratch);
  gboolean ok = jin_statement_run (insert, error);
  g_ptr_array_set_size (self->scratch, 0);
  for (guint i = 0; ok && i < mapping->choices->len; i++)
    {
      int field = g_array_index (mapping->choices, int, i);
      ok = write_codes (self, entity, field, id, jin_record_get_text (record, field), error);
    }
  if (!ok || !add_history (self, entity, id, NULL, NULL, error))
    return FALSE;
  touch (self, id, NULL, record);
  return TRUE;
}

/* Field ids in which the records differ. */
static GArray *
differences (JinRecord *before, JinRecord *after)
{
  const JinEntity *entity = jin_record_get_entity (before);
  GArray          *fields = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      if (jin_field_is_stored (&entity->fields[i]) && !jin_record_same (before, after, field))
        g_array_append_val (fields, field);
    }
  return fields;
}

static gboolean
has_field (GArray *fields, int field)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, int, i) == field)
      return TRUE;
  return FALSE;
}

static gboolean
write_columns (JinWriter *self, const JinMapping *mapping, JinRecord *after, GArray *fields, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_string_append_printf (sql, "UPDATE \"%s\" SET revision = revision + 1", mapping->entity->name);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const JinMappedColumn *column = &g_array_index (mapping->columns, JinMappedColumn, i);
      if (has_field (fields, column->field))
        g_string_append_printf (sql, ", \"%s\" = {p}", column->name);
    }
  g_string_append (sql, " WHERE id = {p}");
  g_autoptr (JinStatement) statement = jin_connection_prepare (self->connection, sql->str, saving (), error);
  if (statement == NULL)
    return FALSE;
  int index = 1;
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const JinMappedColumn *column = &g_array_index (mapping->columns, JinMappedColumn, i);
      if (has_field (fields, column->field))
        jin_mapping_bind (column, statement, index++, jin_record_peek (after, column->field), self->scratch);
    }
  jin_statement_bind_int (statement, index, jin_record_get_id (after));
  gboolean ok = jin_statement_run (statement, error);
  g_ptr_array_set_size (self->scratch, 0);
  return ok;
}

gboolean
jin_writer_update (JinWriter *self, JinRecord *before, JinRecord *after, GError **error)
{
  g_return_val_if_fail (self != NULL && JIN_IS_RECORD (before) && JIN_IS_RECORD (after), FALSE);

  const JinEntity   *entity = jin_record_get_entity (after);
  const JinMapping  *mapping = jin_store_mapping (self->store, entity);
  gint64             id = jin_record_get_id (after);
  g_autoptr (GArray) fields = differences (before, after);
  g_autofree char   *before_json = NULL;
  g_autofree char   *after_json = NULL;

  if (fields->len == 0)
    return TRUE;
  if (entity->number == JIN_ENTITY_CUSTOM_FIELD && !jin_custom_write (self, before, after, error))
    return FALSE;
  if (!jin_first_spans_write (self, error) || !write_columns (self, mapping, after, fields, error))
    return FALSE;
  for (guint i = 0; i < mapping->choices->len; i++)
    {
      int field = g_array_index (mapping->choices, int, i);
      if (has_field (fields, field) &&
          (!delete_codes (self, entity, field, id, error) ||
           !write_codes (self, entity, field, id, jin_record_get_text (after, field), error)))
        return FALSE;
    }
  jin_row_json_changes (before, after, fields, &before_json, &after_json);
  if (!add_history (self, entity, id, before_json, after_json, error))
    return FALSE;
  touch (self, id, before, after);
  return TRUE;
}

/* Rows of @child whose reference @field points to @id. */
static GArray *
read_children (JinWriter *self, const JinEntity *child, int field, gint64 id, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autofree char         *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = {p}", child->name, jin_entity_field (child, field)->name);
  g_autoptr (JinStatement) statement = jin_connection_prepare (self->connection, sql, saving (), error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  jin_statement_bind_int (statement, 1, id);
  while (jin_statement_step (statement, &failure))
    {
      gint64 row = jin_statement_get_int (statement, 0);
      g_array_append_val (ids, row);
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
delete_children (JinWriter *self, JinRecord *record, GError **error)
{
  const JinEntities *entities = jin_store_get_entities (self->store);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *child = entities->items[i];
      int              owner = jin_entity_owned_by (child, jin_record_get_entity (record));
      if (owner == 0)
        continue;
      g_autoptr (GArray) ids = read_children (self, child, owner, jin_record_get_id (record), error);
      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        {
          g_autoptr (JinRecord) row = jin_store_read_row (self->store, self->connection, child, g_array_index (ids, gint64, j), error);
          if (row == NULL || !jin_writer_delete (self, row, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
jin_writer_delete (JinWriter *self, JinRecord *record, GError **error)
{
  g_return_val_if_fail (self != NULL && JIN_IS_RECORD (record), FALSE);

  const JinEntity  *entity = jin_record_get_entity (record);
  const JinMapping *mapping = jin_store_mapping (self->store, entity);
  gint64            id = jin_record_get_id (record);
  g_autofree char  *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = {p}", entity->name);
  g_autofree char  *whole = jin_row_json_whole (record);

  if (entity->number == JIN_ENTITY_CUSTOM_FIELD && !jin_custom_write (self, record, NULL, error))
    return FALSE;
  if (!jin_first_spans_write (self, error) || !delete_children (self, record, error))
    return FALSE;
  for (guint i = 0; i < mapping->choices->len; i++)
    if (!delete_codes (self, entity, g_array_index (mapping->choices, int, i), id, error))
      return FALSE;
  g_autoptr (JinStatement) statement = jin_connection_prepare (self->connection, sql, saving (), error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, id);
  if (!jin_statement_run (statement, error) || !add_history (self, entity, id, whole, NULL, error))
    return FALSE;
  touch (self, id, record, NULL);
  return TRUE;
}
