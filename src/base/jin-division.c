/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/jin-division.h"

/* Administrative divisions by their six digits, those given up included (R89):
 * a person keeps the code of the day the first card was issued.
 *
 *   32 05 08      province 江苏省 · prefecture 苏州市 · county 姑苏区
 */

typedef struct
{
  guint32     code;
  guint16     until;
  const char *name;
} Division;

#include "base/jin-division-table.h"

#define CODE_LENGTH 6
#define NO_COUNTY "市辖区" /* 01 in a prefecture: its districts taken together */

static int
compare_codes (const void *key, const void *item)
{
  guint32 code = *(const guint32 *)key;
  guint32 other = ((const Division *)item)->code;

  return code < other ? -1 : code > other;
}

static const Division *
find_division (guint32 code)
{
  return bsearch (&code, divisions, G_N_ELEMENTS (divisions), sizeof *divisions, compare_codes);
}

/* The number behind six digits, or 0. */
static guint32
read_code (const char *text)
{
  guint32 code = 0;

  for (int i = 0; i < CODE_LENGTH; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 0;
      code = code * 10 + (guint32)(text[i] - '0');
    }
  return code;
}

static const Division *
find_prefecture (guint32 code)
{
  return find_division (code / 100 * 100);
}

static gboolean
is_no_county (guint32 code)
{
  return code % 100 == 1 && code / 100 % 100 != 0 && find_prefecture (code) != NULL;
}

/**
 * jin_division_exists:
 * @code: six digits; more may follow
 *
 * Returns: whether there is or was such a division since 1981
 */
gboolean
jin_division_exists (const char *code)
{
  guint32 number;

  g_return_val_if_fail (code != NULL, FALSE);

  number = read_code (code);
  return find_division (number) != NULL || is_no_county (number);
}

/**
 * jin_division_is_abolished:
 * @code: six digits; more may follow
 *
 * Returns: whether there was such a division, but is no longer
 */
gboolean
jin_division_is_abolished (const char *code)
{
  const Division *division;

  g_return_val_if_fail (code != NULL, FALSE);

  division = find_division (read_code (code));
  return division != NULL && division->until != 0;
}

/**
 * jin_division_name:
 * @code: six digits; more may follow
 *
 * Returns: (transfer full) (nullable): "江苏省 苏州市 姑苏区", "北京市 崇文区(已撤销)"; %NULL for an unknown code
 */
char *
jin_division_name (const char *code)
{
  GString        *name;
  const Division *province, *prefecture, *division;
  guint32         number;

  g_return_val_if_fail (code != NULL, NULL);

  if (!jin_division_exists (code))
    return NULL;
  number = read_code (code);
  province = find_division (number / 10000 * 10000);
  prefecture = find_prefecture (number);
  division = find_division (number);

  name = g_string_new (province != NULL ? province->name : NULL);
  if (prefecture != NULL && prefecture != province)
    g_string_append_printf (name, " %s", prefecture->name);
  if (division == NULL)
    g_string_append (name, " " NO_COUNTY);
  else if (division != prefecture && division != province)
    g_string_append_printf (name, " %s", division->name);
  if (division != NULL && division->until != 0)
    g_string_append (name, "(已撤销)");
  return g_string_free (name, FALSE);
}

static JinDivisionLevels
level_of_code (guint32 code)
{
  if (code % 100 != 0)
    return JIN_DIVISION_COUNTY;
  return code / 100 % 100 != 0 ? JIN_DIVISION_PREFECTURE : JIN_DIVISION_PROVINCE;
}

/* Name → levels, made when first asked for. */
static GHashTable *
get_names (void)
{
  static GHashTable *names;

  if (g_once_init_enter (&names))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (divisions); i++)
        {
          guint levels = GPOINTER_TO_UINT (g_hash_table_lookup (table, divisions[i].name));

          levels |= level_of_code (divisions[i].code);
          g_hash_table_insert (table, (char *)divisions[i].name, GUINT_TO_POINTER (levels));
        }
      g_once_init_leave (&names, table);
    }
  return names;
}

/**
 * jin_division_levels_of_name:
 * @name: a name such as 昆山市
 * @length: its length in bytes, or -1
 *
 * Returns: the levels of the divisions that are or were last called so
 */
JinDivisionLevels
jin_division_levels_of_name (const char *name, gssize length)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (name != NULL, JIN_DIVISION_UNKNOWN);

  key = length < 0 ? g_strdup (name) : g_strndup (name, length);
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_names (), key));
}
