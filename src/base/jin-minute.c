/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-minute.h"

#define MINUTES_A_DAY 1440
#define JULIAN_OF_1970_01_01 719163
#define ISO_LENGTH 16 /* 2026-11-20T09:30 */

/**
 * jin_minute_from:
 * @date: a full day
 * @hour: 0…23
 * @minute: 0…59
 *
 * Returns: that moment; none when @date is not a full day
 */
JinMinute
jin_minute_from (JinDate date, int hour, int minute)
{
  g_return_val_if_fail (hour >= 0 && hour < 24, JIN_MINUTE_NONE);
  g_return_val_if_fail (minute >= 0 && minute < 60, JIN_MINUTE_NONE);

  if (jin_date_precision (date) != JIN_PRECISION_DAY)
    return JIN_MINUTE_NONE;
  return (JinMinute)(jin_date_to_julian (date) - JULIAN_OF_1970_01_01) * MINUTES_A_DAY + hour * 60 + minute;
}

/* Minutes since midnight, also before 1970. */
static int
minute_of_day (JinMinute moment)
{
  return (int)(((moment % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY);
}

/**
 * jin_minute_date:
 * @moment: a moment
 *
 * Returns: its day; none for none
 */
JinDate
jin_minute_date (JinMinute moment)
{
  gint64 days;

  if (moment == JIN_MINUTE_NONE)
    return JIN_DATE_NONE;
  days = (moment - minute_of_day (moment)) / MINUTES_A_DAY + JULIAN_OF_1970_01_01;
  return days >= 1 && days <= G_MAXINT ? jin_date_from_julian ((int)days) : JIN_DATE_NONE;
}

/**
 * jin_minute_hour:
 * @moment: a moment
 *
 * Returns: 0…23; 0 for none
 */
int
jin_minute_hour (JinMinute moment)
{
  return moment == JIN_MINUTE_NONE ? 0 : minute_of_day (moment) / 60;
}

/**
 * jin_minute_minute:
 * @moment: a moment
 *
 * Returns: 0…59; 0 for none
 */
int
jin_minute_minute (JinMinute moment)
{
  return moment == JIN_MINUTE_NONE ? 0 : minute_of_day (moment) % 60;
}

/**
 * jin_minute_parse_iso:
 * @text: (nullable): "2026-11-20T09:30"
 * @moment: (out): the moment
 *
 * Returns: whether @text is such a text; %FALSE for %NULL
 */
gboolean
jin_minute_parse_iso (const char *text, JinMinute *moment)
{
  char    day[JIN_DATE_ISO_SIZE];
  JinDate date;
  int     hour, minute;

  g_return_val_if_fail (moment != NULL, FALSE);

  if (text == NULL || strlen (text) != ISO_LENGTH || text[10] != 'T' || text[13] != ':')
    return FALSE;
  for (int i = 11; i < ISO_LENGTH; i++)
    if (i != 13 && !g_ascii_isdigit (text[i]))
      return FALSE;
  g_strlcpy (day, text, sizeof day);
  date = jin_date_parse_iso (day);
  hour = (text[11] - '0') * 10 + text[12] - '0';
  minute = (text[14] - '0') * 10 + text[15] - '0';
  if (jin_date_is_none (date) || hour > 23 || minute > 59)
    return FALSE;
  *moment = jin_minute_from (date, hour, minute);
  return TRUE;
}

static char *
format_with (JinMinute moment, char date_sign, char between)
{
  char date[JIN_DATE_ISO_SIZE];

  if (moment == JIN_MINUTE_NONE)
    return g_strdup ("");
  jin_date_write_iso (jin_minute_date (moment), date);
  g_strdelimit (date, "-", date_sign);
  return g_strdup_printf ("%s%c%02d:%02d", date, between, jin_minute_hour (moment), jin_minute_minute (moment));
}

/**
 * jin_minute_to_iso:
 * @moment: a moment
 *
 * Returns: (transfer full): "2026-11-20T09:30"; "" for none
 */
char *
jin_minute_to_iso (JinMinute moment)
{
  return format_with (moment, '-', 'T');
}

/**
 * jin_minute_format:
 * @moment: a moment
 *
 * Returns: (transfer full): as lists print it: "2026.11.20 09:30"; "" for none
 */
char *
jin_minute_format (JinMinute moment)
{
  return format_with (moment, '.', ' ');
}
