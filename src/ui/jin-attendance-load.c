/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "report/jin-expected.h"
#include "ui/jin-attendance-private.h"

static GPtrArray *
query (JinStore *store, const JinEntity *entity, const char *condition, const char *order, gsize limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), entity, condition, error);
  g_autoptr (GArray)    sorts = NULL;

  if (filter == NULL)
    return NULL;
  if (order != NULL)
    {
      sorts = jin_sort_parse (entity, order, error);
      if (sorts == NULL)
        return NULL;
    }
  JinQuery asked = {entity, filter, sorts, jin_context_now ()};
  return jin_store_query (store, &asked, limit, cancellable, error);
}

static GPtrArray *
query_entries (JinStore *store, gint64 activity, GCancellable *cancellable, GError **error)
{
  g_autofree char *condition = g_strdup_printf ("activity=%" G_GINT64_FORMAT, activity);

  return query (store, &jin_attendance_entity, condition, NULL, 0, cancellable, error);
}

/* The last activity of the same organisation that has names. */
static gboolean
load_previous (JinAttendanceSheet *self, JinStore *store, GCancellable *cancellable, GError **error)
{
  gint64                organisation = jin_record_get_ref (self->activity, JIN_ACTIVITY_ORGANISATION);
  g_autofree char      *start = jin_minute_to_iso (jin_record_get_int (self->activity, JIN_ACTIVITY_START));
  g_autofree char      *condition = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (organisation == 0)
    return TRUE;
  condition = g_strdup_printf ("organisation=%" G_GINT64_FORMAT " and start<%s and any(attendance)", organisation, start);
  found = query (store, &jin_activity_entity, condition, "-start", 1, cancellable, error);
  if (found == NULL)
    return FALSE;
  if (found->len == 0)
    return TRUE;
  self->previous = g_object_ref (g_ptr_array_index (found, 0));
  self->previous_entries = query_entries (store, jin_record_get_id (self->previous), cancellable, error);
  return self->previous_entries != NULL;
}

/* Row of each person: borrowed from @rows. */
static GHashTable *
index_by_person (GPtrArray *rows)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      JinRecord *row = g_ptr_array_index (rows, i);
      gint64     person = row != NULL ? jin_record_get_ref (row, JIN_ATTENDANCE_PERSON) : 0;

      if (person != 0)
        g_hash_table_insert (table, g_memdup2 (&person, sizeof person), row);
    }
  return table;
}

static void
take_person (JinAttendanceSheet *self, gint64 id, const char *name, JinRecord *row)
{
  gboolean guest = row != NULL && jin_record_get_int (row, JIN_ATTENDANCE_GUEST) != 0;

  jin_attendance_sheet_take_entry (self, jin_attendance_entry_new (id, name, guest, row));
}

/* Those expected, then those who have a row although they are not (mobile members, guests, people who moved since). */
static void
fill (JinAttendanceSheet *self, GPtrArray *people, GPtrArray *rows)
{
  g_autoptr (GHashTable) by_person = index_by_person (rows);

  for (guint i = 0; i < people->len; i++)
    {
      JinRecord *person = g_ptr_array_index (people, i);
      gint64     id = jin_record_get_id (person);

      take_person (self, id, jin_record_get_title (person), g_hash_table_lookup (by_person, &id));
      g_hash_table_remove (by_person, &id);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      JinRecord *kept = g_ptr_array_index (rows, i);
      gint64     id = kept != NULL ? jin_record_get_ref (kept, JIN_ATTENDANCE_PERSON) : 0;

      if (id != 0 && g_hash_table_remove (by_person, &id))
        take_person (self, id, jin_record_get_ref_title (kept, JIN_ATTENDANCE_PERSON), kept);
    }
}

/* 免到 is agreed once for a branch, not each time: a list without any entry begins with that of the time before. */
static void
take_exemptions (JinAttendanceSheet *self)
{
  g_autoptr (GHashTable) before = index_by_person (self->previous_entries);

  for (guint i = 0; i < self->entries->len; i++)
    {
      JinAttendanceEntry *entry = g_ptr_array_index (self->entries, i);
      gint64              person = jin_attendance_entry_get_person (entry);
      JinRecord          *row = g_hash_table_lookup (before, &person);

      if (row != NULL && jin_record_get_int (row, JIN_ATTENDANCE_EXEMPT) != 0)
        jin_attendance_entry_assume_exempt (entry);
    }
}

/**
 * jin_attendance_sheet_load:
 * @store: where the rows stand
 * @activity: id of the activity
 * @cancellable: (nullable): to give up
 * @error: %JIN_ERROR_NOT_FOUND when it is gone, else as of jin_store_query()
 *
 * Reads who is expected (R30), what is registered, and the time before. Blocks.
 *
 * Returns: (transfer full): the sheet, %NULL on failure
 */
JinAttendanceSheet *
jin_attendance_sheet_load (JinStore *store, gint64 activity, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinRecord)          record = jin_store_get (store, &jin_activity_entity, activity, error);
  g_autoptr (JinAttendanceSheet) self = NULL;
  g_autoptr (GPtrArray)          people = NULL;
  g_autoptr (GPtrArray)          rows = NULL;

  if (record == NULL)
    return NULL;
  self = jin_attendance_sheet_new (record, jin_store_get_list (store, "attendance"));
  people = jin_report_expected (store, record, cancellable, error);
  if (people == NULL)
    return NULL;
  rows = query_entries (store, activity, cancellable, error);
  if (rows == NULL || !load_previous (self, store, cancellable, error))
    return NULL;
  fill (self, people, rows);
  if (rows->len == 0)
    take_exemptions (self);
  jin_attendance_sheet_rebuild (self);
  return g_steal_pointer (&self);
}
