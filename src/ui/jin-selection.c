/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-selection.h"

/*
 * For every item that a change takes away and brings a view of GTK 4.8 makes a row anew, two hundred of them at a time, and
 * it looks through all that are brought, a hundred thousand objects, for those that it knew.  So the items are mere places:
 *
 *   the list says       the view hears
 *   7, 3 out, 3 in      "rows-changed" 7, 3
 *   7, 3 out, 5 in      10, 0 out, 2 in; "rows-changed" 7, 3
 *
 * The first rows of an empty list are revealed some at a time, so that the view need not make all of its at once.
 *
 *   exceptions   inverted   selected
 *   {}           no         none
 *   {3, 7}       no         3 and 7
 *   {}           yes        all
 *   {3, 7}       yes        all but 3 and 7
 */
struct _JinSelection
{
  GObject parent_instance;

  JinStoreList *list;
  GHashTable   *exceptions; /* gint64 */
  gboolean      inverted;
  guint         n_items;  /* what the view has been told: all, but for a list that is being revealed */
  guint         revealer; /* source */
};

/* Rows revealed at a time, milliseconds in between, and how many rows a view keeps at hand. */
#define REVEALED_AT_ONCE 25
#define REVEAL_INTERVAL 20
#define ROWS_OF_A_VIEW 250

enum {
  ROWS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
jin_selection_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
jin_selection_get_n_items (GListModel *model)
{
  return JIN_SELECTION (model)->n_items;
}

static gpointer
jin_selection_get_item (GListModel *model, guint position)
{
  return position < jin_selection_get_n_items (model) ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
jin_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = jin_selection_get_item_type;
  iface->get_n_items = jin_selection_get_n_items;
  iface->get_item = jin_selection_get_item;
}

static gboolean
jin_selection_is_selected (GtkSelectionModel *model, guint position)
{
  JinSelection *self = JIN_SELECTION (model);
  gint64        id = jin_store_list_get_id (self->list, position);

  return g_hash_table_contains (self->exceptions, &id) != self->inverted;
}

static void
set_selected (JinSelection *self, guint position, gboolean selected)
{
  gint64 id = jin_store_list_get_id (self->list, position);

  if (selected != self->inverted)
    g_hash_table_add (self->exceptions, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->exceptions, &id);
}

static void
set_all (JinSelection *self, gboolean selected)
{
  g_hash_table_remove_all (self->exceptions);
  self->inverted = selected;
}

static gboolean
jin_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  JinSelection *self = JIN_SELECTION (model);
  guint         n_items = jin_selection_get_n_items (G_LIST_MODEL (model));
  guint64       n_masked = n_items > 0 ? gtk_bitset_get_size_in_range (mask, 0, n_items - 1) : 0;
  GtkBitsetIter iter;
  guint         position;
  gboolean      more;

  if (n_masked == 0)
    return TRUE;
  if (n_masked == n_items)
    {
      /* The whole list at once: the usual click on one row says "this one, and none of the others". */
      set_all (self, gtk_bitset_get_size_in_range (selected, 0, n_items - 1) == n_items);
      if (!self->inverted)
        for (more = gtk_bitset_iter_init_first (&iter, selected, &position); more && position < n_items; more = gtk_bitset_iter_next (&iter, &position))
          set_selected (self, position, TRUE);
      gtk_selection_model_selection_changed (model, 0, n_items);
      return TRUE;
    }
  for (more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < n_items; more = gtk_bitset_iter_next (&iter, &position))
    set_selected (self, position, gtk_bitset_contains (selected, position));
  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (mask), MIN (gtk_bitset_get_maximum (mask), n_items - 1) - gtk_bitset_get_minimum (mask) + 1);
  return TRUE;
}

static gboolean
jin_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  JinSelection *self = JIN_SELECTION (model);

  if (unselect_rest)
    set_all (self, FALSE);
  set_selected (self, position, TRUE);
  if (unselect_rest)
    gtk_selection_model_selection_changed (model, 0, jin_selection_get_n_items (G_LIST_MODEL (model)));
  else
    gtk_selection_model_selection_changed (model, position, 1);
  return TRUE;
}

static gboolean
jin_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  set_selected (JIN_SELECTION (model), position, FALSE);
  gtk_selection_model_selection_changed (model, position, 1);
  return TRUE;
}

static gboolean
jin_selection_select_all (GtkSelectionModel *model)
{
  guint n_items = jin_selection_get_n_items (G_LIST_MODEL (model));

  set_all (JIN_SELECTION (model), TRUE);
  if (n_items > 0)
    gtk_selection_model_selection_changed (model, 0, n_items);
  return TRUE;
}

static gboolean
jin_selection_unselect_all (GtkSelectionModel *model)
{
  guint n_items = jin_selection_get_n_items (G_LIST_MODEL (model));

  set_all (JIN_SELECTION (model), FALSE);
  if (n_items > 0)
    gtk_selection_model_selection_changed (model, 0, n_items);
  return TRUE;
}

/* Only asked for what is on screen. */
static GtkBitset *
jin_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *selected = gtk_bitset_new_empty ();

  for (guint i = position; i < position + n_items; i++)
    if (jin_selection_is_selected (model, i))
      gtk_bitset_add (selected, i);
  return selected;
}

static void
jin_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = jin_selection_is_selected;
  iface->get_selection_in_range = jin_selection_get_selection_in_range;
  iface->select_item = jin_selection_select_item;
  iface->unselect_item = jin_selection_unselect_item;
  iface->select_all = jin_selection_select_all;
  iface->unselect_all = jin_selection_unselect_all;
  iface->set_selection = jin_selection_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JinSelection, jin_selection, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, jin_selection_list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, jin_selection_model_init))

/* Forgets ids that are no longer in the list, so that nothing invisible is selected. */
static void
forget_missing (JinSelection *self)
{
  g_autoptr (GHashTable) kept = NULL;
  const gint64          *ids;
  gsize                  n_ids;

  if (g_hash_table_size (self->exceptions) == 0)
    return;
  kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  ids = jin_store_list_peek_ids (self->list, &n_ids);
  for (gsize i = 0; i < n_ids && g_hash_table_size (kept) < g_hash_table_size (self->exceptions); i++)
    if (g_hash_table_contains (self->exceptions, &ids[i]))
      g_hash_table_add (kept, g_memdup2 (&ids[i], sizeof ids[i]));
  g_hash_table_unref (self->exceptions);
  self->exceptions = g_steal_pointer (&kept);
}

/* Rows come or go at @position. */
static void
set_n_items (JinSelection *self, guint position, guint n_items)
{
  guint old = self->n_items;

  self->n_items = n_items;
  if (n_items != old)
    g_list_model_items_changed (G_LIST_MODEL (self), position, old - MIN (old, n_items), n_items - MIN (old, n_items));
}

static gboolean
reveal_cb (gpointer data)
{
  JinSelection *self = data;
  guint         n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint         n_items = self->n_items + REVEALED_AT_ONCE;

  if (n_items < ROWS_OF_A_VIEW && n_items < n_rows)
    {
      set_n_items (self, self->n_items, n_items);
      return G_SOURCE_CONTINUE;
    }
  self->revealer = 0;
  set_n_items (self, self->n_items, n_rows);
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (JinSelection *self, guint position, guint removed, guint added)
{
  guint    n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint    common = MIN (removed, added);
  gboolean is_answer = jin_store_list_is_loading (self->list); /* else rows that came from the disk */

  if (is_answer)
    forget_missing (self);
  if (self->revealer == 0 && self->n_items < ROWS_OF_A_VIEW && n_rows > self->n_items + REVEALED_AT_ONCE)
    self->revealer = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, REVEAL_INTERVAL, reveal_cb, self, NULL);
  if (self->revealer == 0)
    set_n_items (self, position + common, n_rows);
  else
    {
      set_n_items (self, MIN (self->n_items, n_rows), MIN (MAX (self->n_items, REVEALED_AT_ONCE), n_rows));
      common = self->n_items - MIN (position, self->n_items);
    }
  if (common == 0)
    return;
  g_signal_emit (self, signals[ROWS_CHANGED], 0, position, common);
  if (is_answer && g_hash_table_size (self->exceptions) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, common);
}

static void
jin_selection_dispose (GObject *object)
{
  JinSelection *self = JIN_SELECTION (object);

  g_clear_handle_id (&self->revealer, g_source_remove);
  g_clear_object (&self->list);
  g_clear_pointer (&self->exceptions, g_hash_table_unref);
  G_OBJECT_CLASS (jin_selection_parent_class)->dispose (object);
}

static void
jin_selection_class_init (JinSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_selection_dispose;
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", JIN_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
jin_selection_init (JinSelection *self)
{
  self->exceptions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

JinSelection *
jin_selection_new (JinStoreList *list)
{
  JinSelection *self;

  g_return_val_if_fail (JIN_IS_STORE_LIST (list), NULL);
  self = g_object_new (JIN_TYPE_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

guint
jin_selection_count (JinSelection *self)
{
  guint n_exceptions;

  g_return_val_if_fail (JIN_IS_SELECTION (self), 0);
  n_exceptions = g_hash_table_size (self->exceptions);
  return self->inverted ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) - n_exceptions : n_exceptions;
}

GArray *
jin_selection_ids (JinSelection *self)
{
  GArray       *selected;
  const gint64 *ids;
  gsize         n_ids;

  g_return_val_if_fail (JIN_IS_SELECTION (self), NULL);
  selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  ids = jin_store_list_peek_ids (self->list, &n_ids);
  for (gsize i = 0; i < n_ids; i++)
    if (g_hash_table_contains (self->exceptions, &ids[i]) != self->inverted)
      g_array_append_val (selected, ids[i]);
  return selected;
}
