/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows that may be one, by the ledger's likenesses.  Every likeness is one or two questions that run along an index:
 *
 *   as it is    values that stand more than once, then the rows that have them
 *   old form    ID numbers of 15 digits, then those of 18 that begin as their new form does
 *   coarser     dates known to the month or year, then those of the same name inside
 *
 * What they find is few, and is looked at row by row where the likeness has a judge.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-store-merge.h"
#include "store/jin-store-private.h"

#define BATCH 250

typedef enum {
  WAY_EXACT,
  WAY_OLD_FORM,
  WAY_COARSER,
} Way;

typedef struct
{
  JinStore         *store;
  const JinEntity  *entity;
  const JinContext *context;
  JinConnection    *connection;
  GHashTable       *seen; /* pairs found already, or known to be two: their ids */
  GArray           *pairs;
  gsize             limit;
} Search;

static const char *
searching (void)
{
  return _("Could not look for duplicates");
}

/* ---- pairs ---- */

static guint
pair_hash (gconstpointer key)
{
  const gint64 *ids = key;
  return g_int64_hash (&ids[0]) * 31 + g_int64_hash (&ids[1]);
}

static gboolean
pair_equal (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *other = b;
  return one[0] == other[0] && one[1] == other[1];
}

static void
sort_ids (gint64 ids[2])
{
  gint64 first = MIN (ids[0], ids[1]);
  ids[1] = MAX (ids[0], ids[1]);
  ids[0] = first;
}

/* The surest first, then by reason, then as they were entered. */
static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const JinStorePair *one = a, *other = b;
  if (one->level != other->level)
    return (int)other->level - (int)one->level;
  if (one->reason != other->reason)
    return one->reason - other->reason;
  if (one->ids[0] != other->ids[0])
    return one->ids[0] < other->ids[0] ? -1 : 1;
  return one->ids[1] < other->ids[1] ? -1 : one->ids[1] > other->ids[1];
}

/* ---- questions ---- */

static gboolean
has_precision (const JinField *field)
{
  return field->type == JIN_TYPE_DATE || field->type == JIN_TYPE_MONTH;
}

static int
n_fields (const JinLikeness *likeness)
{
  int n = 0;
  while (n < JIN_LIKENESS_FIELDS && likeness->fields[n] != 0)
    n++;
  return n;
}

/* The likeness's field that has other ways to agree, and which; NULL for none. */
static const JinField *
find_way (Search *self, const JinLikeness *likeness, Way *way)
{
  for (int i = 0; i < n_fields (likeness); i++)
    {
      const JinField *field = jin_entity_field (self->entity, likeness->fields[i]);
      *way = field->type == JIN_TYPE_ID_NUMBER ? WAY_OLD_FORM : has_precision (field) ? WAY_COARSER
                                                                                      : WAY_EXACT;
      if (*way != WAY_EXACT)
        return field;
    }
  return NULL;
}

/* "t1.name, t1.birth, t1.birth_prec" */
static void
write_columns (JinSql *sql, Search *self, const JinLikeness *likeness, int alias)
{
  for (int i = 0; i < n_fields (likeness); i++)
    {
      const JinField *field = jin_entity_field (self->entity, likeness->fields[i]);
      jin_sql_add (sql, "%st%d.\"%s\"", i > 0 ? ", " : "", alias, field->name);
      if (has_precision (field))
        jin_sql_add (sql, ", t%d.\"%s_prec\"", alias, field->name);
    }
}

/* " WHERE t1.name IS NOT NULL AND …" */
static void
write_filled (JinSql *sql, Search *self, const JinLikeness *likeness, int alias)
{
  for (int i = 0; i < n_fields (likeness); i++)
    jin_sql_add (sql, "%st%d.\"%s\" IS NOT NULL", i > 0 ? " AND " : " WHERE ", alias, jin_entity_field (self->entity, likeness->fields[i])->name);
}

/* " AND t2.name = t1.name …", but for @except. */
static void
write_equal (JinSql *sql, Search *self, const JinLikeness *likeness, const JinField *except, int one, int other)
{
  for (int i = 0; i < n_fields (likeness); i++)
    {
      const JinField *field = jin_entity_field (self->entity, likeness->fields[i]);
      if (field == except)
        continue;
      jin_sql_add (sql, " AND t%d.\"%s\" = t%d.\"%s\"", other, field->name, one, field->name);
      if (has_precision (field))
        jin_sql_add (sql, " AND t%d.\"%s_prec\" = t%d.\"%s_prec\"", other, field->name, one, field->name);
    }
}

static void
write_exact (JinSql *sql, Search *self, const JinLikeness *likeness, int one, int other)
{
  int group = jin_sql_new_alias (sql), inner = jin_sql_new_alias (sql);
  jin_sql_add (sql, " FROM (SELECT ");
  write_columns (sql, self, likeness, inner);
  jin_sql_add (sql, " FROM \"%s\" t%d", self->entity->name, inner);
  write_filled (sql, self, likeness, inner);
  jin_sql_add (sql, " GROUP BY ");
  write_columns (sql, self, likeness, inner);
  jin_sql_add (sql, " HAVING count (*) > 1");
  if (likeness->crowd > 0)
    {
      jin_sql_add (sql, " AND count (*) <= ");
      jin_sql_int (sql, likeness->crowd);
    }
  jin_sql_add (sql, ") t%d JOIN \"%s\" t%d ON 1 = 1", group, self->entity->name, one);
  write_equal (sql, self, likeness, NULL, group, one);
  jin_sql_add (sql, " JOIN \"%s\" t%d ON t%d.id > t%d.id", self->entity->name, other, other, one);
  write_equal (sql, self, likeness, NULL, one, other);
}

/* 110105 491231 002 is 110105 19491231 002 and a check digit (R87), which is at most X. */
static void
write_old_form (JinSql *sql, Search *self, const JinLikeness *likeness, const JinField *field, int one, int other)
{
  const char *name = field->name;
  jin_sql_add (sql, " FROM \"%s\" t%d JOIN \"%s\" t%d ON length (t%d.\"%s\") = 18", self->entity->name, one, self->entity->name, other, other, name);
  jin_sql_add (sql, " AND t%d.\"%s\" >= substr (t%d.\"%s\", 1, 6) || '19' || substr (t%d.\"%s\", 7)", other, name, one, name, one, name);
  jin_sql_add (sql, " AND t%d.\"%s\" < substr (t%d.\"%s\", 1, 6) || '19' || substr (t%d.\"%s\", 7) || 'Y'", other, name, one, name, one, name);
  write_equal (sql, self, likeness, field, one, other);
  jin_sql_add (sql, " WHERE length (t%d.\"%s\") = 15", one, name);
}

/* A month holds its days, a year its months and days; as letters, D comes before M and M before Y. */
static void
write_coarser (JinSql *sql, Search *self, const JinLikeness *likeness, const JinField *field, int one, int other)
{
  const char *name = field->name;
  jin_sql_add (sql, " FROM \"%s\" t%d JOIN \"%s\" t%d ON t%d.\"%s_prec\" < t%d.\"%s_prec\"", self->entity->name, one, self->entity->name, other,
               other, name, one, name);
  write_equal (sql, self, likeness, field, one, other);
  jin_sql_add (sql, " AND t%d.\"%s\" BETWEEN t%d.\"%s\" AND CASE t%d.\"%s_prec\" WHEN 'Y' THEN substr (t%d.\"%s\", 1, 4) || '-12-31' ELSE substr (t%d.\"%s\", 1, 7) || '-31' END",
               other, name, one, name, one, name, one, name, one, name);
  jin_sql_add (sql, " WHERE t%d.\"%s_prec\" IN ('Y', 'M')", one, name);
}

/* (transfer full): JinStorePair, not judged yet */
static GArray *
ask (Search *self, int reason, Way way, const JinField *field, GError **error)
{
  const JinLikeness *likeness = &self->entity->merging->likenesses[reason];
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (JinStorePair));
  jin_sql_init (&sql, jin_store_get_entities (self->store), self->context);
  int one = jin_sql_new_alias (&sql), other = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT t%d.id, t%d.id", one, other);
  if (way == WAY_OLD_FORM)
    write_old_form (&sql, self, likeness, field, one, other);
  else if (way == WAY_COARSER)
    write_coarser (&sql, self, likeness, field, one, other);
  else
    write_exact (&sql, self, likeness, one, other);
  jin_sql_add (&sql, way == WAY_EXACT ? " WHERE " : " AND ");
  jin_sql_present (&sql, self->entity, one);
  jin_sql_add (&sql, " AND ");
  jin_sql_present (&sql, self->entity, other);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, self->connection, searching (), error);
  if (statement == NULL)
    return NULL;
  while (jin_statement_step (statement, &failure))
    {
      JinStorePair pair = {{jin_statement_get_int (statement, 0), jin_statement_get_int (statement, 1)}, reason, likeness->level, 0};
      sort_ids (pair.ids);
      if (!g_hash_table_contains (self->seen, pair.ids))
        g_array_append_val (found, pair);
    }
  if (failure == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* ---- judging ---- */

static void
keep (Search *self, const JinStorePair *pair)
{
  if (pair->level != JIN_LIKE_NOT && g_hash_table_add (self->seen, g_memdup2 (pair->ids, sizeof pair->ids)))
    g_array_append_val (self->pairs, *pair);
}

static gboolean
judge (Search *self, const JinLikeness *likeness, GArray *found, GError **error)
{
  for (guint first = 0; first < found->len; first += BATCH)
    {
      guint                 n = MIN (BATCH, found->len - first);
      gint64                ids[2 * BATCH];
      g_autoptr (GPtrArray) rows = NULL;
      for (guint i = 0; i < n; i++)
        for (int side = 0; side < 2; side++)
          ids[2 * i + side] = g_array_index (found, JinStorePair, first + i).ids[side];
      rows = jin_store_read_rows (self->store, self->connection, self->entity, ids, 2 * n, error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < n; i++)
        {
          JinStorePair *pair = &g_array_index (found, JinStorePair, first + i);
          if (rows->pdata[2 * i] != NULL && rows->pdata[2 * i + 1] != NULL)
            pair->level = likeness->judge (rows->pdata[2 * i], rows->pdata[2 * i + 1]);
          keep (self, pair);
        }
    }
  return TRUE;
}

static gboolean
search_way (Search *self, int reason, Way way, const JinField *field, GError **error)
{
  const JinLikeness *likeness = &self->entity->merging->likenesses[reason];
  g_autoptr (GArray) found = ask (self, reason, way, field, error);
  if (found == NULL)
    return FALSE;
  if (likeness->judge != NULL)
    return judge (self, likeness, found, error);
  for (guint i = 0; i < found->len; i++)
    keep (self, &g_array_index (found, JinStorePair, i));
  return TRUE;
}

static gboolean
search (Search *self, GError **error)
{
  for (int i = 0; i < self->entity->merging->n_likenesses; i++)
    {
      Way             way = WAY_EXACT;
      const JinField *field = find_way (self, &self->entity->merging->likenesses[i], &way);
      if (!search_way (self, i, WAY_EXACT, NULL, error) || (field != NULL && !search_way (self, i, way, field, error)))
        return FALSE;
    }
  return TRUE;
}

/* ---- known to be two ---- */

static GArray *
read_distinct (JinStore *self, JinConnection *connection, const JinEntity *entity, GError **error)
{
  const JinMerging  *merging = entity->merging;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (JinStorePair));
  g_autoptr (GError) failure = NULL;
  if (merging->distinction == NULL)
    return g_steal_pointer (&pairs);
  g_autofree char         *sql = g_strdup_printf ("SELECT id, \"%s\", \"%s\" FROM \"%s\" ORDER BY id DESC", jin_entity_field (merging->distinction, merging->one)->name,
                                                  jin_entity_field (merging->distinction, merging->other)->name, merging->distinction->name);
  g_autoptr (JinStatement) statement = jin_connection_prepare (connection, sql, searching (), error);
  if (statement == NULL)
    return NULL;
  while (jin_statement_step (statement, &failure))
    {
      JinStorePair pair = {{jin_statement_get_int (statement, 1), jin_statement_get_int (statement, 2)}, -1, JIN_LIKE_NOT, jin_statement_get_int (statement, 0)};
      sort_ids (pair.ids);
      g_array_append_val (pairs, pair);
    }
  if (failure == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

GArray *
jin_store_distinct_pairs (JinStore *self, const JinEntity *entity, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && entity->merging != NULL, NULL);

  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  return read_distinct (self, reader.connection, entity, error);
}

/**
 * jin_store_find_pairs:
 * @entity: a ledger with a #JinMerging
 * @context: today
 * @limit: at most so many, 0 for all
 *
 * Returns: (transfer full) (element-type JinStorePair): rows that may be one, the surest first; each pair once, with its first
 *   reason
 */
GArray *
jin_store_find_pairs (JinStore         *self,
                      const JinEntity  *entity,
                      const JinContext *context,
                      gsize             limit,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && entity->merging != NULL && context != NULL, NULL);

  g_auto (JinReader)     reader = {0};
  g_autoptr (GHashTable) seen = g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
  g_autoptr (GArray)     pairs = g_array_new (FALSE, FALSE, sizeof (JinStorePair));
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (GArray) distinct = read_distinct (self, reader.connection, entity, error);
  Search             work = {self, entity, context, reader.connection, seen, pairs, limit};
  if (distinct == NULL)
    return NULL;
  for (guint i = 0; i < distinct->len; i++)
    g_hash_table_add (seen, g_memdup2 (g_array_index (distinct, JinStorePair, i).ids, 2 * sizeof (gint64)));
  if (!search (&work, error))
    return NULL;
  g_array_sort (pairs, compare_pairs);
  if (limit > 0 && pairs->len > limit)
    g_array_set_size (pairs, limit);
  return g_steal_pointer (&pairs);
}
