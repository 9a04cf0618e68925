/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-sheet-private.h"

G_BEGIN_DECLS

/* The zip container of an .xlsx and its parts, behind limits. */
typedef struct _JinXlsxPackage JinXlsxPackage;
typedef struct _JinXlsxPart    JinXlsxPart;

JinXlsxPackage *jin_xlsx_package_open (const JinSheetInput *input, GError **error);
void            jin_xlsx_package_free (JinXlsxPackage *self);
const char     *jin_xlsx_package_get_name (const JinXlsxPackage *self);
gboolean        jin_xlsx_package_has (JinXlsxPackage *self, const char *part);
guint64         jin_xlsx_package_size (JinXlsxPackage *self, const char *part);

JinXlsxPart *jin_xlsx_part_open (JinXlsxPackage *package, const char *name, GError **error);
gssize       jin_xlsx_part_read (JinXlsxPart *self, void *buffer, gsize size, GError **error);
double       jin_xlsx_part_fraction (const JinXlsxPart *self);
void         jin_xlsx_part_close (JinXlsxPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXlsxPackage, jin_xlsx_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXlsxPart, jin_xlsx_part_close)

G_END_DECLS
