/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinTimelineItem:
 * @day: ISO day or minute as text, for the order; "" when nobody noted it
 * @shown: the same as lists show it
 * @record: the entry
 * @dated: what dates it: itself, or the activity of an attendance; %NULL when that is gone
 */
typedef struct
{
  const JinEntity *entity;
  gint64           id;
  char            *day;
  char            *shown;
  char            *sentence;
  JinRecord       *record;
  JinRecord       *dated;
} JinTimelineItem;

/* Everything that ever touched a record: the entries of all ledgers that have a sentence for it. For a reader thread.
 * (transfer full): JinTimelineItem, newest first */
GPtrArray *jin_timeline_read (JinStore        *store,
                              const JinEntity *entity,
                              gint64           id,
                              GCancellable    *cancellable,
                              GError         **error);

G_END_DECLS
