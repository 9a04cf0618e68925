/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "chart/jin-ticks.h"

typedef struct
{
  double   low, high;
  int      wanted;
  double   least_step;
  JinTicks expected;
} Case;

static const Case cases[] = {
    /* round steps of 1, 2 and 5 */
    {0, 10, 5, 1, {0, 10, 2, 6}},
    {0, 47, 5, 1, {0, 50, 10, 6}},
    {0, 121, 6, 1, {0, 150, 50, 4}},
    {0, 9, 5, 1, {0, 10, 2, 6}},
    {0, 100, 4, 1, {0, 100, 50, 3}},
    /* people aren't halved */
    {0, 1, 6, 1, {0, 1, 1, 2}},
    {0, 3, 6, 1, {0, 3, 1, 4}},
    /* shares are */
    {0, 1, 5, 0.001, {0, 1, 0.2, 6}},
    {0.65, 0.91, 6, 0.001, {0.65, 0.95, 0.05, 7}},
    /* one value, above and below nothing; nothing at all */
    {7, 7, 5, 1, {0, 8, 2, 5}},
    {-7, -7, 5, 1, {-8, 0, 2, 5}},
    {0, 0, 5, 1, {0, 1, 1, 2}},
    {0, 0, 5, 0.001, {0, 1, 0.2, 6}},
    /* both sides of nothing: zero is a tick */
    {-3, 8, 6, 1, {-4, 8, 2, 7}},
    {-100, 1, 3, 1, {-100, 50, 50, 4}},
    /* one interval only */
    {0, 47, 1, 1, {0, 50, 50, 2}},
    /* huge and tiny */
    {0, 9.3e12, 5, 1, {0, 1e13, 2e12, 6}},
    {0, 1e300, 5, 1, {0, 1e300, 2e299, 6}},
    {0, 3e-9, 3, 0, {0, 3e-9, 1e-9, 4}},
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      JinTicks    ticks = jin_ticks (c->low, c->high, c->wanted, c->least_step);

      g_test_message ("%g … %g in %d", c->low, c->high, c->wanted);
      g_assert_cmpfloat_with_epsilon (ticks.step / c->expected.step, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (ticks.from / c->expected.step, c->expected.from / c->expected.step, 1e-9);
      g_assert_cmpfloat_with_epsilon (ticks.to / c->expected.step, c->expected.to / c->expected.step, 1e-9);
      g_assert_cmpint (ticks.n, ==, c->expected.n);
    }
}

/* Whatever the values: they are covered, the ticks are few, the ends are ticks. */
static void
test_properties (void)
{
  for (int i = 0; i < 20000; i++)
    {
      double   size = pow (10, g_test_rand_double_range (-6, 12));
      double   low = g_test_rand_double_range (-1, 1) * size, high = low + g_test_rand_double_range (0, 2) * size;
      int      wanted = g_test_rand_int_range (2, 9);
      JinTicks ticks = jin_ticks (low, high, wanted, 0);

      g_assert_cmpfloat (ticks.from, <=, low + ticks.step * 1e-6);
      g_assert_cmpfloat (ticks.to, >=, high - ticks.step * 1e-6);
      g_assert_cmpint (ticks.n, >=, 2);
      g_assert_cmpint (ticks.n - 1, <=, wanted);
      g_assert_cmpfloat_with_epsilon (ticks.from + (ticks.n - 1) * ticks.step, ticks.to, ticks.step * 1e-6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/ticks/table", test_table);
  g_test_add_func ("/chart/ticks/properties", test_properties);
  return g_test_run ();
}
