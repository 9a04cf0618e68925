/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange/jin-xml-frame.h"

/*
 * The rows of an XML spreadsheet.  A cell's value is written as XML knows it, whatever it looked like; its style says what
 * was displayed.
 */

typedef struct
{
  const JinXmlBook *book;
  JinSheetSink     *sink;
  int               sheet, wanted; /* numbers; the sheet at hand, or -1 */
  JinXmlPlace       place;
  int               column;
  guint             row_style, style;
  guint16           flags;
  char              type[16];
  gboolean          in_row, in_data, in_comment;
  GString          *text, *shown;
} Reading;

static guint
style_number (Reading     *reading,
              const char **attributes,
              guint        fallback)
{
  const char *id = jin_xlsx_attribute (attributes, "StyleID");

  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (reading->book->style_numbers, id)) : fallback;
}

static void
begin_row (Reading     *reading,
           JinXlsxXml  *xml,
           const char **attributes)
{
  GError *error = NULL;
  int     row = jin_xml_place_row (&reading->place, attributes);

  reading->row_style = style_number (reading, attributes, 0);
  reading->in_row = jin_sheet_sink_begin_row (reading->sink, row, jin_xlsx_attribute_bool (attributes, "Hidden", FALSE), &error);
  if (!reading->in_row)
    jin_xlsx_xml_stop (xml, error);
}

static void
begin_cell (Reading     *reading,
            const char **attributes)
{
  reading->column = jin_xml_place_cell (&reading->place, attributes);
  reading->style = style_number (reading, attributes, reading->row_style);
  reading->flags = jin_xlsx_attribute (attributes, "Formula") != NULL ? JIN_CELL_FORMULA : 0;
  reading->type[0] = '\0';
  reading->in_comment = FALSE;
  g_string_truncate (reading->text, 0);
}

static void
start_cb (JinXlsxXml  *xml,
          const char  *name,
          const char **attributes,
          gpointer     data)
{
  Reading *reading = data;

  if (strcmp (name, "Worksheet") == 0)
    {
      reading->sheet++;
      reading->place = (JinXmlPlace){0};
    }
  else if (reading->sheet != reading->wanted)
    {
      return;
    }
  else if (strcmp (name, "Row") == 0)
    {
      begin_row (reading, xml, attributes);
    }
  else if (strcmp (name, "Cell") == 0)
    {
      begin_cell (reading, attributes);
    }
  else if (strcmp (name, "Comment") == 0)
    {
      reading->flags |= JIN_CELL_COMMENT;
      reading->in_comment = TRUE;
    }
  else if (strcmp (name, "Data") == 0 && !reading->in_comment)
    {
      const char *type = jin_xlsx_attribute (attributes, "Type");

      g_strlcpy (reading->type, type != NULL ? type : "String", sizeof reading->type);
      reading->in_data = TRUE;
    }
  else if (strcmp (name, "S") == 0 && reading->in_data)
    {
      reading->flags |= JIN_CELL_STRUCK;
    }
}

static void
text_cb (JinXlsxXml *xml,
         const char *text,
         int         length,
         gpointer    data)
{
  Reading *reading = data;
  GError  *error = NULL;

  if (!reading->in_data)
    return;
  g_string_append_len (reading->text, text, length);
  if (reading->text->len > JIN_SHEET_MAX_CELL)
    {
      jin_sheet_fail_cell (&error, reading->book->source.input->name);
      jin_xlsx_xml_stop (xml, error);
    }
}

/* "1948-10-01T00:00:00.000" as a serial day; dates before 1900-01-01 are times of day. */
static gboolean
parse_moment (const char *text,
              double     *serial)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, utc);
  g_autoptr (GDateTime) origin = g_date_time_new (utc, 1899, 12, 30, 0, 0, 0);

  if (moment == NULL)
    return FALSE;
  *serial = (double)g_date_time_difference (moment, origin) / (double)G_TIME_SPAN_DAY;
  *serial -= *serial >= 0 && *serial < 2 ? floor (*serial) : 0;
  return *serial >= 0;
}

static void
make_number (Reading            *reading,
             const JinXlsxStyle *style,
             JinCell            *cell)
{
  const gboolean is_moment = strcmp (reading->type, "DateTime") == 0;
  double         number = 0;

  if (is_moment ? !parse_moment (reading->text->str, &number) : !isfinite (number = g_ascii_strtod (reading->text->str, NULL)))
    return;
  cell->number = number;
  g_string_truncate (reading->shown, 0);
  /* A moment is counted from 1900 here; only bare numbers are what the file counts. */
  jin_xlsx_format_number (style->format, cell, reading->book->date1904 && !is_moment, reading->shown);
  cell->text = reading->shown->str;
}

static void
make_cell (Reading *reading,
           JinCell *cell)
{
  const JinXlsxStyle *style = jin_xlsx_styles_get (reading->book->styles, reading->style);

  *cell = (JinCell){.text = reading->text->str, .kind = JIN_CELL_TEXT, .fill = style->fill, .ink = style->ink, .flags = reading->flags};
  cell->flags |= style->struck ? JIN_CELL_STRUCK : 0;
  g_string_truncate (reading->shown, 0);
  if (strcmp (reading->type, "Number") == 0 || strcmp (reading->type, "DateTime") == 0)
    {
      make_number (reading, style, cell);
    }
  else if (strcmp (reading->type, "Boolean") == 0)
    {
      cell->kind = JIN_CELL_BOOLEAN;
      cell->number = strcmp (reading->text->str, "1") == 0;
      cell->text = cell->number != 0 ? "TRUE" : "FALSE";
    }
  else if (strcmp (reading->type, "Error") == 0)
    {
      cell->kind = JIN_CELL_ERROR;
    }
  else if (style->has_affix && jin_xlsx_format_text (style->format, reading->text->str, reading->shown))
    {
      cell->text = reading->shown->str;
    }
}

static void
end_cell (Reading    *reading,
          JinXlsxXml *xml)
{
  JinCell cell;
  GError *error = NULL;

  if (!reading->in_row || reading->type[0] == '\0' || reading->text->len == 0)
    return;
  make_cell (reading, &cell);
  cell.text = jin_sheet_sink_keep (reading->sink, cell.text, -1);
  if (!jin_sheet_sink_add (reading->sink, reading->column, &cell, &error))
    jin_xlsx_xml_stop (xml, error);
}

static void
end_cb (JinXlsxXml *xml,
        const char *name,
        gpointer    data)
{
  Reading *reading = data;
  GError  *error = NULL;

  if (reading->sheet != reading->wanted)
    return;
  if (strcmp (name, "Data") == 0)
    {
      reading->in_data = FALSE;
    }
  else if (strcmp (name, "Cell") == 0)
    {
      end_cell (reading, xml);
    }
  else if (strcmp (name, "Row") == 0 && reading->in_row)
    {
      reading->in_row = FALSE;
      if (!jin_sheet_sink_end_row (reading->sink, &error) || jin_sheet_sink_is_done (reading->sink))
        jin_xlsx_xml_stop (xml, error);
    }
  else if (strcmp (name, "Worksheet") == 0)
    {
      jin_xlsx_xml_stop (xml, NULL);
    }
}

static gpointer
xml_open (const JinSheetInput *input,
          GArray              *entries,
          const char         **encoding,
          GCancellable        *cancellable,
          GError             **error)
{
  JinXmlBook *book = jin_xml_book_read (input, cancellable, error);

  if (book == NULL)
    return NULL;
  *encoding = book->source.encoding;
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const JinXmlSheet *sheet = &g_array_index (book->sheets, JinXmlSheet, i);
      JinSheetEntry      entry = {g_strdup (sheet->name), sheet->hidden, 1 + sheet->n_rows};

      g_array_append_val (entries, entry);
    }
  return book;
}

static gboolean
xml_read (gpointer      data,
          guint         sheet,
          JinSheet     *head,
          JinSheetSink *sink,
          GCancellable *cancellable,
          GError      **error)
{
  static const JinXlsxHandlers handlers = {.start = start_cb, .end = end_cb, .text = text_cb};
  const JinXmlBook            *book = data;
  const JinXmlSheet           *frame = &g_array_index (book->sheets, JinXmlSheet, sheet);
  g_autoptr (GString)          text = g_string_new (NULL), shown = g_string_new (NULL);
  Reading                      reading = {.book = book, .sink = sink, .sheet = -1, .wanted = (int)sheet, .text = text, .shown = shown};

  jin_sheet_describe (head, jin_xlsx_styles_palette (book->styles), frame->merges, frame->hidden_columns);
  return !jin_sheet_sink_begin (sink) || jin_xml_book_parse (book, &handlers, &reading, sink, cancellable, error);
}

static void
xml_close (gpointer data)
{
  jin_xml_book_free (data);
}

const JinSheetFormat jin_xml_format = {xml_open, xml_read, xml_close};
