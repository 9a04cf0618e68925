/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-store-history.h"
#include "ui/jin-history-window.h"

struct _JinHistoryWindow
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow  *window;
  GtkListBox *list;

  /* Owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (JinHistoryWindow, jin_history_window, ADW_TYPE_WINDOW)

#define MAX_TRANSACTIONS 200

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return jin_store_history (store, MAX_TRANSACTIONS, error);
}

static void
undo_cb (GtkButton *button, JinHistoryWindow *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "transaction");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo-transaction", "x", *id);
}

static GtkWidget *
create_row (JinHistoryWindow *self, const JinTransaction *transaction)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *time = g_strdelimit (g_strdelimit (g_strdup (transaction->time), "T", ' '), "-", '.');
  /* Translators: %d is a number of changed fields or entries */
  g_autofree char *size = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d change", "%d changes", transaction->n_changes), (int)transaction->n_changes);
  const char *who = transaction->operator!= NULL && * transaction->operator!= '\0' ? transaction->operator: "—";
  g_autofree char                                                                                *subtitle = g_strjoin (" · ", time, who, size, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), transaction->label != NULL ? transaction->label : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (transaction->undo_of == 0 && !jin_store_is_read_only (jin_window_get_store (self->window)))
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Undo"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, transaction->label, -1);
      g_object_set_data_full (G_OBJECT (button), "transaction", g_memdup2 (&transaction->id, sizeof transaction->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (undo_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) transactions = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinHistoryWindow     *self = user_data;
  GtkWidget            *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (transactions == NULL)
    {
      jin_window_show_error (self->window, _ ("The History Could Not Be Read"), error);
      return;
    }
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < transactions->len; i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (transactions, i)));
}

static void
reload (JinHistoryWindow *self)
{
  jin_store_run_async (jin_window_get_store (self->window), read_func, NULL, NULL, (GDestroyNotify)g_ptr_array_unref, self->cancellable, read_cb, self);
}

static void
jin_history_window_dispose (GObject *object)
{
  JinHistoryWindow *self = JIN_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_history_window_parent_class)->dispose (object);
}

static void
jin_history_window_class_init (JinHistoryWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_history_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jin_history_window_init (JinHistoryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *placeholder = gtk_label_new (_ ("Nothing has been done yet."));

  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (placeholder, "form");
  gtk_list_box_set_placeholder (self->list, placeholder);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("History"), -1);
  gtk_widget_add_css_class (clamp, "form");
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 560);
  gtk_window_set_title (GTK_WINDOW (self), _ ("History"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
jin_history_window_new (JinWindow *window)
{
  JinHistoryWindow *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  self = g_object_new (JIN_TYPE_HISTORY_WINDOW, "transient-for", window, NULL);
  self->window = window;
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
