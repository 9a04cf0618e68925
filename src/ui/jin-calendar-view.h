/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/jin-code-list.h"
#include "ui/jin-calendar-days.h"

G_BEGIN_DECLS

/**
 * JinCalendarView: one way to look at the activities: month, week, agenda, year.
 *
 * @select: turns to the day and selects it
 * @get_selected: the selected day
 * @get_range: the days that it needs to know of
 * @show: what is known of them; %NULL while nothing is; %NULL in a view that asks for itself
 * @set_chosen: marks the activity that keys act upon, 0 for none
 * @next: the day that is selected when one turns over @by pages
 * @dup_title: (transfer full): what is seen
 *
 * Signals, days as Julian day numbers: "day-selected" (read it with the getter); "activity-selected", "activity-opened"
 * (gint64 id); "create" (int from, int until); "create-at" (gint64 start, gint64 end, minutes); "move" (gint64 id, int days);
 * "shift" (gint64 id, int start, int end): minutes by which both ends are moved; "enter" (int day): to be looked at closely.
 */
#define JIN_TYPE_CALENDAR_VIEW (jin_calendar_view_get_type ())
G_DECLARE_INTERFACE (JinCalendarView, jin_calendar_view, JIN, CALENDAR_VIEW, GtkWidget)

struct _JinCalendarViewInterface
{
  GTypeInterface parent;

  void (*select) (JinCalendarView *self, JinDate day, JinDate today);
  JinDate (*get_selected) (JinCalendarView *self);
  void (*get_range) (JinCalendarView *self, JinDate *from, JinDate *until);
  void (*show) (JinCalendarView *self, JinCalendarDays *days, JinCodeList *types);
  void (*set_chosen) (JinCalendarView *self, gint64 activity);
  JinDate (*next) (JinCalendarView *self, int by);
  char *(*dup_title) (JinCalendarView *self);
};

void    jin_calendar_view_select (JinCalendarView *self, JinDate day, JinDate today);
JinDate jin_calendar_view_get_selected (JinCalendarView *self);
void    jin_calendar_view_get_range (JinCalendarView *self, JinDate *from, JinDate *until);
void    jin_calendar_view_show (JinCalendarView *self, JinCalendarDays *days, JinCodeList *types);
void    jin_calendar_view_set_chosen (JinCalendarView *self, gint64 activity);
JinDate jin_calendar_view_next (JinCalendarView *self, int by);
char   *jin_calendar_view_dup_title (JinCalendarView *self);

G_END_DECLS
