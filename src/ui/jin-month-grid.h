/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/jin-date.h"
#include "record/jin-code-list.h"
#include "ui/jin-calendar-view.h"

G_BEGIN_DECLS

/**
 * JinMonthGrid: six weeks of days from Monday, for mouse and keyboard.
 *
 * Signals beside those of #JinCalendarView: "month-changed": read it with the getter.
 */
#define JIN_TYPE_MONTH_GRID (jin_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (JinMonthGrid, jin_month_grid, JIN, MONTH_GRID, GtkWidget)

GtkWidget *jin_month_grid_new (void);
void       jin_month_grid_set_today (JinMonthGrid *self, JinDate today);
/* Turns to the day's month and selects the day. */
void    jin_month_grid_select (JinMonthGrid *self, JinDate day);
JinDate jin_month_grid_get_selected (JinMonthGrid *self);
/* The first of the month that is shown. */
JinDate jin_month_grid_get_month (JinMonthGrid *self);
void    jin_month_grid_focus (JinMonthGrid *self);
/* @days: (nullable): what is known; cells of other days are empty. */
void jin_month_grid_set_days (JinMonthGrid *self, JinCalendarDays *days, JinCodeList *types);
/* The activity that keys act upon; 0 for none. */
void   jin_month_grid_set_chosen (JinMonthGrid *self, gint64 activity);
gint64 jin_month_grid_get_chosen (JinMonthGrid *self);
/* (transfer full) (element-type JinRecord): of the days that are shown, by start. */
GPtrArray *jin_month_grid_get_activities (JinMonthGrid *self, JinDate day);

G_END_DECLS
