/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-xlsx-colours.h"
#include "exchange/jin-xml-frame.h"

/*
 * An XML spreadsheet of Excel 2002 and 2003, as reporting systems export it under the name .xls:
 *
 *   Workbook ┬ ExcelWorkbook ─ Date1904
 *            ├ Styles ─ Style ┬ NumberFormat
 *            │                ├ Font
 *            │                └ Interior
 *            └ Worksheet ┬ Table ┬ Column
 *                        │       └ Row ─ Cell ┬ Data
 *                        │                    └ Comment
 *                        └ WorksheetOptions ─ Visible
 */

#define MAX_MERGES 1000000
#define MAX_STYLES 65536
#define MAX_WAITING (16 << 20) /* bytes of one tag */

typedef struct
{
  JinXmlBook *book;
  char       *style; /* ID of the one that is being read */
  GHashTable *looks; /* ID → Look */
  char       *format;
  guint32     ink, fill;
  gboolean    struck;
  JinXmlPlace place;
  GString    *text; /* of the element at hand, its beginning */
  gboolean    is_spreadsheet, knows_root;
} Reading;

/* A style as others inherit from it. */
typedef struct
{
  char    *format;
  guint32  ink, fill;
  gboolean struck;
} Look;

static void
free_look (gpointer data)
{
  g_free (((Look *)data)->format);
  g_free (data);
}

static void
clear_sheet (gpointer data)
{
  JinXmlSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->hidden_columns);
  g_array_unref (sheet->merges);
}

void
jin_xml_book_free (JinXmlBook *self)
{
  jin_xlsx_styles_free (self->styles);
  g_hash_table_unref (self->style_numbers);
  g_array_unref (self->sheets);
  g_free (self);
}

/* ---- places ---- */

/* The number of the row that an element begins. */
int
jin_xml_place_row (JinXmlPlace *self,
                   const char **attributes)
{
  int row = MAX (self->row, jin_xlsx_attribute_int (attributes, "Index", self->row + 1) - 1);

  /* Rows that look alike may be written as one. */
  self->row = MIN (row, JIN_SHEET_MAX_ROWS) + 1 + CLAMP (jin_xlsx_attribute_int (attributes, "Span", 0), 0, JIN_SHEET_MAX_ROWS);
  self->column = 0;
  return row;
}

/* The number of the column that a cell stands in; the next one stands behind what it covers. */
int
jin_xml_place_cell (JinXmlPlace *self,
                    const char **attributes)
{
  int column = MAX (self->column, jin_xlsx_attribute_int (attributes, "Index", self->column + 1) - 1);

  column = MIN (column, JIN_SHEET_MAX_ROWS);
  self->n_across = CLAMP (jin_xlsx_attribute_int (attributes, "MergeAcross", 0), 0, JIN_SHEET_MAX_COLUMNS);
  self->n_down = CLAMP (jin_xlsx_attribute_int (attributes, "MergeDown", 0), 0, JIN_SHEET_MAX_ROWS);
  self->column = column + 1 + self->n_across;
  return column;
}

/* ---- styles ---- */

static guint32
read_colour (const char **attributes)
{
  const char *text = jin_xlsx_attribute (attributes, "Color");

  if (text == NULL || *text != '#' || strlen (text) != 7)
    return JIN_XLSX_NO_COLOUR;
  return (guint32)g_ascii_strtoull (text + 1, NULL, 16);
}

static void
begin_style (Reading     *reading,
             const char **attributes)
{
  const char *parent = jin_xlsx_attribute (attributes, "Parent");
  const Look *look;

  g_free (reading->style);
  reading->style = g_strdup (jin_xlsx_attribute (attributes, "ID"));
  look = g_hash_table_lookup (reading->looks, parent != NULL ? parent : "Default");
  g_free (reading->format);
  reading->format = g_strdup (look != NULL ? look->format : "General");
  reading->ink = look != NULL ? look->ink : JIN_XLSX_NO_COLOUR;
  reading->fill = look != NULL ? look->fill : JIN_XLSX_NO_COLOUR;
  reading->struck = look != NULL && look->struck;
}

static void
in_style (Reading     *reading,
          const char  *name,
          const char **attributes)
{
  const char *format;

  if (strcmp (name, "NumberFormat") == 0)
    {
      format = jin_xlsx_attribute (attributes, "Format");
      g_free (reading->format);
      reading->format = g_strdup (jin_xlsx_format_named (format != NULL ? format : "General"));
    }
  else if (strcmp (name, "Font") == 0)
    {
      guint32 ink = read_colour (attributes);

      reading->ink = ink == 0x000000 ? JIN_XLSX_NO_COLOUR : ink;
      reading->struck = jin_xlsx_attribute_bool (attributes, "StrikeThrough", FALSE);
    }
  else if (strcmp (name, "Interior") == 0)
    {
      reading->fill = read_colour (attributes);
    }
}

static void
end_style (Reading *reading)
{
  Look *look;

  if (reading->style == NULL || g_hash_table_size (reading->looks) >= MAX_STYLES || g_hash_table_contains (reading->looks, reading->style))
    return;
  look = g_new (Look, 1);
  *look = (Look){g_strdup (reading->format), reading->ink, reading->fill, reading->struck};
  jin_xlsx_styles_add (reading->book->styles, look->format, look->struck, look->ink, look->fill);
  g_hash_table_insert (reading->looks, g_strdup (reading->style), look);
  g_hash_table_insert (reading->book->style_numbers, g_steal_pointer (&reading->style), GUINT_TO_POINTER (g_hash_table_size (reading->looks)));
}

/* ---- sheets ---- */

static JinXmlSheet *
current_sheet (Reading *reading)
{
  GArray *sheets = reading->book->sheets;

  return sheets->len > 0 ? &g_array_index (sheets, JinXmlSheet, sheets->len - 1) : NULL;
}

static void
begin_sheet (Reading     *reading,
             JinXlsxXml  *xml,
             const char **attributes)
{
  const char *name = jin_xlsx_attribute (attributes, "Name");
  JinXmlSheet sheet = {.merges = g_array_new (FALSE, FALSE, sizeof (JinSheetRange)), .hidden_columns = g_new0 (guint8, JIN_SHEET_MAX_COLUMNS)};

  sheet.name = name != NULL ? g_strdup (name) : jin_sheet_input_dup_stem (reading->book->source.input);
  g_array_append_val (reading->book->sheets, sheet);
  reading->place = (JinXmlPlace){0};
  if (reading->book->sheets->len > JIN_SHEET_MAX_SHEETS)
    {
      GError *error = NULL;

      jin_sheet_fail_damaged (&error, reading->book->source.input->name, "Worksheet");
      jin_xlsx_xml_stop (xml, error);
    }
}

static void
hide_columns (JinXmlSheet *sheet,
              JinXmlPlace *place,
              const char **attributes)
{
  int first = jin_xml_place_cell (place, attributes);
  int n = CLAMP (jin_xlsx_attribute_int (attributes, "Span", 0), 0, JIN_SHEET_MAX_COLUMNS) + 1;

  place->column = first + n;
  for (int i = first; i < MIN (first + n, JIN_SHEET_MAX_COLUMNS); i++)
    sheet->hidden_columns[i] = jin_xlsx_attribute_bool (attributes, "Hidden", FALSE);
}

static void
note_merge (JinXmlSheet *sheet,
            JinXmlPlace *place,
            const char **attributes)
{
  int           column = jin_xml_place_cell (place, attributes);
  JinSheetRange range = {sheet->n_rows - 1, column, MIN (sheet->n_rows - 1 + place->n_down, JIN_SHEET_MAX_ROWS - 1), column + place->n_across};

  if (place->n_across + place->n_down > 0 && range.last_row >= range.first_row && sheet->merges->len < MAX_MERGES)
    g_array_append_val (sheet->merges, range);
}

static void
in_sheet (Reading     *reading,
          JinXmlSheet *sheet,
          const char  *name,
          const char **attributes)
{
  if (strcmp (name, "Column") == 0)
    hide_columns (sheet, &reading->place, attributes);
  else if (strcmp (name, "Row") == 0)
    sheet->n_rows = jin_xml_place_row (&reading->place, attributes) + 1;
  else if (strcmp (name, "Cell") == 0 && sheet->n_rows > 0)
    note_merge (sheet, &reading->place, attributes);
}

/* ---- the whole ---- */

static void
check_root (Reading    *reading,
            JinXlsxXml *xml,
            const char *name)
{
  reading->knows_root = TRUE;
  reading->is_spreadsheet = strcmp (name, "Workbook") == 0;
  if (!reading->is_spreadsheet)
    jin_xlsx_xml_stop (xml, NULL);
}

static void
start_cb (JinXlsxXml  *xml,
          const char  *name,
          const char **attributes,
          gpointer     data)
{
  Reading     *reading = data;
  JinXmlSheet *sheet = current_sheet (reading);

  if (!reading->knows_root)
    check_root (reading, xml, name);
  else if (strcmp (name, "Worksheet") == 0)
    begin_sheet (reading, xml, attributes);
  else if (strcmp (name, "Style") == 0)
    begin_style (reading, attributes);
  else if (strcmp (name, "Date1904") == 0)
    reading->book->date1904 = TRUE;
  else if (strcmp (name, "Visible") == 0)
    g_string_truncate (reading->text, 0);
  else if (sheet == NULL)
    in_style (reading, name, attributes);
  else
    in_sheet (reading, sheet, name, attributes);
}

static void
end_cb (JinXlsxXml *xml,
        const char *name,
        gpointer    data)
{
  Reading     *reading = data;
  JinXmlSheet *sheet = current_sheet (reading);

  if (strcmp (name, "Style") == 0)
    end_style (reading);
  else if (strcmp (name, "Visible") == 0 && sheet != NULL)
    sheet->hidden = strstr (reading->text->str, "Hidden") != NULL;
}

static void
text_cb (JinXlsxXml *xml,
         const char *text,
         int         length,
         gpointer    data)
{
  Reading *reading = data;

  if (reading->text->len < 64)
    g_string_append_len (reading->text, text, MIN (length, 64));
}

static gboolean
refuse (const JinSheetInput *input,
        GError             **error)
{
  return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is XML text that holds no spreadsheet, whatever its name says."), _ ("Open it in WPS or Excel, choose “Save as” and the type .xlsx, and import that file."));
}

/* The encoding that the declaration in the first line names. */
static char *
declared_encoding (const JinSheetInput *input,
                   GCancellable        *cancellable)
{
  g_autoptr (GBytes) head = jin_sheet_input_head (input, 200, cancellable, NULL);
  gsize              length = 0;
  const char        *bytes = head != NULL ? g_bytes_get_data (head, &length) : NULL;
  g_autofree char   *text = g_strndup (bytes != NULL ? bytes : "", length);
  const char        *found = strstr (text, "encoding=");

  return found != NULL && found[9] != '\0' ? g_strndup (found + 10, strcspn (found + 10, "\"'?")) : NULL;
}

/**
 * jin_xml_book_read:
 *
 * Reads all of an XML spreadsheet but its rows.
 *
 * Returns: (transfer full): the book, or %NULL with @error set
 */
JinXmlBook *
jin_xml_book_read (const JinSheetInput *input,
                   GCancellable        *cancellable,
                   GError             **error)
{
  static const JinXlsxHandlers handlers = {.start = start_cb, .end = end_cb, .text = text_cb};
  g_autoptr (JinXmlBook)       self = g_new0 (JinXmlBook, 1);
  g_autoptr (GHashTable)       looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_look);
  g_autoptr (GString)          text = g_string_new (NULL);
  g_autofree char             *declared = declared_encoding (input, cancellable);
  Reading                      reading = {.book = self, .looks = looks, .text = text};
  gboolean                     done;

  self->styles = jin_xlsx_styles_new ();
  jin_xlsx_styles_add (self->styles, "General", FALSE, JIN_XLSX_NO_COLOUR, JIN_XLSX_NO_COLOUR);
  self->style_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (JinXmlSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  done = jin_text_source_detect (&self->source, input, declared, cancellable, error) &&
         jin_xml_book_parse (self, &handlers, &reading, NULL, cancellable, error);
  g_free (reading.style);
  g_free (reading.format);
  if (!done || ((!reading.is_spreadsheet || self->sheets->len == 0) && !refuse (input, error)))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct
{
  JinXlsxXml *xml;
  const char *name;
  gint64      n_fed;
} Feeding;

static gboolean
feed_cb (const char *text,
         gsize       length,
         gpointer    data,
         GError    **error)
{
  Feeding *feeding = data;

  feeding->n_fed += (gint64)length;
  if (!jin_xlsx_xml_feed (feeding->xml, text, length, error))
    return FALSE;
  return jin_xlsx_xml_is_stopped (feeding->xml) || feeding->n_fed - jin_xlsx_xml_position (feeding->xml) < MAX_WAITING ||
         jin_sheet_fail_damaged (error, feeding->name, "<");
}

/**
 * jin_xml_book_parse:
 * @sink: (nullable): to be told the progress
 *
 * Parses all of the file, or until a handler stops.
 */
gboolean
jin_xml_book_parse (const JinXmlBook      *self,
                    const JinXlsxHandlers *handlers,
                    gpointer               data,
                    JinSheetSink          *sink,
                    GCancellable          *cancellable,
                    GError               **error)
{
  const char            *name = self->source.input->name;
  g_autoptr (JinXlsxXml) xml = jin_xlsx_xml_new (name, ".xml", handlers, data);
  Feeding                feeding = {xml, name, 0};

  jin_xlsx_xml_say_utf8 (xml);
  return jin_text_source_each (&self->source, sink, feed_cb, &feeding, cancellable, error);
}
