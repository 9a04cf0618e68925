/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Named lists stand beside each ledger with the number of their rows, which has to be right after every change.  To count a
 * million rows for each of them takes a tenth of a second and more; so it is remembered, one bit a row, who meets a filter:
 *
 *   count   seq 812   bits  0110 1001 …   5
 *   feed    seq 813   person 3     ─▶  does 3 meet it now?  ─▶  0111 1001 …   6
 *           seq 814   visit 9      ─▶  the filter asks visits: count anew; else nothing to do
 *
 * Counts are immutable and shared; one that was put right takes the old one's place.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-counts.h"
#include "store/jin-recent.h"
#include "store/jin-store-private.h"

/* So many rows are looked at one by one. */
#define MAX_REPAIRS 200
#define MAX_COUNTS 64

typedef struct
{
  gint64  seq;
  gint64  count;
  GArray *bits; /* guint8 by id / 8 */
} Count;

struct _JinCounts
{
  JinRecent *recent; /* Count */
};

static const char *
counting (void)
{
  return _("Could not count the records");
}

/* ---- counts ---- */

static void
count_clear (Count *self)
{
  g_array_unref (self->bits);
}

static void
count_unref (Count *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)count_clear);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_unref)

/* Owns @bits. */
static Count *
count_new (gint64 seq, GArray *bits, gint64 n)
{
  Count *self = g_atomic_rc_box_new0 (Count);
  self->seq = seq;
  self->bits = bits;
  self->count = n;
  return self;
}

/* Returns whether it was another. */
static gboolean
set_bit (GArray *bits, gint64 id, gboolean on)
{
  guint8 mask = (guint8)(1 << (id % 8));
  if (id / 8 >= bits->len)
    {
      if (!on)
        return FALSE;
      g_array_set_size (bits, (guint)(id / 8) + 1);
    }
  guint8 *byte = &g_array_index (bits, guint8, id / 8);
  if (((*byte & mask) != 0) == on)
    return FALSE;
  *byte ^= mask;
  return TRUE;
}

JinCounts *
jin_counts_new (void)
{
  JinCounts *self = g_new0 (JinCounts, 1);
  self->recent = jin_recent_new (MAX_COUNTS, (GDestroyNotify)count_clear);
  return self;
}

void
jin_counts_forget (JinCounts *self)
{
  jin_recent_forget (self->recent);
}

void
jin_counts_free (JinCounts *self)
{
  jin_recent_free (self->recent);
  g_free (self);
}

/* ---- asking ---- */

static gint64
read_number (JinConnection *connection, const char *sql, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (connection, sql, counting (), error);
  if (statement == NULL)
    return -1;
  if (jin_statement_step (statement, &failure))
    return jin_statement_get_int (statement, 0);
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

/* Sets the bits of the rows that meet the filter, of those in @only or of all; how many were not set before, -1 on failure. */
static gint64
read_bits (JinStore *store, JinConnection *connection, const JinQuery *query, GArray *only, GArray *bits, GError **error)
{
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  gint64             n = 0;
  jin_sql_init (&sql, jin_store_get_entities (store), &query->context);
  sql.few = only != NULL;
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT t%d.id FROM \"%s\" t%d", alias, query->entity->name, alias);
  if (!jin_sql_where (&sql, query->entity, query->filter, alias, error))
    return -1;
  if (only != NULL)
    {
      jin_sql_add (&sql, " AND t%d.id IN ", alias);
      jin_sql_ids (&sql, (const gint64 *)(gpointer)only->data, only->len);
    }
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, counting (), error);
  if (statement == NULL)
    return -1;
  while (jin_statement_step (statement, &failure))
    n += set_bit (bits, jin_statement_get_int (statement, 0), TRUE);
  if (failure == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

/* Rows of the ledger that changed since; NULL without error when there are too many. */
static GArray *
read_changed (JinConnection *connection, const JinEntity *entity, gint64 since, GError **error)
{
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  jin_sql_init (&sql, NULL, NULL);
  jin_sql_add (&sql, "SELECT DISTINCT \"row\" FROM change WHERE seq > ");
  jin_sql_int (&sql, since);
  jin_sql_add (&sql, " AND {scan}entity = %d LIMIT %d", entity->number, MAX_REPAIRS + 1);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, counting (), error);
  if (statement == NULL)
    return NULL;
  while (jin_statement_step (statement, &failure))
    {
      gint64 row = jin_statement_get_int (statement, 0);
      g_array_append_val (rows, row);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return rows->len <= MAX_REPAIRS ? g_steal_pointer (&rows) : NULL;
}

/* ---- putting right ---- */

/* Whether another ledger that the filter asks has changed; -1 on failure. */
static int
others_changed (JinStore *store, JinConnection *connection, const JinQuery *query, gint64 since, GError **error)
{
  g_autoptr (GArray)  numbers = jin_filter_depends (query->filter, jin_store_get_entities (store));
  g_autoptr (GString) list = g_string_new ("0");
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (list, ", %d", g_array_index (numbers, int, i));
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM change WHERE seq > %" G_GINT64_FORMAT " AND {scan}entity IN (%s))", since, list->str);
  return (int)read_number (connection, sql, error);
}

/* (transfer full): @old put right; NULL without error when it must be counted anew. */
static Count *
repair (JinStore *store, JinConnection *connection, const JinQuery *query, const Count *old, gint64 seq, GError **error)
{
  if (others_changed (store, connection, query, old->seq, error) != 0)
    return NULL;
  g_autoptr (GArray) changed = read_changed (connection, query->entity, old->seq, error);
  if (changed == NULL)
    return NULL;
  g_autoptr (GArray) bits = g_array_copy (old->bits);
  gint64             count = old->count;
  for (guint i = 0; i < changed->len; i++)
    count -= set_bit (bits, g_array_index (changed, gint64, i), FALSE);
  gint64 n = changed->len > 0 ? read_bits (store, connection, query, changed, bits, error) : 0;
  return n >= 0 ? count_new (seq, g_steal_pointer (&bits), count + n) : NULL;
}

/* Ages and what holds today are others on another day. */
static char *
make_key (const JinQuery *query)
{
  char             day[JIN_DATE_ISO_SIZE];
  g_autofree char *text = jin_filter_to_text (query->filter);
  jin_date_write_iso (query->context.as_of, day);
  return g_strdup_printf ("%s %s %s", query->entity->name, day, text);
}

static gint64
ensure_count (JinCounts *self, JinStore *store, JinConnection *connection, const JinQuery *query, GError **error)
{
  g_autofree char   *key = make_key (query);
  g_autoptr (GError) failure = NULL;
  g_autoptr (Count)  old = jin_recent_look_up (self->recent, key);
  gint64             seq = read_number (connection, "SELECT coalesce (max (seq), 0) FROM change", error);
  if (seq < 0)
    return -1;
  if (old != NULL && old->seq >= seq)
    return old->count;
  g_autoptr (Count) count = old != NULL ? repair (store, connection, query, old, seq, &failure) : NULL;
  if (count == NULL && failure == NULL)
    {
      g_autoptr (GArray) bits = g_array_new (FALSE, TRUE, sizeof (guint8));
      gint64             n = read_bits (store, connection, query, NULL, bits, &failure);
      count = n >= 0 ? count_new (seq, g_steal_pointer (&bits), n) : NULL;
    }
  if (count == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return -1;
    }
  jin_recent_keep (self->recent, key, count);
  return count->count;
}

gint64
jin_counts_get (JinCounts *self, JinStore *store, JinConnection *connection, const JinQuery *query, GError **error)
{
  /* One picture for the feed and the rows. */
  if (!jin_connection_begin (connection, FALSE, counting (), error))
    return -1;
  gint64 count = ensure_count (self, store, connection, query, error);
  jin_connection_rollback (connection);
  return count;
}
