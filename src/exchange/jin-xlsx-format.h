/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-sheet.h"

G_BEGIN_DECLS

/* A number format, compiled once, that turns numbers into what was displayed. */
typedef struct _JinXlsxFormat JinXlsxFormat;

JinXlsxFormat *jin_xlsx_format_new (const char *code);
void           jin_xlsx_format_free (JinXlsxFormat *self);
const char    *jin_xlsx_format_builtin (int id);
const char    *jin_xlsx_format_named (const char *name);

void     jin_xlsx_format_number (const JinXlsxFormat *self, JinCell *cell, gboolean date1904, GString *text);
gboolean jin_xlsx_format_text (const JinXlsxFormat *self, const char *value, GString *text);
void     jin_xlsx_format_general (double number, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXlsxFormat, jin_xlsx_format_free)

G_END_DECLS
