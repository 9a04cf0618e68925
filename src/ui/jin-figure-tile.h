/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/jin-figures.h"

G_BEGIN_DECLS

/* A figure with its change; one that has rows behind it can be clicked, to list them. */
#define JIN_TYPE_FIGURE_TILE (jin_figure_tile_get_type ())
G_DECLARE_FINAL_TYPE (JinFigureTile, jin_figure_tile, JIN, FIGURE_TILE, GtkButton)

/* @title: of the figure, which is not known yet. */
GtkWidget *jin_figure_tile_new (const char *title);
/* Takes @figure. */
void jin_figure_tile_set (JinFigureTile *self,
                          JinFigure     *figure);
/* NULL until it is known. */
const JinFigure *jin_figure_tile_get (JinFigureTile *self);

G_END_DECLS
