/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-clock.h"
#include "base/jin-error.h"
#include "base/jin-festival.h"
#include "exchange/jin-ics-private.h"
#include "exchange/jin-ics.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-holiday.h"

/*
 * Occurrences are written one by one: no RRULE can say “on the next working day”, and each has a state of its own.  Files
 * are in Chinese whatever the locale, as all exports.
 */

#define BATCH 500
#define REFRESH_DAYS 7
#define WORD_OFF "休"
#define WORD_WORKING "班"
#define WORD_ORGANISATION "主办："
#define WORD_TYPES "类型："
#define WORD_HOST "主持："
#define WORD_AGENDA "议程："
#define WORD_FESTIVALS "农历节日与节假日"

static struct icaltimetype
time_of (JinMinute minute)
{
  JinDate day = jin_minute_date (minute);

  return (struct icaltimetype){.year = day.year, .month = day.month, .day = day.day, .hour = jin_minute_hour (minute), .minute = jin_minute_minute (minute)};
}

static struct icaltimetype
day_of (JinDate day)
{
  return (struct icaltimetype){.year = day.year, .month = day.month, .day = day.day, .is_date = 1};
}

/* A stamp must be in universal time. */
static struct icaltimetype
stamp (void)
{
  struct icaltimetype now = time_of (jin_minute_from (jin_clock_today (), 0, 0));

  icaltime_adjust (&now, 0, -JIN_ICS_HOURS_EAST, 0, 0);
  return icaltime_set_timezone (&now, icaltimezone_get_utc_timezone ());
}

static icalcomponent *
calendar_new (const char *name)
{
  static const char *const zone = "BEGIN:VTIMEZONE\r\nTZID:" JIN_ICS_ZONE "\r\nBEGIN:STANDARD\r\nDTSTART:19920101T000000\r\nTZOFFSETFROM:+0800\r\n"
                                  "TZOFFSETTO:+0800\r\nTZNAME:CST\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
  icalcomponent           *calendar = icalcomponent_new_vcalendar ();
  icalproperty            *property;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Jinqiu//Jinqiu " JINQIU_VERSION "//ZH"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  property = icalproperty_new_x (name);
  icalproperty_set_x_name (property, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, property);
  property = icalproperty_new_x (JIN_ICS_ZONE);
  icalproperty_set_x_name (property, "X-WR-TIMEZONE");
  icalcomponent_add_property (calendar, property);
  icalcomponent_add_component (calendar, icalparser_parse_string (zone));
  return calendar;
}

static void
add_local_time (icalcomponent *event, icalproperty *property)
{
  icalproperty_add_parameter (property, icalparameter_new_tzid (JIN_ICS_ZONE));
  icalcomponent_add_property (event, property);
}

static void
add_line (GString *text, const char *word, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", word, value);
}

static char *
description_of (JinRecord *activity, const char *types)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_line (text, WORD_ORGANISATION, jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION));
  add_line (text, WORD_TYPES, types);
  add_line (text, WORD_HOST, jin_record_get_text (activity, JIN_ACTIVITY_HOST));
  add_line (text, "", jin_record_get_text (activity, JIN_ACTIVITY_TOPIC));
  add_line (text, WORD_AGENDA, jin_record_get_text (activity, JIN_ACTIVITY_AGENDA));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static icalproperty_status
status_of (JinRecord *activity)
{
  const char *state = jin_record_get_text (activity, JIN_ACTIVITY_STATE);

  if (g_str_equal (state, JIN_ACTIVITY_STATE_CANCELLED))
    return ICAL_STATUS_CANCELLED;
  return g_str_equal (state, JIN_ACTIVITY_STATE_POSTPONED) ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

static icalcomponent *
event_new (const char *uid, const char *title)
{
  icalcomponent   *event = icalcomponent_new_vevent ();
  g_autofree char *full = g_strconcat (uid, JIN_ICS_UID_ENDING, NULL);

  icalcomponent_add_property (event, icalproperty_new_uid (full));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (stamp ()));
  icalcomponent_add_property (event, icalproperty_new_summary (title));
  return event;
}

static icalcomponent *
activity_event (JinRecord *activity, JinCodeList *types)
{
  icalcomponent   *event = event_new (jin_record_get_uid (activity), jin_record_get_title (activity));
  g_autofree char *kinds = types != NULL ? jin_code_list_format (types, jin_record_get_text (activity, JIN_ACTIVITY_TYPES)) : NULL;
  g_autofree char *description = description_of (activity, kinds);
  const char      *organisation = jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION);

  add_local_time (event, icalproperty_new_dtstart (time_of (jin_record_get_int (activity, JIN_ACTIVITY_START))));
  if (jin_activity_end (activity) > jin_record_get_int (activity, JIN_ACTIVITY_START))
    add_local_time (event, icalproperty_new_dtend (time_of (jin_activity_end (activity))));
  if (!jin_record_is_empty (activity, JIN_ACTIVITY_PLACE))
    icalcomponent_add_property (event, icalproperty_new_location (jin_record_get_text (activity, JIN_ACTIVITY_PLACE)));
  if (*description != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (description));
  if (kinds != NULL && *kinds != '\0')
    icalcomponent_add_property (event, icalproperty_new_categories (kinds));
  icalcomponent_add_property (event, icalproperty_new_status (status_of (activity)));
  if (*organisation != '\0')
    {
      icalproperty *property = icalproperty_new_x (organisation);

      icalproperty_set_x_name (property, JIN_ICS_ORGANISATION);
      icalcomponent_add_property (event, property);
    }
  return event;
}

static gboolean
write_file (icalcomponent *calendar, const char *path, GError **error)
{
  char    *text = icalcomponent_as_ical_string_r (calendar);
  gboolean done = g_file_set_contents (path, text, -1, error);

  icalmemory_free_buffer (text);
  return done;
}

/**
 * jin_ics_export:
 * @store: where the rows stand
 * @query: which activities
 * @name: what the calendar is called: a branch, a view, an activity
 * @path: the file, which is replaced
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_rows(), or of the file
 *
 * Names of people are not in it, but for who is in the chair.
 *
 * Returns: whether the file was written
 */
gboolean
jin_ics_export (JinStore *store, const JinQuery *query, const char *name, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray)        ids = jin_store_ids (store, query, cancellable, error);
  g_autoptr (icalcomponent) calendar = NULL;
  JinCodeList              *types = jin_store_get_list (store, "activity_type");

  g_return_val_if_fail (jin_entity_same (query->entity, &jin_activity_entity), FALSE);

  if (ids == NULL)
    return FALSE;
  calendar = calendar_new (name);
  for (guint first = 0; first < ids->len; first += BATCH)
    {
      g_autoptr (GPtrArray) rows = jin_store_rows (store, query->entity, &g_array_index (ids, gint64, first), MIN (BATCH, ids->len - first), cancellable, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (rows->pdata[i] != NULL)
          icalcomponent_add_component (calendar, activity_event (rows->pdata[i], types));
    }
  return write_file (calendar, path, error);
}

/* ---- festivals ---- */

static void
add_days (icalcomponent *calendar, const char *key, const char *title, JinDate from, JinDate until)
{
  g_autofree char *iso = jin_date_to_iso (from);
  g_autofree char *uid = g_strdup_printf ("%s-%s", key, iso);
  icalcomponent   *event = event_new (uid, title);

  icalcomponent_add_property (event, icalproperty_new_dtstart (day_of (from)));
  icalcomponent_add_property (event, icalproperty_new_dtend (day_of (jin_date_add_days (until, 1))));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_component (calendar, event);
}

static void
add_festivals (icalcomponent *calendar, int first_year, int last_year)
{
  for (JinDate day = JIN_DATE ((gint16)first_year, 1, 1); day.year <= last_year; day = jin_date_add_days (day, 1))
    if (jin_festival_on (day) != JIN_FESTIVAL_NONE)
      {
        g_autofree char *title = jin_festival_text (day);

        add_days (calendar, "festival", title, day, day);
      }
}

static gboolean
add_notices (icalcomponent *calendar, JinStore *store, int first_year, int last_year, GCancellable *cancellable, GError **error)
{
  g_autofree char      *text = g_strdup_printf ("from>=%d-01-01 and from<=%d-12-31", first_year, last_year);
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), &jin_holiday_entity, text, error);
  JinQuery              query = {&jin_holiday_entity, filter, NULL, jin_context_now ()};
  g_autoptr (GPtrArray) rows = filter != NULL ? jin_store_query (store, &query, 0, cancellable, error) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      JinRecord       *row = rows->pdata[i];
      gboolean         is_working = g_str_equal (jin_record_get_text (row, JIN_HOLIDAY_KIND), JIN_HOLIDAY_WORKING);
      JinDate          from = jin_record_get_date (row, JIN_HOLIDAY_FROM);
      g_autofree char *title = g_strdup_printf ("%s（%s）", jin_record_get_title (row), is_working ? WORD_WORKING : WORD_OFF);

      add_days (calendar, "holiday", title, from, jin_record_is_empty (row, JIN_HOLIDAY_UNTIL) ? from : jin_record_get_date (row, JIN_HOLIDAY_UNTIL));
    }
  return rows != NULL;
}

/**
 * jin_ics_export_festivals:
 * @store: where the days off stand
 * @first_year: first year
 * @last_year: last year, within the table of lunar days (1900–2100)
 * @path: the file, which is replaced
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query(), or of the file
 *
 * The festivals of R78, lunar ones too, and the days off: to be subscribed to. Whole days that keep nobody busy.
 *
 * Returns: whether the file was written
 */
gboolean
jin_ics_export_festivals (JinStore *store, int first_year, int last_year, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (icalcomponent) calendar = NULL;
  icalproperty             *property;
  g_autofree char          *refresh = g_strdup_printf ("P%dD", REFRESH_DAYS);

  if (first_year < 1901 || last_year > 2100 || first_year > last_year)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, "%s", _ ("Festivals are known from 1901 to 2100. Choose years among these."));
      return FALSE;
    }
  calendar = calendar_new (WORD_FESTIVALS);
  property = icalproperty_new_x (refresh);
  icalproperty_set_x_name (property, "X-PUBLISHED-TTL");
  icalcomponent_add_property (calendar, property);
  add_festivals (calendar, first_year, last_year);
  return add_notices (calendar, store, first_year, last_year, cancellable, error) && write_file (calendar, path, error);
}
