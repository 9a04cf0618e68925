/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "chart/jin-chart-private.h"

/* Organisations by periods: a cell's depth is its value; where there is room the number stands in it. */

#define MAX_LABEL_SHARE 0.35
#define LEAST_TYPE 0.6 /* of the size; row labels shrink before they are left out */
#define SCALE_STEPS 5
#define ROUND_CELL 16 /* smaller cells have sharp corners */

typedef struct
{
  JinLayout *layout;
  double     low, high;
  double     width, pitch; /* of a cell */
  double     label_width, label_size;
  gboolean   numbered;
} HeatMap;

static double
value_at (const HeatMap *map, guint series, guint category)
{
  return jin_chart_data_get_value (map->layout->data, series, category);
}

static void
find_range (HeatMap *map)
{
  map->low = 0;
  map->high = 0;
  for (guint category = 0; category < map->layout->n_categories; category++)
    for (guint series = 0; series < map->layout->n_series; series++)
      {
        map->low = fmin (map->low, value_at (map, series, category));
        map->high = fmax (map->high, value_at (map, series, category));
      }
}

static JinPaint
cell_paint (const HeatMap *map, double value)
{
  const JinColour *from = &map->layout->theme->track, *to = &map->layout->theme->series[0];
  double           t = map->high > map->low ? (value - map->low) / (map->high - map->low) : 0;

  /* The least value above nothing is already a step away from nothing. */
  t = t > 0 ? 0.12 + 0.88 * t : 0;
  JinColour mixed = {from->red + t * (to->red - from->red), from->green + t * (to->green - from->green),
                     from->blue + t * (to->blue - from->blue), 1};
  return (JinPaint){.fill = mixed, .radius = MIN (map->width, map->pitch) > ROUND_CELL ? 2 : 0};
}

static gboolean
numbers_fit (const HeatMap *map)
{
  JinLayout *layout = map->layout;

  if (map->pitch < layout->size * 1.3 || map->width < layout->size)
    return FALSE;
  for (guint category = 0; category < layout->n_categories; category++)
    for (guint series = 0; series < layout->n_series; series++)
      {
        double           value = value_at (map, series, category);
        g_autofree char *number = jin_layout_short_number (layout, isnan (value) ? 0 : value);

        if (jin_layout_text_width (layout, number) > map->width - 4)
          return FALSE;
      }
  return TRUE;
}

static void
divide (HeatMap *map)
{
  JinLayout *layout = map->layout;

  map->pitch = MIN (layout->plot.height / layout->n_categories, layout->size * 4);
  map->label_size = CLAMP (map->pitch / 1.32, layout->size * LEAST_TYPE, layout->size);
  map->label_width = jin_layout_widest_label (layout) * map->label_size / layout->size;
  map->label_width = MIN (ceil (map->label_width) + 1, layout->plot.width * MAX_LABEL_SHARE);
  map->width = (layout->plot.width - map->label_width - layout->size * 0.6) / layout->n_series;
  map->numbered = numbers_fit (map);
}

static double
cells_left (const HeatMap *map)
{
  return map->layout->plot.x + map->layout->plot.width - map->width * map->layout->n_series;
}

/* The periods above the cells: all of them, or every so many. */
static void
draw_heads (HeatMap *map, double y)
{
  JinLayout   *layout = map->layout;
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_MIDDLE);
  double       widest = 0, edge = -G_MAXDOUBLE;

  style.colour = layout->theme->faint;
  style.lines = 1;
  for (guint series = 0; series < layout->n_series; series++)
    widest = MAX (widest, jin_layout_text_width (layout, jin_chart_data_get_series_name (layout->data, series)));
  widest = MIN (widest, layout->size * 8);
  guint every = (guint)MAX (1, ceil ((widest + layout->size * 0.4) / map->width));
  style.width = MAX (every * map->width - layout->size * 0.2, layout->size);
  for (guint series = 0; series < layout->n_series; series += every)
    {
      const char *name = jin_chart_data_get_series_name (layout->data, series);
      double      x = cells_left (map) + (series + 0.5) * map->width, width, right = layout->plot.x + layout->plot.width;

      jin_scene_measure (layout->scene, name, &style, &width, NULL);
      x = CLAMP (x, layout->plot.x + width / 2, MAX (layout->plot.x, right - width) + width / 2);
      if (x - width / 2 < edge + layout->size * 0.2)
        continue;
      edge = x + width / 2;
      jin_scene_add_text (layout->scene, name, &style, x, y, JIN_DATUM_NONE);
    }
}

static void
draw_cell (HeatMap *map, guint series, guint category, double y)
{
  JinLayout *layout = map->layout;
  double     value = value_at (map, series, category), gap = MIN (map->width, map->pitch) > 8 ? 1 : 0;
  /* On whole points cells are sharp, and quick to fill. */
  double left = round (cells_left (map) + series * map->width) + gap,
         right = round (cells_left (map) + (series + 1) * map->width) - gap;
  double  top = round (y) + gap, bottom = round (y + map->pitch) - gap;
  JinRect box = {left, top, MAX (right - left, 0), MAX (bottom - top, 0)};
  int     datum = jin_chart_data_get_datum (layout->data, series, category);
  double  x = box.x + box.width / 2, middle = box.y + box.height / 2;

  if (isnan (value))
    {
      JinPaint     outline = {.stroke = layout->theme->grid, .line_width = 1, .radius = 2};
      JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_MIDDLE);

      jin_scene_add_rect (layout->scene, &box, &outline, datum);
      style.colour = layout->theme->faint;
      if (map->numbered)
        jin_scene_add_text (layout->scene, "—", &style, x, middle, datum);
      return;
    }
  JinPaint         paint = cell_paint (map, value);
  g_autofree char *number = map->numbered ? jin_layout_short_number (layout, value) : NULL;

  jin_scene_add_rect (layout->scene, &box, &paint, datum);
  if (number != NULL)
    jin_layout_number_on (layout, &paint, number, x, middle, datum);
}

/* Five steps from the least to the greatest value, at the left of the unit's row. */
static void
draw_scale (HeatMap *map, double top)
{
  JinLayout       *layout = map->layout;
  JinTextStyle     style = jin_layout_style (layout, JIN_ANCHOR_START, JIN_ANCHOR_MIDDLE);
  g_autofree char *low = jin_layout_short_number (layout, map->low);
  g_autofree char *high = jin_layout_short_number (layout, map->high);
  double           x = layout->plot.x, y = top + layout->size * 0.6, side = layout->size * 0.9;

  style.colour = layout->theme->faint;
  style.size *= 0.92;
  if (x + jin_layout_text_width (layout, low) + jin_layout_text_width (layout, high) + (SCALE_STEPS + 1.5) * side >
      layout->plot.x + layout->plot.width / 2)
    return;
  x += jin_scene_add_text (layout->scene, low, &style, x, y, JIN_DATUM_NONE)->box.width + side * 0.4;
  for (int step = 0; step < SCALE_STEPS; step++, x += side)
    {
      JinPaint paint = cell_paint (map, map->low + (map->high - map->low) * step / (SCALE_STEPS - 1));
      jin_scene_add_rect (layout->scene, &(JinRect){x, y - side / 2, side - 1, side}, &paint, JIN_DATUM_NONE);
    }
  jin_scene_add_text (layout->scene, high, &style, x + side * 0.3, y, JIN_DATUM_NONE);
}

void
jin_layout_heat_map (JinLayout *layout)
{
  HeatMap      map = {.layout = layout};
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_START, JIN_ANCHOR_MIDDLE);
  double       top = layout->plot.y, head = layout->size * 1.6;

  find_range (&map);
  jin_layout_legend (layout, FALSE);
  if (layout->plot.y == top)
    {
      layout->plot.y += layout->size * 1.6;
      layout->plot.height -= layout->size * 1.6;
    }
  layout->plot.y += head;
  layout->plot.height -= head;
  divide (&map);
  if (!map.numbered)
    draw_scale (&map, top);
  draw_heads (&map, layout->plot.y - head / 2);

  style.size = map.label_size;
  style.width = map.label_width;
  style.lines = 1;
  guint every = (guint)MAX (1, ceil (map.label_size * 1.3 / map.pitch));
  for (guint category = 0; category < layout->n_categories; category++)
    {
      double y = layout->plot.y + category * map.pitch;

      for (guint series = 0; series < layout->n_series; series++)
        draw_cell (&map, series, category, y);
      if (category % every == every / 2 &&
          y + map.pitch / 2 <= layout->plot.y + layout->plot.height - map.label_size * 0.5)
        jin_scene_add_text (layout->scene, jin_chart_data_get_category (layout->data, category), &style, layout->plot.x,
                            y + map.pitch / 2, JIN_DATUM_NONE);
    }
}
