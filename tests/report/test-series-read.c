/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "report/jin-series-read.h"
#include "store/jin-store-history.h"
#include "tests/folder.h"

/* Series in a real database: made, edited with attendance kept, and each edit undone as one. */

static const JinDate today = {2026, 11, 20};

typedef struct
{
  char     *folder;
  JinStore *store;
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
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  self->folder = g_dir_make_tmp ("jinqiu-series-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "office.db", NULL);
  self->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  jin_store_close (self->store);
  g_clear_object (&self->store);
  test_remove_folder (self->folder);
  g_free (self->folder);
}

static gint64
commit_changes (Fixture *self, JinChanges *changes)
{
  g_autoptr (GError) error = NULL;
  JinContext         context = jin_context_now ();
  gint64             transaction = jin_store_commit (self->store, changes, &context, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (transaction, >, 0);
  return transaction;
}

/* The fifteenth of each month from October on, moved off holidays; gives the series. */
static gint64
begin (Fixture *self)
{
  g_autoptr (JinHolidayList) holidays = jin_report_holidays (self->store, NULL, NULL);
  g_autoptr (JinChanges)     changes = jin_changes_new ("begin");
  g_autoptr (JinRecord)      first = jin_record_new (&jin_activity_entity);
  g_autoptr (GError)         error = NULL;
  JinSeriesRule              rule = {"FREQ=MONTHLY;BYMONTHDAY=15", JIN_SHIFT_NEXT};

  jin_record_set_text (first, JIN_ACTIVITY_TITLE, "主题党日");
  jin_record_set_text (first, JIN_ACTIVITY_TYPES, JIN_ACTIVITY_TYPE_THEME_DAY);
  jin_record_set_text (first, JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_PLANNED);
  jin_record_set_int (first, JIN_ACTIVITY_START, jin_minute_from (JIN_DATE (2026, 10, 15), 9, 0));
  g_assert_true (jin_series_begin (changes, first, NULL, &rule, &holidays->holidays, today, &error));
  g_assert_no_error (error);
  commit_changes (self, changes);
  return jin_record_get_id (jin_changes_get (changes, 0)->record);
}

/* Every activity there is: day, state, place. */
static char *
rows_of (Fixture *self)
{
  JinQuery              query = {.entity = &jin_activity_entity, .context = jin_context_now ()};
  g_autoptr (GArray)    sorts = jin_sort_parse (&jin_activity_entity, "start", NULL);
  g_autoptr (GPtrArray) rows = NULL;
  GString              *text = g_string_new (NULL);

  query.sorts = sorts;
  rows = jin_store_query (self->store, &query, 0, NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *start = jin_minute_to_iso (jin_record_get_int (rows->pdata[i], JIN_ACTIVITY_START));

      g_string_append_printf (text, "%.10s %s%s\n", start, jin_record_get_text (rows->pdata[i], JIN_ACTIVITY_STATE), jin_record_get_text (rows->pdata[i], JIN_ACTIVITY_PLACE));
    }
  return g_string_free (text, FALSE);
}

static gint64
count (Fixture *self, const JinEntity *entity)
{
  JinQuery query = {.entity = entity, .context = jin_context_now ()};

  return jin_store_count (self->store, &query, NULL, NULL);
}

static void
attend (Fixture *self, JinRecord *activity)
{
  g_autoptr (JinRecord) person = jin_record_new (&jin_person_entity);
  g_autoptr (JinRecord) row = jin_record_new (&jin_attendance_entity);

  jin_record_set_text (person, JIN_PERSON_NAME, "张三");
  jin_record_set_ref (row, JIN_ATTENDANCE_PERSON, commit (self, person), "");
  jin_record_set_ref (row, JIN_ATTENDANCE_ACTIVITY, jin_record_get_id (activity), "");
  jin_record_set_text (row, JIN_ATTENDANCE_ANSWER, JIN_ANSWER_COMING);
  commit (self, row);
}

static void
test_edit (Fixture *self, gconstpointer data)
{
  gint64                    series = begin (self);
  g_autofree char          *made = rows_of (self), *undone = NULL, *moved = NULL;
  g_autoptr (JinSeriesRead) read = NULL;
  g_autoptr (JinRecord)     edited = NULL;
  g_autoptr (JinChanges)    changes = jin_changes_new ("move");
  g_autoptr (GError)        error = NULL;
  JinContext                context = jin_context_now ();
  JinRecord                *base;

  g_assert_true (g_str_has_prefix (made, "2026-10-15 planned\n2026-11-16 planned\n2026-12-15 planned\n2027-01-15 planned\n"));
  g_assert_cmpint (count (self, &jin_activity_entity), ==, 15);

  read = jin_report_series (self->store, series, today, NULL, &error);
  g_assert_no_error (error);
  attend (self, read->kept.occurrences->pdata[3]);
  g_clear_pointer (&read, jin_series_read_free);
  read = jin_report_series (self->store, series, today, NULL, &error);
  base = read->kept.occurrences->pdata[2];
  edited = jin_record_copy (base);
  jin_record_set_int (edited, JIN_ACTIVITY_START, jin_minute_from (JIN_DATE (2026, 12, 22), 9, 0));
  g_assert_true (jin_series_edit (changes, &read->kept, base, edited, JIN_SERIES_FOLLOWING, NULL, &error));
  commit_changes (self, changes);
  moved = rows_of (self);
  /* January has an entry of attendance: it stays on its day; the others go to the twenty-second. */
  g_assert_nonnull (strstr (moved, "2026-12-22"));
  g_assert_nonnull (strstr (moved, "2027-01-15"));
  g_assert_nonnull (strstr (moved, "2027-02-22"));
  g_assert_cmpint (count (self, &jin_series_entity), ==, 2);
  g_assert_cmpint (count (self, &jin_attendance_entity), ==, 1);

  /* One step back is all of it. */
  g_assert_cmpint (jin_store_undo (self->store, 0, &context, &error), >, 0);
  g_assert_no_error (error);
  undone = rows_of (self);
  g_assert_cmpstr (undone, ==, made);
  g_assert_cmpint (count (self, &jin_series_entity), ==, 1);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  gint64                    series = begin (self);
  g_autofree char          *made = rows_of (self), *undone = NULL;
  g_autoptr (JinSeriesRead) read = jin_report_series (self->store, series, JIN_DATE (2026, 10, 1), NULL, NULL);
  g_autoptr (JinChanges)    changes = jin_changes_new ("delete");
  g_autoptr (GError)        error = NULL;
  JinContext                context = jin_context_now ();

  jin_series_delete (changes, &read->kept, read->kept.occurrences->pdata[5], JIN_SERIES_ALL);
  commit_changes (self, changes);
  g_assert_cmpint (count (self, &jin_activity_entity), ==, 0);
  g_assert_cmpint (count (self, &jin_series_entity), ==, 0);
  g_assert_cmpint (jin_store_undo (self->store, 0, &context, &error), >, 0);
  g_assert_no_error (error);
  undone = rows_of (self);
  g_assert_cmpstr (undone, ==, made);
}

/* Nothing is missing this year; next January a year comes. */
static void
test_extend (Fixture *self, gconstpointer data)
{
  g_autoptr (JinChanges) none = NULL, more = NULL;
  g_autofree char       *undo = NULL;
  JinContext             context = jin_context_now (), next_year = context;
  g_autoptr (GError)     error = NULL;

  begin (self);
  none = jin_report_extend_series (self->store, today, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jin_changes_get_size (none), ==, 0);
  more = jin_report_extend_series (self->store, JIN_DATE (2027, 1, 4), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jin_changes_get_size (more), ==, 13);
  next_year.today = JIN_DATE (2027, 1, 4);
  g_assert_true (jin_report_continue_series (self->store, &next_year, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (self, &jin_activity_entity), ==, 27);
  /* It was not the operator's doing. */
  undo = jin_store_peek_undo (self->store, &context);
  g_assert_cmpstr (undo, ==, "begin");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/series/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/report/series/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/report/series/extend", Fixture, NULL, set_up, test_extend, tear_down);
  return g_test_run ();
}
