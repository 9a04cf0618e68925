/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-text.h"

/* Text as people type it and as spreadsheets hold it: full-width forms, blanks
 * of every kind, numbers written as characters.  All text is valid UTF-8. */

#define IDEOGRAPHIC_SPACE 0x3000
#define FULLWIDTH_FIRST 0xFF01
#define FULLWIDTH_LAST 0xFF5E
#define FULLWIDTH_OFFSET 0xFEE0
#define FULLWIDTH_YEN 0xFFE5
#define YEN 0x00A5

/**
 * jin_text_is_blank:
 * @c: a character
 *
 * Returns: whether nothing is seen where @c stands: spaces of every width,
 *   tabs and line ends, control characters, zero-width characters
 */
gboolean
jin_text_is_blank (gunichar c)
{
  if (c < 0x80)
    return c <= ' ' || c == 0x7F;
  if (c > IDEOGRAPHIC_SPACE && c < 0xFEFF) /* nearly all that is read here */
    return FALSE;
  return g_unichar_isspace (c) || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0x80 && c < 0xA0);
}

/**
 * jin_text_is_han:
 * @c: a character
 *
 * Returns: whether @c is a Chinese character
 */
gboolean
jin_text_is_han (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

/* The ordinary form of @c, mostly @c itself. */
static gunichar
narrow_char (gunichar c)
{
  if (c >= FULLWIDTH_FIRST && c <= FULLWIDTH_LAST)
    return c - FULLWIDTH_OFFSET;
  if (c == IDEOGRAPHIC_SPACE)
    return ' ';
  return c == FULLWIDTH_YEN ? YEN : c;
}

/**
 * jin_text_narrow:
 * @text: any text
 *
 * Turns full-width letters, digits and signs into their ordinary forms, and
 * the ideographic space into a space.
 *
 * Returns: (transfer full): the text in ordinary width
 */
char *
jin_text_narrow (const char *text)
{
  const char *p;
  GString    *out;

  g_return_val_if_fail (text != NULL, NULL);

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar)*p >= 0x80 && narrow_char (g_utf8_get_char (p)) != g_utf8_get_char (p))
      break;
  out = g_string_new_len (text, p - text);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, narrow_char (g_utf8_get_char (p)));
  return g_string_free (out, FALSE);
}

/**
 * jin_text_trim:
 * @text: any text
 *
 * Returns: (transfer full): @text without blanks (see jin_text_is_blank()) at
 *   its two ends
 */
char *
jin_text_trim (const char *text)
{
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0' && jin_text_is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!jin_text_is_blank (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, end - text);
}

const char *
jin_text_trimmed (const char *text, char **copy)
{
  g_return_val_if_fail (text != NULL && copy != NULL, NULL);

  if (*text == '\0' || (!jin_text_is_blank (g_utf8_get_char (text)) && !jin_text_is_blank (g_utf8_get_char (g_utf8_prev_char (text + strlen (text))))))
    return text;
  return *copy = jin_text_trim (text);
}

/**
 * jin_text_strip_blanks:
 * @text: any text
 *
 * Returns: (transfer full): @text without any blank (see jin_text_is_blank())
 */
char *
jin_text_strip_blanks (const char *text)
{
  char *out;
  char *end;

  g_return_val_if_fail (text != NULL, NULL);

  out = end = g_malloc (strlen (text) + 1);
  for (const char *p = text; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);

      if (!jin_text_is_blank (g_utf8_get_char (p)))
        end = mempcpy (end, p, next - p);
      p = next;
    }
  *end = '\0';
  return out;
}

/**
 * jin_text_is_word:
 * @text: any text
 * @word: one without blanks
 *
 * Returns: whether @text is @word but for blanks (see jin_text_is_blank())
 */
gboolean
jin_text_is_word (const char *text,
                  const char *word)
{
  g_return_val_if_fail (text != NULL && word != NULL, FALSE);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (jin_text_is_blank (c))
        continue;
      if (*word == '\0' || c != g_utf8_get_char (word))
        return FALSE;
      word = g_utf8_next_char (word);
    }
  return *word == '\0';
}

/* What stands between the words of a list. */
static gboolean
is_list_mark (gunichar c)
{
  static const gunichar marks[] = {',', ';', '/', '+', 0x3001 /* 、 */, 0xFF0C /* ， */, 0xFF1B /* ； */, 0xFF0B /* ＋ */};

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (c == marks[i])
      return TRUE;
  return jin_text_is_blank (c);
}

/**
 * jin_text_split_words:
 * @text: a list as people write it: 书法、摄影, 书法/摄影 or 书法 摄影
 *
 * Returns: (transfer full): its words, none of them empty
 */
GStrv
jin_text_split_words (const char *text)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text, *word = NULL;; p = g_utf8_next_char (p))
    {
      gboolean ends = *p == '\0' || is_list_mark (g_utf8_get_char (p));

      if (ends && word != NULL)
        g_ptr_array_add (words, g_strndup (word, p - word));
      word = ends ? NULL : word != NULL ? word
                                        : p;
      if (*p == '\0')
        break;
    }
  g_ptr_array_add (words, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* 0…9 for a digit in either writing, -1 for anything else. */
static int
digit_value (gunichar c)
{
  static const struct
  {
    gunichar han;
    int      value;
  } digits[] = {
      {0x3007, 0}, /* 〇 */
      {0x96F6, 0}, /* 零 */
      {0x25CB, 0}, /* ○, often typed for 〇 */
      {0x4E00, 1},
      {0x4E8C, 2},
      {0x4E24, 2}, /* 两 */
      {0x4E09, 3},
      {0x56DB, 4},
      {0x4E94, 5},
      {0x516D, 6},
      {0x4E03, 7},
      {0x516B, 8},
      {0x4E5D, 9},
  };

  if (c < 0x80)
    return g_ascii_isdigit ((char)c) ? (int)c - '0' : -1;
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (digits[i].han == c)
      return digits[i].value;
  return -1;
}

/* 10, 100, 1000, 10000 for 十, 百, 千, 万; 0 for anything else. */
static int
unit_value (gunichar c)
{
  switch (c)
    {
    case 0x5341:
      return 10;
    case 0x767E:
      return 100;
    case 0x5343:
      return 1000;
    case 0x4E07:
      return 10000;
    default:
      return 0;
    }
}

/* 一二〇 and 2012: one digit after another. */
static gboolean
parse_positional (const char *text, int *number)
{
  gint64 value = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = digit_value (g_utf8_get_char (p));

      if (digit < 0)
        return FALSE;
      value = value * 10 + digit;
      if (value > G_MAXINT)
        return FALSE;
    }
  *number = (int)value;
  return TRUE;
}

/* 十二, 一百零五, 两万三千: units fall from left to right, one digit before each. */
static gboolean
parse_natural (const char *text, int *number)
{
  gint64   total = 0, section = 0;
  int      digit = -1, last_unit = G_MAXINT;
  gboolean seen_ten_thousand = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int      unit = unit_value (c);
      int      value = digit_value (c);

      if (unit == 10000)
        {
          section += MAX (digit, 0);
          if (seen_ten_thousand || section == 0)
            return FALSE;
          seen_ten_thousand = TRUE;
          total = section * unit;
          section = 0;
          digit = -1;
          last_unit = G_MAXINT;
        }
      else if (unit > 0)
        {
          /* 十二 may leave out the 一 at the very beginning. */
          if (unit >= last_unit || (digit <= 0 && !(unit == 10 && p == text)))
            return FALSE;
          section += (digit > 0 ? digit : 1) * unit;
          last_unit = unit;
          digit = -1;
        }
      else if (value < 0 || c < 0x80 || digit > 0 || (value == 0 && digit == 0))
        return FALSE;
      else
        digit = value;
    }
  total += section + MAX (digit, 0);
  if (digit == 0 || total > G_MAXINT)
    return FALSE;
  *number = (int)total;
  return TRUE;
}

/**
 * jin_text_parse_int:
 * @text: a number of 0 or more in ordinary or full-width digits (12, １２) or in
 *   characters, natural (十二, 一百零五) or digit by digit (二〇一二)
 * @number: (out): the number
 *
 * Returns: whether @text is nothing but such a number
 */
gboolean
jin_text_parse_int (const char *text, int *number)
{
  g_autofree char *narrow = NULL;
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  narrow = jin_text_narrow (text);
  trimmed = jin_text_trim (narrow);
  if (*trimmed == '\0')
    return FALSE;
  for (const char *p = trimmed; *p != '\0'; p = g_utf8_next_char (p))
    if (unit_value (g_utf8_get_char (p)) > 0)
      return parse_natural (trimmed, number);
  return parse_positional (trimmed, number);
}
