/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-connection.h"
#include "store/jin-store.h"

G_BEGIN_DECLS

/* How many rows of large ledgers meet a filter, kept in memory and put right by the feed; used from any thread. */
typedef struct _JinCounts JinCounts;

JinCounts *jin_counts_new (void);
void       jin_counts_free (JinCounts *self);
/* When fields are others. */
void jin_counts_forget (JinCounts *self);
/* -1 on failure. */
gint64 jin_counts_get (JinCounts      *self,
                       JinStore       *store,
                       JinConnection  *connection,
                       const JinQuery *query,
                       GError        **error);

G_END_DECLS
