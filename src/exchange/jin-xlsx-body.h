/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JinXlsxBody:
 *
 * The many rows of a sheet, on their way into a workbook that has but its heads.  They wait in a file without a name, so memory
 * does not grow with them.  Functions that can fail leave the reason in errno, 0 for a cell or sheet that is too large.
 */
typedef struct _JinXlsxBody JinXlsxBody;

/* @first_row: of the sheet, from 0 */
JinXlsxBody *jin_xlsx_body_new (guint first_row,
                                guint n_columns);
void         jin_xlsx_body_free (JinXlsxBody *self);
/* Cells from left to right. @look: of the workbook's cell formats, by index */
void     jin_xlsx_body_add_blank (JinXlsxBody *self,
                                  int          look);
void     jin_xlsx_body_add_number (JinXlsxBody *self,
                                   int          look,
                                   double       number);
gboolean jin_xlsx_body_add_text (JinXlsxBody *self,
                                 int          look,
                                 const char  *text);
gboolean jin_xlsx_body_end_row (JinXlsxBody *self);
/* Puts the rows behind those of the first sheet of the workbook at @path; once. */
gboolean jin_xlsx_body_insert (JinXlsxBody *self,
                               const char  *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXlsxBody, jin_xlsx_body_free)

G_END_DECLS
