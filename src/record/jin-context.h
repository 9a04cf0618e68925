/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinContext:
 * @today: the day on which the program runs
 * @as_of: the day that a question is about (often @today)
 * @operator: who sits at the PC; goes into history
 * @purpose: why full ID numbers may be shown (R94), or %NULL: masked
 *
 * What a computation or a change needs to know about the world: passed in, never global.
 */
struct _JinContext
{
  JinDate     today;
  JinDate     as_of;
  const char *operator;
  const char *purpose;
};
typedef struct _JinContext JinContext;

/* Today from the clock, as of today, no operator, masked. */
JinContext jin_context_now (void);

G_END_DECLS
