/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <stdlib.h>

#include "base/jin-festival.h"
#include "base/jin-lunar.h"

/* Festivals, holidays and visit windows (R70, R78). */

#define SATURDAY 6
#define YEAR_OF_REGULATION 2025

/* How the day of a festival is found. */
typedef enum {
  BY_DATE,
  BY_LUNAR_DATE,
  BY_TERM,
  BY_EVE, /* the day before 春节 */
} Reckoning;

typedef struct
{
  JinFestival festival;
  const char *name;
  Reckoning   reckoning;
  guint8      month; /* of either calendar, or that in which the solar term falls */
  guint8      day;
  guint8      n_holidays; /* days off by the regulation of 2025 */
} Festival;

static const Festival festivals[] = {
    {JIN_FESTIVAL_NEW_YEAR, "元旦", BY_DATE, 1, 1, 1},
    {JIN_FESTIVAL_SPRING_EVE, "除夕", BY_EVE, 0, 0, 4},
    {JIN_FESTIVAL_SPRING, "春节", BY_LUNAR_DATE, 1, 1, 0},
    {JIN_FESTIVAL_LANTERN, "元宵", BY_LUNAR_DATE, 1, 15, 0},
    {JIN_FESTIVAL_WOMEN, "三八", BY_DATE, 3, 8, 0},
    {JIN_FESTIVAL_QINGMING, "清明", BY_TERM, 4, 0, 1},
    {JIN_FESTIVAL_LABOUR, "五一", BY_DATE, 5, 1, 2},
    {JIN_FESTIVAL_DRAGON_BOAT, "端午", BY_LUNAR_DATE, 5, 5, 1},
    {JIN_FESTIVAL_PARTY, "七一", BY_DATE, 7, 1, 0},
    {JIN_FESTIVAL_ARMY, "八一", BY_DATE, 8, 1, 0},
    {JIN_FESTIVAL_MID_AUTUMN, "中秋", BY_LUNAR_DATE, 8, 15, 1},
    {JIN_FESTIVAL_NATIONAL, "国庆", BY_DATE, 10, 1, 3},
    {JIN_FESTIVAL_DOUBLE_NINTH, "重阳", BY_LUNAR_DATE, 9, 9, 0},
    {JIN_FESTIVAL_WINTER_SOLSTICE, "冬至", BY_TERM, 12, 0, 0},
    {JIN_FESTIVAL_LABA, "腊八", BY_LUNAR_DATE, 12, 8, 0},
};

static gboolean
falls_on (const Festival *festival, JinDate date)
{
  JinLunar    lunar;
  const char *term;

  switch (festival->reckoning)
    {
    case BY_DATE:
      return date.month == festival->month && date.day == festival->day;
    case BY_LUNAR_DATE:
      return jin_lunar_from_date (date, &lunar) && !lunar.leap && lunar.month == festival->month && lunar.day == festival->day;
    case BY_EVE:
      return jin_lunar_from_date (jin_date_add_days (date, 1), &lunar) && !lunar.leap && lunar.month == 1 && lunar.day == 1;
    case BY_TERM:
      if (date.month != festival->month)
        return FALSE;
      term = jin_solar_term (date);
      return term != NULL && g_str_equal (term, festival->name);
    default:
      g_assert_not_reached ();
    }
}

static const Festival *
find_festival (JinFestival festival)
{
  for (guint i = 0; i < G_N_ELEMENTS (festivals); i++)
    if (festivals[i].festival == festival)
      return &festivals[i];
  return NULL;
}

/**
 * jin_festival_on:
 * @date: a date
 *
 * Returns: the festivals of that day (R78); none for a partial date
 */
JinFestival
jin_festival_on (JinDate date)
{
  JinFestival found = JIN_FESTIVAL_NONE;

  if (jin_date_precision (date) != JIN_PRECISION_DAY)
    return found;
  for (guint i = 0; i < G_N_ELEMENTS (festivals); i++)
    if (falls_on (&festivals[i], date))
      found |= festivals[i].festival;
  return found;
}

/**
 * jin_festival_date:
 * @festival: one festival
 * @year: the Gregorian year; of lunar festivals that of the lunar year, so that 腊八 of 2026 is in January 2027
 *
 * Returns: its day; none beyond the table of lunar days
 */
JinDate
jin_festival_date (JinFestival festival, int year)
{
  const Festival *found = find_festival (festival);

  g_return_val_if_fail (found != NULL, JIN_DATE_NONE);

  switch (found->reckoning)
    {
    case BY_DATE:
      return JIN_DATE ((gint16)year, found->month, found->day);
    case BY_LUNAR_DATE:
      return jin_lunar_to_date ((JinLunar){(gint16)year, found->month, found->day, FALSE});
    case BY_EVE:
      return jin_date_add_days (jin_lunar_to_date ((JinLunar){(gint16)year, 1, 1, FALSE}), -1);
    case BY_TERM:
      for (JinDate date = JIN_DATE ((gint16)year, found->month, 1); date.month == found->month; date = jin_date_add_days (date, 1))
        if (falls_on (found, date))
          return date;
      return JIN_DATE_NONE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * jin_festival_name:
 * @festival: one festival
 *
 * Returns: its name, such as 重阳
 */
const char *
jin_festival_name (JinFestival festival)
{
  const Festival *found = find_festival (festival);

  g_return_val_if_fail (found != NULL, NULL);

  return found->name;
}

/**
 * jin_festival_text:
 * @date: a date
 *
 * Returns: (transfer full) (nullable): the names of its festivals, for a cell of the calendar; %NULL when it has none
 */
char *
jin_festival_text (JinDate date)
{
  JinFestival found = jin_festival_on (date);
  GString    *text;

  if (found == JIN_FESTIVAL_NONE)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (festivals); i++)
    if ((found & festivals[i].festival) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", festivals[i].name);
  return g_string_free (text, FALSE);
}

static int
compare_dates (const void *a, const void *b)
{
  return jin_date_compare (*(const JinDate *)a, *(const JinDate *)b);
}

static gboolean
is_listed (JinDate date, const JinDate *days, guint n_days)
{
  return n_days > 0 && bsearch (&date, days, n_days, sizeof *days, compare_dates) != NULL;
}

/* Until 2024 the eve of 春节 and 2 May were working days by law (国务院令第795号). */
static gboolean
is_day_off (const Festival *festival, int nth, int year)
{
  if (year >= YEAR_OF_REGULATION)
    return TRUE;
  return !(festival->festival == JIN_FESTIVAL_SPRING_EVE && nth == 0) && !(festival->festival == JIN_FESTIVAL_LABOUR && nth == 1);
}

/**
 * jin_is_holiday:
 * @date: a full day
 * @holidays: (nullable): what the office has imported
 *
 * Returns: whether @date is a public holiday (R78) and not declared a working day
 */
gboolean
jin_is_holiday (JinDate date, const JinHolidays *holidays)
{
  if (holidays != NULL && is_listed (date, holidays->working, holidays->n_working))
    return FALSE;
  if (holidays != NULL && is_listed (date, holidays->off, holidays->n_off))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (festivals); i++)
    for (int back = 0; back < festivals[i].n_holidays; back++)
      if (is_day_off (&festivals[i], back, date.year) && falls_on (&festivals[i], jin_date_add_days (date, -back)))
        return TRUE;
  return FALSE;
}

/**
 * jin_is_working_day:
 * @date: a full day
 * @holidays: (nullable): what the office has imported
 *
 * Returns: whether @date is neither holiday nor weekend, or is declared a working day
 */
gboolean
jin_is_working_day (JinDate date, const JinHolidays *holidays)
{
  if (holidays != NULL && is_listed (date, holidays->working, holidays->n_working))
    return TRUE;
  return jin_date_weekday (date) < SATURDAY && !jin_is_holiday (date, holidays);
}

/**
 * jin_visit_window:
 * @campaign: a campaign
 * @year: its year; 元旦春节 is named by the year of 春节
 * @from: (out): its first day
 * @to: (out): its last day
 *
 * Returns: whether the window is known (R70); %FALSE beyond the table of lunar days
 */
gboolean
jin_visit_window (JinCampaign campaign, int year, JinDate *from, JinDate *to)
{
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  switch (campaign)
    {
    case JIN_CAMPAIGN_DOUBLE_NINTH:
      *to = jin_festival_date (JIN_FESTIVAL_DOUBLE_NINTH, year);
      *from = jin_date_add_days (*to, -30);
      break;
    case JIN_CAMPAIGN_NEW_YEAR:
      *to = jin_festival_date (JIN_FESTIVAL_SPRING_EVE, year);
      *from = JIN_DATE ((gint16)(year - 1), 12, 15);
      break;
    case JIN_CAMPAIGN_JULY_FIRST:
      *to = JIN_DATE ((gint16)year, 7, 1);
      *from = JIN_DATE ((gint16)year, 6, 1);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  return !jin_date_is_none (*to);
}
