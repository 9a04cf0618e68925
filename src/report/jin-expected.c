/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-minute.h"
#include "office/jin-absence.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-partner.h"
#include "office/jin-post.h"
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

static GPtrArray *
query_rows (JinStore *store, const JinEntity *entity, const char *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), entity, text, error);
  JinQuery              query = {entity, filter, NULL, jin_context_now ()};

  return filter != NULL ? jin_store_query (store, &query, 0, cancellable, error) : NULL;
}

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Ids of those who are mobile members on the day (R66). */
static GHashTable *
find_mobile (JinStore *store, JinDate day, GCancellable *cancellable, GError **error)
{
  g_autofree char      *iso = jin_date_to_iso (day);
  g_autofree char      *text = g_strdup_printf ("direction=out and from<=%s and (until is empty or until>%s)", iso, iso);
  g_autoptr (GPtrArray) rows = query_rows (store, &jin_absence_entity, text, cancellable, error);
  GHashTable           *mobile;

  if (rows == NULL)
    return NULL;
  mobile = id_set_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      JinRecord *absence = g_ptr_array_index (rows, i);
      gint64     person = jin_record_get_ref (absence, JIN_ABSENCE_PERSON);

      if (jin_absence_is_mobile (jin_record_get_date (absence, JIN_ABSENCE_FROM),
                                 jin_record_get_date (absence, JIN_ABSENCE_PLANNED_UNTIL),
                                 jin_record_get_date (absence, JIN_ABSENCE_UNTIL), day))
        g_hash_table_add (mobile, g_memdup2 (&person, sizeof person));
    }
  return mobile;
}

/* Ids of the committee's members on the day. */
static GHashTable *
find_committee (JinStore *store, gint64 organisation, JinDate day, GCancellable *cancellable, GError **error)
{
  g_autofree char      *iso = jin_date_to_iso (day);
  g_autofree char      *text = g_strdup_printf ("organisation=%" G_GINT64_FORMAT " and post in (secretary,deputy,organisation,publicity,discipline,member) and "
                                                     "(from is empty or from<=%s) and (until is empty or until>%s)",
                                                organisation, iso, iso);
  g_autoptr (GPtrArray) rows = query_rows (store, &jin_post_entity, text, cancellable, error);
  GHashTable           *committee;

  if (rows == NULL)
    return NULL;
  committee = id_set_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 person = jin_record_get_ref (g_ptr_array_index (rows, i), JIN_POST_PERSON);

      g_hash_table_add (committee, g_memdup2 (&person, sizeof person));
    }
  return committee;
}

/* The organisation that holds the activity, and those that hold it jointly. */
static GArray *
find_organisations (JinStore *store, JinRecord *activity, GCancellable *cancellable, GError **error)
{
  g_autofree char      *text = g_strdup_printf ("activity=%" G_GINT64_FORMAT, jin_record_get_id (activity));
  g_autoptr (GPtrArray) partners = NULL;
  GArray               *organisations;
  gint64                id = jin_record_get_ref (activity, JIN_ACTIVITY_ORGANISATION);

  if (jin_record_get_id (activity) > 0)
    {
      partners = query_rows (store, &jin_partner_entity, text, cancellable, error);
      if (partners == NULL)
        return NULL;
    }
  organisations = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (id > 0)
    g_array_append_val (organisations, id);
  for (guint i = 0; partners != NULL && i < partners->len; i++)
    {
      id = jin_record_get_ref (g_ptr_array_index (partners, i), JIN_PARTNER_ORGANISATION);
      g_array_append_val (organisations, id);
    }
  return organisations;
}

/* Members of any of @organisations, nobody twice. */
static GPtrArray *
query_all_members (JinStore *store, GArray *organisations, JinDate day, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray)  all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = id_set_new ();

  for (guint i = 0; i < organisations->len; i++)
    {
      g_autoptr (GPtrArray) members = query_members (store, g_array_index (organisations, gint64, i), day, cancellable, error);

      if (members == NULL)
        return NULL;
      for (guint k = 0; k < members->len; k++)
        {
          JinRecord *member = g_ptr_array_index (members, k);
          gint64     id = jin_record_get_id (member);

          if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
            g_ptr_array_add (all, g_object_ref (member));
        }
    }
  return g_steal_pointer (&all);
}

/**
 * jin_report_expected:
 * @store: where the rows stand
 * @activity: a meeting of an organisation
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * The members of its organisations on that day without those who are away as mobile members (R30); whom the branch
 * exempts is known to its attendance entries alone. Organisations that hold it jointly come after the first. A committee's meeting (支委会) expects its committee, if one is recorded.
 *
 * Returns: (transfer full) (element-type JinRecord): people, in the order of the roster; nobody without an organisation;
 *   %NULL on failure
 */
GPtrArray *
jin_report_expected (JinStore *store, JinRecord *activity, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray)     organisations = NULL;
  JinDate                day;
  g_autoptr (GPtrArray)  members = NULL;
  g_autoptr (GPtrArray)  expected = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) mobile = NULL;
  g_autoptr (GHashTable) committee = NULL;

  g_return_val_if_fail (JIN_IS_STORE (store) && JIN_IS_RECORD (activity), NULL);

  organisations = find_organisations (store, activity, cancellable, error);
  if (organisations == NULL)
    return NULL;
  if (organisations->len == 0)
    return g_steal_pointer (&expected);
  day = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));
  members = query_all_members (store, organisations, day, cancellable, error);
  if (members == NULL)
    return NULL;
  mobile = find_mobile (store, day, cancellable, error);
  if (mobile == NULL)
    return NULL;
  if (g_str_equal (jin_record_get_text (activity, JIN_ACTIVITY_TYPES), JIN_ACTIVITY_TYPE_COMMITTEE_MEETING))
    {
      committee = find_committee (store, g_array_index (organisations, gint64, 0), day, cancellable, error);
      if (committee == NULL)
        return NULL;
    }
  for (guint i = 0; i < members->len; i++)
    {
      JinRecord *member = g_ptr_array_index (members, i);
      gint64     id = jin_record_get_id (member);

      if (committee != NULL && g_hash_table_size (committee) > 0 && !g_hash_table_contains (committee, &id))
        continue;
      if (!g_hash_table_contains (mobile, &id))
        g_ptr_array_add (expected, g_object_ref (member));
    }
  return g_steal_pointer (&expected);
}
