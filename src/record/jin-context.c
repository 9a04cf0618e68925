/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-clock.h"
#include "record/jin-context.h"

JinContext
jin_context_now (void)
{
  JinDate today = jin_clock_today ();

  return (JinContext){.today = today, .as_of = today};
}
