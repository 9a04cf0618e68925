/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * jin_gradual_new:
 * @model: (transfer full): rows
 *
 * A view makes two hundred rows as soon as they are there, however few are seen; from this model it gets the first ones of
 * @model at once and the others some at a time, a few moments later.
 */
GtkSliceListModel *jin_gradual_new (GListModel *model);
/* Before the model is filled with other rows: begins again with the first ones. */
void jin_gradual_begin (GtkSliceListModel *self);
/**
 * jin_gradual_do:
 * @owner: whom the work is for; it ends with its owner, and when its owner is given other work
 * @step: called with @owner, in turns of the main loop of their own, until it says %G_SOURCE_REMOVE
 *
 * Does a long work some at a time; what is there already is drawn in between.
 */
void jin_gradual_do (gpointer    owner,
                     GSourceFunc step);
void jin_gradual_stop (gpointer owner);
/**
 * jin_gradual_show:
 * @container: not shown yet
 * @n_at_once: how many of its children are seen from the first
 *
 * Shows the other children one after the other: what is hidden costs neither styles nor setting in type.
 */
void jin_gradual_show (GtkWidget *container,
                       guint      n_at_once);

G_END_DECLS
