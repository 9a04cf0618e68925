/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-record-list.h"

G_BEGIN_DECLS

/* Remembers in the database which columns a ledger's list shows, and in which order. */
typedef struct _JinListLayout JinListLayout;

JinListLayout *jin_list_layout_new (JinRecordList   *list,
                                    JinStore        *store,
                                    const JinEntity *entity);
void           jin_list_layout_use (JinListLayout *self);
void           jin_list_layout_remember (JinListLayout *self);
void           jin_list_layout_free (JinListLayout *self);

G_END_DECLS
