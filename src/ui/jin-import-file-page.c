/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-import-file-page.h"

struct _JinImportFilePage
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *area;
  GtkLabel  *heading;
  GtkLabel  *message;
  GtkButton *button;

  /* Owned */
  GSettings            *settings;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (JinImportFilePage, jin_import_file_page, ADW_TYPE_BIN)

static guint chosen_signal;

#define FOLDER "import-folder"

static gboolean
take_file (JinImportFilePage *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_parse_name (file);

      jin_import_file_page_set_error (self, uri, _ ("The file is not on this computer. Nothing was imported; copy it here and choose the copy."));
      return FALSE;
    }
  g_settings_set_string (self->settings, FOLDER, folder);
  g_signal_emit (self, chosen_signal, 0, path);
  return TRUE;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, JinImportFilePage *self)
{
  return take_file (self, g_value_get_object (value));
}

static void
response_cb (GtkNativeDialog *dialog, int response, JinImportFilePage *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      take_file (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  for (guint i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
clicked_cb (JinImportFilePage *self)
{
  static const char *const read[] = {"xlsx", "xls", "et", "csv", "tsv", "txt", "htm", "html", "xml", NULL};
  GtkWindow               *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char         *folder = g_settings_get_string (self->settings, FOLDER);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Spreadsheet"), window, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), NULL);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Spreadsheets (.xlsx, .xls, .csv)"), read);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("All Files"), NULL);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), file, NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
jin_import_file_page_dispose (GObject *object)
{
  JinImportFilePage *self = JIN_IMPORT_FILE_PAGE (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (jin_import_file_page_parent_class)->dispose (object);
}

static void
jin_import_file_page_class_init (JinImportFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_import_file_page_dispose;
  chosen_signal = g_signal_new ("chosen", JIN_TYPE_IMPORT_FILE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-import-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinImportFilePage, area);
  gtk_widget_class_bind_template_child (widget_class, JinImportFilePage, heading);
  gtk_widget_class_bind_template_child (widget_class, JinImportFilePage, message);
  gtk_widget_class_bind_template_child (widget_class, JinImportFilePage, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
jin_import_file_page_init (JinImportFilePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->settings = g_settings_new (JINQIU_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
jin_import_file_page_set_error (JinImportFilePage *self, const char *path, const char *message)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (JIN_IS_IMPORT_FILE_PAGE (self));
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_label_set_text (self->message, message != NULL ? message : "");
  if (message == NULL)
    return;
  if (name != NULL)
    /* Translators: %s is a file name */
    heading = g_strdup_printf (_ ("“%s” Was Not Imported"), name);
  gtk_label_set_text (self->heading, heading != NULL ? heading : _ ("Nothing Can Be Imported Now"));
  gtk_button_set_label (self->button, _ ("_Choose Another File…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), name != NULL);
}
