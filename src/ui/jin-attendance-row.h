/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/jin-attendance-sheet.h"

G_BEGIN_DECLS

/* One person of an attendance list: name, the states as large buttons, whether exempt; above the first of a group its head. */
#define JIN_TYPE_ATTENDANCE_ROW (jin_attendance_row_get_type ())
G_DECLARE_FINAL_TYPE (JinAttendanceRow, jin_attendance_row, JIN, ATTENDANCE_ROW, AdwBin)

GtkWidget          *jin_attendance_row_new (JinAttendanceSheet *sheet);
void                jin_attendance_row_set_entry (JinAttendanceRow *self, JinAttendanceEntry *entry);
JinAttendanceEntry *jin_attendance_row_get_entry (JinAttendanceRow *self);

G_END_DECLS
