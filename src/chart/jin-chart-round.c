/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "base/jin-percent.h"
#include "chart/jin-chart-private.h"

/*
 * Round charts: a donut with its table beside or below, and a ring of progress.
 *
 *     ╭───╮    ■ 离休    45  14.4%
 *    │ 312 │   ■ 退休   267  85.6%
 *     ╰───╯
 */

#define DONUT_HOLE 0.64 /* of the radius */
#define RING_HOLE 0.8
#define TOP (-G_PI_2)
#define MAX_SLICES (JIN_CHART_N_COLOURS + 1)

typedef struct
{
  JinLayout *layout;
  guint      series;
  guint      n;      /* slices */
  gint64    *values; /* thousandths, so that shares add up to a hundred percent */
  int       *tenths;
  double     total;
  double     pitch, label_width, number_width, share_width; /* of the table */
} Donut;

static double
slice_value (const Donut *donut, guint slice)
{
  return jin_chart_data_get_value (donut->layout->data, donut->series, slice);
}

static guint
first_own (const JinLayout *layout)
{
  guint series = 0;

  while (series + 1 < layout->n_series && !jin_layout_is_own (layout, series))
    series++;
  return series;
}

static void
fold_slices (Donut *donut)
{
  JinLayout    *layout = donut->layout;
  guint         rows = (guint)MAX (2, floor (layout->plot.height / (layout->size * 1.4)));
  JinChartData *folded = jin_chart_data_fold (layout->data, MIN (rows, MAX_SLICES), FALSE);

  jin_chart_data_unref (layout->data);
  layout->data = folded;
  layout->n_categories = donut->n = jin_chart_data_get_n_categories (folded);
}

/* What is less than nothing has no slice, but keeps its row in the table. */
static double
slice_size (const Donut *donut, guint slice)
{
  double value = slice_value (donut, slice);

  return value > 0 ? value : 0;
}

static void
find_shares (Donut *donut)
{
  double factor = 1;

  for (guint slice = 0; slice < donut->n; slice++)
    donut->total += slice_size (donut, slice);
  /* Whole numbers for any measure, and no overflow for huge ones. */
  if (donut->total > 0)
    factor = 1e9 / donut->total;
  donut->values = g_new0 (gint64, donut->n);
  donut->tenths = g_new0 (int, donut->n);
  for (guint slice = 0; slice < donut->n; slice++)
    donut->values[slice] = llround (slice_size (donut, slice) * factor);
  jin_percent_shares (donut->values, donut->n, donut->tenths);
}

static char *
share_text (const Donut *donut, guint slice)
{
  return donut->total > 0 && !isnan (slice_value (donut, slice))
             ? g_strdup_printf ("%d.%d%%", donut->tenths[slice] / 10, donut->tenths[slice] % 10)
             : g_strdup ("");
}

static void
measure_table (Donut *donut)
{
  JinLayout *layout = donut->layout;

  donut->pitch = layout->size * 1.75;
  for (guint slice = 0; slice < donut->n; slice++)
    {
      g_autofree char *number = jin_chart_data_format_value (layout->data, slice_value (donut, slice));
      g_autofree char *share = share_text (donut, slice);

      donut->label_width =
          MAX (donut->label_width, jin_layout_text_width (layout, jin_chart_data_get_category (layout->data, slice)));
      donut->number_width = MAX (donut->number_width, jin_layout_text_width (layout, number));
      donut->share_width = MAX (donut->share_width, jin_layout_text_width (layout, share));
    }
  /* In little room the share gives way first, then the label. */
  if (donut->number_width + donut->share_width > layout->plot.width * 0.45)
    donut->share_width = 0;
  donut->number_width = MIN (ceil (donut->number_width), layout->plot.width * 0.4);
  donut->share_width = ceil (donut->share_width);
  double fixed = layout->size * 3.2 + donut->number_width + donut->share_width;
  donut->label_width = MIN (ceil (donut->label_width) + 1,
                            MAX (layout->size, MIN (layout->plot.width * 0.5, layout->plot.width - fixed)));
}

static double
table_width (const Donut *donut)
{
  double size = donut->layout->size;

  return size * 1.2 + donut->label_width + size + donut->number_width +
         (donut->share_width > 0 ? size + donut->share_width : 0);
}

static void
draw_table_row (Donut *donut, guint slice, double x, double y)
{
  JinLayout       *layout = donut->layout;
  JinPaint         paint = jin_layout_slice_paint (layout, slice, donut->n);
  JinTextStyle     style = jin_layout_style (layout, JIN_ANCHOR_START, JIN_ANCHOR_MIDDLE);
  g_autofree char *number = jin_chart_data_format_value (layout->data, slice_value (donut, slice));
  g_autofree char *share = share_text (donut, slice);
  double           side = layout->size * 0.8;
  int              datum = jin_chart_data_get_datum (layout->data, donut->series, slice);

  jin_scene_add_rect (layout->scene, &(JinRect){x, y - donut->pitch / 2, table_width (donut), donut->pitch},
                      &(JinPaint){0}, datum);
  paint.radius = 2;
  jin_scene_add_rect (layout->scene, &(JinRect){x, y - side / 2, side, side}, &paint, JIN_DATUM_NONE);
  style.lines = 1;
  style.width = donut->label_width;
  x += layout->size * 1.2;
  jin_scene_add_text (layout->scene, jin_chart_data_get_category (layout->data, slice), &style, x, y, JIN_DATUM_NONE);
  style.across = JIN_ANCHOR_END;
  style.width = donut->number_width + 1;
  x += donut->label_width + layout->size + donut->number_width;
  jin_scene_add_text (layout->scene, number, &style, x, y, JIN_DATUM_NONE);
  style.colour = layout->theme->faint;
  style.width = donut->share_width + 1;
  if (donut->share_width > 0 && *share != '\0')
    jin_scene_add_text (layout->scene, share, &style, x + layout->size + donut->share_width, y, JIN_DATUM_NONE);
}

/* A part of a ring from angle @from to @to; a whole ring is two circles. */
static void
trace_ring (JinScene *scene, double x, double y, double radius, double hole, double from, double to)
{
  jin_scene_arc (scene, x, y, radius, from, to);
  if (to - from >= 2 * G_PI - 1e-9)
    {
      jin_scene_close (scene);
      jin_scene_move_to (scene, x + hole * cos (to), y + hole * sin (to));
    }
  jin_scene_arc_back (scene, x, y, hole, to, from);
  jin_scene_close (scene);
}

static void
add_track (JinLayout *layout, double x, double y, double radius, double hole)
{
  JinPaint track = {.fill = layout->theme->track};

  trace_ring (layout->scene, x, y, radius, hole, TOP, TOP + 2 * G_PI);
  jin_scene_add_path (layout->scene, &track, JIN_DATUM_NONE);
}

/* A line in the hole, if it fits there. */
static void
put_inside (JinLayout *layout, const char *text, double factor, gboolean strong, double x, double y, double hole)
{
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_MIDDLE);
  double       width, reach;

  style.size *= factor;
  style.bold = strong;
  style.colour = strong ? layout->theme->text : layout->theme->faint;
  jin_scene_measure (layout->scene, text, &style, &width, &reach);
  if (hypot (width / 2, reach / 2) < hole)
    jin_scene_add_text (layout->scene, text, &style, x, y, JIN_DATUM_NONE);
}

static void
draw_slices (Donut *donut, double x, double y, double radius)
{
  JinLayout       *layout = donut->layout;
  g_autofree char *total = jin_chart_data_format_value (layout->data, donut->total);
  double           angle = TOP, hole = radius * DONUT_HOLE;

  if (donut->total <= 0)
    add_track (layout, x, y, radius, hole);
  for (guint slice = 0; slice < donut->n && donut->total > 0; slice++)
    {
      JinPaint paint = jin_layout_slice_paint (layout, slice, donut->n);
      double   sweep = 2 * G_PI * (slice_size (donut, slice) / donut->total);

      if (sweep <= 0)
        continue;
      if (paint.stroke.alpha <= 0)
        {
          paint.stroke = layout->theme->background;
          paint.stroke.alpha = 1;
          paint.line_width = 1.5;
        }
      trace_ring (layout->scene, x, y, radius, hole, angle, angle + sweep);
      jin_scene_add_path (layout->scene, &paint, jin_chart_data_get_datum (layout->data, donut->series, slice));
      angle += sweep;
    }
  put_inside (layout, total, 1.7, TRUE, x, y - layout->size * 0.35, hole);
  put_inside (layout, jin_chart_data_get_words (layout->data)->total, 1, FALSE, x, y + layout->size * 1.15, hole);
}

/* The larger ring of the two ways to set it: table at the right, or below. */
void
jin_layout_donut (JinLayout *layout)
{
  Donut         donut = {.layout = layout, .series = first_own (layout)};
  const JinRect whole = layout->plot;

  jin_layout_legend (layout, FALSE);
  fold_slices (&donut);
  find_shares (&donut);
  measure_table (&donut);
  const JinRect plot = layout->plot;
  const double  size = layout->size, width = table_width (&donut);
  double        beside = MIN (plot.height, plot.width - width - 2 * size),
         below = MIN (plot.width, plot.height - donut.n * donut.pitch - size);
  gboolean is_beside = beside >= below;
  double   diameter = MIN (MAX (beside, below), 30 * size), x, y;

  if (diameter < 4 * size)
    diameter = 0;
  donut.pitch = MIN (donut.pitch, plot.height / donut.n);
  double height = donut.n * donut.pitch;
  if (diameter > 0 && is_beside)
    {
      double left = whole.x + MAX (0, (plot.width - diameter - 2 * size - width) / 2);

      draw_slices (&donut, left + diameter / 2, plot.y + plot.height / 2, diameter / 2);
      x = left + diameter + 2 * size;
      y = plot.y + (plot.height - height) / 2;
    }
  else
    {
      double top = plot.y + MAX (0, (plot.height - diameter - size - height) / 2);

      if (diameter > 0)
        draw_slices (&donut, plot.x + plot.width / 2, top + diameter / 2, diameter / 2);
      x = plot.x + MAX (0, (plot.width - width) / 2);
      y = diameter > 0 ? top + diameter + size : plot.y;
    }
  for (guint slice = 0; slice < donut.n; slice++)
    draw_table_row (&donut, slice, x, y + (slice + 0.5) * donut.pitch);
  g_free (donut.values);
  g_free (donut.tenths);
}

/* What the ring is full at: the target, its series, or a hundred percent. */
static double
full_value (const JinLayout *layout)
{
  double full = jin_chart_data_get_target (layout->data, NULL);

  for (guint series = 0; series < layout->n_series && isnan (full); series++)
    if (!jin_layout_is_own (layout, series))
      full = jin_chart_data_get_value (layout->data, series, 0);
  return isnan (full) && jin_chart_data_get_format (layout->data) == JIN_VALUE_FORMAT_PERCENT ? 1 : full;
}

void
jin_layout_ring (JinLayout *layout)
{
  guint            series = first_own (layout);
  double           value = jin_chart_data_get_value (layout->data, series, 0), full = full_value (layout);
  double           share = value > 0 && full > 0 ? value / full : 0;
  double           radius = MIN (MIN (layout->plot.width, layout->plot.height) / 2, layout->size * 11), hole = radius * RING_HOLE;
  double           x = layout->plot.x + layout->plot.width / 2, y = layout->plot.y + layout->plot.height / 2;
  int              datum = jin_chart_data_get_datum (layout->data, series, 0);
  JinPaint         paint = jin_layout_paint (layout, series);
  g_autofree char *number = jin_chart_data_format_with_unit (layout->data, value);

  jin_scene_add_rect (layout->scene, &(JinRect){x - radius, y - radius, 2 * radius, 2 * radius}, &(JinPaint){0}, datum);
  add_track (layout, x, y, radius, hole);
  if (share > 0)
    {
      trace_ring (layout->scene, x, y, radius, hole, TOP, TOP + 2 * G_PI * MIN (share, 1));
      jin_scene_add_path (layout->scene, &paint, datum);
    }
  if (!(full > 0) || isnan (value))
    {
      put_inside (layout, number, 1.4, TRUE, x, y, hole);
      return;
    }
  g_autofree char *percent = g_strdup_printf ("%.1f%%", floor (share * 1000 + 0.5) / 10);
  g_autofree char *had = jin_layout_short_number (layout, value);
  g_autofree char *wanted = jin_layout_short_number (layout, full);
  g_autofree char *of = g_strdup_printf ("%s / %s", had, wanted);
  put_inside (layout, percent, 1.9, TRUE, x, y - layout->size * 0.4, hole);
  put_inside (layout, of, 1, FALSE, x, y + layout->size * 1.25, hole);
}
