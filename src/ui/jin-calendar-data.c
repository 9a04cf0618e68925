/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-organisation.h"
#include "ui/jin-calendar-data.h"

/* An activity that began earlier than this before the first day is not looked for among those that go on. */
#define LONGEST_DAYS 31
#define MAX_DEPTH 16

static GPtrArray *
query (JinStore *store, const JinEntity *entity, const char *condition, const char *order, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinFilter) filter = NULL;
  g_autoptr (GArray)    sorts = NULL;

  if (condition != NULL)
    {
      filter = jin_filter_parse (jin_store_get_entities (store), entity, condition, error);
      if (filter == NULL)
        return NULL;
    }
  if (order != NULL)
    {
      sorts = jin_sort_parse (entity, order, error);
      if (sorts == NULL)
        return NULL;
    }
  JinQuery asked = {entity, filter, sorts, jin_context_now ()};
  return jin_store_query (store, &asked, 0, cancellable, error);
}

static GPtrArray *
query_activities (JinStore *store, JinDate from, JinDate until, GCancellable *cancellable, GError **error)
{
  g_autofree char *first = jin_date_to_iso (from);
  g_autofree char *earliest = jin_date_to_iso (jin_date_add_days (from, -LONGEST_DAYS));
  g_autofree char *beyond = jin_date_to_iso (jin_date_add_days (until, 1));
  g_autofree char *condition = g_strdup_printf ("start>=%s and start<%s and (start>=%s or end>=%s)", earliest, beyond, first, first);

  return query (store, &jin_activity_entity, condition, "start", cancellable, error);
}

static void
add_children (JinCalendarData *data, GPtrArray *all, gint64 parent, int depth)
{
  for (guint i = 0; i < all->len; i++)
    {
      JinRecord *organisation = g_ptr_array_index (all, i);

      if (organisation == NULL || jin_record_get_ref (organisation, JIN_ORGANISATION_PARENT) != parent)
        continue;
      g_ptr_array_add (data->organisations, g_object_ref (organisation));
      g_array_append_val (data->depths, depth);
      if (depth < MAX_DEPTH)
        add_children (data, all, jin_record_get_id (organisation), depth + 1);
    }
}

/**
 * jin_calendar_data_load:
 * @store: where the rows stand
 * @from: the first day that is seen
 * @until: the last one
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * Blocks: one question for all activities of the days, one each for the organisations and the days off.
 *
 * Returns: (transfer full): what the month view shows, %NULL on failure
 */
JinCalendarData *
jin_calendar_data_load (JinStore *store, JinDate from, JinDate until, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinCalendarData) data = g_new0 (JinCalendarData, 1);
  g_autoptr (GPtrArray)       organisations = NULL;
  g_autoptr (GPtrArray)       holidays = NULL;

  data->activities = query_activities (store, from, until, cancellable, error);
  if (data->activities == NULL)
    return NULL;
  organisations = query (store, &jin_organisation_entity, "dissolved_on is empty", NULL, cancellable, error);
  if (organisations == NULL)
    return NULL;
  holidays = query (store, &jin_holiday_entity, NULL, NULL, cancellable, error);
  if (holidays == NULL)
    return NULL;
  data->holidays = jin_holiday_list_new (holidays);
  data->organisations = g_ptr_array_new_with_free_func (g_object_unref);
  data->depths = g_array_new (FALSE, FALSE, sizeof (int));
  add_children (data, organisations, 0, 0);
  data->hidden_organisations = jin_store_get_setting (store, JIN_CALENDAR_HIDDEN_ORGANISATIONS);
  data->hidden_types = jin_store_get_setting (store, JIN_CALENDAR_HIDDEN_TYPES);
  data->from = from;
  data->until = until;
  jin_calendar_data_sort_out (data);
  return g_steal_pointer (&data);
}

typedef struct
{
  JinDate from;
  JinDate until;
} Days;

static gpointer
load_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Days *days = data;

  return jin_calendar_data_load (store, days->from, days->until, cancellable, error);
}

void
jin_calendar_data_load_async (JinStore *store, JinDate from, JinDate until, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Days days = {from, until};

  jin_store_run_async (store, load_func, g_memdup2 (&days, sizeof days), g_free, (GDestroyNotify)jin_calendar_data_free, cancellable, callback, user_data);
}

JinCalendarData *
jin_calendar_data_load_finish (JinStore *store, GAsyncResult *result, GError **error)
{
  return jin_store_run_finish (store, result, error);
}

void
jin_calendar_data_free (JinCalendarData *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->days, jin_calendar_days_unref);
  g_clear_pointer (&data->activities, g_ptr_array_unref);
  g_clear_pointer (&data->organisations, g_ptr_array_unref);
  g_clear_pointer (&data->depths, g_array_unref);
  g_clear_pointer (&data->holidays, jin_holiday_list_free);
  g_free (data->hidden_organisations);
  g_free (data->hidden_types);
  g_free (data);
}

static void
free_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  jin_calendar_data_free (data);
}

void
jin_calendar_data_discard (JinCalendarData *data)
{
  g_autoptr (GTask) task = NULL;

  if (data == NULL)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, data, NULL);
  g_task_run_in_thread (task, free_func);
}

void
jin_calendar_data_remember (JinCalendarData *data, JinStore *store)
{
  g_return_if_fail (data != NULL && JIN_IS_STORE (store));
  jin_store_remember (store, JIN_CALENDAR_HIDDEN_ORGANISATIONS, data->hidden_organisations != NULL ? data->hidden_organisations : "");
  jin_store_remember (store, JIN_CALENDAR_HIDDEN_TYPES, data->hidden_types != NULL ? data->hidden_types : "");
}

/* What is not wanted, or NULL when everything is. */
static GHashTable *
create_set (const char *hidden)
{
  g_auto (GStrv) keys = hidden != NULL && *hidden != '\0' ? g_strsplit (hidden, ",", -1) : NULL;
  GHashTable    *set = keys != NULL ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (keys[i]));
  return set;
}

static gboolean
is_hidden (GHashTable *hidden, gint64 id)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  return hidden != NULL && g_hash_table_contains (hidden, text);
}

/* Whether one of the types is wanted; an activity without any always is. */
static gboolean
has_wanted_type (GHashTable *hidden, const char *types)
{
  g_auto (GStrv) codes = NULL;

  if (hidden == NULL || *types == '\0')
    return TRUE;
  codes = g_strsplit (types, ",", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (!g_hash_table_contains (hidden, codes[i]))
      return TRUE;
  return FALSE;
}

/* Activities without those of a hidden organisation, or all of whose types are hidden. */
static GPtrArray *
list_visible (JinCalendarData *data)
{
  g_autoptr (GHashTable) organisations = create_set (data->hidden_organisations);
  g_autoptr (GHashTable) types = create_set (data->hidden_types);
  GPtrArray             *visible = g_ptr_array_new ();

  for (guint i = 0; i < data->activities->len; i++)
    {
      JinRecord *activity = g_ptr_array_index (data->activities, i);

      if (activity != NULL && !is_hidden (organisations, jin_record_get_ref (activity, JIN_ACTIVITY_ORGANISATION)) &&
          has_wanted_type (types, jin_record_get_text (activity, JIN_ACTIVITY_TYPES)))
        g_ptr_array_add (visible, activity);
    }
  return visible;
}

void
jin_calendar_data_sort_out (JinCalendarData *data)
{
  g_autoptr (GPtrArray) visible = NULL;
  g_autoptr (GPtrArray) organisations = NULL;

  g_return_if_fail (data != NULL);
  visible = list_visible (data);
  organisations = jin_calendar_data_visible_organisations (data);
  g_clear_pointer (&data->days, jin_calendar_days_unref);
  data->days = jin_calendar_days_new (data->from, (guint)jin_date_days_between (data->from, data->until) + 1, visible, organisations, &data->holidays->holidays);
}

GPtrArray *
jin_calendar_data_visible_organisations (JinCalendarData *data)
{
  g_autoptr (GHashTable) hidden = create_set (data->hidden_organisations);
  GPtrArray             *visible = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < data->organisations->len; i++)
    if (!is_hidden (hidden, jin_record_get_id (g_ptr_array_index (data->organisations, i))))
      g_ptr_array_add (visible, g_object_ref (g_ptr_array_index (data->organisations, i)));
  return visible;
}
