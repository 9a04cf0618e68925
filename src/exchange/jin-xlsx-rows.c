/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "exchange/jin-xlsx-rows.h"

/*
 * The rows of one sheet, cell by cell:
 *
 *   <row r="3" hidden="1"> <c r="B3" s="2" t="s"> <f>…</f> <v>17</v> </c> … </row>
 *
 * The millions of calls a large sheet makes end up here, so it looks at as few letters
 * of a name as will do.
 */

typedef enum {
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_INLINE,
  TYPE_STRING,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

typedef struct
{
  const JinXlsxContext *context;
  const char           *file_name;
  JinSheetSink         *sink;

  int         row, column; /* of the cell at hand */
  gboolean    in_cell;
  CellType    type;
  guint       style;
  guint16     flags;
  gboolean    in_value;
  gboolean    has_value;
  JinXlsxItem item;    /* the value, or the inline string */
  GString    *display; /* a number as it was shown */
} Reading;

static void
stop (JinXlsxXml *xml,
      GError     *error)
{
  jin_xlsx_xml_stop (xml, error);
}

static CellType
parse_type (const char *type)
{
  switch (type[0])
    {
    case 's':
      return type[1] == '\0' ? TYPE_SHARED : TYPE_STRING;
    case 'i':
      return TYPE_INLINE;
    case 'b':
      return TYPE_BOOLEAN;
    case 'e':
      return TYPE_ERROR;
    case 'd':
      return TYPE_DATE;
    default:
      return TYPE_NUMBER;
    }
}

static guint
parse_index (const char *digits)
{
  guint64 number = 0;

  for (; g_ascii_isdigit (*digits) && number < G_MAXUINT32; digits++)
    number = number * 10 + (guint)(*digits - '0');
  return (guint)MIN (number, G_MAXUINT32);
}

static void
start_row (Reading     *reading,
           JinXlsxXml  *xml,
           const char **attributes)
{
  int      row = reading->row + 1;
  gboolean hidden = FALSE;
  GError  *error = NULL;

  for (; *attributes != NULL; attributes += 2)
    {
      if (strcmp (attributes[0], "r") == 0)
        row = (int)MIN (parse_index (attributes[1]), (guint)G_MAXINT) - 1;
      else if (strcmp (attributes[0], "hidden") == 0)
        hidden = strcmp (attributes[1], "0") != 0 && strcmp (attributes[1], "false") != 0;
    }
  if (!jin_sheet_sink_begin_row (reading->sink, row, hidden, &error))
    {
      stop (xml, error);
      return;
    }
  reading->row = row;
  reading->column = -1;
}

static void
start_cell (Reading     *reading,
            JinXlsxXml  *xml,
            const char **attributes)
{
  int row = reading->row;

  reading->in_cell = TRUE;
  reading->column++;
  reading->type = TYPE_NUMBER;
  reading->style = 0;
  reading->flags = 0;
  reading->has_value = FALSE;
  jin_xlsx_item_reset (&reading->item);
  for (; *attributes != NULL; attributes += 2)
    {
      if (attributes[0][0] == '\0' || attributes[0][1] != '\0')
        continue;
      if (attributes[0][0] == 's')
        reading->style = parse_index (attributes[1]);
      else if (attributes[0][0] == 't')
        reading->type = parse_type (attributes[1]);
      else if (attributes[0][0] == 'r' && (!jin_xlsx_parse_ref (attributes[1], &row, &reading->column) || row != reading->row))
        {
          GError *error = NULL;

          jin_sheet_fail_damaged (&error, reading->file_name, attributes[1]);
          stop (xml, error);
        }
    }
}

static void
start_cb (JinXlsxXml  *xml,
          const char  *name,
          const char **attributes,
          gpointer     data)
{
  Reading *reading = data;

  if (name[0] == 'c' && name[1] == '\0')
    start_cell (reading, xml, attributes);
  else if (name[0] == 'v' && name[1] == '\0')
    reading->in_value = reading->has_value = reading->in_cell;
  else if (name[0] == 'f' && name[1] == '\0')
    reading->flags |= JIN_CELL_FORMULA;
  else if (name[0] == 'r' && strcmp (name, "row") == 0)
    start_row (reading, xml, attributes);
  else if (reading->in_cell)
    jin_xlsx_item_start (&reading->item, name, attributes);
}

static void
text_cb (JinXlsxXml *xml,
         const char *text,
         int         length,
         gpointer    data)
{
  Reading *reading = data;

  if (reading->in_value || reading->item.in_text)
    jin_xlsx_item_add (&reading->item, xml, reading->file_name, text, length);
}

static void
set_text (Reading            *reading,
          JinCell            *cell,
          const JinXlsxStyle *style,
          const char         *text)
{
  if (*text == '\0')
    return;
  cell->kind = JIN_CELL_TEXT;
  cell->text = text;
  if (style->has_affix)
    {
      g_string_truncate (reading->display, 0);
      if (jin_xlsx_format_text (style->format, text, reading->display))
        cell->text = jin_sheet_sink_keep (reading->sink, reading->display->str, (gssize)reading->display->len);
    }
}

/* Most numbers are short and whole. */
static gboolean
parse_number (const char *text,
              double     *number)
{
  const char *p = text;
  char       *end;
  guint       whole = 0;

  while (g_ascii_isdigit (*p) && p - text < 9)
    whole = whole * 10 + (guint)(*p++ - '0');
  *number = whole;
  if (*p == '\0')
    return TRUE;
  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*number);
}

static void
set_number (Reading            *reading,
            JinCell            *cell,
            const JinXlsxStyle *style,
            const char         *text)
{
  if (!parse_number (text, &cell->number))
    {
      cell->number = 0;
      cell->kind = JIN_CELL_ERROR;
      cell->text = jin_sheet_sink_keep (reading->sink, text, -1);
      return;
    }
  g_string_truncate (reading->display, 0);
  jin_xlsx_format_number (style->format, cell, reading->context->date1904, reading->display);
  cell->text = jin_sheet_sink_keep (reading->sink, reading->display->str, (gssize)reading->display->len);
}

/* A date written as ISO 8601 text (t="d"), as the strict form of the format allows. */
static void
set_iso_date (Reading            *reading,
              JinCell            *cell,
              const JinXlsxStyle *style,
              const char         *text)
{
  g_autofree char *day = g_strndup (text, strcspn (text, "T"));
  JinDate          date = jin_date_parse_iso (day);
  int              hour = 0, minute = 0;
  double           serial;

  if (jin_date_precision (date) != JIN_PRECISION_DAY)
    {
      set_text (reading, cell, style, jin_sheet_sink_keep (reading->sink, text, -1));
      return;
    }
  if (text[strlen (day)] == 'T')
    sscanf (text + strlen (day), "T%d:%d", &hour, &minute);
  serial = jin_date_days_between (JIN_DATE (1899, 12, 30), date) + (hour * 60 + minute) / 1440.0;
  cell->number = serial - (reading->context->date1904 ? 1462 : 0);
  g_string_truncate (reading->display, 0);
  jin_xlsx_format_number (style->format, cell, reading->context->date1904, reading->display);
  if (cell->kind == JIN_CELL_DATE)
    {
      cell->text = jin_sheet_sink_keep (reading->sink, reading->display->str, (gssize)reading->display->len);
      return;
    }
  cell->kind = JIN_CELL_DATE;
  cell->number = serial;
  cell->precision = JIN_PRECISION_DAY;
  cell->text = jin_sheet_sink_keep (reading->sink, text, -1);
}

static gboolean
set_shared (Reading            *reading,
            JinCell            *cell,
            const JinXlsxStyle *style,
            JinXlsxXml         *xml)
{
  gboolean    struck = FALSE;
  const char *text;
  GError     *error = NULL;

  if (!reading->has_value)
    return TRUE;
  text = jin_xlsx_strings_get (reading->context->strings, parse_index (reading->item.text->str), &struck);
  if (text == NULL)
    {
      jin_sheet_fail_damaged (&error, reading->file_name, "sharedStrings");
      stop (xml, error);
      return FALSE;
    }
  if (struck)
    cell->flags |= JIN_CELL_STRUCK;
  set_text (reading, cell, style, text);
  return TRUE;
}

static void
set_value (Reading            *reading,
           JinCell            *cell,
           const JinXlsxStyle *style,
           JinXlsxXml         *xml)
{
  const char *text;

  if (reading->type == TYPE_SHARED)
    {
      set_shared (reading, cell, style, xml);
      return;
    }
  text = jin_xlsx_item_finish (&reading->item);
  if (*text == '\0')
    return;
  switch (reading->type)
    {
    case TYPE_INLINE:
    case TYPE_STRING:
      if (reading->item.struck)
        cell->flags |= JIN_CELL_STRUCK;
      set_text (reading, cell, style, jin_sheet_sink_keep (reading->sink, text, (gssize)reading->item.text->len));
      break;
    case TYPE_BOOLEAN:
      cell->kind = JIN_CELL_BOOLEAN;
      cell->number = *text == '1' || *text == 't';
      cell->text = cell->number != 0 ? "TRUE" : "FALSE";
      break;
    case TYPE_ERROR:
      cell->kind = JIN_CELL_ERROR;
      cell->text = jin_sheet_sink_keep (reading->sink, text, -1);
      break;
    case TYPE_DATE:
      set_iso_date (reading, cell, style, text);
      break;
    case TYPE_NUMBER:
    case TYPE_SHARED:
    default:
      set_number (reading, cell, style, text);
      break;
    }
}

static void
end_cell (Reading    *reading,
          JinXlsxXml *xml)
{
  const JinXlsxStyle *style = jin_xlsx_styles_get (reading->context->styles, reading->style);
  JinCell             cell = {.text = "", .flags = reading->flags, .fill = style->fill, .ink = style->ink};
  GError             *error = NULL;

  reading->in_cell = FALSE;
  reading->item.in_text = FALSE;
  if (style->struck)
    cell.flags |= JIN_CELL_STRUCK;
  if (reading->column < JIN_SHEET_MAX_COLUMNS && g_hash_table_size (reading->context->comments) > 0 &&
      g_hash_table_contains (reading->context->comments, jin_xlsx_comment_key (reading->row, reading->column)))
    cell.flags |= JIN_CELL_COMMENT;
  set_value (reading, &cell, style, xml);
  /* Programs that write formulas without working them out leave no value: that something stands there must not get lost. */
  if ((cell.flags & JIN_CELL_FORMULA) != 0 && reading->type == TYPE_NUMBER && cell.kind == JIN_CELL_EMPTY)
    {
      cell.kind = JIN_CELL_ERROR;
      cell.text = JIN_CELL_NO_RESULT;
    }
  if (!jin_sheet_sink_add (reading->sink, reading->column, &cell, &error))
    stop (xml, error);
}

static void
end_cb (JinXlsxXml *xml,
        const char *name,
        gpointer    data)
{
  Reading *reading = data;
  GError  *error = NULL;

  if (name[0] == 'c' && name[1] == '\0' && reading->in_cell)
    {
      end_cell (reading, xml);
    }
  else if (name[0] == 'v' && name[1] == '\0')
    {
      reading->in_value = FALSE;
    }
  else if (name[0] == 'r' && strcmp (name, "row") == 0)
    {
      if (!jin_sheet_sink_end_row (reading->sink, &error))
        stop (xml, error);
      else if (jin_sheet_sink_is_done (reading->sink))
        stop (xml, NULL);
    }
  else if (reading->in_cell)
    {
      jin_xlsx_item_end (&reading->item, name);
    }
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  jin_sheet_sink_progress (((Reading *)data)->sink, fraction);
}

/**
 * jin_xlsx_rows_read:
 * @part: the sheet's part
 *
 * Parses the rows of a sheet into @sink, until they end or the sink has enough.
 */
gboolean
jin_xlsx_rows_read (const JinXlsxContext *context,
                    const char           *part,
                    JinSheetSink         *sink,
                    GCancellable         *cancellable,
                    GError              **error)
{
  static const JinXlsxHandlers handlers = {.start = start_cb, .end = end_cb, .text = text_cb, .progress = progress_cb};
  g_autoptr (GString)          text = g_string_new (NULL);
  g_autoptr (GString)          display = g_string_new (NULL);
  g_autoptr (JinXlsxPart)      opened = jin_xlsx_part_open (context->package, part, error);
  g_autoptr (JinXlsxXml)       xml = NULL;
  Reading                      reading = {.context = context, .sink = sink, .row = -1};

  reading.file_name = jin_xlsx_package_get_name (context->package);
  reading.item.text = text;
  reading.display = display;
  return jin_xlsx_scan_part (context->package, part, &handlers, &reading, cancellable, error);
}
