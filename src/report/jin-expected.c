/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-minute.h"
#include "office/jin-absence.h"
#include "office/jin-activity.h"
#include "office/jin-rules-absence.h"
#include "report/jin-expected.h"
#include "report/jin-question.h"

/* Members of the organisation and of what lies beneath it, in the order of the roster. */
static GPtrArray *
query_members (JinStore *store, gint64 organisation, JinDate day, GCancellable *cancellable, GError **error)
{
  static const JinChartSpec members = {.entity = &jin_person_entity, .counts = JIN_COUNTS_MEMBERS, .organisation = "branch"};
  JinScope                  scope = {.organisation = organisation, .from = day, .until = day, .as_of = day};
  g_auto (JinQuestion)      question = {0};
  g_autoptr (JinFilter)     filter = NULL;
  g_autoptr (GError)        local = NULL;

  if (!jin_question_init (&question, store, &members, &scope, cancellable, error))
    return NULL;
  filter = jin_filter_parse (jin_store_get_entities (store), &jin_person_entity, question.base, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  JinQuery query = {&jin_person_entity, filter, NULL, question.context};
  return jin_store_query (store, &query, 0, cancellable, error);
}

/* Ids of those who are mobile members on the day (R66). */
static GHashTable *
find_mobile (JinStore *store, JinDate day, GCancellable *cancellable, GError **error)
{
  g_autofree char       *iso = jin_date_to_iso (day);
  g_autofree char       *text = g_strdup_printf ("direction=out and from<=%s and (until is empty or until>%s)", iso, iso);
  g_autoptr (JinFilter)  filter = jin_filter_parse (jin_store_get_entities (store), &jin_absence_entity, text, error);
  g_autoptr (GPtrArray)  rows = NULL;
  g_autoptr (GHashTable) mobile = NULL;

  if (filter == NULL)
    return NULL;
  JinQuery query = {&jin_absence_entity, filter, NULL, jin_context_now ()};
  rows = jin_store_query (store, &query, 0, cancellable, error);
  if (rows == NULL)
    return NULL;
  mobile = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      JinRecord *absence = g_ptr_array_index (rows, i);
      gint64     person = jin_record_get_ref (absence, JIN_ABSENCE_PERSON);

      if (jin_absence_is_mobile (jin_record_get_date (absence, JIN_ABSENCE_FROM),
                                 jin_record_get_date (absence, JIN_ABSENCE_PLANNED_UNTIL),
                                 jin_record_get_date (absence, JIN_ABSENCE_UNTIL), day))
        g_hash_table_add (mobile, g_memdup2 (&person, sizeof person));
    }
  return g_steal_pointer (&mobile);
}

/**
 * jin_report_expected:
 * @store: where the rows stand
 * @activity: a meeting of an organisation
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * The members of its organisation on that day without those who are away as mobile members (R30); whom the branch
 * exempts is known to its attendance entries alone.
 *
 * Returns: (transfer full) (element-type JinRecord): people, in the order of the roster; none without an organisation;
 *   %NULL on failure
 */
GPtrArray *
jin_report_expected (JinStore *store, JinRecord *activity, GCancellable *cancellable, GError **error)
{
  gint64                 organisation;
  JinDate                day;
  g_autoptr (GPtrArray)  members = NULL;
  g_autoptr (GPtrArray)  expected = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) mobile = NULL;

  g_return_val_if_fail (JIN_IS_STORE (store) && JIN_IS_RECORD (activity), NULL);

  organisation = jin_record_get_ref (activity, JIN_ACTIVITY_ORGANISATION);
  if (organisation == 0)
    return g_steal_pointer (&expected);
  day = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));
  members = query_members (store, organisation, day, cancellable, error);
  if (members == NULL)
    return NULL;
  mobile = find_mobile (store, day, cancellable, error);
  if (mobile == NULL)
    return NULL;
  for (guint i = 0; i < members->len; i++)
    {
      JinRecord *member = g_ptr_array_index (members, i);
      gint64     id = jin_record_get_id (member);

      if (!g_hash_table_contains (mobile, &id))
        g_ptr_array_add (expected, g_object_ref (member));
    }
  return g_steal_pointer (&expected);
}
