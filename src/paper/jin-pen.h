/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "chart/jin-scene-item.h"
#include "paper/jin-face.h"

G_BEGIN_DECLS

#define JIN_RULE_OUTER 1.0 /* R107 */
#define JIN_RULE_INNER 0.5
#define JIN_LINE_HEIGHT 1.3 /* of the size, whatever the face says: the same pages on every PC */

/**
 * JinPen:
 *
 * Sets type and rules lines in points.  Without a cairo context it only
 * measures.  It lives on the stack while one page is laid out or drawn; don't
 * scale the context meanwhile.
 */
typedef struct
{
  cairo_t      *cr;
  PangoContext *context;
} JinPen;

/**
 * JinLettering:
 * @balanced: lines of nearly equal length (heads of columns)
 */
typedef struct
{
  JinFace        face;
  double         size;
  PangoAlignment align;
  gboolean       balanced;
} JinLettering;

void   jin_pen_init (JinPen  *pen,
                     cairo_t *cr);
void   jin_pen_clear (JinPen *pen);
double jin_pen_text_width (JinPen             *pen,
                           const JinLettering *lettering,
                           const char         *text);
double jin_pen_text_height (JinPen             *pen,
                            const JinLettering *lettering,
                            const char         *text,
                            double              width);
void   jin_pen_text (JinPen             *pen,
                     const JinLettering *lettering,
                     const char         *text,
                     const JinRect      *box);
void   jin_pen_rule (JinPen *pen,
                     double  x1,
                     double  y1,
                     double  x2,
                     double  y2,
                     double  weight);
void   jin_pen_frame (JinPen        *pen,
                      const JinRect *box,
                      double         weight);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JinPen, jin_pen_clear)

G_END_DECLS
