/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinSelection: which rows of a store list are selected, kept as record ids.
 *
 * It survives re-sorting, costs nothing per row and never asks the list for an object: GtkMultiSelection would make a
 * million of them.  "All" is kept as the ids that are not selected.
 *
 * Its items are places in the list and say nothing themselves; what stands there is asked of the list.
 *
 * Signal "rows-changed" (guint position, guint n_rows): other rows stand there, or they have come from the disk.
 */
#define JIN_TYPE_SELECTION (jin_selection_get_type ())
G_DECLARE_FINAL_TYPE (JinSelection, jin_selection, JIN, SELECTION, GObject)

JinSelection *jin_selection_new (JinStoreList *list);
guint         jin_selection_count (JinSelection *self);
/* The selected ids in the list's order. (transfer full) */
GArray *jin_selection_ids (JinSelection *self);

G_END_DECLS
