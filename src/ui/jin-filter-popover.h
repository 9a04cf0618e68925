/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinFilterPopover: puts one condition on one field of a ledger, by the field's type.
 *
 * Signal "added" (const char *condition): as jin_filter_parse() reads it.
 */
#define JIN_TYPE_FILTER_POPOVER (jin_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (JinFilterPopover, jin_filter_popover, JIN, FILTER_POPOVER, GtkPopover)

GtkWidget *jin_filter_popover_new (JinStore        *store,
                                   const JinEntity *entity);

G_END_DECLS
