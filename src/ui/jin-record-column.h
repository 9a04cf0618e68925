/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/jin-store.h"

G_BEGIN_DECLS

/* A column that shows one field of the records in @rows, masked as on internal work sheets (R93). */
GtkColumnViewColumn *jin_record_column_new (JinStore        *store,
                                            JinStoreList    *rows,
                                            const JinEntity *entity,
                                            int              field);
int                  jin_record_column_get_field (GtkColumnViewColumn *column);
/* Shows what stands now in these rows of the list. */
void jin_record_column_fill (GtkColumnViewColumn *column,
                             guint                position,
                             guint                n_rows);
/* Fits the widths to the font; to be called again when the size of type changes. */
void jin_record_column_set_width (GtkColumnViewColumn *column,
                                  GtkWidget           *view);
/* The field whose head was clicked to sort by, and which way; 0 for none. */
int jin_record_column_sorted_by (GtkColumnView *view,
                                 gboolean      *descending);
/* Row of the cell that @widget is, is in, or holds; GTK_INVALID_LIST_POSITION when it is in no row. */
guint jin_record_column_position (GtkWidget *widget);

G_END_DECLS
