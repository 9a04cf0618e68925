/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-xlsx-format-private.h"

/*
 * One section of a number format code (ECMA-376 part 1, 18.8.31), taken apart.
 *
 *   [DBNum1][$-804]yyyy"年"m"月"d"日"   →   YEAR 年 MONTH 月 DAY 日, han_digits
 */

static void
add_token (JinXlsxSection  *section,
           JinXlsxTokenKind kind,
           int              count,
           char             letter,
           const char      *text,
           gsize            length)
{
  JinXlsxToken token = {.kind = kind, .count = count, .literal = letter};

  if (kind == TOKEN_LITERAL && section->tokens->len > 0)
    {
      JinXlsxToken *last = &g_array_index (section->tokens, JinXlsxToken, section->tokens->len - 1);

      if (last->kind == TOKEN_LITERAL)
        {
          g_autofree char *first = last->text;

          last->text = g_strdup_printf ("%s%.*s", first, (int)length, text);
          return;
        }
    }
  if (text != NULL)
    token.text = g_strndup (text, length);
  g_array_append_val (section->tokens, token);
}

static void
parse_condition (JinXlsxSection *section,
                 const char     *inside)
{
  static const struct
  {
    const char      *sign;
    JinXlsxCondition condition;
  } signs[] = {
      {"<=", CONDITION_LESS_EQUAL},
      {">=", CONDITION_GREATER_EQUAL},
      {"<>", CONDITION_NOT_EQUAL},
      {"<", CONDITION_LESS},
      {">", CONDITION_GREATER},
      {"=", CONDITION_EQUAL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (inside, signs[i].sign))
      {
        section->condition = signs[i].condition;
        section->limit = g_ascii_strtod (inside + strlen (signs[i].sign), NULL);
        return;
      }
}

/* What stands in brackets: a colour, a condition, a locale with a currency sign, elapsed time. */
static const char *
parse_brackets (JinXlsxSection *section,
                const char     *at,
                const char     *end)
{
  const char      *close = memchr (at, ']', (gsize)(end - at));
  g_autofree char *inside = NULL;

  if (close == NULL)
    return end;
  inside = g_strndup (at + 1, (gsize)(close - at - 1));
  if (g_ascii_strcasecmp (inside, "h") == 0 || g_ascii_strcasecmp (inside, "hh") == 0 ||
      g_ascii_strcasecmp (inside, "m") == 0 || g_ascii_strcasecmp (inside, "mm") == 0 ||
      g_ascii_strcasecmp (inside, "s") == 0 || g_ascii_strcasecmp (inside, "ss") == 0)
    add_token (section, TOKEN_ELAPSED, (int)strlen (inside), g_ascii_tolower (inside[0]), NULL, 0);
  else if (g_ascii_strcasecmp (inside, "DBNum1") == 0)
    section->han_digits = TRUE;
  else if (g_str_has_prefix (inside, "$-1E")) /* the same, as LibreOffice writes it */
    section->han_digits = TRUE;
  else if (inside[0] == '$' && inside[1] != '-')
    add_token (section, TOKEN_LITERAL, 1, 0, inside + 1, strcspn (inside + 1, "-"));
  else
    parse_condition (section, inside);
  return close + 1;
}

static const char *
parse_letters (JinXlsxSection *section,
               const char     *at,
               const char     *end)
{
  const char letter = g_ascii_tolower (*at);
  int        count = 0;

  while (at < end && g_ascii_tolower (*at) == letter)
    {
      at++;
      count++;
    }
  switch (letter)
    {
    case 'y':
    case 'e': /* the year of the era, which in China is the year */
      add_token (section, TOKEN_YEAR, letter == 'e' ? 4 : count, letter, NULL, 0);
      break;
    case 'm': /* minutes are told apart when the whole section is known */
      add_token (section, TOKEN_MONTH, count, letter, NULL, 0);
      break;
    case 'd':
      add_token (section, TOKEN_DAY, count, letter, NULL, 0);
      break;
    case 'h':
      add_token (section, TOKEN_HOUR, count, letter, NULL, 0);
      break;
    case 's':
      add_token (section, TOKEN_SECOND, count, letter, NULL, 0);
      break;
    case 'a':
      add_token (section, TOKEN_WEEKDAY, count, letter, NULL, 0);
      break;
    default:
      break; /* g and b, eras, show nothing in Chinese */
    }
  return at;
}

/* Words that stand for something; returns how long the one at hand is. */
static gsize
parse_word (JinXlsxSection *section,
            const char     *at,
            const char     *end)
{
  static const struct
  {
    const char      *word;
    JinXlsxTokenKind kind;
    const char      *text;
  } words[] = {
      {"G/通用格式", TOKEN_GENERAL, NULL},
      {"General", TOKEN_GENERAL, NULL},
      {"AM/PM", TOKEN_NOON, "AM/PM"},
      {"A/P", TOKEN_NOON, "A/P"},
      {"上午/下午", TOKEN_NOON, "上午/下午"},
      {"E+", TOKEN_DIGIT, NULL},
      {"E-", TOKEN_DIGIT, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i].word);

      if ((gsize)(end - at) < length || g_ascii_strncasecmp (at, words[i].word, length) != 0)
        continue;
      if (words[i].kind == TOKEN_DIGIT)
        section->scientific = TRUE;
      else
        add_token (section, words[i].kind, 1, 0, words[i].text, words[i].text == NULL ? 0 : strlen (words[i].text));
      return length;
    }
  return 0;
}

static const char *
parse_sign (JinXlsxSection *section,
            const char     *at,
            const char     *end)
{
  const char *next = g_utf8_find_next_char (at, end);

  if (next == NULL)
    next = end;
  switch (*at)
    {
    case '"':
      {
        const char *close = memchr (at + 1, '"', (gsize)(end - at - 1));

        if (close == NULL)
          close = end;
        add_token (section, TOKEN_LITERAL, 1, 0, at + 1, (gsize)(close - at - 1));
        return MIN (close + 1, end);
      }
    case '\\':
    case '!':
      at = next;
      next = at < end ? g_utf8_find_next_char (at, end) : end;
      if (next == NULL)
        next = end;
      add_token (section, TOKEN_LITERAL, 1, 0, at, (gsize)(next - at));
      return next;
    case '_': /* as wide as the next character */
      add_token (section, TOKEN_LITERAL, 1, 0, " ", 1);
      return MIN (next + 1, end);
    case '*': /* filled up with the next character */
      return MIN (next + 1, end);
    case '0':
    case '#':
    case '?':
      add_token (section, TOKEN_DIGIT, 1, *at, NULL, 0);
      return next;
    case '.':
      add_token (section, TOKEN_POINT, 1, 0, NULL, 0);
      return next;
    case ',':
      add_token (section, TOKEN_DIGIT, 1, ',', NULL, 0);
      return next;
    case '@':
      add_token (section, TOKEN_TEXT, 1, 0, NULL, 0);
      return next;
    case '%':
      section->n_percents++;
      G_GNUC_FALLTHROUGH;
    default:
      add_token (section, TOKEN_LITERAL, 1, 0, at, (gsize)(next - at));
      return next;
    }
}

static JinXlsxToken *
token_at (JinXlsxSection *section,
          guint           i)
{
  return &g_array_index (section->tokens, JinXlsxToken, i);
}

static void
make_literal (JinXlsxToken *token,
              char          letter)
{
  token->kind = TOKEN_LITERAL;
  token->text = letter != '\0' ? g_strndup (&letter, 1) : g_strdup ("");
}

/* "m" after hours or before seconds is minutes; "." and zeros after seconds are their fraction, else mere signs. */
static void
settle_date (JinXlsxSection *section)
{
  JinXlsxTokenKind before = TOKEN_LITERAL;
  int              seen = 0;

  for (guint i = 0; i < section->tokens->len; i++)
    {
      JinXlsxToken *token = token_at (section, i);

      if (token->kind == TOKEN_LITERAL)
        continue;
      if (token->kind == TOKEN_MONTH && token->count <= 2)
        {
          JinXlsxTokenKind after = TOKEN_LITERAL;

          for (guint k = i + 1; k < section->tokens->len && after == TOKEN_LITERAL; k++)
            after = token_at (section, k)->kind;
          if (before == TOKEN_HOUR || before == TOKEN_ELAPSED || after == TOKEN_SECOND)
            token->kind = TOKEN_MINUTE;
        }
      if (token->kind == TOKEN_POINT || token->kind == TOKEN_DIGIT)
        {
          if (before != TOKEN_SECOND && before != TOKEN_FRACTION)
            {
              make_literal (token, token->kind == TOKEN_POINT ? '.' : token->literal);
              continue;
            }
          token->kind = TOKEN_FRACTION;
        }
      before = token->kind;
      if (token->kind == TOKEN_YEAR)
        seen = MAX (seen, JIN_PRECISION_YEAR);
      else if (token->kind == TOKEN_MONTH)
        seen = MAX (seen, JIN_PRECISION_MONTH);
      else if (token->kind == TOKEN_DAY || token->kind == TOKEN_WEEKDAY)
        seen = JIN_PRECISION_DAY;
      else if (token->kind == TOKEN_NOON)
        section->has_noon = TRUE;
    }
  section->precision = (JinPrecision)seen;
}

/* Counts the places, and finds out what the commas mean: groups of three, or division by 1000. */
static void
settle_number (JinXlsxSection *section)
{
  gboolean in_decimals = FALSE;
  int      commas = 0;

  for (guint i = 0; i < section->tokens->len; i++)
    {
      JinXlsxToken *token = token_at (section, i);

      if (token->kind == TOKEN_POINT)
        in_decimals = TRUE;
      if (token->kind == TOKEN_LITERAL && strcmp (token->text, "/") == 0 && i > 0 && token_at (section, i - 1)->kind == TOKEN_DIGIT)
        section->scientific = TRUE;
      if (token->kind != TOKEN_DIGIT)
        continue;
      if (token->literal == ',')
        {
          commas++;
          make_literal (token, '\0');
          continue;
        }
      section->thousands |= commas > 0 && !in_decimals;
      commas = 0;
      section->n_integers += !in_decimals;
      section->n_decimals += in_decimals;
    }
  section->n_scales = section->n_integers + section->n_decimals > 0 ? commas : 0;
}

static gboolean
is_date_token (JinXlsxTokenKind kind)
{
  return kind >= TOKEN_YEAR;
}

static void
clear_token (gpointer data)
{
  g_free (((JinXlsxToken *)data)->text);
}

/* Parses one section, the text from @code up to @end. */
void
jin_xlsx_section_parse (JinXlsxSection *section,
                        const char     *code,
                        const char     *end)
{
  section->tokens = g_array_new (FALSE, FALSE, sizeof (JinXlsxToken));
  g_array_set_clear_func (section->tokens, clear_token);

  for (const char *at = code; at < end;)
    {
      const gsize word = parse_word (section, at, end);

      if (word > 0)
        at += word;
      else if (*at == '[')
        at = parse_brackets (section, at, end);
      else if (strchr ("yYmMdDhHsSaAeEgGbB", *at) != NULL)
        at = parse_letters (section, at, end);
      else
        at = parse_sign (section, at, end);
    }

  for (guint i = 0; i < section->tokens->len; i++)
    {
      const JinXlsxTokenKind kind = token_at (section, i)->kind;

      section->is_date |= is_date_token (kind);
    }
  if (section->is_date)
    settle_date (section);
  else
    settle_number (section);
  section->is_plain = section->tokens->len == 1 && token_at (section, 0)->kind == TOKEN_GENERAL;
}

void
jin_xlsx_section_clear (JinXlsxSection *section)
{
  g_clear_pointer (&section->tokens, g_array_unref);
}
