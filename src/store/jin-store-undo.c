/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking back.  Undo is a new transaction that inverts an old one; redo inverts the undo.
 *
 *   history:   A   B   undo(B)   C   undo(C)   redo(undo(C))
 *   to undo:   A   A B  A        A C  A         A C
 *   to redo:            B             C
 *
 * A transaction is inverted row by row, from what history says of it: a row that it made is taken away, one that it took
 * away is put back under its old id, and fields that it changed get their old values — all only if nothing has changed
 * since.  Values that the store itself keeps (mirrors of spans, summaries) follow by themselves.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-row-json.h"
#include "store/jin-writer.h"

/* So far back an operator can go. */
#define MAX_STEPS 500
/* So many differences are named. */
#define MAX_DIFFERENCES 5
#define PROGRESS_STEP 500

/* What one transaction did to one row. */
typedef struct
{
  const JinEntity *entity;
  gint64           id;
  gint64           last_seq;
  gboolean         made;
  gboolean         taken;
  JsonObject      *before; /* first value of each field changed, or the whole row taken away */
  JsonObject      *after;  /* last value of each field changed */
} Touched;

typedef struct
{
  JinStore         *store;
  JinConnection    *connection;
  const JinContext *context;
  gint64            transaction; /* to invert; 0: the operator's last */
  gboolean          redo;
  gint64            result;
  GError           *error;

  GPtrArray *rows; /* Touched, in the order of their first change */
  GString   *differences;
  int        n_differences;
} Inversion;

static const char *
action (void)
{
  return _("Could not take back");
}

/* ---- what can be taken back ---- */

typedef struct
{
  gint64 id;
  char  *label;
} Step;

static void
step_clear (Step *step)
{
  g_free (step->label);
}

static void
stack_push (GArray *stack, gint64 id, const char *label)
{
  Step step = {id, g_strdup (label)};
  g_array_append_val (stack, step);
}

static void
stack_remove (GArray *stack, gint64 id)
{
  for (guint i = stack->len; i > 0; i--)
    if (g_array_index (stack, Step, i - 1).id == id)
      {
        g_array_remove_index (stack, i - 1);
        return;
      }
}

/* Walks the operator's latest transactions; @undo and @redo end with what comes next. */
static gboolean
read_stacks (JinStore *store, JinConnection *connection, const char *operator, GArray * undo, GArray *redo, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      connection,
      "SELECT id, label, undo_of, redo_of FROM (SELECT id, label, undo_of, redo_of FROM txn "
      "WHERE operator = {p} AND system = 0 AND schema = {p} ORDER BY id DESC LIMIT {p}) latest ORDER BY id",
      _("Could not read the history"), error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_text (statement, 1, operator != NULL ? operator : "");
  jin_statement_bind_int (statement, 2, store->schema);
  jin_statement_bind_int (statement, 3, MAX_STEPS);
  while (jin_statement_step (statement, &failure))
    {
      gint64      id = jin_statement_get_int (statement, 0);
      const char *label = jin_statement_get_text (statement, 1);
      if (!jin_statement_is_null (statement, 2))
        {
          stack_remove (undo, jin_statement_get_int (statement, 2));
          stack_push (redo, id, label);
        }
      else
        {
          if (!jin_statement_is_null (statement, 3))
            stack_remove (redo, jin_statement_get_int (statement, 3));
          else
            g_array_set_size (redo, 0);
          stack_push (undo, id, label);
        }
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}

/* (out) id and (transfer full) label of what comes next; FALSE without error when there is nothing. */
static gboolean
find_next (JinStore *store, JinConnection *connection, const char *operator, gboolean redo, Step *next, GError **error)
{
  g_autoptr (GArray) undo_stack = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) redo_stack = g_array_new (FALSE, FALSE, sizeof (Step));
  GArray            *stack = redo ? redo_stack : undo_stack;
  g_array_set_clear_func (undo_stack, (GDestroyNotify)step_clear);
  g_array_set_clear_func (redo_stack, (GDestroyNotify)step_clear);
  if (!read_stacks (store, connection, operator, undo_stack, redo_stack, error) || stack->len == 0)
    return FALSE;
  const Step *last = &g_array_index (stack, Step, stack->len - 1);
  *next = (Step){last->id, g_strdup (last->label)};
  return TRUE;
}

static gboolean
find_given (Inversion *self, Step *next)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      self->connection, "SELECT label FROM txn WHERE id = {p} AND system = 0 AND schema = {p}", action (), &self->error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, self->transaction);
  jin_statement_bind_int (statement, 2, self->store->schema);
  if (!jin_statement_step (statement, &self->error))
    return FALSE;
  *next = (Step){self->transaction, g_strdup (jin_statement_get_text (statement, 0))};
  return TRUE;
}

/* ---- what it did ---- */

static void
touched_free (Touched *self)
{
  g_clear_pointer (&self->before, json_object_unref);
  g_clear_pointer (&self->after, json_object_unref);
  g_free (self);
}

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
  return one->entity == other->entity && one->id == other->id;
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
add_change (Touched *touched, const char *before, const char *after)
{
  g_autoptr (JsonNode) old = jin_row_json_parse (before);
  g_autoptr (JsonNode) new = jin_row_json_parse (after);
  if (old == NULL)
    {
      /* Made, or put back after it was taken away. */
      touched->made = !touched->taken;
      touched->taken = FALSE;
    }
  else if (new == NULL)
    {
      touched->taken = TRUE;
      /* The row as it was before this transaction: later fields do not replace earlier ones. */
      add_members (&touched->before, json_node_get_object (old), TRUE);
    }
  else
    {
      add_members (&touched->before, json_node_get_object (old), TRUE);
      add_members (&touched->after, json_node_get_object (new), FALSE);
    }
}

static gboolean
read_changes (Inversion *self, gint64 transaction)
{
  g_autoptr (GHashTable)   known = g_hash_table_new (touched_hash, touched_equal);
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      self->connection, "SELECT c.seq, c.entity, c.\"row\", c.before, c.after FROM txn t JOIN change c ON c.seq BETWEEN t.first_seq AND t.last_seq "
                        "WHERE t.id = {p} AND c.txn = t.id ORDER BY c.seq",
      action (), &self->error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, transaction);
  while (jin_statement_step (statement, &self->error))
    {
      Touched key = {.entity = jin_entities_by_number (self->store->entities, (int)jin_statement_get_int (statement, 1)),
                     .id = jin_statement_get_int (statement, 2)};
      if (key.entity == NULL)
        continue;
      Touched *touched = g_hash_table_lookup (known, &key);
      if (touched == NULL)
        {
          touched = g_memdup2 (&key, sizeof key);
          g_ptr_array_add (self->rows, touched);
          g_hash_table_add (known, touched);
        }
      touched->last_seq = jin_statement_get_int (statement, 0);
      add_change (touched, jin_statement_get_text (statement, 3), jin_statement_get_text (statement, 4));
    }
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
      if (g_str_has_prefix (name, "c_"))
        {
          const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
          if (g_strcmp0 (text, jin_record_get_custom (record, name)) != 0)
            add_difference (self, record, name);
        }
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
  JsonObject              *first = NULL;
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

static JinRecord *
read_current (Inversion *self, const Touched *touched)
{
  g_autoptr (GError) failure = NULL;
  JinRecord         *record = jin_store_read_row (self->store, self->connection, touched->entity, touched->id, &failure);
  if (failure != NULL && !g_error_matches (failure, JIN_ERROR, JIN_ERROR_NOT_FOUND))
    g_propagate_error (&self->error, g_steal_pointer (&failure));
  return record;
}

/* Children that came later would be lost without a word. */
static gboolean
has_children (Inversion *self, const Touched *touched, gboolean *any)
{
  const JinEntities *entities = self->store->entities;
  *any = FALSE;
  for (int i = 0; i < entities->n_items && !*any; i++)
    {
      int owner = jin_entity_owner_field (entities->items[i]);
      if (owner == 0 || jin_entity_field (entities->items[i], owner)->target != touched->entity)
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
take_away (Inversion *self, JinWriter *writer, const Touched *touched)
{
  gboolean              children;
  g_autoptr (JinRecord) current = read_current (self, touched);
  if (current == NULL || !compare_with_made (self, touched, current) || !has_children (self, touched, &children))
    return self->error == NULL;
  if (children)
    add_difference (self, current, _("entries were added to it"));
  return self->n_differences > 0 || jin_writer_delete (writer, current, &self->error);
}

static gboolean
put_back (Inversion *self, JinWriter *writer, const Touched *touched)
{
  g_autoptr (JinRecord) record = jin_row_json_record (touched->entity, touched->id, touched->before);
  g_autoptr (JinRecord) current = read_current (self, touched);
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
change_back (Inversion *self, JinWriter *writer, const Touched *touched)
{
  g_autoptr (JinRecord) current = read_current (self, touched);
  if (current == NULL)
    {
      if (self->error == NULL)
        {
          g_autoptr (JinRecord) gone = jin_row_json_record (touched->entity, touched->id, touched->before);
          add_difference (self, gone, _("it is no longer there"));
        }
      return self->error == NULL;
    }
  compare (self, current, touched->after);
  if (self->n_differences > 0)
    return TRUE;
  g_autoptr (JinRecord) restored = jin_record_copy (current);
  restore_values (restored, touched->before);
  return jin_writer_update (writer, current, restored, &self->error);
}

static gboolean
invert_rows (Inversion *self, JinWriter *writer)
{
  guint n = self->rows->len;
  for (guint i = 0; i < n; i++)
    {
      /* Backwards: what was made last, such as children, goes first. */
      const Touched *touched = self->rows->pdata[n - 1 - i];
      gboolean       ok = TRUE;
      if (touched->made && !touched->taken)
        ok = take_away (self, writer, touched);
      else if (touched->taken && !touched->made)
        ok = put_back (self, writer, touched);
      else if (!touched->made && touched->before != NULL)
        ok = change_back (self, writer, touched);
      if (!ok)
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

static void
invert (Inversion *self, const Step *step)
{
  JinWriter writer;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)touched_free);
  self->differences = g_string_new (NULL);
  if (jin_writer_begin (&writer, self->store, self->connection, self->context, step->label, &self->error))
    {
      writer.undo_of = self->redo ? 0 : step->id;
      writer.redo_of = self->redo ? step->id : 0;
      if (read_changes (self, step->id) && invert_rows (self, &writer))
        self->result = jin_writer_finish (&writer, &self->error);
      else
        jin_writer_abort (&writer);
    }
  if (self->result > 0)
    jin_store_tell_changed (self->store);
  g_ptr_array_unref (self->rows);
  g_string_free (self->differences, TRUE);
}

static void
inversion_job (JinStore *store, JinConnection *connection, gpointer data)
{
  Inversion *self = data;
  Step       step = {0, NULL};
  self->store = store;
  self->connection = connection;
  if (self->transaction != 0 ? find_given (self, &step)
                             : find_next (store, connection, self->context->operator, self->redo, &step, &self->error))
    invert (self, &step);
  else if (self->error == NULL)
    g_set_error_literal (&self->error, JIN_ERROR, JIN_ERROR_NOT_FOUND,
                         self->redo ? _("There is nothing to do again.") : _("There is nothing to take back."));
  g_free (step.label);
}

static gint64
run_inversion (JinStore *store, gint64 transaction, gboolean redo, const JinContext *context, GError **error)
{
  Inversion inversion = {.context = context, .transaction = transaction, .redo = redo};
  if (!jin_store_work (store, inversion_job, &inversion, error))
    return 0;
  if (inversion.error != NULL)
    g_propagate_error (error, inversion.error);
  return inversion.result;
}

/**
 * jin_store_undo:
 * @transaction: what to take back, 0 for the last of the context's operator
 * @context: the operator
 * @error: JIN_ERROR_CONFLICT naming what has changed since, JIN_ERROR_NOT_FOUND when there is nothing (or a
 *   migration lies in between)
 *
 * Returns: the new transaction, 0 on failure
 */
gint64
jin_store_undo (JinStore *self, gint64 transaction, const JinContext *context, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && context != NULL, 0);

  return run_inversion (self, transaction, FALSE, context, error);
}

/**
 * jin_store_redo:
 *
 * Does again what the operator took back last; ends with the operator's next change.
 *
 * Returns: the new transaction, 0 on failure
 */
gint64
jin_store_redo (JinStore *self, const JinContext *context, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && context != NULL, 0);

  return run_inversion (self, 0, TRUE, context, error);
}

static char *
peek (JinStore *self, const JinContext *context, gboolean redo)
{
  g_auto (JinReader) reader = {0};
  g_autoptr (GError) error = NULL;
  Step               step = {0, NULL};
  if (jin_reader_begin (&reader, self, NULL, &error))
    find_next (self, reader.connection, context->operator, redo, &step, &error);
  if (error != NULL)
    g_warning ("%s", error->message);
  return step.label;
}

char *
jin_store_peek_undo (JinStore *self, const JinContext *context)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && context != NULL, NULL);

  return peek (self, context, FALSE);
}

char *
jin_store_peek_redo (JinStore *self, const JinContext *context)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && context != NULL, NULL);

  return peek (self, context, TRUE);
}
