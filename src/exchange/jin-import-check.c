/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "exchange/jin-import-feed.h"

#include <string.h>

/* The plan: matches the draft of every row and says what will become of it.  Writes nothing. */

static JinImportRow *
plan_row (JinImport *self,
          guint      index)
{
  return &g_array_index (self->plan, JinImportRow, index);
}

/* The name or other title that every row of the ledger needs; of its person, where that is what names it. */
static gboolean
is_nameless (JinImport            *self,
             const JinImportDraft *draft)
{
  const JinField *title = jin_entity_field (self->entity, self->entity->title);

  if (draft->via == self->entity->title || title->type == JIN_TYPE_REFERENCE)
    return draft->owner == NULL || jin_record_is_empty (draft->owner, jin_record_get_entity (draft->owner)->title);
  return jin_record_is_empty (draft->record, self->entity->title);
}

static void
reject (JinImportRow *row,
        const char   *rule,
        const char   *column,
        const char   *reason)
{
  row->verdict = JIN_IMPORT_REJECTED;
  g_free (row->rule);
  g_free (row->column);
  g_free (row->remarks);
  row->rule = g_strdup (rule);
  row->column = g_strdup (column);
  row->remarks = g_strdup (reason);
}

static void
refuse_unusable (JinImport      *self,
                 JinImportDraft *draft,
                 JinImportRow   *row)
{
  if (draft->reason == NULL && is_nameless (self, draft))
    {
      const JinField *title = jin_entity_field (self->entity, self->entity->title);

      if (title->type == JIN_TYPE_REFERENCE)
        title = jin_entity_field (title->target, title->target->title);
      /* Translators: %s is a field ("Name") */
      draft->reason = g_strdup_printf (_ ("the row has no “%s”"), jin_field_label (title));
      draft->rule = g_strdup ("R92");
      draft->head = jin_field_head (title);
    }
  if (draft->reason != NULL)
    reject (row, draft->rule, draft->head, draft->reason);
}

/* Notes that row @index says @key (taken). Returns the row that said so before, or -1. */
static gint64
find_earlier (JinImport *self,
              char      *key,
              guint      index)
{
  gpointer first;

  if (!g_hash_table_lookup_extended (self->seen, key, NULL, &first))
    {
      g_hash_table_insert (self->seen, key, GUINT_TO_POINTER (index));
      return -1;
    }
  g_free (key);
  return GPOINTER_TO_UINT (first);
}

/* The same twice in one file, by what the rows say or by the record that they are about: the second is for people to decide. */
static void
find_repeats (JinImport      *self,
              JinImportDraft *draft,
              JinImportRow   *row,
              guint           index)
{
  char  *key = NULL;
  gint64 earlier = -1;

  if (row->verdict == JIN_IMPORT_REJECTED || row->doubt == JIN_IMPORT_DOUBT_OWNER)
    return;
  key = jin_import_row_key (self, draft->record);
  if (key != NULL)
    earlier = find_earlier (self, key, index);
  if (row->match != 0 && row->verdict != JIN_IMPORT_DOUBTFUL)
    {
      gint64 about = find_earlier (self, g_strdup_printf ("%" G_GINT64_FORMAT, row->match), index);

      earlier = earlier >= 0 ? earlier : about;
    }
  if (earlier < 0)
    return;
  row->verdict = JIN_IMPORT_DOUBTFUL;
  row->doubt = JIN_IMPORT_DOUBT_REPEAT;
  g_free (row->remarks);
  /* Translators: %d is a row's number in the file */
  row->remarks = g_strdup_printf (_ ("the same as row %d of this file"), plan_row (self, (guint)earlier)->row + 1);
}

/* Runs the ledger's own rules; an error refuses the row, hints become remarks.  Where nobody kept has the row's number or
 * name, the rules need not ask for others like it (R10). */
static void
apply_rules (JinImport      *self,
             JinRecord      *record,
             JinImportDraft *draft,
             JinImportRow   *row)
{
  const JinEntity      *entity = jin_record_get_entity (record);
  g_autoptr (GPtrArray) issues = jin_issues_new ();

  if (entity->derive != NULL)
    entity->derive (record, &self->context);
  if (entity->check != NULL)
    entity->check (record, &self->context, draft->known ? JIN_LOOKUP (self->store) : NULL, issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const JinIssue  *issue = issues->pdata[i];
      g_autofree char *head = issue->field != 0 ? jin_field_head (jin_entity_field (entity, issue->field)) : NULL;

      if (issue->level == JIN_ISSUE_ERROR)
        {
          reject (row, issue->rule, head, issue->text);
          return;
        }
      if (draft->remarks == NULL)
        draft->remarks = g_string_new (NULL);
      g_string_append_printf (draft->remarks, "%s%s", draft->remarks->len > 0 ? C_ ("import", "; ") : "", issue->text);
    }
}

static void
compare_with_kept (JinImport      *self,
                   JinImportDraft *draft,
                   JinRecord      *kept,
                   JinImportRow   *row)
{
  gboolean              changed = FALSE;
  g_autoptr (JinRecord) merged = jin_import_merge (draft->record, draft->octobers, kept, FALSE, &changed);

  if (kept != NULL)
    row->verdict = changed ? JIN_IMPORT_CHANGED : JIN_IMPORT_SAME;
  if (row->verdict == JIN_IMPORT_SAME)
    return;
  apply_rules (self, merged, draft, row);
  if (row->verdict != JIN_IMPORT_REJECTED && draft->owner != NULL && jin_record_get_ref (draft->record, draft->via) == 0)
    apply_rules (self, draft->owner, draft, row);
  if (row->remarks == NULL && draft->remarks != NULL)
    row->remarks = g_string_free (g_steal_pointer (&draft->remarks), FALSE);
}

/* Somebody of this name of whom the row says nothing new: nothing to decide. */
static void
settle_doubt (JinImportDraft *draft,
              JinRecord      *kept,
              JinImportRow   *row)
{
  gboolean              changed = TRUE;
  g_autoptr (JinRecord) merged = kept != NULL ? jin_import_merge (draft->record, draft->octobers, kept, FALSE, &changed) : NULL;

  if (changed)
    return;
  row->verdict = JIN_IMPORT_SAME;
  row->doubt = JIN_IMPORT_DOUBT_NONE;
  g_clear_pointer (&row->remarks, g_free);
}

/**
 * jin_import_check_block:
 * @block: the next rows of the file; the plan takes its lines, and its drafts get their references and what follows from
 *   their values
 *
 * Returns: (transfer full) (nullable): the kept records of the rows' matches, %NULL for none; %NULL when the store failed
 */
GPtrArray *
jin_import_check_block (JinImport      *self,
                        JinImportBlock *block,
                        GCancellable   *cancellable,
                        GError        **error)
{
  JinImportDraft       *drafts = block->drafts;
  guint                 first = self->plan->len, n = block->lines->len;
  g_autoptr (GPtrArray) kept = NULL;

  g_array_append_vals (self->plan, block->lines->data, n);
  g_ptr_array_add (self->blocks, g_steal_pointer (&block->rows));
  for (guint i = 0; i < n; i++)
    refuse_unusable (self, &drafts[i], plan_row (self, first + i));
  kept = jin_import_match (self, drafts, plan_row (self, first), n, cancellable, error);
  for (guint i = 0; i < n && kept != NULL; i++)
    {
      JinImportRow *row = plan_row (self, first + i);

      if (row->verdict == JIN_IMPORT_DOUBTFUL)
        settle_doubt (&drafts[i], kept->pdata[i], row);
      find_repeats (self, &drafts[i], row, first + i);
      if (row->verdict != JIN_IMPORT_REJECTED && row->verdict != JIN_IMPORT_DOUBTFUL)
        compare_with_kept (self, &drafts[i], kept->pdata[i], row);
      self->counts[row->verdict]++;
    }
  return g_steal_pointer (&kept);
}

void
jin_import_forget_plan (JinImport        *self,
                        const JinContext *context)
{
  self->context = *context;
  jin_import_marks_reset (self);
  g_ptr_array_set_size (self->blocks, 0);
  g_array_set_size (self->plan, 0);
  g_hash_table_remove_all (self->titles);
  g_hash_table_remove_all (self->seen);
  memset (self->counts, 0, sizeof self->counts);
}

/* What was read and is checked, of the whole file. */
static double
fraction_done (JinImport     *self,
               JinImportFeed *feed)
{
  return jin_import_feed_get_progress (feed) * self->blocks->len / (self->blocks->len + jin_import_feed_n_waiting (feed));
}

gboolean
jin_import_check (JinImport        *self,
                  const JinContext *context,
                  JinImportProgress progress,
                  gpointer          data,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (JinImportFeed) feed = NULL;
  g_autoptr (GError)        failure = NULL;
  JinImportBlock           *block;

  g_return_val_if_fail (JIN_IS_IMPORT (self), FALSE);

  jin_import_forget_plan (self, context);
  feed = jin_import_feed_new (self, cancellable);
  while (failure == NULL && (block = jin_import_feed_next (feed, &failure)) != NULL)
    {
      g_autoptr (GPtrArray) kept = NULL;

      if (!g_cancellable_set_error_if_cancelled (cancellable, &failure))
        kept = jin_import_check_block (self, block, cancellable, &failure);
      jin_import_block_free (block);
      if (progress != NULL)
        progress (fraction_done (self, feed), data);
    }
  g_hash_table_remove_all (self->seen);
  jin_import_choices_renew (self);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
