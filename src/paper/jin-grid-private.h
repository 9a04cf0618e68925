/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-grid.h"

G_BEGIN_DECLS

#define JIN_GRID_PAD 3.0       /* between a cell's text and its side rules */
#define JIN_GRID_PAD_ABOVE 1.5 /* above and below */

/* Into so many lines the cells are broken at most as long as every column has its least. */
#define JIN_GRID_MANY_LINES 100.0

/* What a column wants: `natural` shows every cell on one line, `typical` nine of ten, `least` breaks no number, date
 * or name. */
typedef struct
{
  double   least;
  double   typical;
  double   natural;
  gboolean grows; /* running text: takes what is left over */
} JinGridWish;

JinGridWish jin_grid_wish (JinTable *table,
                           JinPen   *pen,
                           guint     column,
                           double    size);
double      jin_grid_share_width (const JinGridWish *wishes,
                                  guint              n_wishes,
                                  double             width,
                                  double            *widths);
char       *jin_grid_dup_cell (JinTable *table,
                               guint     row,
                               guint     column);
gboolean    jin_grid_is_centred (JinTable *table,
                                 guint     column);

G_END_DECLS
