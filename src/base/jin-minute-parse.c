/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "base/jin-minute.h"
#include "base/jin-text.h"

/* Moments as people write them: a date of any form of R2, then a time of day.
 *
 *   2025年7月10日  09:00
 *   7月10日        下午2点半
 */

#define MAX_DIGITS 2

/* Hours from @first to before @end are counted from noon: so 晚上12点 is out of the day, 晚上0点 its first minute. */
typedef struct
{
  const char *word;
  int         first;
  int         end;
} PartOfDay;

static const PartOfDay parts_of_day[] = {
    {"上午", 0, 0},
    {"早上", 0, 0},
    {"早晨", 0, 0},
    {"中午", 1, 11},
    {"下午", 0, 12},
    {"傍晚", 0, 12},
    {"晚上", 1, 13},
};

/* Where the time of day begins: at a part of the day, else at the digits before the first colon or 时. */
static char *
find_time (char *text)
{
  static const char *const signs[] = {":", "时", "点"};
  char                    *sign = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts_of_day); i++)
    {
      char *found = strstr (text, parts_of_day[i].word);

      if (found != NULL)
        return found;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (signs) && sign == NULL; i++)
    sign = strstr (text, signs[i]);
  if (sign == NULL)
    return text + strlen (text);
  while (sign > text && g_ascii_isdigit (sign[-1]))
    sign--;
  return sign;
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

/* One or two digits at *@p; -1 when there are none. */
static int
read_number (const char **p)
{
  int value = 0, n_digits = 0;

  *p = skip_blanks (*p);
  for (; g_ascii_isdigit (**p) && n_digits < MAX_DIGITS; ++*p, n_digits++)
    value = value * 10 + (**p - '0');
  *p = skip_blanks (*p);
  return n_digits > 0 ? value : -1;
}

static gboolean
skip_word (const char **p, const char *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;
  *p += strlen (word);
  return TRUE;
}

/* What follows the hour: ":30", ":30:00", "时", "点半", "时30分". */
static gboolean
read_minute (const char *p, int *minute)
{
  *minute = 0;
  if (skip_word (&p, ":"))
    {
      *minute = read_number (&p);
      if (skip_word (&p, ":") && read_number (&p) < 0)
        return FALSE;
    }
  else if (!skip_word (&p, "时") && !skip_word (&p, "点"))
    return FALSE;
  else if (skip_word (&p, "半"))
    *minute = 30;
  else if (*p != '\0' && !skip_word (&p, "整") && !skip_word (&p, "钟"))
    {
      *minute = read_number (&p);
      skip_word (&p, "分");
    }
  return *p == '\0' && *minute >= 0 && *minute < 60;
}

static gboolean
read_time (const char *p, int *hour, int *minute)
{
  const PartOfDay *part = NULL;

  *hour = *minute = 0;
  if (*p == '\0')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts_of_day) && part == NULL; i++)
    if (skip_word (&p, parts_of_day[i].word))
      part = &parts_of_day[i];
  *hour = read_number (&p);
  if (*hour < 0 || !read_minute (p, minute))
    return FALSE;
  if (part != NULL && *hour >= part->first && *hour < part->end)
    *hour += 12;
  return *hour < 24;
}

/**
 * jin_minute_parse:
 * @text: what was typed or what a file shows
 * @today: as in jin_date_parse()
 * @moment: (out): the moment
 * @error: return location for an error
 *
 * Reads a day in any form of R2 and a time of day: 2025年7月10日 09:00,
 * 2025.7.10 下午2点半, 7月10日9时30分; a day alone is its midnight.
 *
 * Returns: whether @text is such a moment; else %JIN_ERROR_INPUT
 */
gboolean
jin_minute_parse (const char *text, JinDate today, JinMinute *moment, GError **error)
{
  g_autofree char *narrow = NULL;
  g_autofree char *trimmed = NULL;
  g_autofree char *day = NULL;
  const char      *time;
  JinDate          date;
  int              hour, minute;

  g_return_val_if_fail (text != NULL && moment != NULL, FALSE);

  narrow = jin_text_narrow (text);
  trimmed = jin_text_trim (narrow);
  if (jin_minute_parse_iso (trimmed, moment))
    return TRUE;
  time = find_time (trimmed);
  day = g_strndup (trimmed, time - trimmed);
  date = jin_date_parse (day, today, error);
  if (jin_date_is_none (date))
    return FALSE;
  if (jin_date_precision (date) != JIN_PRECISION_DAY || !read_time (time, &hour, &minute))
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%s” is not a day and time. Please write it like 2026.11.20 09:30."), text);
      return FALSE;
    }
  *moment = jin_minute_from (date, hour, minute);
  return TRUE;
}
