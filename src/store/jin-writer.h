/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store-private.h"

G_BEGIN_DECLS

typedef struct _JinSpans      JinSpans;
typedef struct _JinFirstSpans JinFirstSpans;
typedef struct _JinSummaries  JinSummaries;
typedef struct _JinReferrers  JinReferrers;

/* So many lines of history about new rows are written at once. */
#define JIN_WRITER_MADE 50

/* How rows of one ledger are added. */
typedef struct
{
  JinStatement *statement;
  gboolean     *used; /* for each mapped column whether the statement has it */
} JinInsert;

/**
 * JinWriter: one transaction in the making, on the worker thread.
 *
 * Commit, undo and redo and the change of the date all end in its three verbs; each writes the row, its link tables and a
 * line of history, and notes what follows: values that mirror spans, and summaries of other ledgers.  What follows is
 * worked out by jin_writer_finish().
 */
typedef struct
{
  JinStore         *store;
  JinConnection    *connection;
  const JinContext *context;
  const char       *label;
  const char       *reason;  /* of spans that begin, or NULL */
  gint64            undo_of; /* the transaction that this one takes back, or 0 */
  gint64            redo_of;

  gboolean by_nobody; /* not to be undone */
  gboolean bulk;      /* thousands of new rows may come: indexes of small tables are made at the end */

  gint64        txn;    /* 0 until the first change */
  gboolean      system; /* nothing but technical ledgers so far */
  gint64        n_inserted[256];
  gint64        next_ids[256]; /* by entity number, 0: not asked yet */
  JinInsert     inserts[256];
  GHashTable   *links; /* field → JinStatement that adds one of its codes */
  GPtrArray    *later; /* SQL of indexes to make again */
  JinStatement *add_change;
  JinStatement *add_made;
  struct
  {
    int    entity;
    gint64 id;
  } made[JIN_WRITER_MADE]; /* new rows whose line of history is still to be written */
  int            n_made;
  JinScratch    *scratch;
  JinSpans      *spans;
  JinFirstSpans *first_spans;
  JinSummaries  *summaries;
  JinReferrers  *referrers;
} JinWriter;

/* Begins the database's transaction. */
gboolean jin_writer_begin (JinWriter        *self,
                           JinStore         *store,
                           JinConnection    *connection,
                           const JinContext *context,
                           const char       *label,
                           GError          **error);
/* Works out what follows, and commits. Returns the transaction's id, -1 when nothing was changed, 0 on failure. */
gint64 jin_writer_finish (JinWriter *self,
                          GError   **error);
void   jin_writer_abort (JinWriter *self);

/* An id that no row of the ledger ever had; 0 on failure. */
gint64 jin_writer_next_id (JinWriter       *self,
                           const JinEntity *entity,
                           GError         **error);
/* The first of @n_ids such ids. */
gint64 jin_writer_next_ids (JinWriter       *self,
                            const JinEntity *entity,
                            gint64           n_ids,
                            GError         **error);
/* Notes in the history that the rows from @first to @last, where there are such, are new. */
gboolean jin_writer_note_made (JinWriter       *self,
                               const JinEntity *entity,
                               gint64           first,
                               gint64           last,
                               GError         **error);
gboolean jin_writer_insert (JinWriter *self,
                            JinRecord *record,
                            gint64     id,
                            GError   **error);
/* Writes the fields in which the records differ. */
gboolean jin_writer_update (JinWriter *self,
                            JinRecord *before,
                            JinRecord *after,
                            GError   **error);
/* With its children. */
gboolean jin_writer_delete (JinWriter *self,
                            JinRecord *record,
                            GError   **error);

/* ---- what follows: jin-span.c ---- */

JinSpans *jin_spans_new (void);
void      jin_spans_free (JinSpans *self);
/* Whether fields of @owner mirror @span. */
gboolean jin_span_mirrors (const JinEntity *span,
                           const JinEntity *owner);
/* Notes that a row was written; @before or @after is NULL for a new or a deleted one. */
void jin_spans_touch (JinWriter *writer,
                      JinRecord *before,
                      JinRecord *after);
/* Opens and closes spans for the mirrored fields in which the records differ. @before: NULL for a new record */
gboolean jin_spans_set (JinWriter *writer,
                        gint64     owner,
                        JinRecord *before,
                        JinRecord *after,
                        JinDate    as_of,
                        GError   **error);
/* A span entered by hand ends the one before it and ends where the next begins. */
gboolean jin_spans_make_room (JinWriter *writer,
                              JinRecord *record,
                              GError   **error);
/* Sets the mirrored fields of all noted owners from the spans open today. */
gboolean jin_spans_finish (JinWriter *writer,
                           GError   **error);
/* Notes the owners of spans that begin or end after @since, up to today. */
gboolean jin_spans_roll_over (JinWriter *writer,
                              JinDate    since,
                              GError   **error);

/* ---- what follows: jin-span-first.c ---- */

JinFirstSpans *jin_first_spans_new (void);
void           jin_first_spans_free (JinFirstSpans *self);
/* Whether the first spans of new records of @owner may be written later, many at once. */
gboolean jin_first_spans_may_wait (JinWriter       *writer,
                                   const JinEntity *owner);
/* Notes a new record whose spans always held. */
gboolean jin_first_spans_add (JinWriter       *writer,
                              const JinEntity *owner,
                              gint64           id,
                              GError         **error);
/* Writes the spans of all that are noted: before anybody looks for them. */
gboolean jin_first_spans_write (JinWriter *writer,
                                GError   **error);

/* ---- what follows: jin-summaries.c ---- */

typedef struct _JinSummary JinSummary;

/* Every kept summary of the declarations; a wrong declaration ends the program. (transfer full) */
GPtrArray *jin_summaries_plan (const JinEntities *entities);
/* Nothing has happened to a new record yet. */
void          jin_summaries_clear_record (JinStore  *store,
                                          JinRecord *record);
JinSummaries *jin_summaries_new (JinStore *store);
void          jin_summaries_free (JinSummaries *self);
void          jin_summaries_touch (JinWriter *writer,
                                   gint64     id,
                                   JinRecord *before,
                                   JinRecord *after);
/* The same for all new rows from @first to @last. */
gboolean jin_summaries_touch_made (JinWriter       *writer,
                                   const JinEntity *entity,
                                   gint64           first,
                                   gint64           last,
                                   GError         **error);
gboolean jin_summaries_finish (JinWriter *writer,
                               GError   **error);

/* ---- what may not be: jin-referrers.c ---- */

JinReferrers *jin_referrers_new (void);
void          jin_referrers_free (JinReferrers *self);
/* Notes what a written row refers to. */
void jin_referrers_touch (JinWriter *writer,
                          gint64     id,
                          JinRecord *before,
                          JinRecord *after);
/* Whether what new rows of the ledger refer to must be noted. */
gboolean jin_referrers_watch (JinWriter       *writer,
                              const JinEntity *entity);
/* JIN_ERROR_CONFLICT when anything refers to a record that was merged into another. */
gboolean jin_referrers_finish (JinWriter *writer,
                               GError   **error);

G_END_DECLS
