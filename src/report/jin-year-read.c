/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-organisation.h"
#include "office/jin-post.h"
#include "report/jin-series-read.h"
#include "report/jin-year-read.h"

static GPtrArray *
query (JinStore *store, const JinEntity *entity, const char *condition, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), entity, condition, error);
  JinQuery              asked = {entity, filter, NULL, jin_context_now ()};

  return filter != NULL ? jin_store_query (store, &asked, 0, cancellable, error) : NULL;
}

/**
 * jin_report_year_plan:
 * @store: where the rows stand
 * @organisation: row id of a branch or unit
 * @year: calendar year
 * @minute_of_day: when meetings begin
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * Returns: (transfer full) (element-type JinYearItem): the preview of jin_year_plan(); %NULL on failure
 */
GPtrArray *
jin_report_year_plan (JinStore *store, gint64 organisation, int year, int minute_of_day, GCancellable *cancellable, GError **error)
{
  JinYearAsked               asked = {.year = year, .minute_of_day = minute_of_day};
  g_autoptr (JinRecord)      branch = jin_store_get (store, &jin_organisation_entity, organisation, error);
  g_autoptr (GPtrArray)      posts = NULL, groups = NULL, kept = NULL;
  g_autoptr (JinHolidayList) holidays = NULL;
  g_autofree char           *text = NULL, *of_posts = NULL, *of_groups = NULL;
  g_autofree char           *themes = jin_store_get_setting (store, JIN_THEME_MONTHS_SETTING);

  if (branch == NULL)
    return NULL;
  of_posts = g_strdup_printf ("organisation=%" G_GINT64_FORMAT " and until is empty and post in (deputy,organisation,publicity,discipline,member)", organisation);
  posts = query (store, &jin_post_entity, of_posts, cancellable, error);
  of_groups = g_strdup_printf ("parent=%" G_GINT64_FORMAT " and kind=" JIN_KIND_GROUP " and dissolved_on is empty", organisation);
  if (posts != NULL)
    groups = query (store, &jin_organisation_entity, of_groups, cancellable, error);
  text = g_strdup_printf ("year(start)=%d and (organisation=%" G_GINT64_FORMAT " or organisation.parent=%" G_GINT64_FORMAT ")", year, organisation, organisation);
  if (groups != NULL)
    kept = query (store, &jin_activity_entity, text, cancellable, error);
  if (kept != NULL)
    holidays = jin_report_holidays (store, cancellable, error);
  if (holidays == NULL)
    return NULL;
  asked.organisation = branch;
  asked.has_committee = posts->len > 0;
  asked.groups = groups;
  asked.kept = kept;
  asked.holidays = &holidays->holidays;
  asked.types = jin_store_get_list (store, "activity_type");
  asked.theme_names = jin_store_get_list (store, "theme_month");
  jin_theme_months_parse (themes, &asked.themes);
  return jin_year_plan (&asked);
}
