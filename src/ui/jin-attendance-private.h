/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-attendance-sheet.h"

G_BEGIN_DECLS

/* What the files of the attendance sheet share. */
struct _JinAttendanceSheet
{
  GObject parent_instance;

  /* Owned */
  JinRecord   *activity;
  JinCodeList *states;
  GPtrArray   *offered;          /* JinCode, borrowed from states; NULL at the end */
  GPtrArray   *entries;          /* JinAttendanceEntry: everybody */
  GPtrArray   *shown;            /* the rows, in order */
  JinRecord   *previous;         /* activity, or NULL */
  GPtrArray   *previous_entries; /* attendance rows of it */
  char        *search;
  GQueue       steps; /* GArray of Step, the last one first */
};

JinAttendanceSheet *jin_attendance_sheet_new (JinRecord *activity, JinCodeList *states);
void                jin_attendance_sheet_take_entry (JinAttendanceSheet *self, JinAttendanceEntry *entry);
void                jin_attendance_sheet_rebuild (JinAttendanceSheet *self);
/* Several marks that are undone together. */
void jin_attendance_sheet_begin (JinAttendanceSheet *self);
void jin_attendance_sheet_put (JinAttendanceSheet *self, JinAttendanceEntry *entry, const char *code);
void jin_attendance_sheet_end (JinAttendanceSheet *self);

G_END_DECLS
