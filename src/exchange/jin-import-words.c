/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-phone.h"
#include "base/jin-text.h"
#include "base/jin-words.h"
#include "exchange/jin-import-private.h"

/* What people write into cells besides a value: 同上, two people in one cell, several phones. */

/**
 * jin_import_is_ditto:
 *
 * Returns: whether the cell says nothing but that it is as the one above it
 */
gboolean
jin_import_is_ditto (const char *text)
{
  static const char *const words[] = {JIN_WORDS_DITTO};

  /* Asked of every cell, and hardly ever true: nothing is copied. */
  while (jin_text_is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (text[0] == words[i][0] && jin_text_is_word (text, words[i]))
      return TRUE;
  return FALSE;
}

/* √ and the like */
gboolean
jin_import_is_tick (const char *text)
{
  static const char *const words[] = {JIN_WORDS_TICK, NULL};

  return g_strv_contains (words, text);
}

/* Two to four Chinese characters. */
static gboolean
is_name (const char *word)
{
  int n = 0;

  for (; *word != '\0'; word = g_utf8_next_char (word), n++)
    if (!jin_text_is_han (g_utf8_get_char (word)))
      return FALSE;
  return n >= 2 && n <= 4;
}

/* 张三 李四, but not 欧阳　修, nor 张　三. */
static gboolean
is_split_name (const char *first,
               const char *second)
{
  static const char *const surnames[] = {JIN_WORDS_SURNAMES, NULL};

  return g_strv_contains (surnames, first) && g_utf8_strlen (second, -1) <= 2;
}

static gboolean
ends_in_couple (const char *text)
{
  static const char *const words[] = {JIN_WORDS_COUPLE};

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (text, words[i]))
      return TRUE;
  return FALSE;
}

/* 张三（妻：李四） */
static gboolean
names_spouse (const char *text)
{
  static const char *const words[] = {JIN_WORDS_SPOUSE};
  g_autofree char         *narrow = jin_text_narrow (text);
  const char              *bracket = strchr (narrow, '(');

  for (gsize i = 0; bracket != NULL && i < G_N_ELEMENTS (words); i++)
    if (strstr (bracket, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * jin_import_is_several_people:
 * @text: a cell of a column of names
 *
 * Returns: whether it names more than one person: 张三、李四, 张三 李四, 张三夫妇, 张三（妻李四）
 */
gboolean
jin_import_is_several_people (const char *text)
{
  g_auto (GStrv) words = NULL;
  guint          n = 0;

  /* Nearly no name is so long. */
  if (strlen (text) < strlen ("张三李四"))
    return FALSE;
  if (ends_in_couple (text) || names_spouse (text))
    return TRUE;
  words = jin_text_split_words (text);
  for (; words[n] != NULL; n++)
    if (!is_name (words[n]))
      return FALSE;
  return n > 1 && !(n == 2 && is_split_name (words[0], words[1]));
}

static GStrv
split_phones (const char *text)
{
  g_auto (GStrv) words = jin_text_split_words (text);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *normal = NULL;

      if (jin_phone_check (words[i], &normal) == JIN_PHONE_BAD)
        return NULL;
      g_free (words[i]);
      words[i] = normal;
    }
  return g_strv_length (words) > 1 ? g_steal_pointer (&words) : NULL;
}

/**
 * jin_import_split_phones:
 * @text: a cell of a column of phones
 *
 * Returns: (transfer full) (nullable): the several phones that it holds, %NULL when it is one, or something else
 */
GStrv
jin_import_split_phones (const char *text)
{
  g_autofree char *plain = NULL;
  GStrv            phones;

  if (strlen (text) <= strlen ("13800138000") || jin_phone_check (text, NULL) != JIN_PHONE_BAD)
    return NULL;
  /* A blank may stand inside a number, or between two. */
  plain = jin_text_strip_blanks (text);
  phones = split_phones (plain);
  return phones != NULL ? phones : split_phones (text);
}
