/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-person.h"
#include "store/jin-store-history.h"
#include "ui/jin-photo.h"

#define JIN_TYPE_PHOTO_FRAME (jin_photo_frame_get_type ())
G_DECLARE_FINAL_TYPE (JinPhotoFrame, jin_photo_frame, JIN, PHOTO_FRAME, AdwBin)

struct _JinPhotoFrame
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow *window;
  AdwAvatar *avatar;

  /* Owned */
  JinRecord            *person;
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable;
};

G_DEFINE_FINAL_TYPE (JinPhotoFrame, jin_photo_frame, ADW_TYPE_BIN)

#define AVATAR_SIZE 80

/* ---- shown ---- */

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = jin_store_get_blob (store, data, error);

  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GdkPaintable) photo = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinPhotoFrame           *self = user_data;

  if (photo != NULL)
    adw_avatar_set_custom_image (self->avatar, photo);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("A photo cannot be shown: %s", error->message);
}

/* ---- changed ---- */

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction != 0)
    jin_window_toast_undo (window, _ ("The photo was changed"), transaction);
  else
    jin_window_show_error (window, _ ("Could Not Change the Photo"), error);
}

static void
commit (JinPhotoFrame *self, const char *hash)
{
  g_autoptr (JinRecord)  edited = jin_record_copy (self->person);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;
  JinContext             context = jin_window_context (self->window);

  /* Translators: what was done, for undo and history; %s is a person */
  label = g_strdup_printf (_ ("Change the photo: %s"), jin_record_get_title (self->person));
  changes = jin_changes_new (label);
  jin_record_set_text (edited, JIN_PERSON_PHOTO, hash);
  jin_changes_put (changes, edited, self->person, JIN_DATE_NONE);
  jin_store_commit_async (jin_window_get_store (self->window), changes, &context, NULL, committed_cb, g_object_ref (self->window));
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
  g_autoptr (JinPhotoFrame) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autofree char          *hash = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (hash != NULL)
    commit (self, hash);
  else
    jin_window_show_error (self->window, _ ("Could Not Change the Photo"), error);
}

static void
take (JinPhotoFrame *self, GFile *file)
{
  jin_store_run_async (jin_window_get_store (self->window), put_func, g_object_ref (file), g_object_unref, g_free, NULL, put_cb, g_object_ref (self));
}

static void
chosen_cb (JinPhotoFrame *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile)                file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  take (self, file);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinPhotoFrame            *self = JIN_PHOTO_FRAME (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Photo"), GTK_WINDOW (self->window), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), NULL);
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  commit (JIN_PHOTO_FRAME (widget), NULL);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, JinPhotoFrame *self)
{
  take (self, g_value_get_object (value));
  return TRUE;
}

/* ---- class ---- */

static void
jin_photo_frame_dispose (GObject *object)
{
  JinPhotoFrame *self = JIN_PHOTO_FRAME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->person);
  G_OBJECT_CLASS (jin_photo_frame_parent_class)->dispose (object);
}

static void
jin_photo_frame_class_init (JinPhotoFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_photo_frame_dispose;
  gtk_widget_class_install_action (widget_class, "photo.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "photo.remove", NULL, remove_action);
}

static void
jin_photo_frame_init (JinPhotoFrame *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
create_menu (JinPhotoFrame *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget        *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Choose a Photo…"), "photo.choose");
  g_menu_append (menu, _ ("_Remove the Photo"), "photo.remove");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "camera-photo-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Photo"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "photo-button");
  return button;
}

GtkWidget *
jin_photo_frame_new (JinWindow *window, JinRecord *person)
{
  JinPhotoFrame *self;
  const char    *hash;
  GtkWidget     *overlay;
  gboolean       known;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (person), NULL);
  self = g_object_new (JIN_TYPE_PHOTO_FRAME, "valign", GTK_ALIGN_START, NULL);
  self->window = window;
  self->person = g_object_ref (person);
  self->avatar = ADW_AVATAR (adw_avatar_new (AVATAR_SIZE, jin_record_get_title (person), TRUE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->avatar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Photo"), -1);
  overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->avatar));
  adw_bin_set_child (ADW_BIN (self), overlay);
  hash = jin_record_get_text (person, JIN_PERSON_PHOTO);
  known = *hash != '\0';
  if (known)
    jin_store_run_async (jin_window_get_store (window), read_func, g_strdup (hash), g_free, g_object_unref, self->cancellable, read_cb, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photo.remove", known);
  if (!jin_store_is_read_only (jin_window_get_store (window)))
    {
      GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), create_menu (self));
      g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
    }
  return GTK_WIDGET (self);
}
