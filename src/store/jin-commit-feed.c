/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What comes before writing: records are derived and checked.  For a large set, which has a source, a thread of its own does
 * that a batch or two ahead of the writer:
 *
 *   source ─▶ derive ─▶ check ─▶ JinCommitBatch ─▶ queue ─▶ jin_commit_feed_next(), on the worker thread
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/jin-commit-feed.h"

#define AHEAD 2 /* batches */

/* ---- one record ---- */

static int
compare_codes (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* Several codes are kept in the order of their codes, as they are read. */
static void
sort_codes (JinRecord *record)
{
  const JinEntity *entity = jin_record_get_entity (record);
  for (int i = 0; i < entity->n_fields; i++)
    {
      int         field = jin_entity_field_id (entity, i);
      const char *codes = entity->fields[i].type == JIN_TYPE_CHOICES ? jin_record_get_text (record, field) : "";
      if (strchr (codes, ',') == NULL)
        continue;
      g_auto (GStrv) list = g_strsplit (codes, ",", -1);
      guint          n = g_strv_length (list);
      qsort (list, n, sizeof (char *), compare_codes);
      g_autofree char *joined = g_strjoinv (",", list);
      jin_record_set_text (record, field, joined);
    }
}

static gboolean
has_issue (GPtrArray *issues, guint start, int field)
{
  for (guint i = start; i < issues->len; i++)
    if (((JinIssue *)issues->pdata[i])->field == field)
      return TRUE;
  return FALSE;
}

static guint
count_errors (GPtrArray *issues, guint start)
{
  guint n = 0;
  for (guint i = start; i < issues->len; i++)
    n += ((JinIssue *)issues->pdata[i])->level == JIN_ISSUE_ERROR;
  return n;
}

gboolean
jin_commit_prepare (const JinChange *change, const JinContext *context, JinLookup *lookup, JinCommitFindings *findings)
{
  JinRecord       *record = change->record;
  const JinEntity *entity = jin_record_get_entity (record);
  GPtrArray       *issues = findings->issues;
  guint            start = issues->len;
  /* What was merged into another record is kept as it was. */
  if (entity->merging != NULL && !jin_record_is_empty (record, entity->merging->merged_into))
    return TRUE;
  if (entity->derive != NULL)
    entity->derive (record, context);
  sort_codes (record);
  if (entity->check != NULL && !change->checked)
    entity->check (record, context, lookup, issues);
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      if ((entity->fields[i].flags & JIN_FIELD_REQUIRED) && jin_record_is_empty (record, field) && !has_issue (issues, start, field))
        jin_issues_add (issues, JIN_ISSUE_ERROR, field, NULL, NULL, _("“%s” is missing. Fill it in."), jin_field_label (&entity->fields[i]));
    }
  guint errors = count_errors (issues, start);
  findings->n_errors += errors;
  /* Hints about the rows of a large set were seen when it was looked through. */
  if (lookup == NULL && errors == 0)
    g_ptr_array_set_size (issues, (int)start);
  return errors == 0;
}

/* ---- a batch ahead ---- */

struct _JinCommitFeed
{
  JinChanges       *changes;
  const JinContext *context;
  GThread          *thread;
  GAsyncQueue      *batches; /* JinCommitBatch, at last the_end; NULL without a thread */
  GAsyncQueue      *room;    /* for each batch that may be made the one that is done with, or the_end */
  JinCommitBatch   *current; /* the writer's */
  int               stopped;
  guint             n_errors;
  GError           *error; /* the thread's until it ends */
};

static JinCommitBatch the_end;

static void
batch_free (JinCommitBatch *self)
{
  if (self == NULL || self == &the_end)
    return;
  g_clear_pointer (&self->changes, g_array_unref);
  g_ptr_array_unref (self->findings.issues);
  g_free (self);
}

static JinCommitBatch *
make_batch (JinCommitFeed *self)
{
  JinCommitBatch *batch = g_new0 (JinCommitBatch, 1);
  batch->changes = jin_changes_steal (self->changes);
  batch->findings.issues = jin_issues_new ();
  for (guint i = 0; i < batch->changes->len; i++)
    {
      const JinChange *change = &g_array_index (batch->changes, JinChange, i);
      if (change->kind == JIN_CHANGE_PUT)
        jin_commit_prepare (change, self->context, NULL, &batch->findings);
    }
  self->n_errors += batch->findings.n_errors;
  return batch;
}

static gboolean
has_more (JinCommitFeed *self)
{
  return self->n_errors < JIN_COMMIT_MAX_ERRORS &&
         (jin_changes_get_size (self->changes) > 0 || jin_changes_next (self->changes, &self->error));
}

static gpointer
feed_thread (gpointer data)
{
  JinCommitFeed *self = data;
  while (has_more (self))
    {
      /* To let go of so many records takes its time, too. */
      batch_free (g_async_queue_pop (self->room));
      if (g_atomic_int_get (&self->stopped))
        break;
      g_async_queue_push (self->batches, make_batch (self));
    }
  g_async_queue_push (self->batches, &the_end);
  return NULL;
}

JinCommitFeed *
jin_commit_feed_new (JinChanges *changes, const JinContext *context, gboolean ahead)
{
  JinCommitFeed *self = g_new0 (JinCommitFeed, 1);
  self->changes = changes;
  self->context = context;
  if (!ahead)
    return self;
  self->batches = g_async_queue_new ();
  self->room = g_async_queue_new ();
  for (int i = 0; i < AHEAD; i++)
    g_async_queue_push (self->room, &the_end);
  self->thread = g_thread_new ("commit-feed", feed_thread, self);
  return self;
}

static JinCommitBatch *
pop_batch (JinCommitFeed *self)
{
  JinCommitBatch *batch = g_async_queue_pop (self->batches);
  if (batch != &the_end)
    return batch;
  g_thread_join (g_steal_pointer (&self->thread));
  return NULL;
}

static void
give_back (JinCommitFeed *self)
{
  if (self->thread != NULL && self->current != NULL)
    g_async_queue_push (self->room, g_steal_pointer (&self->current));
  g_clear_pointer (&self->current, batch_free);
}

const JinCommitBatch *
jin_commit_feed_next (JinCommitFeed *self, GError **error)
{
  give_back (self);
  self->current = self->batches != NULL ? pop_batch (self) : has_more (self) ? make_batch (self)
                                                                             : NULL;
  if (self->current == NULL && self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return self->current;
}

void
jin_commit_feed_free (JinCommitFeed *self)
{
  g_atomic_int_set (&self->stopped, TRUE);
  while (self->thread != NULL)
    {
      give_back (self);
      self->current = pop_batch (self);
    }
  g_clear_pointer (&self->current, batch_free);
  for (JinCommitBatch *batch = NULL; self->room != NULL && (batch = g_async_queue_try_pop (self->room)) != NULL;)
    batch_free (batch);
  g_clear_pointer (&self->batches, g_async_queue_unref);
  g_clear_pointer (&self->room, g_async_queue_unref);
  g_clear_error (&self->error);
  g_free (self);
}
