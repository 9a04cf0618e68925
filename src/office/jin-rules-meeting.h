/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Column "counts" of the code list `attendance` (E21). */
typedef enum {
  JIN_ATTENDANCE_UNKNOWN = 0, /* not recorded: never absent */
  JIN_ATTENDANCE_PRESENT = 1, /* on the spot or online */
  JIN_ATTENDANCE_REACHED = 2, /* 送学上门 */
  JIN_ATTENDANCE_EXCUSED = 3,
  JIN_ATTENDANCE_ABSENT = 4,
  JIN_ATTENDANCE_ELSE = 5,
} JinAttendanceMeaning;

/**
 * JinAttendanceCount:
 * @members: all members of the organisation on that day, exempt ones too
 * @expected: 应到
 * @present: 实到
 * @leave: 请假
 * @home_study: 送学上门
 * @guests: people of other branches who came; in no rate
 */
typedef struct
{
  int members;
  int expected;
  int present;
  int leave;
  int home_study;
  int guests;
} JinAttendanceCount;

void jin_attendance_add (JinAttendanceCount *count, JinAttendanceMeaning meaning, gboolean exempt, gboolean guest);
void jin_attendance_rates (const JinAttendanceCount *count, int *rate, int *coverage);

/* A month of one person's monthly meetings (R31). */
typedef enum {
  JIN_MONTH_EMPTY,   /* no event at which the person was expected */
  JIN_MONTH_REACHED, /* present, excused or reached at home at least once */
  JIN_MONTH_MISSED,
} JinMonth;

typedef enum {
  JIN_LONG_ABSENCE_NONE,
  JIN_LONG_ABSENCE_WATCH, /* three months: 关注 */
  JIN_LONG_ABSENCE_ASK,   /* six months: 请支部了解情况 */
} JinLongAbsence;

JinMonth       jin_month_of (int expected, int reached);
int            jin_months_missed (const JinMonth *months, guint n_months);
JinLongAbsence jin_long_absence (int months_missed, int age, gboolean exempt, gboolean mobile);

gboolean jin_vote_is_valid (int present, int expected, gboolean strict);
gboolean jin_vote_is_passed (int yes, int expected);
int      jin_committee_quorum (int size);
int      jin_election_quorum (int expected);
int      jin_election_expected (int full, int excluded, gboolean superior_agrees, gboolean meeting_approves);
gboolean jin_candidate_is_elected (int yes, int expected);
guint    jin_election_result (const int *votes, guint n_votes, guint seats, int expected, gboolean *tie);
int      jin_candidates_needed (int seats);

G_END_DECLS
