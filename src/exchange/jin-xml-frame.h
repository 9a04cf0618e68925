/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-sheet-private.h"
#include "exchange/jin-text-source.h"
#include "exchange/jin-xlsx-styles.h"
#include "exchange/jin-xlsx-xml.h"

G_BEGIN_DECLS

/* What must be known of a sheet before its rows. */
typedef struct
{
  char    *name;
  gboolean hidden;
  int      n_rows;
  GArray  *merges; /* JinSheetRange */
  guint8  *hidden_columns;
} JinXmlSheet;

/* An XML spreadsheet of Excel 2002 and 2003, without its rows. */
typedef struct
{
  JinTextSource  source;
  JinXlsxStyles *styles;
  GHashTable    *style_numbers; /* ID → number */
  GArray        *sheets;        /* JinXmlSheet */
  gboolean       date1904;
} JinXmlBook;

/* Where a cell stands, counted from what the elements before it say. */
typedef struct
{
  int row, column; /* the next ones */
  int n_across, n_down;
} JinXmlPlace;

JinXmlBook *jin_xml_book_read (const JinSheetInput *input, GCancellable *cancellable, GError **error);
void        jin_xml_book_free (JinXmlBook *self);
gboolean    jin_xml_book_parse (const JinXmlBook      *self,
                                const JinXlsxHandlers *handlers,
                                gpointer               data,
                                JinSheetSink          *sink,
                                GCancellable          *cancellable,
                                GError               **error);
int         jin_xml_place_row (JinXmlPlace *self, const char **attributes);
int         jin_xml_place_cell (JinXmlPlace *self, const char **attributes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXmlBook, jin_xml_book_free)

G_END_DECLS
