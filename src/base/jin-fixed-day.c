/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "base/jin-fixed-day.h"
#include "base/jin-text.h"

/* The fixed day of activity of a branch (R79), from words to a day. */

#define FURTHEST_SHIFT 7
#define LAST_WEEK 5

static const char *const week_digits = "一二三四五六日";

/* The day that @rule names, before any shift. */
static JinDate
nominal_day (int year, int month, const JinFixedDay *rule)
{
  int     n_days = jin_date_days_in_month (year, month);
  JinDate first = JIN_DATE ((gint16)year, (guint8)month, 1);
  int     day;

  if (rule->day > 0)
    return JIN_DATE ((gint16)year, (guint8)month, (guint8)MIN (rule->day, n_days));
  day = 1 + (rule->weekday - jin_date_weekday (first) + 7) % 7 + (rule->nth - 1) * 7;
  while (day > n_days)
    day -= 7;
  first.day = (guint8)day;
  return first;
}

/**
 * jin_next_working_day:
 * @day: a full day
 * @stay_in_month: whether it may not leave its month
 * @holidays: (nullable): what the office has imported
 *
 * Returns: @day if it is a working day, else the next one within seven days, else the last one before (R79)
 */
JinDate
jin_next_working_day (JinDate day, gboolean stay_in_month, const JinHolidays *holidays)
{
  for (int shift = 0; shift <= FURTHEST_SHIFT; shift++)
    {
      JinDate later = jin_date_add_days (day, shift);

      if (stay_in_month && later.month != day.month)
        break;
      if (jin_is_working_day (later, holidays))
        return later;
    }
  do
    day = jin_date_add_days (day, -1);
  while (!jin_is_working_day (day, holidays));
  return day;
}

/**
 * jin_fixed_day:
 * @year: a year
 * @month: 1…12
 * @rule: the rule of the branch
 * @holidays: (nullable): what the office has imported
 *
 * A day that falls on a weekend or holiday moves to the next working day
 * within seven days, else to the last working day before; with
 * @rule->stay_in_month it never leaves its month (R79).
 *
 * Returns: the day of the activity that counts for that month
 */
JinDate
jin_fixed_day (int year, int month, const JinFixedDay *rule, const JinHolidays *holidays)
{
  g_return_val_if_fail (month >= 1 && month <= 12, JIN_DATE_NONE);
  g_return_val_if_fail (rule != NULL && (rule->day > 0 || (rule->nth > 0 && rule->weekday > 0)), JIN_DATE_NONE);

  return jin_next_working_day (nominal_day (year, month, rule), rule->stay_in_month, holidays);
}

/* Steps over @word at *@p. */
static gboolean
skip_word (const char **p, const char *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;
  *p += strlen (word);
  return TRUE;
}

/* 一…日 or 1…7 at *@p. */
static guint8
read_weekday (const char **p)
{
  gunichar    c = g_utf8_get_char (*p);
  const char *digit = c != 0 ? g_utf8_strchr (week_digits, -1, c) : NULL;
  guint8      weekday = 0;

  if (digit != NULL)
    weekday = (guint8)(g_utf8_pointer_to_offset (week_digits, digit) + 1);
  else if (c == g_utf8_get_char ("天"))
    weekday = 7;
  else if (c >= '1' && c <= '7')
    weekday = (guint8)(c - '0');
  if (weekday > 0)
    *p = g_utf8_next_char (*p);
  return weekday;
}

/* 第一个星期五, 最后一个周五 */
static gboolean
read_nth_weekday (const char *p, JinFixedDay *rule)
{
  if (skip_word (&p, "最后一个") || skip_word (&p, "最后"))
    rule->nth = LAST_WEEK;
  else
    {
      skip_word (&p, "第");
      rule->nth = read_weekday (&p);
      skip_word (&p, "个");
    }
  if (!skip_word (&p, "星期") && !skip_word (&p, "周") && !skip_word (&p, "礼拜"))
    return FALSE;
  rule->weekday = read_weekday (&p);
  return *p == '\0' && rule->nth >= 1 && rule->nth <= LAST_WEEK && rule->weekday > 0;
}

/* 15, 15日, 十五号, 最后一天 */
static gboolean
read_day_of_month (const char *p, JinFixedDay *rule)
{
  g_autofree char *number = g_strdup (p);
  int              day;

  if (strcmp (p, "最后一天") == 0 || strcmp (p, "月末") == 0)
    day = 31;
  else
    {
      if (g_str_has_suffix (number, "日") || g_str_has_suffix (number, "号"))
        number[strlen (number) - strlen ("日")] = '\0';
      if (!jin_text_parse_int (number, &day))
        return FALSE;
    }
  if (day < 1 || day > 31)
    return FALSE;
  rule->day = (guint8)day;
  return TRUE;
}

/**
 * jin_fixed_day_parse:
 * @text: 15, 每月15日, 每月第一个星期五, 每月最后一个周五, 每月最后一天
 * @rule: (out): the rule
 * @error: return location for an error
 *
 * Returns: whether @text is such a rule; else %JIN_ERROR_INPUT
 */
gboolean
jin_fixed_day_parse (const char *text, JinFixedDay *rule, GError **error)
{
  g_autofree char *narrow = NULL;
  g_autofree char *bare = NULL;
  const char      *p;

  g_return_val_if_fail (text != NULL && rule != NULL, FALSE);

  narrow = jin_text_narrow (text);
  bare = jin_text_strip_blanks (narrow);
  p = bare;
  if (!skip_word (&p, "每月的") && !skip_word (&p, "每个月"))
    skip_word (&p, "每月");
  memset (rule, 0, sizeof *rule);
  if (read_nth_weekday (p, rule))
    return TRUE;
  memset (rule, 0, sizeof *rule);
  if (read_day_of_month (p, rule))
    return TRUE;
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%s” is not a day of the month. Please write it like 每月15日 or 每月第一个星期五."), text);
  return FALSE;
}

/**
 * jin_fixed_day_format:
 * @rule: a rule
 *
 * Returns: (transfer full): 每月15日, 每月第一个星期五, 每月最后一个星期五
 */
char *
jin_fixed_day_format (const JinFixedDay *rule)
{
  g_autofree char *nth = NULL;
  g_autofree char *weekday = NULL;

  g_return_val_if_fail (rule != NULL && (rule->day > 0 || (rule->nth > 0 && rule->weekday > 0)), NULL);

  if (rule->day > 0)
    return g_strdup_printf ("每月%d日", rule->day);
  weekday = g_utf8_substring (week_digits, rule->weekday - 1, rule->weekday);
  if (rule->nth == LAST_WEEK)
    return g_strdup_printf ("每月最后一个星期%s", weekday);
  nth = g_utf8_substring (week_digits, rule->nth - 1, rule->nth);
  return g_strdup_printf ("每月第%s个星期%s", nth, weekday);
}
