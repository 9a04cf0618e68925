/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Lengths are points (1/72 inch on paper, pixels on screen), y grows downwards, angles are radians. */

typedef struct
{
  double x, y, width, height;
} JinRect;

typedef struct
{
  double red, green, blue, alpha; /* 0…1; alpha 0 paints nothing */
} JinColour;

/* Hatchings over the fill, so that a laser printer keeps the series apart. */
typedef enum {
  JIN_PATTERN_NONE,
  JIN_PATTERN_RISING,
  JIN_PATTERN_FALLING,
  JIN_PATTERN_CROSS,
  JIN_PATTERN_DOTS,
  JIN_PATTERN_LEVEL,
} JinPattern;

typedef struct
{
  JinColour  fill, stroke, hatch;
  JinPattern pattern;
  double     line_width;
  gboolean   dashed;
  double     radius; /* of a rectangle's corners */
} JinPaint;

typedef enum {
  JIN_ANCHOR_START,
  JIN_ANCHOR_MIDDLE,
  JIN_ANCHOR_END,
} JinAnchor;

typedef struct
{
  JinColour colour;
  double    size; /* of the type */
  gboolean  bold;
  JinAnchor across, down; /* which point of the text's box stands at x, y */
  double    width;        /* longer lines are broken; 0: never */
  int       lines;        /* at most so many, the last with an ellipsis; 0: as many as it takes */
  double    angle;        /* clockwise around x, y */
} JinTextStyle;

typedef enum {
  JIN_ITEM_RECT,
  JIN_ITEM_PATH,
  JIN_ITEM_TEXT,
} JinItemKind;

typedef enum {
  JIN_STEP_MOVE,
  JIN_STEP_LINE,
  JIN_STEP_ARC,      /* from angle `from` to `to`, clockwise, round x, y */
  JIN_STEP_ARC_BACK, /* anticlockwise */
  JIN_STEP_CLOSE,
} JinStepKind;

typedef struct
{
  JinStepKind kind;
  double      x, y, radius, from, to;
} JinStep;

#define JIN_DATUM_NONE (-1)

typedef struct
{
  JinItemKind  kind;
  int          datum;         /* JIN_DATUM_NONE: decoration */
  int          n_data, every; /* a band of n data, `every` apart, side by side along x; usually 1 */
  JinRect      box;           /* what the item covers, turned texts included */
  JinPaint     paint;
  guint        first_step, n_steps;
  JinTextStyle style;
  double       x, y; /* a text's anchor */
  char        *text; /* as shown: broken and shortened, a line feed between lines */
  PangoLayout *layout;
} JinItem;

G_END_DECLS
