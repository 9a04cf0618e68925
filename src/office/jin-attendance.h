/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"
#include "office/jin-rules-meeting.h"
#include "record/jin-code-list.h"

G_BEGIN_DECLS

/* Attendance of one person at one activity (E21, R30). */
enum {
  JIN_ATTENDANCE_ACTIVITY = JIN_FIELD_ID (JIN_ENTITY_ATTENDANCE, 0),
  JIN_ATTENDANCE_PERSON,
  JIN_ATTENDANCE_STATE,
  JIN_ATTENDANCE_ANSWER,
  JIN_ATTENDANCE_BY_FAMILY,
  JIN_ATTENDANCE_CONSENT,
  JIN_ATTENDANCE_EXEMPT,
  JIN_ATTENDANCE_GUEST,
  JIN_ATTENDANCE_INFORMED,
  JIN_ATTENDANCE_NOTE,
  JIN_ATTENDANCE_END_,
};
#define JIN_ATTENDANCE_N_FIELDS (JIN_ATTENDANCE_END_ - JIN_ATTENDANCE_ACTIVITY)

void     jin_attendance_count (GPtrArray *rows, JinCodeList *states, JinAttendanceCount *count);
void     jin_attendance_write (const JinAttendanceCount *count, JinRecord *activity);
gboolean jin_attendance_was_present (JinRecord *row, JinCodeList *states);

G_END_DECLS
