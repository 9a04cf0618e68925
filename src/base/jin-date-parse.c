/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-date.h"
#include "base/jin-error.h"
#include "base/jin-text.h"

/* Dates as people write them (R2): a date is one to three numbers, each with
 * the mark that stands after it.
 *
 *   1941.3.12      1941 '.'  3 '.'  12 ' '
 *   一九四一年三月   1941 'y'  3 'm'
 *   194103         194103 ' '
 */

#define MAX_PARTS 3
#define MAX_DIGITS 8
#define MARK_END 'e'
#define FIRST_YEAR 1800
#define LAST_YEAR 2199
#define YEAR_BEFORE_REPUBLIC 1911 /* 民国元年 is 1912 */

typedef struct
{
  int  value;
  int  n_digits; /* as written; 0 for natural numerals such as 三十 */
  char mark;     /* one of . - / space, y m d for 年 月 日, or MARK_END */
} Part;

typedef struct
{
  Part     parts[MAX_PARTS];
  guint    n_parts;
  gboolean republic;
} Written;

static gboolean
is_han_numeral (gunichar c)
{
  return c >= 0x80 && g_utf8_strchr ("〇零○一二三四五六七八九十元", -1, c) != NULL;
}

/* The mark that @c stands for, or 0. */
static char
mark_of (gunichar c)
{
  static const struct
  {
    const char *signs;
    char        mark;
  } marks[] = {
      {"年", 'y'},
      {"月", 'm'},
      {"日号", 'd'},
      {"。·", '.'},
      {"–—", '-'},
  };

  if (c == '.' || c == '-' || c == '/')
    return (char)c;
  if (c < 0x80)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_utf8_strchr (marks[i].signs, -1, c) != NULL)
      return marks[i].mark;
  return 0;
}

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && jin_text_is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Reads a number in digits at *@p and steps over it. */
static gboolean
read_digits (const char **p, Part *part)
{
  part->value = part->n_digits = 0;
  for (; g_ascii_isdigit (**p) && part->n_digits <= MAX_DIGITS; ++*p, part->n_digits++)
    part->value = part->value * 10 + (**p - '0');
  return part->n_digits > 0 && part->n_digits <= MAX_DIGITS;
}

/* Reads a number in characters at *@p and steps over it. */
static gboolean
read_han_number (const char **p, Part *part)
{
  const char      *start = *p;
  g_autofree char *run = NULL;

  while (**p != '\0' && is_han_numeral (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  run = g_strndup (start, *p - start);
  part->n_digits = strstr (run, "十") != NULL ? 0 : (int)g_utf8_strlen (run, -1);
  if (strcmp (run, "元") == 0)
    {
      part->value = 1;
      return TRUE;
    }
  return jin_text_parse_int (run, &part->value);
}

/* Reads the mark after a number; a blank alone separates as well. */
static char
read_mark (const char **p)
{
  const char *start = *p;
  char        mark;

  *p = skip_blanks (*p);
  if (**p == '\0')
    return MARK_END;
  mark = mark_of (g_utf8_get_char (*p));
  if (mark == 0)
    return *p > start ? ' ' : 0;
  *p = g_utf8_next_char (*p);
  if (mark == 'm' && g_str_has_prefix (*p, "份"))
    *p += strlen ("份");
  *p = skip_blanks (*p);
  return mark;
}

/* Takes @text apart; FALSE when it holds anything but numbers and marks. */
static gboolean
read_written (const char *text, Written *written)
{
  const char *p = text;

  memset (written, 0, sizeof *written);
  if (g_str_has_prefix (p, "民国"))
    {
      written->republic = TRUE;
      p = skip_blanks (p + strlen ("民国"));
    }
  while (*p != '\0')
    {
      Part *part;

      if (written->n_parts == MAX_PARTS)
        return FALSE;
      part = &written->parts[written->n_parts++];
      if (g_ascii_isdigit (*p) ? !read_digits (&p, part) : !read_han_number (&p, part))
        return FALSE;
      part->mark = read_mark (&p);
      if (part->mark == 0 || (part->mark == MARK_END && *p != '\0'))
        return FALSE;
    }
  return written->n_parts > 0;
}

/* Whether the marks are @marks, where 's' is any one sign used throughout. */
static gboolean
has_marks (const Written *written, const char *marks)
{
  char sign = 0;

  if (strlen (marks) != written->n_parts)
    return FALSE;
  for (guint i = 0; i < written->n_parts; i++)
    {
      char mark = written->parts[i].mark;

      if (marks[i] != 's')
        {
          if (mark != marks[i])
            return FALSE;
        }
      else if (strchr (".-/ ", mark) == NULL || (sign != 0 && sign != mark))
        return FALSE;
      else
        sign = mark;
    }
  return TRUE;
}

/* The year that @part means, or 0: four digits, 19xx for two (§3.0), any number after 民国. */
static int
year_of (const Written *written, const Part *part)
{
  if (written->republic)
    return part->n_digits <= 3 ? part->value + YEAR_BEFORE_REPUBLIC : 0;
  if (part->n_digits == 2)
    return 1900 + part->value;
  return part->n_digits == 4 ? part->value : 0;
}

/* One number alone: YYYY, YYYYMM or YYYYMMDD. */
static gboolean
interpret_digits (const Part *part, int *year, int *month, int *day)
{
  switch (part->n_digits)
    {
    case 4:
      *year = part->value;
      return TRUE;
    case 6:
      *year = part->value / 100;
      *month = part->value % 100;
      return *month > 0;
    case 8:
      *year = part->value / 10000;
      *month = part->value / 100 % 100;
      *day = part->value % 100;
      return *month > 0 && *day > 0;
    default:
      return FALSE;
    }
}

static gboolean
interpret (const Written *written, JinDate today, int *year, int *month, int *day)
{
  const Part *parts = written->parts;
  gboolean    year_first;

  if (!written->republic && has_marks (written, "e"))
    return interpret_digits (&parts[0], year, month, day);

  if (!written->republic && (has_marks (written, "md") || has_marks (written, "me")))
    {
      *year = today.year;
      *month = parts[0].value;
      *day = parts[1].value;
      return *year > 0 && *month > 0 && *day > 0;
    }

  year_first = has_marks (written, "y") || has_marks (written, "ym") || has_marks (written, "ye") || has_marks (written, "ymd") ||
               has_marks (written, "yme") || has_marks (written, "se") || has_marks (written, "sse");
  if (!year_first)
    return FALSE;
  *year = year_of (written, &parts[0]);
  if (written->n_parts > 1)
    *month = parts[1].value;
  if (written->n_parts > 2)
    *day = parts[2].value;
  return *year > 0 && (written->n_parts < 2 || *month > 0) && (written->n_parts < 3 || *day > 0);
}

/* Spreadsheets show a day as "1941-03-12 00:00:00": a midnight says nothing. */
static void
cut_midnight (char *text)
{
  static const char *midnights[] = {"00:00:00", "0:00:00", "00:00", "0:00"};

  for (guint i = 0; i < G_N_ELEMENTS (midnights); i++)
    if (g_str_has_suffix (text, midnights[i]))
      {
        gsize length = strlen (text) - strlen (midnights[i]);

        if (length > 0 && (text[length - 1] == ' ' || text[length - 1] == 'T'))
          text[length - 1] = '\0';
        return;
      }
}

static JinDate
named_day (const char *text, JinDate today)
{
  if (strcmp (text, "今天") == 0 || strcmp (text, "今日") == 0)
    return today;
  if (strcmp (text, "昨天") == 0)
    return jin_date_add_days (today, -1);
  if (strcmp (text, "明天") == 0)
    return jin_date_add_days (today, 1);
  return JIN_DATE_NONE;
}

static JinDate
checked_date (const char *text, int year, int month, int day, GError **error)
{
  if (year < FIRST_YEAR || year > LAST_YEAR)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%s” cannot be the date: the year %d is out of range. Please check the year."), text, year);
      return JIN_DATE_NONE;
    }
  if (month > 12)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%s” cannot be the date: there is no month %d. Please check the month."), text, month);
      return JIN_DATE_NONE;
    }
  if (month > 0 && day > jin_date_days_in_month (year, month))
    {
      /* Translators: %1$s is what was typed, %2$d the year, %3$d the month, %4$d the last day of that month. */
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%1$s” cannot be the date: month %3$d of %2$d ends on day %4$d. Please check the day."), text, year, month, jin_date_days_in_month (year, month));
      return JIN_DATE_NONE;
    }
  return JIN_DATE (year, month, day);
}

/**
 * jin_date_parse:
 * @text: what was typed or what a file shows
 * @today: the day that 3月12日 and 今天 are reckoned from; none refuses dates without a year
 * @error: return location for an error
 *
 * Reads every form of R2: 1941.3.12, 1941-03, 1941/3, 19410312, 194103, 1941,
 * 1941年3月12日, 一九四一年三月, 民国三十年, 48.10 (two digits are 19xx), in
 * ordinary or full-width digits.  Nothing may follow.
 *
 * Returns: the date at the precision that was written; none and %JIN_ERROR_INPUT on
 *   anything else, on an empty text too
 */
JinDate
jin_date_parse (const char *text, JinDate today, GError **error)
{
  g_autofree char *narrow = NULL;
  g_autofree char *trimmed = NULL;
  Written          written;
  JinDate          date;
  int              year = 0, month = 0, day = 0;

  g_return_val_if_fail (text != NULL, JIN_DATE_NONE);
  g_return_val_if_fail (error == NULL || *error == NULL, JIN_DATE_NONE);

  narrow = jin_text_narrow (text);
  trimmed = jin_text_trim (narrow);
  date = named_day (trimmed, today);
  if (!jin_date_is_none (date))
    return date;
  cut_midnight (trimmed);
  if (!read_written (trimmed, &written) || !interpret (&written, today, &year, &month, &day))
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%s” is not a date. Please write it like 1941.03.12, 1941.03 or 1941."), text);
      return JIN_DATE_NONE;
    }
  return checked_date (text, year, month, day, error);
}
