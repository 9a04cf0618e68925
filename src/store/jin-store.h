/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/jin-changes.h"
#include "record/jin-code-list.h"
#include "record/jin-context.h"
#include "record/jin-filter.h"
#include "record/jin-issue.h"
#include "record/jin-lookup.h"
#include "record/jin-record.h"
#include "record/jin-sort.h"
#include "record/jin-table.h"

G_BEGIN_DECLS

/**
 * JinStore: keeps the records.  The only face of this room, and jin_store_commit() the only way in.
 * Implements #JinLookup.  Calls without _async block: the window uses the _async pairs, the command
 * line and tests the plain ones.  One worker thread owns the writing connection.
 *
 * Signal "changed" (in the default main context): something was committed here, undone, or came from
 * another program; lists and counts repair themselves.  Signal "fields-changed" comes before it when the declarations are
 * others: the office made, changed or took away a field of its own.
 */
#define JIN_TYPE_STORE (jin_store_get_type ())
G_DECLARE_FINAL_TYPE (JinStore, jin_store, JIN, STORE, GObject)

typedef enum {
  JIN_STORE_CREATE = 1 << 0,
  JIN_STORE_READ_ONLY = 1 << 1,
  JIN_STORE_EXCLUSIVE = 1 << 2, /* as on a network folder: one program at a time, whatever the folder */
} JinStoreFlags;

/* @uri: a path, or "sqlite:PATH". */
JinStore          *jin_store_open (const char        *uri,
                                   const JinEntities *entities,
                                   JinStoreFlags      flags,
                                   GError           **error);
void               jin_store_close (JinStore *self);
const char        *jin_store_get_uri (JinStore *self);
const JinEntities *jin_store_get_entities (JinStore *self);
const JinEntity   *jin_store_ledger (JinStore        *self,
                                     const JinEntity *entity);
gboolean           jin_store_is_read_only (JinStore *self);
gboolean           jin_store_is_exclusive (JinStore *self);

/* ---- reading ---- */

/**
 * JinQuery: which rows of a ledger, in which order.
 * @filter: or NULL for all; @sorts: GArray of JinSort or NULL for the entity's own order
 * @ids: the very rows (gint64) in their order, in place of both, for jin_store_ids() and jin_store_query(); or NULL
 */
typedef struct
{
  const JinEntity *entity;
  JinFilter       *filter;
  GArray          *sorts;
  JinContext       context;
  GArray          *ids;
} JinQuery;

JinRecord *jin_store_get (JinStore        *self,
                          const JinEntity *entity,
                          gint64           id,
                          GError         **error);
JinRecord *jin_store_get_by_uid (JinStore        *self,
                                 const JinEntity *entity,
                                 const char      *uid,
                                 GError         **error);
/* All ids in order: 8 bytes a row. (transfer full) GArray of gint64 */
GArray *jin_store_ids (JinStore       *self,
                       const JinQuery *query,
                       GCancellable   *cancellable,
                       GError        **error);
/* Rows by id in the order given, reference titles filled; one query a window plus one per referenced entity and
 * multi-choice field. (transfer full) GPtrArray of JinRecord, NULL where a row is gone */
GPtrArray *jin_store_rows (JinStore        *self,
                           const JinEntity *entity,
                           const gint64    *ids,
                           gsize            n_ids,
                           GCancellable    *cancellable,
                           GError         **error);
/* ids + rows of the first @limit (0: all). */
GPtrArray *jin_store_query (JinStore       *self,
                            const JinQuery *query,
                            gsize           limit,
                            GCancellable   *cancellable,
                            GError        **error);
/* Which rows hold one of many texts in a field (a decimal id for a reference); blank texts find nothing. For matching a
 * file with what is kept: one question for hundreds of rows. (transfer full) GArray of JinStoreHit */
typedef struct
{
  guint  index; /* of the text */
  gint64 id;
  gint64 kept; /* what that row was merged into, or itself: a file that has it yet is about this one */
} JinStoreHit;

GArray *jin_store_find_many (JinStore          *self,
                             const JinEntity   *entity,
                             int                field,
                             const char *const *texts,
                             gsize              n_texts,
                             GCancellable      *cancellable,
                             GError           **error);
gint64  jin_store_count (JinStore       *self,
                         const JinQuery *query,
                         GCancellable   *cancellable,
                         GError        **error);
/* A hit of the one search box: @record, found by its @field, or by the @field of @via, which leads to it (somebody of the
 * family); @field is 0 when it can't be said. */
typedef struct
{
  JinRecord *record;
  JinRecord *via; /* or NULL */
  int        field;
} JinSearchHit;

void jin_search_hit_free (JinSearchHit *self);

/* The first @limit hits by name characters, pinyin, initials, mixed, phone or ID tail, family, branch …, best first; with
 * @scan also inside of texts. (transfer full) GPtrArray of JinSearchHit */
GPtrArray *jin_store_find (JinStore        *self,
                           const JinEntity *entity,
                           const char      *text,
                           gsize            limit,
                           gboolean         scan,
                           GCancellable    *cancellable,
                           GError         **error);
/* By what each of @ids was found; those that went away are missing. (transfer full) GPtrArray of JinSearchHit */
GPtrArray *jin_store_explain_hits (JinStore        *self,
                                   const JinEntity *entity,
                                   const char      *text,
                                   const gint64    *ids,
                                   gsize            n_ids,
                                   GCancellable    *cancellable,
                                   GError         **error);
/* The records alone. (transfer full) GPtrArray of JinRecord */
GPtrArray *jin_store_search (JinStore        *self,
                             const JinEntity *entity,
                             const char      *text,
                             gsize            limit,
                             GCancellable    *cancellable,
                             GError         **error);

/**
 * JinGroup: one key of a summary.
 * @path: field name or reference path of the query's entity ("branch", "activity.start")
 * @bounds: lower bounds of bands for numbers (age bands), NULL otherwise
 */
typedef enum {
  JIN_GROUP_VALUE, /* each value (codes, references, flags) */
  JIN_GROUP_BANDS, /* whole numbers by lower bounds; works on years(…) too */
  JIN_GROUP_YEAR,
  JIN_GROUP_QUARTER,
  JIN_GROUP_MONTH, /* YYYY-MM */
  JIN_GROUP_DAY,   /* YYYY-MM-DD */
  JIN_GROUP_MONTH_OF_YEAR,
} JinGroupKind;

typedef struct
{
  const char  *operand; /* as in filters: "branch", "years(birth)", "types" */
  JinGroupKind kind;
  const int   *bounds;
  int          n_bounds;
} JinGroup;

/**
 * jin_store_summarise:
 * @measures: "count", "sum(expected)", "avg(years(birth))", "distinct(person)" …, each perhaps with " where CONDITION"
 *
 * Keys: codes, row ids, "2026", "2026-Q3", "2026-07", "2026-07-01", "07", the number of a band (0 below the first bound), "" for nothing.
 * Values: NaN where there is nothing to take the average or extreme of.
 *
 * Returns: (transfer full): GPtrArray of JinSummaryRow, ordered by keys
 */
typedef struct
{
  char  **keys;
  double *values;
} JinSummaryRow;

GPtrArray *jin_store_summarise (JinStore          *self,
                                const JinQuery    *query,
                                const JinGroup    *groups,
                                int                n_groups,
                                const char *const *measures,
                                GCancellable      *cancellable,
                                GError           **error);

/* Titles of referenced rows, for keys of summaries and for choosers. (transfer full) */
char *jin_store_title (JinStore        *self,
                       const JinEntity *entity,
                       gint64           id);

/* ---- lists for the window ---- */

/* A GListModel of JinRecord for any number of rows: ids at once, rows a page at a time as they are asked for. Rows
 * not read yet are records with their id and revision 0; "items-changed" tells when they come. */
#define JIN_TYPE_STORE_LIST (jin_store_list_get_type ())
G_DECLARE_FINAL_TYPE (JinStoreList, jin_store_list, JIN, STORE_LIST, GObject)

JinStoreList *jin_store_list_new (JinStore        *store,
                                  const JinEntity *entity);
/* Asks anew; the last question wins. "loading" property while it runs; keeps the old rows until then. */
void     jin_store_list_set_query (JinStoreList *self,
                                   JinFilter    *filter,
                                   GArray       *sorts);
gboolean jin_store_list_is_loading (JinStoreList *self);
gint64   jin_store_list_get_id (JinStoreList *self,
                                guint         position);
/* By what a search found the row, once that is known; borrowed. */
const JinSearchHit *jin_store_list_get_hit (JinStoreList *self,
                                            guint         position);
/* G_MAXUINT when not among the rows. */
guint jin_store_list_find (JinStoreList *self,
                           gint64        id);
/* The ids in order, borrowed: what is exported, printed, selected. */
const gint64 *jin_store_list_peek_ids (JinStoreList *self,
                                       gsize        *n_ids);
const GError *jin_store_list_get_error (JinStoreList *self);

/* ---- writing ---- */

/* Derives, checks, writes, keeps summaries and history, all or nothing; durable when it returns. Returns the transaction's
 * id, -1 when nothing differed from what is kept, 0 on failure. New records learn their ids. @issues (out, optional): errors
 * and hints found. JIN_ERROR_INPUT when issues hold errors, JIN_ERROR_CONFLICT when somebody else changed a touched field
 * (the message names fields and both values). */
gint64 jin_store_commit (JinStore         *self,
                         JinChanges       *changes,
                         const JinContext *context,
                         GPtrArray       **issues,
                         GError          **error);
void   jin_store_commit_async (JinStore           *self,
                               JinChanges         *changes,
                               const JinContext   *context,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gint64 jin_store_commit_finish (JinStore     *self,
                                GAsyncResult *result,
                                GPtrArray   **issues,
                                GError      **error);
/* Progress of a long commit, called on the worker thread. */
typedef void (*JinProgressFunc) (gint64 done, gint64 total, gpointer data);
void jin_store_set_progress (JinStore       *self,
                             JinProgressFunc progress,
                             gpointer        data);

/* ---- anything that blocks, off the main thread ---- */

/* Runs @func on a reader thread with the store; the window's way to ask several things at once. */
typedef gpointer (*JinStoreFunc) (JinStore *store, gpointer data, GCancellable *cancellable, GError **error);
void     jin_store_run_async (JinStore           *self,
                              JinStoreFunc        func,
                              gpointer            data,
                              GDestroyNotify      data_free,
                              GDestroyNotify      result_free,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gpointer jin_store_run_finish (JinStore     *self,
                               GAsyncResult *result,
                               GError      **error);

/* ---- code lists, settings ---- */

JinCodeList *jin_store_get_list (JinStore   *self,
                                 const char *name);
/* JinListFunc over the store, for formatting. */
JinCodeList *jin_store_list_func (const char *name,
                                  gpointer    store);
gboolean     jin_store_set_code (JinStore      *self,
                                 const char    *list,
                                 const JinCode *code,
                                 GError       **error);
char        *jin_store_get_setting (JinStore   *self,
                                    const char *key);
gboolean     jin_store_set_setting (JinStore   *self,
                                    const char *key,
                                    const char *value,
                                    GError    **error);
/* Sets it in its turn, without waiting: for habits such as columns and sort, which nobody would be told of. */
void jin_store_remember (JinStore   *self,
                         const char *key,
                         const char *value);

G_END_DECLS
