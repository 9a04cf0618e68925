/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-calendar-view.h"

G_DEFINE_INTERFACE (JinCalendarView, jin_calendar_view, GTK_TYPE_WIDGET)

static void
jin_calendar_view_default_init (JinCalendarViewInterface *iface)
{
#define SIGNAL(name, ...) g_signal_new (name, JIN_TYPE_CALENDAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  SIGNAL ("day-selected", 0);
  SIGNAL ("activity-selected", 1, G_TYPE_INT64);
  SIGNAL ("activity-opened", 1, G_TYPE_INT64);
  SIGNAL ("create", 2, G_TYPE_INT, G_TYPE_INT);
  SIGNAL ("create-at", 2, G_TYPE_INT64, G_TYPE_INT64);
  SIGNAL ("move", 2, G_TYPE_INT64, G_TYPE_INT);
  SIGNAL ("shift", 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);
  SIGNAL ("enter", 1, G_TYPE_INT);
#undef SIGNAL
}

void
jin_calendar_view_select (JinCalendarView *self, JinDate day, JinDate today)
{
  g_return_if_fail (JIN_IS_CALENDAR_VIEW (self));
  JIN_CALENDAR_VIEW_GET_IFACE (self)->select (self, day, today);
}

JinDate
jin_calendar_view_get_selected (JinCalendarView *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_VIEW (self), JIN_DATE_NONE);
  return JIN_CALENDAR_VIEW_GET_IFACE (self)->get_selected (self);
}

void
jin_calendar_view_get_range (JinCalendarView *self, JinDate *from, JinDate *until)
{
  g_return_if_fail (JIN_IS_CALENDAR_VIEW (self) && from != NULL && until != NULL);
  JIN_CALENDAR_VIEW_GET_IFACE (self)->get_range (self, from, until);
}

void
jin_calendar_view_show (JinCalendarView *self, JinCalendarDays *days, JinCodeList *types)
{
  g_return_if_fail (JIN_IS_CALENDAR_VIEW (self));
  if (JIN_CALENDAR_VIEW_GET_IFACE (self)->show != NULL)
    JIN_CALENDAR_VIEW_GET_IFACE (self)->show (self, days, types);
}

void
jin_calendar_view_set_chosen (JinCalendarView *self, gint64 activity)
{
  g_return_if_fail (JIN_IS_CALENDAR_VIEW (self));
  if (JIN_CALENDAR_VIEW_GET_IFACE (self)->set_chosen != NULL)
    JIN_CALENDAR_VIEW_GET_IFACE (self)->set_chosen (self, activity);
}

JinDate
jin_calendar_view_next (JinCalendarView *self, int by)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_VIEW (self), JIN_DATE_NONE);
  return JIN_CALENDAR_VIEW_GET_IFACE (self)->next (self, by);
}

char *
jin_calendar_view_dup_title (JinCalendarView *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_VIEW (self), NULL);
  return JIN_CALENDAR_VIEW_GET_IFACE (self)->dup_title (self);
}
