/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "chart/jin-chart-private.h"

/*
 * Lying bars, set like a table: label, number, bar.  Every bar has its number, so there is no axis.
 *
 *    第一支部   45 ▆▆▆▆▆▆▆▆▆▆
 *    第二支部    8 ▆▆
 */

#define MAX_LABEL_SHARE 0.48
#define MAX_LABEL_LINES 2

typedef struct
{
  JinLayout *layout;
  guint      n_own;
  double     low, high;
  double     pitch, thickness; /* of a row; of one bar in it */
  double     label_width, number_width;
  double     zero, scale; /* x of no value, points for one */
  gboolean   has_rest;    /* the last category sums many others: it has a number, but no bar to dwarf theirs */
} Bars;

static double
value_at (const Bars *bars, guint series, guint category)
{
  return jin_chart_data_get_value (bars->layout->data, series, category);
}

/* The least height of a row: its bars with their numbers, and a little air. */
static double
least_pitch (const Bars *bars)
{
  return bars->layout->size * (1.34 * bars->n_own + 0.16);
}

static void
fold (Bars *bars, gboolean sorted)
{
  JinLayout    *layout = bars->layout;
  guint         capacity = (guint)MAX (2, floor (layout->plot.height / least_pitch (bars)));
  JinChartData *folded = jin_chart_data_fold (layout->data, capacity, sorted);

  bars->has_rest = jin_chart_data_get_n_categories (folded) < layout->n_categories;
  jin_chart_data_unref (layout->data);
  layout->data = folded;
  layout->n_categories = jin_chart_data_get_n_categories (folded);
}

static gboolean
has_bar (const Bars *bars, guint category)
{
  return !bars->has_rest || category + 1 < bars->layout->n_categories;
}

static void
find_range (Bars *bars)
{
  JinLayout *layout = bars->layout;
  double     target = jin_chart_data_get_target (layout->data, NULL);

  bars->low = isnan (target) ? 0 : MIN (target, 0);
  bars->high = isnan (target) ? 0 : MAX (target, 0);
  for (guint category = 0; category < layout->n_categories; category++)
    for (guint series = 0; series < layout->n_series; series++)
      {
        double           value = value_at (bars, series, category);
        g_autofree char *number = jin_chart_data_format_value (layout->data, value);

        if (has_bar (bars, category))
          {
            bars->low = fmin (bars->low, value);
            bars->high = fmax (bars->high, value);
          }
        if (jin_layout_is_own (layout, series) && !isnan (value))
          bars->number_width = MAX (bars->number_width, jin_layout_text_width (layout, number));
      }
}

static void
divide (Bars *bars)
{
  JinLayout *layout = bars->layout;

  bars->pitch = MIN (layout->plot.height / layout->n_categories, layout->size * (3 + 1.5 * bars->n_own));
  bars->number_width = MIN (bars->number_width, layout->plot.width * 0.3);
  bars->label_width = MIN (jin_layout_widest_label (layout), layout->plot.width * MAX_LABEL_SHARE);
  bars->thickness = MIN (bars->pitch * 0.62, layout->size * 2 * bars->n_own) / bars->n_own;
  if (bars->n_own > 1)
    bars->thickness = MAX (bars->thickness, MIN (layout->size * 1.3, bars->pitch / bars->n_own));

  double taken = bars->label_width + bars->number_width + layout->size * 1.4;
  double room = MAX (layout->plot.width - taken, 1);
  bars->scale = bars->high > bars->low ? room / (bars->high - bars->low) : 0;
  bars->zero = layout->plot.x + taken - bars->low * bars->scale;
}

static void
draw_label (Bars *bars, guint category, double middle)
{
  JinLayout   *layout = bars->layout;
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_START, JIN_ANCHOR_MIDDLE);

  style.width = bars->label_width + 1;
  if (!has_bar (bars, category))
    style.colour = layout->theme->faint;
  style.lines = bars->pitch >= layout->size * 1.34 * MAX_LABEL_LINES + 1 ? MAX_LABEL_LINES : 1;
  jin_scene_add_text (layout->scene, jin_chart_data_get_category (layout->data, category), &style, layout->plot.x,
                      middle, JIN_DATUM_NONE);
}

static void
draw_number (Bars *bars, double value, double middle)
{
  JinLayout       *layout = bars->layout;
  JinTextStyle     style = jin_layout_style (layout, JIN_ANCHOR_END, JIN_ANCHOR_MIDDLE);
  g_autofree char *number = isnan (value) ? g_strdup ("—") : jin_chart_data_format_value (layout->data, value);

  if (isnan (value))
    style.colour = layout->theme->faint;
  style.width = bars->number_width + 1;
  style.lines = 1;
  jin_scene_add_text (layout->scene, number, &style,
                      layout->plot.x + bars->label_width + layout->size * 0.8 + bars->number_width, middle,
                      JIN_DATUM_NONE);
}

/* What is hit beside the bars: the row's lanes, over its whole width. */
static void
add_lanes (Bars *bars, guint category, double top)
{
  JinLayout *layout = bars->layout;
  double     lane = bars->pitch / bars->n_own;

  for (guint series = 0; series < layout->n_series; series++)
    if (jin_layout_is_own (layout, series))
      {
        jin_scene_add_rect (layout->scene, &(JinRect){layout->plot.x, top, layout->plot.width, lane}, &(JinPaint){0},
                            jin_chart_data_get_datum (layout->data, series, category));
        top += lane;
      }
}

static void
draw_row (Bars *bars, guint category, double top)
{
  JinLayout *layout = bars->layout;
  double     y = top + (bars->pitch - bars->thickness * bars->n_own) / 2, middle = top + bars->pitch / 2;

  add_lanes (bars, category, top);
  for (guint series = 0; series < layout->n_series; series++)
    {
      double   value = value_at (bars, series, category);
      int      datum = jin_chart_data_get_datum (layout->data, series, category);
      JinPaint paint = jin_layout_paint (layout, series);

      if (!jin_layout_is_own (layout, series))
        continue;
      paint.radius = 1.5;
      if (!isnan (value) && has_bar (bars, category))
        jin_scene_add_rect (layout->scene,
                            &(JinRect){bars->zero + MIN (value, 0) * bars->scale, y, fabs (value) * bars->scale,
                                       bars->thickness - (bars->n_own > 1 ? 1 : 0)},
                            &paint, datum);
      if (bars->n_own == 1 || bars->thickness >= layout->size * 1.25)
        draw_number (bars, value, y + bars->thickness / 2);
      y += bars->thickness;
    }
  for (guint series = 0; series < layout->n_series; series++)
    if (!jin_layout_is_own (layout, series) && !isnan (value_at (bars, series, category)) && has_bar (bars, category))
      jin_layout_target (layout, jin_chart_data_get_datum (layout->data, series, category), TRUE,
                         bars->zero + value_at (bars, series, category) * bars->scale, middle - bars->pitch * 0.42,
                         middle + bars->pitch * 0.42);
  draw_label (bars, category, middle);
}

/* The row of a target that holds for all bars: a label over its dashed line. */
static void
draw_target (Bars *bars, double top, double bottom)
{
  JinLayout       *layout = bars->layout;
  const char      *label;
  double           target = jin_chart_data_get_target (layout->data, &label), width;
  g_autofree char *number = jin_layout_short_number (layout, target);
  g_autofree char *text = g_strjoin (" ", label != NULL ? label : number, label != NULL ? number : NULL, NULL);
  JinTextStyle     style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_END);
  double           x = bars->zero + target * bars->scale;

  style.colour = jin_layout_target_text (layout);
  style.width = layout->plot.width;
  style.lines = 1;
  jin_scene_measure (layout->scene, text, &style, &width, NULL);
  jin_layout_target (layout, JIN_DATUM_NONE, TRUE, x, top, bottom);
  jin_scene_add_text (layout->scene, text, &style,
                      CLAMP (x, layout->plot.x + width / 2,
                             MAX (layout->plot.x, layout->plot.x + layout->plot.width - width) + width / 2),
                      top, JIN_DATUM_NONE);
}

void
jin_layout_bars (JinLayout *layout, gboolean sorted)
{
  Bars     bars = {.layout = layout};
  gboolean has_target = !isnan (jin_chart_data_get_target (layout->data, NULL));
  JinPaint axis = jin_layout_line_paint (layout, &layout->theme->axis, 1);

  jin_layout_legend (layout, layout->n_series > 1);
  if (has_target)
    {
      layout->plot.y += layout->size * 1.5;
      layout->plot.height -= layout->size * 1.5;
    }
  for (guint series = 0; series < layout->n_series; series++)
    bars.n_own += jin_layout_is_own (layout, series);
  fold (&bars, sorted);
  find_range (&bars);
  divide (&bars);
  for (guint category = 0; category < layout->n_categories; category++)
    draw_row (&bars, category, layout->plot.y + category * bars.pitch);

  double bottom = layout->plot.y + layout->n_categories * bars.pitch;
  jin_layout_line (layout, &axis, bars.zero, layout->plot.y, bars.zero, bottom);
  if (has_target)
    draw_target (&bars, layout->plot.y, bottom);
}
