/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-lunar.h"

/* Lunar days and solar terms from a table of our own (R80): no library gets
 * every month of the years that matter here right. */

typedef struct
{
  gint32  first; /* day number of 正月初一, see jin_date_to_julian() */
  guint8  n_months;
  guint8  leap;
  guint16 long_months;
  guint64 terms;
} LunarYear;

#include "base/jin-lunar-table.h"

#define FIRST_YEAR 1900
/* Of which only 正月 is known. */
#define LAST_YEAR (FIRST_YEAR + (int)G_N_ELEMENTS (lunar_years) - 1)

static const LunarYear *
find_year (int year)
{
  return year < FIRST_YEAR || year > LAST_YEAR ? NULL : &lunar_years[year - FIRST_YEAR];
}

/* @place counts from 0 and includes the leap month. */
static int
month_length (const LunarYear *year, int place)
{
  return (year->long_months >> place & 1) != 0 ? 30 : 29;
}

/* Where a month stands in its year, or -1 when there is none such. */
static int
month_place (const LunarYear *year, int month, gboolean leap)
{
  int place;

  if (month < 1 || month > 12 || (leap && month != year->leap))
    return -1;
  place = month - 1 + (leap || (year->leap > 0 && month > year->leap) ? 1 : 0);
  return place < year->n_months ? place : -1;
}

/**
 * jin_lunar_from_date:
 * @date: a full day, 1900-01-31…2101-02-27
 * @lunar: (out): its lunar day
 *
 * Returns: whether @date has one
 */
gboolean
jin_lunar_from_date (JinDate date, JinLunar *lunar)
{
  const LunarYear *year;
  int              julian, days, place = 0;

  g_return_val_if_fail (lunar != NULL, FALSE);

  if (jin_date_precision (date) != JIN_PRECISION_DAY)
    return FALSE;
  julian = jin_date_to_julian (date);
  lunar->year = date.year;
  year = find_year (date.year);
  if (year == NULL || julian < year->first)
    {
      lunar->year--;
      year = find_year (date.year - 1);
    }
  if (year == NULL)
    return FALSE;

  days = julian - year->first;
  while (place < year->n_months && days >= month_length (year, place))
    days -= month_length (year, place++);
  if (place == year->n_months)
    return FALSE;
  lunar->day = (guint8)(days + 1);
  lunar->leap = year->leap > 0 && place == year->leap;
  lunar->month = (guint8)(place + 1 - (year->leap > 0 && place >= year->leap ? 1 : 0));
  return TRUE;
}

/**
 * jin_lunar_to_date:
 * @lunar: a lunar day
 *
 * Returns: its day; none when there is no such lunar day
 */
JinDate
jin_lunar_to_date (JinLunar lunar)
{
  const LunarYear *year = find_year (lunar.year);
  int              place = year != NULL ? month_place (year, lunar.month, lunar.leap) : -1;
  int              julian;

  if (place < 0 || lunar.day < 1 || lunar.day > month_length (year, place))
    return JIN_DATE_NONE;
  julian = year->first + lunar.day - 1;
  for (int i = 0; i < place; i++)
    julian += month_length (year, i);
  return jin_date_from_julian (julian);
}

/**
 * jin_lunar_days_in_month:
 * @year: 1900…2101
 * @month: 1…12
 * @leap: whether the leap month of that number is meant
 *
 * Returns: 29 or 30; 0 when there is no such month
 */
int
jin_lunar_days_in_month (int year, int month, gboolean leap)
{
  const LunarYear *found = find_year (year);
  int              place = found != NULL ? month_place (found, month, leap) : -1;

  return place < 0 ? 0 : month_length (found, place);
}

/**
 * jin_lunar_leap_month:
 * @year: 1900…2101
 *
 * Returns: the month after which the leap month follows; 0 when there is none
 */
int
jin_lunar_leap_month (int year)
{
  const LunarYear *found = find_year (year);

  return found != NULL ? found->leap : 0;
}

/**
 * jin_lunar_month_name:
 * @lunar: a lunar day
 *
 * Returns: 正月…十月, 冬月, 腊月, with 闰 before the name of a leap month
 */
const char *
jin_lunar_month_name (JinLunar lunar)
{
  static const char *const names[2][12] = {
      {"正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"},
      {"闰正月", "闰二月", "闰三月", "闰四月", "闰五月", "闰六月", "闰七月", "闰八月", "闰九月", "闰十月", "闰冬月", "闰腊月"},
  };

  g_return_val_if_fail (lunar.month >= 1 && lunar.month <= 12, "");

  return names[lunar.leap ? 1 : 0][lunar.month - 1];
}

/**
 * jin_lunar_day_name:
 * @lunar: a lunar day
 *
 * Returns: 初一…初十, 十一…, 二十, 廿一…廿九, 三十
 */
const char *
jin_lunar_day_name (JinLunar lunar)
{
  static const char *const names[30] = {
      "初一",
      "初二",
      "初三",
      "初四",
      "初五",
      "初六",
      "初七",
      "初八",
      "初九",
      "初十",
      "十一",
      "十二",
      "十三",
      "十四",
      "十五",
      "十六",
      "十七",
      "十八",
      "十九",
      "二十",
      "廿一",
      "廿二",
      "廿三",
      "廿四",
      "廿五",
      "廿六",
      "廿七",
      "廿八",
      "廿九",
      "三十",
  };

  g_return_val_if_fail (lunar.day >= 1 && lunar.day <= 30, "");

  return names[lunar.day - 1];
}

/**
 * jin_lunar_year_name:
 * @year: a lunar year
 *
 * Returns: (transfer full): its stem and branch, 丙午 for 2026
 */
char *
jin_lunar_year_name (int year)
{
  static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
  static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"};

  g_return_val_if_fail (year >= 4, NULL);

  return g_strconcat (stems[(year - 4) % 10], branches[(year - 4) % 12], NULL);
}

/**
 * jin_lunar_format:
 * @lunar: a lunar day
 *
 * Returns: (transfer full): month and day, 闰四月初十
 */
char *
jin_lunar_format (JinLunar lunar)
{
  return g_strconcat (jin_lunar_month_name (lunar), jin_lunar_day_name (lunar), NULL);
}

/**
 * jin_lunar_next_birthday:
 * @birth: the Gregorian date of birth, a full day
 * @today: the day to look from
 *
 * The first lunar birthday on or after @today (R14).  Whoever was born in a
 * leap month keeps the ordinary month of that number; whoever was born on a
 * thirtieth keeps the twenty-ninth of a short month.
 *
 * Returns: a day; none when the day of @birth is unknown or either is beyond the table
 */
JinDate
jin_lunar_next_birthday (JinDate birth, JinDate today)
{
  JinLunar born, now;

  if (!jin_lunar_from_date (birth, &born) || !jin_lunar_from_date (today, &now))
    return JIN_DATE_NONE;
  if (jin_date_compare (birth, today) >= 0)
    return birth;

  for (int year = now.year; year <= MIN (now.year + 1, LAST_YEAR); year++)
    {
      int      days = jin_lunar_days_in_month (year, born.month, FALSE);
      JinLunar next = {(gint16)year, born.month, (guint8)MIN (born.day, days), FALSE};
      JinDate  date = jin_lunar_to_date (next);

      if (jin_date_compare (date, today) >= 0)
        return date;
    }
  return JIN_DATE_NONE;
}

/**
 * jin_solar_term:
 * @date: a full day of the years 1900…2100
 *
 * Returns: (nullable): the solar term that falls on @date, such as 清明
 */
const char *
jin_solar_term (JinDate date)
{
  static const char *const names[24] = {
      "小寒",
      "大寒",
      "立春",
      "雨水",
      "惊蛰",
      "春分",
      "清明",
      "谷雨",
      "立夏",
      "小满",
      "芒种",
      "夏至",
      "小暑",
      "大暑",
      "立秋",
      "处暑",
      "白露",
      "秋分",
      "寒露",
      "霜降",
      "立冬",
      "小雪",
      "大雪",
      "冬至",
  };
  const LunarYear *year = find_year (date.year);

  if (year == NULL || date.year == LAST_YEAR || jin_date_precision (date) != JIN_PRECISION_DAY)
    return NULL;
  for (int i = 2 * (date.month - 1); i < 2 * date.month; i++)
    if (date.day == term_base[i] + (int)(year->terms >> (2 * i) & 3))
      return names[i];
  return NULL;
}
