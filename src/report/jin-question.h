/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/jin-chart-spec.h"
#include "report/jin-scope.h"

G_BEGIN_DECLS

/*
 * Inside this room: a chart's declaration put to the store for a scope.
 *
 * Conditions are written so that they mean the same whenever they are asked:
 * with another as-of day than today, what mirrors a span (branch, state,
 * membership) is asked of the span, and ages become dates of birth.  So a list
 * opened by a click shows the rows that were counted.
 */
typedef struct
{
  JinStore           *store;
  const JinChartSpec *spec;
  const JinScope     *scope;
  JinChartCounts      counts;  /* whom, for the scope\'s relation */
  JinDate             as_of;   /* people are counted on that day */
  JinContext          context; /* in which the store is asked: of another day only about people themselves */
  GCancellable       *cancellable;
  GPtrArray          *organisations; /* JinRecord, all; NULL when not needed */
  char               *base;          /* whom and when: condition on the ledger, "" for all */
} JinQuestion;

/* One category or series. */
typedef struct
{
  char    *label;
  char    *filter; /* NULL: every row */
  char   **keys;   /* of the summary that belong here; NULL: counted by its filter */
  gboolean future; /* nothing can have happened yet */
} JinBucket;

gboolean jin_question_init (JinQuestion        *self,
                            JinStore           *store,
                            const JinChartSpec *spec,
                            const JinScope     *scope,
                            GCancellable       *cancellable,
                            GError            **error);
void     jin_question_clear (JinQuestion *self);
char    *jin_question_fill (const JinQuestion *self,
                            const char        *filter);
char    *jin_question_reached (const JinQuestion *self,
                               int                years);
char    *jin_question_is (const JinQuestion *self,
                          const char        *operand,
                          const char        *test);
char    *jin_filter_join (const char *a,
                          const char *b);

/* (transfer full) GPtrArray of JinBucket; @keys: those that occur, for what a list doesn't foresee */
GPtrArray *jin_question_buckets (JinQuestion         *self,
                                 const JinChartGroup *group,
                                 GHashTable          *keys,
                                 GError             **error);
gboolean   jin_question_group (JinQuestion         *self,
                               const JinChartGroup *group,
                               JinGroup            *key,
                               GArray             **bounds,
                               GError             **error);

char *jin_question_sentence (const JinQuestion *self,
                             JinChartData      *data,
                             double             total);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JinQuestion, jin_question_clear)

G_END_DECLS
