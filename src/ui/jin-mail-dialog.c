/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-person.h"
#include "paper/jin-paper-forms.h"
#include "ui/jin-mail-dialog.h"
#include "ui/jin-preview-page.h"

struct _JinMailDialog
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow           *window;
  GtkDropDown         *size; /* labels, then envelopes */
  GtkSpinButton       *skip;
  GtkSwitch           *preprinted;
  GtkSpinButton       *right, *down;
  GtkEditable         *salutation;
  GtkEditable         *address, *postcode; /* the office's */
  GtkWidget           *skip_row, *preprinted_row, *address_row, *postcode_row;
  AdwPreferencesGroup *sheet_group;
  AdwPreferencesGroup *unreached_group;
  GtkWidget           *next;

  /* Owned */
  GArray          *ids;
  const JinEntity *entity;
  JinHouseholds   *households; /* NULL until they are counted */
  GCancellable    *cancellable;
};

G_DEFINE_FINAL_TYPE (JinMailDialog, jin_mail_dialog, ADW_TYPE_WINDOW)

/* More than these are only counted. */
#define MAX_NAMED 100
#define SIZE_SETTING "mail-size"

/* ---- sizes ---- */

static const JinLabelSheet *
chosen_sheet (JinMailDialog *self)
{
  guint                n;
  const JinLabelSheet *sheets = jin_label_sheets (&n);
  guint                chosen = gtk_drop_down_get_selected (self->size);

  return chosen < n ? &sheets[chosen] : NULL;
}

static const JinEnvelopeSize *
chosen_envelope (JinMailDialog *self)
{
  guint                  n_sheets, n;
  const JinEnvelopeSize *sizes;
  guint                  chosen = gtk_drop_down_get_selected (self->size);

  jin_label_sheets (&n_sheets);
  sizes = jin_envelope_sizes (&n);
  return chosen >= n_sheets && chosen - n_sheets < n ? &sizes[chosen - n_sheets] : NULL;
}

static GtkStringList *
size_names (void)
{
  GtkStringList         *names = gtk_string_list_new (NULL);
  guint                  n;
  const JinLabelSheet   *sheets = jin_label_sheets (&n);
  const JinEnvelopeSize *sizes;

  for (guint i = 0; i < n; i++)
    {
      /* Translators: %s is a size of address labels */
      g_autofree char *name = g_strdup_printf (_ ("Labels, %s"), sheets[i].head);

      gtk_string_list_append (names, name);
    }
  sizes = jin_envelope_sizes (&n);
  for (guint i = 0; i < n; i++)
    {
      /* Translators: %s is a size of envelopes */
      g_autofree char *name = g_strdup_printf (_ ("Envelopes, %s"), sizes[i].head);

      gtk_string_list_append (names, name);
    }
  return names;
}

static void
size_chosen_cb (JinMailDialog *self)
{
  const JinLabelSheet *sheet = chosen_sheet (self);

  gtk_widget_set_visible (self->skip_row, sheet != NULL);
  gtk_widget_set_visible (self->preprinted_row, sheet == NULL);
  gtk_widget_set_visible (self->address_row, sheet == NULL);
  gtk_widget_set_visible (self->postcode_row, sheet == NULL);
  if (sheet != NULL)
    gtk_spin_button_set_range (self->skip, 0, sheet->columns * sheet->rows - 1);
}

/* ---- who ---- */

static void
add_unreached (JinMailDialog *self, const JinUnreached *unreached)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), unreached->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), unreached->reason == JIN_UNREACHED_DIED ? _ ("Died") : _ ("No address"));
  adw_preferences_group_add (self->unreached_group, row);
}

static void
show_households (JinMailDialog *self)
{
  guint            n = self->households->unreached->len;
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  /* Translators: how many letters, and for how many people */
  text = g_strdup_printf (_ ("%u letters for %u people; people of one address share a letter"), self->households->households->len, self->households->n_people);
  adw_preferences_group_set_description (self->sheet_group, text);
  /* Translators: %u is how many people */
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Person Gets None", "%u People Get None", n), n);
  adw_preferences_group_set_title (self->unreached_group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->unreached_group), n > 0);
  for (guint i = 0; i < MIN (n, MAX_NAMED); i++)
    add_unreached (self, self->households->unreached->pdata[i]);
  gtk_widget_set_sensitive (self->next, self->households->households->len > 0);
  gtk_widget_grab_focus (self->next);
}

typedef struct
{
  const JinEntity *entity;
  GArray          *ids;
  JinContext       context;
} Count;

static void
count_free (Count *count)
{
  g_array_unref (count->ids);
  g_free (count);
}

static gpointer
count_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Count   *count = data;
  JinQuery query = {.entity = count->entity, .ids = count->ids, .context = count->context};

  return jin_report_households (store, &query, cancellable, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinMailDialog) self = user_data;
  g_autoptr (GError)        error = NULL;
  JinHouseholds            *households = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (households != NULL && self->ids != NULL)
    {
      self->households = households;
      show_households (self);
      return;
    }
  g_clear_pointer (&households, jin_households_free);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jin_window_show_error (self->window, _ ("Could Not Read the Addresses"), error);
}

static void
count (JinMailDialog *self)
{
  Count *job = g_new0 (Count, 1);

  job->entity = self->entity;
  job->ids = g_array_ref (self->ids);
  job->context = jin_window_context (self->window);
  jin_store_run_async (jin_window_get_store (self->window), count_func, job, (GDestroyNotify)count_free, (GDestroyNotify)jin_households_free, self->cancellable, counted_cb, g_object_ref (self));
}

/* ---- preview ---- */

static void
next_cb (JinMailDialog *self)
{
  JinStore        *store = jin_window_get_store (self->window);
  g_autofree char *sender = jin_store_get_setting (store, JIN_OFFICE_NAME_SETTING);
  g_autofree char *size = g_strdup_printf ("%u", gtk_drop_down_get_selected (self->size));
  JinDocument     *document;
  JinMailOptions   options = {
        .sheet = chosen_sheet (self),
        .envelope = chosen_envelope (self),
        .skip = (guint)gtk_spin_button_get_value_as_int (self->skip),
        .preprinted = gtk_switch_get_active (self->preprinted),
        .offset_x = gtk_spin_button_get_value (self->right),
        .offset_y = gtk_spin_button_get_value (self->down),
        .salutation = gtk_editable_get_text (self->salutation),
        .sender = sender,
        .sender_address = gtk_editable_get_text (self->address),
        .sender_postcode = gtk_editable_get_text (self->postcode),
  };

  document = options.sheet != NULL ? jin_label_document_new (self->households, &options) : jin_envelope_document_new (self->households, &options);
  if (!jin_store_is_read_only (store))
    {
      jin_store_remember (store, SIZE_SETTING, size);
      jin_store_remember (store, JIN_OFFICE_ADDRESS_SETTING, options.sender_address);
      jin_store_remember (store, JIN_OFFICE_POSTCODE_SETTING, options.sender_postcode);
    }
  jin_window_push (self->window, jin_preview_page_new (self->window, document));
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- widget ---- */

static void
jin_mail_dialog_dispose (GObject *object)
{
  JinMailDialog *self = JIN_MAIL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->households, jin_households_free);
  G_OBJECT_CLASS (jin_mail_dialog_parent_class)->dispose (object);
}

static void
jin_mail_dialog_class_init (JinMailDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_mail_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jin_mail_dialog_init (JinMailDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
add_entry (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (group, row);
  return row;
}

static void
create_sheet (JinMailDialog *self)
{
  JinStore        *store = jin_window_get_store (self->window);
  g_autofree char *size = jin_store_get_setting (store, SIZE_SETTING);
  GtkWidget       *group = adw_preferences_group_new ();
  GtkWidget       *choice = gtk_drop_down_new (G_LIST_MODEL (size_names ()), NULL);
  GtkWidget       *skip = gtk_spin_button_new_with_range (0, 0, 1);
  GtkWidget       *preprinted = gtk_switch_new ();

  self->sheet_group = ADW_PREFERENCES_GROUP (group);
  self->size = GTK_DROP_DOWN (choice);
  self->skip = GTK_SPIN_BUTTON (skip);
  self->preprinted = GTK_SWITCH (preprinted);
  adw_preferences_group_set_description (self->sheet_group, _ ("Counting the letters…"));
  add_row (self->sheet_group, _ ("Labels or Envelopes"), NULL, choice);
  self->skip_row = add_row (self->sheet_group, _ ("Labels Already Gone"), _ ("From a sheet that was begun"), skip);
  self->preprinted_row = add_row (self->sheet_group, _ ("Printed Envelopes"), _ ("Postcode boxes and the place for the stamp are there already"), preprinted);
  if (size != NULL)
    gtk_drop_down_set_selected (self->size, (guint)g_ascii_strtoull (size, NULL, 10));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (size_chosen_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_words (JinMailDialog *self)
{
  JinStore        *store = jin_window_get_store (self->window);
  g_autofree char *address = jin_store_get_setting (store, JIN_OFFICE_ADDRESS_SETTING);
  g_autofree char *postcode = jin_store_get_setting (store, JIN_OFFICE_POSTCODE_SETTING);
  GtkWidget       *group = adw_preferences_group_new ();
  GtkWidget       *right = gtk_spin_button_new_with_range (-20, 20, 0.5);
  GtkWidget       *down = gtk_spin_button_new_with_range (-20, 20, 0.5);

  /* Translators: what stands behind names on letters, 同志 */
  self->salutation = GTK_EDITABLE (add_entry (ADW_PREFERENCES_GROUP (group), _ ("Behind the Names"), C_ ("letter", "Comrade")));
  self->address_row = add_entry (ADW_PREFERENCES_GROUP (group), _ ("Address of the Office"), address);
  self->postcode_row = add_entry (ADW_PREFERENCES_GROUP (group), _ ("Postcode of the Office"), postcode);
  self->address = GTK_EDITABLE (self->address_row);
  self->postcode = GTK_EDITABLE (self->postcode_row);
  self->right = GTK_SPIN_BUTTON (right);
  self->down = GTK_SPIN_BUTTON (down);
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Move Right (mm)"), _ ("Where the printer doesn't meet the place"), right);
  add_row (ADW_PREFERENCES_GROUP (group), _ ("Move Down (mm)"), NULL, down);
  return group;
}

static GtkWidget *
create_header (JinMailDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->next = gtk_button_new_with_mnemonic (_ ("_Preview"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_set_sensitive (self->next, FALSE);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->next);
  return header;
}

GtkWidget *
jin_mail_dialog_new (JinWindow *window, const JinEntity *entity, GArray *ids)
{
  JinMailDialog *self;
  GtkWidget     *page, *outer;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && ids != NULL, NULL);
  self = g_object_new (JIN_TYPE_MAIL_DIALOG, "transient-for", window, "modal", TRUE, "title", _ ("Labels and Envelopes"), "default-width", 600, "default-height", 600, NULL);
  self->window = window;
  self->entity = entity;
  self->ids = g_array_ref (ids);
  create_sheet (self);
  page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (page, TRUE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->sheet_group);
  self->unreached_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->unreached_group), FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (create_words (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->unreached_group);
  outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (outer), create_header (self));
  gtk_box_append (GTK_BOX (outer), page);
  adw_window_set_content (ADW_WINDOW (self), outer);
  size_chosen_cb (self);
  count (self);
  return GTK_WIDGET (self);
}
