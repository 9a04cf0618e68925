/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A transaction is inverted row by row, from what history says of it: a row that it made is taken away, one that it took
 * away is put back under its old id, and fields that it changed get their old values — all only if nothing has changed
 * since.  Values that the store itself keeps (mirrors of spans, summaries) follow by themselves.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-inversion.h"
#include "store/jin-row-json.h"
#include "store/jin-writer.h"

/* So many differences are named. */
#define MAX_DIFFERENCES 5
#define PROGRESS_STEP 500
/* So many rows are read at once. */
#define BATCH 500

/* What one transaction did to one row, of perhaps a million: the values are read when it is their turn. */
typedef struct
{
  const JinEntity *entity;
  gint64           id;
  gint64           first_seq;
  gint64           last_seq;
  gboolean         made;
  gboolean         taken;
} Touched;

typedef struct
{
  JsonObject *before; /* first value of each field changed, or the whole row taken away */
  JsonObject *after;  /* last value of each field changed */
} Values;

typedef struct
{
  JinStore      *store;
  JinConnection *connection;
  GError        *error;
  GPtrArray     *rows;    /* Touched, in the order of their first change */
  GPtrArray     *current; /* the rows from @rows[@first_current] on as they are now, NULL for those that are gone */
  guint          first_current;
  gboolean       newest; /* nothing was changed after the transaction */
  GString       *differences;
  int            n_differences;
} Inversion;

static const char *
action (void)
{
  return _("Could not take back");
}

/* ---- what it did ---- */

static void
values_clear (Values *self)
{
  g_clear_pointer (&self->before, json_object_unref);
  g_clear_pointer (&self->after, json_object_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static guint
touched_hash (gconstpointer key)
{
  const Touched *touched = key;
  return g_int64_hash (&touched->id) * 31 + touched->entity->number;
}

static gboolean
touched_equal (gconstpointer a, gconstpointer b)
{
  const Touched *one = a, *other = b;
  return jin_entity_same (one->entity, other->entity) && one->id == other->id;
}

/* Copies members; those that are there stay when @keep. */
static void
add_members (JsonObject **into, JsonObject *from, gboolean keep)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;
  if (*into == NULL)
    *into = json_object_new ();
  json_object_iter_init (&iter, from);
  while (json_object_iter_next (&iter, &name, &node))
    if (!keep || !json_object_has_member (*into, name))
      json_object_set_member (*into, name, json_node_copy (node));
}

static void
note_change (Touched *touched, gboolean makes, gboolean takes)
{
  if (makes)
    {
      /* Made, or put back after it was taken away. */
      touched->made = !touched->taken;
      touched->taken = FALSE;
    }
  else if (takes)
    touched->taken = TRUE;
}

/* The first values of all that the transaction changed in the row, and the last. */
static gboolean
read_values (Inversion *self, const Touched *touched, Values *values)
{
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      self->connection, "SELECT before, after FROM change WHERE entity = {p} AND \"row\" = {p} AND seq BETWEEN {p} AND {p} ORDER BY seq",
      action (), &self->error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, touched->entity->number);
  jin_statement_bind_int (statement, 2, touched->id);
  jin_statement_bind_int (statement, 3, touched->first_seq);
  jin_statement_bind_int (statement, 4, touched->last_seq);
  while (jin_statement_step (statement, &self->error))
    {
      g_autoptr (JsonNode) before = jin_row_json_parse (jin_statement_get_text (statement, 0));
      g_autoptr (JsonNode) after = jin_row_json_parse (jin_statement_get_text (statement, 1));
      if (before == NULL)
        continue;
      add_members (&values->before, json_node_get_object (before), TRUE);
      if (after != NULL)
        add_members (&values->after, json_node_get_object (after), FALSE);
    }
  return self->error == NULL;
}

static gboolean
read_changes (Inversion *self, gint64 transaction)
{
  g_autoptr (GHashTable)   known = g_hash_table_new (touched_hash, touched_equal);
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      self->connection, "SELECT c.seq, c.entity, c.\"row\", c.before IS NULL, c.after IS NULL FROM txn t JOIN change c ON c.seq BETWEEN t.first_seq AND t.last_seq "
                        "WHERE t.id = {p} AND c.txn = t.id ORDER BY c.seq",
      action (), &self->error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, transaction);
  while (jin_statement_step (statement, &self->error))
    {
      Touched key = {.entity = jin_entities_by_number (jin_store_get_entities (self->store), (int)jin_statement_get_int (statement, 1)),
                     .id = jin_statement_get_int (statement, 2)};
      if (key.entity == NULL)
        continue;
      Touched *touched = g_hash_table_lookup (known, &key);
      if (touched == NULL)
        {
          touched = g_memdup2 (&key, sizeof key);
          touched->first_seq = jin_statement_get_int (statement, 0);
          g_ptr_array_add (self->rows, touched);
          g_hash_table_add (known, touched);
        }
      touched->last_seq = jin_statement_get_int (statement, 0);
      note_change (touched, jin_statement_get_int (statement, 3) != 0, jin_statement_get_int (statement, 4) != 0);
    }
  return self->error == NULL;
}

static gboolean
read_newest (Inversion *self, gint64 transaction)
{
  g_autoptr (JinStatement) statement =
      jin_connection_prepare (self->connection, "SELECT last_seq = (SELECT max (seq) FROM change) FROM txn WHERE id = {p}", action (), &self->error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, transaction);
  if (jin_statement_step (statement, &self->error))
    self->newest = jin_statement_get_int (statement, 0) != 0;
  return self->error == NULL;
}

/* ---- whether it still holds ---- */

/* What follows from other rows is no difference. */
static gboolean
is_kept_by_store (const JinField *field)
{
  return field->mirror != 0 || (field->flags & JIN_FIELD_READ_ONLY) != 0;
}

static void
add_difference (Inversion *self, JinRecord *record, const char *what)
{
  if (self->n_differences++ < MAX_DIFFERENCES)
    g_string_append_printf (self->differences, _("“%s”: %s; "), jin_record_get_title (record), what);
}

/* Every member of @expected is what @record holds, else a difference. */
static void
compare (Inversion *self, JinRecord *record, JsonObject *expected)
{
  const JinEntity *entity = jin_record_get_entity (record);
  JsonObjectIter   iter;
  const char      *name;
  JsonNode        *node;
  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &node))
    {
      int field = jin_entity_find_field (entity, name);
      /* A field that the office had and took away. */
      if (field == 0 && g_str_has_prefix (name, "c_"))
        add_difference (self, record, name);
      else if (field != 0 && !is_kept_by_store (jin_entity_field (entity, field)))
        {
          g_auto (JinValue) value = jin_row_json_value (jin_entity_field (entity, field), node);
          if (!jin_value_equal (&value, jin_record_peek (record, field)))
            add_difference (self, record, jin_field_label (jin_entity_field (entity, field)));
        }
    }
}

/* A row that the transaction made must be as it was made: the first value that a later change replaced is still there. */
static gboolean
compare_with_made (Inversion *self, const Touched *touched, JinRecord *record)
{
  JsonObject *first = NULL;
  if (self->newest)
    return TRUE;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      self->connection, "SELECT before FROM change WHERE entity = {p} AND \"row\" = {p} AND seq > {p} ORDER BY seq", action (), &self->error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, touched->entity->number);
  jin_statement_bind_int (statement, 2, touched->id);
  jin_statement_bind_int (statement, 3, touched->last_seq);
  while (jin_statement_step (statement, &self->error))
    {
      g_autoptr (JsonNode) before = jin_row_json_parse (jin_statement_get_text (statement, 0));
      if (before != NULL)
        add_members (&first, json_node_get_object (before), TRUE);
    }
  if (first != NULL)
    {
      compare (self, record, first);
      json_object_unref (first);
    }
  return self->error == NULL;
}

/* ---- inverting ---- */

/* Reads the rows of one ledger among those of the batch at hand. */
static gboolean
read_ledger (Inversion *self, const JinEntity *entity)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->current->len; i++)
    {
      const Touched *touched = self->rows->pdata[self->first_current + i];
      if (touched->entity != entity)
        continue;
      g_array_append_val (ids, touched->id);
      g_array_append_val (places, i);
    }
  g_autoptr (GPtrArray) rows =
      jin_store_read_rows (self->store, self->connection, entity, (const gint64 *)(gpointer)ids->data, ids->len, &self->error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    self->current->pdata[g_array_index (places, guint, i)] = g_steal_pointer (&rows->pdata[i]);
  return rows != NULL;
}

/* Reads the row @index and those before it, which come next; nothing here changes one by way of another. */
static gboolean
read_batch (Inversion *self, guint index)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  self->first_current = index + 1 - MIN (index + 1, BATCH);
  self->current = g_ptr_array_new_with_free_func (jin_row_unref);
  g_ptr_array_set_size (self->current, (int)(index + 1 - self->first_current));
  for (guint i = self->first_current; i <= index; i++)
    {
      const Touched *touched = self->rows->pdata[i];
      if (g_hash_table_add (done, (gpointer)touched->entity) && !read_ledger (self, touched->entity))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full): NULL without an error when it is gone */
static JinRecord *
read_current (Inversion *self, guint index)
{
  if ((self->current == NULL || index < self->first_current || index - self->first_current >= self->current->len) && !read_batch (self, index))
    return NULL;
  return g_steal_pointer (&self->current->pdata[index - self->first_current]);
}

/* Children that came later would be lost without a word. */
static gboolean
has_children (Inversion *self, const Touched *touched, gboolean *any)
{
  const JinEntities *entities = jin_store_get_entities (self->store);
  *any = FALSE;
  for (int i = 0; i < entities->n_items && !*any; i++)
    {
      int owner = jin_entity_owned_by (entities->items[i], touched->entity);
      if (owner == 0)
        continue;
      g_autofree char         *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" = {p} LIMIT 1", entities->items[i]->name,
                                                      jin_entity_field (entities->items[i], owner)->name);
      g_autoptr (JinStatement) statement = jin_connection_prepare (self->connection, sql, action (), &self->error);
      if (statement == NULL)
        return FALSE;
      jin_statement_bind_int (statement, 1, touched->id);
      *any = jin_statement_step (statement, &self->error);
    }
  return self->error == NULL;
}

static gboolean
take_away (Inversion *self, JinWriter *writer, guint index)
{
  const Touched        *touched = self->rows->pdata[index];
  gboolean              children;
  g_autoptr (JinRecord) current = read_current (self, index);
  if (current == NULL || !compare_with_made (self, touched, current) || !has_children (self, touched, &children))
    return self->error == NULL;
  if (children)
    add_difference (self, current, _("entries were added to it"));
  return self->n_differences > 0 || jin_writer_delete (writer, current, &self->error);
}

static gboolean
put_back (Inversion *self, JinWriter *writer, guint index, const Values *values)
{
  const Touched        *touched = self->rows->pdata[index];
  g_autoptr (JinRecord) record = jin_row_json_record (touched->entity, touched->id, values->before);
  g_autoptr (JinRecord) current = read_current (self, index);
  if (current != NULL)
    add_difference (self, record, _("it is there again"));
  return self->error == NULL && (self->n_differences > 0 || jin_writer_insert (writer, record, touched->id, &self->error));
}

/* The old values, but for those that follow from others. */
static void
restore_values (JinRecord *record, JsonObject *before)
{
  const JinEntity      *entity = jin_record_get_entity (record);
  g_autoptr (JinRecord) kept = jin_record_copy (record);
  jin_row_json_apply (record, before);
  for (int i = 0; i < entity->n_fields; i++)
    if (is_kept_by_store (&entity->fields[i]))
      jin_record_set (record, jin_entity_field_id (entity, i), jin_record_peek (kept, jin_entity_field_id (entity, i)));
}

static gboolean
change_back (Inversion *self, JinWriter *writer, guint index, const Values *values)
{
  const Touched        *touched = self->rows->pdata[index];
  g_autoptr (JinRecord) current = read_current (self, index);
  if (current == NULL)
    {
      if (self->error == NULL)
        {
          g_autoptr (JinRecord) gone = jin_row_json_record (touched->entity, touched->id, values->before);
          add_difference (self, gone, _("it is no longer there"));
        }
      return self->error == NULL;
    }
  compare (self, current, values->after);
  if (self->n_differences > 0)
    return TRUE;
  g_autoptr (JinRecord) restored = jin_record_copy (current);
  restore_values (restored, values->before);
  return jin_writer_update (writer, current, restored, &self->error);
}

static gboolean
invert_row (Inversion *self, JinWriter *writer, guint index)
{
  const Touched  *touched = self->rows->pdata[index];
  g_auto (Values) values = {NULL, NULL};
  if (touched->made && touched->taken)
    return TRUE;
  if (touched->made)
    return take_away (self, writer, index);
  if (!read_values (self, touched, &values))
    return FALSE;
  if (touched->taken)
    return put_back (self, writer, index, &values);
  return values.before == NULL || change_back (self, writer, index, &values);
}

static gboolean
invert_rows (Inversion *self, JinWriter *writer)
{
  guint n = self->rows->len;
  for (guint i = 0; i < n; i++)
    {
      /* Backwards: what was made last, such as children, goes first. */
      if (!invert_row (self, writer, n - 1 - i))
        return FALSE;
      if ((i + 1) % PROGRESS_STEP == 0)
        jin_store_report (self->store, i + 1, n);
    }
  if (self->n_differences == 0)
    return TRUE;
  g_set_error (&self->error, JIN_ERROR, JIN_ERROR_CONFLICT,
               ngettext ("Nothing was taken back, because something has changed since: %sLook at it and correct it by hand.",
                         "Nothing was taken back, because %2$d things have changed since: %1$sLook at them and correct them by hand.", self->n_differences),
               self->differences->str, self->n_differences);
  return FALSE;
}

gint64
jin_invert (JinStore         *store,
            JinConnection    *connection,
            const JinContext *context,
            gint64            transaction,
            const char       *label,
            gboolean          redo,
            GError          **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString)   differences = g_string_new (NULL);
  Inversion             self = {.store = store, .connection = connection, .rows = rows, .differences = differences};
  JinWriter             writer;
  gint64                result = 0;
  if (!jin_writer_begin (&writer, store, connection, context, label, error))
    return 0;
  writer.undo_of = redo ? 0 : transaction;
  writer.redo_of = redo ? transaction : 0;
  if (read_newest (&self, transaction) && read_changes (&self, transaction) && invert_rows (&self, &writer))
    result = jin_writer_finish (&writer, &self.error);
  else
    jin_writer_abort (&writer);
  g_clear_pointer (&self.current, g_ptr_array_unref);
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return result;
}
