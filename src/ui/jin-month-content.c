/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-fixed-day.h"
#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-organisation.h"
#include "ui/jin-month-content.h"

void
jin_month_content_clear (JinMonthContent *content)
{
  for (guint i = 0; i < JIN_MONTH_CELLS; i++)
    {
      g_clear_pointer (&content->activities[i], g_ptr_array_unref);
      g_clear_pointer (&content->fixed[i], g_free);
    }
}

/* Every day from start to end has the activity. */
static void
share_out (JinMonthContent *content, JinDate month, JinRecord *activity)
{
  JinDate cell = jin_month_cell_date (month, 0);
  JinDate first = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));
  JinDate last = first;
  int     from, until;

  if (!jin_record_is_empty (activity, JIN_ACTIVITY_END))
    last = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_END));
  from = jin_date_days_between (cell, first);
  until = MAX (jin_date_days_between (cell, last), from);
  for (int i = MAX (from, 0); i <= MIN (until, JIN_MONTH_CELLS - 1); i++)
    {
      if (content->activities[i] == NULL)
        content->activities[i] = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (content->activities[i], g_object_ref (activity));
    }
}

/* Half of a large bureau's branches may have the same day: so many are named. */
#define NAMED_AT_MOST 8

static void
append_line (char **text, const char *line)
{
  g_autofree char *before = g_steal_pointer (text);

  *text = g_strdup_printf ("%s\n%s", before != NULL ? before : _ ("Fixed day:"), line);
}

/* The months before and after are seen, too, and a day may be shifted out of its month. */
static void
mark_fixed_days (JinMonthContent *content, JinDate month, JinRecord *organisation, guint *n_fixed)
{
  const char *text = jin_record_get_text (organisation, JIN_ORGANISATION_FIXED_DAY);
  JinFixedDay rule;

  if (*text == '\0' || !jin_fixed_day_parse (text, &rule, NULL))
    return;
  for (int offset = -1; offset <= 1; offset++)
    {
      JinDate near = jin_date_add_months (month, offset);
      JinDate day = jin_date_is_none (near) ? JIN_DATE_NONE : jin_fixed_day (near.year, near.month, &rule, NULL);
      int     cell = jin_date_is_none (day) ? -1 : jin_month_find_cell (month, day);

      if (cell >= 0 && ++n_fixed[cell] <= NAMED_AT_MOST)
        append_line (&content->fixed[cell], jin_record_get_title (organisation));
    }
}

/**
 * jin_month_content_fill:
 * @content: filled anew
 * @month: the first of the month
 * @activities: (element-type JinRecord): by start
 * @organisations: (element-type JinRecord): whose fixed days are marked
 *
 * Sorts activities and fixed days into the cells of a month.
 */
void
jin_month_content_fill (JinMonthContent *content, JinDate month, GPtrArray *activities, GPtrArray *organisations)
{
  guint n_fixed[JIN_MONTH_CELLS] = {0};

  jin_month_content_clear (content);
  for (guint i = 0; i < activities->len; i++)
    share_out (content, month, g_ptr_array_index (activities, i));
  for (guint i = 0; i < organisations->len; i++)
    mark_fixed_days (content, month, g_ptr_array_index (organisations, i), n_fixed);
  for (guint i = 0; i < JIN_MONTH_CELLS; i++)
    if (n_fixed[i] > NAMED_AT_MOST)
      {
        guint n_left = n_fixed[i] - NAMED_AT_MOST;
        /* Translators: at the foot of a day's cell: that many activities have no room */
        g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n_left), n_left);

        append_line (&content->fixed[i], more);
      }
}
