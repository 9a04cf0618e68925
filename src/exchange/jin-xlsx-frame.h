/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-xlsx-xml.h"

G_BEGIN_DECLS

/* What stands around the rows of a sheet and must be known before them. */
typedef struct
{
  GArray *merges; /* JinSheetRange, by first row */
  guint8  hidden_columns[JIN_SHEET_MAX_COLUMNS];
} JinXlsxFrame;

gboolean jin_xlsx_frame_read (JinXlsxFrame *self, JinXlsxPackage *package, const char *part, GCancellable *cancellable, GError **error);
void     jin_xlsx_frame_clear (JinXlsxFrame *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JinXlsxFrame, jin_xlsx_frame_clear)

G_END_DECLS
