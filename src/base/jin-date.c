/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/jin-date.h"

/* Partial dates (R2): plain arithmetic on the proleptic Gregorian calendar,
 * without GDate and, but for texts, without allocation.  A partial date stands
 * for the period from its first to its last day. */

#define JULIAN_OF_1899_12_30 693594
#define JULIAN_OF_1904_01_01 695056
#define LAST_SERIAL 2958465.0 /* 9999-12-31 in both writings of spreadsheets */

/**
 * jin_date_is_none:
 * @date: a date
 *
 * Returns: whether @date says nothing at all
 */
gboolean
jin_date_is_none (JinDate date)
{
  return date.year == 0;
}

/**
 * jin_date_days_in_month:
 * @year: a year
 * @month: 1…12
 *
 * Returns: 28…31
 */
int
jin_date_days_in_month (int year, int month)
{
  static const guint8 days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  gboolean            leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/**
 * jin_date_is_valid:
 * @date: a date
 *
 * Returns: whether there is such a year, month or day; no date is not valid
 */
gboolean
jin_date_is_valid (JinDate date)
{
  if (date.year < 1 || date.year > 9999 || date.month > 12)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;
  return date.day <= jin_date_days_in_month (date.year, date.month);
}

/**
 * jin_date_equal:
 * @a: a date
 * @b: a date
 *
 * Returns: whether both are the same, precision included
 */
gboolean
jin_date_equal (JinDate a, JinDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/**
 * jin_date_precision:
 * @date: a date
 *
 * Returns: how much of @date is known
 */
JinPrecision
jin_date_precision (JinDate date)
{
  if (date.year == 0)
    return JIN_PRECISION_NONE;
  if (date.month == 0)
    return JIN_PRECISION_YEAR;
  return date.day == 0 ? JIN_PRECISION_MONTH : JIN_PRECISION_DAY;
}

/* Reads @n digits; -1 when there is anything else. */
static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/**
 * jin_date_parse_iso:
 * @text: (nullable): "1948", "1948-10" or "1948-10-02"
 *
 * Returns: the date, or none when @text is %NULL or anything else
 */
JinDate
jin_date_parse_iso (const char *text)
{
  gsize   length = text != NULL ? strlen (text) : 0;
  JinDate date = JIN_DATE_NONE;
  int     year, month = 0, day = 0;

  if (length != 4 && length != 7 && length != 10)
    return date;
  year = read_digits (text, 4);
  if (length >= 7)
    month = text[4] == '-' ? read_digits (text + 5, 2) : -1;
  if (length == 10)
    day = text[7] == '-' ? read_digits (text + 8, 2) : -1;
  /* Nought is how the struct says "unknown", but ISO text never writes it. */
  if (year < 1 || (length >= 7 && month < 1) || (length == 10 && day < 1))
    return date;
  date = JIN_DATE (year, month, day);
  return jin_date_is_valid (date) ? date : JIN_DATE_NONE;
}

/**
 * jin_date_write_iso:
 * @date: a date
 * @buf: room for the text
 *
 * Writes @date at its precision: "1948", "1948-10", "1948-10-02"; "" for none.
 */
void
jin_date_write_iso (JinDate date, char buf[JIN_DATE_ISO_SIZE])
{
  char *p = buf;

  if (date.year > 0)
    {
      *p++ = '0' + date.year / 1000 % 10;
      *p++ = '0' + date.year / 100 % 10;
      *p++ = '0' + date.year / 10 % 10;
      *p++ = '0' + date.year % 10;
      if (date.month > 0)
        {
          *p++ = '-';
          *p++ = '0' + date.month / 10 % 10;
          *p++ = '0' + date.month % 10;
          if (date.day > 0)
            {
              *p++ = '-';
              *p++ = '0' + date.day / 10 % 10;
              *p++ = '0' + date.day % 10;
            }
        }
    }
  *p = '\0';
}

/**
 * jin_date_to_iso:
 * @date: a date
 *
 * Returns: (transfer full): what jin_date_write_iso() writes
 */
char *
jin_date_to_iso (JinDate date)
{
  char buf[JIN_DATE_ISO_SIZE];

  jin_date_write_iso (date, buf);
  return g_strdup (buf);
}

/**
 * jin_date_format:
 * @date: a date
 *
 * Returns: (transfer full): as lists print it (R2): 1941.03.12, 1941.03, 1941; "" for none
 */
char *
jin_date_format (JinDate date)
{
  char *text = jin_date_to_iso (date);

  return g_strdelimit (text, "-", '.');
}

/**
 * jin_date_format_long:
 * @date: a date
 *
 * Returns: (transfer full): as letters write it: 1941年3月12日, 1941年3月, 1941年; "" for none
 */
char *
jin_date_format_long (JinDate date)
{
  switch (jin_date_precision (date))
    {
    case JIN_PRECISION_YEAR:
      return g_strdup_printf ("%d年", date.year);
    case JIN_PRECISION_MONTH:
      return g_strdup_printf ("%d年%d月", date.year, date.month);
    case JIN_PRECISION_DAY:
      return g_strdup_printf ("%d年%d月%d日", date.year, date.month, date.day);
    case JIN_PRECISION_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * jin_date_first:
 * @date: a date
 *
 * Returns: the first day of the period @date stands for; none for none
 */
JinDate
jin_date_first (JinDate date)
{
  if (date.year == 0)
    return date;
  return JIN_DATE (date.year, MAX (date.month, 1), MAX (date.day, 1));
}

/**
 * jin_date_last:
 * @date: a date
 *
 * Returns: the last day of the period @date stands for; none for none
 */
JinDate
jin_date_last (JinDate date)
{
  int month = date.month == 0 ? 12 : date.month;

  if (date.year == 0 || date.day != 0)
    return date;
  return JIN_DATE (date.year, month, jin_date_days_in_month (date.year, month));
}

static int
first_day_rank (JinDate date)
{
  return date.year == 0 ? 0 : (date.year << 9) | (MAX (date.month, 1) << 5) | MAX (date.day, 1);
}

/**
 * jin_date_compare:
 * @a: a date
 * @b: a date
 *
 * Compares the first days (R2); none comes before every date.
 *
 * Returns: less than, equal to or greater than 0
 */
int
jin_date_compare (JinDate a, JinDate b)
{
  return first_day_rank (a) - first_day_rank (b);
}

/**
 * jin_date_contains:
 * @wide: a date
 * @narrow: a date, as precise as @wide or more
 *
 * Returns: whether the period of @narrow lies within that of @wide, so that both may be the same day (R10)
 */
gboolean
jin_date_contains (JinDate wide, JinDate narrow)
{
  if (wide.year == 0 || wide.year != narrow.year)
    return FALSE;
  if (wide.month != 0 && wide.month != narrow.month)
    return FALSE;
  return wide.day == 0 || wide.day == narrow.day;
}

/**
 * jin_date_is_future:
 * @date: a date
 * @today: the day to compare with
 *
 * Returns: whether @date has not begun on @today
 */
gboolean
jin_date_is_future (JinDate date, JinDate today)
{
  return jin_date_compare (date, today) > 0;
}

/**
 * jin_date_to_julian:
 * @date: a date
 *
 * Returns: the day number of its first day, 1 on 0001-01-01 as in #GDate; 0 for none
 */
int
jin_date_to_julian (JinDate date)
{
  JinDate first = jin_date_first (date);
  int     year, century, of_century, day_of_year;

  if (first.year == 0)
    return 0;
  /* The year begins on 1 March, so that the leap day is its last. */
  year = first.year - (first.month <= 2);
  century = year / 100;
  of_century = year % 100;
  day_of_year = (153 * (first.month + (first.month > 2 ? -3 : 9)) + 2) / 5 + first.day;
  return century * 146097 / 4 + of_century * 1461 / 4 + day_of_year - 306;
}

/**
 * jin_date_from_julian:
 * @julian: a day number as in jin_date_to_julian()
 *
 * Returns: that day; none outside the years 1…9999
 */
JinDate
jin_date_from_julian (int julian)
{
  int days = julian + 305; /* since 0000-03-01 */
  int century, of_century, year, day_of_year, month;

  if (julian < 1 || julian > 3652059)
    return JIN_DATE_NONE;
  century = (4 * days + 3) / 146097;
  days -= century * 146097 / 4;
  of_century = (4 * days + 3) / 1461;
  day_of_year = days - of_century * 1461 / 4;
  month = (5 * day_of_year + 2) / 153;
  year = century * 100 + of_century + (month >= 10);
  return JIN_DATE (year, month + (month < 10 ? 3 : -9), day_of_year - (153 * month + 2) / 5 + 1);
}

/**
 * jin_date_from_serial:
 * @serial: day number of a spreadsheet cell; the fraction (time of day) is dropped
 * @date1904: whether the workbook counts from 1904 as old Macintosh files do
 *
 * Returns: the day; none when @serial is no day, also for the 29 February 1900 that only spreadsheets know
 */
JinDate
jin_date_from_serial (double serial, gboolean date1904)
{
  int day;

  if (!isfinite (serial) || serial < (date1904 ? 0 : 1) || serial > LAST_SERIAL)
    return JIN_DATE_NONE;
  day = (int)floor (serial);
  if (date1904)
    return jin_date_from_julian (JULIAN_OF_1904_01_01 + day);
  if (day == 60)
    return JIN_DATE_NONE;
  return jin_date_from_julian (JULIAN_OF_1899_12_30 + day + (day < 60 ? 1 : 0));
}

/**
 * jin_date_add_days:
 * @date: a date
 * @days: how many, may be negative
 *
 * Returns: the day so many days after the first day of @date; none for none and outside the years 1…9999
 */
JinDate
jin_date_add_days (JinDate date, int days)
{
  gint64 julian = (gint64)jin_date_to_julian (date) + days;

  if (date.year == 0 || julian < 1 || julian > G_MAXINT)
    return JIN_DATE_NONE;
  return jin_date_from_julian ((int)julian);
}

/**
 * jin_date_add_months:
 * @date: a date
 * @months: how many, may be negative
 *
 * Keeps the day of the month, or takes the last one of a shorter month:
 * 08-31 − 6 months = 02-28.  A month stays a month; a year counts as its January.
 *
 * Returns: the new date; none for none and outside the years 1…9999
 */
JinDate
jin_date_add_months (JinDate date, int months)
{
  gint64 index, year;
  int    month;

  if (date.year == 0)
    return date;
  index = (gint64)date.year * 12 + MAX (date.month, 1) - 1 + months;
  year = index / 12;
  if (index < 12 || year > 9999)
    return JIN_DATE_NONE;
  month = (int)(index % 12) + 1;
  return JIN_DATE ((gint16)year, month, MIN (date.day, jin_date_days_in_month ((int)year, month)));
}

/**
 * jin_date_add_years:
 * @date: a date
 * @years: how many, may be negative
 *
 * Keeps precision; 29 February becomes the 28th in common years (R3).
 *
 * Returns: the new date; none for none and outside the years 1…9999
 */
JinDate
jin_date_add_years (JinDate date, int years)
{
  gint64 year = (gint64)date.year + years;

  if (date.year == 0 || year < 1 || year > 9999)
    return JIN_DATE_NONE;
  date.year = (gint16)year;
  if (date.month == 2 && date.day == 29)
    date.day = jin_date_days_in_month ((int)year, 2);
  return date;
}

/**
 * jin_date_days_between:
 * @from: a date
 * @to: a date
 *
 * Returns: days from the first day of @from to that of @to, negative when @to is earlier
 */
int
jin_date_days_between (JinDate from, JinDate to)
{
  return jin_date_to_julian (to) - jin_date_to_julian (from);
}

/**
 * jin_date_weekday:
 * @date: a date
 *
 * Returns: 1 (Monday) … 7 (Sunday) of its first day; 0 for none
 */
int
jin_date_weekday (JinDate date)
{
  return date.year == 0 ? 0 : (jin_date_to_julian (date) - 1) % 7 + 1;
}

/* Whole years between two full days (R3); -1 when not yet born. */
static int
whole_years (JinDate birth, JinDate on)
{
  int years = on.year - birth.year;

  if (jin_date_compare (birth, on) > 0)
    return -1;
  return jin_date_compare (jin_date_add_years (birth, years), on) > 0 ? years - 1 : years;
}

/**
 * jin_date_age:
 * @birth: date of birth
 * @on: the reference day
 * @to_check: (out) (optional): whether the unknown part of @birth could make it another age
 *
 * Age in whole years (R3), reckoned from the first day that @birth may be.
 *
 * Returns: years, or -1 when unknown or not yet born
 */
int
jin_date_age (JinDate birth, JinDate on, gboolean *to_check)
{
  JinDate day = jin_date_first (on);
  int     age = -1, youngest = -1;

  if (birth.year != 0 && day.year != 0)
    {
      age = whole_years (jin_date_first (birth), day);
      youngest = whole_years (jin_date_last (birth), day);
    }
  if (to_check != NULL)
    *to_check = age != youngest;
  return age;
}

/**
 * jin_date_next_anniversary:
 * @birth: a full day
 * @today: the day to look from
 *
 * Returns: the first anniversary on or after @today, 29 February kept on the 28th of common years;
 *   none when the day of @birth is not known
 */
JinDate
jin_date_next_anniversary (JinDate birth, JinDate today)
{
  JinDate next;

  if (jin_date_precision (birth) != JIN_PRECISION_DAY || jin_date_precision (today) != JIN_PRECISION_DAY)
    return JIN_DATE_NONE;
  if (jin_date_compare (birth, today) >= 0)
    return birth;
  next = jin_date_add_years (birth, today.year - birth.year);
  return jin_date_compare (next, today) >= 0 ? next : jin_date_add_years (birth, today.year - birth.year + 1);
}
