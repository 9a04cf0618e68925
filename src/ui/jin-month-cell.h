/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/jin-code-list.h"
#include "ui/jin-calendar-days.h"

G_BEGIN_DECLS

/**
 * JinMonthCell: one day of a month view, drawn: number, lunar day, a dot where a branch has its fixed day, and a bar an
 * activity as far as there is room.  A grid cell that a screen reader reads as one sentence.
 */
#define JIN_TYPE_MONTH_CELL (jin_month_cell_get_type ())
G_DECLARE_FINAL_TYPE (JinMonthCell, jin_month_cell, JIN, MONTH_CELL, GtkWidget)

typedef enum {
  JIN_MONTH_CELL_OTHER_MONTH = 1 << 0,
  JIN_MONTH_CELL_TODAY = 1 << 1,
  JIN_MONTH_CELL_SELECTED = 1 << 2,
  JIN_MONTH_CELL_TARGET = 1 << 3, /* something is being dragged here */
} JinMonthCellFlags;

GtkWidget *jin_month_cell_new (void);
void       jin_month_cell_set_day (JinMonthCell *self, JinDate day);
JinDate    jin_month_cell_get_day (JinMonthCell *self);
void       jin_month_cell_set_flags (JinMonthCell *self, JinMonthCellFlags mask, JinMonthCellFlags flags);
/* @content: (nullable): what stands on the day; not known yet without. */
void  jin_month_cell_set_content (JinMonthCell *self, const JinCalendarDay *content, JinCodeList *types);
void  jin_month_cell_set_chosen (JinMonthCell *self, gint64 activity);
guint jin_month_cell_get_n_activities (JinMonthCell *self);
/* Where a bar stands: the activity's id, or 0. */
gint64 jin_month_cell_pick_activity (JinMonthCell *self, double x, double y);

G_END_DECLS
