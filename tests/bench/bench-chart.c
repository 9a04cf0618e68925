/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <stdio.h>

#include "../chart/chart-samples.h"
#include "chart/jin-scene-output.h"

/* Laying a chart out and drawing it on 1600 × 1000 pixels, the median of many runs; fails at three times its figure. */

#define WIDTH 1600
#define HEIGHT 1000
#define RUNS 41

typedef struct
{
  const char  *name;
  JinChartKind kind;
  double       limit; /* ms for layout and drawing */
  JinChartData *(*make) (void);
} Bench;

static JinChartData *
make_bars (void)
{
  return chart_sample_grid (12, 1);
}

static JinChartData *
make_heat (void)
{
  return chart_sample_grid (100, 12);
}

static JinChartData *
make_points (void)
{
  return chart_sample_points (10000);
}

static JinChartData *
make_ranking (void)
{
  return chart_sample_grid (5000, 1);
}

static const Bench benches[] = {
    {"12 columns", JIN_CHART_COLUMNS, 1, make_bars},
    {"12 ranked bars", JIN_CHART_RANKED_BARS, 1, make_bars},
    {"line of 10,000 points", JIN_CHART_LINE, 3, make_points},
    {"heat map 100 x 12", JIN_CHART_HEAT_MAP, 3, make_heat},
    {"ranking of 5,000", JIN_CHART_RANKED_BARS, 6, make_ranking},
};

static int
compare (const void *a, const void *b)
{
  return *(const double *)a < *(const double *)b ? -1 : 1;
}

static double
median (double *values)
{
  qsort (values, RUNS, sizeof *values, compare);
  return values[RUNS / 2];
}

static gboolean
run (const Bench *bench)
{
  g_autoptr (JinChartData) data = bench->make ();
  cairo_surface_t         *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  double                   layouts[RUNS], drawings[RUNS];
  JinChartTheme            theme;

  jin_chart_theme_init (&theme, JIN_CHART_LOOK_LIGHT, 1);
  /* The ground belongs to the window; filling it is not drawing a chart. */
  theme.background.alpha = 0;
  for (int i = 0; i < RUNS; i++)
    {
      gint64               start = g_get_monotonic_time ();
      g_autoptr (JinScene) scene = jin_chart_layout (bench->kind, data, &theme, WIDTH, HEIGHT);
      gint64               middle = g_get_monotonic_time ();
      cairo_t             *cr = cairo_create (surface);

      jin_scene_draw (scene, cr);
      cairo_surface_flush (surface);
      cairo_destroy (cr);
      layouts[i] = (double)(middle - start) / 1000;
      drawings[i] = (double)(g_get_monotonic_time () - middle) / 1000;
    }
  double layout = median (layouts), drawing = median (drawings);
  printf ("%-24s layout %6.2f ms  drawing %6.2f ms  (figure %g ms)\n", bench->name, layout, drawing, bench->limit);
  cairo_surface_destroy (surface);
  return layout + drawing <= 3 * bench->limit;
}

int
main (void)
{
  gboolean good = TRUE;

  printf ("%u processors, cairo %s, pango %s\n", g_get_num_processors (), cairo_version_string (),
          pango_version_string ());
  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    good = run (&benches[i]) && good;
  return good ? 0 : 1;
}
