/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-id-number.h"
#include "base/jin-name.h"
#include "base/jin-text.h"
#include "office/jin-rules-likeness.h"

/* Whether two names or two numbers may be one, written in two ways (R10).  Slips of the pen and of the input method. */

/* Of two characters, one that differs is half the name: 王芳 and 王兰 are a couple as often as a slip. */
#define MIN_SPELLED 3
#define MAX_ID_SLIPS 2
#define ID_LENGTH 18

/* Spaces, and the dots of names such as 买买提·艾力, which are written in many ways. */
static char *
bare_name (const char *name)
{
  g_autofree char *narrow = jin_text_strip_blanks (name);
  GString         *bare = g_string_new (NULL);

  for (const char *p = narrow; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ispunct (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (bare, FALSE);
}

/* One character is another one, or there is one more. */
static gboolean
differ_by_one (const char *one, const char *other)
{
  glong a = g_utf8_strlen (one, -1), b = g_utf8_strlen (other, -1);

  if (a < b)
    return differ_by_one (other, one);
  if (a > b + 1 || b < MIN_SPELLED - (a > b))
    return FALSE;
  while (*other != '\0' && g_utf8_get_char (one) == g_utf8_get_char (other))
    {
      one = g_utf8_next_char (one);
      other = g_utf8_next_char (other);
    }
  one = g_utf8_next_char (one);
  return strcmp (one, a > b ? other : g_utf8_next_char (other)) == 0;
}

/**
 * jin_names_are_alike:
 * @one: a name
 * @other: another
 *
 * Returns: whether they are the same but for blanks and dots, sound alike, or differ by one character of three or more
 */
gboolean
jin_names_are_alike (const char *one, const char *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  g_autofree char *a = bare_name (one);
  g_autofree char *b = bare_name (other);

  if (*a == '\0' || *b == '\0')
    return FALSE;
  if (strcmp (a, b) == 0)
    return TRUE;
  g_autofree char *sound_a = jin_name_pinyin (a);
  g_autofree char *sound_b = jin_name_pinyin (b);
  return (sound_a != NULL && g_strcmp0 (sound_a, sound_b) == 0) || differ_by_one (a, b);
}

/**
 * jin_ids_are_alike:
 * @one: an ID number, or ""
 * @other: another, or ""
 *
 * Returns: whether they may be one number: one is missing, they are the same in the old and the new form, or they differ in two
 *   digits at most, as after a slip and the check digit that follows it, or two digits that changed places
 */
gboolean
jin_ids_are_alike (const char *one, const char *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  g_autofree char *a = jin_id_normalise (one);
  g_autofree char *b = jin_id_normalise (other);
  int              n = 0;

  if (*a == '\0' || *b == '\0')
    return TRUE;
  if (strlen (a) != ID_LENGTH || strlen (b) != ID_LENGTH)
    return strcmp (a, b) == 0;
  for (int i = 0; i < ID_LENGTH; i++)
    n += a[i] != b[i];
  return n <= MAX_ID_SLIPS;
}
