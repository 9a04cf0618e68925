/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "report/jin-series-read.h"

/* What the store knows of repeating activities, as the rules in office/ ask for it. */

static GPtrArray *
query (JinStore *store, const JinEntity *entity, const char *condition, const char *order, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinFilter) filter = condition != NULL ? jin_filter_parse (jin_store_get_entities (store), entity, condition, error) : NULL;
  g_autoptr (GArray)    sorts = order != NULL ? jin_sort_parse (entity, order, error) : NULL;
  JinQuery              asked = {entity, filter, sorts, jin_context_now ()};

  if ((condition != NULL && filter == NULL) || (order != NULL && sorts == NULL))
    return NULL;
  return jin_store_query (store, &asked, 0, cancellable, error);
}

/**
 * jin_report_holidays:
 * @store: where the rows stand
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * Returns: (transfer full): the days off and working days that the office keeps; %NULL on failure
 */
JinHolidayList *
jin_report_holidays (JinStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = query (store, &jin_holiday_entity, NULL, NULL, cancellable, error);

  return rows != NULL ? jin_holiday_list_new (rows) : NULL;
}

static gboolean
read_attended (JinSeriesRead *self, JinStore *store, const char *series, GCancellable *cancellable, GError **error)
{
  g_autofree char      *condition = g_strdup_printf ("activity.series=%s", series);
  g_autoptr (GPtrArray) rows = query (store, &jin_attendance_entity, condition, NULL, cancellable, error);

  self->kept.attended = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      gint64 id = jin_record_get_ref (rows->pdata[i], JIN_ATTENDANCE_ACTIVITY);

      g_hash_table_add (self->kept.attended, g_memdup2 (&id, sizeof id));
    }
  return rows != NULL;
}

/**
 * jin_report_series:
 * @store: where the rows stand
 * @series: its row id
 * @today: today
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * Returns: (transfer full): the series with its occurrences, in four questions; %NULL on failure
 */
JinSeriesRead *
jin_report_series (JinStore *store, gint64 series, JinDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinSeriesRead) self = g_new0 (JinSeriesRead, 1);
  g_autofree char          *id = g_strdup_printf ("%" G_GINT64_FORMAT, series);
  g_autofree char          *condition = g_strdup_printf ("series=%s", id);

  g_return_val_if_fail (JIN_IS_STORE (store), NULL);

  self->kept.today = today;
  self->kept.series = jin_store_get (store, &jin_series_entity, series, error);
  if (self->kept.series == NULL)
    return NULL;
  self->kept.occurrences = query (store, &jin_activity_entity, condition, "series_date, start", cancellable, error);
  if (self->kept.occurrences == NULL || !read_attended (self, store, id, cancellable, error))
    return NULL;
  self->holidays = jin_report_holidays (store, cancellable, error);
  if (self->holidays == NULL)
    return NULL;
  self->kept.holidays = &self->holidays->holidays;
  return g_steal_pointer (&self);
}

void
jin_series_read_free (JinSeriesRead *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->kept.series);
  g_clear_pointer (&self->kept.occurrences, g_ptr_array_unref);
  g_clear_pointer (&self->kept.attended, g_hash_table_unref);
  jin_holiday_list_free (self->holidays);
  g_free (self);
}

/**
 * jin_report_extend_series:
 * @store: where the rows stand
 * @today: today
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * Series whose occurrences do not reach the horizon: in the first days of a year, all without an end.
 *
 * Returns: (transfer full): the occurrences that are missing, perhaps none; %NULL on failure
 */
JinChanges *
jin_report_extend_series (JinStore *store, JinDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinChanges) changes = jin_changes_new (_ ("Continue what repeats"));
  g_autofree char       *horizon = jin_date_to_iso (jin_series_horizon (today));
  g_autofree char       *condition = g_strdup_printf ("made_until<%s", horizon);
  g_autoptr (GPtrArray)  all = query (store, &jin_series_entity, condition, NULL, cancellable, error);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (JinSeriesRead) read = jin_report_series (store, jin_record_get_id (all->pdata[i]), today, cancellable, error);

      if (read == NULL || !jin_series_extend (changes, &read->kept, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}

/**
 * jin_report_continue_series:
 * @store: a store that may be written
 * @context: today
 * @error: as of jin_store_commit()
 *
 * Commits what jin_report_extend_series() gives, in the program's own name: nobody's undo takes it back.
 *
 * Returns: whether everything reaches the horizon now
 */
gboolean
jin_report_continue_series (JinStore *store, const JinContext *context, GError **error)
{
  g_autoptr (JinChanges) changes = jin_report_extend_series (store, context->today, NULL, error);
  JinContext             own = *context;

  if (changes == NULL)
    return FALSE;
  own.operator= GETTEXT_PACKAGE;
  return jin_changes_get_size (changes) == 0 || jin_store_commit (store, changes, &own, NULL, error) != 0;
}
