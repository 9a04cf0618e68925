/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-merge.h"
#include "store/jin-store.h"

G_BEGIN_DECLS

/* Records that may be one, and what a merge of two touches. */

/**
 * JinStorePair: two rows of a ledger that may be one.
 * @ids: the older row first
 * @reason: index of the ledger's likeness that the store found first, the surest; -1 for a pair that is known to be two
 * @level: how sure that is
 * @distinction: row that says the two are not the same, or 0
 */
typedef struct
{
  gint64       ids[2];
  int          reason;
  JinLikeLevel level;
  gint64       distinction;
} JinStorePair;

/* The surest first, at most @limit (0: all); pairs that are known to be two are left out. (transfer full) GArray of JinStorePair */
GArray *jin_store_find_pairs (JinStore         *self,
                              const JinEntity  *entity,
                              const JinContext *context,
                              gsize             limit,
                              GCancellable     *cancellable,
                              GError          **error);
/* Pairs that somebody said are two, the newest first. (transfer full) GArray of JinStorePair */
GArray *jin_store_distinct_pairs (JinStore        *self,
                                  const JinEntity *entity,
                                  GCancellable    *cancellable,
                                  GError         **error);

/* Everything that jin_merge_plan() wants. (transfer full) */
JinMergeSet *jin_store_read_merge (JinStore        *self,
                                   const JinEntity *entity,
                                   gint64           kept,
                                   gint64           given_up,
                                   GCancellable    *cancellable,
                                   GError         **error);

G_END_DECLS
