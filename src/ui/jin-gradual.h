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

G_END_DECLS
