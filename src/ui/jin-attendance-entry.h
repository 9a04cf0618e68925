/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-rules-meeting.h"
#include "record/jin-code-list.h"
#include "record/jin-record.h"

G_BEGIN_DECLS

#define JIN_ATTENDANCE_WORST_MATCH 5

/* In which part of the list an entry stands. */
typedef enum {
  JIN_ATTENDANCE_GROUP_EXPECTED,
  JIN_ATTENDANCE_GROUP_EXEMPT,
  JIN_ATTENDANCE_GROUP_GUEST,
} JinAttendanceGroup;

/**
 * JinAttendanceEntry: one person on the attendance list of an activity, as it is being written.
 *
 * Properties "state" (a code, "" while nothing is registered), "exempt", "heading" (whether it is the first of its group):
 * only the sheet sets them.
 */
#define JIN_TYPE_ATTENDANCE_ENTRY (jin_attendance_entry_get_type ())
G_DECLARE_FINAL_TYPE (JinAttendanceEntry, jin_attendance_entry, JIN, ATTENDANCE_ENTRY, GObject)

/* @base: the row that is kept already, or NULL. */
JinAttendanceEntry *jin_attendance_entry_new (gint64 person, const char *name, gboolean guest, JinRecord *base);
gint64              jin_attendance_entry_get_person (JinAttendanceEntry *self);
const char         *jin_attendance_entry_get_name (JinAttendanceEntry *self);
const char         *jin_attendance_entry_get_state (JinAttendanceEntry *self);
void                jin_attendance_entry_set_state (JinAttendanceEntry *self, const char *code);
gboolean            jin_attendance_entry_is_exempt (JinAttendanceEntry *self);
void                jin_attendance_entry_set_exempt (JinAttendanceEntry *self, gboolean exempt);
/* Exempt without anybody having said so for this activity: no change by itself. */
void                 jin_attendance_entry_assume_exempt (JinAttendanceEntry *self);
gboolean             jin_attendance_entry_is_guest (JinAttendanceEntry *self);
gboolean             jin_attendance_entry_is_heading (JinAttendanceEntry *self);
void                 jin_attendance_entry_set_heading (JinAttendanceEntry *self, gboolean heading);
JinAttendanceGroup   jin_attendance_entry_get_group (JinAttendanceEntry *self);
JinAttendanceMeaning jin_attendance_entry_get_meaning (JinAttendanceEntry *self, JinCodeList *states);
gboolean             jin_attendance_entry_has_changes (JinAttendanceEntry *self);
/* How well @text (as typed) fits: 0 not at all, else 1 for the best to JIN_ATTENDANCE_WORST_MATCH. */
guint      jin_attendance_entry_match (JinAttendanceEntry *self, const char *text);
JinRecord *jin_attendance_entry_get_base (JinAttendanceEntry *self);
/* (transfer full) (nullable): the row to be kept; NULL when there is nothing to keep. */
JinRecord *jin_attendance_entry_create_record (JinAttendanceEntry *self, JinRecord *activity);

G_END_DECLS
