/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JinTicks:
 *
 * A value axis: @n ticks from @from to @to, @step apart, at round numbers
 * (1, 2 or 5 times a power of ten).
 */
typedef struct
{
  double from, to, step;
  int    n;
} JinTicks;

JinTicks jin_ticks (double low, double high, int wanted, double least_step);

G_END_DECLS
