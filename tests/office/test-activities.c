/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-fixed-day.h"
#include "base/jin-minute.h"
#include "office-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-holiday.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"
#include "office/jin-venue.h"
#include "store/jin-store.h"
#include "tests/folder.h"

#include <glib/gstdio.h>

/* Activities in a real database: what their hints ask it, and the days off that it knows from the first day on. */

typedef struct
{
  char      *folder;
  JinStore  *store;
  JinContext context;
  gint64     venue;
  gint64     branch;
  gint64     person;
} Fixture;

static gint64
commit (Fixture *self, JinRecord *record, char **found)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  g_autoptr (GPtrArray)  issues = NULL;
  g_autoptr (GString)    rules = g_string_new (NULL);
  g_autoptr (GError)     error = NULL;

  jin_changes_put (changes, record, NULL, JIN_DATE_NONE);
  jin_store_commit (self->store, changes, &self->context, &issues, &error);
  g_assert_no_error (error);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const JinIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (rules, "%s%s.%s", i > 0 ? " " : "", issue->rule, jin_entity_field (jin_record_get_entity (record), issue->field)->name);
    }
  if (found != NULL)
    *found = g_string_free (g_steal_pointer (&rules), FALSE);
  return jin_record_get_id (record);
}

static gint64
add_named (Fixture *self, const JinEntity *entity, const char *name)
{
  g_autoptr (JinRecord) record = jin_record_new (entity);

  jin_record_set_text (record, entity->title, name);
  return commit (self, record, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  self->folder = g_dir_make_tmp ("jinqiu-activities-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "office.db", NULL);
  self->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  self->context = fixture_context ();
  self->venue = add_named (self, &jin_venue_entity, "金秋家园");
  self->branch = add_named (self, &jin_organisation_entity, "第一党支部");
  self->person = add_named (self, &jin_person_entity, "张三");
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
add_activity (Fixture *self, const char *values, gint64 venue, gint64 branch, char **found)
{
  g_autoptr (JinRecord) activity = fixture_record (&jin_activity_entity, values);

  jin_record_set_ref (activity, JIN_ACTIVITY_VENUE, venue, "金秋家园");
  jin_record_set_ref (activity, JIN_ACTIVITY_ORGANISATION, branch, "");
  return commit (self, activity, found);
}

static void
add_attendance (Fixture *self, gint64 activity, const char *values)
{
  g_autoptr (JinRecord) row = fixture_record (&jin_attendance_entity, values);

  jin_record_set_ref (row, JIN_ATTENDANCE_ACTIVITY, activity, "");
  jin_record_set_ref (row, JIN_ATTENDANCE_PERSON, self->person, "");
  commit (self, row, NULL);
}

static void
test_clashes (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *values;
    gboolean    venue;
    gboolean    branch;
    const char *found;
  } cases[] = {
      /* Kept: 09:00–11:00. Begins within, ends within, around it, the same minute. */
      {"title=甲|start=2026-12-15T10:30|end=2026-12-15T12:00", TRUE, FALSE, "R84.venue"},
      {"title=甲|start=2026-12-15T08:30|end=2026-12-15T09:01", TRUE, TRUE, "R84.venue R84.start"},
      {"title=甲|start=2026-12-15T08:00|end=2026-12-15T12:00", FALSE, TRUE, "R84.start"},
      {"title=甲|start=2026-12-15T09:00", TRUE, FALSE, "R84.venue"},
      /* One after the other */
      {"title=甲|start=2026-12-15T11:00|end=2026-12-15T12:00", TRUE, TRUE, ""},
      {"title=甲|start=2026-12-15T08:00|end=2026-12-15T09:00", TRUE, TRUE, ""},
      /* Elsewhere, and another day */
      {"title=甲|start=2026-12-15T10:00|end=2026-12-15T12:00", FALSE, FALSE, ""},
      {"title=甲|start=2026-12-16T10:00|end=2026-12-16T12:00", TRUE, TRUE, ""},
  };
  gint64 kept = add_activity (self, "title=主题党日|start=2026-12-15T09:00|end=2026-12-15T11:00", self->venue, self->branch, NULL);

  g_assert_cmpint (kept, >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char       *found = NULL;
      gint64                 id = add_activity (self, cases[i].values, cases[i].venue ? self->venue : 0, cases[i].branch ? self->branch : 0, &found);
      g_autoptr (JinRecord)  added = jin_store_get (self->store, &jin_activity_entity, id, NULL);
      g_autoptr (JinChanges) changes = jin_changes_new ("away");

      g_test_message ("%s", cases[i].values);
      g_assert_cmpstr (found, ==, cases[i].found);
      jin_changes_delete (changes, added);
      g_assert_cmpint (jin_store_commit (self->store, changes, &self->context, NULL, NULL), >, 0);
    }
}

/* Somebody on both lists at the same time */
static void
test_clash_of_people (Fixture *self, gconstpointer data)
{
  gint64                first = add_activity (self, "title=主题党日|start=2026-12-15T09:00|end=2026-12-15T11:00", 0, 0, NULL);
  gint64                second = add_activity (self, "title=座谈会|start=2026-12-15T10:00|end=2026-12-15T11:00", 0, 0, NULL);
  g_autoptr (JinRecord) activity = NULL;
  g_autofree char      *alone = NULL, *both = NULL, *later = NULL;

  add_attendance (self, first, "answer=coming");
  activity = jin_store_get (self->store, &jin_activity_entity, second, NULL);
  alone = fixture_check (activity, JIN_LOOKUP (self->store));
  g_assert_cmpstr (alone, ==, "");
  add_attendance (self, second, "answer=told");
  both = fixture_check (activity, JIN_LOOKUP (self->store));
  g_assert_cmpstr (both, ==, "H:R84");
  jin_record_set_int (activity, JIN_ACTIVITY_START, jin_minute_from (JIN_DATE (2026, 12, 15), 11, 0));
  jin_record_set_int (activity, JIN_ACTIVITY_END, jin_minute_from (JIN_DATE (2026, 12, 15), 12, 0));
  later = fixture_check (activity, JIN_LOOKUP (self->store));
  g_assert_cmpstr (later, ==, "");
}

static void
test_consent (Fixture *self, gconstpointer data)
{
  gint64                outing = add_activity (self, "title=参观|types=10|start=2026-11-15T09:00", 0, 0, NULL);
  g_autoptr (JinRecord) activity = jin_store_get (self->store, &jin_activity_entity, outing, NULL);
  g_autofree char      *missing = NULL, *signed_too = NULL;

  g_assert_cmpstr (jin_record_get_text (activity, JIN_ACTIVITY_STATE), ==, JIN_ACTIVITY_STATE_HELD);
  add_attendance (self, outing, "state=1");
  missing = fixture_check (activity, JIN_LOOKUP (self->store));
  g_assert_cmpstr (missing, ==, "H:R77");
  {
    JinQuery               query = {.entity = &jin_attendance_entity, .context = self->context};
    g_autoptr (GPtrArray)  rows = jin_store_query (self->store, &query, 0, NULL, NULL);
    g_autoptr (JinRecord)  row = jin_record_copy (rows->pdata[0]);
    g_autoptr (JinChanges) changes = jin_changes_new ("sign");

    jin_record_set_int (row, JIN_ATTENDANCE_CONSENT, 1);
    jin_changes_put (changes, row, rows->pdata[0], JIN_DATE_NONE);
    g_assert_cmpint (jin_store_commit (self->store, changes, &self->context, NULL, NULL), >, 0);
  }
  signed_too = fixture_check (activity, JIN_LOOKUP (self->store));
  g_assert_cmpstr (signed_too, ==, "");
}

/* Without a place of its own, an activity is where its venue is. */
static void
test_place (Fixture *self, gconstpointer data)
{
  gint64                id = add_activity (self, "title=学习|start=2026-12-15T09:00", self->venue, 0, NULL);
  gint64                other = add_activity (self, "title=学习|start=2026-12-16T09:00|place=二楼会议室", self->venue, 0, NULL);
  g_autoptr (JinRecord) there = jin_store_get (self->store, &jin_activity_entity, id, NULL);
  g_autoptr (JinRecord) upstairs = jin_store_get (self->store, &jin_activity_entity, other, NULL);

  g_assert_cmpstr (jin_record_get_text (there, JIN_ACTIVITY_PLACE), ==, "金秋家园");
  g_assert_cmpstr (jin_record_get_text (upstairs, JIN_ACTIVITY_PLACE), ==, "二楼会议室");
}

/* The notices for 2024 to 2026, as the State Council announced them. */
static void
test_holidays (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *day;
    gboolean    working;
  } cases[] = {
      /* 2024: 春节 10–17 February, working on the Sundays 4 and 18 */
      {"2024-02-04", TRUE},
      {"2024-02-09", TRUE},
      {"2024-02-16", FALSE},
      {"2024-02-18", TRUE},
      {"2024-04-07", TRUE},
      {"2024-05-03", FALSE},
      {"2024-05-11", TRUE},
      {"2024-09-14", TRUE},
      {"2024-09-16", FALSE},
      {"2024-10-07", FALSE},
      {"2024-10-12", TRUE},
      /* 2025 */
      {"2025-01-02", TRUE},
      {"2025-01-26", TRUE},
      {"2025-02-04", FALSE},
      {"2025-04-27", TRUE},
      {"2025-05-05", FALSE},
      {"2025-06-02", FALSE},
      {"2025-09-28", TRUE},
      {"2025-10-08", FALSE},
      {"2025-10-09", TRUE},
      {"2025-10-11", TRUE},
      /* 2026 */
      {"2026-01-02", FALSE},
      {"2026-01-04", TRUE},
      {"2026-02-14", TRUE},
      {"2026-02-23", FALSE},
      {"2026-02-28", TRUE},
      {"2026-04-06", FALSE},
      {"2026-05-09", TRUE},
      {"2026-09-20", TRUE},
      {"2026-10-07", FALSE},
      {"2026-10-10", TRUE},
      {"2026-11-20", TRUE},
  };
  const JinFixedDay          fifteenth = {.day = 15};
  JinQuery                   query = {.entity = &jin_holiday_entity, .context = self->context};
  g_autoptr (GPtrArray)      rows = jin_store_query (self->store, &query, 0, NULL, NULL);
  g_autoptr (JinHolidayList) list = jin_holiday_list_new (rows);
  JinDate                    february = jin_fixed_day (2026, 2, &fifteenth, &list->holidays);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].day);
      g_assert_cmpint (jin_is_working_day (jin_date_parse_iso (cases[i].day), &list->holidays), ==, cases[i].working);
    }
  /* R79: the fifteenth and the week after are off, so it is the working Saturday before. */
  g_assert_true (jin_date_equal (february, JIN_DATE (2026, 2, 14)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/office/activities/clashes", Fixture, NULL, set_up, test_clashes, tear_down);
  g_test_add ("/office/activities/clash-of-people", Fixture, NULL, set_up, test_clash_of_people, tear_down);
  g_test_add ("/office/activities/consent", Fixture, NULL, set_up, test_consent, tear_down);
  g_test_add ("/office/activities/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/office/activities/holidays", Fixture, NULL, set_up, test_holidays, tear_down);
  return g_test_run ();
}
