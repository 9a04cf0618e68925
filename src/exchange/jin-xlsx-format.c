/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange/jin-xlsx-format-private.h"

/*
 * Number formats: sections for positive, negative, zero and text, or with conditions.
 */

/* A Chinese Excel and WPS show these so (ECMA-376 part 1, 18.8.30, zh-cn). */
static const char *const builtin[] = {
    [0] = "General",
    [1] = "0",
    [2] = "0.00",
    [3] = "#,##0",
    [4] = "#,##0.00",
    [5] = "¥#,##0;¥-#,##0",
    [6] = "¥#,##0;[Red]¥-#,##0",
    [7] = "¥#,##0.00;¥-#,##0.00",
    [8] = "¥#,##0.00;[Red]¥-#,##0.00",
    [9] = "0%",
    [10] = "0.00%",
    [11] = "0.00E+00",
    [12] = "# ?/?",
    [13] = "# ?/?",
    [14] = "yyyy/m/d",
    [15] = "d-mmm-yy",
    [16] = "d-mmm",
    [17] = "mmm-yy",
    [18] = "h:mm AM/PM",
    [19] = "h:mm:ss AM/PM",
    [20] = "h:mm",
    [21] = "h:mm:ss",
    [22] = "yyyy/m/d h:mm",
    [27] = "yyyy\"年\"m\"月\"",
    [28] = "m\"月\"d\"日\"",
    [29] = "m\"月\"d\"日\"",
    [30] = "m-d-yy",
    [31] = "yyyy\"年\"m\"月\"d\"日\"",
    [32] = "h\"时\"mm\"分\"",
    [33] = "h\"时\"mm\"分\"ss\"秒\"",
    [34] = "上午/下午h\"时\"mm\"分\"",
    [35] = "上午/下午h\"时\"mm\"分\"ss\"秒\"",
    [36] = "yyyy\"年\"m\"月\"",
    [37] = "#,##0;-#,##0",
    [38] = "#,##0;[Red]-#,##0",
    [39] = "#,##0.00;-#,##0.00",
    [40] = "#,##0.00;[Red]-#,##0.00",
    [41] = "#,##0",
    [42] = "¥#,##0",
    [43] = "#,##0.00",
    [44] = "¥#,##0.00",
    [45] = "mm:ss",
    [46] = "[h]:mm:ss",
    [47] = "mm:ss.0",
    [48] = "##0.0E+0",
    [49] = "@",
    [50] = "yyyy\"年\"m\"月\"",
    [51] = "m\"月\"d\"日\"",
    [52] = "yyyy\"年\"m\"月\"",
    [53] = "m\"月\"d\"日\"",
    [54] = "m\"月\"d\"日\"",
    [55] = "上午/下午h\"时\"mm\"分\"",
    [56] = "上午/下午h\"时\"mm\"分\"ss\"秒\"",
    [57] = "yyyy\"年\"m\"月\"",
    [58] = "m\"月\"d\"日\"",
};

/**
 * jin_xlsx_format_builtin:
 * @id: a numFmtId
 *
 * Returns: (transfer none): the code of a number format that files don't spell out;
 *   "General" for unknown ones
 */
const char *
jin_xlsx_format_builtin (int id)
{
  if (id < 0 || id >= (int)G_N_ELEMENTS (builtin) || builtin[id] == NULL)
    return builtin[0];
  return builtin[id];
}

/**
 * jin_xlsx_format_named:
 * @name: a number format as XML spreadsheets and web pages write it
 *
 * Returns: (transfer none): the code that it is a name of, else @name itself
 */
const char *
jin_xlsx_format_named (const char *name)
{
  static const struct
  {
    const char *name;
    int         id;
  } names[] = {
      {"General Number", 0},
      {"General Date", 22},
      {"Short Date", 14},
      {"Medium Date", 15},
      {"Long Date", 31},
      {"Short Time", 20},
      {"Medium Time", 18},
      {"Long Time", 21},
      {"Fixed", 2},
      {"Standard", 4},
      {"Percent", 10},
      {"Scientific", 11},
      {"Currency", 7},
      {"Text", 49},
      {"Yes/No", 0},
      {"True/False", 0},
      {"On/Off", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i].name) == 0)
      return jin_xlsx_format_builtin (names[i].id);
  return name;
}

static const char *
section_end (const char *code)
{
  for (; *code != '\0' && *code != ';'; code++)
    {
      if (*code == '"' && strchr (code + 1, '"') != NULL)
        code = strchr (code + 1, '"');
      else if ((*code == '\\' || *code == '!' || *code == '_' || *code == '*') && code[1] != '\0')
        code++;
      else if (*code == '[' && strchr (code, ']') != NULL)
        code = strchr (code, ']');
    }
  return code;
}

/**
 * jin_xlsx_format_new:
 * @code: a number format code as in styles.xml
 *
 * Returns: (transfer full): the compiled format; what it doesn't understand it shows as it is
 */
JinXlsxFormat *
jin_xlsx_format_new (const char *code)
{
  JinXlsxFormat *self = g_new0 (JinXlsxFormat, 1);

  /* The PC's own long date and time, whatever example stands behind the mark. */
  if (g_ascii_strncasecmp (code, "[$-F800]", 8) == 0)
    code = builtin[31];
  else if (g_ascii_strncasecmp (code, "[$-F400]", 8) == 0)
    code = builtin[21];

  do
    {
      const char *end = section_end (code);

      jin_xlsx_section_parse (&self->sections[self->n_sections++], code, end);
      code = *end == ';' ? end + 1 : end;
    }
  while (*code != '\0' && self->n_sections < 4);
  return self;
}

void
jin_xlsx_format_free (JinXlsxFormat *self)
{
  for (int i = 0; i < self->n_sections; i++)
    jin_xlsx_section_clear (&self->sections[i]);
  g_free (self);
}

static gboolean
condition_holds (const JinXlsxSection *section,
                 double                number)
{
  switch (section->condition)
    {
    case CONDITION_LESS:
      return number < section->limit;
    case CONDITION_LESS_EQUAL:
      return number <= section->limit;
    case CONDITION_EQUAL:
      return number == section->limit;
    case CONDITION_NOT_EQUAL:
      return number != section->limit;
    case CONDITION_GREATER_EQUAL:
      return number >= section->limit;
    case CONDITION_GREATER:
      return number > section->limit;
    case CONDITION_NONE:
    default:
      return TRUE;
    }
}

/* The section that shows @number; @signless when it takes care of the minus sign itself. */
static const JinXlsxSection *
choose_section (const JinXlsxFormat *self,
                double               number,
                gboolean            *signless)
{
  const int n = MIN (self->n_sections, 3);

  *signless = FALSE;
  if (self->sections[0].condition != CONDITION_NONE || self->sections[1].condition != CONDITION_NONE)
    {
      for (int i = 0; i < n; i++)
        if (condition_holds (&self->sections[i], number))
          return &self->sections[i];
      return &self->sections[n - 1];
    }
  if (number < 0 && n >= 2)
    {
      *signless = TRUE;
      return &self->sections[1];
    }
  if (number == 0 && n >= 3)
    return &self->sections[2];
  return &self->sections[0];
}

/**
 * jin_xlsx_format_general:
 *
 * Appends a number as a wide enough cell of format General shows it, but never as
 * `3.3E+17`: that such a number was an ID number must stay visible.
 */
void
jin_xlsx_format_general (double   number,
                         GString *text)
{
  char buffer[400];

  if (number >= 0 && number < 1e9 && number == floor (number))
    {
      char *at = buffer + sizeof buffer;

      for (guint left = (guint)number; left > 0 || at == buffer + sizeof buffer; left /= 10)
        *--at = (char)('0' + left % 10);
      g_string_append_len (text, at, buffer + sizeof buffer - at);
      return;
    }
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (strchr (buffer, 'e') != NULL && fabs (number) >= 1)
    g_ascii_formatd (buffer, sizeof buffer, "%.0f", number);
  g_string_append (text, buffer);
}

/* Days since 1899-12-30; Excel's 1900 has a 29 February, so before March 1900 it counts one less. */
#define DAYS_1904 1462
#define LAST_SERIAL 2958465 /* 9999-12-31 */

static gboolean
write_date (const JinXlsxSection *section,
            JinCell              *cell,
            gboolean              date1904,
            GString              *text)
{
  double  serial = cell->number + (date1904 ? DAYS_1904 : 0);
  JinDate date;

  if (serial < 0 || serial >= LAST_SERIAL + 1)
    return FALSE;
  if (section->precision != JIN_PRECISION_NONE)
    {
      /* A moment that rounds up to midnight belongs to the next day. */
      serial = floor (serial * 86400 + 0.5) / 86400;
    }
  date = jin_date_from_serial (serial, FALSE);
  if (section->precision != JIN_PRECISION_NONE && jin_date_is_none (date))
    return FALSE;
  cell->kind = JIN_CELL_DATE;
  cell->precision = section->precision;
  cell->number = serial;
  jin_xlsx_section_write_date (section, serial, date, text);
  return TRUE;
}

/**
 * jin_xlsx_format_number:
 * @cell: its number is read; its kind, precision, flags and, for dates, number are set
 * @date1904: whether the file counts days from 1904
 * @text: what was displayed is appended here
 */
void
jin_xlsx_format_number (const JinXlsxFormat *self,
                        JinCell             *cell,
                        gboolean             date1904,
                        GString             *text)
{
  gboolean              signless;
  const JinXlsxSection *section = choose_section (self, cell->number, &signless);

  cell->kind = JIN_CELL_NUMBER;
  if (section->is_date && write_date (section, cell, date1904, text))
    return;
  if (fabs (cell->number) >= 1e15)
    cell->flags |= JIN_CELL_LONG_NUMBER;
  if (section->is_date || section->is_plain || section->scientific || section->tokens->len == 0)
    {
      jin_xlsx_format_general (cell->number, text);
      return;
    }
  if (cell->number < 0 && !signless)
    g_string_append_c (text, '-');
  jin_xlsx_section_write_number (section, cell->number, text);
}

/**
 * jin_xlsx_format_text:
 *
 * Returns: whether the format adds something to text, as `@"支部"` does; @text then
 *   holds what was displayed
 */
gboolean
jin_xlsx_format_text (const JinXlsxFormat *self,
                      const char          *value,
                      GString             *text)
{
  const JinXlsxSection *section = &self->sections[self->n_sections - 1];
  gboolean              has_text = FALSE;

  for (guint i = 0; i < section->tokens->len; i++)
    has_text |= g_array_index (section->tokens, JinXlsxToken, i).kind == TOKEN_TEXT;
  if (!has_text || section->tokens->len < 2)
    return FALSE;
  for (guint i = 0; i < section->tokens->len; i++)
    {
      const JinXlsxToken *token = &g_array_index (section->tokens, JinXlsxToken, i);

      g_string_append (text, token->kind == TOKEN_TEXT ? value : token->kind == TOKEN_LITERAL ? token->text
                                                                                              : "");
    }
  return TRUE;
}
