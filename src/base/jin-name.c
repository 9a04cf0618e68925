/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-name.h"
#include "base/jin-text.h"

/* How names are kept and printed (R7).  Their keys are made in jin-name-key.c. */

#define MIDDLE_DOT "·"
#define FULLWIDTH_SPACE "\u3000"

static gboolean
is_middle_dot (gunichar c)
{
  return c == 0x00B7 || c == 0x2022 || c == 0x2027 || c == 0x22C5 || c == 0x30FB || c == 0xFF65;
}

static gboolean
has_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (jin_text_is_han (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* One space for every run of blanks. */
static char *
collapse_blanks (const char *text)
{
  g_autofree char *trimmed = jin_text_trim (text);
  GString         *out = g_string_new (NULL);
  gboolean         blank = FALSE;

  for (const char *p = trimmed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean was_blank = blank;

      blank = jin_text_is_blank (g_utf8_get_char (p));
      if (!blank)
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else if (!was_blank)
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

/* Every sign that is typed for the dot in 买买提·艾力 becomes the same; a full stop only between characters. */
static char *
unify_dots (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean after_han = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar    c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (is_middle_dot (c) || (c == '.' && after_han && jin_text_is_han (g_utf8_get_char (next))))
        g_string_append (out, MIDDLE_DOT);
      else
        g_string_append_len (out, p, next - p);
      after_han = jin_text_is_han (c);
    }
  return g_string_free (out, FALSE);
}

/**
 * jin_name_normalise:
 * @text: a name as typed or read
 *
 * Takes every blank out of a Chinese name (张　三 → 张三), keeps one between the
 * words of others, narrows full-width letters, writes the dot of 买买提·艾力 in
 * one way and compatibility characters as the ordinary ones (R7).
 *
 * Returns: (transfer full): the form in which names are kept
 */
char *
jin_name_normalise (const char *text)
{
  g_autofree char *composed = NULL;
  g_autofree char *narrow = NULL;
  g_autofree char *spaced = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  narrow = jin_text_narrow (composed != NULL ? composed : text);
  spaced = has_han (narrow) ? jin_text_strip_blanks (narrow) : collapse_blanks (narrow);
  return unify_dots (spaced);
}

/**
 * jin_name_print:
 * @name: a name as kept
 *
 * Returns: (transfer full): as lists print it: a full-width space between two characters, so that they
 *   stand as wide as three (R7)
 */
char *
jin_name_print (const char *name)
{
  const char *second;

  g_return_val_if_fail (name != NULL, NULL);

  if (g_utf8_strlen (name, -1) != 2)
    return g_strdup (name);
  second = g_utf8_next_char (name);
  if (!jin_text_is_han (g_utf8_get_char (name)) || !jin_text_is_han (g_utf8_get_char (second)))
    return g_strdup (name);
  return g_strdup_printf ("%.*s" FULLWIDTH_SPACE "%s", (int)(second - name), name, second);
}
