/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-format.h"
#include "record/jin-merge-private.h"

/*
 * The plan of a merge.  What refers to the record that is given up is repointed, ledger by ledger:
 *
 *   spans of which one holds at a time  ─▶ joined without overlaps                   jin-merge-spans.c
 *   other entries                       ─▶ repointed; what stands twice becomes one   jin-merge-rows.c
 *
 * then the record given up says whom it was merged into, and at last the kept one gets its fields: by then the spans say what
 * its mirrored fields say, so that setting them opens no new ones.
 */

JinMergeSet *
jin_merge_set_new (JinRecord *kept, JinRecord *given_up)
{
  JinMergeSet *self = g_new0 (JinMergeSet, 1);

  self->kept = g_object_ref (kept);
  self->given_up = g_object_ref (given_up);
  self->dependants = g_ptr_array_new_with_free_func (g_object_unref);
  self->owners = g_ptr_array_new_with_free_func (g_object_unref);
  self->siblings = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
jin_merge_set_free (JinMergeSet *self)
{
  g_object_unref (self->kept);
  g_object_unref (self->given_up);
  g_free (self->kept_ages);
  g_free (self->given_up_ages);
  g_ptr_array_unref (self->dependants);
  g_ptr_array_unref (self->owners);
  g_ptr_array_unref (self->siblings);
  g_free (self);
}

void
jin_merge_set_swap (JinMergeSet *self)
{
  g_return_if_fail (self != NULL);

  JinRecord *kept = self->kept;
  gint64    *ages = self->kept_ages;

  self->kept = self->given_up;
  self->given_up = kept;
  self->kept_ages = self->given_up_ages;
  self->given_up_ages = ages;
}

void
jin_merge_say (JinMergePlan *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->words, g_strdup_vprintf (format, args));
  va_end (args);
}

static JinCodeList *
lookup_list (const char *name, gpointer lookup)
{
  return jin_lookup_get_list (lookup, name);
}

char *
jin_merge_show (JinMergePlan *self, JinRecord *record, int field)
{
  return jin_record_format (record, field, self->context, JIN_MASK_INTERNAL, lookup_list, self->lookup);
}

/* ---- references ---- */

static gboolean
points_to (JinRecord *record, int index, JinRecord *target)
{
  const JinEntity *entity = jin_record_get_entity (record);

  return entity->fields[index].type == JIN_TYPE_REFERENCE && jin_entity_same (entity->fields[index].target, jin_record_get_entity (target)) &&
         jin_record_get_ref (record, jin_entity_field_id (entity, index)) == jin_record_get_id (target);
}

static gboolean
refers_to (JinRecord *record, JinRecord *target)
{
  const JinEntity *entity = jin_record_get_entity (record);

  for (int i = 0; i < entity->n_fields; i++)
    if (points_to (record, i, target))
      return TRUE;
  return FALSE;
}

JinRecord *
jin_merge_repoint (JinMergePlan *self, JinRecord *record)
{
  const JinEntity *entity = jin_record_get_entity (record);
  JinRecord       *copy = jin_record_copy (record);

  for (int i = 0; i < entity->n_fields; i++)
    if (points_to (record, i, self->set->given_up))
      jin_record_set_ref (copy, jin_entity_field_id (entity, i), jin_record_get_id (self->result), jin_record_get_title (self->result));
  return copy;
}

/* ---- ledger by ledger ---- */

/* Entries of @entity that refer to one of the two; those of the one that is given up first of all, if they refer to both. */
static void
sort_out (JinMergePlan *self, const JinEntity *entity, GPtrArray *kept, GPtrArray *given_up)
{
  for (guint i = 0; i < self->set->dependants->len; i++)
    {
      JinRecord *record = self->set->dependants->pdata[i];

      if (jin_entity_same (jin_record_get_entity (record), entity))
        g_ptr_array_add (refers_to (record, self->set->given_up) ? given_up : kept, record);
    }
}

static gboolean
is_own_span (JinMergePlan *self, const JinEntity *entity)
{
  int owner = jin_entity_owner_field (entity);

  return (entity->flags & JIN_ENTITY_SPAN) != 0 && jin_entity_same (jin_entity_field (entity, owner)->target, jin_record_get_entity (self->result));
}

static void
plan_ledger (JinMergePlan *self, const JinEntity *entity)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GPtrArray) given_up = g_ptr_array_new ();

  sort_out (self, entity, kept, given_up);
  if (given_up->len == 0)
    return;
  if (is_own_span (self, entity))
    jin_merge_spans (self, entity, kept, given_up);
  else
    jin_merge_rows (self, entity, kept, given_up);
}

JinChanges *
jin_merge_plan (const JinMergeSet *set, JinRecord *result, const JinContext *context, JinLookup *lookup, GPtrArray **words)
{
  g_return_val_if_fail (set != NULL && JIN_IS_RECORD (result) && context != NULL && lookup != NULL, NULL);

  const JinMerging      *merging = jin_record_get_entity (result)->merging;
  g_autoptr (GPtrArray)  said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr (JinRecord)  gone = jin_record_copy (set->given_up);
  /* Translators: what was done; both are names, such as of people */
  g_autofree char *label = g_strdup_printf (_ ("Merge “%s” into “%s”"), jin_record_get_title (set->given_up), jin_record_get_title (result));
  JinMergePlan     self = {set, result, context, lookup, jin_changes_new (label), said};

  g_return_val_if_fail (merging != NULL, NULL);
  for (guint i = 0; i < set->dependants->len; i++)
    {
      const JinEntity *entity = jin_record_get_entity (set->dependants->pdata[i]);

      if (g_hash_table_add (done, GINT_TO_POINTER (entity->number)))
        plan_ledger (&self, entity);
    }
  jin_record_set_ref (gone, merging->merged_into, jin_record_get_id (result), jin_record_get_title (result));
  jin_changes_put (self.changes, gone, set->given_up, JIN_DATE_NONE);
  jin_changes_put (self.changes, result, set->kept, JIN_DATE_NONE);
  if (words != NULL)
    *words = g_steal_pointer (&said);
  return self.changes;
}
