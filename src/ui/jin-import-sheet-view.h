/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JinImportSheetView: the first rows of a sheet as they look, with what it fills over each column.
 *
 * Signal "chosen" (column, target): another field was picked for a column.
 */
#define JIN_TYPE_IMPORT_SHEET_VIEW (jin_import_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (JinImportSheetView, jin_import_sheet_view, JIN, IMPORT_SHEET_VIEW, AdwBin)

/* @targets: of jin_import_targets_new() */
void jin_import_sheet_view_show (JinImportSheetView *self,
                                 JinImport          *import,
                                 guint               sheet,
                                 GListModel         *targets);
/* Says anew what the columns fill. */
void jin_import_sheet_view_refresh (JinImportSheetView *self);

G_END_DECLS
