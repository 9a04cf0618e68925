/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-document.h"
#include "record/jin-format.h"
#include "ui/jin-attachment.h"
#include "ui/jin-document-list.h"

struct _JinDocumentList
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow  *window;
  GtkStack   *stack;
  GtkListBox *list;
  GtkWidget  *add_button;
  GtkWidget  *spinner;

  /* Owned */
  JinRecord            *owner;
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable;
};

G_DEFINE_FINAL_TYPE (JinDocumentList, jin_document_list, ADW_TYPE_BIN)

static int
owner_field (JinDocumentList *self)
{
  return jin_entity_owned_by (&jin_document_entity, jin_record_get_entity (self->owner));
}

/* ---- one document ---- */

static const char *
name_of (JinRecord *document)
{
  const char *name = jin_record_get_text (document, JIN_DOCUMENT_FILE_NAME);

  return *name != '\0' ? name : jin_record_get_title (document);
}

static JinRecord *
record_of (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return g_object_get_data (G_OBJECT (row), "record");
}

static void
open_document (JinDocumentList *self, JinRecord *document)
{
  jin_attachment_open (self->window, jin_record_get_text (document, JIN_DOCUMENT_FILE), name_of (document));
}

static void
row_activated_cb (JinDocumentList *self, GtkListBoxRow *row)
{
  open_document (self, g_object_get_data (G_OBJECT (row), "record"));
}

static void
save_cb (GtkButton *button, JinDocumentList *self)
{
  JinRecord *document = record_of (GTK_WIDGET (button));

  jin_attachment_save (self->window, jin_record_get_text (document, JIN_DOCUMENT_FILE), name_of (document));
}

static void
edit_cb (GtkButton *button, JinDocumentList *self)
{
  jin_window_open_record (self->window, &jin_document_entity, jin_record_get_id (record_of (GTK_WIDGET (button))));
}

typedef struct
{
  JinWindow *window;
  char      *text;
} Done;

static Done *
done_new (JinWindow *window, const char *text)
{
  Done *done = g_new0 (Done, 1);

  done->window = g_object_ref (window);
  done->text = g_strdup (text);
  return done;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Done              *done = user_data;
  g_autoptr (GError) error = NULL;
  gint64             transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction != 0)
    jin_window_toast_undo (done->window, done->text, transaction);
  else
    jin_window_show_error (done->window, _ ("Could Not Change the Documents"), error);
  g_object_unref (done->window);
  g_free (done->text);
  g_free (done);
}

static void
delete_cb (GtkButton *button, JinDocumentList *self)
{
  JinRecord             *document = record_of (GTK_WIDGET (button));
  JinContext             context = jin_window_context (self->window);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  /* Translators: what was done, for undo and history; the first %s is a ledger's entry, the second what it is called */
  label = g_strdup_printf (_ ("Delete %s: %s"), jin_entity_label (&jin_document_entity), jin_record_get_title (document));
  changes = jin_changes_new (label);
  jin_changes_delete (changes, document);
  jin_store_commit_async (jin_window_get_store (self->window), changes, &context, NULL, committed_cb, done_new (self->window, label));
}

/* ---- rows ---- */

static GtkWidget *
create_button (JinDocumentList *self, const char *icon, const char *tip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static GtkWidget *
create_icon (JinRecord *document)
{
  g_autofree char  *type = g_content_type_guess (name_of (document), NULL, 0, NULL);
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type);
  GtkWidget        *image = gtk_image_new_from_gicon (icon);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return image;
}

static char *
describe (JinDocumentList *self, JinRecord *document)
{
  static const int    fields[] = {JIN_DOCUMENT_KIND, JIN_DOCUMENT_DATE, JIN_DOCUMENT_NOTE};
  JinContext          context = jin_window_context (self->window);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *size = g_format_size (jin_record_get_int (document, JIN_DOCUMENT_SIZE));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *part = jin_record_format (document, fields[i], &context, JIN_MASK_INTERNAL, jin_store_list_func, jin_window_get_store (self->window));

      if (fields[i] == JIN_DOCUMENT_NOTE)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", size);
      if (*part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
create_row (JinDocumentList *self, JinRecord *document)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (self, document);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jin_record_get_title (document));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_icon (document));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, "document-save-symbolic", _ ("Save a Copy…"), G_CALLBACK (save_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, "document-edit-symbolic", _ ("Title, Kind and Date"), G_CALLBACK (edit_cb)));
  if (!jin_store_is_read_only (jin_window_get_store (self->window)))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, "user-trash-symbolic", _ ("Delete"), G_CALLBACK (delete_cb)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Opens a copy to look at; what is changed in it is not kept"));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (document), g_object_unref);
  return row;
}

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinRecord            *owner = data;
  int                   field = jin_entity_owned_by (&jin_document_entity, jin_record_get_entity (owner));
  g_autofree char      *condition = g_strdup_printf ("%s=%" G_GINT64_FORMAT, jin_entity_field (&jin_document_entity, field)->name, jin_record_get_id (owner));
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), &jin_document_entity, condition, error);
  JinQuery              query = {.entity = &jin_document_entity, .filter = filter, .context = jin_context_now ()};

  return filter != NULL ? jin_store_query (store, &query, 0, cancellable, error) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) documents = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinDocumentList      *self = user_data;
  GtkWidget            *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (documents == NULL)
    {
      jin_window_show_error (self->window, _ ("The Documents Could Not Be Read"), error);
      return;
    }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < documents->len; i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (documents, i)));
  gtk_stack_set_visible_child_name (self->stack, documents->len > 0 ? "list" : "empty");
}

static void
reload (JinDocumentList *self)
{
  jin_store_run_async (jin_window_get_store (self->window), read_func, g_object_ref (self->owner), g_object_unref, (GDestroyNotify)g_ptr_array_unref, self->cancellable, read_cb, self);
}

/* ---- adding ---- */

static gpointer
take_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GListModel           *files = data;
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_attachment_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      JinAttachment    *attachment = jin_attachment_take (store, file, error);

      if (attachment == NULL)
        return NULL;
      g_ptr_array_add (taken, attachment);
    }
  return g_steal_pointer (&taken);
}

static JinRecord *
document_new (JinDocumentList *self, const JinAttachment *attachment)
{
  JinRecord       *document = jin_record_new (&jin_document_entity);
  JinContext       context = jin_window_context (self->window);
  g_autofree char *title = g_strdup (attachment->name);
  char            *dot = strrchr (title, '.');
  const char      *kind = jin_document_guess_kind (attachment->name, jin_store_get_list (jin_window_get_store (self->window), "document_kind"));

  if (dot != NULL && dot != title)
    *dot = '\0';
  jin_record_set_text (document, JIN_DOCUMENT_TITLE, title);
  jin_record_set_text (document, JIN_DOCUMENT_KIND, kind);
  jin_record_set_date (document, JIN_DOCUMENT_DATE, context.today);
  jin_record_set_text (document, JIN_DOCUMENT_FILE, attachment->hash);
  jin_record_set_text (document, JIN_DOCUMENT_FILE_NAME, attachment->name);
  jin_record_set_int (document, JIN_DOCUMENT_SIZE, attachment->size);
  jin_record_set_ref (document, owner_field (self), jin_record_get_id (self->owner), jin_record_get_title (self->owner));
  return document;
}

static void
set_busy (JinDocumentList *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_sensitive (self->add_button, !busy);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinDocumentList) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GPtrArray)       taken = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinContext                  context = jin_window_context (self->window);
  g_autoptr (JinChanges)      changes = NULL;
  g_autofree char            *label = NULL;

  set_busy (self, FALSE);
  if (taken == NULL)
    {
      jin_window_show_error (self->window, _ ("Could Not Add the Documents"), error);
      return;
    }
  if (taken->len == 0)
    return;
  /* Translators: what was done; %d is a number of documents, %s whose they are */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %d document: %s", "Add %d documents: %s", taken->len), (int)taken->len, jin_record_get_title (self->owner));
  changes = jin_changes_new (label);
  for (guint i = 0; i < taken->len; i++)
    {
      g_autoptr (JinRecord) document = document_new (self, g_ptr_array_index (taken, i));

      jin_changes_put (changes, document, NULL, JIN_DATE_NONE);
    }
  jin_store_commit_async (JIN_STORE (source), changes, &context, NULL, committed_cb, done_new (self->window, label));
}

void
jin_document_list_add (JinDocumentList *self, GListModel *files)
{
  g_return_if_fail (JIN_IS_DOCUMENT_LIST (self) && G_IS_LIST_MODEL (files));
  set_busy (self, TRUE);
  jin_store_run_async (jin_window_get_store (self->window), take_func, g_object_ref (files), g_object_unref, (GDestroyNotify)g_ptr_array_unref, NULL, taken_cb, g_object_ref (self));
}

static void
chosen_cb (JinDocumentList *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel)           files = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  jin_document_list_add (self, files);
}

static void
add_cb (JinDocumentList *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Add Documents"), GTK_WINDOW (self->window), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, JinDocumentList *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *at = g_value_get_boxed (value); at != NULL; at = at->next)
    g_list_store_append (files, at->data);
  jin_document_list_add (self, G_LIST_MODEL (files));
  return TRUE;
}

/* ---- class ---- */

static void
jin_document_list_dispose (GObject *object)
{
  JinDocumentList *self = JIN_DOCUMENT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (jin_document_list_parent_class)->dispose (object);
}

static void
jin_document_list_class_init (JinDocumentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_document_list_dispose;
}

static GtkWidget *
create_bar (JinDocumentList *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->add_button = gtk_button_new_with_label (_ ("Add Files…"));
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->add_button);
  gtk_box_append (GTK_BOX (bar), self->spinner);
  return bar;
}

static void
jin_document_list_init (JinDocumentList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = adw_status_page_new ();

  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, jin_entity_plural (&jin_document_entity), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), jin_document_entity.icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Documents Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _ ("Add files or drag them here. They are kept in the database and backed up with it."));
  gtk_widget_add_css_class (empty, "compact");
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "loading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_add_css_class (box, "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
jin_document_list_new (JinWindow *window, JinRecord *owner)
{
  JinDocumentList *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (owner), NULL);
  self = g_object_new (JIN_TYPE_DOCUMENT_LIST, NULL);
  self->window = window;
  self->owner = g_object_ref (owner);
  if (jin_store_is_read_only (jin_window_get_store (window)))
    gtk_widget_set_visible (self->add_button, FALSE);
  else
    {
      GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

      g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
    }
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
