/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one search box.  What is typed becomes probes, best first (jin-probe.c); those that scan are asked only when the
 * others found next to nothing.  In a list the same probes say which rows are in, and which of them come first.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/jin-probe.h"
#include "store/jin-store-private.h"

/* With so many hits that begin with what was typed nobody looks for it inside of others, which takes a scan. */
#define ENOUGH 10

/* ---- in a filter ---- */

void
jin_sql_search (JinSql *self, const JinEntity *entity, const char *text, int alias)
{
  g_autoptr (GPtrArray) probes = jin_probes_new (self->entities, entity, text);
  jin_sql_add (self, "t%d.id IN (", alias);
  for (guint i = 0; i < probes->len; i++)
    {
      jin_sql_add (self, i > 0 ? " UNION " : "");
      jin_probe_write_ids (probes->pdata[i], self);
    }
  jin_sql_add (self, probes->len == 0 ? "SELECT 0)" : ")");
}

const char *
jin_store_searched_text (JinFilter *filter)
{
  const char *text = NULL;
  if (filter->kind == JIN_FILTER_SEARCH)
    return jin_value_get_text (&g_array_index (filter->literals, JinLiteral, 0).value);
  for (guint i = 0; filter->kind == JIN_FILTER_AND && text == NULL && i < filter->parts->len; i++)
    text = jin_store_searched_text (filter->parts->pdata[i]);
  return text;
}

/* The best stage of each row that the probes along indexes find: by id, 0 for none. */
static gboolean
read_stages (JinStore *self, JinConnection *connection, GPtrArray *probes, GArray *stages, GError **error)
{
  for (guint i = 0; i < probes->len && jin_probe_get_stage (probes->pdata[i]) < JIN_STAGE_WITHIN; i++)
    {
      g_auto (JinSql)    sql = {0};
      g_autoptr (GError) failure = NULL;
      guint8             mark = (guint8)jin_probe_get_stage (probes->pdata[i]) + 1;
      jin_sql_init (&sql, jin_store_get_entities (self), NULL);
      jin_probe_write_ids (probes->pdata[i], &sql);
      g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, _("Could not search"), error);
      if (statement == NULL)
        return FALSE;
      while (jin_statement_step (statement, &failure))
        {
          gint64 id = jin_statement_get_int (statement, 0);
          if (id < stages->len && g_array_index (stages, guint8, id) == 0)
            g_array_index (stages, guint8, id) = mark;
        }
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
jin_store_rank (JinStore *self, JinConnection *connection, const JinQuery *query, GArray *ids, GError **error)
{
  const char *text = query->filter != NULL && query->sorts == NULL ? jin_store_searched_text (query->filter) : NULL;
  gint64      largest = 0;
  if (text == NULL || ids->len < 2)
    return TRUE;
  g_autoptr (GPtrArray) probes = jin_probes_new (jin_store_get_entities (self), query->entity, text);
  g_autoptr (GArray)    stages = g_array_new (FALSE, TRUE, sizeof (guint8));
  for (guint i = 0; i < ids->len; i++)
    largest = MAX (largest, g_array_index (ids, gint64, i));
  g_array_set_size (stages, (guint)largest + 1);
  if (!read_stages (self, connection, probes, stages, error))
    return FALSE;
  g_autoptr (GArray) ranked = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  /* Those that a scan alone finds come last. */
  for (int stage = JIN_STAGE_EXACT; stage <= JIN_STAGE_WITHIN; stage++)
    for (guint i = 0; i < ids->len; i++)
      {
        gint64 id = g_array_index (ids, gint64, i);
        if (g_array_index (stages, guint8, id) == (stage < JIN_STAGE_WITHIN ? stage + 1 : 0))
          g_array_append_val (ranked, id);
      }
  memcpy (ids->data, ranked->data, ids->len * sizeof (gint64));
  return TRUE;
}

/* ---- in the box ---- */

/* A hit before its rows are read. */
typedef struct
{
  gint64          id;
  gint64          row; /* that holds what was typed */
  const JinProbe *probe;
} Found;

/* Appends hits that are not there yet; with @ids only those of them. */
static gboolean
run_probe (JinStore       *self,
           JinConnection  *connection,
           const JinProbe *probe,
           const gint64   *ids,
           gsize           limit,
           GHashTable     *seen,
           GArray         *found,
           GError        **error)
{
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  jin_sql_init (&sql, jin_store_get_entities (self), NULL);
  if (ids != NULL)
    {
      jin_sql_add (&sql, "WITH found (hit, held) AS (");
      jin_probe_write (probe, &sql, 0);
      jin_sql_add (&sql, ") SELECT hit, held FROM found WHERE hit IN ");
      jin_sql_ids (&sql, ids, limit);
    }
  else
    jin_probe_write (probe, &sql, limit);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, _("Could not search"), error);
  if (statement == NULL)
    return FALSE;
  while (found->len < limit && jin_statement_step (statement, &failure))
    {
      Found hit = {jin_statement_get_int (statement, 0), jin_statement_get_int (statement, 1), probe};
      if (g_hash_table_add (seen, g_memdup2 (&hit.id, sizeof hit.id)))
        g_array_append_val (found, hit);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static GArray *
run_probes (JinStore *self, JinConnection *connection, GPtrArray *probes, gsize limit, gboolean scan, GError **error)
{
  g_autoptr (GArray)     found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < probes->len && found->len < limit; i++)
    {
      if (jin_probe_get_stage (probes->pdata[i]) == JIN_STAGE_WITHIN && (!scan || found->len >= ENOUGH))
        break;
      if (!run_probe (self, connection, probes->pdata[i], NULL, limit, seen, found, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

void
jin_search_hit_free (JinSearchHit *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->via);
  g_free (self);
}

/* The rows that led to hits, by ledger: few, so one ledger at a time. */
static gboolean
read_vias (JinStore *self, JinConnection *connection, GArray *found, GPtrArray *hits, GError **error)
{
  const JinEntities *entities = jin_store_get_entities (self);
  for (int number = 0; number < entities->n_items; number++)
    {
      const JinEntity   *via = entities->items[number];
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint i = 0; i < found->len; i++)
        if (jin_entity_same (jin_probe_get_via (g_array_index (found, Found, i).probe), via))
          g_array_append_val (ids, g_array_index (found, Found, i).row);
      if (ids->len == 0)
        continue;
      g_autoptr (GPtrArray) rows = jin_store_read_rows (self, connection, via, (const gint64 *)(gpointer)ids->data, ids->len, error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0, n = 0; i < found->len; i++)
        if (jin_entity_same (jin_probe_get_via (g_array_index (found, Found, i).probe), via))
          g_set_object (&((JinSearchHit *)hits->pdata[i])->via, rows->pdata[n++]);
    }
  return TRUE;
}

/* One hit each of @found, in that order; its record is NULL when it went away meanwhile. */
static GPtrArray *
read_hits (JinStore *self, JinConnection *connection, const JinEntity *entity, GArray *found, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_search_hit_free);
  g_autoptr (GArray)    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, Found, i).id);
  g_autoptr (GPtrArray) rows = jin_store_read_rows (self, connection, entity, (const gint64 *)(gpointer)ids->data, ids->len, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      JinSearchHit *hit = g_new0 (JinSearchHit, 1);
      g_set_object (&hit->record, rows->pdata[i]);
      g_ptr_array_add (hits, hit);
    }
  if (!read_vias (self, connection, found, hits, error))
    return NULL;
  for (guint i = 0; i < hits->len; i++)
    {
      JinSearchHit *hit = hits->pdata[i];
      JinRecord    *held = hit->via != NULL ? hit->via : hit->record;
      hit->field = held != NULL ? jin_probe_find_field (g_array_index (found, Found, i).probe, held) : 0;
    }
  return g_steal_pointer (&hits);
}

/* Without those that went away meanwhile. */
static GPtrArray *
present_hits (GPtrArray *hits)
{
  for (guint i = hits != NULL ? hits->len : 0; i > 0; i--)
    if (((JinSearchHit *)hits->pdata[i - 1])->record == NULL)
      g_ptr_array_remove_index (hits, i - 1);
  return hits;
}

/**
 * jin_store_find:
 * @text: what was typed: characters of the name, full pinyin, initials, all of them mixed, the beginning or tail of a phone
 *   or ID number, somebody of the family, the branch, or any part of a searched field
 * @limit: at most so many hits
 * @scan: whether to look inside of texts too, which takes long in a large ledger
 *
 * Returns: (transfer full) (element-type JinSearchHit): best first, none of them gone; empty for a blank @text
 */
GPtrArray *
jin_store_find (JinStore        *self,
                const JinEntity *entity,
                const char      *text,
                gsize            limit,
                gboolean         scan,
                GCancellable    *cancellable,
                GError         **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && text != NULL && limit > 0, NULL);

  g_auto (JinReader)    reader = {0};
  g_autoptr (GPtrArray) probes = jin_probes_new (jin_store_get_entities (self), entity, text);
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (GArray) found = run_probes (self, reader.connection, probes, limit, scan, error);
  if (found == NULL)
    return NULL;
  return present_hits (read_hits (self, reader.connection, entity, found, error));
}

/**
 * jin_store_explain_hits:
 * @text: what was searched for
 * @ids: (array length=n_ids): rows that it found
 *
 * By what rows of a list were found, be it by somebody of the family.
 *
 * Returns: (transfer full) (element-type JinSearchHit): in no order; rows that went away meanwhile are missing
 */
GPtrArray *
jin_store_explain_hits (JinStore        *self,
                        const JinEntity *entity,
                        const char      *text,
                        const gint64    *ids,
                        gsize            n_ids,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && text != NULL && ids != NULL, NULL);

  g_auto (JinReader)     reader = {0};
  g_autoptr (GPtrArray)  probes = jin_probes_new (jin_store_get_entities (self), entity, text);
  g_autoptr (GArray)     found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  for (guint i = 0; i < probes->len && found->len < n_ids; i++)
    if (!run_probe (self, reader.connection, probes->pdata[i], ids, n_ids, seen, found, error))
      return NULL;
  return present_hits (read_hits (self, reader.connection, entity, found, error));
}

/**
 * jin_store_search:
 *
 * The records of jin_store_find(), scans included.
 *
 * Returns: (transfer full) (element-type JinRecord): best first
 */
GPtrArray *
jin_store_search (JinStore        *self,
                  const JinEntity *entity,
                  const char      *text,
                  gsize            limit,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr (GPtrArray) hits = jin_store_find (self, entity, text, limit, TRUE, cancellable, error);
  GPtrArray            *rows = hits != NULL ? g_ptr_array_new_full (hits->len, g_object_unref) : NULL;
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    g_ptr_array_add (rows, g_object_ref (((JinSearchHit *)hits->pdata[i])->record));
  return rows;
}
