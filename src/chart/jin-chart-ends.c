/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "chart/jin-chart-private.h"

/* Labels in a column right of the plot, each as near as may be to the height of what it names. */

const JinNaming jin_namings[JIN_N_NAMINGS] = {{TRUE, TRUE}, {FALSE, TRUE}, {TRUE, FALSE}, {FALSE, FALSE}};

#define MAX_SHARE 0.36 /* of the plot's width */

void
jin_end_label_clear (gpointer label)
{
  g_clear_pointer (&((JinEndLabel *)label)->text, g_free);
  g_clear_pointer (&((JinEndLabel *)label)->number, g_free);
}

static JinTextStyle
end_style (const JinLayout *layout, double room)
{
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_START, JIN_ANCHOR_MIDDLE);

  style.width = room;
  style.lines = 1;
  return style;
}

static double
swatch_room (const JinLayout *layout, const GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, JinEndLabel, i).paint.fill.alpha > 0)
      return layout->size * 0.9;
  return 0;
}

/* The target's label, if there is one for all categories. */
void
jin_layout_add_target_end (JinLayout *layout, GArray *labels)
{
  const char *label;
  double      target = jin_chart_data_get_target (layout->data, &label);

  if (isnan (target))
    return;
  JinEndLabel end = {.number = jin_layout_short_number (layout, target), .y = target};
  end.text = label != NULL ? g_strjoin (" ", label, end.number, NULL) : g_strdup (end.number);
  g_array_append_val (labels, end);
}

/**
 * jin_layout_ends_width:
 * @fits: (out): whether no label has to be shortened
 *
 * Returns: the room the labels take off the plot's right side
 */
double
jin_layout_ends_width (JinLayout *layout, GArray *labels, gboolean *fits)
{
  double widest = 0, most = layout->plot.width * MAX_SHARE;

  for (guint i = 0; i < labels->len; i++)
    widest = MAX (widest, jin_layout_text_width (layout, g_array_index (labels, JinEndLabel, i).text));
  widest = labels->len > 0 ? ceil (widest) + layout->size * 0.6 + swatch_room (layout, labels) : 0;
  *fits = widest <= most;
  return MIN (widest, most);
}

static int
compare_height (gconstpointer a, gconstpointer b)
{
  const JinEndLabel *first = a, *second = b;

  return first->y < second->y ? -1 : first->y > second->y;
}

/**
 * jin_layout_spread_ends:
 * @tolerance: how far a label may stand from what it names
 *
 * Moves the labels apart: those that would touch form blocks, which settle
 * around the mean of their wishes and inside the plot.
 *
 * Returns: %FALSE if a label would have to go too far; then use a legend
 */
gboolean
jin_layout_spread_ends (const JinLayout *layout, GArray *labels, double tolerance)
{
  const double       pitch = layout->size * 1.34;
  const double       top = layout->plot.y, bottom = layout->plot.y + layout->plot.height;
  g_autofree double *starts = g_new (double, labels->len + 1);
  g_autofree guint  *counts = g_new (guint, labels->len + 1);
  guint              n_blocks = 0, label = 0;

  if (labels->len * pitch > bottom - top + pitch)
    return FALSE;
  g_array_sort (labels, compare_height);
  for (guint i = 0; i < labels->len; i++)
    {
      double wish = g_array_index (labels, JinEndLabel, i).y;

      starts[n_blocks] = CLAMP (wish, top, bottom);
      counts[n_blocks++] = 1;
      while (n_blocks > 1 && starts[n_blocks - 2] + counts[n_blocks - 2] * pitch > starts[n_blocks - 1])
        {
          guint  upper = counts[n_blocks - 2], lower = counts[n_blocks - 1];
          double wished =
              (starts[n_blocks - 2] * upper + (starts[n_blocks - 1] - upper * pitch) * lower) / (upper + lower);

          n_blocks--;
          counts[n_blocks - 1] = upper + lower;
          starts[n_blocks - 1] = CLAMP (wished, top, MAX (top, bottom - (upper + lower - 1) * pitch));
        }
    }

  gboolean near = TRUE;
  for (guint block = 0; block < n_blocks; block++)
    for (guint i = 0; i < counts[block]; i++)
      {
        JinEndLabel *end = &g_array_index (labels, JinEndLabel, label++);
        double       y = starts[block] + i * pitch;

        near = near && fabs (y - end->y) <= tolerance;
        end->y = y;
      }
  return near;
}

void
jin_layout_draw_ends (JinLayout *layout, GArray *labels)
{
  double side = layout->size * 0.6, x = layout->plot.x + layout->plot.width + layout->size * 0.4;
  double swatch = swatch_room (layout, labels), room = jin_scene_get_width (layout->scene) - x - swatch - 1;

  for (guint i = 0; i < labels->len; i++)
    {
      const JinEndLabel *label = &g_array_index (labels, JinEndLabel, i);
      JinTextStyle       style = end_style (layout, room);

      const char *text = label->text;

      if (label->number != NULL)
        style.colour = jin_layout_target_text (layout);
      else if (label->paint.fill.alpha > 0)
        jin_scene_add_rect (layout->scene, &(JinRect){x, label->y - side / 2, side, side}, &label->paint,
                            JIN_DATUM_NONE);
      if (label->number != NULL && jin_layout_text_width (layout, text) > room)
        text = label->number;
      jin_scene_add_text (layout->scene, text, &style, x + swatch, label->y, JIN_DATUM_NONE);
    }
}
