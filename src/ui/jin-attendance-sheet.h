/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"
#include "ui/jin-attendance-entry.h"

G_BEGIN_DECLS

/**
 * JinAttendanceSheet: who is expected at an activity and what is known of them, while it is being written: a GListModel of
 * #JinAttendanceEntry, those expected first, then the exempt, then guests.  No widgets; nothing is kept before
 * jin_attendance_sheet_create_changes() was committed.
 *
 * Signal "changed": a state, a flag or the people are not what they were.
 */
#define JIN_TYPE_ATTENDANCE_SHEET (jin_attendance_sheet_get_type ())
G_DECLARE_FINAL_TYPE (JinAttendanceSheet, jin_attendance_sheet, JIN, ATTENDANCE_SHEET, GObject)

/* Blocks; for jin_store_run_async(). */
JinAttendanceSheet *jin_attendance_sheet_load (JinStore *store, gint64 activity, GCancellable *cancellable, GError **error);
JinRecord          *jin_attendance_sheet_get_activity (JinAttendanceSheet *self);
JinCodeList        *jin_attendance_sheet_get_states (JinAttendanceSheet *self);
/* The states as they are offered, the first nine by the keys 1…9: NULL-terminated, borrowed. */
const JinCode *const *jin_attendance_sheet_get_offered (JinAttendanceSheet *self);

/* Shows only those whom @text fits ("" for all), best first. */
void                jin_attendance_sheet_search (JinAttendanceSheet *self, const char *text);
JinAttendanceEntry *jin_attendance_sheet_find_person (JinAttendanceSheet *self, gint64 person);

/* "" takes a state back. */
void jin_attendance_sheet_mark (JinAttendanceSheet *self, JinAttendanceEntry *entry, const char *code);
void jin_attendance_sheet_set_exempt (JinAttendanceSheet *self, JinAttendanceEntry *entry, gboolean exempt);
/* All who are expected and have no state yet; how many. */
guint jin_attendance_sheet_mark_rest (JinAttendanceSheet *self, const char *code);
/* The branch's activity before this one, for "as last time"; NULL when there is none with names. */
JinRecord *jin_attendance_sheet_get_previous (JinAttendanceSheet *self);
guint      jin_attendance_sheet_take_previous (JinAttendanceSheet *self);
/* Names in any list; those that are not found, or are two people's, come back in @left_over (NULL when none is left). */
guint jin_attendance_sheet_paste (JinAttendanceSheet *self, const char *text, const char *code, char **left_over);
/* Somebody not on the list, present: a guest, or a member of the branch who was not expected (R66). */
JinAttendanceEntry *jin_attendance_sheet_add (JinAttendanceSheet *self, JinRecord *person);
gboolean            jin_attendance_sheet_can_undo (JinAttendanceSheet *self);
void                jin_attendance_sheet_undo (JinAttendanceSheet *self);

void  jin_attendance_sheet_count (JinAttendanceSheet *self, JinAttendanceCount *count);
guint jin_attendance_sheet_count_open (JinAttendanceSheet *self);
/* “应到 22 · 实到 18 · 到会率 81.8%” (transfer full) */
char       *jin_attendance_sheet_sentence (JinAttendanceSheet *self);
gboolean    jin_attendance_sheet_has_changes (JinAttendanceSheet *self);
JinChanges *jin_attendance_sheet_create_changes (JinAttendanceSheet *self);

G_END_DECLS
