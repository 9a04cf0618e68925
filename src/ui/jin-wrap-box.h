/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JinWrapBox: children one after another, as many a line as fit.
 *
 * With a column width, in columns of equal width; there a child with the class "wide" takes a line of its own.
 */
#define JIN_TYPE_WRAP_BOX (jin_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (JinWrapBox, jin_wrap_box, JIN, WRAP_BOX, GtkWidget)

/* @column_width: least width of a column in characters, 0 for children of their own widths */
GtkWidget *jin_wrap_box_new (int column_width,
                             int spacing);
void       jin_wrap_box_append (JinWrapBox *self,
                                GtkWidget  *child);
void       jin_wrap_box_clear (JinWrapBox *self);

G_END_DECLS
