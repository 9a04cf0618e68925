/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "chart/jin-chart-private.h"

/*
 * Lines over time.  A value that isn't known breaks the line.  Where there are more points than pixels, a line is drawn
 * as the band between the least and the greatest value of each pixel column: the same picture, a fiftieth of the time.
 */

#define LINE_WIDTH 2.0
#define STRIPS_A_PATH 24
#define DENSE 2.0 /* points nearer than this are drawn as a band */

typedef struct
{
  JinLayout *layout;
  JinTicks   ticks;
  double     slot;
  guint      n_lines;
  gboolean   numbered;
} Lines;

static double
value_at (const Lines *lines, guint series, guint category)
{
  return jin_chart_data_get_value (lines->layout->data, series, category);
}

static double
point_x (const Lines *lines, guint category)
{
  return lines->layout->plot.x + (category + 0.5) * lines->slot;
}

static double
point_y (const Lines *lines, double value)
{
  return jin_layout_value_y (lines->layout, &lines->ticks, value);
}

/* Zero belongs to the axis unless the values huddle far from it. */
static void
find_range (const Lines *lines, double *low, double *high)
{
  double target = jin_chart_data_get_target (lines->layout->data, NULL);

  *low = *high = target;
  for (guint series = 0; series < lines->layout->n_series; series++)
    for (guint category = 0; category < lines->layout->n_categories; category++)
      {
        *low = fmin (*low, value_at (lines, series, category));
        *high = fmax (*high, value_at (lines, series, category));
      }
  if (*low > 0 && *low < *high * 0.6)
    *low = 0;
  else if (*high < 0 && *high > *low * 0.6)
    *high = 0;
  else if (*low > 0)
    *low -= (*high - *low) * 0.1;
}

static JinPaint
line_paint (const Lines *lines, guint series)
{
  JinColour colour = jin_layout_colour (lines->layout, series);
  JinPaint  paint;

  /* White is a fill for hatchings; a line has to be seen. */
  if (jin_colour_contrast (&colour, &lines->layout->theme->background) < 2)
    colour = lines->layout->theme->axis;
  paint = jin_layout_line_paint (lines->layout, &colour, LINE_WIDTH);
  paint.dashed = jin_chart_data_get_series_role (lines->layout->data, series) == JIN_SERIES_TARGET ||
                 jin_chart_data_get_series_role (lines->layout->data, series) == JIN_SERIES_PREVIOUS;
  return paint;
}

/* A shape a series, so that the lines differ without their colours. */
static void
add_marker (Lines *lines, guint series, const JinPaint *paint, double x, double y, int datum)
{
  JinScene *scene = lines->layout->scene;
  JinPaint  solid = {.fill = paint->stroke, .stroke = lines->layout->theme->background, .line_width = 1};
  double    r = MAX (3, lines->layout->size * 0.25);

  solid.stroke.alpha = 1;
  switch (series % 4)
    {
    case 0:
      jin_scene_arc (scene, x, y, r, 0, 2 * G_PI);
      break;
    case 1:
      jin_scene_move_to (scene, x - r, y - r);
      jin_scene_line_to (scene, x + r, y - r);
      jin_scene_line_to (scene, x + r, y + r);
      jin_scene_line_to (scene, x - r, y + r);
      break;
    case 2:
      jin_scene_move_to (scene, x, y - 1.3 * r);
      jin_scene_line_to (scene, x + 1.2 * r, y + r);
      jin_scene_line_to (scene, x - 1.2 * r, y + r);
      break;
    default:
      jin_scene_move_to (scene, x, y - 1.4 * r);
      jin_scene_line_to (scene, x + 1.4 * r, y);
      jin_scene_line_to (scene, x, y + 1.4 * r);
      jin_scene_line_to (scene, x - 1.4 * r, y);
      break;
    }
  jin_scene_close (scene);
  jin_scene_add_path (scene, &solid, datum);
}

static void
draw_sparse (Lines *lines, guint series)
{
  JinLayout *layout = lines->layout;
  JinPaint   paint = line_paint (lines, series);
  gboolean   marked = lines->slot >= layout->size && !paint.dashed;
  gboolean   any = FALSE;

  for (guint category = 0; category < layout->n_categories; category++)
    {
      double   value = value_at (lines, series, category);
      gboolean joined = category > 0 && !isnan (value_at (lines, series, category - 1));

      if (isnan (value))
        continue;
      (joined ? jin_scene_line_to : jin_scene_move_to) (layout->scene, point_x (lines, category),
                                                        point_y (lines, value));
      any = TRUE;
    }
  if (any)
    jin_scene_add_path (layout->scene, &paint, JIN_DATUM_NONE);
  for (guint category = 0; category < layout->n_categories; category++)
    {
      double   value = value_at (lines, series, category);
      gboolean alone = (category == 0 || isnan (value_at (lines, series, category - 1))) &&
                       (category + 1 == layout->n_categories || isnan (value_at (lines, series, category + 1)));

      if (!isnan (value) && (marked || alone))
        add_marker (lines, series, &paint, point_x (lines, category), point_y (lines, value),
                    jin_chart_data_get_datum (layout->data, series, category));
    }
}

/* Numbers at the points of a single line: over its peaks and slopes (on the slope's outer side), under its valleys.
 * A plate of the ground keeps the grid and the target out of them. */
static void
draw_numbers (Lines *lines)
{
  JinLayout   *layout = lines->layout;
  JinPaint     plate = {.fill = layout->theme->background};
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_MIDDLE);
  double       distance = layout->size * 1.05, lowest = layout->plot.y + layout->plot.height - layout->size * 0.7;

  plate.fill.alpha = 1;
  for (guint category = 0; category < layout->n_categories; category++)
    {
      double value = value_at (lines, 0, category), x = point_x (lines, category), y = point_y (lines, value);
      double before = category > 0 ? value_at (lines, 0, category - 1) : NAN;
      double after = category + 1 < layout->n_categories ? value_at (lines, 0, category + 1) : NAN;

      if (isnan (value))
        continue;
      g_autofree char *number = jin_chart_data_format_value (layout->data, value);
      double           width = jin_layout_text_width (layout, number), shift = MIN (width, lines->slot - width) / 2;
      gboolean         valley = fmin (before, after) > value && y + distance < lowest;

      x += before < value && value < after ? -shift : before > value && value > after ? shift
                                                                                      : 0;
      y += valley ? distance : -distance;
      jin_scene_add_rect (layout->scene, &(JinRect){x - width / 2, y - layout->size * 0.5, width, layout->size}, &plate,
                          JIN_DATUM_NONE);
      jin_scene_add_text (layout->scene, number, &style, x, y, JIN_DATUM_NONE);
    }
}

/* Whether every point of a single line has room for its number; the axis and the target take some eight letters. */
static gboolean
numbers_fit (const Lines *lines)
{
  JinLayout *layout = lines->layout;
  double     room = (layout->plot.width - 8 * layout->size) / layout->n_categories - layout->size * 0.4;

  if (lines->n_lines != 1 || room < layout->size)
    return FALSE;
  for (guint category = 0; category < layout->n_categories; category++)
    {
      g_autofree char *number = jin_chart_data_format_value (layout->data, value_at (lines, 0, category));
      if (jin_layout_text_width (layout, number) > room)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  double x, top, bottom;
} Strip;

/* One strip a pixel column, as an upright rectangle on whole points, which cairo fills without smoothing an edge; some
 * tens of them a path, for its time grows faster than their number. */
static void
add_strip (Lines *lines, const Strip *strip, const JinPaint *paint)
{
  JinScene *scene = lines->layout->scene;
  double    top = round (strip->top - LINE_WIDTH / 2), bottom = round (strip->bottom + LINE_WIDTH / 2);

  jin_scene_move_to (scene, strip->x, top);
  jin_scene_line_to (scene, strip->x + 1, top);
  jin_scene_line_to (scene, strip->x + 1, bottom);
  jin_scene_line_to (scene, strip->x, bottom);
  jin_scene_close (scene);
  if ((int)strip->x % STRIPS_A_PATH == 0)
    jin_scene_add_path (scene, paint, JIN_DATUM_NONE);
}

/* A strip starts where the one before ended, so that the band never tears. */
static void
draw_dense (Lines *lines, guint series)
{
  JinLayout *layout = lines->layout;
  JinPaint   solid = {.fill = line_paint (lines, series).stroke};
  Strip      strip = {0};
  gboolean   open = FALSE;
  double     last = 0;

  for (guint category = 0; category < layout->n_categories; category++)
    {
      double value = value_at (lines, series, category);
      double x = floor (point_x (lines, category)), y = point_y (lines, value);

      if (open && (isnan (value) || x > strip.x))
        add_strip (lines, &strip, &solid);
      if (isnan (value))
        {
          open = FALSE;
          continue;
        }
      if (!open || x > strip.x)
        strip = (Strip){x, open ? MIN (last, y) : y, open ? MAX (last, y) : y};
      strip.top = MIN (strip.top, y);
      strip.bottom = MAX (strip.bottom, y);
      open = TRUE;
      last = y;
    }
  if (open)
    add_strip (lines, &strip, &solid);
  if (jin_scene_has_steps (layout->scene))
    jin_scene_add_path (layout->scene, &solid, JIN_DATUM_NONE);
}

/* What is hit at a place: the value nearest by height in the nearest category; of crowds, the category's first. */
static void
add_hit_areas (Lines *lines)
{
  JinLayout   *layout = lines->layout;
  const double top = layout->plot.y, height = layout->plot.height;

  if (lines->slot < DENSE)
    {
      JinItem *band = jin_scene_add_rect (layout->scene, &layout->plot, &(JinPaint){0}, 0);
      band->n_data = (int)layout->n_categories;
      band->every = (int)layout->n_series;
      return;
    }
  g_autofree guint *order = g_new (guint, layout->n_series);
  for (guint category = 0; category < layout->n_categories; category++)
    {
      guint n = 0;

      for (guint series = 0; series < layout->n_series; series++)
        {
          guint at = n;
          if (isnan (value_at (lines, series, category)))
            continue;
          for (; at > 0 && value_at (lines, order[at - 1], category) < value_at (lines, series, category); at--)
            order[at] = order[at - 1];
          order[at] = series;
          n++;
        }
      if (n == 0)
        order[n++] = 0;
      for (guint i = 0; i < n; i++)
        {
          double from = i == 0 ? top
                               : (point_y (lines, value_at (lines, order[i - 1], category)) +
                                  point_y (lines, value_at (lines, order[i], category))) /
                                     2;
          double to = i + 1 == n ? top + height
                                 : (point_y (lines, value_at (lines, order[i], category)) +
                                    point_y (lines, value_at (lines, order[i + 1], category))) /
                                       2;

          jin_scene_add_rect (
              layout->scene, &(JinRect){layout->plot.x + category * lines->slot, from, lines->slot, MAX (to - from, 0)},
              &(JinPaint){0}, jin_chart_data_get_datum (layout->data, order[i], category));
        }
    }
}

static gboolean
last_value (const Lines *lines, guint series, double *value)
{
  for (guint category = lines->layout->n_categories; category-- > 0;)
    {
      *value = value_at (lines, series, category);
      if (!isnan (*value))
        return TRUE;
    }
  return FALSE;
}

/* Each line's name and last value, and the target. */
static GArray *
collect_ends (const Lines *lines, gboolean named)
{
  JinLayout *layout = lines->layout;
  double     value;
  GArray    *ends = g_array_new (FALSE, TRUE, sizeof (JinEndLabel));

  g_array_set_clear_func (ends, jin_end_label_clear);
  for (guint series = 0; series < layout->n_series; series++)
    if (!lines->numbered && last_value (lines, series, &value))
      {
        const char      *name = lines->n_lines > 1 && named ? jin_chart_data_get_series_name (layout->data, series) : "";
        g_autofree char *number = jin_chart_data_format_value (layout->data, value);
        JinEndLabel      end = {.text = g_strjoin (*name != '\0' ? " " : "", name, number, NULL), .y = value};

        if (lines->n_lines > 1)
          end.paint = (JinPaint){.fill = line_paint (lines, series).stroke, .radius = 4};
        g_array_append_val (ends, end);
      }
  jin_layout_add_target_end (layout, ends);
  return ends;
}

/* More lines than lines of type: the target alone keeps its label. */
static void
keep_target (Lines *lines, GArray *ends)
{
  g_array_set_size (ends, 0);
  jin_layout_add_target_end (lines->layout, ends);
  for (guint i = 0; i < ends->len; i++)
    g_array_index (ends, JinEndLabel, i).y = point_y (lines, g_array_index (ends, JinEndLabel, i).y);
}

static gboolean
divide (Lines *lines, GArray *ends, gboolean named, JinCategoryAxis *axis, gboolean *fits)
{
  JinLayout *layout = lines->layout;
  double     low, high;

  layout->plot.width -= jin_layout_ends_width (layout, ends, fits);
  double headroom = layout->size * (lines->numbered ? 1.8 : 0.7);
  layout->plot.y += headroom;
  layout->plot.height -= headroom;
  find_range (lines, &low, &high);
  lines->ticks = jin_layout_value_axis (layout, low, high, TRUE);
  *axis = jin_layout_plan_categories (layout);
  lines->slot = layout->plot.width / layout->n_categories;
  for (guint i = 0; i < ends->len; i++)
    {
      JinEndLabel *end = &g_array_index (ends, JinEndLabel, i);
      end->y = point_y (lines, end->y);
    }
  return jin_layout_spread_ends (layout, ends, layout->size * (named ? 2.5 : 1000));
}

static void
draw_lines (Lines *lines)
{
  JinLayout *layout = lines->layout;
  double     target = jin_chart_data_get_target (layout->data, NULL);
  JinPaint   axis = jin_layout_line_paint (layout, &layout->theme->axis, 1);
  double     zero = point_y (lines, 0);

  jin_layout_grid (layout, &lines->ticks, TRUE);
  if (lines->ticks.from <= 0 && lines->ticks.to >= 0)
    jin_layout_line (layout, &axis, layout->plot.x, zero, layout->plot.x + layout->plot.width, zero);
  add_hit_areas (lines);
  if (!isnan (target))
    jin_layout_target (layout, JIN_DATUM_NONE, FALSE, point_y (lines, target), layout->plot.x,
                       layout->plot.x + layout->plot.width);
  if (lines->numbered)
    draw_numbers (lines);
  for (guint series = 0; series < layout->n_series; series++)
    (lines->slot < DENSE ? draw_dense : draw_sparse) (lines, series);
}

void
jin_layout_lines (JinLayout *layout)
{
  Lines           lines = {.layout = layout, .n_lines = layout->n_series};
  JinRect         whole = layout->plot;
  JinCategoryAxis axis;

  lines.numbered = numbers_fit (&lines);
  for (guint i = 0; i < JIN_N_NAMINGS; i++)
    {
      gboolean           named = jin_namings[i].at_ends, fits;
      g_autoptr (GArray) ends = collect_ends (&lines, named);
      guint              first = jin_scene_get_n_items (layout->scene);

      layout->plot = whole;
      gboolean complete = jin_layout_legend (layout, !named && lines.n_lines > 1);
      gboolean near = divide (&lines, ends, named, &axis, &fits);
      if (i + 1 < JIN_N_NAMINGS && !(named ? near && (fits || !jin_namings[i].whole) : complete))
        {
          jin_scene_truncate (layout->scene, first);
          continue;
        }
      if (!near)
        keep_target (&lines, ends);
      draw_lines (&lines);
      jin_layout_draw_ends (layout, ends);
      break;
    }
  jin_layout_draw_categories (layout, &axis);
}
