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
/* Gives each column the width of what it shows, its texts less where all columns are then seen. One that was drawn to
 * another width by hand stays so. */
void jin_record_columns_fit (GtkColumnView *view);
/* Puts the heads of number columns over their numbers; @column stands in @view already. */
void jin_record_column_align_head (GtkColumnView       *view,
                                   GtkColumnViewColumn *column);
/* The field whose head was clicked to sort by, and which way; 0 for none. */
int jin_record_column_sorted_by (GtkColumnView *view,
                                 gboolean      *descending);
/* The row of the view in which the column shows this record of the list; NULL when the view has none at hand. */
GtkWidget *jin_record_column_find_row (GtkColumnViewColumn *column,
                                       guint                position);
/* Row of the cell that @widget is, is in, or holds; GTK_INVALID_LIST_POSITION when it is in no row. */
guint jin_record_column_position (GtkWidget *widget);

/* The field of the head at a place of the view; 0 for none. */
int jin_record_column_head_at (GtkColumnView *view,
                               double         x,
                               double         y);

G_END_DECLS
