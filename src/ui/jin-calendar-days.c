/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-fixed-day.h"
#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-organisation.h"
#include "ui/jin-calendar-days.h"

struct _JinCalendarDays
{
  gatomicrefcount ref_count;
  JinDate         first;
  guint           n_days;
  JinCalendarDay  days[];
};

/* Half of a large bureau's branches may have the same day: so many are named. */
#define NAMED_AT_MOST 8

static int
find_place (JinCalendarDays *self, JinDate day)
{
  int place = jin_date_days_between (self->first, day);

  return place >= 0 && place < (int)self->n_days ? place : -1;
}

/* Every day from start to end has the activity. */
static void
share_out (JinCalendarDays *self, JinRecord *activity)
{
  JinDate first = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));
  JinDate last = first;
  int     from, until;

  if (!jin_record_is_empty (activity, JIN_ACTIVITY_END))
    last = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_END));
  from = jin_date_days_between (self->first, first);
  until = MAX (jin_date_days_between (self->first, last), from);
  for (int i = MAX (from, 0); i <= MIN (until, (int)self->n_days - 1); i++)
    {
      if (self->days[i].activities == NULL)
        self->days[i].activities = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->days[i].activities, g_object_ref (activity));
    }
}

/* ---- marks ---- */

/* Which organisations a day is for, in the same words for all kinds of marks. */
typedef struct
{
  const char *head;
  GString   **lines; /* of each day */
  guint      *counts;
} Marks;

static void
marks_init (Marks *marks, const char *head, guint n_days)
{
  marks->head = head;
  marks->lines = g_new0 (GString *, n_days);
  marks->counts = g_new0 (guint, n_days);
}

static void
mark (JinCalendarDays *self, Marks *marks, JinDate day, JinRecord *organisation)
{
  int place = jin_date_precision (day) == JIN_PRECISION_DAY ? find_place (self, day) : -1;

  if (place < 0)
    return;
  if (marks->lines[place] == NULL)
    marks->lines[place] = g_string_new (marks->head);
  if (++marks->counts[place] <= NAMED_AT_MOST)
    g_string_append_printf (marks->lines[place], "\n%s", jin_record_get_title (organisation));
}

/* Moves the lines to the days. */
static void
marks_put (Marks *marks, JinCalendarDays *self)
{
  for (guint i = 0; i < self->n_days; i++)
    {
      guint            n_left = marks->counts[i] > NAMED_AT_MOST ? marks->counts[i] - NAMED_AT_MOST : 0;
      g_autofree char *before = NULL;

      if (marks->lines[i] == NULL)
        continue;
      if (n_left > 0)
        {
          g_string_append_c (marks->lines[i], '\n');
          /* Translators: at the foot of a day's cell: that many activities have no room */
          g_string_append_printf (marks->lines[i], g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n_left), n_left);
        }
      before = g_steal_pointer (&self->days[i].marks);
      self->days[i].marks = before != NULL ? g_strjoin ("\n", before, marks->lines[i]->str, NULL) : g_strdup (marks->lines[i]->str);
      g_string_free (marks->lines[i], TRUE);
    }
  g_free (marks->lines);
  g_free (marks->counts);
}

/* R79; a day may be shifted out of its month, so the months at both ends count, too. */
static void
mark_fixed_days (JinCalendarDays *self, Marks *marks, JinRecord *organisation, const JinHolidays *holidays)
{
  const char *text = jin_record_get_text (organisation, JIN_ORGANISATION_FIXED_DAY);
  JinDate     last = jin_date_add_days (self->first, (int)self->n_days + 31);
  JinFixedDay rule;

  if (*text == '\0' || !jin_fixed_day_parse (text, &rule, NULL))
    return;
  for (JinDate month = jin_date_add_days (self->first, -31); jin_date_compare (month, last) <= 0; month = jin_date_add_months (month, 1))
    {
      JinDate day = jin_fixed_day (month.year, month.month, &rule, holidays);

      if (!jin_date_is_none (day))
        mark (self, marks, day, organisation);
    }
}

static void
mark_organisations (JinCalendarDays *self, GPtrArray *organisations, const JinHolidays *holidays)
{
  Marks fixed, terms;

  marks_init (&fixed, _ ("Fixed day:"), self->n_days);
  marks_init (&terms, _ ("Term of office ends:"), self->n_days);
  for (guint i = 0; i < organisations->len; i++)
    {
      JinRecord *organisation = g_ptr_array_index (organisations, i);

      mark_fixed_days (self, &fixed, organisation, holidays);
      mark (self, &terms, jin_record_get_date (organisation, JIN_ORGANISATION_TERM_END), organisation);
    }
  marks_put (&terms, self);
  marks_put (&fixed, self);
}

/* ---- making ---- */

JinCalendarDays *
jin_calendar_days_new (JinDate first, guint n_days, GPtrArray *activities, GPtrArray *organisations, const JinHolidays *holidays)
{
  JinCalendarDays *self;

  g_return_val_if_fail (jin_date_precision (first) == JIN_PRECISION_DAY && activities != NULL && organisations != NULL, NULL);
  self = g_malloc0 (sizeof *self + n_days * sizeof self->days[0]);
  g_atomic_ref_count_init (&self->ref_count);
  self->first = first;
  self->n_days = n_days;
  for (guint i = 0; i < n_days; i++)
    self->days[i].free = !jin_is_working_day (jin_date_add_days (first, (int)i), holidays);
  for (guint i = 0; i < activities->len; i++)
    share_out (self, g_ptr_array_index (activities, i));
  mark_organisations (self, organisations, holidays);
  return self;
}

JinCalendarDays *
jin_calendar_days_ref (JinCalendarDays *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jin_calendar_days_unref (JinCalendarDays *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_days; i++)
    {
      g_clear_pointer (&self->days[i].activities, g_ptr_array_unref);
      g_free (self->days[i].marks);
    }
  g_free (self);
}

JinDate
jin_calendar_days_get_first (JinCalendarDays *self)
{
  g_return_val_if_fail (self != NULL, JIN_DATE_NONE);
  return self->first;
}

guint
jin_calendar_days_get_size (JinCalendarDays *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_days;
}

const JinCalendarDay *
jin_calendar_days_find (JinCalendarDays *self, JinDate day)
{
  int place;

  g_return_val_if_fail (self != NULL, NULL);
  place = find_place (self, day);
  return place >= 0 ? &self->days[place] : NULL;
}
