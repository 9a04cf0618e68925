/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/jin-scene.h"

G_BEGIN_DECLS

typedef enum {
  JIN_CHART_LOOK_LIGHT,
  JIN_CHART_LOOK_DARK,
  JIN_CHART_LOOK_PRINT, /* greys and hatchings for the laser printer */
  JIN_CHART_LOOK_LIGHT_CONTRAST,
  JIN_CHART_LOOK_DARK_CONTRAST,
} JinChartLook;

#define JIN_CHART_N_COLOURS 6

/**
 * JinChartTheme:
 *
 * How a chart looks; a plain value, to be changed after jin_chart_theme_init ().
 * The palette stays apart for colour-blind eyes; the accent means target, overdue
 * or missing and nothing else (R118).  @text has a contrast of at least 4.5:1,
 * series colours of 3:1 on the background (R116).
 */
typedef struct
{
  const char *font_family; /* static */
  double      size;        /* of a label's type, in points */
  gboolean    heading;     /* draw title and sentence too: on paper and in files, not in a card that has them */
  JinColour   background;  /* alpha 0: whatever lies under the chart; then its colour should still be near that */
  JinColour   text, faint; /* labels · units, ticks and notes */
  JinColour   grid, axis, track;
  JinColour   accent;
  JinColour   previous;
  JinColour   series[JIN_CHART_N_COLOURS];
  JinPattern  patterns[JIN_CHART_N_COLOURS];
  JinPattern  alert_pattern;
  JinColour   hatch;
  JinColour   outline; /* round every shape; alpha 0: none */
} JinChartTheme;

void jin_chart_theme_init (JinChartTheme *theme, JinChartLook look, double type_scale);

double jin_colour_contrast (const JinColour *a, const JinColour *b);

G_END_DECLS
