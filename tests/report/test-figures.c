/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "report/jin-figures.h"

/* What stands on a tile; a change is of the rounded values that people see. */
static void
test_format (void)
{
  static const struct
  {
    JinValueFormat format;
    const char    *unit;
    double         value, previous;
    const char    *text, *change;
  } cases[] = {
      {JIN_VALUE_FORMAT_INTEGER, "人", 1312, 1309, "1,312 人", "+3 人"},
      {JIN_VALUE_FORMAT_INTEGER, "人", 312, 1400, "312 人", "−1,088 人"},
      {JIN_VALUE_FORMAT_INTEGER, "次", 12, 12, "12 次", "持平"},
      {JIN_VALUE_FORMAT_INTEGER, "次", 0, 0, "0 次", "持平"},
      {JIN_VALUE_FORMAT_PERCENT, "", 18.0 / 22, 21.0 / 26, "81.8%", "+1.0 个百分点"}, /* R30: 81.8 and 80.8 */
      {JIN_VALUE_FORMAT_PERCENT, "", 0.797, 0.818, "79.7%", "−2.1 个百分点"},
      {JIN_VALUE_FORMAT_PERCENT, "", 0.8181, 0.8184, "81.8%", "持平"},
      {JIN_VALUE_FORMAT_PERCENT, "", NAN, 0.8, "—", NULL}, /* nothing was held: not zero */
      {JIN_VALUE_FORMAT_PERCENT, "", 0.8, NAN, "80.0%", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinFigure        figure = {"x", "x", cases[i].unit, cases[i].format, cases[i].value, cases[i].previous, NULL, NULL};
      g_autofree char *text = jin_figure_format (&figure);
      g_autofree char *change = jin_figure_format_change (&figure);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (change, ==, cases[i].change);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/figures/format", test_format);
  return g_test_run ();
}
