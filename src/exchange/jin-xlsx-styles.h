/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-xlsx-format.h"
#include "exchange/jin-xlsx-xml.h"

G_BEGIN_DECLS

/* How a cell looks, as far as it means something. */
typedef struct
{
  const JinXlsxFormat *format;
  guint8               fill, ink; /* numbers in the palette */
  gboolean             struck;
  gboolean             has_affix; /* the format adds something to text */
} JinXlsxStyle;

/* The looks that cells refer to by number, and the palette of the colours they use. */
typedef struct _JinXlsxStyles JinXlsxStyles;

JinXlsxStyles *jin_xlsx_styles_read (JinXlsxPackage *package,
                                     const char     *styles_part,
                                     const char     *theme_part,
                                     GCancellable   *cancellable,
                                     GError        **error);
void           jin_xlsx_styles_free (JinXlsxStyles *self);
JinXlsxStyles *jin_xlsx_styles_new (void);
void           jin_xlsx_styles_add (JinXlsxStyles *self, const char *code, gboolean struck, guint32 ink, guint32 fill);

const JinXlsxStyle *jin_xlsx_styles_get (const JinXlsxStyles *self, guint index);
const GArray       *jin_xlsx_styles_palette (const JinXlsxStyles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXlsxStyles, jin_xlsx_styles_free)

G_END_DECLS
