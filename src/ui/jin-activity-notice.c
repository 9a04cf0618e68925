/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "ui/jin-activity-notice.h"
#include "ui/jin-month-days.h"

/**
 * jin_activity_time_text:
 * @activity: an activity
 *
 * Returns: (transfer full): its day, weekday and time: “November 16, Monday 09:00–10:30”; both days when it ends on another
 */
char *
jin_activity_time_text (JinRecord *activity)
{
  JinMinute        start = jin_record_get_int (activity, JIN_ACTIVITY_START);
  JinMinute        end = jin_record_get_int (activity, JIN_ACTIVITY_END);
  JinDate          day = jin_minute_date (start), last = jin_minute_date (end);
  g_autofree char *title = jin_month_day_title (day);
  g_autofree char *end_title = NULL;

  if (jin_record_is_empty (activity, JIN_ACTIVITY_END) || end == start)
    return g_strdup_printf ("%s %02d:%02d", title, jin_minute_hour (start), jin_minute_minute (start));
  if (jin_date_equal (day, last))
    return g_strdup_printf ("%s %02d:%02d–%02d:%02d", title, jin_minute_hour (start), jin_minute_minute (start), jin_minute_hour (end), jin_minute_minute (end));
  end_title = jin_month_day_title (last);
  return g_strdup_printf ("%s %02d:%02d – %s %02d:%02d", title, jin_minute_hour (start), jin_minute_minute (start), end_title, jin_minute_hour (end), jin_minute_minute (end));
}

static void
add_line (GString *text, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    /* Translators: a line of a notice: what it is, and its value */
    g_string_append_printf (text, _ ("%s: %s\n"), label, value);
}

static char *
join_names (GPtrArray *people)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("list of names", ", ") : "", jin_record_get_title (g_ptr_array_index (people, i)));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * jin_activity_notice:
 * @activity: an activity
 * @types: (nullable): the code list `activity_type`
 * @people: (nullable) (element-type JinRecord): who is expected
 *
 * A text to be sent round: what, when, where, what about, who.  Names are all it tells of people.
 *
 * Returns: (transfer full): the text
 */
char *
jin_activity_notice (JinRecord *activity, JinCodeList *types, GPtrArray *people)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *time = jin_activity_time_text (activity);
  g_autofree char    *names = join_names (people);
  g_autofree char    *kinds = types != NULL ? jin_code_list_format (types, jin_record_get_text (activity, JIN_ACTIVITY_TYPES)) : NULL;

  /* Translators: first line of a notice; %s is the activity's title */
  g_string_append_printf (text, _ ("Notice: %s\n"), jin_record_get_title (activity));
  add_line (text, _ ("Type"), kinds);
  add_line (text, _ ("Time"), time);
  add_line (text, _ ("Place"), jin_record_get_text (activity, JIN_ACTIVITY_PLACE));
  add_line (text, _ ("Topic"), jin_record_get_text (activity, JIN_ACTIVITY_TOPIC));
  add_line (text, _ ("Held by"), jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION));
  add_line (text, _ ("Please attend"), names);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
