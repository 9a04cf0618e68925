/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-sheet-private.h"

/*
 * The one door to spreadsheets: recognises the format, opens it, hands its rows on.
 */

struct _JinWorkbook
{
  JinSheetInput         input;
  JinFileKind           kind;
  const char           *encoding;
  const JinSheetFormat *format;
  gpointer              reader;
  GArray               *entries; /* JinSheetEntry */
};

static void
clear_entry (gpointer data)
{
  g_free (((JinSheetEntry *)data)->name);
}

static gboolean
refuse (const JinSheetInput *input,
        JinFileKind          kind,
        GError             **error)
{
  const char *save_as = _ ("Open it in WPS or Excel, choose “Save as” and the type .xlsx, and import that file.");
  const char *choose = _ ("Choose a file of type .xlsx, .xls or .csv.");

  switch (kind)
    {
    case JIN_FILE_EMPTY:
      return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("The file is empty (0 bytes)."), _ ("Copy it again from where it came."));
    case JIN_FILE_OLD_XLS:
      return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is a spreadsheet of a format older than that of Excel 97."), save_as);
    case JIN_FILE_ODS:
      return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is a spreadsheet of the format OpenDocument."), save_as);
    case JIN_FILE_MHTML:
      return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is an archive of web pages, whatever its name says."), save_as);
    case JIN_FILE_DOC:
      return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is a text document."), _ ("Copy its table into a spreadsheet, save that as .xlsx, and import it."));
    case JIN_FILE_PDF:
      return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is a PDF document, which holds no table that could be read."), choose);
    case JIN_FILE_UNKNOWN:
    default:
      return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is not a spreadsheet."), choose);
    }
}

static gboolean
choose_format (JinWorkbook  *self,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GBytes) head = NULL;
  const guint8      *bytes;
  gsize              length;

  if (!jin_sheet_input_check_size (&self->input, cancellable, error))
    return FALSE;
  head = jin_sheet_input_head (&self->input, JIN_SHEET_PROBE_SIZE, cancellable, error);
  if (head == NULL)
    return FALSE;
  bytes = g_bytes_get_data (head, &length);
  self->kind = jin_sheet_probe (bytes, length);
  if (self->kind == JIN_FILE_ZIP)
    self->format = &jin_xlsx_format;
  else if (self->kind == JIN_FILE_OLE2)
    self->format = &jin_xls_format;
  else if (self->kind == JIN_FILE_TEXT)
    self->format = &jin_csv_format;
  else if (self->kind == JIN_FILE_HTML)
    self->format = &jin_html_format;
  else if (self->kind == JIN_FILE_XML)
    self->format = &jin_xml_format;
  return self->format != NULL || refuse (&self->input, self->kind, error);
}

static JinWorkbook *
open_input (JinSheetInput input,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (JinWorkbook) self = g_new0 (JinWorkbook, 1);

  self->input = input;
  self->entries = g_array_new (FALSE, TRUE, sizeof (JinSheetEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  if (!choose_format (self, cancellable, error))
    return NULL;
  self->reader = self->format->open (&self->input, self->entries, &self->encoding, cancellable, error);
  if (self->reader == NULL)
    return NULL;
  if (self->kind == JIN_FILE_ZIP)
    self->kind = JIN_FILE_XLSX;
  else if (self->kind == JIN_FILE_OLE2)
    self->kind = JIN_FILE_XLS;
  return g_steal_pointer (&self);
}

/**
 * jin_workbook_open:
 * @path: a local file
 *
 * Opens a spreadsheet; what it is, its bytes say, not its name.  Nothing is ever
 * written to it.
 *
 * Returns: (transfer full): the workbook, or %NULL with a %JIN_ERROR whose message says
 *   what is wrong with the file and what to do
 */
JinWorkbook *
jin_workbook_open (const char   *path,
                   GCancellable *cancellable,
                   GError      **error)
{
  JinSheetInput input = {0};

  g_return_val_if_fail (path != NULL, NULL);

  input.path = g_strdup (path);
  input.name = g_filename_display_basename (path);
  return open_input (input, cancellable, error);
}

/**
 * jin_workbook_open_bytes:
 * @bytes: the content of a file
 * @name: what to call it in messages; a .csv sheet gets its name from it
 *
 * Like jin_workbook_open(), from memory.
 */
JinWorkbook *
jin_workbook_open_bytes (GBytes       *bytes,
                         const char   *name,
                         GCancellable *cancellable,
                         GError      **error)
{
  JinSheetInput input = {0};

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  input.bytes = g_bytes_ref (bytes);
  input.name = g_strdup (name);
  return open_input (input, cancellable, error);
}

void
jin_workbook_free (JinWorkbook *self)
{
  if (self == NULL)
    return;
  if (self->reader != NULL)
    self->format->close (self->reader);
  g_array_unref (self->entries);
  jin_sheet_input_clear (&self->input);
  g_free (self);
}

JinFileKind
jin_workbook_get_kind (const JinWorkbook *self)
{
  g_return_val_if_fail (self != NULL, JIN_FILE_UNKNOWN);

  return self->kind;
}

/**
 * jin_workbook_get_path:
 *
 * Returns: (transfer none) (nullable): where it was opened from; %NULL for bytes
 */
const char *
jin_workbook_get_path (const JinWorkbook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->input.path;
}

/**
 * jin_workbook_get_encoding:
 *
 * Returns: (transfer none): the characters' encoding, such as "GB18030"; .xlsx is always "UTF-8"
 */
const char *
jin_workbook_get_encoding (const JinWorkbook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

guint
jin_workbook_n_sheets (const JinWorkbook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

const char *
jin_workbook_sheet_name (const JinWorkbook *self,
                         guint              sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->entries->len, NULL);

  return g_array_index (self->entries, JinSheetEntry, sheet).name;
}

gboolean
jin_workbook_sheet_is_hidden (const JinWorkbook *self,
                              guint              sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->entries->len, FALSE);

  return g_array_index (self->entries, JinSheetEntry, sheet).hidden;
}

/* Reads one sheet; @head describes it and fills while the rows pass. */
static gboolean
read_sheet (JinWorkbook     *self,
            guint            sheet,
            JinSheet        *head,
            JinSheetSink    *sink,
            JinSheetVerdict *verdict,
            GCancellable    *cancellable,
            GError         **error)
{
  if (g_cancellable_is_cancelled (cancellable))
    return jin_sheet_fail_cancelled (error, self->input.name);
  if (!self->format->read (self->reader, sheet, head, sink, cancellable, error))
    return FALSE;
  *verdict = jin_sheet_sink_finish (sink);
  return TRUE;
}

/**
 * jin_workbook_read:
 * @sheet: which sheet, or -1 for all in order, hidden ones too
 * @visitor: what to call
 *
 * Streams the rows of one or all sheets; memory does not grow with their number.
 *
 * Returns: %FALSE with @error set when the file can't be read or @cancellable was
 *   cancelled; rows may then have been visited already
 */
gboolean
jin_workbook_read (JinWorkbook           *self,
                   int                    sheet,
                   const JinSheetVisitor *visitor,
                   gpointer               data,
                   GCancellable          *cancellable,
                   GError               **error)
{
  guint           first, last;
  double          total = 0, done = 0;
  JinSheetVerdict verdict = JIN_SHEET_GO_ON;

  g_return_val_if_fail (self != NULL && visitor != NULL && visitor->row != NULL, FALSE);
  g_return_val_if_fail (sheet < (int)self->entries->len, FALSE);

  first = sheet < 0 ? 0 : (guint)sheet;
  last = sheet < 0 ? self->entries->len : (guint)sheet + 1;
  for (guint i = first; i < last; i++)
    total += g_array_index (self->entries, JinSheetEntry, i).weight;

  for (guint i = first; i < last && verdict != JIN_SHEET_STOP; i++)
    {
      const JinSheetEntry     *entry = &g_array_index (self->entries, JinSheetEntry, i);
      g_autoptr (JinSheet)     head = jin_sheet_new (entry->name, entry->hidden);
      g_autoptr (JinSheetSink) sink = jin_sheet_sink_new (head, self->input.name, visitor, data, cancellable);

      jin_sheet_sink_set_span (sink, done / total, (done + entry->weight) / total);
      done += entry->weight;
      if (!read_sheet (self, i, head, sink, &verdict, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  JinSheet *sheet;
  int       rows_left;
} Loading;

static JinSheetVerdict
load_row_cb (const JinSheet    *head,
             const JinSheetRow *row,
             gpointer           data)
{
  Loading *loading = data;

  jin_sheet_keep_row (loading->sheet, row);
  return --loading->rows_left == 0 ? JIN_SHEET_STOP : JIN_SHEET_GO_ON;
}

/**
 * jin_workbook_load_sheet:
 * @sheet: which one
 * @max_rows: how many rows that hold something to load at most, or -1 for all
 *
 * Loads a sheet, or its beginning, into memory.
 *
 * Returns: (transfer full): the sheet, or %NULL with @error set
 */
JinSheet *
jin_workbook_load_sheet (JinWorkbook  *self,
                         guint         sheet,
                         int           max_rows,
                         GCancellable *cancellable,
                         GError      **error)
{
  static const JinSheetVisitor visitor = {.row = load_row_cb};
  g_autoptr (JinSheet)         head = NULL;
  g_autoptr (JinSheetSink)     sink = NULL;
  Loading                      loading;
  JinSheetVerdict              verdict;

  g_return_val_if_fail (self != NULL && sheet < self->entries->len && max_rows != 0, NULL);

  head = jin_sheet_new (jin_workbook_sheet_name (self, sheet), jin_workbook_sheet_is_hidden (self, sheet));
  loading.sheet = head;
  loading.rows_left = max_rows;
  sink = jin_sheet_sink_new (head, self->input.name, &visitor, &loading, cancellable);
  if (!read_sheet (self, sheet, head, sink, &verdict, cancellable, error))
    return NULL;
  return g_steal_pointer (&head);
}
