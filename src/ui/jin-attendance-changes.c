/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-clock.h"
#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "ui/jin-attendance-private.h"

/* The sheet becomes one set of changes: entries, and the numbers of the activity that follow from them. */

static gboolean
put_entry (JinAttendanceSheet *self, JinChanges *changes, JinAttendanceEntry *entry)
{
  g_autoptr (JinRecord) record = jin_attendance_entry_create_record (entry, self->activity);
  JinRecord            *base = jin_attendance_entry_get_base (entry);

  if (record != NULL && (base == NULL || jin_attendance_entry_has_changes (entry)))
    jin_changes_put (changes, record, base, JIN_DATE_NONE);
  else if (record == NULL && base != NULL)
    jin_changes_delete (changes, base);
  return record != NULL;
}

/* Without any entry the numbers are unknown again, not nought. */
static void
put_numbers (JinAttendanceSheet *self, JinChanges *changes, gboolean has_entries)
{
  g_autoptr (JinRecord) activity = jin_record_copy (self->activity);
  JinAttendanceCount    count;
  JinDate               day = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));

  jin_attendance_sheet_count (self, &count);
  if (has_entries)
    {
      jin_record_set_int (activity, JIN_ACTIVITY_EXPECTED, count.expected);
      jin_record_set_int (activity, JIN_ACTIVITY_PRESENT, count.present);
      jin_record_set_int (activity, JIN_ACTIVITY_LEAVE, count.leave);
      jin_record_set_int (activity, JIN_ACTIVITY_HOME_STUDY, count.home_study);
    }
  else
    {
      static const int numbers[] = {JIN_ACTIVITY_EXPECTED, JIN_ACTIVITY_PRESENT, JIN_ACTIVITY_LEAVE, JIN_ACTIVITY_HOME_STUDY};

      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        jin_record_take (activity, numbers[i], (JinValue)JIN_VALUE_INIT);
    }
  /* Somebody came to what was planned: it was held. */
  if (count.present > 0 && !jin_date_is_future (day, jin_clock_today ()) &&
      g_str_equal (jin_record_get_text (activity, JIN_ACTIVITY_STATE), JIN_ACTIVITY_STATE_PLANNED))
    jin_record_set_text (activity, JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_HELD);
  jin_changes_put (changes, activity, self->activity, JIN_DATE_NONE);
}

/**
 * jin_attendance_sheet_create_changes:
 * @self: a sheet
 *
 * Returns: (transfer full): every entry that changed, and the activity with 应到, 实到, 请假 and 送学 (R30), to be
 *   committed as one
 */
JinChanges *
jin_attendance_sheet_create_changes (JinAttendanceSheet *self)
{
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;
  gboolean               has_entries = FALSE;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), NULL);
  /* Translators: a line of the history; %s is the activity's title */
  label = g_strdup_printf (_ ("Attendance of “%s”"), jin_record_get_title (self->activity));
  changes = jin_changes_new (label);
  for (guint i = 0; i < self->entries->len; i++)
    has_entries = put_entry (self, changes, g_ptr_array_index (self->entries, i)) || has_entries;
  put_numbers (self, changes, has_entries);
  return g_steal_pointer (&changes);
}
