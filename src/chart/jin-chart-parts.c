/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "chart/jin-chart-private.h"

/* Paints, numbers, target marks and the legend: what all kinds draw with. */

#define TARGET_WIDTH 1.5
#define SECOND_ROUND JIN_PATTERN_FALLING /* when there are more series than colours */

JinTextStyle
jin_layout_style (const JinLayout *layout, JinAnchor across, JinAnchor down)
{
  return (JinTextStyle){.colour = layout->theme->text, .size = layout->size, .across = across, .down = down};
}

double
jin_layout_text_width (JinLayout *layout, const char *text)
{
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_START, JIN_ANCHOR_START);
  double       width;

  jin_scene_measure (layout->scene, text, &style, &width, NULL);
  return width;
}

/* Whether the series holds values of its own, not what they should be. */
gboolean
jin_layout_is_own (const JinLayout *layout, guint series)
{
  return jin_chart_data_get_series_role (layout->data, series) != JIN_SERIES_TARGET;
}

static guint
value_index (const JinLayout *layout, guint series)
{
  guint index = 0;

  for (guint i = 0; i < series; i++)
    index += jin_chart_data_get_series_role (layout->data, i) == JIN_SERIES_VALUE;
  return index;
}

JinColour
jin_layout_colour (const JinLayout *layout, guint series)
{
  switch (jin_chart_data_get_series_role (layout->data, series))
    {
    case JIN_SERIES_PREVIOUS:
      return layout->theme->previous;
    case JIN_SERIES_ALERT:
    case JIN_SERIES_TARGET:
      return layout->theme->accent;
    case JIN_SERIES_VALUE:
    default:
      return layout->theme->series[value_index (layout, series) % JIN_CHART_N_COLOURS];
    }
}

static JinPaint
outlined (const JinLayout *layout, JinColour fill, JinPattern pattern)
{
  return (JinPaint){.fill = fill,
                    .stroke = layout->theme->outline,
                    .line_width = 0.7,
                    .pattern = pattern,
                    .hatch = layout->theme->hatch};
}

JinPaint
jin_layout_paint (const JinLayout *layout, guint series)
{
  JinSeriesRole role = jin_chart_data_get_series_role (layout->data, series);
  JinColour     fill = jin_layout_colour (layout, series);
  JinPattern    pattern = JIN_PATTERN_NONE;

  if (role == JIN_SERIES_VALUE && value_index (layout, series) < JIN_CHART_N_COLOURS)
    pattern = layout->theme->patterns[value_index (layout, series)];
  else if (role == JIN_SERIES_VALUE)
    pattern = SECOND_ROUND;
  else if (role == JIN_SERIES_ALERT)
    pattern = layout->theme->alert_pattern;
  /* A hatching needs a light ground under its lines. */
  if (role == JIN_SERIES_ALERT && pattern != JIN_PATTERN_NONE)
    fill = layout->theme->background;
  return outlined (layout, fill, pattern);
}

/* Parts of a whole take the palette in turn; of more parts than colours the last, the folded rest, is grey. */
JinPaint
jin_layout_slice_paint (const JinLayout *layout, guint slice, guint n_slices)
{
  if (slice >= JIN_CHART_N_COLOURS || (slice + 1 == n_slices && n_slices > JIN_CHART_N_COLOURS))
    return outlined (layout, layout->theme->previous, JIN_PATTERN_NONE);
  return outlined (layout, layout->theme->series[slice], layout->theme->patterns[slice]);
}

JinPaint
jin_layout_line_paint (const JinLayout *layout, const JinColour *colour, double width)
{
  return (JinPaint){.stroke = *colour, .line_width = width};
}

void
jin_layout_line (JinLayout *layout, const JinPaint *paint, double x1, double y1, double x2, double y2)
{
  jin_scene_move_to (layout->scene, x1, y1);
  jin_scene_line_to (layout->scene, x2, y2);
  jin_scene_add_path (layout->scene, paint, JIN_DATUM_NONE);
}

/* A target: a thick mark beside one value, or a dashed line along all of them when @datum is none. */
void
jin_layout_target (JinLayout *layout, int datum, gboolean upright, double at, double from, double to)
{
  JinPaint paint =
      jin_layout_line_paint (layout, &layout->theme->accent, datum == JIN_DATUM_NONE ? TARGET_WIDTH : 2 * TARGET_WIDTH);

  paint.dashed = datum == JIN_DATUM_NONE;
  jin_scene_move_to (layout->scene, upright ? at : from, upright ? from : at);
  jin_scene_line_to (layout->scene, upright ? at : to, upright ? to : at);
  jin_scene_add_path (layout->scene, &paint, datum);
}

/* The accent as a text's colour, where it can be read (R116); else the text's own. */
JinColour
jin_layout_target_text (const JinLayout *layout)
{
  return jin_colour_contrast (&layout->theme->accent, &layout->theme->background) >= 4.5 ? layout->theme->accent
                                                                                         : layout->theme->text;
}

/* A number in the middle of a shape of that @paint, in whichever of the two text colours can be read on it. */
void
jin_layout_number_on (JinLayout *layout, const JinPaint *paint, const char *number, double x, double y, int datum)
{
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_MIDDLE);
  JinColour    ground = layout->theme->background;

  ground.alpha = 1;
  if (paint->pattern != JIN_PATTERN_NONE)
    {
      JinPaint plate = {.fill = ground, .radius = 2};
      double   width = jin_layout_text_width (layout, number) + layout->size * 0.3, height = layout->size * 1.1;

      jin_scene_add_rect (layout->scene, &(JinRect){x - width / 2, y - height / 2, width, height}, &plate, datum);
    }
  else if (jin_colour_contrast (&ground, &paint->fill) > jin_colour_contrast (&style.colour, &paint->fill))
    style.colour = ground;
  jin_scene_add_text (layout->scene, number, &style, x, y, datum);
}

/* For axes and targets: 80% rather than 80.0%. */
char *
jin_layout_short_number (const JinLayout *layout, double value)
{
  char       *number = jin_chart_data_format_value (layout->data, value);
  char       *point = strchr (number, '.');
  const char *end = point != NULL ? point + 1 + strspn (point + 1, "0") : NULL;

  if (end != NULL && !g_ascii_isdigit (*end))
    memmove (point, end, strlen (end) + 1);
  return number;
}

static double
draw_unit (JinLayout *layout)
{
  const char *unit = jin_chart_data_get_unit (layout->data);

  if (unit == NULL || *unit == '\0' || g_str_equal (unit, "%"))
    return 0;

  g_autofree char *note = g_strconcat (jin_chart_data_get_words (layout->data)->unit, unit, NULL);
  JinTextStyle     style = jin_layout_style (layout, JIN_ANCHOR_END, JIN_ANCHOR_MIDDLE);
  style.colour = layout->theme->faint;
  style.size *= 0.92;
  style.width = layout->plot.width / 2;
  style.lines = 1;
  return jin_scene_add_text (layout->scene, note, &style, layout->plot.x + layout->plot.width,
                             layout->plot.y + layout->size * 0.66, JIN_DATUM_NONE)
             ->box.width +
         layout->size;
}

static void
draw_swatch (JinLayout *layout, guint series, double x, double y)
{
  double side = layout->size * 0.8;

  if (jin_layout_is_own (layout, series))
    {
      JinPaint paint = jin_layout_paint (layout, series);
      paint.radius = 2;
      jin_scene_add_rect (layout->scene, &(JinRect){x, y - side / 2, side, side}, &paint, JIN_DATUM_NONE);
    }
  else
    {
      JinPaint paint = jin_layout_line_paint (layout, &layout->theme->accent, 2 * TARGET_WIDTH);
      jin_layout_line (layout, &paint, x, y, x + side, y);
    }
}

/**
 * jin_layout_legend:
 * @named: whether the series have to be told apart here
 *
 * Takes a row off the top of the plot, or as many as the names need up to a
 * third of it; none if there is neither a name nor a unit to say.
 *
 * Returns: whether all names had room
 */
gboolean
jin_layout_legend (JinLayout *layout, gboolean named)
{
  const double swatch = layout->size * 1.15, gap = layout->size * 1.4, row = layout->size * 1.5;
  double       unit = draw_unit (layout);
  double       x = layout->plot.x, y = layout->plot.y, right = layout->plot.x + layout->plot.width;
  gboolean     any = unit > 0, complete = TRUE;

  for (guint series = 0; named && series < layout->n_series; series++)
    {
      JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_START, JIN_ANCHOR_MIDDLE);
      const char  *name = jin_chart_data_get_series_name (layout->data, series);
      double       width;

      if (*name == '\0')
        continue;
      style.lines = 1;
      style.width = layout->plot.width - swatch - unit;
      jin_scene_measure (layout->scene, name, &style, &width, NULL);
      if (x > layout->plot.x && x + swatch + width > right - (y == layout->plot.y ? unit : 0))
        {
          x = layout->plot.x;
          y += row;
        }
      if (y + row > layout->plot.y + MAX (layout->plot.height * 0.35, row))
        {
          y -= row;
          complete = FALSE;
          break;
        }
      draw_swatch (layout, series, x, y + layout->size * 0.66);
      jin_scene_add_text (layout->scene, name, &style, x + swatch, y + layout->size * 0.66, JIN_DATUM_NONE);
      x += swatch + width + gap;
      any = TRUE;
    }
  if (!any)
    return TRUE;
  y += row + layout->size * 0.4;
  layout->plot.height -= y - layout->plot.y;
  layout->plot.y = y;
  return complete;
}
