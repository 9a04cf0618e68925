/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-festival.h"
#include "record/jin-record.h"

G_BEGIN_DECLS

/**
 * JinCalendarDay: what stands on one day of a calendar.
 * @activities: (element-type JinRecord): by start, or %NULL
 * @marks: whose fixed day it is (R79) and whose term ends, a line each, or %NULL
 * @free: a day off: holiday or weekend, unless declared a working day (R78)
 */
typedef struct
{
  GPtrArray *activities;
  char      *marks;
  gboolean   free;
} JinCalendarDay;

/**
 * JinCalendarDays: days in a row with what stands on them, made off the main thread and shared by the views; not changed
 * once it is shared.
 */
typedef struct _JinCalendarDays JinCalendarDays;

/* @activities, by start, and @organisations: (element-type JinRecord); @holidays: (nullable): as declared. */
JinCalendarDays *jin_calendar_days_new (JinDate first, guint n_days, GPtrArray *activities, GPtrArray *organisations, const JinHolidays *holidays);
JinCalendarDays *jin_calendar_days_ref (JinCalendarDays *self);
void             jin_calendar_days_unref (JinCalendarDays *self);
JinDate          jin_calendar_days_get_first (JinCalendarDays *self);
guint            jin_calendar_days_get_size (JinCalendarDays *self);
/* Returns: (transfer none) (nullable): %NULL for a day that is not among them */
const JinCalendarDay *jin_calendar_days_find (JinCalendarDays *self, JinDate day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinCalendarDays, jin_calendar_days_unref)

G_END_DECLS
