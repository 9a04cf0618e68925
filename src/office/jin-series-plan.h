/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-festival.h"
#include "office/jin-series.h"
#include "record/jin-changes.h"

G_BEGIN_DECLS

/* What an edit of one occurrence is about. */
typedef enum {
  JIN_SERIES_THIS,
  JIN_SERIES_FOLLOWING,
  JIN_SERIES_ALL,
} JinSeriesScope;

/**
 * JinSeriesKept: a series as it stands in the store.
 * @series: its record
 * @occurrences: (element-type JinRecord): its activities, by the day of the series
 * @attended: (nullable): ids (gint64) of those that have entries of attendance
 * @holidays: (nullable): as the office keeps them
 * @today: today
 *
 * An occurrence that was held, called off or put off, that has attendance, or whose day is over stays as it is whatever
 * becomes of its series: it tells what was.
 */
typedef struct
{
  JinRecord         *series;
  GPtrArray         *occurrences;
  GHashTable        *attended;
  const JinHolidays *holidays;
  JinDate            today;
} JinSeriesKept;

/**
 * JinSeriesRule:
 * @rule: RRULE of RFC 5545, or a lunar one
 * @shift: code of series_shift: what happens on days off (R79)
 * @exceptions: (nullable): days of the rule that are left out, ISO texts joined by ","
 */
typedef struct
{
  const char *rule;
  const char *shift;
  const char *exceptions;
} JinSeriesRule;

JinDate  jin_series_horizon (JinDate today);
JinDate  jin_series_day (JinDate nominal, const char *shift, const JinHolidays *holidays);
gboolean jin_series_stays (const JinSeriesKept *kept, JinRecord *occurrence);
gboolean jin_series_begin (JinChanges *changes, JinRecord *first, JinRecord *base, const JinSeriesRule *rule, const JinHolidays *holidays, JinDate today, GError **error);
gboolean jin_series_edit (JinChanges *changes, const JinSeriesKept *kept, JinRecord *base, JinRecord *edited, JinSeriesScope scope, const JinSeriesRule *rule, GError **error);
void     jin_series_delete (JinChanges *changes, const JinSeriesKept *kept, JinRecord *occurrence, JinSeriesScope scope);
void     jin_series_stop (JinChanges *changes, const JinSeriesKept *kept, JinRecord *base, JinRecord *edited);
gboolean jin_series_extend (JinChanges *changes, const JinSeriesKept *kept, GError **error);

G_END_DECLS
