/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store-merge.h"

G_BEGIN_DECLS

/* A row of the list of pairs: two records in a few words. */
#define JIN_TYPE_PAIR_ITEM (jin_pair_item_get_type ())
G_DECLARE_FINAL_TYPE (JinPairItem, jin_pair_item, JIN, PAIR_ITEM, GObject)

const JinStorePair *jin_pair_item_get_pair (JinPairItem *self);
/* "张三 · 张山" */
const char *jin_pair_item_get_title (JinPairItem *self);
/* Why they may be one, or NULL. */
const char *jin_pair_item_get_reason (JinPairItem *self);

/**
 * JinPairs: what was found.
 * @proposed: (element-type JinPairItem): pairs that may be one, the surest first; only the first of very many
 * @n_proposed: how many there are
 * @apart: (element-type JinPairItem): pairs that were told apart
 * @time: how long the search took, in microseconds
 */
typedef struct
{
  GPtrArray *proposed;
  guint      n_proposed;
  GPtrArray *apart;
  gint64     time;
} JinPairs;

void jin_pairs_free (JinPairs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinPairs, jin_pairs_free)

/* Looks through a ledger on a thread; @callback gets a JinPairs from jin_store_run_finish(). */
void jin_pairs_async (JinStore           *store,
                      const JinEntity    *entity,
                      const JinContext   *context,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);

G_END_DECLS
