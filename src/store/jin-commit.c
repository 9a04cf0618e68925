/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * jin_store_commit(): the only way in.
 *
 *   change ─▶ derive ─▶ check ─▶ somebody else's change? ─▶ row + history ─▶ spans
 *   … all changes …     ─▶ mirrored values ─▶ summaries ─▶ COMMIT (durable) ─▶ ids into the records
 *
 * A record with an error is not written, but the others are still checked, so that all errors are told at once; then
 * nothing is kept.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "record/jin-format.h"
#include "store/jin-commit-feed.h"
#include "store/jin-store-private.h"
#include "store/jin-writer.h"

#define PROGRESS_STEP 500

typedef struct
{
  JinChanges       *changes;
  const JinContext *context;
  JinCommitFindings findings;
  GCancellable     *cancellable;
  gint64            txn;
  GError           *error;

  JinWriter writer;
  GArray   *ids; /* real id of each new record: of −1, −2, … */
  gint64    n_done;
} Commit;

/* ---- ids of new records ---- */

static gint64
real_id (Commit *self, gint64 id)
{
  gint64 index = -id - 1;
  return index < (gint64)self->ids->len ? g_array_index (self->ids, gint64, index) : 0;
}

/* All at once, so that records of a set may refer to each other in any order. */
static gboolean
assign_ids (Commit *self, const JinChange *changes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      JinRecord *record = changes[i].record;
      gint64     id = jin_record_get_id (record);
      if (id >= 0)
        continue;
      gint64 real = jin_writer_next_id (&self->writer, jin_record_get_entity (record), &self->error);
      if (real == 0)
        return FALSE;
      if (-id > (gint64)self->ids->len)
        g_array_set_size (self->ids, -id);
      g_array_index (self->ids, gint64, -id - 1) = real;
    }
  return TRUE;
}

/* References to new records get their real ids, in a copy: on failure the caller's records are as they were.  Of what a source
 * gave and let go, none is needed. (transfer full) */
static JinRecord *
resolve (Commit *self, JinRecord *record)
{
  const JinEntity *entity = jin_record_get_entity (record);
  gboolean         is_ours = self->writer.bulk && G_OBJECT (record)->ref_count == 1;
  JinRecord       *resolved = g_object_ref (record);
  for (int i = 0; i < entity->n_fields; i++)
    {
      int    field = jin_entity_field_id (entity, i);
      gint64 target = entity->fields[i].type == JIN_TYPE_REFERENCE ? jin_record_get_ref (record, field) : 0;
      if (target >= 0)
        continue;
      if (resolved == record && !is_ours)
        {
          g_object_unref (record);
          resolved = jin_record_copy (record);
        }
      /* The title goes with the old id. */
      g_autofree char *title = g_strdup (jin_record_get_ref_title (record, field));
      jin_record_set_ref (resolved, field, real_id (self, target), title);
    }
  return resolved;
}

/* ---- somebody else's changes ---- */

static char *
show (Commit *self, JinRecord *record, int field)
{
  return jin_record_format (record, field, self->context, JIN_MASK_INTERNAL, jin_store_list_func, self->writer.store);
}

/* Puts the fields in which @record differs from @base into a copy of @current, the row as it is now; where @current differs
 * from both, somebody else was here. (transfer full) */
static JinRecord *
merge (Commit *self, JinRecord *record, JinRecord *base, JinRecord *current, GString *conflicts)
{
  const JinEntity *entity = jin_record_get_entity (record);
  JinRecord       *merged = jin_record_copy (current);
  for (int i = 0; i < entity->n_fields; i++)
    {
      int             field = jin_entity_field_id (entity, i);
      const JinField *declared = &entity->fields[i];
      if (!jin_field_is_stored (declared) || (declared->flags & JIN_FIELD_READ_ONLY) || jin_record_same (record, base, field))
        continue;
      if (!jin_record_same (current, base, field) && !jin_record_same (current, record, field))
        {
          g_autofree char *theirs = show (self, current, field);
          g_autofree char *ours = show (self, record, field);
          /* Translators: a field, what somebody else entered, what the user entered */
          g_string_append_printf (conflicts, _("%s: theirs “%s”, yours “%s”; "), jin_field_label (declared), theirs, ours);
        }
      jin_record_set (merged, field, jin_record_peek (record, field));
    }
  return merged;
}

/* ---- one change ---- */

static gboolean
is_day_to_come (Commit *self, JinDate as_of)
{
  return !jin_date_is_none (as_of) && jin_date_compare (jin_date_first (as_of), self->context->today) > 0;
}

static void
clear_mirrors (JinRecord *record)
{
  const JinEntity *entity = jin_record_get_entity (record);
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].mirror != 0)
      jin_record_set (record, jin_entity_field_id (entity, i), NULL);
}

static gboolean
put_new (Commit *self, const JinChange *change)
{
  JinWriter            *writer = &self->writer;
  gint64                id = real_id (self, jin_record_get_id (change->record));
  g_autoptr (JinRecord) record = resolve (self, change->record);
  g_autoptr (JinRecord) row = is_day_to_come (self, change->as_of) ? jin_record_copy (record) : g_object_ref (record);
  if (row != record)
    clear_mirrors (row);
  jin_summaries_clear_record (writer->store, row);
  if ((jin_record_get_entity (row)->flags & JIN_ENTITY_SPAN) && !jin_spans_make_room (writer, row, &self->error))
    return FALSE;
  return jin_writer_insert (writer, row, id, &self->error) &&
         jin_spans_set (writer, id, NULL, record, change->as_of, &self->error);
}

static gboolean
put_old (Commit *self, const JinChange *change)
{
  JinWriter            *writer = &self->writer;
  const JinEntity      *entity = jin_record_get_entity (change->record);
  gint64                id = jin_record_get_id (change->record);
  g_autoptr (GString)   conflicts = g_string_new (NULL);
  g_autoptr (JinRecord) current = jin_store_read_row (writer->store, writer->connection, entity, id, &self->error);
  if (current == NULL)
    return FALSE;
  g_autoptr (JinRecord) record = resolve (self, change->record);
  g_autoptr (JinRecord) merged = merge (self, record, change->base, current, conflicts);
  if (conflicts->len > 0)
    {
      g_set_error (&self->error, JIN_ERROR, JIN_ERROR_CONFLICT,
                   _("Somebody else changed “%s” meanwhile. Nothing was saved. %sLook at the record again and enter what is right."),
                      jin_record_get_title (current), conflicts->str);
      return FALSE;
    }
  if (!jin_spans_set (writer, id, current, merged, change->as_of, &self->error))
    return FALSE;
  /* Mirrored values follow from the spans, see jin_spans_finish(). */
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].mirror != 0)
      {
        int field = jin_entity_field_id (entity, i);
        jin_record_set (merged, field, jin_record_peek (current, field));
      }
  return jin_writer_update (writer, current, merged, &self->error);
}

static gboolean
apply_put (Commit *self, const JinChange *change)
{
  /* What comes from a source was prepared on its way here. */
  if (!self->writer.bulk && !jin_commit_prepare (change, self->context, JIN_LOOKUP (self->writer.store), &self->findings))
    return TRUE;
  return jin_record_get_id (change->record) < 0 ? put_new (self, change) : put_old (self, change);
}

static gboolean
apply_end (Commit *self, const JinChange *change)
{
  JinWriter            *writer = &self->writer;
  const JinEntity      *span = jin_record_get_entity (change->record);
  g_autoptr (JinRecord) current = jin_store_read_row (writer->store, writer->connection, span, jin_record_get_id (change->record), &self->error);
  if (current == NULL)
    return FALSE;
  g_autoptr (JinRecord) ended = jin_record_copy (current);
  jin_record_set_date (ended, span->span_until, jin_date_is_none (change->as_of) ? self->context->today : change->as_of);
  return jin_writer_update (writer, current, ended, &self->error);
}

static gboolean
apply_delete (Commit *self, const JinChange *change)
{
  JinWriter            *writer = &self->writer;
  g_autoptr (JinRecord) current = jin_store_read_row (writer->store, writer->connection, jin_record_get_entity (change->record),
                                                      jin_record_get_id (change->record), &self->error);
  return current != NULL && jin_writer_delete (writer, current, &self->error);
}

static gboolean
apply (Commit *self, const JinChange *change)
{
  switch (change->kind)
    {
    case JIN_CHANGE_END:
      return apply_end (self, change);
    case JIN_CHANGE_DELETE:
      return apply_delete (self, change);
    case JIN_CHANGE_PUT:
    default:
      return apply_put (self, change);
    }
}

/* ---- all of them ---- */

static void
set_stopped (Commit *self)
{
  g_set_error_literal (&self->error, JIN_ERROR, JIN_ERROR_CANCELLED, _("Stopped. Nothing was saved."));
}

static gboolean
apply_batch (Commit *self, const JinChange *changes, guint n)
{
  if (!assign_ids (self, changes, n))
    return FALSE;
  for (guint i = 0; i < n && self->findings.n_errors < JIN_COMMIT_MAX_ERRORS; i++)
    {
      if (!apply (self, &changes[i]))
        return FALSE;
      if (++self->n_done % PROGRESS_STEP != 0)
        continue;
      jin_store_report (self->writer.store, self->n_done, MAX (self->n_done, n));
      if (g_cancellable_is_cancelled (self->cancellable))
        {
          set_stopped (self);
          return FALSE;
        }
    }
  return TRUE;
}

/* After the first error nothing is written any more, but the rest is still looked through. */
static gboolean
apply_feed (Commit *self)
{
  g_autoptr (JinCommitFeed) feed = jin_commit_feed_new (self->changes, self->context, !(self->writer.store->open_flags & JIN_OPEN_EXCLUSIVE));
  for (;;)
    {
      const JinCommitBatch *batch = jin_commit_feed_next (feed, &self->error);
      if (batch == NULL)
        return self->error == NULL;
      self->findings.n_errors += batch->findings.n_errors;
      g_ptr_array_extend_and_steal (self->findings.issues, g_ptr_array_ref (batch->findings.issues));
      if (self->findings.n_errors == 0 && !apply_batch (self, &g_array_index (batch->changes, JinChange, 0), batch->changes->len))
        return FALSE;
    }
}

static gboolean
apply_all (Commit *self)
{
  guint n = jin_changes_get_size (self->changes);
  if (!(self->writer.bulk ? apply_feed (self) : apply_batch (self, n > 0 ? jin_changes_get (self->changes, 0) : NULL, n)))
    return FALSE;
  if (self->findings.n_errors == 0)
    return TRUE;
  JinIssue *first = NULL;
  for (guint i = 0; first == NULL && i < self->findings.issues->len; i++)
    if (((JinIssue *)self->findings.issues->pdata[i])->level == JIN_ISSUE_ERROR)
      first = self->findings.issues->pdata[i];
  g_set_error (&self->error, JIN_ERROR, JIN_ERROR_INPUT,
               ngettext ("Nothing was saved, because something is wrong: %s", "Nothing was saved, because several things are wrong; the first: %s", self->findings.n_errors),
               first->text);
  return FALSE;
}

/* The caller's records learn their ids; those of a set that came piece by piece are gone already. */
static void
tell_ids (Commit *self)
{
  for (guint i = 0; i < jin_changes_get_size (self->changes); i++)
    {
      JinRecord *record = jin_changes_get (self->changes, i)->record;
      if (jin_record_get_id (record) < 0)
        jin_record_set_id (record, real_id (self, jin_record_get_id (record)));
    }
}

static void
commit_job (JinStore *store, JinConnection *connection, gpointer data)
{
  Commit *self = data;
  if (!jin_writer_begin (&self->writer, store, connection, self->context, jin_changes_get_label (self->changes), &self->error))
    return;
  /* A set from a source was matched with what is kept before: its checks need not look things up again. */
  self->writer.bulk = jin_changes_has_source (self->changes);
  self->writer.reason = jin_changes_get_reason (self->changes);
  self->ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  if (!apply_all (self))
    jin_writer_abort (&self->writer);
  else
    self->txn = jin_writer_finish (&self->writer, &self->error);
  if (self->txn != 0)
    tell_ids (self);
  g_array_unref (self->ids);
  if (self->txn > 0)
    jin_store_tell_changed (store);
}

/**
 * jin_store_commit:
 * @changes: what shall be written; new records learn their ids
 * @context: today, and the operator for history
 * @issues: (out) (optional) (transfer full) (element-type JinIssue): errors and hints found
 * @error: JIN_ERROR_INPUT, _CONFLICT, _BUSY, _READ_ONLY or _STORE; nothing is written then
 *
 * Returns: the transaction's id, durable when this returns; -1 when nothing differed from what is kept; 0 on failure
 */
gint64
jin_store_commit (JinStore         *self,
                  JinChanges       *changes,
                  const JinContext *context,
                  GPtrArray       **issues,
                  GError          **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && JIN_IS_CHANGES (changes) && context != NULL, 0);

  g_autoptr (GPtrArray) found = jin_issues_new ();
  Commit                commit = {.changes = changes, .context = context, .findings = {found, 0}};
  if (!jin_store_work (self, commit_job, &commit, error))
    return 0;
  if (commit.error != NULL)
    g_propagate_error (error, commit.error);
  if (issues != NULL)
    *issues = g_steal_pointer (&found);
  return commit.txn;
}

/* ---- without waiting ---- */

typedef struct
{
  Commit     commit;
  JinContext context;
  char      *operator;
  char      *purpose;
} Later;

static void
later_free (Later *self)
{
  g_object_unref (self->commit.changes);
  g_clear_pointer (&self->commit.findings.issues, g_ptr_array_unref);
  g_clear_error (&self->commit.error);
  g_free (self->operator);
  g_free (self->purpose);
  g_free (self);
}

static void
later_job (JinStore *store, JinConnection *connection, gpointer data)
{
  g_autoptr (GTask) task = data;
  Later            *later = g_task_get_task_data (task);
  if (g_cancellable_is_cancelled (later->commit.cancellable))
    set_stopped (&later->commit);
  else
    commit_job (store, connection, &later->commit);
  if (later->commit.error != NULL)
    g_task_return_error (task, g_steal_pointer (&later->commit.error));
  else
    g_task_return_int (task, later->commit.txn);
}

/**
 * jin_store_commit_async:
 *
 * As jin_store_commit(), in its turn on the worker thread.  What is cancelled before its end is not done at all.
 */
void
jin_store_commit_async (JinStore           *self,
                        JinChanges         *changes,
                        const JinContext   *context,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (JIN_IS_STORE (self) && JIN_IS_CHANGES (changes) && context != NULL);

  g_autoptr (GTask)  task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  Later             *later = g_new0 (Later, 1);
  later->            operator= g_strdup (context->operator);
  later->purpose = g_strdup (context->purpose);
  later->context = (JinContext){context->today, context->as_of, later->operator, later->purpose };
  later->commit = (Commit){.changes = g_object_ref (changes), .context = &later->context, .findings = {jin_issues_new (), 0}, .cancellable = cancellable};
  g_task_set_task_data (task, later, (GDestroyNotify)later_free);
  g_task_set_source_tag (task, jin_store_commit_async);
  /* What was saved was saved, even when somebody wanted to stop it a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  if (jin_store_work_later (self, later_job, g_object_ref (task), &error))
    return;
  g_object_unref (task);
  g_task_return_error (task, g_steal_pointer (&error));
}

gint64
jin_store_commit_finish (JinStore *self, GAsyncResult *result, GPtrArray **issues, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && g_task_is_valid (result, self), 0);

  Later *later = g_task_get_task_data (G_TASK (result));
  if (issues != NULL)
    *issues = g_steal_pointer (&later->commit.findings.issues);
  g_autoptr (GError) failure = NULL;
  gint64             txn = g_task_propagate_int (G_TASK (result), &failure);
  if (failure == NULL)
    return txn;
  g_propagate_error (error, g_steal_pointer (&failure));
  return 0;
}
