/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-ledger-output.h"

G_BEGIN_DECLS

/**
 * JinOutputDialog: asks for whom a list is printed or exported, and so how much of it is masked (R93); full data only with
 * a reason, which is noted (R94).
 */
#define JIN_TYPE_OUTPUT_DIALOG (jin_output_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JinOutputDialog, jin_output_dialog, JIN, OUTPUT_DIALOG, AdwWindow)

/* Takes @output. @exports: into a file, else to paper. */
GtkWidget *jin_output_dialog_new (JinWindow       *window,
                                  JinLedgerOutput *output,
                                  gboolean         exports);
/* Goes on to write @path, as once a file was chosen. */
void jin_output_dialog_write (JinOutputDialog *self,
                              const char      *path);

G_END_DECLS
