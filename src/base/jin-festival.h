/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinFestival:
 *
 * The festivals of R78.  Flags, because two can fall on one day (国庆 and 中秋 in 2031).
 */
typedef enum {
  JIN_FESTIVAL_NONE = 0,
  JIN_FESTIVAL_NEW_YEAR = 1 << 0,
  JIN_FESTIVAL_SPRING_EVE = 1 << 1,
  JIN_FESTIVAL_SPRING = 1 << 2,
  JIN_FESTIVAL_LANTERN = 1 << 3,
  JIN_FESTIVAL_WOMEN = 1 << 4,
  JIN_FESTIVAL_QINGMING = 1 << 5,
  JIN_FESTIVAL_LABOUR = 1 << 6,
  JIN_FESTIVAL_DRAGON_BOAT = 1 << 7,
  JIN_FESTIVAL_PARTY = 1 << 8,
  JIN_FESTIVAL_ARMY = 1 << 9,
  JIN_FESTIVAL_MID_AUTUMN = 1 << 10,
  JIN_FESTIVAL_NATIONAL = 1 << 11,
  JIN_FESTIVAL_DOUBLE_NINTH = 1 << 12,
  JIN_FESTIVAL_WINTER_SOLSTICE = 1 << 13,
  JIN_FESTIVAL_LABA = 1 << 14,
} JinFestival;

JinFestival jin_festival_on (JinDate date);
JinDate     jin_festival_date (JinFestival festival, int year);
const char *jin_festival_name (JinFestival festival);
char       *jin_festival_text (JinDate date);

/**
 * JinHolidays:
 * @off: (array length=n_off): days declared free, in ascending order
 * @working: (array length=n_working): days declared working (调休), in ascending order
 *
 * The yearly notice on holidays as imported by the office (R78).  It adds to
 * the computed holidays; a declared working day wins over both.  Borrowed
 * arrays; %NULL for a pointer to this means "nothing imported".
 */
typedef struct
{
  const JinDate *off;
  guint          n_off;
  const JinDate *working;
  guint          n_working;
} JinHolidays;

gboolean jin_is_holiday (JinDate date, const JinHolidays *holidays);
gboolean jin_is_working_day (JinDate date, const JinHolidays *holidays);

/**
 * JinCampaign:
 * @JIN_CAMPAIGN_DOUBLE_NINTH: 重阳
 * @JIN_CAMPAIGN_NEW_YEAR: 元旦春节, named by the year of 春节
 * @JIN_CAMPAIGN_JULY_FIRST: 七一
 *
 * The festival visit campaigns of R70.
 */
typedef enum {
  JIN_CAMPAIGN_DOUBLE_NINTH,
  JIN_CAMPAIGN_NEW_YEAR,
  JIN_CAMPAIGN_JULY_FIRST,
} JinCampaign;
#define JIN_N_CAMPAIGNS (JIN_CAMPAIGN_JULY_FIRST + 1)

gboolean jin_visit_window (JinCampaign campaign, int year, JinDate *from, JinDate *to);

G_END_DECLS
