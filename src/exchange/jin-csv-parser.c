/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-csv-parser.h"

/*
 * RFC 4180 as programs really write it: any line end, quotes in the middle of a plain
 * field, and the tricks by which people keep a spreadsheet from spoiling numbers:
 *
 *   ="0123"    '0123    <tab>3299…      →  0123, 0123, 3299…
 */

typedef enum {
  AT_RECORD,
  AT_FIELD,
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTE, /* the closing one, or the first of a doubled one */
} State;

struct _JinCsvParser
{
  char          separator;
  JinSheetSink *sink;
  const char   *file_name;
  State         state;
  gboolean      after_return; /* a line feed now belongs to the carriage return before it */
  gboolean      skipping;     /* the record at hand only declares the separator */
  int           row, column;
  int           quoted_row; /* where the quotes at hand were opened */
  GString      *field;
};

JinCsvParser *
jin_csv_parser_new (char          separator,
                    JinSheetSink *sink,
                    const char   *file_name)
{
  JinCsvParser *self = g_new0 (JinCsvParser, 1);

  self->separator = separator;
  self->sink = sink;
  self->file_name = file_name;
  self->field = g_string_new (NULL);
  self->row = -1;
  return self;
}

void
jin_csv_parser_free (JinCsvParser *self)
{
  g_string_free (self->field, TRUE);
  g_free (self);
}

/* Leaves the next record out, though it counts as a row. */
void
jin_csv_parser_skip_record (JinCsvParser *self)
{
  self->skipping = TRUE;
}

/* Takes off what only kept a spreadsheet from reading the text as a number. */
static const char *
strip_guards (GString *field)
{
  char *text = field->str;
  gsize length = field->len;

  while (length > 0 && text[length - 1] == '\t')
    length--;
  g_string_truncate (field, length);
  while (*text == '\t')
    text++;
  length = strlen (text);
  if (length >= 3 && text[0] == '=' && text[1] == '"' && text[length - 1] == '"')
    {
      text[length - 1] = '\0';
      return text + 2;
    }
  return *text == '\'' ? text + 1 : text;
}

/* "3.29901E+17": a spreadsheet wrote a long number so, and its digits are gone. */
gboolean
jin_csv_is_cut_number (const char *text)
{
  const char *exponent = strpbrk (text, "Ee");

  return exponent != NULL && g_ascii_isdigit (*text) && exponent[1] == '+' &&
         strspn (text, "0123456789.") == (gsize)(exponent - text) && g_ascii_isdigit (exponent[2]) &&
         strspn (exponent + 2, "0123456789") == strlen (exponent + 2) && g_ascii_strtoull (exponent + 2, NULL, 10) >= 9;
}

static gboolean
end_field (JinCsvParser *self,
           GError      **error)
{
  JinCell     cell = {.text = ""};
  const char *text = strip_guards (self->field);

  if (*text != '\0')
    {
      cell.kind = JIN_CELL_TEXT;
      cell.text = jin_sheet_sink_keep (self->sink, text, -1);
      if (jin_csv_is_cut_number (text))
        {
          cell.kind = JIN_CELL_NUMBER;
          cell.number = g_ascii_strtod (text, NULL);
          cell.flags = JIN_CELL_LONG_NUMBER;
        }
    }
  g_string_truncate (self->field, 0);
  self->state = AT_FIELD;
  return self->skipping || jin_sheet_sink_add (self->sink, self->column++, &cell, error);
}

static gboolean
end_record (JinCsvParser *self,
            GError      **error)
{
  gboolean skipped = self->skipping;

  if (!end_field (self, error))
    return FALSE;
  self->state = AT_RECORD;
  self->skipping = FALSE;
  return skipped || jin_sheet_sink_end_row (self->sink, error);
}

static gboolean
begin_record (JinCsvParser *self,
              GError      **error)
{
  self->row++;
  self->column = 0;
  self->state = AT_FIELD;
  return self->skipping || jin_sheet_sink_begin_row (self->sink, self->row, FALSE, error);
}

static gboolean
fail_text (JinCsvParser *self,
           const char   *problem,
           int           row,
           GError      **error)
{
  g_autofree char *what = g_strdup_printf ("%s (%d)", problem, row + 1);

  return jin_sheet_fail (error, JIN_ERROR_FORMAT, self->file_name, what,
                         _ ("Open it in WPS or Excel, check that row, save it as .xlsx, and import that file."));
}

static gboolean
take_plain (JinCsvParser *self,
            char          c,
            GError      **error)
{
  if (c == self->separator)
    return end_field (self, error);
  if (c == '\n' || c == '\r')
    {
      self->after_return = c == '\r';
      return end_record (self, error);
    }
  if (c == '"' && (self->state == AT_FIELD || (self->state == IN_PLAIN && strcmp (self->field->str, "=") == 0)))
    {
      g_string_truncate (self->field, 0);
      self->quoted_row = self->row;
      self->state = IN_QUOTES;
      return TRUE;
    }
  if (self->state == AT_FIELD)
    self->state = IN_PLAIN;
  g_string_append_c (self->field, c);
  return TRUE;
}

static gboolean
take (JinCsvParser *self,
      char          c,
      GError      **error)
{
  const gboolean swallow = self->after_return && c == '\n';

  self->after_return = FALSE;
  if (swallow)
    return TRUE;
  if (self->state == AT_RECORD && !begin_record (self, error))
    return FALSE;
  if (c == '\0')
    return fail_text (self, _ ("It is not plain text: there is a zero byte in a row."), self->row, error);
  if (self->state == IN_QUOTES)
    {
      if (c == '"')
        self->state = AFTER_QUOTE;
      else
        g_string_append_c (self->field, c);
      return TRUE;
    }
  if (self->state == AFTER_QUOTE)
    {
      self->state = c == '"' ? IN_QUOTES : IN_PLAIN;
      if (c == '"')
        {
          g_string_append_c (self->field, c);
          return TRUE;
        }
    }
  return take_plain (self, c, error);
}

/* How many characters at @text are nothing but content of the field at hand. */
static gsize
plain_length (const JinCsvParser *self,
              const char         *text,
              gsize               length)
{
  gsize n = 0;

  if (self->state != IN_PLAIN && self->state != IN_QUOTES)
    return 0;
  while (n < length && text[n] != self->separator && text[n] != '"' && text[n] != '\n' && text[n] != '\r' && text[n] != '\0')
    n++;
  return n;
}

/**
 * jin_csv_parser_feed:
 * @text: UTF-8, may end in the middle of a character
 *
 * Parses some more text, until the sink has enough.
 */
gboolean
jin_csv_parser_feed (JinCsvParser *self,
                     const char   *text,
                     gsize         length,
                     GError      **error)
{
  const char *end = text + length;

  while (text < end && !jin_sheet_sink_is_done (self->sink))
    {
      const gsize n = plain_length (self, text, (gsize)(end - text));

      g_string_append_len (self->field, text, (gssize)n);
      text += n;
      if (text < end && !take (self, *text++, error))
        return FALSE;
      if (self->field->len > JIN_SHEET_MAX_CELL)
        return jin_sheet_fail_cell (error, self->file_name);
    }
  return TRUE;
}

/* The last record may lack its line end; open quotes mean that the rest was swallowed. */
gboolean
jin_csv_parser_finish (JinCsvParser *self,
                       GError      **error)
{
  if (jin_sheet_sink_is_done (self->sink) || self->state == AT_RECORD)
    return TRUE;
  if (self->state == IN_QUOTES)
    return fail_text (self, _ ("A quotation mark is opened in a row and never closed."), self->quoted_row, error);
  return end_record (self, error);
}

/* How often @separator stands in the lines, outside quotes: the usual number times the lines that have it. */
static int
score_separator (const char *text,
                 gsize       length,
                 char        separator)
{
  int      lines_with[64] = {0};
  int      count = 0, best = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && text[i] == separator)
        count++;
      else if (!quoted && text[i] == '\n')
        {
          lines_with[MIN (count, 63)]++;
          count = 0;
        }
    }
  lines_with[MIN (count, 63)]++;
  for (int i = 1; i < 64; i++)
    best = MAX (best, i * lines_with[i]);
  return best;
}

/**
 * jin_csv_guess_separator:
 * @text: the beginning of the file
 * @declared: (out): whether the first record is Excel's `sep=;`
 *
 * Returns: the character that most regularly parts the lines, "," by default
 */
char
jin_csv_guess_separator (const char *text,
                         gsize       length,
                         gboolean   *declared)
{
  static const char candidates[] = {',', '\t', ';', '|'};
  int               best = 0;
  char              chosen = ',';

  *declared = length >= 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && (text[5] == '\r' || text[5] == '\n');
  if (*declared)
    return text[4];
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const int score = score_separator (text, length, candidates[i]);

      if (score > best)
        {
          best = score;
          chosen = candidates[i];
        }
    }
  return chosen;
}
