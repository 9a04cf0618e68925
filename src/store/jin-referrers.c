/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nobody refers to a record that was merged into another.  A merge repoints what it has read; two things can come in between
 * when several people work at once, and both are refused:
 *
 *   an entry for the one that is given up was added after the merge had been looked at
 *   an entry for it is saved from a window that was open before
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-writer.h"

typedef enum {
  UNKNOWN,
  NONE,
  SOME,
} Merged;

struct _JinReferrers
{
  Merged      merged[256];  /* by entity number: whether any record was merged when the transaction began */
  GHashTable *targets[256]; /* ids that rows written now refer to; NULL for none */
  GArray     *given_up;     /* GivenUp: merged by this transaction */
  GError     *error;        /* while asking for @merged */
};

typedef struct
{
  const JinEntity *entity;
  gint64           id;
} GivenUp;

static const char *
saving (void)
{
  return _("Could not save");
}

JinReferrers *
jin_referrers_new (void)
{
  JinReferrers *self = g_new0 (JinReferrers, 1);
  self->given_up = g_array_new (FALSE, FALSE, sizeof (GivenUp));
  return self;
}

void
jin_referrers_free (JinReferrers *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->targets); i++)
    g_clear_pointer (&self->targets[i], g_hash_table_unref);
  g_array_unref (self->given_up);
  g_clear_error (&self->error);
  g_free (self);
}

static const char *
merged_column (const JinEntity *entity)
{
  return jin_entity_field (entity, entity->merging->merged_into)->name;
}

/* Ids of one question with @id as its parameter, or none when that is 0. */
static GArray *
read_ids (JinWriter *writer, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (GArray)       ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JinStatement) statement = jin_connection_prepare (writer->connection, sql, saving (), error);
  if (statement == NULL)
    return NULL;
  if (id != 0)
    jin_statement_bind_int (statement, 1, id);
  while (jin_statement_step (statement, &failure))
    {
      gint64 found = jin_statement_get_int (statement, 0);
      g_array_append_val (ids, found);
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static GArray *
read_merged (JinWriter *writer, const JinEntity *entity, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" IS NOT NULL", entity->name, merged_column (entity));
  return read_ids (writer, sql, 0, error);
}

/* Large imports write a hundred thousand references; most offices never merge anybody. */
static gboolean
is_any_merged (JinWriter *writer, const JinEntity *entity)
{
  Merged *merged = &writer->referrers->merged[entity->number];
  if (*merged == UNKNOWN)
    {
      g_autoptr (GArray) ids = read_merged (writer, entity, writer->referrers->error == NULL ? &writer->referrers->error : NULL);
      *merged = ids != NULL && ids->len > 0 ? SOME : NONE;
    }
  return *merged == SOME;
}

static void
note_target (JinWriter *writer, const JinEntity *target, gint64 id)
{
  GHashTable **targets = &writer->referrers->targets[target->number];
  if (*targets == NULL)
    *targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (*targets, g_memdup2 (&id, sizeof id));
}

gboolean
jin_referrers_watch (JinWriter *writer, const JinEntity *entity)
{
  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField *field = &entity->fields[i];
      if (field->type == JIN_TYPE_REFERENCE && field->target->merging != NULL && field->mirror == 0 && is_any_merged (writer, field->target))
        return TRUE;
    }
  return FALSE;
}

void
jin_referrers_touch (JinWriter *writer, gint64 id, JinRecord *before, JinRecord *after)
{
  const JinEntity *entity = after != NULL ? jin_record_get_entity (after) : NULL;
  for (int i = 0; entity != NULL && i < entity->n_fields; i++)
    {
      const JinField *field = &entity->fields[i];
      int             index = jin_entity_field_id (entity, i);
      if (field->type != JIN_TYPE_REFERENCE || field->target->merging == NULL || field->mirror != 0 || jin_record_is_empty (after, index) ||
          (before != NULL && jin_record_same (before, after, index)))
        continue;
      if (entity->merging != NULL && index == entity->merging->merged_into)
        {
          GivenUp given_up = {entity, id};
          g_array_append_val (writer->referrers->given_up, given_up);
        }
      if (is_any_merged (writer, field->target))
        note_target (writer, field->target, jin_record_get_ref (after, index));
    }
}

/* What is written now refers to nobody who is merged when all is written. */
static gboolean
check_targets (JinWriter *writer, const JinEntity *entity, GError **error)
{
  GHashTable        *targets = writer->referrers->targets[entity->number];
  g_autoptr (GArray) merged = targets != NULL ? read_merged (writer, entity, error) : NULL;
  if (targets == NULL)
    return TRUE;
  for (guint i = 0; merged != NULL && i < merged->len; i++)
    if (g_hash_table_contains (targets, &g_array_index (merged, gint64, i)))
      {
        g_autoptr (JinRecord) record = jin_store_read_row (writer->store, writer->connection, entity, g_array_index (merged, gint64, i), error);
        if (record != NULL)
          /* Translators: all three are names, such as of people; the second and third are the same */
          g_set_error (error, JIN_ERROR, JIN_ERROR_CONFLICT, _("“%s” was merged into “%s” meanwhile. Nothing was saved. Enter it for “%s”."), jin_record_get_title (record), jin_record_get_ref_title (record, entity->merging->merged_into), jin_record_get_ref_title (record, entity->merging->merged_into));
        return FALSE;
      }
  return merged != NULL;
}

static gboolean
check_field (JinWriter *writer, const GivenUp *given_up, const JinEntity *entity, const JinField *field, GError **error)
{
  g_autofree char   *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = {p} LIMIT 1", entity->name, field->name);
  g_autoptr (GArray) ids = read_ids (writer, sql, given_up->id, error);
  if (ids == NULL || ids->len == 0)
    return ids != NULL;
  g_autoptr (JinRecord) record = jin_store_read_row (writer->store, writer->connection, given_up->entity, given_up->id, error);
  if (record != NULL)
    /* Translators: the first %s is a ledger, such as Visits, the second a name, such as of a person */
    g_set_error (error, JIN_ERROR, JIN_ERROR_CONFLICT, _("%s: somebody else added an entry for “%s” meanwhile. Nothing was saved. Look at both again."), jin_entity_plural (entity), jin_record_get_title (record));
  return FALSE;
}

/* Nothing was left behind. */
static gboolean
check_given_up (JinWriter *writer, const GivenUp *given_up, GError **error)
{
  const JinEntities *entities = jin_store_get_entities (writer->store);
  for (int i = 0; i < entities->n_items; i++)
    for (int j = 0; j < entities->items[i]->n_fields; j++)
      {
        const JinField *field = &entities->items[i]->fields[j];
        if (field->type == JIN_TYPE_REFERENCE && jin_entity_same (field->target, given_up->entity) && field->mirror == 0 &&
            !check_field (writer, given_up, entities->items[i], field, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
jin_referrers_finish (JinWriter *writer, GError **error)
{
  JinReferrers      *self = writer->referrers;
  const JinEntities *entities = jin_store_get_entities (writer->store);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  for (guint i = 0; i < self->given_up->len; i++)
    if (!check_given_up (writer, &g_array_index (self->given_up, GivenUp, i), error))
      return FALSE;
  for (int i = 0; i < entities->n_items; i++)
    if (!check_targets (writer, entities->items[i], error))
      return FALSE;
  return TRUE;
}
