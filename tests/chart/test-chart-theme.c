/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "chart/jin-chart-theme.h"

static const JinChartLook looks[] = {JIN_CHART_LOOK_LIGHT, JIN_CHART_LOOK_DARK, JIN_CHART_LOOK_PRINT,
                                     JIN_CHART_LOOK_LIGHT_CONTRAST, JIN_CHART_LOOK_DARK_CONTRAST};

static JinColour
rgb (guint hex)
{
  return (JinColour){(hex >> 16) / 255.0, (hex >> 8 & 0xff) / 255.0, (hex & 0xff) / 255.0, 1};
}

/* The examples of R116. */
static void
test_contrast_formula (void)
{
  static const struct
  {
    guint  text, ground;
    double ratio;
  } cases[] = {
      {0x000000, 0xffffff, 21.0},
      {0x333333, 0xffffff, 12.63},
      {0x767676, 0xffffff, 4.54},
      {0x777777, 0xffffff, 4.48},
      {0x595959, 0xffffff, 7.00},
      {0xffffff, 0x9c1c1c, 8.09},
      {0xffd700, 0xc00000, 4.62},
      {0x1f6b3a, 0xffffff, 6.52},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinColour text = rgb (cases[i].text), ground = rgb (cases[i].ground);
      g_assert_cmpfloat_with_epsilon (jin_colour_contrast (&text, &ground), cases[i].ratio, 0.011);
    }
}

/* R116: text 4.5 : 1 (7 : 1 in high contrast); what has to be seen 3 : 1, or it is outlined. */
static void
test_contrast (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      JinChartTheme theme;
      double        least = looks[i] >= JIN_CHART_LOOK_LIGHT_CONTRAST ? 7 : 4.5;

      jin_chart_theme_init (&theme, looks[i], 1);
      g_assert_cmpfloat (jin_colour_contrast (&theme.text, &theme.background), >=, least);
      g_assert_cmpfloat (jin_colour_contrast (&theme.faint, &theme.background), >=, least);
      g_assert_cmpfloat (jin_colour_contrast (&theme.accent, &theme.background), >=, 3);
      if (theme.outline.alpha > 0)
        {
          g_assert_cmpfloat (jin_colour_contrast (&theme.outline, &theme.background), >=, 4.5);
          continue;
        }
      g_assert_cmpfloat (jin_colour_contrast (&theme.previous, &theme.background), >=, 3);
      for (guint series = 0; series < JIN_CHART_N_COLOURS; series++)
        g_assert_cmpfloat (jin_colour_contrast (&theme.series[series], &theme.background), >=, 3);
    }
}

/* The colours of R118. */
static void
test_accent (void)
{
  JinChartTheme light, dark;
  JinColour     red = rgb (0x9c1c1c), bright = rgb (0xe0685c);

  jin_chart_theme_init (&light, JIN_CHART_LOOK_LIGHT, 1);
  jin_chart_theme_init (&dark, JIN_CHART_LOOK_DARK, 2);
  g_assert_cmpfloat (light.accent.red, ==, red.red);
  g_assert_cmpfloat (dark.accent.green, ==, bright.green);
  g_assert_cmpfloat (dark.size, ==, 2 * light.size);
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
lightness (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116;
}

/* A colour as an eye sees it, in CIE L*a*b*; the matrices are Machado's (2009) for full dichromacy. */
static void
see (const JinColour *colour, guint eye, double lab[3])
{
  static const double eyes[][9] = {
      {1, 0, 0, 0, 1, 0, 0, 0, 1},
      {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
      {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
      {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
  };
  double rgb_in[] = {linear (colour->red), linear (colour->green), linear (colour->blue)}, c[3];

  for (guint i = 0; i < 3; i++)
    c[i] = CLAMP (eyes[eye][3 * i] * rgb_in[0] + eyes[eye][3 * i + 1] * rgb_in[1] + eyes[eye][3 * i + 2] * rgb_in[2], 0,
                  1);
  double x = lightness ((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
  double y = lightness (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
  double z = lightness ((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static void
test_colour_blind (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      JinChartTheme theme;
      JinColour     palette[JIN_CHART_N_COLOURS + 1];

      if (looks[i] == JIN_CHART_LOOK_PRINT)
        continue;
      jin_chart_theme_init (&theme, looks[i], 1);
      for (guint series = 0; series < JIN_CHART_N_COLOURS; series++)
        palette[series] = theme.series[series];
      palette[JIN_CHART_N_COLOURS] = theme.accent;
      for (guint eye = 0; eye < 4; eye++)
        for (guint a = 0; a < G_N_ELEMENTS (palette); a++)
          for (guint b = a + 1; b < G_N_ELEMENTS (palette); b++)
            {
              double first[3], second[3], difference = 0;

              see (&palette[a], eye, first);
              see (&palette[b], eye, second);
              for (guint k = 0; k < 3; k++)
                difference += (first[k] - second[k]) * (first[k] - second[k]);
              g_test_message ("look %d, eye %u: colours %u and %u", looks[i], eye, a, b);
              g_assert_cmpfloat (sqrt (difference), >=, 14);
            }
    }
}

/* On the laser printer no two series have both the same grey and the same hatching. */
static void
test_print_patterns (void)
{
  JinChartTheme theme;

  jin_chart_theme_init (&theme, JIN_CHART_LOOK_PRINT, 1);
  for (guint a = 0; a < JIN_CHART_N_COLOURS; a++)
    {
      g_assert_cmpfloat (theme.series[a].red, ==, theme.series[a].blue);
      for (guint b = a + 1; b < JIN_CHART_N_COLOURS; b++)
        g_assert_true (theme.patterns[a] != theme.patterns[b] ||
                       fabs (theme.series[a].red - theme.series[b].red) >= 0.15);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/theme/contrast-formula", test_contrast_formula);
  g_test_add_func ("/chart/theme/contrast", test_contrast);
  g_test_add_func ("/chart/theme/accent", test_accent);
  g_test_add_func ("/chart/theme/colour-blind", test_colour_blind);
  g_test_add_func ("/chart/theme/print-patterns", test_print_patterns);
  return g_test_run ();
}
