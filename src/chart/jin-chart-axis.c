/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "chart/jin-chart-private.h"

#define SLANT (G_PI / 4)
#define MAX_LINES 3
#define SAMPLE 32 /* labels measured to judge thousands of them */

static const double least_steps[] = {
    [JIN_VALUE_FORMAT_INTEGER] = 1,
    [JIN_VALUE_FORMAT_DECIMAL] = 0.1,
    [JIN_VALUE_FORMAT_PERCENT] = 0.001,
    [JIN_VALUE_FORMAT_MONEY] = 1,
};

static JinTextStyle
tick_style (const JinLayout *layout)
{
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_END, JIN_ANCHOR_MIDDLE);

  style.colour = layout->theme->faint;
  style.size *= 0.92;
  style.lines = 1;
  return style;
}

/**
 * jin_layout_value_axis:
 * @shown: whether ticks are written; then their room comes off the plot's left
 */
JinTicks
jin_layout_value_axis (JinLayout *layout, double low, double high, gboolean shown)
{
  int      wanted = (int)CLAMP ((layout->plot.height - 3 * layout->size) / (layout->size * 2.4), 1, 6);
  JinTicks ticks = jin_ticks (low, high, wanted, least_steps[jin_chart_data_get_format (layout->data)]);
  double   widest = 0;

  /* Numbers on the bars themselves need no round ends. */
  if (!shown && low < high)
    return (JinTicks){low, high, high - low, 2};
  for (int i = 0; shown && i < ticks.n; i++)
    {
      g_autofree char *number = jin_layout_short_number (layout, ticks.from + i * ticks.step);
      JinTextStyle     style = tick_style (layout);
      double           width;

      jin_scene_measure (layout->scene, number, &style, &width, NULL);
      widest = MAX (widest, width);
    }
  if (shown)
    {
      double room = MIN (ceil (widest) + layout->size * 0.6, layout->plot.width / 3);

      layout->plot.x += room;
      layout->plot.width -= room;
    }
  return ticks;
}

double
jin_layout_value_y (const JinLayout *layout, const JinTicks *ticks, double value)
{
  return layout->plot.y + layout->plot.height * (ticks->to - value) / (ticks->to - ticks->from);
}

/* Quiet lines under everything, and their numbers at the left. */
void
jin_layout_grid (JinLayout *layout, const JinTicks *ticks, gboolean shown)
{
  JinPaint     paint = jin_layout_line_paint (layout, &layout->theme->grid, 1);
  JinTextStyle style = tick_style (layout);
  double       right = layout->plot.x + layout->plot.width;

  int every = (int)ceil (layout->size * 1.3 * (ticks->n - 1) / MAX (layout->plot.height, 1));

  style.width = layout->plot.x - layout->size * 0.4;
  for (int i = 0; shown && i < ticks->n; i++)
    {
      double           value = ticks->from + i * ticks->step;
      double           y = jin_layout_value_y (layout, ticks, value);
      g_autofree char *number = jin_layout_short_number (layout, fabs (value) < ticks->step * 1e-6 ? 0 : value);

      jin_layout_line (layout, &paint, layout->plot.x, y, right, y);
      if (i % MAX (every, 1) == 0)
        jin_scene_add_text (layout->scene, number, &style, layout->plot.x - layout->size * 0.4, y, JIN_DATUM_NONE);
    }
}

/* Of the categories; of thousands a sample is measured. */
double
jin_layout_widest_label (JinLayout *layout)
{
  double widest = 0;

  for (guint i = 0; i < layout->n_categories; i += 1 + layout->n_categories / SAMPLE)
    widest = MAX (widest, jin_layout_text_width (layout, jin_chart_data_get_category (layout->data, i)));
  return ceil (widest);
}

/* Months and years may be labelled now and then: the reader knows what lies between. */
static gboolean
is_sequence (const JinLayout *layout)
{
  const char *first = jin_chart_data_get_category (layout->data, 0);
  const char *last = jin_chart_data_get_category (layout->data, layout->n_categories - 1);

  return strpbrk (first, "0123456789") != NULL && strpbrk (last, "0123456789") != NULL;
}

/* How many lines the labels need in @room; 0 if there are too many lines or the room is too narrow to read. */
static int
lines_needed (JinLayout *layout, double room)
{
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_START);
  int          allowed = (int)CLAMP (layout->plot.height * 0.35 / (layout->size * 1.34), 1, MAX_LINES);
  double       tallest = 0;

  if (room < 3 * layout->size)
    return 0;
  style.width = room;
  for (guint i = 0; i < layout->n_categories; i++)
    {
      double height;
      jin_scene_measure (layout->scene, jin_chart_data_get_category (layout->data, i), &style, NULL, &height);
      tallest = MAX (tallest, height);
    }
  int lines = (int)lround (tallest / (layout->size * 1.34));
  return lines <= allowed ? lines : room >= 4.5 * layout->size ? allowed
                                                               : 0;
}

/* Slanted labels reach to the lower left; the plot makes room for the first. */
static void
plan_slanted (JinLayout *layout, JinCategoryAxis *axis, double widest)
{
  double right = layout->plot.x + layout->plot.width, half = 0.5 / layout->n_categories;
  double most = MIN (layout->size * 8, layout->plot.height * 0.5 / sin (SLANT));
  double reach = layout->plot.x + layout->plot.width * 0.35;

  axis->angle = -SLANT;
  axis->lines = 1;
  axis->width = MAX (layout->size, MIN (MIN (widest, most), reach / cos (SLANT) - layout->size * 0.7));
  /* The first label hangs from the middle of the first slot: x + half (right - x) has to reach over it. */
  double left = ((axis->width + layout->size * 0.7) * cos (SLANT) - right * half) / (1 - half);
  if (left > layout->plot.x)
    {
      layout->plot.width -= left - layout->plot.x;
      layout->plot.x = left;
    }
  axis->every = (guint)MAX (1, ceil (layout->size * 1.95 * layout->n_categories / layout->plot.width));
  axis->height = axis->width * sin (SLANT) + layout->size * 1.5;
}

/**
 * jin_layout_plan_categories:
 *
 * Chooses how the labels under the plot are set, and takes their room off it:
 * on one line; broken; every so many of a sequence; slanted.
 */
JinCategoryAxis
jin_layout_plan_categories (JinLayout *layout)
{
  double          slot = layout->plot.width / layout->n_categories, room = slot - layout->size * 0.5;
  double          widest = jin_layout_widest_label (layout);
  JinCategoryAxis axis = {.width = room, .lines = 1, .every = 1};

  if (widest > room)
    {
      axis.lines = is_sequence (layout) && slot < widest * 0.6 ? 0 : lines_needed (layout, room);
      if (axis.lines == 0 && is_sequence (layout) && widest <= layout->plot.width / 2)
        {
          axis.lines = 1;
          axis.every = (guint)ceil ((widest + layout->size * 0.7) / slot);
          axis.width = widest + 1;
        }
      else if (axis.lines == 0)
        plan_slanted (layout, &axis, widest);
    }
  if (axis.angle == 0)
    axis.height = layout->size * (0.45 + 1.34 * axis.lines);
  axis.gap = layout->size * (axis.angle != 0 ? 0.75 : 0.35);
  /* In a very low plot the shapes come before their names. */
  if (layout->plot.height - axis.height < 1.5 * layout->size)
    {
      layout->plot.height -= layout->size * 0.7;
      return (JinCategoryAxis){0};
    }
  layout->plot.height -= axis.height;
  return axis;
}

/* Labels keep inside the plot; one that would touch the label before it is left out. */
void
jin_layout_draw_categories (JinLayout *layout, const JinCategoryAxis *axis)
{
  gboolean     slanted = axis->angle != 0;
  JinTextStyle style = jin_layout_style (layout, slanted ? JIN_ANCHOR_END : JIN_ANCHOR_MIDDLE,
                                         slanted ? JIN_ANCHOR_MIDDLE : JIN_ANCHOR_START);
  double       slot = layout->plot.width / layout->n_categories, y = layout->plot.y + layout->plot.height + axis->gap;
  double       edge = -G_MAXDOUBLE;

  style.width = axis->width;
  style.lines = axis->lines;
  style.angle = axis->angle;
  for (guint i = axis->every / 2; axis->every > 0 && i < layout->n_categories; i += axis->every)
    {
      const char *label = jin_chart_data_get_category (layout->data, i);
      double      x = layout->plot.x + (i + 0.5) * slot, width;

      if (slanted && x + layout->size * 0.5 > jin_scene_get_width (layout->scene))
        break;
      if (!slanted)
        {
          jin_scene_measure (layout->scene, label, &style, &width, NULL);
          x = CLAMP (x, layout->plot.x + width / 2,
                     MAX (layout->plot.x, layout->plot.x + layout->plot.width - width) + width / 2);
          if (x - width / 2 < edge + layout->size * 0.2)
            continue;
          edge = x + width / 2;
        }
      jin_scene_add_text (layout->scene, label, &style, x, y, JIN_DATUM_NONE);
    }
}
