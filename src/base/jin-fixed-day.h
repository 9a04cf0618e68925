/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-festival.h"

G_BEGIN_DECLS

/**
 * JinFixedDay:
 * @day: day of the month 1…31 (the last day in shorter months), or 0 when @nth and @weekday say it
 * @nth: 1…4, or 5 for the last one of the month
 * @weekday: 1 = Monday … 7 = Sunday
 * @stay_in_month: shift to the working day before rather than into the next month
 *
 * The day of the month on which a branch holds its theme day (R79).
 */
typedef struct
{
  guint8   day;
  guint8   nth;
  guint8   weekday;
  gboolean stay_in_month;
} JinFixedDay;

JinDate  jin_next_working_day (JinDate day, gboolean stay_in_month, const JinHolidays *holidays);
JinDate  jin_fixed_day (int year, int month, const JinFixedDay *rule, const JinHolidays *holidays);
gboolean jin_fixed_day_parse (const char *text, JinFixedDay *rule, GError **error);
char    *jin_fixed_day_format (const JinFixedDay *rule);

G_END_DECLS
