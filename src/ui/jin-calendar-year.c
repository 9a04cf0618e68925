/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-activity.h"
#include "record/jin-value.h"
#include "ui/jin-calendar-data.h"
#include "ui/jin-calendar-year.h"

#define THEMES "calendar-themes"

/* An activity is left out when all its types are. */
static void
add_types (GString *condition, JinCodeList *types, const char *hidden)
{
  g_autoptr (GString) wanted = g_string_new (NULL);

  for (guint i = 0; types != NULL && i < jin_code_list_get_size (types); i++)
    if (!jin_codes_contain (hidden, jin_code_list_get (types, i)->code))
      g_string_append_printf (wanted, "%s%s", wanted->len > 0 ? "," : "", jin_code_list_get (types, i)->code);
  g_string_append (condition, " and (types is empty");
  if (wanted->len > 0)
    g_string_append_printf (condition, " or types in (%s)", wanted->str);
  g_string_append_c (condition, ')');
}

/* Those of the year, but for what the office does not want to see. */
static JinFilter *
create_filter (JinStore *store, int year, GError **error)
{
  g_autofree char    *organisations = jin_store_get_setting (store, JIN_CALENDAR_HIDDEN_ORGANISATIONS);
  g_autofree char    *types = jin_store_get_setting (store, JIN_CALENDAR_HIDDEN_TYPES);
  g_autoptr (GString) condition = g_string_new (NULL);

  g_string_printf (condition, "start>=%04d-01-01 and start<%04d-01-01", year, year + 1);
  if (organisations != NULL && *organisations != '\0')
    g_string_append_printf (condition, " and (organisation is empty or organisation not in (%s))", organisations);
  if (types != NULL && *types != '\0')
    add_types (condition, jin_store_get_list (store, "activity_type"), types);
  return jin_filter_parse (jin_store_get_entities (store), &jin_activity_entity, condition->str, error);
}

JinCalendarYear *
jin_calendar_year_load (JinStore *store, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinFilter)       filter = create_filter (store, year, error);
  g_autoptr (JinCalendarYear) self = g_new0 (JinCalendarYear, 1);
  g_autoptr (GPtrArray)       rows = NULL;
  const JinGroup              group = {"start", JIN_GROUP_DAY, NULL, 0};
  const char *const           measures[] = {"count", NULL};

  if (filter == NULL)
    return NULL;
  JinQuery query = {&jin_activity_entity, filter, NULL, jin_context_now (), NULL};
  rows = jin_store_summarise (store, &query, &group, 1, measures, cancellable, error);
  if (rows == NULL)
    return NULL;
  self->year = year;
  self->themes = jin_store_get_setting (store, THEMES);
  for (guint i = 0; i < rows->len; i++)
    {
      const JinSummaryRow *row = g_ptr_array_index (rows, i);
      JinDate              day = jin_date_parse_iso (row->keys[0]);

      if (jin_date_precision (day) == JIN_PRECISION_DAY)
        self->counts[day.month - 1][day.day - 1] = (guint)row->values[0];
    }
  return g_steal_pointer (&self);
}

static gpointer
load_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return jin_calendar_year_load (store, GPOINTER_TO_INT (data), cancellable, error);
}

void
jin_calendar_year_load_async (JinStore *store, int year, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  jin_store_run_async (store, load_func, GINT_TO_POINTER (year), NULL, (GDestroyNotify)jin_calendar_year_free, cancellable, callback, user_data);
}

JinCalendarYear *
jin_calendar_year_load_finish (JinStore *store, GAsyncResult *result, GError **error)
{
  return jin_store_run_finish (store, result, error);
}

void
jin_calendar_year_free (JinCalendarYear *year)
{
  if (year == NULL)
    return;
  g_free (year->themes);
  g_free (year);
}

void
jin_calendar_year_remember (JinStore *store, const char *themes)
{
  jin_store_remember (store, THEMES, themes);
}

guint
jin_calendar_year_most (const JinCalendarYear *year)
{
  guint most = 0;

  for (guint i = 0; i < 12; i++)
    for (guint k = 0; k < 31; k++)
      most = MAX (most, year->counts[i][k]);
  return most;
}

/* @month: 1…12 */
guint
jin_calendar_year_count_month (const JinCalendarYear *year, int month)
{
  guint count = 0;

  for (guint k = 0; k < 31; k++)
    count += year->counts[month - 1][k];
  return count;
}
