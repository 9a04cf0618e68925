/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-festival.h"
#include "base/jin-lunar.h"
#include "base/jin-text.h"
#include "ui/jin-month-days.h"

/*
 * Which day stands in which cell, and what it is called; no widgets.
 *
 *   2026-11            Mon  …        Sun
 *   cell 0 = 10-26 →   26 27 28 29 30 31  1
 *                       2  3  …
 *                      30  1  2  3  4  5  6   ← cell 41 = 12-06
 */

static const char *const months[] = {
    NC_ ("month", "January"),
         NC_ ("month", "February"),
              NC_ ("month", "March"),
                   NC_ ("month", "April"),
                        NC_ ("month", "May"),
                             NC_ ("month", "June"),
                                  NC_ ("month", "July"),
                                       NC_ ("month", "August"),
                                            NC_ ("month", "September"),
                                                 NC_ ("month", "October"),
                                                      NC_ ("month", "November"),
                                                           NC_ ("month", "December"),
};

static const char *const weekdays[] = {
    NC_ ("weekday", "Monday"),
         NC_ ("weekday", "Tuesday"),
              NC_ ("weekday", "Wednesday"),
                   NC_ ("weekday", "Thursday"),
                        NC_ ("weekday", "Friday"),
                             NC_ ("weekday", "Saturday"),
                                  NC_ ("weekday", "Sunday"),
};

static const char *const short_weekdays[] = {
    NC_ ("short weekday", "Mon"),
         NC_ ("short weekday", "Tue"),
              NC_ ("short weekday", "Wed"),
                   NC_ ("short weekday", "Thu"),
                        NC_ ("short weekday", "Fri"),
                             NC_ ("short weekday", "Sat"),
                                  NC_ ("short weekday", "Sun"),
};

static const char *
month_name (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]);
}

/* “November” */
char *
jin_month_name_of (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);
  return g_strdup (month_name (month));
}

/* The first of the day's month. */
JinDate
jin_month_of_day (JinDate day)
{
  return JIN_DATE (day.year, day.month, 1);
}

/**
 * jin_month_cell_date:
 * @month: the first of a month
 * @cell: 0…%JIN_MONTH_CELLS - 1, row by row from Monday
 *
 * Returns: the day that stands there
 */
JinDate
jin_month_cell_date (JinDate month, guint cell)
{
  return jin_date_add_days (month, (int)cell - (jin_date_weekday (month) - 1));
}

/* Returns: the cell of @day in the view of @month, -1 when it isn't seen there */
int
jin_month_find_cell (JinDate month, JinDate day)
{
  int cell = jin_date_days_between (jin_month_cell_date (month, 0), day);

  return cell >= 0 && cell < JIN_MONTH_CELLS ? cell : -1;
}

char *
jin_month_title (JinDate month)
{
  /* Translators: title of a month view; %1$s is the month's name, %2$d the year */
  return g_strdup_printf (_ ("%1$s %2$d"), month_name (month.month), month.year);
}

/**
 * jin_month_lunar_title:
 * @month: the first of a month
 *
 * Returns: (transfer full): the lunar year and the lunar months that begin or run in it: “丙午年 九月—十月”; "" outside
 *   the years that are known (R80)
 */
char *
jin_month_lunar_title (JinDate month)
{
  JinLunar         first, last;
  g_autofree char *first_year = NULL;
  g_autofree char *last_year = NULL;
  g_autofree char *first_month = NULL;

  if (!jin_lunar_from_date (month, &first) || !jin_lunar_from_date (jin_date_last (JIN_DATE (month.year, month.month, 0)), &last))
    return g_strdup ("");
  first_year = jin_lunar_year_name (first.year);
  last_year = jin_lunar_year_name (last.year);
  first_month = g_strdup (jin_lunar_month_name (first));
  if (first.year != last.year)
    /* Translators: lunar years and months at both ends of a month: 乙巳年腊月 — 丙午年正月 */
    return g_strdup_printf (_ ("Lunar %s %s – %s %s"), first_year, first_month, last_year, jin_lunar_month_name (last));
  if (first.month == last.month && first.leap == last.leap)
    /* Translators: lunar year and month */
    return g_strdup_printf (_ ("Lunar %s %s"), first_year, first_month);
  /* Translators: lunar year, its first and last month that are seen */
  return g_strdup_printf (_ ("Lunar %s %s – %s"), first_year, first_month, jin_lunar_month_name (last));
}

/* @weekday: 1 = Monday … 7 = Sunday */
const char *
jin_month_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekdays[weekday - 1]);
}

const char *
jin_month_weekday_short (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "short weekday", short_weekdays[weekday - 1]);
}

/**
 * jin_month_small_text:
 * @day: a full day
 * @marked: (out) (optional): whether it is a festival or solar term, not just a lunar day
 *
 * Returns: (transfer full): what stands beside the number in a cell: the festival, else the solar term, else on the first
 *   of a lunar month that month, else the lunar day; "" outside the years that are known (R80)
 */
char *
jin_month_small_text (JinDate day, gboolean *marked)
{
  g_autofree char *festival = jin_festival_text (day);
  const char      *term = festival == NULL ? jin_solar_term (day) : NULL;
  JinLunar         lunar;

  if (marked != NULL)
    *marked = festival != NULL || term != NULL;
  if (festival != NULL)
    return g_steal_pointer (&festival);
  if (term != NULL)
    return g_strdup (term);
  if (!jin_lunar_from_date (day, &lunar))
    return g_strdup ("");
  return g_strdup (lunar.day == 1 ? jin_lunar_month_name (lunar) : jin_lunar_day_name (lunar));
}

/* “16 November Monday 十月初八”, with the festival or solar term if there is one: how a cell is called. */
char *
jin_month_day_name (JinDate day)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char    *small = NULL;
  JinLunar            lunar;
  gboolean            marked;

  /* Translators: a day and its weekday, as a screen reader says it; %1$s is the month's name, %2$d the day */
  g_string_append_printf (name, _ ("%1$s %2$d %3$s"), month_name (day.month), day.day, jin_month_weekday_name (jin_date_weekday (day)));
  if (jin_lunar_from_date (day, &lunar))
    {
      g_autofree char *text = jin_lunar_format (lunar);

      g_string_append_printf (name, " %s", text);
    }
  small = jin_month_small_text (day, &marked);
  if (marked)
    g_string_append_printf (name, " %s", small);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* “November 16, Monday”: heads the list of a day. */
char *
jin_month_day_title (JinDate day)
{
  /* Translators: %1$s is the month's name, %2$d the day, %3$s the weekday */
  return g_strdup_printf (_ ("%1$s %2$d, %3$s"), month_name (day.month), day.day, jin_month_weekday_name (jin_date_weekday (day)));
}

/* “正月初一” of the lunar year that @today is in. */
static gboolean
parse_lunar (const char *text, JinDate today, JinDate *day)
{
  JinLunar now;

  if (!jin_lunar_from_date (today, &now))
    return FALSE;
  for (int i = 0; i < 24; i++)
    {
      JinLunar lunar = {now.year, (guint8)(i / 2 + 1), 1, i % 2 == 1};
      int      n_days = jin_lunar_days_in_month (lunar.year, lunar.month, lunar.leap);

      for (; lunar.day <= n_days; lunar.day++)
        {
          g_autofree char *name = jin_lunar_format (lunar);

          if (!g_str_equal (name, text))
            continue;
          *day = jin_lunar_to_date (lunar);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * jin_month_parse_day:
 * @text: a day in any form of R2, a month (its first day is meant), a year, or a lunar day of this lunar year
 * @today: as in jin_date_parse()
 * @day: (out): the day
 * @error: return location for an error
 *
 * Returns: whether @text is understood; else %JIN_ERROR_INPUT
 */
gboolean
jin_month_parse_day (const char *text, JinDate today, JinDate *day, GError **error)
{
  g_autofree char *narrow = jin_text_narrow (text);
  g_autofree char *stripped = jin_text_strip_blanks (narrow);
  JinDate          parsed;

  if (parse_lunar (stripped, today, day))
    return TRUE;
  parsed = jin_date_parse (stripped, today, error);
  if (jin_date_is_none (parsed))
    return FALSE;
  *day = jin_date_first (parsed);
  return TRUE;
}
