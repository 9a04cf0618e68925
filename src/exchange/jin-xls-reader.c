/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/jin-compound.h"
#include "exchange/jin-xls-rows.h"

/*
 * A workbook of Excel 97–2003 or of WPS (.xls, .et): a compound file whose stream “Workbook” holds records.  The library that
 * would read them, freexl, gives numbers without their formats, so that 1948.10 would become January, and drops what
 * formulas gave, merged ranges and colours; so the records are read here, and shown as those of an .xlsx file are.
 */

/* Some ten times as much as the largest list of the format. */
#define MAX_FILE ((gsize)256 << 20)

typedef struct
{
  JinXlsBook *book;
  GPtrArray  *frames; /* JinXlsFrame or NULL, one a sheet */
} Reader;

static void
free_frame (gpointer data)
{
  if (data == NULL)
    return;
  jin_xls_frame_clear (data);
  g_free (data);
}

static void
xls_close (gpointer data)
{
  Reader *reader = data;

  g_clear_pointer (&reader->book, jin_xls_book_free);
  g_clear_pointer (&reader->frames, g_ptr_array_unref);
  g_free (reader);
}

/* Other documents are kept in such containers too. */
static gboolean
refuse (const JinCompound *container,
        const char        *name,
        GError           **error)
{
  if (jin_compound_has (container, "Workbook"))
    return jin_sheet_fail_damaged (error, name, "Workbook");
  if (jin_compound_has (container, "EncryptedPackage"))
    return jin_sheet_fail (error, JIN_ERROR_ENCRYPTED, name, _ ("The file is protected by a password."), _ ("Open it in WPS or Excel with the password, save it without one, and import that file."));
  if (jin_compound_has (container, "WordDocument"))
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, _ ("It is a text document."), _ ("Copy its table into a spreadsheet, save that as .xlsx, and import it."));
  if (jin_compound_has (container, "Book"))
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, _ ("It is a spreadsheet of a format older than that of Excel 97."), _ ("Open it in WPS or Excel, choose “Save as” and the type .xlsx, and import that file."));
  return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, _ ("It is not a spreadsheet."), _ ("Choose a file of type .xlsx, .xls or .csv."));
}

static GBytes *
read_stream (const JinSheetInput *input,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (GBytes)      file = jin_sheet_input_head (input, MAX_FILE, cancellable, error);
  g_autoptr (JinCompound) container = NULL;
  GBytes                 *stream;

  if (file == NULL)
    return NULL;
  if (g_bytes_get_size (file) >= MAX_FILE)
    {
      jin_sheet_fail (error, JIN_ERROR_TOO_LARGE, input->name, _ ("It holds more text than this PC should take in at once."), _ ("Split it into several files, or save only the sheet that you need."));
      return NULL;
    }
  container = jin_compound_new (file);
  if (container == NULL)
    {
      jin_sheet_fail_damaged (error, input->name, ".xls");
      return NULL;
    }
  stream = jin_compound_read (container, "Workbook");
  if (stream == NULL)
    refuse (container, input->name, error);
  return stream;
}

static gpointer
xls_open (const JinSheetInput *input,
          GArray              *entries,
          const char         **encoding,
          GCancellable        *cancellable,
          GError             **error)
{
  g_autoptr (GBytes) stream = read_stream (input, cancellable, error);
  JinXlsBook        *book = stream != NULL ? jin_xls_book_read (stream, input->name, error) : NULL;
  Reader            *reader;

  if (book == NULL)
    return NULL;
  *encoding = "UTF-16LE";
  reader = g_new0 (Reader, 1);
  reader->book = book;
  reader->frames = g_ptr_array_new_with_free_func (free_frame);
  g_ptr_array_set_size (reader->frames, (int)book->sheets->len);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const JinXlsSheet *sheet = &g_array_index (book->sheets, JinXlsSheet, i);
      JinSheetEntry      entry = {g_strdup (sheet->name), sheet->hidden, 1};

      g_array_append_val (entries, entry);
    }
  return reader;
}

static gboolean
xls_read (gpointer      data,
          guint         sheet,
          JinSheet     *head,
          JinSheetSink *sink,
          GCancellable *cancellable,
          GError      **error)
{
  Reader      *reader = data;
  JinXlsFrame *frame = reader->frames->pdata[sheet];

  if (frame == NULL)
    {
      frame = g_new0 (JinXlsFrame, 1);
      if (!jin_xls_frame_read (frame, reader->book, sheet, error))
        {
          free_frame (frame);
          return FALSE;
        }
      reader->frames->pdata[sheet] = frame;
    }
  jin_sheet_describe (head, jin_xlsx_styles_palette (reader->book->styles), frame->merges, frame->hidden_columns);
  return !jin_sheet_sink_begin (sink) || jin_xls_rows_read (frame, reader->book, sheet, sink, error);
}

const JinSheetFormat jin_xls_format = {xls_open, xls_read, xls_close};
