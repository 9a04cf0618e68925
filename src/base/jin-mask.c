/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-division.h"
#include "base/jin-mask.h"
#include "base/jin-phone.h"
#include "base/jin-text.h"

/* What of a person's data stands on paper and in exports (R93). */

#define MASK '*'
#define KEPT_TAIL 4
#define LONGEST_DIVISION 16

/* @text with its first @head and last @tail characters kept. */
static char *
mask_middle (const char *text, glong head, glong tail)
{
  GString *out = g_string_new (NULL);
  glong    length = g_utf8_strlen (text, -1), i = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (i < head || i >= length - tail)
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    else
      g_string_append_c (out, MASK);
  return g_string_free (out, FALSE);
}

/**
 * jin_mask_id:
 * @text: an ID number
 * @level: how much to show
 *
 * Returns: (transfer full): 320***********0017, 320*********001; nothing but * for any other length
 */
char *
jin_mask_id (const char *text, JinMaskLevel level)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (level == JIN_MASK_NONE)
    return g_strdup (text);
  switch (g_utf8_strlen (text, -1))
    {
    case 18:
      return mask_middle (text, 3, 4);
    case 15:
      return mask_middle (text, 3, 3);
    default:
      return mask_middle (text, 0, 0);
    }
}

/* Every digit of @number but the last four. */
static char *
mask_landline (const char *number)
{
  char *masked = g_strdup (number);
  int   kept = 0;

  for (gssize i = (gssize)strlen (masked) - 1; i >= 0; i--)
    if (g_ascii_isdigit (masked[i]) && kept++ >= KEPT_TAIL)
      masked[i] = MASK;
  return masked;
}

static char *
mask_number (const char *number)
{
  g_autofree char *normalised = NULL;

  if (jin_phone_check (number, &normalised) == JIN_PHONE_MOBILE)
    return mask_middle (normalised, 3, KEPT_TAIL);
  return mask_landline (normalised != NULL ? normalised : number);
}

/**
 * jin_mask_phone:
 * @text: one or several telephone numbers
 * @level: how much to show
 *
 * Returns: (transfer full): 138****5678, ****-****3456; several numbers with 、 between
 */
char *
jin_mask_phone (const char *text, JinMaskLevel level)
{
  g_autofree char *narrow = NULL;
  g_auto (GStrv)   numbers = NULL;
  GString         *out;

  g_return_val_if_fail (text != NULL, NULL);

  if (level == JIN_MASK_NONE || level == JIN_MASK_INTERNAL)
    return g_strdup (text);
  narrow = jin_text_narrow (text);
  numbers = g_regex_split_simple ("[,;/、；\\n]+", narrow, 0, 0);
  out = g_string_new (NULL);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *trimmed = jin_text_trim (numbers[i]);
      g_autofree char *masked = mask_number (trimmed);

      if (*masked != '\0' && out->len > 0)
        g_string_append (out, "、");
      g_string_append (out, masked);
    }
  return g_string_free (out, FALSE);
}

static gboolean
ends_with_any (const char *name, gsize length, const char *const *endings)
{
  for (; *endings != NULL; endings++)
    {
      gsize size = strlen (*endings);

      if (length > size && memcmp (name + length - size, *endings, size) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a name that no table holds can be a division: streets, houses and estates can't. */
static gboolean
looks_like_division (const char *name, gsize length)
{
  static const char *const estates[] = {"小区", "社区", "校区", "院区", "厂区", "库区", "住宅区", "生活区", "家属区", "宿舍区", NULL};

  if (ends_with_any (name, length, estates))
    return FALSE;
  for (const char *p = name; p < name + length; p = g_utf8_next_char (p))
    if (!jin_text_is_han (g_utf8_get_char (p)) || g_utf8_strchr ("路街道巷弄号幢栋楼室组村镇乡", -1, g_utf8_get_char (p)) != NULL)
      return FALSE;
  return TRUE;
}

/* The levels that a name which no table holds may have, by its ending. */
static JinDivisionLevels
guess_levels (const char *name, gsize length)
{
  static const char *const above[] = {"省", "自治区", "特别行政区", "自治州", "地区", "盟", NULL};
  static const char *const county[] = {"区", "县", "旗", NULL};
  static const char *const city[] = {"市", NULL};

  if (!looks_like_division (name, length))
    return JIN_DIVISION_UNKNOWN;
  if (ends_with_any (name, length, above))
    return JIN_DIVISION_PREFECTURE;
  if (ends_with_any (name, length, county))
    return JIN_DIVISION_COUNTY;
  return ends_with_any (name, length, city) ? JIN_DIVISION_PREFECTURE | JIN_DIVISION_COUNTY : JIN_DIVISION_UNKNOWN;
}

/* One division at the beginning of @text: its end and its levels; NULL when there is none.
 * The longest name of the table wins (红旗区), else the shortest that looks like one. */
static const char *
read_division (const char *text, JinDivisionLevels *levels)
{
  const char *p = text;
  const char *known = NULL, *guessed = NULL;

  *levels = JIN_DIVISION_UNKNOWN;
  for (int i = 0; i < LONGEST_DIVISION && *p != '\0'; i++)
    {
      JinDivisionLevels found;

      p = g_utf8_next_char (p);
      found = jin_division_levels_of_name (text, p - text);
      if (found != JIN_DIVISION_UNKNOWN)
        {
          known = p;
          *levels = found;
        }
      else if (known == NULL && guessed == NULL && (found = guess_levels (text, p - text)) != JIN_DIVISION_UNKNOWN)
        {
          guessed = p;
          *levels = found;
        }
    }
  return known != NULL ? known : guessed;
}

/* Where the county at the head of an address ends; NULL when it names none.
 * A city may be a county (昆山市) or hold some (苏州市): what follows decides. */
static const char *
find_county_end (const char *address)
{
  const char       *p = address;
  const char       *found = NULL;
  JinDivisionLevels levels = JIN_DIVISION_UNKNOWN;

  while (levels != JIN_DIVISION_COUNTY && (p = read_division (p, &levels)) != NULL)
    if ((levels & JIN_DIVISION_COUNTY) != 0)
      found = p;
  return found;
}

/**
 * jin_mask_address:
 * @text: an address
 * @level: how much to show
 *
 * Returns: (transfer full): down to the county: 江苏省苏州市姑苏区***; *** alone when no county is named
 */
char *
jin_mask_address (const char *text, JinMaskLevel level)
{
  g_autofree char *trimmed = NULL;
  const char      *end;

  g_return_val_if_fail (text != NULL, NULL);

  if (level == JIN_MASK_NONE || level == JIN_MASK_INTERNAL)
    return g_strdup (text);
  trimmed = jin_text_trim (text);
  if (*trimmed == '\0')
    return g_strdup ("");
  end = find_county_end (trimmed);
  return g_strdup_printf ("%.*s***", end != NULL ? (int)(end - trimmed) : 0, trimmed);
}

/**
 * jin_mask_card:
 * @text: the number of a bank card
 * @level: how much to show
 *
 * Returns: (transfer full): the last four digits: ************1234
 */
char *
jin_mask_card (const char *text, JinMaskLevel level)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (level == JIN_MASK_NONE)
    return g_strdup (text);
  bare = jin_text_strip_blanks (text);
  return mask_middle (bare, 0, g_utf8_strlen (bare, -1) > KEPT_TAIL ? KEPT_TAIL : 0);
}

/**
 * jin_mask_name:
 * @text: a name
 * @level: how much to show; names are masked in public notices alone
 *
 * Returns: (transfer full): 张*, 王*明, 欧**月, 买****力
 */
char *
jin_mask_name (const char *text, JinMaskLevel level)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (level != JIN_MASK_PUBLIC)
    return g_strdup (text);
  switch (g_utf8_strlen (text, -1))
    {
    case 0:
    case 1:
      return mask_middle (text, 0, 0);
    case 2:
      return mask_middle (text, 1, 0);
    default:
      return mask_middle (text, 1, 1);
    }
}
