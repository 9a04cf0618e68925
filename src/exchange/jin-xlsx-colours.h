/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-xlsx-xml.h"

G_BEGIN_DECLS

#define JIN_XLSX_N_THEME_COLOURS 12
#define JIN_XLSX_NO_COLOUR G_MAXUINT32

/* The colours of a theme in the order in which cells count them. */
typedef guint32 JinXlsxTheme[JIN_XLSX_N_THEME_COLOURS];

gboolean jin_xlsx_theme_read (JinXlsxTheme theme, JinXlsxPackage *package, const char *part, GCancellable *cancellable, GError **error);
guint32  jin_xlsx_indexed_colour (int number);
guint32  jin_xlsx_colour (const JinXlsxTheme theme, const char **attributes);

G_END_DECLS
