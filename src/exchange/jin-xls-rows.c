/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange/jin-xls-rows.h"

/*
 * One sheet of an .xls workbook:
 *
 *   BOF  COLINFO…  ROW… cells…  ROW… cells…  NOTE…  MERGEDCELLS…  EOF
 *
 * so it is gone through twice, first for what stands around its cells.  A chart in it is a part of its own, from BOF to EOF.
 */

#define MAX_MERGES 1000000
#define NOTE_KEY(row, column) GUINT_TO_POINTER ((guint)(row) << 16 | ((guint)(column) + 1))

typedef gboolean (*RecordFunc) (const JinXlsRecords *record, gpointer data);

/* Calls @func for each record of the sheet itself, until it returns FALSE. */
static gboolean
each_record (const JinXlsBook *book,
             guint             sheet,
             RecordFunc        func,
             gpointer          data,
             GError          **error)
{
  const JinXlsSheet *where = &g_array_index (book->sheets, JinXlsSheet, sheet);
  JinXlsRecords      records;
  int                depth = 0;

  jin_xls_book_records (book, where->start, &records);
  while (where->start < records.size && jin_xls_records_next (&records))
    {
      if (records.type == JIN_XLS_BOF)
        depth++;
      else if (depth == 0)
        break;
      else if (records.type == JIN_XLS_EOF && --depth == 0)
        return TRUE;
      else if (depth == 1 && !func (&records, data))
        return TRUE;
    }
  return jin_sheet_fail_damaged (error, book->file_name, where->name);
}

/* ---- around the cells ---- */

static void
read_merges (JinXlsFrame         *self,
             const JinXlsRecords *record)
{
  guint n = jin_xls_u16 (record, 0);

  for (guint i = 0; i < n && self->merges->len < MAX_MERGES; i++)
    {
      gsize         at = 2 + 8 * i;
      JinSheetRange range = {
          .first_row = (int)jin_xls_u16 (record, at),
          .last_row = (int)jin_xls_u16 (record, at + 2),
          .first_column = (int)jin_xls_u16 (record, at + 4),
          .last_column = (int)jin_xls_u16 (record, at + 6),
      };

      if (at + 8 <= record->length && range.first_row <= range.last_row && range.first_column <= range.last_column)
        g_array_append_val (self->merges, range);
    }
}

static gboolean
frame_cb (const JinXlsRecords *record,
          gpointer             data)
{
  JinXlsFrame *self = data;

  switch (record->type)
    {
    case JIN_XLS_COLINFO:
      for (guint i = jin_xls_u16 (record, 0); (jin_xls_u16 (record, 8) & 1) != 0 && i <= jin_xls_u16 (record, 2) && i < JIN_SHEET_MAX_COLUMNS; i++)
        self->hidden_columns[i] = TRUE;
      break;
    case JIN_XLS_ROW:
      if ((jin_xls_u16 (record, 12) & 0x20) != 0)
        g_hash_table_add (self->hidden_rows, GUINT_TO_POINTER (jin_xls_u16 (record, 0) + 1));
      break;
    case JIN_XLS_NOTE:
      g_hash_table_add (self->comments, NOTE_KEY (jin_xls_u16 (record, 0), jin_xls_u16 (record, 2)));
      break;
    case JIN_XLS_MERGEDCELLS:
      read_merges (self, record);
      break;
    default:
      break;
    }
  return TRUE;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  return ((const JinSheetRange *)a)->first_row - ((const JinSheetRange *)b)->first_row;
}

/**
 * jin_xls_frame_read:
 * @self: to be filled, all zero
 */
gboolean
jin_xls_frame_read (JinXlsFrame      *self,
                    const JinXlsBook *book,
                    guint             sheet,
                    GError          **error)
{
  self->merges = g_array_new (FALSE, FALSE, sizeof (JinSheetRange));
  self->hidden_rows = g_hash_table_new (NULL, NULL);
  self->comments = g_hash_table_new (NULL, NULL);
  if (!each_record (book, sheet, frame_cb, self, error))
    return FALSE;
  g_array_sort (self->merges, compare_ranges);
  return TRUE;
}

void
jin_xls_frame_clear (JinXlsFrame *self)
{
  g_clear_pointer (&self->merges, g_array_unref);
  g_clear_pointer (&self->hidden_rows, g_hash_table_unref);
  g_clear_pointer (&self->comments, g_hash_table_unref);
}

/* ---- cells ---- */

typedef struct
{
  const JinXlsFrame *frame;
  const JinXlsBook  *book;
  JinSheetSink      *sink;
  int                row;
  gboolean           awaits_string; /* a formula's text stands in a record of its own */
  guint              column, style; /* of that formula */
  GString           *text;
  gsize              start, size;
  GError            *error;
} Reading;

/* Goes to the row of the cell at hand; FALSE when nothing more is wanted. */
static gboolean
go_to_row (Reading *reading,
           int      row)
{
  if (row == reading->row)
    return TRUE;
  if (reading->row >= 0 && !jin_sheet_sink_end_row (reading->sink, &reading->error))
    return FALSE;
  reading->row = -1;
  if (jin_sheet_sink_is_done (reading->sink))
    return FALSE;
  if (!jin_sheet_sink_begin_row (reading->sink, row, g_hash_table_contains (reading->frame->hidden_rows, GUINT_TO_POINTER ((guint)row + 1)), &reading->error))
    return FALSE;
  reading->row = row;
  return TRUE;
}

/* A cell of this look, still without a value. */
static JinCell
begin_cell (Reading *reading,
            guint    column,
            guint    style_number,
            guint16  flags)
{
  const JinXlsxStyle *style = jin_xlsx_styles_get (reading->book->styles, style_number);
  JinCell             cell = {.text = "", .fill = style->fill, .ink = style->ink, .flags = flags};

  if (style->struck)
    cell.flags |= JIN_CELL_STRUCK;
  if (g_hash_table_contains (reading->frame->comments, NOTE_KEY (reading->row, column)))
    cell.flags |= JIN_CELL_COMMENT;
  return cell;
}

static gboolean
add_text (Reading    *reading,
          guint       column,
          guint       style_number,
          const char *text,
          guint16     flags)
{
  const JinXlsxStyle *style = jin_xlsx_styles_get (reading->book->styles, style_number);
  JinCell             cell = begin_cell (reading, column, style_number, flags);
  g_autoptr (GString) shown = style->has_affix ? g_string_new (NULL) : NULL;

  if (*text != '\0')
    {
      cell.kind = JIN_CELL_TEXT;
      cell.text = jin_sheet_sink_keep (reading->sink, shown != NULL && jin_xlsx_format_text (style->format, text, shown) ? shown->str : text, -1);
    }
  return jin_sheet_sink_add (reading->sink, (int)column, &cell, &reading->error);
}

static gboolean
add_number (Reading *reading,
            guint    column,
            guint    style_number,
            double   number,
            guint16  flags)
{
  JinCell cell = begin_cell (reading, column, style_number, flags);

  if (!isfinite (number))
    {
      cell.kind = JIN_CELL_ERROR;
      cell.text = "#NUM!";
      return jin_sheet_sink_add (reading->sink, (int)column, &cell, &reading->error);
    }
  cell.number = number;
  g_string_truncate (reading->text, 0);
  jin_xlsx_format_number (jin_xlsx_styles_get (reading->book->styles, style_number)->format, &cell, reading->book->date1904, reading->text);
  cell.text = jin_sheet_sink_keep (reading->sink, reading->text->str, (gssize)reading->text->len);
  return jin_sheet_sink_add (reading->sink, (int)column, &cell, &reading->error);
}

static gboolean
add_boolean_or_error (Reading *reading,
                      guint    column,
                      guint    style_number,
                      gboolean is_error,
                      guint    value,
                      guint16  flags)
{
  static const struct
  {
    guint       code;
    const char *text;
  } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"}, {0x1D, "#NAME?"}, {0x24, "#NUM!"}};
  JinCell cell = begin_cell (reading, column, style_number, flags);

  cell.kind = is_error ? JIN_CELL_ERROR : JIN_CELL_BOOLEAN;
  cell.number = is_error ? 0 : value != 0;
  cell.text = is_error ? "#N/A" : value != 0 ? "TRUE"
                                             : "FALSE";
  for (gsize i = 0; is_error && i < G_N_ELEMENTS (errors); i++)
    if (errors[i].code == value)
      cell.text = errors[i].text;
  return jin_sheet_sink_add (reading->sink, (int)column, &cell, &reading->error);
}

/* A number in 30 bits: the upper part of a double, or an integer, either perhaps of hundredths. */
static double
decode_rk (guint32 rk)
{
  guint64 bits = (guint64)(rk & ~3u) << 32;
  double  number;

  if ((rk & 2) != 0)
    number = (double)((gint32)rk >> 2);
  else
    memcpy (&number, &bits, sizeof number);
  return (rk & 1) != 0 ? number / 100 : number;
}

static gboolean
add_shared (Reading *reading,
            guint    column,
            guint    style,
            guint32  number)
{
  const JinXlsBook *book = reading->book;
  gboolean          struck = g_hash_table_contains (book->struck, GUINT_TO_POINTER (number + 1));

  if (number >= book->strings->len)
    return jin_sheet_fail_damaged (&reading->error, book->file_name, "SST");
  return add_text (reading, column, style, book->strings->pdata[number], struck ? JIN_CELL_STRUCK : 0);
}

/* A string behind @at with its length in two bytes. */
static gboolean
add_string (Reading             *reading,
            const JinXlsRecords *record,
            gsize                at,
            guint                column,
            guint                style,
            guint16              flags)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (JinXlsFlow) flow;

  jin_xls_flow_init (&flow, record, at + 2);
  jin_xls_flow_string (&flow, jin_xls_u16 (record, at), text, NULL);
  return add_text (reading, column, style, text->str, flags);
}

/* The result that the file kept: a number, or with 0xFFFF at its end something else. */
static gboolean
add_formula (Reading             *reading,
             const JinXlsRecords *record,
             guint                column,
             guint                style)
{
  guint kind = jin_xls_u8 (record, 6);

  if (jin_xls_u16 (record, 12) != 0xFFFF)
    return add_number (reading, column, style, jin_xls_double (record, 6), JIN_CELL_FORMULA);
  if (kind == 1 || kind == 2)
    return add_boolean_or_error (reading, column, style, kind == 2, jin_xls_u8 (record, 8), JIN_CELL_FORMULA);
  reading->awaits_string = kind == 0;
  reading->column = column;
  reading->style = style;
  return TRUE;
}

/* Several numbers side by side. */
static gboolean
add_numbers (Reading             *reading,
             const JinXlsRecords *record,
             guint                column)
{
  for (gsize at = 4; at + 6 <= record->length - MIN (record->length, 2); at += 6, column++)
    if (!add_number (reading, column, jin_xls_u16 (record, at), decode_rk (jin_xls_u32 (record, at + 2)), 0))
      return FALSE;
  return TRUE;
}

static gboolean
take_cell (Reading             *reading,
           const JinXlsRecords *record)
{
  guint column = jin_xls_u16 (record, 2), style = jin_xls_u16 (record, 4);

  reading->awaits_string = FALSE;
  if (!go_to_row (reading, (int)jin_xls_u16 (record, 0)))
    return FALSE;
  switch (record->type)
    {
    case JIN_XLS_LABELSST:
      return add_shared (reading, column, style, jin_xls_u32 (record, 6));
    case JIN_XLS_LABEL:
    case JIN_XLS_RSTRING:
      return add_string (reading, record, 6, column, style, 0);
    case JIN_XLS_NUMBER:
      return add_number (reading, column, style, jin_xls_double (record, 6), 0);
    case JIN_XLS_RK:
      return add_number (reading, column, style, decode_rk (jin_xls_u32 (record, 6)), 0);
    case JIN_XLS_MULRK:
      return add_numbers (reading, record, column);
    case JIN_XLS_BOOLERR:
      return add_boolean_or_error (reading, column, style, jin_xls_u8 (record, 7) != 0, jin_xls_u8 (record, 6), 0);
    case JIN_XLS_FORMULA:
    default:
      return add_formula (reading, record, column, style);
    }
}

static gboolean
row_cb (const JinXlsRecords *record,
        gpointer             data)
{
  Reading *reading = data;

  switch (record->type)
    {
    case JIN_XLS_LABELSST:
    case JIN_XLS_LABEL:
    case JIN_XLS_RSTRING:
    case JIN_XLS_NUMBER:
    case JIN_XLS_RK:
    case JIN_XLS_MULRK:
    case JIN_XLS_BOOLERR:
    case JIN_XLS_FORMULA:
      if (record->next / 65536 != (record->next - record->length) / 65536)
        jin_sheet_sink_progress (reading->sink, (double)(record->next - reading->start) / (double)reading->size);
      return take_cell (reading, record);
    case JIN_XLS_STRING:
      if (!reading->awaits_string)
        return TRUE;
      reading->awaits_string = FALSE;
      return add_string (reading, record, 0, reading->column, reading->style, JIN_CELL_FORMULA);
    default:
      return TRUE;
    }
}

/**
 * jin_xls_rows_read:
 *
 * Gives the sheet's rows to @sink, until they end or the sink has enough.
 */
gboolean
jin_xls_rows_read (const JinXlsFrame *frame,
                   const JinXlsBook  *book,
                   guint              sheet,
                   JinSheetSink      *sink,
                   GError           **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Reading             reading = {.frame = frame, .book = book, .sink = sink, .row = -1, .text = text};
  gboolean            whole;

  reading.start = g_array_index (book->sheets, JinXlsSheet, sheet).start;
  reading.size = g_bytes_get_size (book->stream) - reading.start;
  whole = each_record (book, sheet, row_cb, &reading, error);
  if (whole && reading.row >= 0 && reading.error == NULL)
    jin_sheet_sink_end_row (sink, &reading.error);
  if (reading.error == NULL)
    return whole;
  g_propagate_error (error, reading.error);
  return FALSE;
}
