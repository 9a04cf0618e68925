/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/jin-name.h"
#include "base/jin-text.h"

/* Search and sort keys (R8) from a table of characters of our own: a million
 * names take a second, on any thread, and strokes are counted as Unihan does,
 * which the collations of libraries don't.
 *
 * Five signs of the table stand for a character and are pieces of keys as they
 * are; they sort as ASCII:
 *
 *   张   LN 2d6     number of the syllable zhang1 · place in the order of strokes
 */

#include "base/jin-han-table.h"

#define NUMBER_LENGTH 2
#define ROW_LENGTH 5
#define UNREAD "00"         /* number of characters without a reading */
#define AFTER_ALL "zzz"     /* sorts after every character of the table */
#define BEFORE_HAN_SIGN ' ' /* sorts letters and signs before characters */

typedef enum {
  KEY_PINYIN,
  KEY_INITIALS,
  KEY_PINYIN_ORDER,
  KEY_STROKE_ORDER,
} KeyKind;

static int
compare_beyond (const void *key, const void *item)
{
  gunichar c = *(const gunichar *)key;
  gunichar other = ((const HanBeyond *)item)->c;

  return c < other ? -1 : c > other;
}

/* The five signs of @c, or NULL. */
static const char *
find_row (gunichar c)
{
  const HanBeyond *beyond;

  if (c >= HAN_FIRST && c <= HAN_LAST)
    return han_rows + (c - HAN_FIRST) * ROW_LENGTH;
  if (c < HAN_FIRST)
    return NULL;
  beyond = bsearch (&c, han_beyond, G_N_ELEMENTS (han_beyond), sizeof *han_beyond, compare_beyond);
  return beyond != NULL ? beyond->row : NULL;
}

static guint
sign_value (char sign)
{
  if (sign <= '9')
    return (guint)(sign - '0');
  return (guint)(sign <= 'Z' ? sign - 'A' + 10 : sign - 'a' + 36);
}

/* The syllable with its tone behind it. */
static const char *
find_syllable (const char *number)
{
  return han_syllables[sign_value (number[0]) * 62 + sign_value (number[1])];
}

/* The readings of the surname that @name begins with where they differ from those of its
 * characters, two signs a character.  A pair is a surname only when a given name follows;
 * names with a dot have none. */
static const char *
find_surname (const char *name)
{
  if (strlen (name) < 3 || strstr (name, "·") != NULL)
    return "";
  for (guint i = G_N_ELEMENTS (han_surnames); i > 0; i--)
    {
      const char *surname = han_surnames[i - 1].name;
      const char *numbers = han_surnames[i - 1].numbers;

      /* Most differ in the last byte of their first character. */
      if (name[2] == surname[2] && g_str_has_prefix (name, surname) && (strlen (numbers) == NUMBER_LENGTH || name[strlen (surname)] != '\0'))
        return numbers;
    }
  return "";
}

static void
append_sign (GString *key, gunichar c, KeyKind kind)
{
  if (kind == KEY_PINYIN || kind == KEY_INITIALS)
    {
      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, g_unichar_tolower (c));
      return;
    }
  g_string_append_c (key, BEFORE_HAN_SIGN);
  g_string_append_unichar (key, g_unichar_tolower (c));
}

static void
append_han (GString *key, const char *row, const char *number, KeyKind kind)
{
  const char *syllable = find_syllable (number);

  switch (kind)
    {
    case KEY_PINYIN:
      g_string_append_len (key, syllable, (gssize)strlen (syllable) - 1);
      break;
    case KEY_INITIALS:
      if (strncmp (number, UNREAD, NUMBER_LENGTH) != 0)
        g_string_append_c (key, syllable[0]);
      break;
    case KEY_PINYIN_ORDER:
      g_string_append_len (key, number, NUMBER_LENGTH);
      g_string_append_len (key, row + NUMBER_LENGTH, ROW_LENGTH - NUMBER_LENGTH);
      break;
    case KEY_STROKE_ORDER:
      g_string_append_len (key, row + NUMBER_LENGTH, ROW_LENGTH - NUMBER_LENGTH);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A character that no table holds: it has no reading and sorts by code point after all others. */
static void
append_unknown_han (GString *key, gunichar c, KeyKind kind)
{
  if (kind == KEY_PINYIN || kind == KEY_INITIALS)
    return;
  g_string_append (key, AFTER_ALL);
  g_string_append_unichar (key, c);
}

/* @surname: readings of the first characters, see find_surname(). */
static char *
make_key (const char *text, const char *surname, KeyKind kind)
{
  GString *key = g_string_sized_new (32);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar    c = g_utf8_get_char (p);
      const char *row = find_row (c);

      if (row != NULL)
        append_han (key, row, *surname != '\0' ? surname : row, kind);
      else if (jin_text_is_han (c))
        append_unknown_han (key, c, kind);
      else
        append_sign (key, c, kind);
      if (*surname != '\0')
        surname += NUMBER_LENGTH;
    }
  return g_string_free (key, FALSE);
}

/**
 * jin_pinyin_begins:
 * @text: small letters
 * @length: of them
 * @whole: (out) (optional): whether they are a syllable themselves
 *
 * Returns: whether a syllable begins with them
 */
gboolean
jin_pinyin_begins (const char *text, gsize length, gboolean *whole)
{
  gboolean begins = FALSE, is_whole = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (han_syllables) && !is_whole; i++)
    if (strncmp (han_syllables[i], text, length) == 0)
      {
        begins = TRUE;
        /* The tone stands behind. */
        is_whole = han_syllables[i][length] != '\0' && han_syllables[i][length + 1] == '\0';
      }
  if (whole != NULL)
    *whole = is_whole;
  return begins;
}

/**
 * jin_name_pinyin:
 * @name: a name as kept
 *
 * Returns: (transfer full): full pinyin in small letters, without tones and joined (zhangsan); ü is v
 */
char *
jin_name_pinyin (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return make_key (name, find_surname (name), KEY_PINYIN);
}

/**
 * jin_name_initials:
 * @name: a name as kept
 *
 * Returns: (transfer full): the first letter of each syllable: zs
 */
char *
jin_name_initials (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return make_key (name, find_surname (name), KEY_INITIALS);
}

/**
 * jin_name_pinyin_key:
 * @name: a name as kept
 *
 * Returns: (transfer full): text whose strcmp() order is that by syllable, tone and strokes, one
 *   character after the other
 */
char *
jin_name_pinyin_key (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return make_key (name, find_surname (name), KEY_PINYIN_ORDER);
}

/**
 * jin_name_stroke_key:
 * @name: a name as kept
 *
 * Returns: (transfer full): text whose strcmp() order is that of 姓氏笔画: number of strokes, then
 *   横竖撇点折 stroke by stroke, then code point (R8)
 */
char *
jin_name_stroke_key (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return make_key (name, "", KEY_STROKE_ORDER);
}

/**
 * jin_title_pinyin:
 * @title: any text
 *
 * Returns: (transfer full): as jin_name_pinyin(), without readings of surnames
 */
char *
jin_title_pinyin (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return make_key (title, "", KEY_PINYIN);
}

/**
 * jin_title_initials:
 * @title: any text
 *
 * Returns: (transfer full): as jin_name_initials(), without readings of surnames
 */
char *
jin_title_initials (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return make_key (title, "", KEY_INITIALS);
}

/**
 * jin_title_pinyin_key:
 * @title: any text
 *
 * Returns: (transfer full): as jin_name_pinyin_key(), without readings of surnames
 */
char *
jin_title_pinyin_key (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return make_key (title, "", KEY_PINYIN_ORDER);
}

/**
 * jin_title_stroke_key:
 * @title: any text
 *
 * Returns: (transfer full): as jin_name_stroke_key()
 */
char *
jin_title_stroke_key (const char *title)
{
  return jin_name_stroke_key (title);
}
