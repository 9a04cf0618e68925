/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange/jin-csv-parser.h"
#include "exchange/jin-html-cell.h"

/*
 * One cell of a web page.  Its text is what was displayed.  A number is known from an attribute of Excel or LibreOffice, or
 * is the text itself when the cell is not text by its format; then the format says what a spreadsheet shows of it.  Without
 * a format, 2008年10月 is a text, whatever number stands behind it.
 */

#define MAX_LOOKS 65536

struct _JinHtmlCell
{
  GString    *text;
  GString    *shown;
  JinHtmlLook look;
  guint16     flags;
  gboolean    is_text; /* x:str */
  char       *number;  /* x:num or sdval */
  JinCell     cell;
};

/* ---- what all cells share ---- */

JinHtmlFrame *
jin_html_frame_new (void)
{
  JinHtmlFrame *self = g_new0 (JinHtmlFrame, 1);

  self->rules = jin_html_rules_new ();
  self->styles = jin_xlsx_styles_new ();
  jin_xlsx_styles_add (self->styles, "General", FALSE, JIN_XLSX_NO_COLOUR, JIN_XLSX_NO_COLOUR);
  self->looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->merges = g_array_new (FALSE, FALSE, sizeof (JinSheetRange));
  self->hidden_columns = g_new0 (guint8, JIN_SHEET_MAX_COLUMNS);
  return self;
}

void
jin_html_frame_free (JinHtmlFrame *self)
{
  jin_html_rules_free (self->rules);
  jin_xlsx_styles_free (self->styles);
  g_hash_table_unref (self->looks);
  g_array_unref (self->merges);
  g_free (self->hidden_columns);
  g_free (self->name);
  g_free (self);
}

/* The style of a look; looks that the first walk did not see are plain. */
static const JinXlsxStyle *
find_style (JinHtmlFrame      *self,
            const JinHtmlLook *look,
            gboolean           may_add)
{
  const char      *format = look->format != NULL ? look->format : "General";
  g_autofree char *key = g_strdup_printf ("%x %x %d %s", look->ink, look->fill, look->struck, format);
  guint            number = GPOINTER_TO_UINT (g_hash_table_lookup (self->looks, key));

  if (number == 0 && may_add && g_hash_table_size (self->looks) < MAX_LOOKS)
    {
      number = g_hash_table_size (self->looks) + 1;
      jin_xlsx_styles_add (self->styles, format, look->struck, look->ink, look->fill);
      g_hash_table_insert (self->looks, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }
  return jin_xlsx_styles_get (self->styles, number);
}

/* ---- one cell ---- */

JinHtmlCell *
jin_html_cell_new (void)
{
  JinHtmlCell *self = g_new0 (JinHtmlCell, 1);

  self->text = g_string_new (NULL);
  self->shown = g_string_new (NULL);
  jin_html_cell_begin (self, NULL, NULL);
  return self;
}

void
jin_html_cell_free (JinHtmlCell *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->shown, TRUE);
  g_free (self->number);
  g_free (self);
}

/**
 * jin_html_cell_begin:
 * @look: (nullable): %NULL for a line beside the tables
 * @attributes: (nullable): of the cell's element
 */
void
jin_html_cell_begin (JinHtmlCell       *self,
                     const JinHtmlLook *look,
                     const char       **attributes)
{
  const JinHtmlLook plain = {.ink = JIN_XLSX_NO_COLOUR, .fill = JIN_XLSX_NO_COLOUR};
  const char       *number = jin_html_attribute (attributes, "x:num");

  if (number == NULL)
    number = jin_html_attribute (attributes, "sdval");
  g_string_truncate (self->text, 0);
  self->look = look != NULL ? *look : plain;
  self->look.ink = JIN_XLSX_NO_COLOUR;
  self->look.struck = FALSE;
  self->flags = 0;
  self->is_text = look == NULL || jin_html_attribute (attributes, "x:str") != NULL;
  g_free (self->number);
  self->number = number != NULL && *number != '\0' ? g_strdup (number) : NULL;
}

/**
 * jin_html_cell_append:
 * @look: of the text itself: it may be struck through or red within the cell
 *
 * Blanks and line ends count as one blank, as in every browser.
 *
 * Returns: %FALSE when the cell holds too much
 */
gboolean
jin_html_cell_append (JinHtmlCell       *self,
                      const char        *text,
                      gsize              length,
                      const JinHtmlLook *look)
{
  const gsize before = self->text->len;

  for (const char *at = text, *end = text + length; at < end; at++)
    {
      const gboolean hard = *at == '\xC2' && at + 1 < end && at[1] == '\xA0';

      if (!hard && !g_ascii_isspace (*at))
        {
          g_string_append_c (self->text, *at);
          continue;
        }
      if (hard || (self->text->len > 0 && self->text->str[self->text->len - 1] != ' ' && self->text->str[self->text->len - 1] != '\n'))
        g_string_append_c (self->text, ' ');
      at += hard ? 1 : 0;
    }
  if (strspn (self->text->str + before, " ") < self->text->len - before)
    {
      self->look.struck |= look->struck;
      if (self->look.ink == JIN_XLSX_NO_COLOUR)
        self->look.ink = look->ink;
    }
  return self->text->len <= JIN_SHEET_MAX_CELL;
}

/* A new line, unless it would be an empty one. */
void
jin_html_cell_break (JinHtmlCell *self)
{
  while (self->text->len > 0 && self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);
  if (self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, '\n');
}

void
jin_html_cell_add_flags (JinHtmlCell *self,
                         guint16      flags)
{
  self->flags |= flags;
}

gboolean
jin_html_cell_is_empty (const JinHtmlCell *self)
{
  return strspn (self->text->str, " \n") == self->text->len;
}

/* A number as a spreadsheet would take it: 0512-1 and 001 are none, nor is what has more digits than a double. */
static gboolean
parse_number (const char *text,
              double     *number)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize       length = strspn (digits, "0123456789.");
  char       *end;

  if (length == 0 || length > 15 || digits[length] != '\0' || !g_ascii_isdigit (digits[0]) || !g_ascii_isdigit (digits[length - 1]) ||
      (digits[0] == '0' && length > 1 && digits[1] != '.'))
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0';
}

static gboolean
is_long_number (const char *text)
{
  return strlen (text) > 15 && strspn (text, "0123456789") == strlen (text);
}

static void
set_number (JinHtmlCell        *self,
            const JinXlsxStyle *style,
            double              number,
            gboolean            from_text)
{
  JinCell *cell = &self->cell;
  gboolean plain = self->look.format == NULL || g_ascii_strcasecmp (self->look.format, "General") == 0;

  cell->number = number;
  g_string_truncate (self->shown, 0);
  jin_xlsx_format_number (style->format, cell, FALSE, self->shown);
  if ((from_text && !plain) || jin_csv_is_cut_number (cell->text) || *cell->text == '#')
    cell->text = self->shown->str;
}

/**
 * jin_html_cell_get:
 * @first_walk: whether looks may still be added
 *
 * Returns: (transfer none): the cell that holds what came; valid until the next call
 */
const JinCell *
jin_html_cell_get (JinHtmlCell  *self,
                   JinHtmlFrame *frame,
                   gboolean      first_walk)
{
  const gboolean      is_text = self->is_text || (self->look.format != NULL && g_str_equal (self->look.format, "@"));
  const JinXlsxStyle *style;
  double              number;

  self->cell = (JinCell){.text = "", .flags = self->flags};
  if (jin_html_cell_is_empty (self))
    return &self->cell;
  style = find_style (frame, &self->look, first_walk);
  while (strchr (" \n", self->text->str[self->text->len - 1]) != NULL)
    g_string_truncate (self->text, self->text->len - 1);
  self->cell.text = self->text->str + strspn (self->text->str, " \n");
  self->cell.kind = JIN_CELL_TEXT;
  self->cell.fill = style->fill;
  self->cell.ink = style->ink;
  self->cell.flags |= style->struck ? JIN_CELL_STRUCK : 0;
  if (is_text || is_long_number (self->cell.text))
    return &self->cell;
  if (self->number != NULL && isfinite (number = g_ascii_strtod (self->number, NULL)) &&
      (self->look.format != NULL || jin_csv_is_cut_number (self->cell.text) || parse_number (self->cell.text, &(double){0})))
    {
      set_number (self, style, number, FALSE);
    }
  else if (parse_number (self->cell.text, &number))
    {
      set_number (self, style, number, TRUE);
    }
  else if (jin_csv_is_cut_number (self->cell.text))
    {
      set_number (self, style, g_ascii_strtod (self->cell.text, NULL), TRUE);
      self->cell.flags |= JIN_CELL_LONG_NUMBER;
    }
  return &self->cell;
}
