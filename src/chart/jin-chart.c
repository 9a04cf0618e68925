/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include "chart/jin-chart.h"

#include <math.h>

#include "chart/jin-chart-private.h"

/* Room for a chart, in type sizes. */
#define LEAST_WIDTH 7
#define LEAST_HEIGHT 5

static const char *const kind_names[] = {
    [JIN_CHART_COLUMNS] = "columns",
    [JIN_CHART_GROUPED] = "grouped",
    [JIN_CHART_STACKED] = "stacked",
    [JIN_CHART_BARS] = "bars",
    [JIN_CHART_RANKED_BARS] = "ranked-bars",
    [JIN_CHART_LINE] = "line",
    [JIN_CHART_DONUT] = "donut",
    [JIN_CHART_PYRAMID] = "pyramid",
    [JIN_CHART_HEAT_MAP] = "heat-map",
    [JIN_CHART_RING] = "ring",
};

/* Takes the heading off the plot. */
static void
draw_heading (JinLayout *layout)
{
  const char  *texts[] = {jin_chart_data_get_question (layout->data), jin_chart_data_get_sentence (layout->data)};
  const double sizes[] = {1.4, 1.05};
  double       top = layout->plot.y;

  if (texts[0] == NULL || *texts[0] == '\0')
    texts[0] = jin_chart_data_get_title (layout->data);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_START, JIN_ANCHOR_START);

      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      style.size *= sizes[i];
      style.bold = i == 0;
      style.width = layout->plot.width;
      style.lines = layout->plot.height > 3 * LEAST_HEIGHT * layout->size ? 2 : 1;
      if (i == 1)
        style.colour = layout->theme->faint;
      const JinItem *item =
          jin_scene_add_text (layout->scene, texts[i], &style, layout->plot.x, layout->plot.y, JIN_DATUM_NONE);
      layout->plot.y += item->box.height + layout->size * 0.15;
    }
  if (layout->plot.y > top)
    layout->plot.y += layout->size * 0.7;
  layout->plot.height -= layout->plot.y - top;
}

static gboolean
is_empty (const JinLayout *layout)
{
  for (guint category = 0; category < layout->n_categories; category++)
    for (guint series = 0; series < layout->n_series; series++)
      if (jin_layout_is_own (layout, series) && !isnan (jin_chart_data_get_value (layout->data, series, category)))
        return FALSE;
  return TRUE;
}

static void
draw_empty (JinLayout *layout)
{
  JinTextStyle style = jin_layout_style (layout, JIN_ANCHOR_MIDDLE, JIN_ANCHOR_MIDDLE);

  style.colour = layout->theme->faint;
  style.size *= 1.15;
  style.width = layout->plot.width;
  style.lines = 1;
  jin_scene_add_text (layout->scene, jin_chart_data_get_words (layout->data)->empty, &style,
                      layout->plot.x + layout->plot.width / 2, layout->plot.y + layout->plot.height / 2,
                      JIN_DATUM_NONE);
}

static void
draw_kind (JinLayout *layout, JinChartKind kind)
{
  switch (kind)
    {
    case JIN_CHART_COLUMNS:
    case JIN_CHART_GROUPED:
    case JIN_CHART_STACKED:
      jin_layout_columns (layout, kind);
      break;
    case JIN_CHART_BARS:
    case JIN_CHART_RANKED_BARS:
      jin_layout_bars (layout, kind == JIN_CHART_RANKED_BARS);
      break;
    case JIN_CHART_LINE:
      jin_layout_lines (layout);
      break;
    case JIN_CHART_DONUT:
      jin_layout_donut (layout);
      break;
    case JIN_CHART_PYRAMID:
      jin_layout_pyramid (layout);
      break;
    case JIN_CHART_HEAT_MAP:
      jin_layout_heat_map (layout);
      break;
    case JIN_CHART_RING:
      jin_layout_ring (layout);
      break;
    }
}

static void
data_destroy (gpointer data)
{
  jin_chart_data_unref (data);
}

/**
 * jin_chart_layout:
 * @width: in points; from 160 up there is something to see
 * @height: in points; from 120 up
 *
 * Everything that is drawn stands inside the picture.  The scene's data are
 * those of jin_chart_get_data (), which are @data unless categories had to be
 * sorted or folded.
 *
 * Returns: (transfer full): the picture
 */
JinScene *
jin_chart_layout (JinChartKind kind, JinChartData *data, const JinChartTheme *theme, double width, double height)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);
  g_return_val_if_fail (data != NULL && theme != NULL, NULL);
  g_return_val_if_fail (width >= 0 && height >= 0, NULL);

  JinScene *scene = jin_scene_new (width, height, theme->font_family);
  double    padding = theme->heading ? theme->size : theme->size * 0.3;
  JinLayout layout = {
      .scene = scene,
      .data = jin_chart_data_ref (data),
      .theme = theme,
      .plot = {padding, padding, width - 2 * padding, height - 2 * padding},
      .size = theme->size,
      .n_categories = jin_chart_data_get_n_categories (data),
      .n_series = jin_chart_data_get_n_series (data),
  };

  jin_scene_set_background (scene, &theme->background);
  jin_scene_set_highlight (scene, &theme->text);
  if (theme->heading && layout.plot.width >= LEAST_WIDTH * layout.size &&
      layout.plot.height >= 2 * LEAST_HEIGHT * layout.size)
    draw_heading (&layout);
  /* Less room than a few letters shows nothing rather than a smear. */
  if (layout.plot.width >= LEAST_WIDTH * layout.size && layout.plot.height >= LEAST_HEIGHT * layout.size)
    {
      if (is_empty (&layout))
        draw_empty (&layout);
      else
        draw_kind (&layout, kind);
    }
  jin_scene_set_source (scene, layout.data, data_destroy);
  return scene;
}

/**
 * jin_chart_get_data:
 * @scene: made by jin_chart_layout ()
 *
 * Returns: (transfer none): the data as drawn, to which datum indices refer
 */
JinChartData *
jin_chart_get_data (const JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return jin_scene_get_source (scene);
}

/**
 * jin_chart_kind_get_name:
 *
 * Returns: a stable name for settings and the command line
 */
const char *
jin_chart_kind_get_name (JinChartKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
jin_chart_kind_from_name (const char *name, JinChartKind *kind)
{
  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_str_equal (name, kind_names[i]))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}
