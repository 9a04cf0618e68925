/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-import-job.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinImportDetail: one row of the plan: what it would change, why it is not imported, and what people decide about it.
 *
 * Signal "chosen" (choice): a #JinImportChoice was made for the row shown.
 */
#define JIN_TYPE_IMPORT_DETAIL (jin_import_detail_get_type ())
G_DECLARE_FINAL_TYPE (JinImportDetail, jin_import_detail, JIN, IMPORT_DETAIL, AdwBin)

void jin_import_detail_show (JinImportDetail  *self,
                             JinStore         *store,
                             JinImport        *import,
                             guint             row,
                             JinImportChoice   choice,
                             const JinContext *context);
/* Shows nothing, and forgets the import. */
void jin_import_detail_clear (JinImportDetail *self);
/* "Roster, row 12". (transfer full) */
char *jin_import_detail_place (JinImport *import,
                               guint      row);

G_END_DECLS
