/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JinImportColumnsPage: which sheets go into which ledger, and what their columns fill.
 *
 * Signal "ledger-chosen" (entity): the file is to be opened again for another ledger.
 * Signal "changed": a sheet or a column was taken in or left out.
 */
#define JIN_TYPE_IMPORT_COLUMNS_PAGE (jin_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (JinImportColumnsPage, jin_import_columns_page, JIN, IMPORT_COLUMNS_PAGE, AdwBin)

void jin_import_columns_page_set_import (JinImportColumnsPage *self,
                                         JinImport            *import,
                                         const JinEntities    *entities);
/* Whether there is anything to check. */
gboolean jin_import_columns_page_is_ready (JinImportColumnsPage *self);
/* "17 columns matched, 2 not imported" of the sheet in sight. (transfer full) */
char *jin_import_columns_page_summary (JinImportColumnsPage *self);

G_END_DECLS
