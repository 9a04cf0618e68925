/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-money.h"
#include "base/jin-text.h"

/* Money in whole 分 (R6), on the screen, in files and on receipts. */

#define FEN_A_YUAN 100

static guint64
magnitude (gint64 fen)
{
  return fen < 0 ? -(guint64)fen : (guint64)fen;
}

/**
 * jin_money_to_decimal:
 * @fen: an amount in 分
 *
 * Returns: (transfer full): as files hold it: "1234.50"
 */
char *
jin_money_to_decimal (gint64 fen)
{
  guint64 amount = magnitude (fen);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", fen < 0 ? "-" : "", amount / FEN_A_YUAN, (guint)(amount % FEN_A_YUAN));
}

/**
 * jin_money_format:
 * @fen: an amount in 分
 *
 * Returns: (transfer full): as people read it, with commas between thousands: "1,234.50"
 */
char *
jin_money_format (gint64 fen)
{
  g_autofree char *plain = jin_money_to_decimal (fen);
  GString         *out = g_string_new (plain);
  const char      *first = fen < 0 ? plain + 1 : plain;

  for (gssize at = strchr (plain, '.') - plain - 3; at > first - plain; at -= 3)
    g_string_insert_c (out, at, ',');
  return g_string_free (out, FALSE);
}

/* @text without currency signs, 元 and the commas between thousands; NULL when a comma stands elsewhere. */
static char *
strip_signs (const char *text)
{
  g_autofree char *narrow = jin_text_narrow (text);
  g_autofree char *bare = jin_text_strip_blanks (narrow);
  const char      *p = bare;
  GString         *out = g_string_new (NULL);
  guint            n_digits = 0;

  if (*p == '-' || *p == '+')
    g_string_append_c (out, *p++);
  if (g_str_has_prefix (p, "¥"))
    p += strlen ("¥");
  for (; *p != '\0' && strcmp (p, "元") != 0; p++)
    {
      if (*p != ',')
        g_string_append_c (out, *p);
      else if (n_digits < 1 || n_digits > 3 || strspn (p + 1, "0123456789") != 3)
        return g_string_free (out, TRUE);
      /* After a point no comma is right: pretend there were too many digits. */
      n_digits = *p == ',' ? 0 : n_digits + (*p == '.' ? 4 : 1);
    }
  return g_string_free (out, FALSE);
}

/**
 * jin_money_parse:
 * @text: "1234.5", "1,234.50", "¥1,234", "1234元", in ordinary or full-width digits
 * @fen: (out): the amount in 分
 *
 * More than two decimals are rounded half up, away from nought.
 *
 * Returns: whether @text is an amount and nothing else
 */
gboolean
jin_money_parse (const char *text, gint64 *fen)
{
  g_autofree char *number = NULL;
  gint64           value = 0;
  int              decimals = 0, n_digits = 0;
  gboolean         point = FALSE, round_up = FALSE;

  g_return_val_if_fail (text != NULL && fen != NULL, FALSE);

  number = strip_signs (text);
  if (number == NULL)
    return FALSE;
  for (const char *p = number + (*number == '-' || *number == '+'); *p != '\0'; p++)
    {
      if (*p == '.' && !point)
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*p) || value > G_MAXINT64 / (100 * FEN_A_YUAN))
        return FALSE;
      n_digits++;
      if (decimals < 2)
        value = value * 10 + (*p - '0');
      else if (decimals == 2)
        round_up = *p >= '5';
      decimals += point ? 1 : 0;
    }
  if (n_digits == 0)
    return FALSE;
  for (; decimals < 2; decimals++)
    value *= 10;
  value += round_up ? 1 : 0;
  *fen = *number == '-' ? -value : value;
  return TRUE;
}

/* Appends up to four digits with their units: 1005 → 壹仟零伍. */
static void
append_section (GString *out, guint section)
{
  static const char *const digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
  static const char *const units[] = {"仟", "佰", "拾", ""};
  static const guint       scales[] = {1000, 100, 10, 1};
  gboolean                 started = FALSE, gap = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      guint digit = section / scales[i] % 10;

      if (digit == 0)
        {
          gap = started;
          continue;
        }
      if (gap)
        g_string_append (out, digits[0]);
      g_string_append (out, digits[digit]);
      g_string_append (out, units[i]);
      started = TRUE;
      gap = FALSE;
    }
}

/* Appends whole 元 in sections of four digits: 万, 亿, 万亿. */
static void
append_yuan (GString *out, guint64 yuan)
{
  static const char *const names[] = {"", "万", "亿", "万亿", "亿亿"};
  gboolean                 started = FALSE, gap = FALSE;

  for (int i = G_N_ELEMENTS (names) - 1; i >= 0; i--)
    {
      guint64 scale = 1;
      guint   section;

      for (int j = 0; j < i; j++)
        scale *= 10000;
      section = (guint)(yuan / scale % 10000);
      if (section == 0)
        {
          gap = started;
          continue;
        }
      if (gap || (started && section < 1000))
        g_string_append (out, "零");
      append_section (out, section);
      /* 万亿 loses its 亿 when a section of 亿 follows. */
      g_string_append (out, i == 3 && yuan / (scale / 10000) % 10000 != 0 ? "万" : names[i]);
      started = TRUE;
      gap = FALSE;
    }
}

/**
 * jin_money_capital:
 * @fen: an amount in 分
 *
 * Returns: (transfer full): the amount in capital numerals for receipts (R6): 壹仟贰佰叁拾肆元伍角整
 */
char *
jin_money_capital (gint64 fen)
{
  guint64  amount = magnitude (fen);
  guint64  yuan = amount / FEN_A_YUAN;
  guint    jiao = (guint)(amount % FEN_A_YUAN / 10);
  guint    cents = (guint)(amount % 10);
  GString *out = g_string_new (fen < 0 ? "负" : NULL);

  if (yuan > 0)
    {
      append_yuan (out, yuan);
      g_string_append (out, "元");
    }
  else if (amount == 0)
    g_string_append (out, "零元");
  if (jiao > 0)
    {
      append_section (out, jiao);
      g_string_append (out, "角");
    }
  if (cents > 0)
    {
      if (jiao == 0 && yuan > 0)
        g_string_append (out, "零");
      append_section (out, cents);
      g_string_append (out, "分");
    }
  else
    g_string_append (out, "整");
  return g_string_free (out, FALSE);
}
