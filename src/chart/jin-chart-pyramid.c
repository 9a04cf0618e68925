/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "chart/jin-chart-private.h"

/*
 * Two series back to back, on one scale, the labels between them.
 *
 *          男 180            女 132
 *       12 ▆▆▆▆▆   90 岁以上  ▆▆▆ 7
 *     45 ▆▆▆▆▆▆▆▆  80–89 岁  ▆▆▆▆▆▆ 31
 */

typedef struct
{
  JinLayout *layout;
  guint      sides[2]; /* their series */
  double     sums[2];
  guint      n_sides;
  double     pitch, label_width, number_width, half; /* half: of the plot without the labels */
  double     scale;
  gboolean   numbered;
} Pyramid;

static double
value_at (const Pyramid *pyramid, guint side, guint category)
{
  return jin_chart_data_get_value (pyramid->layout->data, pyramid->sides[side], category);
}

static void
find_sides (Pyramid *pyramid)
{
  for (guint series = 0; series < pyramid->layout->n_series && pyramid->n_sides < 2; series++)
    if (jin_layout_is_own (pyramid->layout, series))
      pyramid->sides[pyramid->n_sides++] = series;
}

static void
divide (Pyramid *pyramid)
{
  JinLayout *layout = pyramid->layout;
  double     high = 0;

  pyramid->pitch = MIN (layout->plot.height / layout->n_categories, layout->size * 4.5);
  pyramid->numbered = pyramid->pitch >= layout->size * 1.2;
  for (guint category = 0; category < layout->n_categories; category++)
    for (guint side = 0; side < pyramid->n_sides; side++)
      {
        double value = value_at (pyramid, side, category);

        high = fmax (high, value);
        pyramid->sums[side] += isnan (value) ? 0 : value;
        if (pyramid->numbered)
          {
            g_autofree char *number =
                isnan (value) ? g_strdup ("—") : jin_chart_data_format_value (layout->data, value);
            pyramid->number_width = MAX (pyramid->number_width, jin_layout_text_width (layout, number));
          }
      }
  pyramid->label_width = jin_layout_widest_label (layout);
  pyramid->label_width = MIN (ceil (pyramid->label_width) + 1, layout->plot.width * 0.34);
  pyramid->half = (layout->plot.width - pyramid->label_width) / 2 - layout->size * 0.6;
  pyramid->number_width = MIN (ceil (pyramid->number_width) + 1, pyramid->half * 0.6);
  pyramid->scale = high > 0 ? MAX (pyramid->half - pyramid->number_width - layout->size * 0.3, 0) / high : 0;
}

/* Where a side's bars begin, and which way they grow. */
static double
side_start (const Pyramid *pyramid, guint side)
{
  const JinRect *plot = &pyramid->layout->plot;

  return side == 0 ? plot->x + pyramid->half : plot->x + plot->width - pyramid->half;
}

static void
draw_head (Pyramid *pyramid, guint side)
{
  JinLayout       *layout = pyramid->layout;
  JinTextStyle     style = jin_layout_style (layout, side == 0 ? JIN_ANCHOR_END : JIN_ANCHOR_START, JIN_ANCHOR_START);
  g_autofree char *sum = jin_chart_data_format_value (layout->data, pyramid->sums[side]);
  g_autofree char *text =
      g_strjoin (" ", jin_chart_data_get_series_name (layout->data, pyramid->sides[side]), sum, NULL);

  style.bold = TRUE;
  style.width = pyramid->half;
  style.lines = 1;
  jin_scene_add_text (layout->scene, g_strstrip (text), &style, side_start (pyramid, side), layout->plot.y,
                      JIN_DATUM_NONE);
}

static void
draw_bar (Pyramid *pyramid, guint side, guint category, double middle)
{
  JinLayout   *layout = pyramid->layout;
  double       value = value_at (pyramid, side, category), start = side_start (pyramid, side);
  double       length = value > 0 ? value * pyramid->scale : 0, thickness = MIN (pyramid->pitch * 0.8, layout->size * 3.2);
  int          datum = jin_chart_data_get_datum (layout->data, pyramid->sides[side], category);
  JinPaint     paint = jin_layout_paint (layout, pyramid->sides[side]);
  JinTextStyle style = jin_layout_style (layout, side == 0 ? JIN_ANCHOR_END : JIN_ANCHOR_START, JIN_ANCHOR_MIDDLE);
  double       direction = side == 0 ? -1 : 1;

  paint.radius = MIN (1.5, thickness / 4);
  jin_scene_add_rect (
      layout->scene,
      &(JinRect){side == 0 ? layout->plot.x : start, middle - pyramid->pitch / 2, pyramid->half, pyramid->pitch},
      &(JinPaint){0}, datum);
  if (!isnan (value))
    jin_scene_add_rect (layout->scene,
                        &(JinRect){side == 0 ? start - length : start, middle - thickness / 2, length, thickness},
                        &paint, datum);
  if (!pyramid->numbered)
    return;
  g_autofree char *number = isnan (value) ? g_strdup ("—") : jin_chart_data_format_value (layout->data, value);
  if (isnan (value))
    style.colour = layout->theme->faint;
  style.width = pyramid->number_width;
  style.lines = 1;
  jin_scene_add_text (layout->scene, number, &style, start + direction * (length + layout->size * 0.3), middle,
                      JIN_DATUM_NONE);
}

void
jin_layout_pyramid (JinLayout *layout)
{
  Pyramid      pyramid = {.layout = layout};
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_MIDDLE);
  double       head = layout->size * 1.8;

  find_sides (&pyramid);
  jin_layout_legend (layout, FALSE);
  layout->plot.y += head;
  layout->plot.height -= head;
  divide (&pyramid);
  layout->plot.y -= head;
  for (guint side = 0; side < pyramid.n_sides; side++)
    draw_head (&pyramid, side);
  layout->plot.y += head;

  /* The first category, the youngest, is the foundation. */
  guint every = (guint)MAX (1, ceil (layout->size * 1.32 / pyramid.pitch));
  style.width = pyramid.label_width;
  style.lines = 1;
  for (guint category = 0; category < layout->n_categories; category++)
    {
      double middle = layout->plot.y + (layout->n_categories - category - 0.5) * pyramid.pitch;

      for (guint side = 0; side < pyramid.n_sides; side++)
        draw_bar (&pyramid, side, category, middle);
      if (category % every == every / 2 && middle >= layout->plot.y + layout->size * 0.3 &&
          middle <= layout->plot.y + layout->plot.height - layout->size * 0.6)
        jin_scene_add_text (layout->scene, jin_chart_data_get_category (layout->data, category), &style,
                            layout->plot.x + layout->plot.width / 2, middle, JIN_DATUM_NONE);
    }
}
