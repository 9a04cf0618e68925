/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* JinImportTarget: what a column can fill: @target as jin_import_set_target() takes it, "" for nothing. */
#define JIN_TYPE_IMPORT_TARGET (jin_import_target_get_type ())
G_DECLARE_FINAL_TYPE (JinImportTarget, jin_import_target, JIN, IMPORT_TARGET, GObject)

const char *jin_import_target_get_target (JinImportTarget *self);
const char *jin_import_target_get_label (JinImportTarget *self);

/* Everything that a column of the import can fill, leaving out first. (transfer full) */
GListModel *jin_import_targets_new (JinImport *import);
/* (nullable) (transfer none): lives as long as @targets */
JinImportTarget *jin_import_targets_find (GListModel *targets,
                                          const char *target);

/**
 * JinImportChooser: picks one of the targets, found by typing a part of the name or its initials.
 *
 * Signal "chosen" (target): it has been picked; the popover is down already.
 */
#define JIN_TYPE_IMPORT_CHOOSER (jin_import_chooser_get_type ())
G_DECLARE_FINAL_TYPE (JinImportChooser, jin_import_chooser, JIN, IMPORT_CHOOSER, GtkPopover)

GtkWidget *jin_import_chooser_new (GListModel *targets,
                                   const char *current);

G_END_DECLS
