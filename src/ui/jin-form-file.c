/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-store-history.h"
#include "ui/jin-form-rows.h"
#include "ui/jin-photo.h"

/* The bytes go into the database as soon as a file was chosen; the record gets their hash when the form is saved. */
struct _JinFormFile
{
  JinFormRow parent_instance;

  /* Borrowed */
  GtkLabel  *label;
  GtkWidget *remove;

  /* Owned */
  GtkFileChooserNative *chooser;
  char                 *hash;
};

G_DEFINE_FINAL_TYPE (JinFormFile, jin_form_file, JIN_TYPE_FORM_ROW)

static void
show_hash (JinFormFile *self, const char *hash)
{
  g_autofree char *copy = g_strdup (hash);

  g_free (self->hash);
  self->hash = g_steal_pointer (&copy);
  gtk_label_set_text (self->label, self->hash != NULL && *self->hash != '\0' ? _ ("A picture is kept") : _ ("No picture"));
  gtk_widget_set_visible (self->remove, self->hash != NULL && *self->hash != '\0');
}

static gpointer
put_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = jin_photo_read (data, error);

  return bytes != NULL ? jin_store_put_blob (store, bytes, error) : NULL;
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinFormFile) self = user_data;
  g_autoptr (GError)      error = NULL;
  g_autofree char        *hash = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (hash == NULL)
    {
      jin_form_row_set_message (JIN_FORM_ROW (self), JIN_ISSUE_ERROR, error->message, NULL);
      return;
    }
  jin_form_row_set_message (JIN_FORM_ROW (self), JIN_ISSUE_HINT, NULL, NULL);
  show_hash (self, hash);
  jin_form_row_changed (JIN_FORM_ROW (self));
}

static void
chosen_cb (JinFormFile *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile)                file = NULL;
  JinWindow                       *window = jin_form_row_get_window (JIN_FORM_ROW (self));

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  jin_store_run_async (jin_window_get_store (window), put_func, g_object_ref (file), g_object_unref, g_free, NULL, put_cb, g_object_ref (self));
}

static void
choose_cb (JinFormFile *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Picture"), GTK_WINDOW (jin_form_row_get_window (JIN_FORM_ROW (self))), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), NULL);
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_cb (JinFormFile *self)
{
  show_hash (self, NULL);
  jin_form_row_changed (JIN_FORM_ROW (self));
}

static void
jin_form_file_set_up (JinFormRow *row)
{
  JinFormFile *self = JIN_FORM_FILE (row);
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget   *label = gtk_label_new (NULL);
  GtkWidget   *choose = gtk_button_new_with_label (_ ("Choose…"));

  self->label = GTK_LABEL (label);
  self->remove = gtk_button_new_with_label (_ ("Remove"));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choose);
  gtk_box_append (GTK_BOX (box), self->remove);
  jin_form_row_set_editor (row, box, choose);
}

static void
jin_form_file_show (JinFormRow *row, JinRecord *record)
{
  show_hash (JIN_FORM_FILE (row), jin_record_get_text (record, jin_form_row_get_id (row)));
}

static gboolean
jin_form_file_read (JinFormRow *row, JinRecord *record, GError **error)
{
  jin_record_set_text (record, jin_form_row_get_id (row), JIN_FORM_FILE (row)->hash);
  return TRUE;
}

static void
jin_form_file_dispose (GObject *object)
{
  JinFormFile *self = JIN_FORM_FILE (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->hash, g_free);
  G_OBJECT_CLASS (jin_form_file_parent_class)->dispose (object);
}

static void
jin_form_file_class_init (JinFormFileClass *klass)
{
  JinFormRowClass *row_class = JIN_FORM_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_form_file_dispose;
  row_class->set_up = jin_form_file_set_up;
  row_class->show = jin_form_file_show;
  row_class->read = jin_form_file_read;
}

static void
jin_form_file_init (JinFormFile *self)
{
}
