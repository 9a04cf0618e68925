/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "exchange/jin-ics-private.h"
#include "exchange/jin-ics.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-holiday.h"
#include "office/jin-organisation.h"
#include "office/jin-series-plan.h"

/*
 * A calendar file as changes.  An event is known again by its UID: ours holds the activity's own, anybody else's gives one
 * by its hash, so that a file read twice brings nothing twice.  Rules without an end are made up to the horizon, as all are.
 */

#define LARGEST_FILE (50 * 1024 * 1024)
#define MOST_EVENTS 20000
#define LONGEST_TEXT 20000

typedef struct
{
  JinStore         *store;
  JinIcsPlan       *plan;
  JinHolidayList   *holidays;
  GHashTable       *moved; /* UID of a master → days (","-joined) that stand as events of their own */
  gint64            organisation;
  const JinContext *context;
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->holidays, jin_holiday_list_free);
  g_clear_pointer (&reader->moved, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void add_problem (Reader *reader, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Reader *reader, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (reader->plan->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* ---- values ---- */

/* The minute on the clock here; a time without a zone is meant for wherever one is. */
static JinMinute
minute_of (struct icaltimetype time)
{
  if (icaltime_is_null_time (time) || !icaltime_is_valid_time (time) || time.year < 1900 || time.year > 2100 || time.month < 1 || time.month > 12 ||
      time.day < 1 || time.day > icaltime_days_in_month (time.month, time.year))
    return JIN_MINUTE_NONE;
  if (!time.is_date && time.zone != NULL)
    {
      time_t seconds = icaltime_as_timet_with_zone (time, time.zone) + JIN_ICS_HOURS_EAST * 60 * 60;

      return (JinMinute)(seconds / 60);
    }
  return jin_minute_from (JIN_DATE ((gint16)time.year, (guint8)time.month, (guint8)time.day), time.is_date ? 0 : time.hour, time.is_date ? 0 : time.minute);
}

static JinMinute
property_minute (icalcomponent *event, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);

  return property != NULL ? minute_of (icalproperty_get_datetime_with_component (property, event)) : JIN_MINUTE_NONE;
}

static char *
property_text (icalcomponent *event, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (event, kind);
  icalvalue    *value = property != NULL ? icalproperty_get_value (property) : NULL;
  const char   *text = value != NULL ? icalvalue_get_text (value) : NULL;

  return text != NULL && *text != '\0' ? g_utf8_make_valid (text, (gssize)strnlen (text, LONGEST_TEXT)) : NULL;
}

/* An UUID for a name that is none: its hash (RFC 4122, version 5). */
static char *
uid_from_name (const char *name)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, name, -1);

  hash[12] = '5';
  hash[16] = '8';
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", hash, hash + 8, hash + 12, hash + 16, hash + 20);
}

static char *
uid_of (icalcomponent *event)
{
  const char      *uid = icalcomponent_get_uid (event);
  icalproperty    *recurrence = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY);
  g_autofree char *bare = NULL;
  g_autofree char *name = NULL;

  if (uid == NULL || *uid == '\0')
    return g_uuid_string_random ();
  if (g_str_has_suffix (uid, JIN_ICS_UID_ENDING))
    {
      bare = g_strndup (uid, strlen (uid) - strlen (JIN_ICS_UID_ENDING));
      if (g_uuid_string_is_valid (bare))
        return g_steal_pointer (&bare);
    }
  name = g_strconcat (uid, recurrence != NULL ? icalproperty_get_value_as_string (recurrence) : "", NULL);
  return uid_from_name (name);
}

/* ---- one event ---- */

static void
set_text (JinRecord *activity, int field, char *text)
{
  if (text != NULL)
    jin_record_set_text (activity, field, g_strstrip (text));
  g_free (text);
}

/* Categories that are called as our types are. */
static void
set_types (Reader *reader, JinRecord *activity, icalcomponent *event)
{
  JinCodeList        *types = jin_store_get_list (reader->store, "activity_type");
  g_autoptr (GString) codes = g_string_new (NULL);

  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_CATEGORIES_PROPERTY); types != NULL && property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_CATEGORIES_PROPERTY))
    {
      g_autoptr (GRegex) separators = g_regex_new ("[,，、]", 0, 0, NULL);
      g_auto (GStrv)     words = g_regex_split (separators, icalproperty_get_categories (property), 0);

      for (guint i = 0; words[i] != NULL; i++)
        {
          const JinCode *code = jin_code_list_match (types, g_strstrip (words[i]));

          if (code != NULL && !jin_codes_contain (codes->str, code->code))
            g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", code->code);
        }
    }
  if (codes->len > 0)
    jin_record_set_text (activity, JIN_ACTIVITY_TYPES, codes->str);
}

/* The organisation that our own files name, else the one that was said. */
static void
set_organisation (Reader *reader, JinRecord *activity, icalcomponent *event)
{
  gint64 id = reader->organisation;

  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_X_PROPERTY); id == 0 && property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (property), JIN_ICS_ORGANISATION) == 0)
      {
        const char        *names[] = {icalproperty_get_x (property)};
        g_autoptr (GArray) hits = jin_store_find_many (reader->store, &jin_organisation_entity, JIN_ORGANISATION_NAME, names, 1, NULL, NULL);

        if (hits != NULL && hits->len == 1)
          id = g_array_index (hits, JinStoreHit, 0).kept;
      }
  if (id != 0)
    jin_record_set_ref (activity, JIN_ACTIVITY_ORGANISATION, id, "");
}

/* Without an end, or a whole day, it has none here either. */
static void
set_times (JinRecord *activity, icalcomponent *event, JinMinute start)
{
  struct icaltimetype begins = icalcomponent_get_dtstart (event);
  JinMinute           end = property_minute (event, ICAL_DTEND_PROPERTY);
  icalproperty       *duration = icalcomponent_get_first_property (event, ICAL_DURATION_PROPERTY);

  jin_record_set_int (activity, JIN_ACTIVITY_START, start);
  if (end == JIN_MINUTE_NONE && duration != NULL)
    end = start + icaldurationtype_as_int (icalproperty_get_duration (duration)) / 60;
  if (end != JIN_MINUTE_NONE && begins.is_date)
    end -= 1;
  if (end != JIN_MINUTE_NONE && (!begins.is_date || end - start >= 24 * 60))
    jin_record_set_int (activity, JIN_ACTIVITY_END, end);
}

static void
fill (Reader *reader, JinRecord *activity, icalcomponent *event, JinMinute start)
{
  char *title = property_text (event, ICAL_SUMMARY_PROPERTY);

  jin_record_set_text (activity, JIN_ACTIVITY_TITLE, title != NULL ? g_strstrip (title) : _ ("Activity without a title"));
  g_free (title);
  set_times (activity, event, start);
  set_types (reader, activity, event);
  set_organisation (reader, activity, event);
  set_text (activity, JIN_ACTIVITY_PLACE, property_text (event, ICAL_LOCATION_PROPERTY));
  if (icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED)
    jin_record_set_text (activity, JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_CANCELLED);
}

/* ---- repetition ---- */

static void
append_day (GString *days, struct icaltimetype time)
{
  JinMinute        minute = minute_of (time);
  g_autofree char *iso = minute != JIN_MINUTE_NONE ? jin_date_to_iso (jin_minute_date (minute)) : NULL;

  if (iso != NULL)
    g_string_append_printf (days, "%s%s", days->len > 0 ? "," : "", iso);
}

static char *
exceptions_of (Reader *reader, icalcomponent *event)
{
  GString      *days = g_string_new (g_hash_table_lookup (reader->moved, icalcomponent_get_uid (event) != NULL ? icalcomponent_get_uid (event) : ""));
  icalproperty *property;

  for (property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    append_day (days, icalproperty_get_datetime_with_component (property, event));
  return g_string_free (days, FALSE);
}

/* Days of a series that are events of their own are no days of the series. */
static void
find_moved (Reader *reader, icalcomponent *calendar)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      icalproperty       *recurrence = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY);
      const char         *uid = icalcomponent_get_uid (event);
      g_autoptr (GString) days = NULL;

      if (recurrence == NULL || uid == NULL)
        continue;
      days = g_string_new (g_hash_table_lookup (reader->moved, uid));
      append_day (days, icalproperty_get_datetime_with_component (recurrence, event));
      g_hash_table_insert (reader->moved, g_strdup (uid), g_string_free (g_steal_pointer (&days), FALSE));
    }
}

static gboolean
put_series (Reader *reader, JinRecord *activity, icalcomponent *event, icalproperty *repeats)
{
  g_autofree char   *exceptions = exceptions_of (reader, event);
  g_autoptr (GError) error = NULL;
  JinSeriesRule      rule = {icalproperty_get_value_as_string (repeats), JIN_SHIFT_NONE, exceptions};

  /* What lies behind was perhaps never held: let somebody say so. */
  if (jin_record_is_empty (activity, JIN_ACTIVITY_STATE))
    jin_record_set_text (activity, JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_PLANNED);
  if (!jin_series_begin (reader->plan->changes, activity, NULL, &rule, &reader->holidays->holidays, reader->context->today, &error))
    {
      /* Translators: the first %s is an activity's title, the second a sentence that says why */
      add_problem (reader, _ ("%s: %s"), jin_record_get_title (activity), error->message);
      return FALSE;
    }
  if (strstr (rule.rule, "COUNT=") == NULL && strstr (rule.rule, "UNTIL=") == NULL)
    /* Translators: %s is an activity's title */
    add_problem (reader, _ ("%s: it repeats without an end; it is entered up to the end of next year and carried on from there."), jin_record_get_title (activity));
  return TRUE;
}

/* ---- the file ---- */

static gboolean
is_same (JinRecord *one, JinRecord *other)
{
  static const int fields[] = {JIN_ACTIVITY_TITLE, JIN_ACTIVITY_START, JIN_ACTIVITY_END, JIN_ACTIVITY_PLACE, JIN_ACTIVITY_TYPES, JIN_ACTIVITY_ORGANISATION,
                               JIN_ACTIVITY_STATE};

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!jin_record_same (one, other, fields[i]))
      return FALSE;
  return TRUE;
}

static void
read_event (Reader *reader, icalcomponent *event)
{
  JinIcsPlan           *plan = reader->plan;
  icalproperty         *repeats = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  JinMinute             start = property_minute (event, ICAL_DTSTART_PROPERTY);
  g_autofree char      *uid = uid_of (event);
  g_autoptr (JinRecord) kept = NULL;
  g_autoptr (JinRecord) activity = NULL;

  if (start == JIN_MINUTE_NONE)
    {
      g_autofree char *title = property_text (event, ICAL_SUMMARY_PROPERTY);

      /* Translators: %s is an activity's title */
      add_problem (reader, _ ("%s: its day cannot be understood; it is left out."), title != NULL ? title : _ ("Activity without a title"));
      plan->n_rejected++;
      return;
    }
  kept = jin_store_get_by_uid (reader->store, &jin_activity_entity, uid, NULL);
  activity = kept != NULL ? jin_record_copy (kept) : jin_record_new_row (&jin_activity_entity, 0, uid, 0);
  fill (reader, activity, event, start);
  if (kept != NULL && is_same (kept, activity))
    plan->n_same++;
  else if (kept != NULL)
    {
      plan->n_changed++;
      jin_changes_put (plan->changes, activity, kept, JIN_DATE_NONE);
    }
  else if (repeats != NULL && !put_series (reader, activity, event, repeats))
    plan->n_rejected++;
  else
    {
      plan->n_new++;
      if (repeats == NULL)
        jin_changes_put (plan->changes, activity, NULL, JIN_DATE_NONE);
    }
}

static guint
count_events (const char *text)
{
  guint n = 0;

  for (const char *p = strstr (text, "BEGIN:VEVENT"); p != NULL && n <= MOST_EVENTS; p = strstr (p + 1, "BEGIN:VEVENT"))
    n++;
  return n;
}

/* The whole text, if it is of a size that can be a calendar. */
static char *
read_text (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autofree char        *name = g_path_get_basename (path);
  g_autofree char        *text = NULL;

  if (file == NULL)
    return NULL;
  if (g_mapped_file_get_length (file) > LARGEST_FILE)
    {
      /* Translators: %s is a file's name */
      g_set_error (error, JIN_ERROR, JIN_ERROR_TOO_LARGE, _ ("%s is larger than 50 MB. Nothing was read. Export fewer events, without attachments."), name);
      return NULL;
    }
  text = g_mapped_file_get_length (file) > 0 ? g_strndup (g_mapped_file_get_contents (file), g_mapped_file_get_length (file)) : g_strdup ("");
  if (count_events (text) > MOST_EVENTS)
    {
      /* Translators: %s is a file's name, %d a number of events */
      g_set_error (error, JIN_ERROR, JIN_ERROR_TOO_LARGE, _ ("%s has more than %d events. Nothing was read. Export fewer years."), name, MOST_EVENTS);
      return NULL;
    }
  if (strstr (text, "BEGIN:VCALENDAR") == NULL)
    {
      /* Translators: %s is a file's name */
      g_set_error (error, JIN_ERROR, JIN_ERROR_FORMAT, _ ("%s is not a calendar file (.ics). Nothing was read."), name);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static JinHolidayList *
read_holidays (JinStore *store, GError **error)
{
  JinQuery              query = {&jin_holiday_entity, NULL, NULL, jin_context_now ()};
  g_autoptr (GPtrArray) rows = jin_store_query (store, &query, 0, NULL, error);

  return rows != NULL ? jin_holiday_list_new (rows) : NULL;
}

/**
 * jin_ics_read:
 * @store: where the rows stand
 * @path: a calendar file
 * @organisation: row id of whose activities these are, 0 where the file says so or nobody does
 * @context: today
 * @cancellable: (nullable): to give up
 * @error: %JIN_ERROR_TOO_LARGE, %JIN_ERROR_FORMAT, or of the file
 *
 * Writes nothing.
 *
 * Returns: (transfer full): what the file would bring; %NULL when it can't be read
 */
JinIcsPlan *
jin_ics_read (JinStore *store, const char *path, gint64 organisation, const JinContext *context, GCancellable *cancellable, GError **error)
{
  g_autofree char          *text = read_text (path, error);
  g_autofree char          *name = g_path_get_basename (path);
  g_autofree char          *label = NULL;
  g_autoptr (icalcomponent) root = NULL;
  g_autoptr (JinIcsPlan)    plan = NULL;
  g_auto (Reader)           reader = {.store = store, .organisation = organisation, .context = context};

  if (text == NULL)
    return NULL;
  root = icalparser_parse_string (text);
  reader.holidays = read_holidays (store, error);
  if (root == NULL || reader.holidays == NULL)
    {
      if (root == NULL)
        /* Translators: %s is a file's name */
        g_set_error (error, JIN_ERROR, JIN_ERROR_FORMAT, _ ("%s is not a calendar file (.ics). Nothing was read."), name);
      return NULL;
    }
  /* Translators: what was done; %s is a file's name */
  label = g_strdup_printf (_ ("Import “%s”"), name);
  plan = g_new0 (JinIcsPlan, 1);
  plan->changes = jin_changes_new (label);
  plan->problems = g_ptr_array_new_with_free_func (g_free);
  reader.plan = plan;
  reader.moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  find_moved (&reader, root);
  for (icalcomponent *event = icalcomponent_get_first_component (root, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (root, ICAL_VEVENT_COMPONENT))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      read_event (&reader, event);
    }
  return g_steal_pointer (&plan);
}

void
jin_ics_plan_free (JinIcsPlan *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->changes);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
