/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/jin-sheet-probe.h"
#include "exchange/jin-sheet.h"

G_BEGIN_DECLS

/* One row that holds something; valid during the call only. */
typedef struct
{
  int            index; /* from 0, as in the file */
  gboolean       hidden;
  int            n_cells;
  const JinCell *cells;
} JinSheetRow;

typedef enum {
  JIN_SHEET_GO_ON,
  JIN_SHEET_SKIP, /* leave the rest of this sheet out */
  JIN_SHEET_STOP, /* read no more at all; not an error */
} JinSheetVerdict;

/**
 * JinSheetVisitor:
 * @begin: before the rows of a sheet; name, merges and hidden columns are known
 * @row: each row that holds something, in order; blank ones are left out
 * @end: after the last row read; the counts are final
 * @progress: now and then, from 0 to 1 over all that this call reads
 *
 * What jin_workbook_read() calls, in the thread that called it.  All but @row may be %NULL.
 */
typedef struct
{
  JinSheetVerdict (*begin) (const JinSheet *sheet, gpointer data);
  JinSheetVerdict (*row) (const JinSheet *sheet, const JinSheetRow *row, gpointer data);
  void (*end) (const JinSheet *sheet, gpointer data);
  void (*progress) (double fraction, gpointer data);
} JinSheetVisitor;

/**
 * JinWorkbook:
 *
 * An open .xlsx, .xls or .csv file, or a web page or XML spreadsheet under such a name.
 * Opening reads what stands beside the rows (names of sheets, styles, shared strings);
 * after that its sheets can be read as often as one likes.  To be used by one thread at
 * a time.
 */
typedef struct _JinWorkbook JinWorkbook;

JinWorkbook *jin_workbook_open (const char *path, GCancellable *cancellable, GError **error);
JinWorkbook *jin_workbook_open_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
void         jin_workbook_free (JinWorkbook *self);

JinFileKind jin_workbook_get_kind (const JinWorkbook *self);
const char *jin_workbook_get_path (const JinWorkbook *self);
const char *jin_workbook_get_encoding (const JinWorkbook *self);
guint       jin_workbook_n_sheets (const JinWorkbook *self);
const char *jin_workbook_sheet_name (const JinWorkbook *self, guint sheet);
gboolean    jin_workbook_sheet_is_hidden (const JinWorkbook *self, guint sheet);

gboolean  jin_workbook_read (JinWorkbook           *self,
                             int                    sheet,
                             const JinSheetVisitor *visitor,
                             gpointer               data,
                             GCancellable          *cancellable,
                             GError               **error);
JinSheet *jin_workbook_load_sheet (JinWorkbook  *self,
                                   guint         sheet,
                                   int           max_rows,
                                   GCancellable *cancellable,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinWorkbook, jin_workbook_free)

G_END_DECLS
