/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "report/jin-annual-record.h"
#include "report/jin-timeline-read.h"
#include "tests/folder.h"

/* Everything that touched a person, and what of it stands on the sheet of a year. */

typedef struct
{
  char     *folder;
  JinStore *store;
  gint64    person;
} Fixture;

static gint64
commit (Fixture *self, JinRecord *record)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  g_autoptr (GError)     error = NULL;
  JinContext             context = jin_context_now ();

  jin_changes_put (changes, record, NULL, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (self->store, changes, &context, NULL, &error), >, 0);
  g_assert_no_error (error);
  return jin_record_get_id (record);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) person = jin_record_new (&jin_person_entity);
  g_autofree char      *path = NULL;

  self->folder = g_dir_make_tmp ("jinqiu-timeline-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "office.db", NULL);
  self->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  jin_record_set_text (person, JIN_PERSON_NAME, "张三");
  self->person = commit (self, person);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  jin_store_close (self->store);
  g_clear_object (&self->store);
  test_remove_folder (self->folder);
  g_free (self->folder);
}

static void
add_visit (Fixture *self, JinDate day, const char *leader, const char *note)
{
  g_autoptr (JinRecord) visit = jin_record_new (&jin_visit_entity);

  jin_record_set_ref (visit, JIN_VISIT_PERSON, self->person, "");
  jin_record_set_text (visit, JIN_VISIT_TYPE, JIN_VISIT_FESTIVAL);
  jin_record_set_date (visit, JIN_VISIT_DATE, day);
  jin_record_set_text (visit, JIN_VISIT_LEADER, leader);
  jin_record_set_text (visit, JIN_VISIT_FEEDBACK, "家中有困难");
  jin_record_set_text (visit, JIN_VISIT_NOTE, note);
  commit (self, visit);
}

static void
attend (Fixture *self, JinMinute start, int minutes, const char *state)
{
  g_autoptr (JinRecord) activity = jin_record_new (&jin_activity_entity);
  g_autoptr (JinRecord) attendance = jin_record_new (&jin_attendance_entity);

  jin_record_set_text (activity, JIN_ACTIVITY_TITLE, "学习全会精神");
  jin_record_set_text (activity, JIN_ACTIVITY_TYPES, JIN_ACTIVITY_TYPE_THEME_DAY);
  jin_record_set_int (activity, JIN_ACTIVITY_START, start);
  if (minutes > 0)
    jin_record_set_int (activity, JIN_ACTIVITY_END, start + minutes);
  jin_record_set_ref (attendance, JIN_ATTENDANCE_ACTIVITY, commit (self, activity), "");
  jin_record_set_ref (attendance, JIN_ATTENDANCE_PERSON, self->person, "");
  jin_record_set_text (attendance, JIN_ATTENDANCE_STATE, state);
  commit (self, attendance);
}

/* Newest first, whatever dates an entry: a day, a month, or the minute of the activity that was attended. */
static void
test_order (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = {"2026-03-01", "2026-02-10", "2026-02-09T09:00", "2026-01", "2025-09-01"};
  g_autoptr (GPtrArray)    items = NULL;
  g_autoptr (GError)       error = NULL;
  guint                    n = 0;

  add_visit (self, JIN_DATE (2025, 9, 1), "甲", NULL);
  add_visit (self, JIN_DATE (2026, 2, 10), "乙", NULL);
  add_visit (self, JIN_DATE (2026, 1, 0), "丙", NULL);
  add_visit (self, JIN_DATE (2026, 3, 1), "丁", NULL);
  attend (self, jin_minute_from (JIN_DATE (2026, 2, 9), 9, 0), 0, JIN_ATTENDED);
  items = jin_timeline_read (self->store, &jin_person_entity, self->person, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      JinTimelineItem *item = g_ptr_array_index (items, i);

      g_assert_null (strchr (item->sentence, '{'));
      if (jin_entity_same (item->entity, &jin_visit_entity) || jin_entity_same (item->entity, &jin_attendance_entity))
        {
          g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
          g_assert_cmpstr (item->day, ==, expected[n++]);
        }
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

static char *
dup_rows (JinTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < jin_table_n_rows (table); row++)
    {
      g_string_append (text, jin_table_is_heading (table, row) ? "# " : "");
      for (guint column = 0; column < (jin_table_is_heading (table, row) ? 1 : jin_table_n_columns (table)); column++)
        g_string_append_printf (text, "%s%s", column > 0 ? "|" : "", jin_table_text (table, row, column));
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The year alone, by kind, from its beginning; time counts for who was there; what is sensitive stays away (R95). */
static void
test_year (Fixture *self, gconstpointer data)
{
  g_autoptr (JinRecord) person = jin_store_get (self->store, &jin_person_entity, self->person, NULL);
  g_autoptr (JinTable)  table = NULL;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *rows = NULL;
  JinContext            context = jin_context_now ();

  add_visit (self, JIN_DATE (2025, 12, 31), "甲", NULL);
  add_visit (self, JIN_DATE (2026, 2, 10), "乙", "送到家中");
  attend (self, jin_minute_from (JIN_DATE (2026, 5, 11), 9, 0), 90, JIN_ATTENDED);
  attend (self, jin_minute_from (JIN_DATE (2026, 3, 5), 9, 0), 120, JIN_ATTENDED_ONLINE);
  attend (self, jin_minute_from (JIN_DATE (2026, 4, 8), 14, 30), 45, JIN_ATTENDED_LEAVE);
  attend (self, jin_minute_from (JIN_DATE (2026, 6, 8), 14, 30), 0, JIN_ATTENDED);
  attend (self, jin_minute_from (JIN_DATE (2027, 1, 1), 9, 0), 60, NULL);
  table = jin_report_annual_record (self->store, person, 2026, "记实表", &context, NULL, &error);
  g_assert_no_error (error);
  rows = dup_rows (table);
  g_assert_cmpstr (rows, ==,
                   "# 组织生活和活动（4项，共3小时30分）\n"
                   "2026.03.05|主题党日|学习全会精神：线上参加|2小时|\n"
                   "2026.04.08|主题党日|学习全会精神：请假||\n"
                   "2026.05.11|主题党日|学习全会精神：参加|1小时30分|\n"
                   "2026.06.08|主题党日|学习全会精神：参加||\n"
                   "# 走访慰问（1项）\n"
                   "2026.02.10|节日慰问|慰问领导：乙||送到家中\n");
}

/* A year without entries is a form to write on. */
static void
test_blank (Fixture *self, gconstpointer data)
{
  g_autoptr (JinRecord) person = jin_store_get (self->store, &jin_person_entity, self->person, NULL);
  JinContext            context = jin_context_now ();
  g_autoptr (JinTable)  table = jin_report_annual_record (self->store, person, 1999, "记实表", &context, NULL, NULL);

  g_assert_cmpuint (jin_table_n_rows (table), ==, 0);
  g_assert_cmpuint (jin_table_n_columns (table), ==, 5);
  g_assert_cmpstr (jin_table_column (table, 3)->head, ==, "时长");
}

int
main (int argc, char **argv)
{
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/timeline/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/report/timeline/year", Fixture, NULL, set_up, test_year, tear_down);
  g_test_add ("/report/timeline/blank", Fixture, NULL, set_up, test_blank, tear_down);
  return g_test_run ();
}
