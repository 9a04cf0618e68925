/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-store-history.h"
#include "ui/jin-application.h"
#include "ui/jin-duplicates-page.h"
#include "ui/jin-fields-window.h"
#include "ui/jin-history-window.h"
#include "ui/jin-import-dialog.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-overview.h"
#include "ui/jin-page-table.h"
#include "ui/jin-quick-search.h"
#include "ui/jin-window-actions.h"
#include "ui/jin-window.h"

/* ---- actions that turn to the visible page ---- */

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_window_back (JIN_WINDOW (widget));
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinWindow *self = JIN_WINDOW (widget);
  JinPage   *page;
  GtkWidget *focus;

  jin_window_show_page (self, g_variant_get_string (parameter, NULL));
  page = jin_window_get_page (self);
  focus = gtk_root_get_focus (GTK_ROOT (self));
  /* Whoever chose the page goes on there. */
  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
turn_to_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinPage      *page = jin_window_get_page (JIN_WINDOW (widget));
  JinPageClass *klass = JIN_PAGE_GET_CLASS (page);

  if (g_str_equal (name, "win.add"))
    klass->add (page);
  else if (g_str_equal (name, "win.find"))
    klass->find (page);
  else if (g_str_equal (name, "win.print"))
    klass->print (page);
  else
    klass->export(page);
}

static void
save_action_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) self = user_data;
  g_autoptr (GError)    error = NULL;

  if (!jin_page_save_finish (JIN_PAGE (source), result, &error))
    jin_window_show_error (self, _ ("Could Not Save"), error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_page_save_async (jin_window_get_page (JIN_WINDOW (widget)), save_action_cb, g_object_ref (widget));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinPage *page = jin_window_get_page (JIN_WINDOW (widget));

  JIN_PAGE_GET_CLASS (page)->step (page, g_variant_get_int32 (parameter));
}

/* ---- undo and redo ---- */

typedef struct
{
  JinContext context;
  gint64     transaction; /* 0: the operator's last */
  gboolean   redo;
} UndoJob;

static gpointer
undo_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  UndoJob *job = data;
  gint64   transaction;

  if (job->redo)
    transaction = jin_store_redo (store, &job->context, error);
  else
    transaction = jin_store_undo (store, job->transaction, &job->context, error);
  return transaction != 0 ? g_memdup2 (&transaction, sizeof transaction) : NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree gint64    *transaction = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (transaction == NULL)
    jin_window_show_error (self, _ ("Could Not Undo or Redo"), error);
  else
    jin_window_toast (self, _ ("Done. Everything is as it was before."));
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree gint64    *transaction = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (transaction == NULL)
    jin_window_show_error (self, _ ("Could Not Undo or Redo"), error);
  else
    jin_window_toast_undo (self, _ ("Done again"), *transaction);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinWindow *self = JIN_WINDOW (widget);
  UndoJob   *job = g_new0 (UndoJob, 1);

  job->context = jin_window_context (self);
  job->redo = g_str_equal (name, "win.redo");
  if (parameter != NULL)
    job->transaction = g_variant_get_int64 (parameter);
  jin_store_run_async (jin_window_get_store (self), undo_func, job, g_free, g_free, NULL, job->redo ? redone_cb : undone_cb, g_object_ref (self));
}

/* ---- backup and restore ---- */

static gpointer
backup_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinContext       context = jin_context_now ();
  g_autofree char *today = jin_date_to_iso (context.today);

  if (!jin_store_backup (store, data, cancellable, error))
    return NULL;
  if (!jin_store_is_read_only (store) && !jin_store_set_setting (store, JIN_SETTING_BACKUP, today, error))
    return NULL;
  return g_strdup (data);
}

static void
backup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *path = jin_store_run_finish (JIN_STORE (source), result, &error);
  g_autofree char      *name = NULL;
  g_autofree char      *text = NULL;

  if (path == NULL)
    {
      jin_window_show_error (self, _ ("Could Not Back Up"), error);
      return;
    }
  name = g_path_get_basename (path);
  /* Translators: %s is a file name */
  text = g_strdup_printf (_ ("Backed up and checked: %s"), name);
  jin_window_toast (self, text);
  g_signal_emit_by_name (source, "changed");
}

static void
backup_chosen_cb (GtkNativeDialog *dialog, int response, JinWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      jin_window_toast (self, _ ("Backing up…"));
      jin_store_run_async (jin_window_get_store (self), backup_func, g_file_get_path (file), g_free, g_free, NULL, backup_cb, g_object_ref (self));
    }
  gtk_native_dialog_destroy (dialog);
}

static void
show_chooser (JinWindow *self, GtkFileChooserNative *chooser, GCallback callback)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Databases"));
  gtk_file_filter_add_suffix (filter, "db");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  /* The dialog lives until it is answered. */
  g_signal_connect_data (g_object_ref (chooser), "response", callback, g_object_ref (self), (GClosureNotify)(GCallback)g_object_unref, 0);
  g_signal_connect_after (chooser, "response", G_CALLBACK (g_object_unref), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinWindow                       *self = JIN_WINDOW (widget);
  JinContext                       context = jin_window_context (self);
  g_autofree char                 *today = jin_date_to_iso (context.today);
  g_autofree char                 *proposal = NULL;
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  chooser = gtk_file_chooser_native_new (_ ("Back Up"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Back Up"), NULL);
  /* Translators: proposed file name of a backup; %s is the day, such as 2026-11-20 */
  proposal = g_strdup_printf (_ ("Jinqiu Backup %s.db"), today);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposal);
  show_chooser (self, chooser, G_CALLBACK (backup_chosen_cb));
}

static void
restore_confirmed_cb (AdwMessageDialog *dialog, const char *response, char *path)
{
  JinWindow *self = JIN_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));

  if (g_str_equal (response, "restore"))
    jin_application_restore (JIN_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self, path);
}

static void
restore_chosen_cb (GtkNativeDialog *chooser, int response, JinWindow *self)
{
  g_autoptr (GFile) file = NULL;
  GtkWidget        *dialog;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Restore This Backup?"), NULL);
      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), _ ("The backup takes the place of everything that is kept now. Today's database is not deleted: it stays beside the restored one under a name with the date."));
      adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
      adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
      g_signal_connect_data (dialog, "response", G_CALLBACK (restore_confirmed_cb), g_file_get_path (file), (GClosureNotify)(GCallback)g_free, 0);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  gtk_native_dialog_destroy (chooser);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinWindow                       *self = JIN_WINDOW (widget);
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  chooser = gtk_file_chooser_native_new (_ ("Restore a Backup"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), NULL);
  show_chooser (self, chooser, G_CALLBACK (restore_chosen_cb));
}

/* ---- windows over the whole database ---- */

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (jin_history_window_new (JIN_WINDOW (widget))));
}

static void
quick_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (jin_quick_search_new (JIN_WINDOW (widget))));
}

/*
 * Made when asked for and gone when closed, unlike GtkApplication's own: a screen reader that asks for a window which has
 * just closed is given the last one, and GTK 4.8 breaks down when that is hidden.
 */
static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/jinqiu/Jinqiu/ui/help-overlay.ui");
  GtkWindow             *help = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (help, GTK_WINDOW (widget));
  gtk_window_present (help);
}

static const JinEntity *
find_entity (JinWindow *self, GVariant *parameter)
{
  return jin_entities_find (jin_store_get_entities (jin_window_get_store (self)), g_variant_get_string (parameter, NULL));
}

static void
ledger_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinWindow       *self = JIN_WINDOW (widget);
  const JinEntity *entity = find_entity (self, parameter);

  if (entity != NULL)
    jin_window_push (self, jin_ledger_page_new (self, entity));
}

static void
duplicates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinWindow       *self = JIN_WINDOW (widget);
  const JinEntity *entity = find_entity (self, parameter);

  if (entity != NULL && entity->merging != NULL)
    jin_window_push (self, jin_duplicates_page_new (self, entity));
}

static void
fields_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinWindow       *self = JIN_WINDOW (widget);
  const JinEntity *entity = find_entity (self, parameter);

  if (entity != NULL)
    gtk_window_present (GTK_WINDOW (jin_fields_window_new (self, entity)));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinWindow            *self = JIN_WINDOW (widget);
  const JinEntity      *entity = find_entity (self, parameter);
  g_autoptr (JinRecord) draft = entity != NULL ? jin_record_new (entity) : NULL;

  if (draft != NULL)
    jin_window_open_draft (self, draft);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_import_dialog_present (JIN_WINDOW (widget), NULL, NULL);
}

/* Bound on the class, not as accelerators of the application: those would take Ctrl+Z or Ctrl+A from the entry being typed in. */
static void
add_keys (GtkWidgetClass *klass)
{
  guint               n_pages;
  const JinPageEntry *pages = jin_page_table (&n_pages);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK, "win.add", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "win.print", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_e, GDK_CONTROL_MASK, "win.export", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, GDK_CONTROL_MASK, "win.save", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "win.step", "i", -1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Right, GDK_ALT_MASK, "win.step", "i", 1);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_k, GDK_CONTROL_MASK, "win.quick-search", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F1, 0, "win.show-help-overlay", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_question, GDK_CONTROL_MASK, "win.show-help-overlay", NULL);
  for (guint i = 0; i < n_pages; i++)
    gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, GDK_CONTROL_MASK, "win.page", "s", pages[i].id);
}

void
jin_window_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "win.page", "s", page_action);
  gtk_widget_class_install_action (klass, "win.add", NULL, turn_to_page_action);
  gtk_widget_class_install_action (klass, "win.find", NULL, turn_to_page_action);
  gtk_widget_class_install_action (klass, "win.print", NULL, turn_to_page_action);
  gtk_widget_class_install_action (klass, "win.export", NULL, turn_to_page_action);
  gtk_widget_class_install_action (klass, "win.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "win.step", "i", step_action);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.undo-transaction", "x", undo_action);
  gtk_widget_class_install_action (klass, "win.history", NULL, history_action);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, help_action);
  gtk_widget_class_install_action (klass, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (klass, "win.restore", NULL, restore_action);
  gtk_widget_class_install_action (klass, "win.import", NULL, import_action);
  gtk_widget_class_install_action (klass, "win.ledger", "s", ledger_action);
  gtk_widget_class_install_action (klass, "win.duplicates", "s", duplicates_action);
  gtk_widget_class_install_action (klass, "win.fields", "s", fields_action);
  gtk_widget_class_install_action (klass, "win.new", "s", new_action);
  gtk_widget_class_install_action (klass, "win.quick-search", NULL, quick_search_action);
  add_keys (klass);
}
