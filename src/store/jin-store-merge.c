/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-row-json.h"
#include "store/jin-store-merge.h"
#include "store/jin-store-private.h"

/* Reads what a merge of two records touches: found by the declarations, so that a new ledger is there by itself. */

#define BATCH 500

static const char *
reading (void)
{
  return _("Could not read the records");
}

/* Ids of the rows of @entity whose reference @field points to one of @targets, oldest first. */
static gboolean
read_referring_ids (JinConnection   *connection,
                    const JinEntity *entity,
                    const JinField  *field,
                    const gint64    *targets,
                    gsize            n_targets,
                    GHashTable      *seen,
                    GArray          *ids,
                    GError         **error)
{
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  jin_sql_init (&sql, NULL, NULL);
  jin_sql_add (&sql, "SELECT id FROM \"%s\" WHERE \"%s\" IN ", entity->name, field->name);
  jin_sql_ids (&sql, targets, n_targets);
  jin_sql_add (&sql, " ORDER BY id");
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, reading (), error);
  if (statement == NULL)
    return FALSE;
  while (jin_statement_step (statement, &failure))
    {
      gint64 id = jin_statement_get_int (statement, 0);
      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
append_rows (JinStore *self, JinConnection *connection, const JinEntity *entity, GArray *ids, GPtrArray *into, GError **error)
{
  for (guint first = 0; first < ids->len; first += BATCH)
    {
      g_autoptr (GPtrArray) rows = jin_store_read_rows (self, connection, entity, &g_array_index (ids, gint64, first), MIN (BATCH, ids->len - first), error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (rows->pdata[i] != NULL)
          g_ptr_array_add (into, g_object_ref (rows->pdata[i]));
    }
  return TRUE;
}

/* Rows of one ledger that refer to either by any of their fields. */
static gboolean
read_ledger (JinStore *self, JinConnection *connection, const JinEntity *entity, JinMergeSet *set, GError **error)
{
  const JinEntity       *target = jin_record_get_entity (set->kept);
  const gint64           both[] = {jin_record_get_id (set->kept), jin_record_get_id (set->given_up)};
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray)     ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 0; jin_entity_same (entity, target) && i < 2; i++)
    g_hash_table_add (seen, g_memdup2 (&both[i], sizeof both[i]));
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_REFERENCE && jin_entity_same (entity->fields[i].target, target) && entity->fields[i].mirror == 0 &&
        !read_referring_ids (connection, entity, &entity->fields[i], both, 2, seen, ids, error))
      return FALSE;
  return append_rows (self, connection, entity, ids, set->dependants, error);
}

/* Owners of entries of which both records have one. */
static GArray *
shared_owners (const JinEntity *entity, JinMergeSet *set)
{
  int                    owner = jin_entity_owner_field (entity);
  int                    via = jin_entity_reference_to (entity, jin_record_get_entity (set->kept));
  g_autoptr (GHashTable) of_kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray                *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < set->dependants->len; i++)
      {
        JinRecord *record = set->dependants->pdata[i];
        gint64     id = jin_entity_same (jin_record_get_entity (record), entity) ? jin_record_get_ref (record, owner) : 0;
        gboolean   kept = id != 0 && jin_record_get_ref (record, via) == jin_record_get_id (set->kept);
        if (id == 0 || kept != (pass == 0))
          continue;
        if (kept)
          g_hash_table_add (of_kept, g_memdup2 (&id, sizeof id));
        else if (g_hash_table_contains (of_kept, &id) && g_hash_table_add (done, g_memdup2 (&id, sizeof id)))
          g_array_append_val (ids, id);
      }
  return ids;
}

static gboolean
read_counted (JinStore *self, JinConnection *connection, const JinEntity *entity, JinMergeSet *set, GError **error)
{
  const JinField        *owner = jin_entity_field (entity, jin_entity_owner_field (entity));
  g_autoptr (GArray)     owners = shared_owners (entity, set);
  g_autoptr (GArray)     ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (owners->len == 0)
    return TRUE;
  return append_rows (self, connection, owner->target, owners, set->owners, error) &&
         read_referring_ids (connection, entity, owner, (const gint64 *)(gpointer)owners->data, owners->len, seen, ids, error) &&
         append_rows (self, connection, entity, ids, set->siblings, error);
}

/* ---- when a field was last changed ---- */

/* By index of field the last transaction that changed it; that of the record's making where none did. */
static gint64 *
read_ages (JinConnection *connection, const JinEntity *entity, gint64 id, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autofree gint64       *ages = g_new0 (gint64, jin_entity_n_values (entity));
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      connection, "SELECT txn, after FROM change WHERE entity = {p} AND \"row\" = {p} ORDER BY seq", reading (), error);
  if (statement == NULL)
    return NULL;
  jin_statement_bind_int (statement, 1, entity->number);
  jin_statement_bind_int (statement, 2, id);
  while (jin_statement_step (statement, &failure))
    {
      g_autoptr (JsonNode) after = jin_row_json_parse (jin_statement_get_text (statement, 1));
      for (int i = 0; i < entity->n_fields; i++)
        if (after == NULL || json_object_has_member (json_node_get_object (after), entity->fields[i].name))
          ages[JIN_FIELD_INDEX (jin_entity_field_id (entity, i))] = jin_statement_get_int (statement, 0);
    }
  if (failure == NULL)
    return g_steal_pointer (&ages);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* ---- both ---- */

static gboolean
refuse_merged (JinRecord *record, GError **error)
{
  int field = jin_record_get_entity (record)->merging->merged_into;
  if (jin_record_is_empty (record, field))
    return FALSE;
  /* Translators: both are names, such as of people */
  g_set_error (error, JIN_ERROR, JIN_ERROR_CONFLICT, _("“%s” was merged into “%s” already. Look at that one."), jin_record_get_title (record), jin_record_get_ref_title (record, field));
  return TRUE;
}

/**
 * jin_store_read_merge:
 * @kept: row that lives on
 * @given_up: row that is merged into it
 *
 * Returns: (transfer full): both, when their fields were changed, and every record that refers to either; %NULL with
 *   JIN_ERROR_INPUT for one and the same row, JIN_ERROR_CONFLICT when one of them was merged before
 */
JinMergeSet *
jin_store_read_merge (JinStore *self, const JinEntity *entity, gint64 kept, gint64 given_up, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && entity->merging != NULL, NULL);

  g_auto (JinReader) reader = {0};
  if (kept == given_up)
    {
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_INPUT, _("These are one and the same record. Choose two."));
      return NULL;
    }
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (JinRecord) one = jin_store_read_row (self, reader.connection, entity, kept, error);
  g_autoptr (JinRecord) other = one != NULL ? jin_store_read_row (self, reader.connection, entity, given_up, error) : NULL;
  if (other == NULL || refuse_merged (one, error) || refuse_merged (other, error))
    return NULL;
  g_autoptr (JinMergeSet) set = jin_merge_set_new (one, other);
  entity = jin_record_get_entity (one);
  set->kept_ages = read_ages (reader.connection, entity, kept, error);
  set->given_up_ages = set->kept_ages != NULL ? read_ages (reader.connection, entity, given_up, error) : NULL;
  if (set->given_up_ages == NULL)
    return NULL;
  for (int i = 0; i < jin_store_get_entities (self)->n_items; i++)
    if (!read_ledger (self, reader.connection, jin_store_get_entities (self)->items[i], set, error))
      return NULL;
  for (int i = 0; i < jin_store_get_entities (self)->n_items; i++)
    if (jin_store_get_entities (self)->items[i]->recount != NULL && !read_counted (self, reader.connection, jin_store_get_entities (self)->items[i], set, error))
      return NULL;
  return g_steal_pointer (&set);
}
