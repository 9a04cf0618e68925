/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-sheet-private.h"
#include "exchange/jin-xls-record.h"
#include "exchange/jin-xlsx-styles.h"

G_BEGIN_DECLS

typedef struct
{
  char    *name;
  gboolean hidden;
  gsize    start; /* byte of the stream */
} JinXlsSheet;

/* What all sheets of an .xls workbook share. */
typedef struct
{
  GBytes        *stream;
  char          *file_name;
  GArray        *sheets;  /* JinXlsSheet */
  GPtrArray     *strings; /* texts in @chunk */
  GStringChunk  *chunk;
  GHashTable    *struck; /* number of a string + 1 */
  JinXlsxStyles *styles;
  gboolean       date1904;
} JinXlsBook;

JinXlsBook *jin_xls_book_read (GBytes *stream, const char *file_name, GError **error);
void        jin_xls_book_free (JinXlsBook *self);
void        jin_xls_book_records (const JinXlsBook *self, gsize start, JinXlsRecords *records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXlsBook, jin_xls_book_free)

G_END_DECLS
