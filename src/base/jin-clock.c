/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-clock.h"

/**
 * jin_clock_now:
 *
 * The only place where the program looks at the clock.  The environment
 * variable JINQIU_NOW ("2026-11-20" or "2026-11-20T09:30") stands in for it,
 * so that tests and printed examples can be repeated.
 *
 * Returns: the present moment on the wall clock
 */
JinMinute
jin_clock_now (void)
{
  const char           *fixed = g_getenv ("JINQIU_NOW");
  g_autoptr (GDateTime) now = NULL;
  JinMinute             moment;
  JinDate               day;

  if (jin_minute_parse_iso (fixed, &moment))
    return moment;
  day = jin_date_parse_iso (fixed);
  if (jin_date_precision (day) == JIN_PRECISION_DAY)
    return jin_minute_from (day, 0, 0);
  if (fixed != NULL)
    g_warning ("JINQIU_NOW=%s is neither a day nor a moment; the clock is used", fixed);

  now = g_date_time_new_now_local ();
  day = JIN_DATE (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
  return jin_minute_from (day, g_date_time_get_hour (now), g_date_time_get_minute (now));
}

/**
 * jin_clock_today:
 *
 * Returns: the day of jin_clock_now()
 */
JinDate
jin_clock_today (void)
{
  return jin_minute_date (jin_clock_now ());
}
