/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "ui/jin-pair-item.h"

struct _JinPairItem
{
  GObject parent_instance;

  JinStorePair pair;
  char        *title;
  const char  *reason; /* of the catalogue */
};

G_DEFINE_FINAL_TYPE (JinPairItem, jin_pair_item, G_TYPE_OBJECT)

/* Nobody works through more at a sitting; who does finds the rest on the next look. */
#define MAX_SHOWN 500

static void
jin_pair_item_finalize (GObject *object)
{
  g_free (JIN_PAIR_ITEM (object)->title);
  G_OBJECT_CLASS (jin_pair_item_parent_class)->finalize (object);
}

static void
jin_pair_item_class_init (JinPairItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_pair_item_finalize;
}

static void
jin_pair_item_init (JinPairItem *self)
{
}

const JinStorePair *
jin_pair_item_get_pair (JinPairItem *self)
{
  g_return_val_if_fail (JIN_IS_PAIR_ITEM (self), NULL);
  return &self->pair;
}

const char *
jin_pair_item_get_title (JinPairItem *self)
{
  g_return_val_if_fail (JIN_IS_PAIR_ITEM (self), NULL);
  return self->title;
}

const char *
jin_pair_item_get_reason (JinPairItem *self)
{
  g_return_val_if_fail (JIN_IS_PAIR_ITEM (self), NULL);
  return self->reason;
}

/* ---- looking ---- */

typedef struct
{
  const JinEntity *entity;
  JinContext       context;
} Job;

void
jin_pairs_free (JinPairs *self)
{
  g_clear_pointer (&self->proposed, g_ptr_array_unref);
  g_clear_pointer (&self->apart, g_ptr_array_unref);
  g_free (self);
}

static JinPairItem *
create_item (const JinEntity *entity, const JinStorePair *pair, JinRecord *one, JinRecord *other)
{
  JinPairItem *item = g_object_new (JIN_TYPE_PAIR_ITEM, NULL);
  const char  *a = jin_record_get_title (one), *b = jin_record_get_title (other);

  item->pair = *pair;
  item->title = strcmp (a, b) == 0 ? g_strdup (a) : g_strdup_printf ("%s · %s", a, b);
  item->reason = pair->reason >= 0 ? jin_likeness_reason (&entity->merging->likenesses[pair->reason]) : NULL;
  return item;
}

/* (transfer full) (element-type JinPairItem) */
static GPtrArray *
create_items (JinStore *store, const JinEntity *entity, GArray *pairs, GCancellable *cancellable, GError **error)
{
  guint                 n = MIN (pairs->len, MAX_SHOWN);
  g_autoptr (GArray)    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < n; i++)
    g_array_append_vals (ids, g_array_index (pairs, JinStorePair, i).ids, 2);
  rows = jin_store_rows (store, entity, (const gint64 *)(gconstpointer)ids->data, ids->len, cancellable, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    if (rows->pdata[2 * i] != NULL && rows->pdata[2 * i + 1] != NULL)
      g_ptr_array_add (items, create_item (entity, &g_array_index (pairs, JinStorePair, i), rows->pdata[2 * i], rows->pdata[2 * i + 1]));
  return g_steal_pointer (&items);
}

static gpointer
find_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job           *job = data;
  gint64               start = g_get_monotonic_time ();
  g_autoptr (JinPairs) found = g_new0 (JinPairs, 1);
  g_autoptr (GArray)   proposed = jin_store_find_pairs (store, job->entity, &job->context, 0, cancellable, error);
  g_autoptr (GArray)   apart = proposed != NULL ? jin_store_distinct_pairs (store, job->entity, cancellable, error) : NULL;

  if (apart == NULL)
    return NULL;
  found->n_proposed = proposed->len;
  found->proposed = create_items (store, job->entity, proposed, cancellable, error);
  found->apart = found->proposed != NULL ? create_items (store, job->entity, apart, cancellable, error) : NULL;
  found->time = g_get_monotonic_time () - start;
  return found->apart != NULL ? g_steal_pointer (&found) : NULL;
}

/* The context's operator has to stay as long as the program, as jin_window_context() gives it. */
void
jin_pairs_async (JinStore *store, const JinEntity *entity, const JinContext *context, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->entity = entity;
  job->context = *context;
  jin_store_run_async (store, find_func, job, g_free, (GDestroyNotify)jin_pairs_free, cancellable, callback, user_data);
}
