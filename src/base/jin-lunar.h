/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinLunar:
 * @year: the year that began with 春节, 1900…2101, of which only 正月 is known
 * @month: 1…12
 * @day: 1…30
 * @leap: whether it is the leap month that follows the ordinary @month
 *
 * A day of the Chinese calendar (R80).
 */
typedef struct
{
  gint16   year;
  guint8   month;
  guint8   day;
  gboolean leap;
} JinLunar;

gboolean    jin_lunar_from_date (JinDate date, JinLunar *lunar);
JinDate     jin_lunar_to_date (JinLunar lunar);
int         jin_lunar_days_in_month (int year, int month, gboolean leap);
int         jin_lunar_leap_month (int year);
const char *jin_lunar_month_name (JinLunar lunar);
const char *jin_lunar_day_name (JinLunar lunar);
char       *jin_lunar_year_name (int year);
char       *jin_lunar_format (JinLunar lunar);
JinDate     jin_lunar_next_birthday (JinDate birth, JinDate today);
const char *jin_solar_term (JinDate date);

G_END_DECLS
