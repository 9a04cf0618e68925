/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-record-list.h"

G_BEGIN_DECLS

/* Chooses and orders the columns of a list: those shown first, in their order, then the rest. */
#define JIN_TYPE_COLUMN_POPOVER (jin_column_popover_get_type ())
G_DECLARE_FINAL_TYPE (JinColumnPopover, jin_column_popover, JIN, COLUMN_POPOVER, GtkPopover)

GtkWidget *jin_column_popover_new (JinRecordList   *list,
                                   const JinEntity *entity);

G_END_DECLS
