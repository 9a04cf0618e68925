/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * To sort a million rows takes a second, to find the rows of a filter a tenth of that.  So the order of a large ledger is
 * kept as an array of ids, with the place of each id, and a filter's rows are only put into it:
 *
 *   order   ids    [ 7 3 9 1 … ]        rank [ 1→3 3→1 7→0 9→2 … ]
 *   filter  found  { 9 7 }       ─▶ places { 2 0 } ─▶ 7 9
 *
 * An order knows the line of history up to which it is right.  A few rows that changed since are taken out and put where
 * they belong now, each found by halving; after many changes the order is made anew.  Orders are immutable and
 * shared; a repaired one takes the old one's place.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/jin-orders.h"
#include "store/jin-recent.h"
#include "store/jin-store-private.h"

/* So many rows are put in place one by one. */
#define MAX_REPAIRS 100
#define MAX_ORDERS 4

typedef struct
{
  gint64  seq;
  GArray *ids;  /* gint64 */
  GArray *rank; /* guint32 by id: place + 1, 0 for no row */
} Order;

struct _JinOrders
{
  JinRecent *recent; /* Order */
};

static const char *
sorting (void)
{
  return _("Could not sort the records");
}

/* ---- orders ---- */

static void
order_clear (Order *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->rank);
}

static void
order_unref (Order *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)order_clear);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_unref)

/* Owns @ids. */
static Order *
order_new (gint64 seq, GArray *ids)
{
  Order *self = g_atomic_rc_box_new0 (Order);
  gint64 largest = 0;
  self->seq = seq;
  self->ids = ids;
  for (guint i = 0; i < ids->len; i++)
    largest = MAX (largest, g_array_index (ids, gint64, i));
  self->rank = g_array_sized_new (FALSE, TRUE, sizeof (guint32), (guint)largest + 1);
  g_array_set_size (self->rank, (guint)largest + 1);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (self->rank, guint32, g_array_index (ids, gint64, i)) = i + 1;
  return self;
}

JinOrders *
jin_orders_new (void)
{
  JinOrders *self = g_new0 (JinOrders, 1);
  self->recent = jin_recent_new (MAX_ORDERS, (GDestroyNotify)order_clear);
  return self;
}

void
jin_orders_forget (JinOrders *self)
{
  jin_recent_forget (self->recent);
}

void
jin_orders_free (JinOrders *self)
{
  jin_recent_free (self->recent);
  g_free (self);
}

/* ---- what an order depends on ---- */

static void
append_targets (GString *numbers, const JinEntity *target)
{
  const JinField *title = jin_entity_field (target, target->title);
  g_string_append_printf (numbers, ", %d", target->number);
  if (title->type == JIN_TYPE_REFERENCE)
    append_targets (numbers, title->target);
}

/* Whether the ledger's own changes tell everything: not for summaries, which change without a line of history.
 * @others: numbers of ledgers whose changes can move any row */
static gboolean
can_repair (const JinEntity *entity, GArray *sorts, GString *others)
{
  for (guint i = 0; i < sorts->len; i++)
    {
      int             id = g_array_index (sorts, JinSort, i).field;
      const JinField *field = id != 0 ? jin_entity_field (entity, id) : NULL;
      if (field == NULL)
        continue;
      if (jin_field_is_summary (field) || (jin_field_is_computed (field) && strpbrk (field->expression != NULL ? field->expression : ".", ".") != NULL))
        return FALSE;
      if (field->type == JIN_TYPE_REFERENCE)
        append_targets (others, field->target);
    }
  return TRUE;
}

/* Ages and values that mirror spans are in another order on another day. */
static char *
make_key (const JinQuery *query, GArray *sorts)
{
  char             day[JIN_DATE_ISO_SIZE] = "";
  g_autofree char *text = jin_sort_to_text (query->entity, sorts);
  for (guint i = 0; i < sorts->len; i++)
    {
      int             id = g_array_index (sorts, JinSort, i).field;
      const JinField *field = id != 0 ? jin_entity_field (query->entity, id) : NULL;
      if (field != NULL && (field->mirror != 0 || jin_field_is_computed (field)))
        jin_date_write_iso (query->context.as_of, day);
    }
  return g_strdup_printf ("%s %s %s", query->entity->name, text, day);
}

/* ---- asking ---- */

static gint64
read_number (JinConnection *connection, const char *sql, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (connection, sql, sorting (), error);
  if (statement == NULL)
    return -1;
  if (jin_statement_step (statement, &failure))
    return jin_statement_get_int (statement, 0);
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

static GArray *
read_ids (JinSql *sql, JinConnection *connection, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (JinStatement) statement = jin_sql_prepare (sql, connection, sorting (), error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (jin_statement_step (statement, &failure))
    {
      gint64 id = jin_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Ids of @only, or of all rows, in the order of @sorts. */
static GArray *
read_sorted (JinStore       *store,
             JinConnection  *connection,
             const JinQuery *query,
             GArray         *sorts,
             const gint64   *only,
             gsize           n_only,
             GError        **error)
{
  g_auto (JinSql) sql = {0};
  jin_sql_init (&sql, jin_store_get_entities (store), &query->context);
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT t%d.id FROM \"%s\" t%d", alias, query->entity->name, alias);
  if (!jin_sql_where (&sql, query->entity, NULL, alias, error))
    return NULL;
  if (only != NULL)
    {
      jin_sql_add (&sql, " %s t%d.id IN ", query->entity->merging != NULL ? "AND" : "WHERE", alias);
      jin_sql_ids (&sql, only, n_only);
    }
  if (!jin_sql_order (&sql, query->entity, sorts, alias, error))
    return NULL;
  return read_ids (&sql, connection, error);
}

static GArray *
read_filtered (JinStore       *store,
               JinConnection  *connection,
               const JinQuery *query,
               gboolean        sorted,
               GError        **error)
{
  g_auto (JinSql) sql = {0};
  jin_sql_init (&sql, jin_store_get_entities (store), &query->context);
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT t%d.id FROM \"%s\" t%d", alias, query->entity->name, alias);
  if (!jin_sql_where (&sql, query->entity, query->filter, alias, error))
    return NULL;
  if (sorted && !jin_sql_order (&sql, query->entity, query->sorts, alias, error))
    return NULL;
  return read_ids (&sql, connection, error);
}

/* ---- repairing ---- */

/* The first place in @ids whose row comes after the row @id; -1 on failure. */
static gssize
find_place (JinStore       *store,
            JinConnection  *connection,
            const JinQuery *query,
            GArray         *sorts,
            GArray         *ids,
            gsize           low,
            gint64          id,
            GError        **error)
{
  gsize high = ids->len;
  while (low < high)
    {
      gsize              middle = low + (high - low) / 2;
      gint64             pair[] = {g_array_index (ids, gint64, middle), id};
      g_autoptr (GArray) sorted = read_sorted (store, connection, query, sorts, pair, 2, error);
      if (sorted == NULL || sorted->len != 2)
        return -1;
      if (g_array_index (sorted, gint64, 0) == id)
        high = middle;
      else
        low = middle + 1;
    }
  return (gssize)low;
}

/* Rows of @old that did not change, with those that did in their new places. */
static GArray *
merge (JinStore       *store,
       JinConnection  *connection,
       const JinQuery *query,
       GArray         *sorts,
       Order          *old,
       GArray         *changed,
       GError        **error)
{
  g_autoptr (GHashTable) moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray)     sorted = read_sorted (store, connection, query, sorts, (const gint64 *)(gpointer)changed->data, changed->len, error);
  if (sorted == NULL)
    return NULL;
  for (guint i = 0; i < changed->len; i++)
    g_hash_table_add (moved, &g_array_index (changed, gint64, i));
  g_autoptr (GArray) stay = g_array_sized_new (FALSE, FALSE, sizeof (gint64), old->ids->len);
  for (guint i = 0; i < old->ids->len; i++)
    if (!g_hash_table_contains (moved, &g_array_index (old->ids, gint64, i)))
      g_array_append_val (stay, g_array_index (old->ids, gint64, i));
  g_autoptr (GArray) merged = g_array_sized_new (FALSE, FALSE, sizeof (gint64), stay->len + sorted->len);
  gsize              done = 0;
  for (guint i = 0; i < sorted->len; i++)
    {
      gssize place = find_place (store, connection, query, sorts, stay, done, g_array_index (sorted, gint64, i), error);
      if (place < 0)
        return NULL;
      g_array_append_vals (merged, &g_array_index (stay, gint64, done), (guint)(place - done));
      g_array_append_val (merged, g_array_index (sorted, gint64, i));
      done = (gsize)place;
    }
  g_array_append_vals (merged, &g_array_index (stay, gint64, done), (guint)(stay->len - done));
  return g_steal_pointer (&merged);
}

/* (transfer full): @old put right; NULL without error when it must be made anew. */
static Order *
repair (JinStore       *store,
        JinConnection  *connection,
        const JinQuery *query,
        GArray         *sorts,
        Order          *old,
        gint64          seq,
        GError        **error)
{
  g_autoptr (GString) others = g_string_new ("0");
  g_auto (JinSql)     sql = {0};
  if (!can_repair (query->entity, sorts, others))
    return NULL;
  g_autofree char *moved = g_strdup_printf ("SELECT count (*) FROM change WHERE seq > %" G_GINT64_FORMAT " AND {scan}entity IN (%s)", old->seq, others->str);
  if (read_number (connection, moved, error) != 0)
    return NULL;
  jin_sql_init (&sql, jin_store_get_entities (store), &query->context);
  jin_sql_add (&sql, "SELECT DISTINCT \"row\" FROM change WHERE seq > ");
  jin_sql_int (&sql, old->seq);
  jin_sql_add (&sql, " AND {scan}entity = %d LIMIT %d", query->entity->number, MAX_REPAIRS + 1);
  g_autoptr (GArray) changed = read_ids (&sql, connection, error);
  if (changed == NULL || changed->len > MAX_REPAIRS)
    return NULL;
  GArray *ids = changed->len == 0 ? g_array_copy (old->ids) : merge (store, connection, query, sorts, old, changed, error);
  return ids != NULL ? order_new (seq, ids) : NULL;
}

/* (transfer full) */
static Order *
ensure_order (JinOrders      *self,
              JinStore       *store,
              JinConnection  *connection,
              const JinQuery *query,
              GArray         *sorts,
              GError        **error)
{
  g_autofree char   *key = make_key (query, sorts);
  g_autoptr (GError) failure = NULL;
  g_autoptr (Order)  old = jin_recent_look_up (self->recent, key);
  gint64             seq = read_number (connection, "SELECT coalesce (max (seq), 0) FROM change", error);
  if (seq < 0)
    return NULL;
  if (old != NULL && old->seq >= seq)
    return g_steal_pointer (&old);
  Order *order = old != NULL ? repair (store, connection, query, sorts, old, seq, &failure) : NULL;
  if (order == NULL && failure == NULL)
    {
      GArray *ids = read_sorted (store, connection, query, sorts, NULL, 0, &failure);
      order = ids != NULL ? order_new (seq, ids) : NULL;
    }
  if (order != NULL)
    jin_recent_keep (self->recent, key, order);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return order;
}

/* ---- putting rows in order ---- */

/* One bit a place: what is found is set, then read from the first place to the last. */
static void
arrange (GArray *found, const Order *order)
{
  gsize               n_words = (order->ids->len + 63) / 64;
  g_autofree guint64 *places = g_new0 (guint64, n_words);
  guint               n = 0;
  g_autoptr (GArray)  strangers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < found->len; i++)
    {
      gint64  id = g_array_index (found, gint64, i);
      guint32 rank = id < order->rank->len ? g_array_index (order->rank, guint32, id) : 0;
      if (rank == 0)
        g_array_append_val (strangers, id);
      else
        places[(rank - 1) / 64] |= G_GUINT64_CONSTANT (1) << ((rank - 1) % 64);
    }
  for (gsize word = 0; word < n_words; word++)
    for (guint64 bits = places[word]; bits != 0; bits &= bits - 1)
      g_array_index (found, gint64, n++) = g_array_index (order->ids, gint64, word * 64 + __builtin_ctzll (bits));
  g_array_set_size (found, n);
  if (strangers->len > 0)
    g_array_append_vals (found, strangers->data, strangers->len);
}

static GArray *
ordered_ids (JinOrders      *self,
             JinStore       *store,
             JinConnection  *connection,
             const JinQuery *query,
             GError        **error)
{
  g_autoptr (GArray) own = query->sorts == NULL ? jin_sort_parse (query->entity, query->entity->order != NULL ? query->entity->order : "", NULL) : NULL;
  g_autoptr (Order)  order = ensure_order (self, store, connection, query, query->sorts != NULL ? query->sorts : own, error);
  if (order == NULL)
    return NULL;
  if (query->filter == NULL)
    return g_array_copy (order->ids);
  GArray *found = read_filtered (store, connection, query, FALSE, error);
  if (found != NULL)
    arrange (found, order);
  return found;
}

GArray *
jin_orders_ids (JinOrders      *self,
                JinStore       *store,
                JinConnection  *connection,
                const JinQuery *query,
                GError        **error)
{
  /* On the worker thread a transaction is under way that nobody else sees. */
  if (g_thread_self () == store->worker)
    return read_filtered (store, connection, query, TRUE, error);
  g_autofree char *size = g_strdup_printf ("SELECT coalesce (max (id), 0) FROM \"%s\"", query->entity->name);
  gint64           largest = read_number (connection, size, error);
  if (largest < 0)
    return NULL;
  if (largest < store->ordered_from)
    return read_filtered (store, connection, query, TRUE, error);
  /* One picture for the order and the filter. */
  if (!jin_connection_begin (connection, FALSE, sorting (), error))
    return NULL;
  GArray *ids = ordered_ids (self, store, connection, query, error);
  jin_connection_rollback (connection);
  return ids;
}
