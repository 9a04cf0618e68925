/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-rules-activity.h"

#define FULL_DAY_HOURS 8
#define HALF_DAY_HOURS 4
#define MINUTES_AN_HOUR 60
#define THEORY_PERCENT 70

/**
 * jin_study_minutes:
 * @full_days: whole days of a course
 * @half_days: half days
 * @minutes: what else there was, in minutes
 *
 * Returns: minutes of study (R40): eight hours a day, four a half day
 */
int
jin_study_minutes (int full_days,
                   int half_days,
                   int minutes)
{
  return (full_days * FULL_DAY_HOURS + half_days * HALF_DAY_HOURS) * MINUTES_AN_HOUR + minutes;
}

/* R40: theory, party spirit and current affairs together make seven tenths of a training class. */
gboolean
jin_theory_is_enough (int theory_minutes,
                      int study_minutes)
{
  return (gint64)theory_minutes * 100 >= (gint64)study_minutes * THEORY_PERCENT;
}
