/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 到会率 as a ring, drawn as the charts draw theirs; its numbers are its accessible name. */
#define JIN_TYPE_ATTENDANCE_RING (jin_attendance_ring_get_type ())
G_DECLARE_FINAL_TYPE (JinAttendanceRing, jin_attendance_ring, JIN, ATTENDANCE_RING, GtkWidget)

void jin_attendance_ring_set (JinAttendanceRing *self, int present, int expected);

G_END_DECLS
