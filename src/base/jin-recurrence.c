/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "base/jin-error.h"
#include "base/jin-lunar.h"
#include "base/jin-recurrence.h"
#include "base/jin-text.h"

/* Repeating days.  A rule is an RRULE of RFC 5545 and libical reckons it; the
 * one kind that libical must not reckon, because its Chinese calendar is
 * wrong, is a lunar day every year, written as in RFC 7529:
 *
 *   FREQ=MONTHLY;BYMONTHDAY=15
 *   RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9;SKIP=BACKWARD
 */

#define LUNAR_MARK "RSCALE=CHINESE"

typedef struct
{
  int      month; /* 0: that of the first day */
  int      day;
  int      interval;
  int      count; /* 0: no end */
  JinDate  until;
  gboolean clamp; /* a thirtieth becomes the twenty-ninth of a short month */
} LunarRule;

/* 20261231, also with a time behind it. */
static JinDate
read_until (const char *value)
{
  g_autofree char *digits = g_strndup (value, 8);
  g_autofree char *iso = NULL;

  if (strlen (digits) < 8 || (value[8] != '\0' && value[8] != 'T'))
    return JIN_DATE_NONE;
  iso = g_strdup_printf ("%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
  return jin_date_parse_iso (iso);
}

static gboolean
read_number (const char *value, int lowest, int highest, int *number)
{
  return jin_text_parse_int (value, number) && *number >= lowest && *number <= highest;
}

static gboolean
read_lunar_part (const char *name, const char *value, LunarRule *rule)
{
  if (strcmp (name, "RSCALE") == 0)
    return TRUE;
  if (strcmp (name, "FREQ") == 0)
    return strcmp (value, "YEARLY") == 0;
  if (strcmp (name, "BYMONTH") == 0)
    return read_number (value, 1, 12, &rule->month);
  if (strcmp (name, "BYMONTHDAY") == 0)
    return read_number (value, 1, 30, &rule->day);
  if (strcmp (name, "INTERVAL") == 0)
    return read_number (value, 1, 100, &rule->interval);
  if (strcmp (name, "COUNT") == 0)
    return read_number (value, 1, G_MAXINT, &rule->count);
  if (strcmp (name, "SKIP") == 0)
    {
      rule->clamp = strcmp (value, "BACKWARD") == 0;
      return rule->clamp || strcmp (value, "OMIT") == 0;
    }
  if (strcmp (name, "UNTIL") == 0)
    {
      rule->until = read_until (value);
      return !jin_date_is_none (rule->until);
    }
  return FALSE;
}

static gboolean
read_lunar_rule (const char *text, LunarRule *rule)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  gboolean       yearly = FALSE;

  memset (rule, 0, sizeof *rule);
  rule->interval = 1;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *sign = strchr (parts[i], '=');

      if (sign == NULL)
        return FALSE;
      *sign = '\0';
      if (!read_lunar_part (parts[i], sign + 1, rule))
        return FALSE;
      yearly = yearly || strcmp (parts[i], "FREQ") == 0;
    }
  return yearly && (rule->month == 0) == (rule->day == 0);
}

static void
expand_lunar (const LunarRule *rule, JinDate start, JinDate from, JinDate until, guint cap, GArray *days)
{
  JinLunar first;
  int      month, day, n_found = 0;

  if (!jin_lunar_from_date (start, &first))
    return;
  month = rule->month > 0 ? rule->month : first.month;
  day = rule->day > 0 ? rule->day : first.day;
  for (int year = first.year; days->len < cap && (rule->count == 0 || n_found < rule->count); year += rule->interval)
    {
      int     length = jin_lunar_days_in_month (year, month, FALSE);
      JinDate date;

      if (length == 0)
        return;
      date = jin_lunar_to_date ((JinLunar){(gint16)year, (guint8)month, (guint8)(rule->clamp ? MIN (day, length) : day), FALSE});
      if (jin_date_is_none (date) || jin_date_compare (date, start) < 0)
        continue;
      if (jin_date_compare (date, until) > 0 || (!jin_date_is_none (rule->until) && jin_date_compare (date, rule->until) > 0))
        return;
      n_found++;
      if (jin_date_compare (date, from) >= 0)
        g_array_append_val (days, date);
    }
}

/* Reads a rule for libical; only rules of whole days are rules for us. */
static gboolean
read_ical_rule (const char *text, struct icalrecurrencetype *rule)
{
  *rule = icalrecurrencetype_from_string (text);
  if (rule->rscale != NULL)
    {
      g_clear_pointer (&rule->rscale, icalmemory_free_buffer);
      return FALSE;
    }
  return rule->freq >= ICAL_DAILY_RECURRENCE && rule->freq <= ICAL_YEARLY_RECURRENCE && rule->by_second[0] == ICAL_RECURRENCE_ARRAY_MAX &&
         rule->by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX && rule->by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/* Days of @rule from @start on; NULL when there can be none, as on 30 February. */
static icalrecur_iterator *
begin_ical (struct icalrecurrencetype rule, JinDate start)
{
  struct icaltimetype first = {.year = start.year, .month = start.month, .day = start.day, .is_date = 1};

  return icalrecur_iterator_new (rule, first);
}

static gboolean
expand_ical (struct icalrecurrencetype rule, JinDate start, JinDate from, JinDate until, guint cap, GArray *days)
{
  icalrecur_iterator *iterator = begin_ical (rule, start);

  if (iterator == NULL)
    return FALSE;
  while (days->len < cap)
    {
      struct icaltimetype next = icalrecur_iterator_next (iterator);
      JinDate             date = JIN_DATE ((gint16)next.year, (guint8)next.month, (guint8)next.day);

      if (icaltime_is_null_time (next) || jin_date_compare (date, until) > 0)
        break;
      if (jin_date_compare (date, from) >= 0)
        g_array_append_val (days, date);
    }
  icalrecur_iterator_free (iterator);
  return TRUE;
}

/* Reads @text as the kind of rule that it is and appends its days. */
static gboolean
reckon (const char *text, JinDate start, JinDate from, JinDate until, guint cap, GArray *days)
{
  struct icalrecurrencetype ical_rule;
  LunarRule                 lunar_rule;

  if (strstr (text, LUNAR_MARK) == NULL)
    return read_ical_rule (text, &ical_rule) && expand_ical (ical_rule, start, from, until, cap, days);
  if (!read_lunar_rule (text, &lunar_rule))
    return FALSE;
  expand_lunar (&lunar_rule, start, from, until, cap, days);
  return TRUE;
}

/**
 * jin_recurrence_check:
 * @rule: a rule
 * @error: return location for an error
 *
 * Returns: whether @rule can be expanded; else %JIN_ERROR_INPUT
 */
gboolean
jin_recurrence_check (const char *rule, GError **error)
{
  JinDate            any_day = JIN_DATE (2000, 1, 1);
  g_autoptr (GArray) none = jin_recurrence_expand (rule, any_day, any_day, any_day, 0, error);

  return none != NULL;
}

/**
 * jin_recurrence_expand:
 * @rule: a rule
 * @start: the first day of the series, a full day; nothing comes before it, and COUNT counts from it
 * @from: the first day wanted
 * @until: the last day wanted
 * @cap: how many days at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type JinDate) (nullable): the days in order; %NULL with %JIN_ERROR_INPUT
 *   when @rule is none
 */
GArray *
jin_recurrence_expand (const char *rule, JinDate start, JinDate from, JinDate until, guint cap, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (JinDate));

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (jin_date_precision (start) == JIN_PRECISION_DAY, NULL);

  if (!reckon (rule, start, from, jin_date_last (until), cap, days))
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("The rule of repetition “%s” cannot be understood. Please choose the repetition again."), rule);
      return NULL;
    }
  return g_steal_pointer (&days);
}

/**
 * jin_recurrence_lunar_yearly:
 * @month: 1…12
 * @day: 1…30
 *
 * Returns: (transfer full): the rule of that lunar day every year, the thirtieth on the last day of short months
 */
char *
jin_recurrence_lunar_yearly (int month, int day)
{
  g_return_val_if_fail (month >= 1 && month <= 12 && day >= 1 && day <= 30, NULL);

  return g_strdup_printf (LUNAR_MARK ";FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d;SKIP=BACKWARD", month, day);
}
