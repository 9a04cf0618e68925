/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-phone.h"
#include "base/jin-text.h"

/* Telephone numbers and postcodes (R90, R91). */

#define MOBILE_LENGTH 11
#define POSTCODE_LENGTH 6
#define DIGITS "0123456789"

static gboolean
is_mobile (const char *digits)
{
  return strlen (digits) == MOBILE_LENGTH && strspn (digits, DIGITS) == MOBILE_LENGTH && digits[0] == '1' && digits[1] >= '3';
}

/* The number as a mobile one without signs and country code, or NULL. */
static char *
read_mobile (const char *bare)
{
  g_autofree char *digits = NULL;
  g_auto (GStrv)   pieces = g_strsplit (bare, "-", -1);

  digits = g_strjoinv ("", pieces);
  if (g_str_has_prefix (digits, "+86"))
    memmove (digits, digits + 3, strlen (digits + 3) + 1);
  else if (g_str_has_prefix (digits, "0086"))
    memmove (digits, digits + 4, strlen (digits + 4) + 1);
  return is_mobile (digits) ? g_steal_pointer (&digits) : NULL;
}

/* How long the area code at the head of @p is: three digits in the largest cities, else four. */
static gsize
area_length (const char *p)
{
  return p[1] == '1' || p[1] == '2' ? 3 : 4;
}

/* [0xx[x]-]xxxxxxx[x][转ext], the area code perhaps in brackets or without a hyphen. */
static char *
read_landline (const char *bare)
{
  const char *p = bare;
  const char *area = NULL;
  const char *number;
  gsize       n_area = 0, n_number, n_extension;

  if (*p == '(' || *p == '0')
    {
      gboolean bracket = *p == '(';

      area = p += bracket ? 1 : 0;
      if (*p != '0')
        return NULL;
      n_area = area_length (p);
      if (strspn (p, DIGITS) < n_area)
        return NULL;
      p += n_area;
      if (bracket && *p++ != ')')
        return NULL;
      if (*p == '-')
        p++;
    }
  number = p;
  n_number = strspn (p, DIGITS);
  if (n_number < 7 || n_number > 8 || *number == '0')
    return NULL;
  p += n_number;
  if (*p == '\0')
    return g_strdup_printf ("%.*s%s%.*s", (int)n_area, area != NULL ? area : "", area != NULL ? "-" : "", (int)n_number, number);

  if (g_str_has_prefix (p, "转"))
    p += strlen ("转");
  else if (*p == '-')
    p++;
  else
    return NULL;
  n_extension = strspn (p, DIGITS);
  if (n_extension == 0 || p[n_extension] != '\0')
    return NULL;
  return g_strdup_printf ("%.*s%s%.*s转%s", (int)n_area, area != NULL ? area : "", area != NULL ? "-" : "", (int)n_number, number, p);
}

/**
 * jin_phone_check:
 * @text: one number as typed
 * @normalised: (out) (optional) (nullable): the number without blanks and country code, %NULL when it is bad
 *
 * Mobile numbers of eleven digits with or without +86, and landlines with or
 * without area code and extension: 0512-65123456, 65123456转801 (R90).
 *
 * Returns: what kind of number it is
 */
JinPhoneKind
jin_phone_check (const char *text, char **normalised)
{
  g_autofree char *narrow = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *number = NULL;
  JinPhoneKind     kind = JIN_PHONE_MOBILE;

  g_return_val_if_fail (text != NULL, JIN_PHONE_BAD);

  narrow = jin_text_narrow (text);
  bare = jin_text_strip_blanks (narrow);
  number = read_mobile (bare);
  if (number == NULL)
    {
      kind = JIN_PHONE_LANDLINE;
      number = read_landline (bare);
    }
  if (number == NULL)
    kind = JIN_PHONE_BAD;
  if (normalised != NULL)
    *normalised = g_steal_pointer (&number);
  return kind;
}

/**
 * jin_postcode_is_valid:
 * @text: a postcode
 *
 * Returns: whether it is six digits (R91)
 */
gboolean
jin_postcode_is_valid (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strlen (text) == POSTCODE_LENGTH && strspn (text, DIGITS) == POSTCODE_LENGTH;
}
