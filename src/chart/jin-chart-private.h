/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/jin-chart.h"
#include "chart/jin-scene-private.h"
#include "chart/jin-ticks.h"

G_BEGIN_DECLS

/*
 * What the kinds share while a chart is laid out.  `plot` is what is left of the
 * picture; each step takes its part off it:
 *
 *   ┌──────────────────────────────┐
 *   │ title                        │
 *   │ sentence                     │
 *   │ ■ legend              unit   │
 *   │ ┌────┬────────────────┬────┐ │
 *   │ │axis│ plot           │ends│ │
 *   │ └────┼────────────────┼────┘ │
 *   │      │ categories     │      │
 *   └──────┴────────────────┴──────┘
 */
typedef struct
{
  JinScene            *scene;
  JinChartData        *data;
  const JinChartTheme *theme;
  JinRect              plot;
  double               size; /* of a label's type */
  guint                n_categories, n_series;
} JinLayout;

/* Type and paint. */
JinTextStyle jin_layout_style (const JinLayout *layout, JinAnchor across, JinAnchor down);
double       jin_layout_text_width (JinLayout *layout, const char *text);
JinColour    jin_layout_colour (const JinLayout *layout, guint series);
JinPaint     jin_layout_paint (const JinLayout *layout, guint series);
JinPaint     jin_layout_slice_paint (const JinLayout *layout, guint slice, guint n_slices);
JinPaint     jin_layout_line_paint (const JinLayout *layout, const JinColour *colour, double width);
void         jin_layout_line (JinLayout *layout, const JinPaint *paint, double x1, double y1, double x2, double y2);
void         jin_layout_target (JinLayout *layout, int datum, gboolean upright, double at, double from, double to);
JinColour    jin_layout_target_text (const JinLayout *layout);
void         jin_layout_number_on (JinLayout *layout, const JinPaint *paint, const char *number, double x, double y, int datum);
char        *jin_layout_short_number (const JinLayout *layout, double value);
gboolean     jin_layout_is_own (const JinLayout *layout, guint series);

/* The row above the plot. */
gboolean jin_layout_legend (JinLayout *layout, gboolean named);

/* Labels at the right end of lines and stacks, and of the target: spread so that none covers another. */
typedef struct
{
  char    *text;
  char    *number; /* of the target: what is left of the text in little room; else NULL */
  double   y;
  JinPaint paint;
} JinEndLabel;

/* Where series are named, in this order: at the ends if all names have room there, in a legend if they have there,
 * shortened at the ends, as many as there is room for in a legend. */
typedef struct
{
  gboolean at_ends, whole;
} JinNaming;

#define JIN_N_NAMINGS 4
extern const JinNaming jin_namings[JIN_N_NAMINGS];

void     jin_end_label_clear (gpointer label);
void     jin_layout_add_target_end (JinLayout *layout, GArray *labels);
double   jin_layout_ends_width (JinLayout *layout, GArray *labels, gboolean *fits);
gboolean jin_layout_spread_ends (const JinLayout *layout, GArray *labels, double tolerance);
void     jin_layout_draw_ends (JinLayout *layout, GArray *labels);

/* The value axis and the categories under it. */
JinTicks jin_layout_value_axis (JinLayout *layout, double low, double high, gboolean shown);
double   jin_layout_value_y (const JinLayout *layout, const JinTicks *ticks, double value);
void     jin_layout_grid (JinLayout *layout, const JinTicks *ticks, gboolean shown);

typedef struct
{
  double width, height, angle; /* of a label's room */
  double gap;                  /* between the plot and its labels */
  int    lines;
  guint  every; /* which categories are labelled; 0: none */
} JinCategoryAxis;

double          jin_layout_widest_label (JinLayout *layout);
JinCategoryAxis jin_layout_plan_categories (JinLayout *layout);
void            jin_layout_draw_categories (JinLayout *layout, const JinCategoryAxis *axis);

/* The kinds. */
void jin_layout_columns (JinLayout *layout, JinChartKind kind);
void jin_layout_bars (JinLayout *layout, gboolean sorted);
void jin_layout_lines (JinLayout *layout);
void jin_layout_donut (JinLayout *layout);
void jin_layout_pyramid (JinLayout *layout);
void jin_layout_heat_map (JinLayout *layout);
void jin_layout_ring (JinLayout *layout);

G_END_DECLS
