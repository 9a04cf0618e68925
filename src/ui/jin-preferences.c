/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-overview.h"
#include "ui/jin-preferences.h"

struct _JinPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Template */
  AdwEntryRow   *office;
  GtkSpinButton *type_size;
  AdwComboRow   *colours;
  AdwComboRow   *language;

  /* Owned */
  GSettings *settings;
  JinStore  *store;
};

G_DEFINE_FINAL_TYPE (JinPreferences, jin_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static gpointer
set_office_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return jin_store_set_setting (store, JIN_SETTING_OFFICE, data, error) ? g_strdup (data) : NULL;
}

static void
office_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *name = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (name == NULL)
    jin_window_show_error (window, _ ("Could Not Save"), error);
  else
    g_signal_emit_by_name (source, "changed");
}

static void
office_applied_cb (JinPreferences *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  jin_store_run_async (self->store, set_office_func, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->office))), g_free, g_free, NULL, office_set_cb, g_object_ref (window));
}

static void
colours_cb (JinPreferences *self)
{
  g_settings_set_enum (self->settings, "colour-scheme", adw_combo_row_get_selected (self->colours));
}

static void
language_cb (JinPreferences *self)
{
  g_settings_set_enum (self->settings, "language", adw_combo_row_get_selected (self->language));
}

static void
jin_preferences_dispose (GObject *object)
{
  JinPreferences *self = JIN_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (jin_preferences_parent_class)->dispose (object);
}

static void
jin_preferences_class_init (JinPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, JinPreferences, office);
  gtk_widget_class_bind_template_child (widget_class, JinPreferences, type_size);
  gtk_widget_class_bind_template_child (widget_class, JinPreferences, colours);
  gtk_widget_class_bind_template_child (widget_class, JinPreferences, language);
  gtk_widget_class_bind_template_callback (widget_class, office_applied_cb);
}

static void
jin_preferences_init (JinPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jin_preferences_new (JinWindow *window, GSettings *settings)
{
  JinPreferences  *self;
  g_autofree char *office = NULL;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  self = g_object_new (JIN_TYPE_PREFERENCES, "transient-for", window, NULL);
  self->settings = g_object_ref (settings);
  self->store = g_object_ref (jin_window_get_store (window));
  office = jin_store_get_setting (self->store, JIN_SETTING_OFFICE);
  gtk_editable_set_text (GTK_EDITABLE (self->office), office != NULL ? office : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->office), !jin_store_is_read_only (self->store));
  g_settings_bind (settings, "type-scale", self->type_size, "value", G_SETTINGS_BIND_DEFAULT);
  adw_combo_row_set_selected (self->colours, g_settings_get_enum (settings, "colour-scheme"));
  adw_combo_row_set_selected (self->language, g_settings_get_enum (settings, "language"));
  g_signal_connect_object (self->colours, "notify::selected", G_CALLBACK (colours_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (language_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
