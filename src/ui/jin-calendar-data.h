/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-holiday.h"
#include "store/jin-store.h"
#include "ui/jin-calendar-days.h"

G_BEGIN_DECLS

/* Settings of the office, in the database: what all views leave out. */
#define JIN_CALENDAR_HIDDEN_ORGANISATIONS "calendar-hidden-organisations"
#define JIN_CALENDAR_HIDDEN_TYPES "calendar-hidden-types"

/**
 * JinCalendarData: what a month view shows, asked for at once and off the main thread.
 * @from: the first day
 * @until: the last one
 * @activities: (element-type JinRecord): that touch the days asked for, by start
 * @organisations: (element-type JinRecord): a parent before its children
 * @depths: (element-type int): how deep each organisation lies in the tree
 * @hidden_organisations: ids joined by ",": what the office does not want to see
 * @hidden_types: codes joined by ","
 * @holidays: days off and working days as the office keeps them (R78)
 * @days: those that are wanted of them, day by day
 */
typedef struct
{
  JinDate    from;
  JinDate    until;
  GPtrArray *activities;
  GPtrArray *organisations;
  GArray    *depths;
  char      *hidden_organisations;
  char      *hidden_types;

  JinHolidayList  *holidays;
  JinCalendarDays *days;
} JinCalendarData;

JinCalendarData *jin_calendar_data_load (JinStore *store, JinDate from, JinDate until, GCancellable *cancellable, GError **error);
void             jin_calendar_data_load_async (JinStore *store, JinDate from, JinDate until, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
JinCalendarData *jin_calendar_data_load_finish (JinStore *store, GAsyncResult *result, GError **error);
void             jin_calendar_data_free (JinCalendarData *data);
/* Frees it in a thread of its own: thousands of records take as long as drawing a month. */
void jin_calendar_data_discard (JinCalendarData *data);
/* Makes the days anew, after what is hidden was changed. */
void jin_calendar_data_sort_out (JinCalendarData *data);
/* Keeps what is hidden in the office's settings, off the main thread. */
void       jin_calendar_data_remember (JinCalendarData *data, JinStore *store);
GPtrArray *jin_calendar_data_visible_organisations (JinCalendarData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinCalendarData, jin_calendar_data_free)

G_END_DECLS
