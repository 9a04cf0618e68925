/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "ui/jin-application.h"
#include "ui/jin-trouble-window.h"

struct _JinTroubleWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwStatusPage *status;
  GtkLabel      *safe;
  GtkWidget     *retry;
  GtkWidget     *read_only;

  /* Owned */
  char                 *uri;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (JinTroubleWindow, jin_trouble_window, ADW_TYPE_APPLICATION_WINDOW)

/* What happened, and what is safe, by the kind of trouble. */
static const struct
{
  JinError    code;
  const char *title;
  const char *safe;
  gboolean    can_read;
} troubles[] = {
    {JIN_ERROR_BUSY, N_ ("The Database Is in Use"), N_ ("Another program is writing to it at the moment. Nothing is lost; close the other program or wait a little, then try again."), TRUE},
     {JIN_ERROR_READ_ONLY, N_ ("The Database Cannot Be Written"), N_ ("Everything in it is safe. Ask whoever looks after this computer for the right to write in this folder, or read on without changing anything."), TRUE},
      {JIN_ERROR_NEWER, N_ ("Made by a Newer Version"), N_ ("Everything in it is safe and nothing was changed. Install the newer version of Jinqiu on this computer."), FALSE},
       {JIN_ERROR_FORMAT, N_ ("Not a Usable Database"), N_ ("The file was not changed. If it is your database, it is damaged: keep it, and restore the last backup to another place."), FALSE},
        {JIN_ERROR_NOT_FOUND, N_ ("No Such Database"), N_ ("Nothing was changed. Perhaps the file was moved, or the drive is not connected."), FALSE},
};

static const char other_title[] = N_ ("The Database Cannot Be Opened");
static const char other_safe[] = N_ ("Nothing was changed. What was saved before is still in the file.");

static void
show (JinTroubleWindow *self, const GError *error)
{
  const char      *title = other_title;
  const char      *safe = other_safe;
  gboolean         can_read = FALSE;
  g_autofree char *description = NULL;
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_error_matches (error, JIN_ERROR, troubles[i].code))
      {
        title = troubles[i].title;
        safe = troubles[i].safe;
        can_read = troubles[i].can_read;
      }
  /* Translators: the first %s is what happened, the second the path of the file */
  description = g_strdup_printf (_ ("%s\nFile: %s"), error->message, self->uri);
  /* The page reads its description as markup. */
  escaped = g_markup_escape_text (description, -1);
  adw_status_page_set_title (self->status, _ (title));
  adw_status_page_set_description (self->status, escaped);
  gtk_label_set_text (self->safe, _ (safe));
  gtk_widget_set_visible (self->read_only, can_read);
}

static void
open_and_close (JinTroubleWindow *self, const char *uri, JinStoreFlags flags)
{
  JinApplication *application = JIN_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  jin_application_open_database (application, uri, flags);
  gtk_window_close (GTK_WINDOW (self));
}

static void
retry_cb (JinTroubleWindow *self)
{
  open_and_close (self, self->uri, JIN_STORE_CREATE);
}

static void
read_only_cb (JinTroubleWindow *self)
{
  open_and_close (self, self->uri, JIN_STORE_READ_ONLY);
}

static void
chosen_cb (JinTroubleWindow *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char  *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      path = g_file_get_path (file);
    }
  g_clear_object (&self->chooser);
  if (path != NULL)
    open_and_close (self, path, 0);
}

static void
choose_cb (JinTroubleWindow *self)
{
  self->chooser = gtk_file_chooser_native_new (_ ("Open a Database"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
jin_trouble_window_dispose (GObject *object)
{
  JinTroubleWindow *self = JIN_TROUBLE_WINDOW (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->uri, g_free);
  G_OBJECT_CLASS (jin_trouble_window_parent_class)->dispose (object);
}

static void
jin_trouble_window_class_init (JinTroubleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_trouble_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-trouble-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JinTroubleWindow, status);
  gtk_widget_class_bind_template_child (widget_class, JinTroubleWindow, safe);
  gtk_widget_class_bind_template_child (widget_class, JinTroubleWindow, retry);
  gtk_widget_class_bind_template_child (widget_class, JinTroubleWindow, read_only);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_only_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
jin_trouble_window_init (JinTroubleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jin_trouble_window_new:
 * @application: the program
 * @uri: the database that was to be opened
 * @error: why that failed
 *
 * Returns: (transfer none): the window, owned by the application
 */
GtkWidget *
jin_trouble_window_new (GtkApplication *application, const char *uri, const GError *error)
{
  JinTroubleWindow *self;

  g_return_val_if_fail (uri != NULL && error != NULL, NULL);
  self = g_object_new (JIN_TYPE_TROUBLE_WINDOW, "application", application, NULL);
  self->uri = g_strdup (uri);
  show (self, error);
  gtk_widget_grab_focus (self->retry);
  return GTK_WIDGET (self);
}
