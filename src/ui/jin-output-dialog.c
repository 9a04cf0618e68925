/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-output-dialog.h"
#include "ui/jin-preview-page.h"

struct _JinOutputDialog
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow      *window;
  GtkEditable    *title;
  GtkWidget      *reason;
  GtkDropDown    *format; /* of an export, else NULL */
  GtkCheckButton *uses[4];
  GtkWidget      *next;
  GtkWidget      *page;
  GtkProgressBar *progress;

  /* Owned */
  JinLedgerOutput      *output;
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable; /* of the work at hand */
  gint                  permille;
  guint                 poll;
};

G_DEFINE_FINAL_TYPE (JinOutputDialog, jin_output_dialog, ADW_TYPE_WINDOW)

#define POLL 150

/* The uses there are, and what each shows. */
static const struct
{
  JinMaskLevel level;
  const char  *title;
  const char  *subtitle;
} uses[] = {
    {JIN_MASK_INTERNAL, N_ ("Work Inside the Office"), N_ ("Phones and addresses in full, ID numbers masked")},
     {JIN_MASK_DEFAULT, N_ ("Report to a Superior"), N_ ("Phones, addresses and ID numbers masked")},
      {JIN_MASK_PUBLIC, N_ ("Public Notice"), N_ ("Names masked, too")},
       {JIN_MASK_NONE, N_ ("Full Personal Data"), N_ ("Nothing masked; the reason is noted, and every page says that it is internal")},
};

static const struct
{
  const char *suffix;
  const char *name;
} formats[] = {
    {"xlsx", N_ ("Spreadsheet (.xlsx)")},
     {"docx", N_ ("Word Document (.docx)")},
      {"csv", N_ ("Plain Table (.csv)")},
};

static JinMaskLevel
chosen_level (JinOutputDialog *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    if (gtk_check_button_get_active (self->uses[i]))
      return uses[i].level;
  return JIN_MASK_INTERNAL;
}

static const char *
suffix_of (JinOutputDialog *self)
{
  return formats[gtk_drop_down_get_selected (self->format)].suffix;
}

static char *
dup_typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
update (JinOutputDialog *self)
{
  gboolean         full = chosen_level (self) == JIN_MASK_NONE;
  gboolean         busy = self->cancellable != NULL;
  g_autofree char *reason = dup_typed (self->reason);

  gtk_widget_set_visible (self->reason, full);
  gtk_widget_set_sensitive (self->next, !busy && (!full || *reason != '\0'));
  gtk_widget_set_sensitive (self->page, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
}

/* ---- work ---- */

static gboolean
poll_cb (gpointer data)
{
  JinOutputDialog *self = data;

  if (self->format != NULL)
    gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->permille) / 1000.0);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (JinOutputDialog *self)
{
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->permille, 0);
  self->poll = g_timeout_add (POLL, poll_cb, self);
  update (self);
}

static void
end_work (JinOutputDialog *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->poll, g_source_remove);
  update (self);
}

/* A copy for one job: somebody may try again after an error. */
static JinLedgerOutput *
complete_output (JinOutputDialog *self)
{
  JinLedgerOutput *output = g_new0 (JinLedgerOutput, 1);
  g_autofree char *title = dup_typed (GTK_WIDGET (self->title));

  output->entity = self->output->entity;
  output->ids = g_array_ref (self->output->ids);
  output->columns = g_strdup (self->output->columns);
  output->title = *title != '\0' ? g_steal_pointer (&title) : g_strdup (self->output->title);
  output->level = chosen_level (self);
  output->purpose = output->level == JIN_MASK_NONE ? dup_typed (self->reason) : NULL;
  return output;
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinOutputDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (JinDocument)     document = jin_store_run_finish (JIN_STORE (source), result, &error);

  end_work (self);
  if (document == NULL)
    {
      jin_window_show_error (self->window, _ ("Could Not Print the List"), error);
      return;
    }
  jin_window_push (self->window, jin_preview_page_new (self->window, g_steal_pointer (&document)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinOutputDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autofree char            *name = jin_store_run_finish (JIN_STORE (source), result, &error);
  g_autofree char            *text = NULL;

  end_work (self);
  if (name == NULL)
    {
      jin_window_show_error (self->window, _ ("Could Not Export the List"), error);
      return;
    }
  /* Translators: %s is a file name */
  text = g_strdup_printf (_ ("Exported: %s"), name);
  jin_window_toast (self->window, text);
  gtk_window_close (GTK_WINDOW (self));
}

void
jin_output_dialog_write (JinOutputDialog *self, const char *path)
{
  g_return_if_fail (JIN_IS_OUTPUT_DIALOG (self) && path != NULL);
  begin_work (self);
  jin_ledger_output_export (self->window, complete_output (self), path, &self->permille, self->cancellable, exported_cb, g_object_ref (self));
}

static void
chosen_cb (JinOutputDialog *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char  *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    jin_output_dialog_write (self, path);
}

static void
next_cb (JinOutputDialog *self)
{
  g_autofree char          *name = NULL;
  JinLedgerOutput          *output = complete_output (self);
  g_autoptr (GtkFileFilter) filter = NULL;

  if (self->format == NULL)
    {
      begin_work (self);
      jin_ledger_output_print (self->window, output, self->cancellable, printed_cb, g_object_ref (self));
      return;
    }
  name = jin_ledger_output_file_name (output, self->window, suffix_of (self));
  jin_ledger_output_free (output);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ (formats[gtk_drop_down_get_selected (self->format)].name));
  gtk_file_filter_add_suffix (filter, suffix_of (self));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Stops what goes on; the window stays until it has stopped. */
static gboolean
close_request_cb (JinOutputDialog *self)
{
  if (self->cancellable == NULL)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

/* ---- widget ---- */

static void
jin_output_dialog_dispose (GObject *object)
{
  JinOutputDialog *self = JIN_OUTPUT_DIALOG (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->output, jin_ledger_output_free);
  g_clear_object (&self->chooser);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_output_dialog_parent_class)->dispose (object);
}

static void
jin_output_dialog_class_init (JinOutputDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_output_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jin_output_dialog_init (JinOutputDialog *self)
{
}

static GtkWidget *
create_uses (JinOutputDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What It Is For"));
  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (uses[i].title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (uses[i].subtitle));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      /* The row names it. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (uses[i].subtitle), -1);
      self->uses[i] = GTK_CHECK_BUTTON (check);
      if (i > 0)
        gtk_check_button_set_group (self->uses[i], self->uses[0]);
      g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  self->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _ ("Reason (needed; it is noted)"));
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reason);
  return group;
}

static GtkWidget *
create_sheet (JinOutputDialog *self, gboolean exports)
{
  GtkWidget       *group = adw_preferences_group_new ();
  GtkWidget       *title = adw_entry_row_new ();
  g_auto (GStrv)   columns = g_strsplit (self->output->columns, ",", -1);
  g_autofree char *text = NULL;

  /* Translators: the first %u is how many rows, the second how many columns */
  text = g_strdup_printf (_ ("%u rows and %u columns, in the order in which they are shown"), self->output->ids->len, g_strv_length (columns));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (title), _ ("Title of the Sheet"));
  gtk_editable_set_text (GTK_EDITABLE (title), self->output->title);
  self->title = GTK_EDITABLE (title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), title);
  if (exports)
    {
      GtkWidget                *row = adw_action_row_new ();
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
      GtkWidget                *choice;

      for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
        gtk_string_list_append (names, _ (formats[i].name));
      choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
      gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Kind of File"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
      self->format = GTK_DROP_DOWN (choice);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

static GtkWidget *
create_header (JinOutputDialog *self, gboolean exports)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->next = gtk_button_new_with_mnemonic (exports ? _ ("_Export…") : _ ("_Preview"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->next, "suggested-action");
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->next);
  return header;
}

GtkWidget *
jin_output_dialog_new (JinWindow *window, JinLedgerOutput *output, gboolean exports)
{
  JinOutputDialog *self;
  GtkWidget       *outer;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && output != NULL, NULL);
  self = g_object_new (JIN_TYPE_OUTPUT_DIALOG, "transient-for", window, "modal", TRUE, "title", exports ? _ ("Export This List") : _ ("Print This List"), "default-width", 560, "default-height", 600, NULL);
  self->window = window;
  self->output = output;
  self->page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (self->page, TRUE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (create_sheet (self, exports)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (create_uses (self)));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (outer), create_header (self, exports));
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (outer), self->page);
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_check_button_set_active (self->uses[0], TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->next);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  update (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->next);
  return GTK_WIDGET (self);
}
