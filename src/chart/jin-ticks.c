/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include "chart/jin-ticks.h"

#include <math.h>

/* The round number not below @rough. */
static double
round_step (double rough)
{
  double power = pow (10, floor (log10 (rough)));
  double first = rough / power * (1 - 1e-9);

  return power * (first <= 1 ? 1 : first <= 2 ? 2
                               : first <= 5   ? 5
                                              : 10);
}

/**
 * jin_ticks:
 * @low: the smallest value
 * @high: the largest; if equal to @low, the axis is widened to hold it
 * @wanted: at most so many intervals, 1 or more; two are always allowed
 * @least_step: the smallest meaningful difference (1 for people), or 0
 *
 * Returns: an axis that covers both values
 */
JinTicks
jin_ticks (double low, double high, int wanted, double least_step)
{
  g_return_val_if_fail (isfinite (low) && isfinite (high) && low <= high, ((JinTicks){0, 1, 1, 2}));
  g_return_val_if_fail (wanted >= 1, ((JinTicks){0, 1, 1, 2}));

  if (low == high && low > 0)
    low = 0;
  else if (low == high && low < 0)
    high = 0;
  else if (low == high)
    high = MAX (least_step, 1);

  JinTicks ticks = {.step = MAX (round_step ((high - low) / wanted), least_step)};
  for (;;)
    {
      ticks.from = floor (low / ticks.step + 1e-9) * ticks.step;
      ticks.to = ceil (high / ticks.step - 1e-9) * ticks.step;
      ticks.n = (int)lround ((ticks.to - ticks.from) / ticks.step) + 1;
      /* Rounding outwards can add an interval at each end; around zero there are always two. */
      if (ticks.n - 1 <= MAX (wanted, 2))
        break;
      ticks.step = round_step (ticks.step * 1.5);
    }
  return ticks;
}
