/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-xls-book.h"

G_BEGIN_DECLS

/* What must be known of a sheet before its rows, though it stands among and behind them. */
typedef struct
{
  GArray     *merges; /* JinSheetRange, by first row */
  guint8      hidden_columns[JIN_SHEET_MAX_COLUMNS];
  GHashTable *hidden_rows; /* set of numbers + 1 */
  GHashTable *comments;    /* set of row × 65536 + column + 1 */
} JinXlsFrame;

gboolean jin_xls_frame_read (JinXlsFrame *self, const JinXlsBook *book, guint sheet, GError **error);
void     jin_xls_frame_clear (JinXlsFrame *self);
gboolean jin_xls_rows_read (const JinXlsFrame *frame, const JinXlsBook *book, guint sheet, JinSheetSink *sink, GError **error);

G_END_DECLS
