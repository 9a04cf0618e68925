/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-import-dialog.h"

struct _JinImportDialog
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (JinImportDialog, jin_import_dialog, ADW_TYPE_WINDOW)

static void
jin_import_dialog_class_init (JinImportDialogClass *klass)
{
}

static void
jin_import_dialog_init (JinImportDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Import"));
}

void
jin_import_dialog_present (JinWindow       *window,
                           const char      *path,
                           const JinEntity *entity)
{
  JinImportDialog *self;

  g_return_if_fail (JIN_IS_WINDOW (window));

  self = g_object_new (JIN_TYPE_IMPORT_DIALOG, "transient-for", window, "modal", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (self));
}
