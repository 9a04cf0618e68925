/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-percent.h"

static void
test_format (void)
{
  static const struct
  {
    gint64      part;
    gint64      whole;
    const char *text;
  } cases[] = {
      /* R29, R30 */
      {17, 20, "85.0%"},
      {18, 22, "81.8%"},
      {21, 26, "80.8%"},
      {5, 0, "—"},
      {0, 0, "—"},
      /* half up, where binary fractions would fail */
      {1, 2000, "0.1%"},
      {1, 2001, "0.0%"},
      {2005, 10000, "20.1%"},
      {2, 3, "66.7%"},
      {0, 7, "0.0%"},
      {7, 7, "100.0%"},
      {9, 6, "150.0%"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = jin_percent_format (cases[i].part, cases[i].whole);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* R114: largest remainder, ties to the earlier row. */
static void
test_shares (void)
{
  static const struct
  {
    gint64 counts[4];
    guint  n;
    int    tenths[4];
  } cases[] = {
      {{1, 1, 1}, 3, {334, 333, 333}},
      {{1, 1, 1, 3}, 4, {167, 167, 166, 500}},
      {{2, 1}, 2, {667, 333}},
      {{0, 5, 0}, 3, {0, 1000, 0}},
      {{0, 0}, 2, {0, 0}},
      {{1, 999, 1000000}, 3, {0, 1, 999}},
      {{7}, 1, {1000}},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int tenths[4] = {-1, -1, -1, -1};

      jin_percent_shares (cases[i].counts, cases[i].n, tenths);
      for (guint j = 0; j < cases[i].n; j++)
        g_assert_cmpint (tenths[j], ==, cases[i].tenths[j]);
    }
  jin_percent_shares (NULL, 0, NULL);
}

/* Whatever the counts, the shares add up. */
static void
test_shares_add_up (void)
{
  for (int round = 0; round < 2000; round++)
    {
      gint64 counts[12];
      int    tenths[12], sum = 0;

      for (int i = 0; i < 12; i++)
        counts[i] = g_test_rand_int_range (0, round + 2);
      counts[0]++;
      jin_percent_shares (counts, 12, tenths);
      for (int i = 0; i < 12; i++)
        sum += tenths[i];
      g_assert_cmpint (sum, ==, 1000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/percent/format", test_format);
  g_test_add_func ("/percent/shares", test_shares);
  g_test_add_func ("/percent/shares-add-up", test_shares_add_up);
  return g_test_run ();
}
