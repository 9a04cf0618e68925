/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-counts.h"
#include "store/jin-ledgers.h"
#include "store/jin-mapping.h"
#include "store/jin-orders.h"
#include "store/jin-sql.h"
#include "store/jin-store-history.h"

G_BEGIN_DECLS

/* What the files of JinStore share; nobody outside this room includes it, except the room's tests. */

/* Work for the worker thread, given the writing connection. */
typedef void (*JinStoreJob) (JinStore *store, JinConnection *connection, gpointer data);

struct _JinStore
{
  GObject parent_instance;

  /* set by open, constant afterwards */
  const JinEntities *declared;
  const JinDriver   *driver;
  char              *uri;
  char              *path;
  char              *sql_folder;
  char              *lists_folder;
  JinStoreFlags      flags;
  JinOpenFlags       open_flags;
  int                schema;
  GPtrArray         *summaries; /* what jin_summaries_plan() made */

  const JinLedgers *ledgers; /* with the office's own fields: atomic, exchanged between transactions */

  /* the writing connection: the worker's, or everybody's in turn on network folders */
  GRecMutex      writer_mutex;
  JinConnection *writer;
  GThread       *worker;
  GAsyncQueue   *jobs;

  /* reading connections: lent, never shared */
  GMutex     pool_mutex;
  GCond      pool_cond;
  GPtrArray *idle;
  guint      n_readers;
  gboolean   closed;

  GMutex      lists_mutex;
  GHashTable *lists;         /* name → JinCodeList */
  GPtrArray  *retired_lists; /* those that were handed out before an edit */

  JinOrders *orders;
  JinCounts *counts;
  gint64     ordered_from; /* ledgers with as many rows have their orders and counts kept */

  GMutex          progress_mutex;
  JinProgressFunc progress;
  gpointer        progress_data;

  /* the feed of invalidation, in the default main context */
  guint          feed_timer;
  gboolean       feed_pending;    /* "changed" is on its way */
  gboolean       feed_redeclared; /* and before it "fields-changed" */
  gboolean       feed_busy;
  JinDate        feed_day;
  JinConnection *feed; /* a connection of its own, as versions belong to connections */
  gint64         feed_version;
  gint64         feed_seq; /* the last change that was told; with pool_mutex */
  gboolean       feed_own; /* we have committed since the last look */
};

/* The program's own migrations and code lists. */
#define JIN_STORE_RESOURCES "/io/github/jinqiu/Jinqiu"
void     jin_store_register_resources (void);
gboolean jin_store_restore_with (const char        *backup,
                                 const char        *target,
                                 const JinEntities *entities,
                                 const char        *resources,
                                 GError           **error);
/* @resources: where sql/NNN-name.sql and lists/LIST.tsv lie; jin_store_open() takes the program's own. */
JinStore *jin_store_open_with (const char        *uri,
                               const JinEntities *entities,
                               const char        *resources,
                               JinStoreFlags      flags,
                               GError           **error);

/* A connection to read with, until the reader goes out of scope. On the worker thread it is the writing one, so that
 * checks see what the commit has written so far; inside another reader of the same thread it is that one's, so that nobody
 * who has a connection waits for a second. */
typedef struct _JinReader JinReader;
struct _JinReader
{
  JinStore      *store;
  JinConnection *connection;
  JinReader     *outer;    /* of the same thread */
  gboolean       borrowed; /* the connection is the outer one's */
};

gboolean jin_reader_begin (JinReader    *self,
                           JinStore     *store,
                           GCancellable *cancellable,
                           GError      **error);
void     jin_reader_end (JinReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JinReader, jin_reader_end)

void jin_store_start_worker (JinStore *self);
void jin_store_stop_worker (JinStore *self);
/* For what can tell nobody that it failed.  Says nothing when the store was closed meanwhile: nobody waits for the answer then. */
void jin_store_warn (JinStore     *self,
                     const GError *error);

/* Runs @job on the worker thread; the first waits for it. FALSE when the database is read-only or closed. */
gboolean jin_store_work (JinStore   *self,
                         JinStoreJob job,
                         gpointer    data,
                         GError    **error);
gboolean jin_store_work_later (JinStore   *self,
                               JinStoreJob job,
                               gpointer    data,
                               GError    **error);
/* In the callback of jin_store_run_async(): the data that it was given. */
gpointer jin_store_run_get_data (GAsyncResult *result);
/* Something was written: emits "changed" in the default main context, from any thread. */
void jin_store_tell_changed (JinStore *self);
/* The declarations are others. */
void jin_store_tell_redeclared (JinStore *self);
/* After a commit of ours. */
void jin_store_note_own (JinStore *self, JinConnection *connection);
void jin_store_start_feed (JinStore *self);
void jin_store_follow_date (JinStore *self, gboolean wait);
void jin_store_forget_lists (JinStore *self);
void jin_store_report (JinStore *self,
                       gint64    done,
                       gint64    total);

/* Of an array in which %NULL stands for rows that are gone. */
void              jin_row_unref (gpointer row);
const JinMapping *jin_store_mapping (JinStore        *self,
                                     const JinEntity *entity);
/* In their order, %NULL for those that are gone. (transfer full) */
GPtrArray *jin_store_read_rows (JinStore        *self,
                                JinConnection   *connection,
                                const JinEntity *entity,
                                const gint64    *ids,
                                gsize            n_ids,
                                GError         **error);
JinRecord *jin_store_read_row (JinStore        *self,
                               JinConnection   *connection,
                               const JinEntity *entity,
                               gint64           id,
                               GError         **error);

/* What a filter searches for, if nothing else would do: "search" that stands alone or among "and"; NULL if nothing. */
const char *jin_store_searched_text (JinFilter *filter);
/* Puts the best hits first where the question searches and nobody asked for another order. */
gboolean jin_store_rank (JinStore       *self,
                         JinConnection  *connection,
                         const JinQuery *query,
                         GArray         *ids,
                         GError        **error);
/* Looks which fields the office has made; on the worker thread, where there is one. */
void jin_store_redeclare (JinStore      *self,
                          JinConnection *connection);

gboolean jin_store_seed_lists (JinStore      *self,
                               JinConnection *connection,
                               GError       **error);

/* Local minute, "2026-11-20T23:15". (transfer full) */
char *jin_store_now (void);

G_END_DECLS
