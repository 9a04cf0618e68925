/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "chart-samples.h"

/* Geometry of every sample as every kind, in cards and on walls, at both ends of the type scale. */

typedef struct
{
  double width, height, scale;
} Size;

static const Size sizes[] = {
    {360, 260, 1},
    {360, 260, 2},
    {1000, 600, 1},
    {1000, 600, 2},
    {240, 400, 1.5},
    {160, 120, 1},
    /* too small to say anything, and nothing at all */
    {50, 30, 2},
    {0, 0, 1},
};

typedef struct
{
  double x[4], y[4];
} Quad;

/* The corners of a text's box, turned with it, a hair smaller: neighbours may touch. */
static Quad
text_quad (const JinItem *item)
{
  const double slack = 0.5;
  double       x, baseline, pitch, c = cos (item->style.angle), s = sin (item->style.angle);
  int          width, n_lines = pango_layout_get_line_count (item->layout);
  Quad         quad;

  jin_scene_get_text_origin (item, &x, &baseline, &pitch);
  pango_layout_get_size (item->layout, &width, NULL);
  double left = x + slack, right = x + (double)width / PANGO_SCALE - slack;
  double top = baseline - item->style.size * 0.9 + slack,
         bottom = baseline + (n_lines - 1) * pitch + item->style.size * 0.2 - slack;
  double xs[] = {left, right, right, left}, ys[] = {top, top, bottom, bottom};
  for (int i = 0; i < 4; i++)
    {
      quad.x[i] = item->x + xs[i] * c - ys[i] * s;
      quad.y[i] = item->y + xs[i] * s + ys[i] * c;
    }
  return quad;
}

/* Two convex shapes are apart if a side of one of them separates them. */
static gboolean
is_separated_by (const Quad *a, const Quad *b)
{
  for (int side = 0; side < 4; side++)
    {
      int      next = (side + 1) % 4;
      gboolean apart = TRUE;

      for (int i = 0; i < 4 && apart; i++)
        apart =
            (a->x[next] - a->x[side]) * (b->y[i] - a->y[side]) - (a->y[next] - a->y[side]) * (b->x[i] - a->x[side]) <=
            0;
      if (apart)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " ")] == '\0';
}

static void
check_texts (const JinScene *scene)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < jin_scene_get_n_items (scene); i++)
    {
      const JinItem *item = jin_scene_get_item (scene, i);
      if (item->kind == JIN_ITEM_TEXT && !is_blank (item->text))
        g_ptr_array_add (texts, (gpointer)item);
    }
  for (guint i = 0; i < texts->len; i++)
    for (guint j = i + 1; j < texts->len; j++)
      {
        Quad first = text_quad (texts->pdata[i]), second = text_quad (texts->pdata[j]);

        if (!is_separated_by (&first, &second) && !is_separated_by (&second, &first))
          {
            g_test_message ("“%s” covers “%s”", ((JinItem *)texts->pdata[i])->text, ((JinItem *)texts->pdata[j])->text);
            g_test_fail ();
          }
      }
}

static void
check_inside (const JinScene *scene)
{
  const double slack = 0.01;

  for (guint i = 0; i < jin_scene_get_n_items (scene); i++)
    {
      const JinItem *item = jin_scene_get_item (scene, i);
      const JinRect *box = &item->box;

      if (!(isfinite (box->x) && isfinite (box->y) && box->width >= 0 && box->height >= 0) || box->x < -slack ||
          box->y < -slack || box->x + box->width > jin_scene_get_width (scene) + slack ||
          box->y + box->height > jin_scene_get_height (scene) + slack)
        {
          g_test_message ("item %u (%s) at %.1f %.1f, %.1f × %.1f", i,
                          item->kind == JIN_ITEM_TEXT ? item->text : "shape", box->x, box->y, box->width, box->height);
          g_test_fail ();
        }
    }
}

/* Every datum index is one of the data; every rectangle that is seen is found again at its middle. */
static void
check_hits (const JinScene *scene)
{
  int n_data = (int)jin_chart_data_get_n_data (jin_chart_get_data (scene));

  /* Of thousands of items some hundred. */
  for (guint i = 0; i < jin_scene_get_n_items (scene); i += 1 + jin_scene_get_n_items (scene) / 500)
    {
      const JinItem *item = jin_scene_get_item (scene, i);

      g_assert_cmpint (item->datum + (item->n_data - 1) * item->every, <, n_data);
      if (item->datum == JIN_DATUM_NONE || item->kind != JIN_ITEM_RECT || item->paint.fill.alpha <= 0 ||
          item->box.width < 0.1 || item->box.height < 0.1)
        continue;
      g_assert_cmpint (jin_scene_hit (scene, item->box.x + item->box.width / 2, item->box.y + item->box.height / 2), ==,
                       item->datum);
    }
}

static void
test_everything (gconstpointer user_data)
{
  const Size *size = user_data;

  for (const ChartSample *sample = chart_samples; sample->name != NULL; sample++)
    for (JinChartKind kind = JIN_CHART_COLUMNS; kind <= JIN_CHART_RING; kind++)
      for (int heading = 0; heading < 2; heading++)
        {
          g_autoptr (JinChartData) data = sample->make ();
          JinChartTheme            theme;

          jin_chart_theme_init (&theme, heading ? JIN_CHART_LOOK_PRINT : JIN_CHART_LOOK_LIGHT, size->scale);
          g_autoptr (JinScene) scene = jin_chart_layout (kind, data, &theme, size->width, size->height);
          g_test_message ("%s as %s, %g × %g at %g", sample->name, jin_chart_kind_get_name (kind), size->width,
                          size->height, size->scale);
          check_inside (scene);
          check_texts (scene);
          check_hits (scene);
          g_assert_cmpuint (jin_scene_get_n_items (scene), <, 20000);
          if (g_test_failed ())
            return;
        }
}

static JinScene *
layout (JinChartKind kind, JinChartData *data, double width, double height)
{
  JinChartTheme theme;

  jin_chart_theme_init (&theme, JIN_CHART_LOOK_LIGHT, 1);
  return jin_chart_layout (kind, data, &theme, width, height);
}

static const JinItem *
find_shape (const JinScene *scene, int datum)
{
  for (guint i = 0; i < jin_scene_get_n_items (scene); i++)
    {
      const JinItem *item = jin_scene_get_item (scene, i);
      if (item->datum == datum && item->kind != JIN_ITEM_TEXT && item->paint.fill.alpha > 0)
        return item;
    }
  return NULL;
}

static gboolean
has_text (const JinScene *scene, const char *text)
{
  for (guint i = 0; i < jin_scene_get_n_items (scene); i++)
    {
      const JinItem *item = jin_scene_get_item (scene, i);
      if (item->kind == JIN_ITEM_TEXT && strstr (item->text, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A bar twice as long is a number twice as large, in every kind made of bars. */
static void
test_proportional (void)
{
  static const struct
  {
    JinChartKind kind;
    gboolean     lying;
  } kinds[] = {{JIN_CHART_COLUMNS, FALSE},
               {JIN_CHART_STACKED, FALSE},
               {JIN_CHART_BARS, TRUE},
               {JIN_CHART_RANKED_BARS, TRUE},
               {JIN_CHART_PYRAMID, TRUE}};

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (JinChartData) ages = chart_sample_ages ();
      g_autoptr (JinScene)     scene = layout (kinds[k].kind, ages, 500, 300);
      const JinChartData      *data = jin_chart_get_data (scene);
      double                   points = 0;

      for (int datum = 0; datum < (int)jin_chart_data_get_n_data (data); datum++)
        {
          const JinItem *bar = find_shape (scene, datum);
          double         length = kinds[k].lying ? bar->box.width : bar->box.height,
                 value = jin_chart_data_get_value (data, 0, (guint)datum);

          if (points == 0)
            points = length / value;
          g_assert_cmpfloat_with_epsilon (length, value * points, 1e-6);
        }
      g_assert_cmpfloat (points, >, 0);
    }
}

/* The parts of a stack stand on each other and add up to the column. */
static void
test_stack_sums (void)
{
  const ChartSample *sample = chart_samples;
  while (!g_str_equal (sample->name, "activities"))
    sample++;
  g_autoptr (JinChartData) data = sample->make ();
  g_autoptr (JinScene)     scene = layout (JIN_CHART_STACKED, data, 700, 400);

  for (guint category = 0; category < 12; category++)
    {
      double top = 0, sum = 0;

      for (guint series = 0; series < 4; series++)
        {
          const JinItem *part = find_shape (scene, jin_chart_data_get_datum (data, series, category));

          if (series > 0)
            g_assert_cmpfloat_with_epsilon (part->box.y + part->box.height, top, 1e-6);
          top = part->box.y;
          sum += jin_chart_data_get_value (data, series, category);
        }
      g_autofree char *number = g_strdup_printf ("%g", sum);
      g_assert_true (has_text (scene, number));
    }
}

/* The slices of a donut make a whole turn, and the shares a hundred percent (R114). */
static void
test_donut_sums (void)
{
  const double             thirds[] = {1, 1, 1};
  g_autoptr (JinChartData) data = jin_chart_data_new (NULL);
  guint                    series = jin_chart_data_add_series (data, NULL, JIN_SERIES_VALUE);
  double                   turn = 0;

  for (guint i = 0; i < 3; i++)
    jin_chart_data_set_value (data, series, jin_chart_data_add_category (data, "甲"), thirds[i], NULL);
  g_autoptr (JinScene) scene = layout (JIN_CHART_DONUT, data, 500, 300);
  for (int datum = 0; datum < 3; datum++)
    {
      for (guint i = 0; i < jin_scene_get_n_items (scene); i++)
        {
          const JinItem *item = jin_scene_get_item (scene, i);
          if (item->datum == datum && item->kind == JIN_ITEM_PATH)
            turn += jin_scene_get_steps (scene, item)[0].to - jin_scene_get_steps (scene, item)[0].from;
        }
    }
  g_assert_cmpfloat_with_epsilon (turn, 2 * G_PI, 1e-9);
  g_assert_true (has_text (scene, "33.4%"));
  g_assert_true (has_text (scene, "33.3%"));
}

/* What isn't known breaks the line, has no column and is no zero. */
static void
test_missing (void)
{
  g_autoptr (JinChartData) data = chart_sample_attendance ();
  g_autoptr (JinScene)     line = layout (JIN_CHART_LINE, data, 900, 400);
  g_autoptr (JinScene)     columns = layout (JIN_CHART_COLUMNS, data, 900, 400);
  int                      moves = 0;

  for (guint i = 0; i < jin_scene_get_n_items (line); i++)
    {
      const JinItem *item = jin_scene_get_item (line, i);
      if (item->kind != JIN_ITEM_PATH || item->n_steps != 11)
        continue;
      for (guint step = 0; step < item->n_steps; step++)
        moves += jin_scene_get_steps (line, item)[step].kind == JIN_STEP_MOVE;
    }
  g_assert_cmpint (moves, ==, 2);
  g_assert_null (find_shape (columns, 6));
  g_assert_nonnull (find_shape (columns, 5));
  /* Its place still answers. */
  JinRect box;
  g_assert_true (jin_scene_get_datum_box (columns, 6, &box));
  g_assert_cmpint (jin_scene_hit (columns, box.x + box.width / 2, box.y + box.height / 2), ==, 6);
}

static void
test_target (void)
{
  g_autoptr (JinChartData) data = chart_sample_attendance ();
  JinChartTheme            theme;

  jin_chart_theme_init (&theme, JIN_CHART_LOOK_LIGHT, 1);
  g_autoptr (JinScene) scene = jin_chart_layout (JIN_CHART_LINE, data, &theme, 360, 260);
  gboolean             dashed = FALSE;
  for (guint i = 0; i < jin_scene_get_n_items (scene); i++)
    {
      const JinItem *item = jin_scene_get_item (scene, i);
      if (item->kind == JIN_ITEM_PATH && item->paint.dashed)
        {
          dashed = TRUE;
          g_assert_cmpfloat (item->paint.stroke.red, ==, theme.accent.red);
        }
    }
  g_assert_true (dashed);
  g_assert_true (has_text (scene, "目标 80%"));
}

static void
test_empty (void)
{
  static const char *const names[] = {"nothing", "all-missing"};

  for (const ChartSample *sample = chart_samples; sample->name != NULL; sample++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (g_str_equal (sample->name, names[i]))
        for (JinChartKind kind = JIN_CHART_COLUMNS; kind <= JIN_CHART_RING; kind++)
          {
            g_autoptr (JinChartData) data = sample->make ();
            g_autoptr (JinScene)     scene = layout (kind, data, 360, 260);
            g_assert_true (has_text (scene, "暂无数据"));
          }
}

/* Ten thousand points are drawn as a band, and each of them still answers. */
static void
test_many_points (void)
{
  g_autoptr (JinChartData) data = chart_sample_points (10000);
  g_autoptr (JinScene)     scene = layout (JIN_CHART_LINE, data, 1600, 1000);
  guint                    n_steps = 0;
  JinRect                  box;

  for (guint i = 0; i < jin_scene_get_n_items (scene); i++)
    n_steps += jin_scene_get_item (scene, i)->n_steps;
  g_assert_cmpuint (n_steps, <, 5 * 1600 + 200);
  for (int datum = 0; datum < 10000; datum += 1234)
    {
      g_assert_true (jin_scene_get_datum_box (scene, datum, &box));
      g_assert_cmpint (jin_scene_hit (scene, box.x + box.width / 2, box.y + 1), ==, datum);
    }
}

static void
test_ranking (void)
{
  const ChartSample *sample = chart_samples;
  while (!g_str_equal (sample->name, "many-categories"))
    sample++;
  g_autoptr (JinChartData) data = sample->make ();
  g_autoptr (JinScene)     scene = layout (JIN_CHART_RANKED_BARS, data, 500, 300);
  JinChartData            *drawn = jin_chart_get_data (scene);
  double                   before = 0, after = 0;

  g_assert_true (drawn != data);
  g_assert_cmpuint (jin_chart_data_get_n_categories (drawn), <, 20);
  for (guint i = 0; i < jin_chart_data_get_n_categories (data); i++)
    before += jin_chart_data_get_value (data, 0, i);
  for (guint i = 0; i < jin_chart_data_get_n_categories (drawn); i++)
    after += jin_chart_data_get_value (drawn, 0, i);
  g_assert_cmpfloat (before, ==, after);
  g_assert_true (has_text (scene, "其他"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/chart/layout/%gx%g-at-%g", sizes[i].width, sizes[i].height, sizes[i].scale);
      g_test_add_data_func (path, &sizes[i], test_everything);
    }
  g_test_add_func ("/chart/layout/proportional", test_proportional);
  g_test_add_func ("/chart/layout/stack-sums", test_stack_sums);
  g_test_add_func ("/chart/layout/donut-sums", test_donut_sums);
  g_test_add_func ("/chart/layout/missing", test_missing);
  g_test_add_func ("/chart/layout/target", test_target);
  g_test_add_func ("/chart/layout/empty", test_empty);
  g_test_add_func ("/chart/layout/many-points", test_many_points);
  g_test_add_func ("/chart/layout/ranking", test_ranking);
  return g_test_run ();
}
