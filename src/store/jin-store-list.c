/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JinStoreList: what a column view shows of a question.
 *
 *   set_query ─▶ ids (reader thread) ─▶ items-changed where they differ
 *   get_item  ─▶ row at hand? the row : a placeholder, and its page is asked for ─▶ items-changed for the page
 *
 * A page comes with the reasons for which a search found its rows.
 *
 * Every question raises the generation; answers to older ones are dropped.  Lives in the main thread.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-error.h"
#include "store/jin-store-private.h"

#define PAGE_SIZE 100
/* As many pages stay in memory; a view keeps its own references to what it shows. */
#define MAX_PAGES 40

struct _JinStoreList
{
  GObject parent_instance;

  JinStore        *store;
  const JinEntity *entity;
  gulong           changed_handler;

  JinFilter *filter;
  GArray    *sorts;

  GArray       *ids;        /* gint64, the rows shown */
  GHashTable   *pages;      /* page number → GPtrArray of JinRecord */
  GHashTable   *known;      /* id → JinRecord: rows that were at hand before the last change */
  GHashTable   *hits;       /* id → JinSearchHit: by what rows were found */
  GHashTable   *asked;      /* page numbers under way */
  guint         generation; /* of the question */
  GCancellable *cancellable;
  gboolean      loading;
  gboolean      again; /* something changed while loading */
  GError       *error;
};

enum {
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JinStoreList, jin_store_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* What a reader thread is asked: the ids of a question, or the rows of a page. */
typedef struct
{
  JinQuery query;
  guint    generation;
  guint    page;
  GArray  *ids;
} Question;

/* The answer for a page. */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *hits; /* NULL where nothing is searched for */
} Page;

static void ask_ids (JinStoreList *self);

static void
question_free (Question *question)
{
  g_clear_pointer (&question->query.filter, jin_filter_unref);
  g_clear_pointer (&question->query.sorts, g_array_unref);
  g_clear_pointer (&question->ids, g_array_unref);
  g_free (question);
}

static void
page_free (Page *page)
{
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  g_clear_pointer (&page->hits, g_ptr_array_unref);
  g_free (page);
}

static void
set_loading (JinStoreList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* ---- pages ---- */

static gint64
id_at (JinStoreList *self, guint position)
{
  return g_array_index (self->ids, gint64, position);
}

static gpointer
read_page (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question        *question = data;
  const JinEntity *entity = question->query.entity;
  const gint64    *ids = (const gint64 *)(gpointer)question->ids->data;
  const char      *text = question->query.filter != NULL ? jin_store_searched_text (question->query.filter) : NULL;
  Page            *page = g_new0 (Page, 1);
  page->rows = jin_store_rows (store, entity, ids, question->ids->len, cancellable, error);
  if (page->rows != NULL && text != NULL)
    page->hits = jin_store_explain_hits (store, entity, text, ids, question->ids->len, cancellable, error);
  if (page->rows != NULL && (text == NULL || page->hits != NULL))
    return page;
  page_free (page);
  return NULL;
}

/* A row that was at hand, else a placeholder. (transfer full) */
static JinRecord *
row_for (JinStoreList *self, gint64 id)
{
  JinRecord *record = g_hash_table_lookup (self->known, &id);
  return record != NULL ? g_object_ref (record) : jin_record_new_row (self->entity, id, NULL, 0);
}

/* Summaries and titles of references change without a new revision, so everything that is shown is compared. */
static gboolean
same_row (JinRecord *one, JinRecord *other)
{
  const JinEntity *entity = jin_record_get_entity (one);
  if (jin_record_get_revision (one) != jin_record_get_revision (other))
    return FALSE;
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      if (!jin_record_same (one, other, field) ||
          (entity->fields[i].type == JIN_TYPE_REFERENCE &&
           !g_str_equal (jin_record_get_ref_title (one, field), jin_record_get_ref_title (other, field))))
        return FALSE;
    }
  return TRUE;
}

static gint64
via_id (const JinSearchHit *hit)
{
  return hit != NULL && hit->via != NULL ? jin_record_get_id (hit->via) : 0;
}

/* Takes the reason for a row from @hits; whether it is another one than before. */
static gboolean
take_hit (JinStoreList *self, GPtrArray *hits, gint64 id)
{
  JinSearchHit *old = g_hash_table_lookup (self->hits, &id), *new = NULL;
  for (guint i = 0; hits != NULL && new == NULL &&i < hits->len; i++)
    if (jin_record_get_id (((JinSearchHit *)hits->pdata[i])->record) == id)
      new = g_ptr_array_steal_index_fast (hits, i);
  gboolean same = (old != NULL ? old->field : 0) == (new != NULL ? new->field : 0) && via_id (old) == via_id (new);
  if (new != NULL)
    g_hash_table_insert (self->hits, g_memdup2 (&id, sizeof id), new);
  else
    g_hash_table_remove (self->hits, &id);
  return !same;
}

/* Only rows that differ are announced: a view need not make anew, nor lose the focus of, what stayed the same. */
static void
show_page (JinStoreList *self, guint page, GPtrArray *rows, GPtrArray *hits)
{
  GPtrArray *shown = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));
  guint      first = page * PAGE_SIZE, n = shown != NULL ? MIN (shown->len, rows->len) : 0;
  for (guint i = 0, from = 0; i <= n; i++)
    {
      JinRecord *new = i < n ? rows->pdata[i] : NULL;
      if (new != NULL && jin_record_get_id (new) == jin_record_get_id (shown->pdata[i]) &&
          (take_hit (self, hits, jin_record_get_id (new)) | !same_row (new, shown->pdata[i])))
        {
          g_set_object ((JinRecord **)&shown->pdata[i], new);
          continue;
        }
      if (i > from)
        g_list_model_items_changed (G_LIST_MODEL (self), first + from, i - from, i - from);
      from = i + 1;
    }
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (JinStoreList) self = data;
  g_autoptr (GError)       error = NULL;
  Question                *question = jin_store_run_get_data (result);
  Page                    *page = jin_store_run_finish (JIN_STORE (source), result, &error);
  if (question->generation == self->generation)
    {
      g_hash_table_remove (self->asked, GUINT_TO_POINTER (question->page));
      if (page != NULL)
        show_page (self, question->page, page->rows, page->hits);
      else
        jin_store_warn (JIN_STORE (source), error);
    }
  g_clear_pointer (&page, page_free);
}

static void
ask_page (JinStoreList *self, guint page)
{
  gsize start = (gsize)page * PAGE_SIZE;
  guint n = MIN (PAGE_SIZE, self->ids->len - start);
  if (!g_hash_table_add (self->asked, GUINT_TO_POINTER (page)))
    return;
  Question *question = g_new0 (Question, 1);
  question->query.entity = self->entity;
  question->query.filter = self->filter != NULL ? jin_filter_ref (self->filter) : NULL;
  question->generation = self->generation;
  question->page = page;
  question->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (question->ids, &g_array_index (self->ids, gint64, start), n);
  jin_store_run_async (self->store, read_page, question, (GDestroyNotify)question_free, (GDestroyNotify)page_free,
                       self->cancellable, page_read_cb, g_object_ref (self));
}

static void
forget_hits (JinStoreList *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = jin_record_get_id (rows->pdata[i]);
      g_hash_table_remove (self->hits, &id);
    }
}

/* Far-away pages are let go, whole. */
static void
drop_pages (JinStoreList *self, guint keep)
{
  GHashTableIter iter;
  gpointer       key, rows;
  if (g_hash_table_size (self->pages) < MAX_PAGES)
    return;
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, &rows))
    if (ABS ((int)GPOINTER_TO_UINT (key) - (int)keep) > MAX_PAGES / 4)
      {
        forget_hits (self, rows);
        g_hash_table_iter_remove (&iter);
      }
}

static GPtrArray *
ensure_page (JinStoreList *self, guint page)
{
  GPtrArray *rows = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));
  if (rows != NULL)
    return rows;
  drop_pages (self, page);
  guint start = page * PAGE_SIZE;
  guint n = MIN (PAGE_SIZE, self->ids->len - start);
  rows = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, row_for (self, id_at (self, start + i)));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), rows);
  ask_page (self, page);
  return rows;
}

static GType
get_item_type (GListModel *model)
{
  return JIN_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return JIN_STORE_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  JinStoreList *self = JIN_STORE_LIST (model);
  if (position >= self->ids->len)
    return NULL;
  return g_object_ref (ensure_page (self, position / PAGE_SIZE)->pdata[position % PAGE_SIZE]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- ids ---- */

static gpointer
read_ids (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  return jin_store_ids (store, &question->query, cancellable, error);
}

/* Rows that are at hand will be found again where their ids are then. */
static void
remember_rows (JinStoreList *self)
{
  GHashTableIter iter;
  gpointer       page;
  g_hash_table_remove_all (self->known);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    for (guint i = 0; i < ((GPtrArray *)page)->len; i++)
      {
        JinRecord *record = ((GPtrArray *)page)->pdata[i];
        gint64     id = jin_record_get_id (record);
        if (jin_record_get_revision (record) > 0)
          g_hash_table_insert (self->known, g_memdup2 (&id, sizeof id), g_object_ref (record));
      }
}

/* Rows outside of a change stay with who shows them, so what else may have changed in them is asked for. */
static void
read_again (JinStoreList *self, GHashTable *old_pages, guint position, guint removed, guint added)
{
  GHashTableIter iter;
  gpointer       key;
  g_hash_table_iter_init (&iter, old_pages);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint start = GPOINTER_TO_UINT (key) * PAGE_SIZE;
      if (start >= position && start + PAGE_SIZE <= position + removed)
        continue;
      guint shift = start >= position ? added - removed : 0;
      if (start + shift < self->ids->len)
        ensure_page (self, (start + shift) / PAGE_SIZE);
      if (start + shift + PAGE_SIZE - 1 < self->ids->len)
        ensure_page (self, (start + shift + PAGE_SIZE - 1) / PAGE_SIZE);
    }
}

/* Owns @ids. */
static void
take_ids (JinStoreList *self, GArray *ids)
{
  g_autoptr (GArray)     old = g_steal_pointer (&self->ids);
  g_autoptr (GHashTable) old_pages = NULL;
  guint                  head = 0, tail = 0, shorter = MIN (old->len, ids->len);
  while (head < shorter && g_array_index (old, gint64, head) == g_array_index (ids, gint64, head))
    head++;
  while (tail < shorter - head &&
         g_array_index (old, gint64, old->len - 1 - tail) == g_array_index (ids, gint64, ids->len - 1 - tail))
    tail++;
  guint removed = old->len - head - tail, added = ids->len - head - tail;
  remember_rows (self);
  old_pages = g_steal_pointer (&self->pages);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  self->ids = ids;
  g_hash_table_remove_all (self->asked);
  read_again (self, old_pages, head, removed, added);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
}

static void
ids_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (JinStoreList) self = data;
  g_autoptr (GError)       error = NULL;
  Question                *question = jin_store_run_get_data (result);
  GArray                  *ids = jin_store_run_finish (JIN_STORE (source), result, &error);
  if (question->generation != self->generation)
    {
      g_clear_pointer (&ids, g_array_unref);
      return;
    }
  g_clear_error (&self->error);
  if (ids != NULL)
    take_ids (self, ids);
  else
    self->error = g_steal_pointer (&error);
  set_loading (self, FALSE);
  if (self->again)
    ask_ids (self);
}

static void
ask_ids (JinStoreList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->again = FALSE;
  self->generation++;
  Question *question = g_new0 (Question, 1);
  question->query = (JinQuery){self->entity, self->filter != NULL ? jin_filter_ref (self->filter) : NULL,
                               self->sorts != NULL ? g_array_ref (self->sorts) : NULL, jin_context_now ()};
  question->generation = self->generation;
  set_loading (self, TRUE);
  jin_store_run_async (self->store, read_ids, question, (GDestroyNotify)question_free, (GDestroyNotify)g_array_unref,
                       self->cancellable, ids_read_cb, g_object_ref (self));
}

static void
store_changed_cb (JinStoreList *self)
{
  if (self->loading)
    self->again = TRUE;
  else if (self->generation > 0)
    ask_ids (self);
}

/* ---- object ---- */

static void
jin_store_list_dispose (GObject *object)
{
  JinStoreList *self = JIN_STORE_LIST (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->filter, jin_filter_unref);
  g_clear_pointer (&self->sorts, g_array_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (jin_store_list_parent_class)->dispose (object);
}

static void
jin_store_list_finalize (GObject *object)
{
  JinStoreList *self = JIN_STORE_LIST (object);
  g_array_unref (self->ids);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->hits);
  g_hash_table_unref (self->asked);
  G_OBJECT_CLASS (jin_store_list_parent_class)->finalize (object);
}

static void
jin_store_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, JIN_STORE_LIST (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jin_store_list_class_init (JinStoreListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = jin_store_list_dispose;
  object_class->finalize = jin_store_list_finalize;
  object_class->get_property = jin_store_list_get_property;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jin_store_list_init (JinStoreList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->hits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)jin_search_hit_free);
  self->asked = g_hash_table_new (NULL, NULL);
}

/**
 * jin_store_list_new:
 * @store: where the rows are
 * @entity: the ledger
 *
 * Returns: (transfer full): an empty list, until jin_store_list_set_query()
 */
JinStoreList *
jin_store_list_new (JinStore *store, const JinEntity *entity)
{
  g_return_val_if_fail (JIN_IS_STORE (store) && entity != NULL, NULL);

  JinStoreList *self = g_object_new (JIN_TYPE_STORE_LIST, NULL);
  self->store = g_object_ref (store);
  self->entity = entity;
  self->changed_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  return self;
}

/**
 * jin_store_list_set_query:
 * @filter: (nullable) (transfer none): which rows, %NULL for all
 * @sorts: (nullable) (transfer none) (element-type JinSort): their order, %NULL for the ledger's own
 *
 * Asks anew; the rows shown stay until the new ones are known.
 */
void
jin_store_list_set_query (JinStoreList *self, JinFilter *filter, GArray *sorts)
{
  g_return_if_fail (JIN_IS_STORE_LIST (self));

  g_autoptr (JinFilter) old_filter = g_steal_pointer (&self->filter);
  g_autoptr (GArray)    old_sorts = g_steal_pointer (&self->sorts);
  self->filter = filter != NULL ? jin_filter_ref (filter) : NULL;
  self->sorts = sorts != NULL ? g_array_ref (sorts) : NULL;
  ask_ids (self);
}

gboolean
jin_store_list_is_loading (JinStoreList *self)
{
  g_return_val_if_fail (JIN_IS_STORE_LIST (self), FALSE);

  return self->loading;
}

/* 0 when there is no such row. */
gint64
jin_store_list_get_id (JinStoreList *self, guint position)
{
  g_return_val_if_fail (JIN_IS_STORE_LIST (self), 0);

  return position < self->ids->len ? id_at (self, position) : 0;
}

const JinSearchHit *
jin_store_list_get_hit (JinStoreList *self, guint position)
{
  g_return_val_if_fail (JIN_IS_STORE_LIST (self), NULL);

  return position < self->ids->len ? g_hash_table_lookup (self->hits, &g_array_index (self->ids, gint64, position)) : NULL;
}

guint
jin_store_list_find (JinStoreList *self, gint64 id)
{
  g_return_val_if_fail (JIN_IS_STORE_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self, i) == id)
      return i;
  return G_MAXUINT;
}

const gint64 *
jin_store_list_peek_ids (JinStoreList *self, gsize *n_ids)
{
  g_return_val_if_fail (JIN_IS_STORE_LIST (self) && n_ids != NULL, NULL);

  *n_ids = self->ids->len;
  return (const gint64 *)(gpointer)self->ids->data;
}

/* (nullable): why the last question has no answer, borrowed. */
const GError *
jin_store_list_get_error (JinStoreList *self)
{
  g_return_val_if_fail (JIN_IS_STORE_LIST (self), NULL);

  return self->error;
}
