/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JinStore: opening, closing, and what is constant in between. */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <sys/vfs.h>

#include "base/jin-clock.h"
#include "base/jin-error.h"
#include "store/jin-migrations.h"
#include "store/jin-resources.h"
#include "store/jin-writer.h"

/* Smaller ledgers are sorted at once. */
#define ORDERED_FROM 20000

static void lookup_init (JinLookupInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JinStore, jin_store, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (JIN_TYPE_LOOKUP, lookup_init))

enum {
  SIGNAL_CHANGED,
  SIGNAL_FIELDS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- lookup: what checks may ask ---- */

static JinRecord *
lookup_get (JinLookup *lookup, const JinEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  JinRecord         *record = jin_store_get (JIN_STORE (lookup), entity, id, &error);
  if (record == NULL && !g_error_matches (error, JIN_ERROR, JIN_ERROR_NOT_FOUND))
    jin_store_warn (JIN_STORE (lookup), error);
  return record;
}

static gint64
lookup_count (JinLookup *lookup, const JinEntity *entity, const char *text, const JinContext *context)
{
  JinStore             *self = JIN_STORE (lookup);
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (self), entity, text, &error);
  JinQuery              query = {entity, filter, NULL, *context};
  gint64                count = error == NULL ? jin_store_count (self, &query, NULL, &error) : -1;
  if (error != NULL)
    g_warning ("Can't count %s where %s: %s", entity->name, text, error->message);
  return count;
}

static JinCodeList *
lookup_get_list (JinLookup *lookup, const char *name)
{
  return jin_store_get_list (JIN_STORE (lookup), name);
}

static void
lookup_init (JinLookupInterface *iface)
{
  iface->get = lookup_get;
  iface->count = lookup_count;
  iface->get_list = lookup_get_list;
}

/* ---- object ---- */

static void
jin_store_dispose (GObject *object)
{
  jin_store_close (JIN_STORE (object));
  G_OBJECT_CLASS (jin_store_parent_class)->dispose (object);
}

static void
jin_store_finalize (GObject *object)
{
  JinStore *self = JIN_STORE (object);
  g_clear_pointer (&self->feed, jin_connection_close);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_pointer (&self->jobs, g_async_queue_unref);
  g_clear_pointer (&self->orders, jin_orders_free);
  g_clear_pointer (&self->counts, jin_counts_free);
  g_clear_pointer (&self->idle, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->retired_lists, g_ptr_array_unref);
  g_free (self->uri);
  g_free (self->path);
  g_free (self->sql_folder);
  g_free (self->lists_folder);
  g_rec_mutex_clear (&self->writer_mutex);
  g_mutex_clear (&self->pool_mutex);
  g_cond_clear (&self->pool_cond);
  g_mutex_clear (&self->lists_mutex);
  g_mutex_clear (&self->progress_mutex);
  G_OBJECT_CLASS (jin_store_parent_class)->finalize (object);
}

static void
jin_store_class_init (JinStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = jin_store_dispose;
  object_class->finalize = jin_store_finalize;

  /**
   * JinStore::changed:
   *
   * Something was committed, here or by another program. In the default main context.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JIN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * JinStore::fields-changed:
   *
   * The office has made, changed or taken away fields of its own: jin_store_get_entities() gives other declarations now.
   * Before "changed", in the default main context.
   */
  signals[SIGNAL_FIELDS_CHANGED] = g_signal_new ("fields-changed", JIN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_store_init (JinStore *self)
{
  g_rec_mutex_init (&self->writer_mutex);
  g_mutex_init (&self->pool_mutex);
  g_cond_init (&self->pool_cond);
  g_mutex_init (&self->lists_mutex);
  g_mutex_init (&self->progress_mutex);
  self->jobs = g_async_queue_new ();
  self->orders = jin_orders_new ();
  self->counts = jin_counts_new ();
  self->ordered_from = ORDERED_FROM;
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_connection_close);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)jin_code_list_unref);
  self->retired_lists = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_code_list_unref);
}

/* ---- open ---- */

/* File systems whose locks and shared memory can't be trusted between PCs. */
static gboolean
is_network_folder (const char *path)
{
  static const guint32 types[] = {
      0x6969,     /* NFS */
      0x517b,     /* SMB */
      0xff534d42, /* CIFS */
      0xfe534d42, /* SMB2 */
      0x65735546, /* FUSE: sshfs, davfs, gvfs */
      0x01021997, /* 9P */
  };
  struct statfs    info;
  g_autofree char *folder = g_path_get_dirname (path);
  if (statfs (folder, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if ((guint32)info.f_type == types[i])
      return TRUE;
  return FALSE;
}

static gboolean
open_for_reading (JinStore *self, GError **error)
{
  g_autoptr (JinConnection) connection = jin_connection_open (self->driver, self->path, self->open_flags, error);
  int                       newest = jin_migrations_newest (self->sql_folder);
  if (connection == NULL || !jin_migrations_check (connection, self->sql_folder, &self->schema, error))
    return FALSE;
  if (self->schema == newest)
    {
      jin_store_redeclare (self, connection);
      return TRUE;
    }
  g_set_error (error, JIN_ERROR, JIN_ERROR_READ_ONLY,
               _("The database was made by an older version of this program (%d; this one needs %d) and must be opened for writing once. It was not touched."),
                  self->schema, newest);
  return FALSE;
}

static gboolean
open_for_writing (JinStore *self, GError **error)
{
  gboolean made;
  self->writer = jin_connection_open (self->driver, self->path, self->open_flags, error);
  if (self->writer == NULL ||
      !jin_migrations_run (self->writer, self->path, self->sql_folder, &made, error) ||
      !jin_store_seed_lists (self, self->writer, error))
    {
      g_clear_pointer (&self->writer, jin_connection_close);
      return FALSE;
    }
  self->schema = jin_migrations_newest (self->sql_folder);
  self->open_flags &= ~JIN_OPEN_CREATE;
  jin_store_redeclare (self, self->writer);
  jin_store_start_worker (self);
  jin_store_follow_date (self, TRUE);
  return TRUE;
}

void
jin_store_register_resources (void)
{
  g_resources_register (jin_data_get_resource ());
}

JinStore *
jin_store_open_with (const char        *uri,
                     const JinEntities *entities,
                     const char        *resources,
                     JinStoreFlags      flags,
                     GError           **error)
{
  g_return_val_if_fail (uri != NULL && entities != NULL && resources != NULL, NULL);

  g_autoptr (JinStore) self = g_object_new (JIN_TYPE_STORE, NULL);
  self->uri = g_strdup (uri);
  self->declared = entities;
  self->ledgers = jin_ledgers_get (entities, NULL);
  self->flags = flags;
  self->sql_folder = g_strconcat (resources, "/sql", NULL);
  self->lists_folder = g_strconcat (resources, "/lists", NULL);
  self->driver = jin_driver_for_uri (uri, &self->path, error);
  if (self->driver == NULL)
    return NULL;
  self->open_flags = (flags & JIN_STORE_READ_ONLY ? JIN_OPEN_READ_ONLY : 0) |
                     (flags & JIN_STORE_CREATE ? JIN_OPEN_CREATE : 0) |
                     ((flags & JIN_STORE_EXCLUSIVE) || is_network_folder (self->path) ? JIN_OPEN_EXCLUSIVE : 0);
  if (flags & JIN_STORE_READ_ONLY)
    self->open_flags = JIN_OPEN_READ_ONLY;
  self->summaries = jin_summaries_plan (entities);
  if (!(flags & JIN_STORE_READ_ONLY ? open_for_reading (self, error) : open_for_writing (self, error)))
    return NULL;
  jin_store_start_feed (self);
  return g_steal_pointer (&self);
}

/**
 * jin_store_open:
 * @uri: a path, or "sqlite:PATH"
 * @entities: every ledger; borrowed for the store's life
 * @flags: whether a missing database is made, and whether it may be written
 * @error: JIN_ERROR_NOT_FOUND, _READ_ONLY, _BUSY, _NEWER or _FORMAT, with a sentence for the user
 *
 * Opens a database and brings it to this program's version, after keeping a copy beside it.
 *
 * Returns: (transfer full): the store
 */
JinStore *
jin_store_open (const char *uri, const JinEntities *entities, JinStoreFlags flags, GError **error)
{
  g_return_val_if_fail (uri != NULL && entities != NULL, NULL);

  jin_store_register_resources ();
  return jin_store_open_with (uri, entities, JIN_STORE_RESOURCES, flags, error);
}

/**
 * jin_store_close:
 *
 * Finishes what is being written and read, and closes the database; further calls fail with an error.
 */
void
jin_store_close (JinStore *self)
{
  g_return_if_fail (JIN_IS_STORE (self));

  g_mutex_lock (&self->pool_mutex);
  gboolean was_closed = self->closed;
  self->closed = TRUE;
  g_cond_broadcast (&self->pool_cond);
  g_mutex_unlock (&self->pool_mutex);
  if (was_closed)
    return;
  if (self->feed_timer != 0)
    g_source_remove (self->feed_timer);
  jin_store_stop_worker (self);
  /* As long as somebody reads, the file is in use, and a restore would find it so. */
  g_mutex_lock (&self->pool_mutex);
  while (self->idle->len < self->n_readers)
    g_cond_wait (&self->pool_cond, &self->pool_mutex);
  self->n_readers = 0;
  g_ptr_array_set_size (self->idle, 0);
  g_mutex_unlock (&self->pool_mutex);
  g_clear_pointer (&self->writer, jin_connection_close);
}

const char *
jin_store_get_uri (JinStore *self)
{
  g_return_val_if_fail (JIN_IS_STORE (self), NULL);

  return self->uri;
}

static const JinLedgers *
get_ledgers (JinStore *self)
{
  return g_atomic_pointer_get (&self->ledgers);
}

/**
 * jin_store_get_entities:
 *
 * Returns: (transfer none): every ledger, with the fields that the office made; after "fields-changed" there are newer ones
 */
const JinEntities *
jin_store_get_entities (JinStore *self)
{
  g_return_val_if_fail (JIN_IS_STORE (self), NULL);

  return &get_ledgers (self)->entities;
}

/**
 * jin_store_ledger:
 * @entity: a ledger as it is declared, or as it was before "fields-changed"
 *
 * Returns: (transfer none): the same with the fields that the office has made
 */
const JinEntity *
jin_store_ledger (JinStore *self, const JinEntity *entity)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL, NULL);

  return jin_store_mapping (self, entity)->entity;
}

gboolean
jin_store_is_read_only (JinStore *self)
{
  g_return_val_if_fail (JIN_IS_STORE (self), TRUE);

  return (self->flags & JIN_STORE_READ_ONLY) != 0;
}

/**
 * jin_store_is_exclusive:
 *
 * Returns: whether the database lies on a network folder, so that one program at a time can use it
 */
gboolean
jin_store_is_exclusive (JinStore *self)
{
  g_return_val_if_fail (JIN_IS_STORE (self), FALSE);

  return (self->open_flags & JIN_OPEN_EXCLUSIVE) != 0;
}

const JinMapping *
jin_store_mapping (JinStore *self, const JinEntity *entity)
{
  const JinMapping *mapping = get_ledgers (self)->mappings[entity->number];
  g_assert (mapping != NULL);

  return mapping;
}

char *
jin_store_now (void)
{
  return jin_minute_to_iso (jin_clock_now ());
}

/**
 * jin_store_set_progress:
 * @progress: (nullable): told now and then how far a long commit is, on the worker thread
 */
void
jin_store_set_progress (JinStore *self, JinProgressFunc progress, gpointer data)
{
  g_return_if_fail (JIN_IS_STORE (self));

  g_mutex_lock (&self->progress_mutex);
  self->progress = progress;
  self->progress_data = data;
  g_mutex_unlock (&self->progress_mutex);
}

void
jin_store_report (JinStore *self, gint64 done, gint64 total)
{
  g_mutex_lock (&self->progress_mutex);
  if (self->progress != NULL)
    self->progress (done, total, self->progress_data);
  g_mutex_unlock (&self->progress_mutex);
}
