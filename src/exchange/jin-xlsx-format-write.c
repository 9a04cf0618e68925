/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "exchange/jin-xlsx-format-private.h"

/*
 * Numbers and dates as a section of a number format shows them.
 */

static const char *const han_digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
static const char *const weekdays[] = {"日", "一", "二", "三", "四", "五", "六"};
static const char *const months[] = {"January", "February", "March", "April", "May", "June",
                                     "July", "August", "September", "October", "November", "December"};
static const char *const week[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/* 0…99 as 〇, 十, 十二, 二十, 三十一. */
static void
write_han (GString *text,
           int      number)
{
  if (number >= 20)
    g_string_append (text, han_digits[number / 10]);
  if (number >= 10)
    g_string_append (text, han_digits[10]);
  if (number < 10 || number % 10 != 0)
    g_string_append (text, han_digits[number % 10]);
}

static void
write_part (const JinXlsxSection *section,
            GString              *text,
            int                   number,
            int                   count)
{
  if (section->han_digits)
    {
      write_han (text, number);
      return;
    }
  if (count >= 2 || number >= 10)
    g_string_append_c (text, (char)('0' + number / 10 % 10));
  g_string_append_c (text, (char)('0' + number % 10));
}

static void
write_year (const JinXlsxSection *section,
            GString              *text,
            int                   year,
            int                   count)
{
  for (int unit = count > 2 ? 1000 : 10; unit > 0; unit /= 10)
    {
      const int digit = year / unit % 10;

      if (section->han_digits)
        g_string_append (text, han_digits[digit]);
      else
        g_string_append_c (text, (char)('0' + digit));
    }
}

static void
write_name (GString    *text,
            const char *name,
            int         count)
{
  g_string_append_len (text, name, count == 3 ? 3 : count == 5 ? 1
                                                               : (gssize)strlen (name));
}

static void
write_noon (GString    *text,
            const char *words,
            gboolean    afternoon)
{
  const char *slash = strchr (words, '/');

  if (afternoon)
    g_string_append (text, slash + 1);
  else
    g_string_append_len (text, words, slash - words);
}

static void
write_date_token (const JinXlsxSection *section,
                  const JinXlsxToken   *token,
                  double                serial,
                  JinDate               date,
                  gint64                seconds,
                  GString              *text)
{
  const int clock = (int)(seconds % 86400);
  const int hour = clock / 3600;

  switch (token->kind)
    {
    case TOKEN_YEAR:
      write_year (section, text, date.year, token->count);
      break;
    case TOKEN_MONTH:
      if (token->count >= 3 && date.month > 0)
        write_name (text, months[date.month - 1], token->count);
      else
        write_part (section, text, date.month, token->count);
      break;
    case TOKEN_DAY:
      if (token->count >= 3)
        write_name (text, week[(seconds / 86400 + 6) % 7], token->count);
      else
        write_part (section, text, date.day, token->count);
      break;
    case TOKEN_WEEKDAY:
      g_string_append (text, token->count >= 4 ? "星期" : "");
      g_string_append (text, weekdays[(seconds / 86400 + 6) % 7]);
      break;
    case TOKEN_HOUR:
      write_part (section, text, section->has_noon ? (hour + 11) % 12 + 1 : hour, token->count);
      break;
    case TOKEN_MINUTE:
      write_part (section, text, clock / 60 % 60, token->count);
      break;
    case TOKEN_SECOND:
      write_part (section, text, clock % 60, token->count);
      break;
    case TOKEN_NOON:
      write_noon (text, token->text, hour >= 12);
      break;
    case TOKEN_ELAPSED:
      g_string_append_printf (text, "%0*" G_GINT64_FORMAT, MIN (token->count, 2),
                              seconds / (token->literal == 'h' ? 3600 : token->literal == 'm' ? 60
                                                                                              : 1));
      break;
    case TOKEN_LITERAL:
      g_string_append (text, token->text);
      break;
    default:
      break; /* fractions of a second are of no use to anybody here */
    }
}

/* @date is the day of @serial, already corrected for 1904. */
void
jin_xlsx_section_write_date (const JinXlsxSection *section,
                             double                serial,
                             JinDate               date,
                             GString              *text)
{
  const gint64 seconds = (gint64)floor (serial * 86400 + 0.5);

  for (guint i = 0; i < section->tokens->len; i++)
    write_date_token (section, &g_array_index (section->tokens, JinXlsxToken, i), serial, date, seconds, text);
}

/*
 * The digits of a rounded number, whole and decimal ones apart.  Spreadsheets round the
 * 15 decimal digits half away from zero, so 2.675 becomes 2.68: hence the nudge.
 */
static void
round_digits (const JinXlsxSection *section,
              double                number,
              char                 *digits,
              gsize                 size,
              const char          **decimals)
{
  char  format[16];
  char *point;

  for (int i = 0; i < section->n_percents; i++)
    number *= 100;
  for (int i = 0; i < section->n_scales; i++)
    number /= 1000;
  number = fabs (number) * (1 + 4 * DBL_EPSILON);
  g_snprintf (format, sizeof format, "%%.%df", MIN (section->n_decimals, 15));
  g_ascii_formatd (digits, (int)size, format, number);
  point = strchr (digits, '.');
  if (point != NULL)
    *point++ = '\0';
  *decimals = point != NULL ? point : "";
  if (strcmp (digits, "0") == 0)
    digits[0] = '\0';
}

/* The whole digits that go in the place with @after places behind it; the first place takes all that are left. */
static void
write_place (const JinXlsxSection *section,
             const char           *digits,
             char                  place,
             gboolean              first,
             int                   after,
             GString              *text)
{
  const int length = (int)strlen (digits);
  int       from = first ? 0 : MAX (length - after - 1, 0);
  const int until = length - after;

  if (until <= 0)
    {
      if (place == '0')
        g_string_append_c (text, '0');
      return;
    }
  for (; from < until; from++)
    {
      g_string_append_c (text, digits[from]);
      if (section->thousands && length - from > 1 && (length - from - 1) % 3 == 0)
        g_string_append_c (text, ',');
    }
}

static gboolean
more_decimals (const char *decimals)
{
  return decimals[strspn (decimals, "0")] != '\0';
}

/* Writes a number, without its sign, in the places of the section. */
void
jin_xlsx_section_write_number (const JinXlsxSection *section,
                               double                number,
                               GString              *text)
{
  char        digits[400];
  const char *decimals = "";
  int         place = 0;

  round_digits (section, number, digits, sizeof digits, &decimals);
  for (guint i = 0; i < section->tokens->len; i++)
    {
      const JinXlsxToken *token = &g_array_index (section->tokens, JinXlsxToken, i);

      if (token->kind == TOKEN_LITERAL)
        g_string_append (text, token->text);
      else if (token->kind == TOKEN_GENERAL || token->kind == TOKEN_TEXT)
        jin_xlsx_format_general (fabs (number), text);
      else if (token->kind == TOKEN_POINT)
        g_string_append_c (text, '.');
      else if (token->kind == TOKEN_DIGIT && place < section->n_integers)
        {
          write_place (section, digits, token->literal, place == 0, section->n_integers - place - 1, text);
          place++;
        }
      else if (token->kind == TOKEN_DIGIT && *decimals != '\0')
        {
          if (token->literal == '0' || more_decimals (decimals))
            g_string_append_c (text, *decimals);
          decimals++;
        }
    }
}
