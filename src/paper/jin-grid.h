/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-pen.h"
#include "record/jin-table.h"

G_BEGIN_DECLS

/**
 * JinGrid:
 * @size: of the type in cells, in points
 * @widths: of columns; they fill @width
 * @head_height: of the row of heads
 * @heights: of the rows; at least @row_height
 *
 * A ruled table laid out for a width (R107).  It only measures and draws;
 * which rows stand on which page is the document's matter.
 */
typedef struct
{
  JinTable       *table;
  double          width;
  double          size;
  double          row_height;
  double          head_height;
  PangoAlignment *aligns;
  double         *widths;
  double         *heights;
} JinGrid;

JinGrid *jin_grid_new (JinTable *table,
                       JinPen   *pen,
                       double    width,
                       double    row_height,
                       double    max_height);
void     jin_grid_free (JinGrid *self);
double   jin_grid_natural_width (JinTable *table,
                                 JinPen   *pen);
gboolean jin_grid_has_total (const JinGrid *self);
double   jin_grid_draw (const JinGrid *self,
                        JinPen        *pen,
                        double         x,
                        double         y,
                        guint          first,
                        guint          n_rows,
                        guint          n_blank,
                        gboolean       total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinGrid, jin_grid_free)

G_END_DECLS
