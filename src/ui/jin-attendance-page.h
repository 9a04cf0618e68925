/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-attendance-sheet.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinAttendancePage: who came to an activity, by mouse or by keyboard alone: typing a name and Enter marks present, the keys
 * 1…9 set the state of the row with the keyboard and go on to the next.
 */
#define JIN_TYPE_ATTENDANCE_PAGE (jin_attendance_page_get_type ())
G_DECLARE_FINAL_TYPE (JinAttendancePage, jin_attendance_page, JIN, ATTENDANCE_PAGE, JinPage)

JinPage *jin_attendance_page_new (JinWindow *window, gint64 activity);
/* (nullable): none while it is being read. */
JinAttendanceSheet *jin_attendance_page_get_sheet (JinAttendancePage *self);

G_END_DECLS
