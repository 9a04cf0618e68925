/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-connection.h"
#include "store/jin-store.h"

G_BEGIN_DECLS

/* Orders of large ledgers, kept in memory; used from any thread. */
typedef struct _JinOrders JinOrders;

JinOrders *jin_orders_new (void);
void       jin_orders_free (JinOrders *self);
/* When fields are others. */
void jin_orders_forget (JinOrders *self);
/* The ids of a question in order, by a kept order when the ledger is large. */
GArray *jin_orders_ids (JinOrders      *self,
                        JinStore       *store,
                        JinConnection  *connection,
                        const JinQuery *query,
                        GError        **error);

G_END_DECLS
