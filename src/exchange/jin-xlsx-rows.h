/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-xlsx-frame.h"
#include "exchange/jin-xlsx-strings.h"
#include "exchange/jin-xlsx-styles.h"

G_BEGIN_DECLS

/* What the rows of a sheet refer to; all borrowed. */
typedef struct
{
  JinXlsxPackage       *package;
  const JinXlsxStrings *strings;
  const JinXlsxStyles  *styles;
  const JinXlsxFrame   *frame;
  GHashTable           *comments; /* set of jin_xlsx_comment_key() */
  gboolean              date1904;
} JinXlsxContext;

#define jin_xlsx_comment_key(row, column) GUINT_TO_POINTER ((guint)(row)*1024 + (guint)(column) + 1)

gboolean jin_xlsx_rows_read (const JinXlsxContext *context,
                             const char           *part,
                             JinSheetSink         *sink,
                             GCancellable         *cancellable,
                             GError              **error);

G_END_DECLS
