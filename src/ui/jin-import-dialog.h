/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinImportDialog: a sheet on its way into a ledger, in four steps: the file, its columns, the check, done.
 *
 * Nothing is written before the last step.
 */
#define JIN_TYPE_IMPORT_DIALOG (jin_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JinImportDialog, jin_import_dialog, JIN, IMPORT_DIALOG, AdwWindow)

/**
 * jin_import_dialog_present:
 * @path: (nullable): the file, or %NULL to ask for one
 * @entity: (nullable): the ledger, or %NULL to recognise it from the heads
 */
void jin_import_dialog_present (JinWindow       *window,
                                const char      *path,
                                const JinEntity *entity);

G_END_DECLS
