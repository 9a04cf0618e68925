/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "exchange/jin-import-feed.h"

/*
 * The plan becomes one transaction.
 *
 *   jin_import_commit()   people have seen the plan: rows are drafted again a batch at a time, just before the store writes
 *                         them, so that no record stands in memory longer than its batch
 *   jin_import_run()      nobody wants to see it first: each batch is written as soon as it is checked, against what was
 *                         kept before; at the end all of it holds, or none
 */

/* The record that a reference's text names: made earlier in this import, or made now. */
static gint64
make_titled (JinImport       *self,
             const JinEntity *entity,
             const char      *title)
{
  g_autofree char      *key = jin_import_title_key (entity, title);
  const gint64         *made = g_hash_table_lookup (self->made, key);
  g_autoptr (JinRecord) record = NULL;
  gint64                id;

  if (made != NULL)
    return *made;
  record = jin_record_new (entity);
  jin_record_set_text (record, entity->title, title);
  id = jin_changes_put (self->changes, record, NULL, JIN_DATE_NONE);
  g_hash_table_insert (self->made, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
  return id;
}

static void
make_references (JinImport *self,
                 JinRecord *record)
{
  const JinEntity *entity = jin_record_get_entity (record);

  for (int i = 0; i < entity->n_fields; i++)
    {
      int              field = jin_entity_field_id (entity, i);
      g_autofree char *title = NULL;

      if (entity->fields[i].type != JIN_TYPE_REFERENCE || jin_record_peek (record, field)->kind != JIN_VALUE_TEXT)
        continue;
      title = g_strdup (jin_record_get_text (record, field));
      jin_record_set_ref (record, field, make_titled (self, entity->fields[i].target, title), title);
    }
}

/* What is empty in a kept owner; several rows may be about the same one, and the later find what the earlier filled. */
static void
fill_owner (JinImport    *self,
            JinRecord    *owner,
            const GArray *octobers,
            JinRecord    *kept)
{
  gint64                id = jin_record_get_id (kept);
  JinRecord            *filled = g_hash_table_lookup (self->filled, &id);
  JinRecord            *now = filled != NULL ? filled : kept;
  gboolean              changed = FALSE;
  g_autoptr (JinRecord) merged = jin_import_merge (owner, octobers, now, TRUE, &changed);

  if (!changed)
    return;
  jin_changes_put (self->changes, merged, now, JIN_DATE_NONE);
  g_hash_table_insert (self->filled, g_memdup2 (&id, sizeof id), g_steal_pointer (&merged));
}

/* The person of a ledger row: kept (its empty fields filled), made by an earlier row of this file, or made now. */
static void
put_owner (JinImport      *self,
           JinImportDraft *draft,
           JinRecord      *kept)
{
  g_autofree char *key = NULL;
  gint64           id;

  if (draft->owner == NULL)
    return;
  make_references (self, draft->owner);
  if (kept != NULL)
    {
      fill_owner (self, draft->owner, draft->octobers, kept);
      return;
    }
  key = jin_import_row_key (self, draft->owner);
  if (key != NULL && g_hash_table_contains (self->made, key))
    id = *(gint64 *)g_hash_table_lookup (self->made, key);
  else
    {
      if (self->entity->adopt != NULL)
        self->entity->adopt (draft->record, draft->owner);
      jin_import_octobers_note (draft->octobers, draft->owner, 0, draft->owner);
      id = jin_changes_put (self->changes, draft->owner, NULL, JIN_DATE_NONE);
      if (key != NULL)
        g_hash_table_insert (self->made, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
    }
  jin_record_set_ref (draft->record, draft->via, id, jin_record_get_title (draft->owner));
}

/* @checked: the draft is as it was when it was checked */
static void
put_row (JinImport      *self,
         JinImportDraft *draft,
         gboolean        checked,
         JinRecord      *kept,
         JinRecord      *kept_owner)
{
  gboolean              changed = FALSE;
  g_autoptr (JinRecord) merged = NULL;

  put_owner (self, draft, kept_owner);
  make_references (self, draft->record);
  merged = jin_import_merge (draft->record, draft->octobers, kept, FALSE, &changed);
  if (changed && checked)
    jin_changes_put_checked (self->changes, merged, kept, JIN_DATE_NONE);
  else if (changed)
    jin_changes_put (self->changes, merged, kept, JIN_DATE_NONE);
}

/* Row id of the owner by the plan and by what people decided; 0 for somebody new. */
static gint64
owner_of (const JinImportRow *row)
{
  return row->choice == JIN_IMPORT_IS_NEW && row->doubt == JIN_IMPORT_DOUBT_OWNER ? 0 : row->owner;
}

static GPtrArray *
rows_by_ids (JinImport       *self,
             const JinEntity *entity,
             GArray          *ids,
             GError         **error)
{
  return jin_store_rows (self->store, entity, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, error);
}

static GArray *
match_ids (JinImport *self,
           guint      first,
           guint      n)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    {
      const JinImportRow *row = jin_import_get_row (self, first + i);
      gint64              match = row->choice == JIN_IMPORT_IS_NEW ? 0 : row->match;

      g_array_append_val (ids, match);
    }
  return ids;
}

/* Kept owners of rows of the plan, NULL for each that has none; NULL when the ledger has no owners, or with @error set. */
static GPtrArray *
kept_owners (JinImport *self,
             guint      first,
             guint      n,
             GError   **error)
{
  int                owner = jin_entity_owner_field (self->entity);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  if (owner == 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      gint64 id = owner_of (jin_import_get_row (self, first + i));

      g_array_append_val (ids, id);
    }
  return rows_by_ids (self, jin_entity_field (self->entity, owner)->target, ids, error);
}

/* @drafts: as they were checked, or NULL to make them again
 * @kept: what the rows match */
static gboolean
put_rows (JinImport      *self,
          guint           first,
          guint           n,
          JinImportDraft *drafts,
          GPtrArray      *kept,
          GError        **error)
{
  g_autoptr (GError)    failure = NULL;
  g_autoptr (GPtrArray) owners = kept_owners (self, first, n, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const JinImportRow *row = jin_import_get_row (self, first + i);
      JinRecord          *kept_owner = owners != NULL ? owners->pdata[i] : NULL;
      JinImportDraft      again;

      if (!jin_import_row_is_written (row))
        continue;
      if (drafts != NULL)
        {
          put_row (self, &drafts[i], TRUE, kept->pdata[i], kept_owner);
          continue;
        }
      jin_import_draft_row (self, first + i, &again);
      jin_import_rematch (self, &again, owner_of (row));
      put_row (self, &again, FALSE, kept->pdata[i], kept_owner);
      jin_import_draft_clear (&again);
    }
  return TRUE;
}

/* JinChangesFunc: the plan's next batch with something to write in it. */
static gboolean
more_of_plan_cb (JinChanges *changes,
                 gpointer    data,
                 GError    **error)
{
  JinImport *self = data;

  while (self->next < self->plan->len && jin_changes_get_size (changes) == 0)
    {
      guint                 n = MIN (JIN_IMPORT_BATCH, self->plan->len - self->next);
      g_autoptr (GArray)    ids = match_ids (self, self->next, n);
      g_autoptr (GPtrArray) kept = rows_by_ids (self, self->entity, ids, error);

      if (kept == NULL || !put_rows (self, self->next, n, NULL, kept, error))
        return FALSE;
      self->next += n;
    }
  return TRUE;
}

static gboolean
refuse_partial (JinImport *self,
                GError   **error)
{
  guint rejected = self->counts[JIN_IMPORT_REJECTED];

  if (rejected == 0)
    return FALSE;
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
               /* Translators: %u is a number of rows; all-or-nothing was asked for */
               g_dngettext (GETTEXT_PACKAGE, "%u row cannot be imported, so nothing was.",
                            "%u rows cannot be imported, so nothing was.", rejected),
               rejected);
  return TRUE;
}

/* Writes all that @more gives. Returns the transaction, 0 when nothing had to be written or with @error. */
static gint64
write_changes (JinImport        *self,
               const JinContext *context,
               JinChangesFunc    more,
               gpointer          data,
               GError          **error)
{
  /* Translators: %s is a file's name; what history and undo call an import */
  g_autofree char *label = g_strdup_printf (_ ("Import of %s"), self->name);
  gint64           transaction;

  self->changes = jin_changes_new (label);
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->filled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  jin_changes_set_source (self->changes, more, data, NULL);
  transaction = jin_store_commit (self->store, self->changes, context, NULL, error);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->made, g_hash_table_unref);
  g_clear_pointer (&self->filled, g_hash_table_unref);

  return MAX (transaction, 0);
}

gint64
jin_import_commit (JinImport        *self,
                   const JinContext *context,
                   gboolean          all_or_nothing,
                   GError          **error)
{
  gboolean any = FALSE;

  g_return_val_if_fail (JIN_IS_IMPORT (self), 0);

  if (all_or_nothing && refuse_partial (self, error))
    return 0;
  for (guint i = 0; i < self->plan->len && !any; i++)
    any = jin_import_row_is_written (jin_import_get_row (self, i));
  jin_import_remember (self);
  self->next = 0;
  return any ? write_changes (self, context, more_of_plan_cb, self, error) : 0;
}

/* ---- without a look at the plan ---- */

typedef struct
{
  JinImport     *self;
  JinImportFeed *feed;
  gboolean       all_or_nothing;
  gboolean       whole; /* every row was looked at */
} Run;

/* JinChangesFunc: checks the file's next block that has something to write in it. */
static gboolean
more_of_file_cb (JinChanges *changes,
                 gpointer    data,
                 GError    **error)
{
  Run               *run = data;
  JinImport         *self = run->self;
  g_autoptr (GError) failure = NULL;

  while (failure == NULL && jin_changes_get_size (changes) == 0)
    {
      guint                      first = self->plan->len;
      g_autoptr (JinImportBlock) block = jin_import_feed_next (run->feed, &failure);
      g_autoptr (GPtrArray)      kept = block != NULL ? jin_import_check_block (self, block, NULL, &failure) : NULL;

      if (block == NULL && failure == NULL)
        {
          run->whole = TRUE;
          return !(run->all_or_nothing && refuse_partial (self, error));
        }
      /* What will not be kept need not be written, but all reasons shall be told. */
      if (kept != NULL && !(run->all_or_nothing && self->counts[JIN_IMPORT_REJECTED] > 0))
        put_rows (self, first, block->lines->len, block->drafts, kept, &failure);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gint64
jin_import_run (JinImport        *self,
                const JinContext *context,
                gboolean          all_or_nothing,
                GError          **error)
{
  Run    run = {.self = self, .all_or_nothing = all_or_nothing};
  gint64 transaction;

  g_return_val_if_fail (JIN_IS_IMPORT (self), 0);

  /* With one connection the check would take what is being written for what was kept. */
  if (jin_store_is_exclusive (self->store))
    return jin_import_check (self, context, NULL, NULL, NULL, error) ? jin_import_commit (self, context, all_or_nothing, error) : 0;
  jin_import_forget_plan (self, context);
  jin_import_remember (self);
  run.feed = jin_import_feed_new (self, NULL);
  transaction = write_changes (self, context, more_of_file_cb, &run, error);
  jin_import_feed_free (run.feed);
  g_hash_table_remove_all (self->seen);
  /* Half a plan says nothing. */
  if (!run.whole)
    jin_import_forget_plan (self, context);

  return transaction;
}
