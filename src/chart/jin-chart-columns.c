/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "chart/jin-chart-private.h"

/*
 * Upright columns: one a category, several side by side, or several on top of each other.  Where every number fits
 * over its column there is no axis and no grid: the number itself is exact.
 */
typedef struct
{
  JinLayout *layout;
  gboolean   stacked, numbered;
  guint      n_own;
  double     low, high; /* what the axis has to cover, zero included */
  JinTicks   ticks;
} Columns;

static double
value_at (const Columns *columns, guint series, guint category)
{
  return jin_chart_data_get_value (columns->layout->data, series, category);
}

/* The sums above and below zero; NaN where the category has no value at all. */
static void
sum_stack (const Columns *columns, guint category, double *above, double *below)
{
  *above = *below = NAN;
  for (guint series = 0; series < columns->layout->n_series; series++)
    {
      double value = value_at (columns, series, category);

      if (!jin_layout_is_own (columns->layout, series) || isnan (value))
        continue;
      if (isnan (*above))
        *above = *below = 0;
      *(value < 0 ? below : above) += value;
    }
}

static void
find_range (Columns *columns)
{
  const JinLayout *layout = columns->layout;
  double           target = jin_chart_data_get_target (layout->data, NULL);

  columns->low = isnan (target) ? 0 : MIN (target, 0);
  columns->high = isnan (target) ? 0 : MAX (target, 0);
  for (guint category = 0; category < layout->n_categories; category++)
    {
      for (guint series = 0; series < layout->n_series; series++)
        if (!columns->stacked || !jin_layout_is_own (layout, series))
          {
            columns->low = fmin (columns->low, value_at (columns, series, category));
            columns->high = fmax (columns->high, value_at (columns, series, category));
          }
      if (columns->stacked)
        {
          double above, below;
          sum_stack (columns, category, &above, &below);
          columns->low = fmin (columns->low, below);
          columns->high = fmax (columns->high, above);
        }
    }
}

static double
slot_width (const Columns *columns)
{
  return columns->layout->plot.width / columns->layout->n_categories;
}

static double
group_width (const Columns *columns)
{
  double bars = columns->stacked ? 1 : columns->n_own;

  return MIN (slot_width (columns) * (bars > 1 ? 0.78 : 0.62), bars * columns->layout->size * 4.5);
}

/* The number over a column: its value, or the sum of its stack. */
static double
number_over (const Columns *columns, guint series, guint category)
{
  double above, below;

  if (!columns->stacked)
    return value_at (columns, series, category);
  sum_stack (columns, category, &above, &below);
  return above + below;
}

/* Numbers of several columns may be as wide as the column and a little air; a single one as its slot. */
static gboolean
numbers_fit (const Columns *columns)
{
  JinLayout *layout = columns->layout;
  gboolean   shared = !columns->stacked && columns->n_own > 1;
  double     room = shared ? group_width (columns) / columns->n_own : slot_width (columns) - layout->size * 0.25;

  if (room < layout->size * 0.5)
    return FALSE;
  for (guint category = 0; category < layout->n_categories; category++)
    for (guint series = 0; series < layout->n_series; series++)
      {
        double value = number_over (columns, series, category);

        if (!jin_layout_is_own (layout, series) || isnan (value))
          continue;
        g_autofree char *number = jin_chart_data_format_value (layout->data, value);
        if (jin_layout_text_width (layout, number) > room)
          return FALSE;
      }
  return TRUE;
}

static GArray *
collect_ends (const Columns *columns, gboolean named)
{
  JinLayout *layout = columns->layout;
  GArray    *ends = g_array_new (FALSE, TRUE, sizeof (JinEndLabel));

  g_array_set_clear_func (ends, jin_end_label_clear);
  for (guint series = 0; named && series < layout->n_series; series++)
    if (jin_layout_is_own (layout, series))
      {
        JinEndLabel end = {.text = g_strdup (jin_chart_data_get_series_name (layout->data, series)),
                           .paint = jin_layout_paint (layout, series)};
        end.paint.radius = 2;
        g_array_append_val (ends, end);
      }
  jin_layout_add_target_end (layout, ends);
  return ends;
}

/* The named ends stand at the middle of the last stack's parts. */
static void
place_ends (const Columns *columns, GArray *ends, gboolean named)
{
  const JinLayout *layout = columns->layout;
  double           above = 0, below = 0;
  guint            end = 0;

  for (guint series = 0; named && series < layout->n_series; series++)
    if (jin_layout_is_own (layout, series))
      {
        double  value = value_at (columns, series, layout->n_categories - 1);
        double *base = value < 0 ? &below : &above;

        value = isnan (value) ? 0 : value;
        g_array_index (ends, JinEndLabel, end++).y = jin_layout_value_y (layout, &columns->ticks, *base + value / 2);
        *base += value;
      }
  if (end < ends->len)
    g_array_index (ends, JinEndLabel, end).y =
        jin_layout_value_y (layout, &columns->ticks, jin_chart_data_get_target (layout->data, NULL));
}

/* Divides the room between numbers, axis, plot, ends and category labels. */
static gboolean
divide (Columns *columns, GArray *ends, gboolean named, JinCategoryAxis *axis, gboolean *fits)
{
  JinLayout *layout = columns->layout;

  layout->plot.width -= jin_layout_ends_width (layout, ends, fits);
  const JinRect whole = layout->plot;
  for (columns->numbered = numbers_fit (columns);; columns->numbered = FALSE)
    {
      double headroom = layout->size * (columns->numbered ? 1.5 : 0.5);

      layout->plot = whole;
      layout->plot.y += headroom;
      layout->plot.height -= headroom;
      columns->ticks = jin_layout_value_axis (layout, columns->low, columns->high, !columns->numbered);
      *axis = jin_layout_plan_categories (layout);
      if (columns->numbered && columns->low < 0)
        {
          axis->gap += headroom;
          layout->plot.height -= headroom;
        }
      /* Slanted labels may have taken some width. */
      if (!columns->numbered || (numbers_fit (columns) && layout->plot.height >= layout->size))
        break;
    }
  place_ends (columns, ends, named);
  return jin_layout_spread_ends (layout, ends, layout->size * (named ? 2 : 1000));
}

/* What is hit over and under the columns: the category's lanes, as tall as the plot. */
static void
add_lanes (Columns *columns, guint category, double centre)
{
  JinLayout *layout = columns->layout;
  double     lane = slot_width (columns) / columns->n_own, x = centre - slot_width (columns) / 2;

  for (guint series = 0; series < layout->n_series; series++)
    if (jin_layout_is_own (layout, series))
      {
        jin_scene_add_rect (layout->scene, &(JinRect){x, layout->plot.y, lane, layout->plot.height}, &(JinPaint){0},
                            jin_chart_data_get_datum (layout->data, series, category));
        x += lane;
      }
}

static JinRect
column_box (const Columns *columns, double x, double width, double from, double to)
{
  double first = jin_layout_value_y (columns->layout, &columns->ticks, from),
         second = jin_layout_value_y (columns->layout, &columns->ticks, to);

  return (JinRect){x, MIN (first, second), width, fabs (first - second)};
}

static void
put_number (Columns *columns, double value, double x, const JinRect *box, gboolean below)
{
  JinTextStyle     style = jin_layout_style (columns->layout, JIN_ANCHOR_MIDDLE, below ? JIN_ANCHOR_START : JIN_ANCHOR_END);
  g_autofree char *number = jin_chart_data_format_value (columns->layout->data, value);
  double           gap = columns->layout->size * 0.08;

  style.bold = columns->stacked;
  jin_scene_add_text (columns->layout->scene, number, &style, x, below ? box->y + box->height + gap : box->y - gap,
                      JIN_DATUM_NONE);
}

/* A value that isn't known is a faint dash, never a column of no height. */
static void
put_missing (Columns *columns, double x, double room)
{
  if (room < columns->layout->size * 1.1)
    return;

  JinTextStyle style = jin_layout_style (columns->layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_END);

  style.colour = columns->layout->theme->faint;
  jin_scene_add_text (columns->layout->scene, "—", &style, x, jin_layout_value_y (columns->layout, &columns->ticks, 0),
                      JIN_DATUM_NONE);
}

static void
draw_group (Columns *columns, guint category, double centre)
{
  JinLayout *layout = columns->layout;
  double     group = group_width (columns), width = group / columns->n_own;
  guint      own = 0;

  add_lanes (columns, category, centre);
  for (guint series = 0; series < layout->n_series; series++)
    {
      double   value = value_at (columns, series, category);
      int      datum = jin_chart_data_get_datum (layout->data, series, category);
      JinPaint paint = jin_layout_paint (layout, series);

      if (!jin_layout_is_own (layout, series))
        continue;
      double x = centre - group / 2 + own++ * width;
      if (isnan (value))
        {
          put_missing (columns, x + width / 2, width * slot_width (columns) / group);
          continue;
        }
      JinRect box = column_box (columns, x, width - (columns->n_own > 1 && width > 4 ? 1 : 0), 0, value);
      paint.radius = 1.5;
      jin_scene_add_rect (layout->scene, &box, &paint, datum);
      if (columns->numbered)
        put_number (columns, value, x + width / 2, &box, value < 0);
    }
}

/* @numbered: whether its number stands in it; the only part of a stack has it above already. */
static void
draw_part (Columns *columns, guint series, int datum, const JinRect *box, double value, gboolean numbered)
{
  JinLayout       *layout = columns->layout;
  JinPaint         paint = jin_layout_paint (layout, series);
  g_autofree char *number = jin_chart_data_format_value (layout->data, value);

  /* A thin line of the ground keeps the parts apart where nothing else does. */
  if (paint.stroke.alpha <= 0 && box->height > 3)
    {
      paint.stroke = layout->theme->background;
      paint.stroke.alpha = 1;
      paint.line_width = 1;
    }
  jin_scene_add_rect (layout->scene, box, &paint, datum);
  if (numbered && box->height >= layout->size * 1.25 && jin_layout_text_width (layout, number) <= box->width - 4)
    jin_layout_number_on (layout, &paint, number, box->x + box->width / 2, box->y + box->height / 2, datum);
}

static void
draw_stack (Columns *columns, guint category, double centre)
{
  JinLayout *layout = columns->layout;
  double     width = group_width (columns), above = 0, below = 0, sum = number_over (columns, 0, category);

  if (isnan (sum))
    {
      put_missing (columns, centre, slot_width (columns));
      return;
    }
  for (guint series = 0; series < layout->n_series; series++)
    {
      double  value = value_at (columns, series, category);
      double *base = value < 0 ? &below : &above;

      if (!jin_layout_is_own (layout, series) || isnan (value))
        continue;
      JinRect box = column_box (columns, centre - width / 2, width, *base, *base + value);
      draw_part (columns, series, jin_chart_data_get_datum (layout->data, series, category), &box, value, !columns->numbered || value != sum);
      *base += value;
    }
  JinRect whole = column_box (columns, centre - width / 2, width, below, above);
  if (columns->numbered)
    put_number (columns, sum, centre, &whole, sum < 0);
}

static void
draw_targets (Columns *columns)
{
  JinLayout *layout = columns->layout;
  double     target = jin_chart_data_get_target (layout->data, NULL);
  double     slot = slot_width (columns), width = MIN (group_width (columns) + layout->size * 0.6, slot);

  if (!isnan (target))
    jin_layout_target (layout, JIN_DATUM_NONE, FALSE, jin_layout_value_y (layout, &columns->ticks, target),
                       layout->plot.x, layout->plot.x + layout->plot.width);
  for (guint series = 0; series < layout->n_series; series++)
    for (guint category = 0; !jin_layout_is_own (layout, series) && category < layout->n_categories; category++)
      {
        double value = value_at (columns, series, category), centre = layout->plot.x + (category + 0.5) * slot;
        if (!isnan (value))
          jin_layout_target (layout, jin_chart_data_get_datum (layout->data, series, category), FALSE,
                             jin_layout_value_y (layout, &columns->ticks, value), centre - width / 2,
                             centre + width / 2);
      }
}

static void
draw_columns (Columns *columns)
{
  JinLayout *layout = columns->layout;
  double     slot = slot_width (columns), zero = jin_layout_value_y (layout, &columns->ticks, 0);
  JinPaint   axis = jin_layout_line_paint (layout, &layout->theme->axis, 1);

  for (guint category = 0; category < layout->n_categories; category++)
    (columns->stacked ? draw_stack : draw_group) (columns, category, layout->plot.x + (category + 0.5) * slot);
  jin_layout_line (layout, &axis, layout->plot.x, zero, layout->plot.x + layout->plot.width, zero);
  draw_targets (columns);
}

void
jin_layout_columns (JinLayout *layout, JinChartKind kind)
{
  Columns         columns = {.layout = layout, .stacked = kind == JIN_CHART_STACKED};
  JinCategoryAxis axis;
  JinRect         whole = layout->plot;
  gboolean        has_targets = FALSE;

  for (guint series = 0; series < layout->n_series; series++)
    {
      columns.n_own += jin_layout_is_own (layout, series);
      has_targets = has_targets || !jin_layout_is_own (layout, series);
    }
  find_range (&columns);

  gboolean may_name = columns.stacked && columns.n_own > 1 && !has_targets;
  for (guint i = 0; i < JIN_N_NAMINGS; i++)
    {
      gboolean           named = jin_namings[i].at_ends, fits;
      g_autoptr (GArray) ends = collect_ends (&columns, named);
      guint              first = jin_scene_get_n_items (layout->scene);

      if (named && !may_name)
        continue;
      layout->plot = whole;
      gboolean complete = jin_layout_legend (layout, !named && layout->n_series > 1);
      gboolean near = divide (&columns, ends, named, &axis, &fits);
      if (i + 1 < JIN_N_NAMINGS && !(named ? near && (fits || !jin_namings[i].whole) : complete))
        {
          jin_scene_truncate (layout->scene, first);
          continue;
        }
      jin_layout_grid (layout, &columns.ticks, !columns.numbered);
      draw_columns (&columns);
      jin_layout_draw_ends (layout, ends);
      break;
    }
  jin_layout_draw_categories (layout, &axis);
}
