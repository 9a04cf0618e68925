/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-entities.h"
#include "record/jin-custom-field.h"
#include "ui/jin-field-editor.h"
#include "ui/jin-fields-window.h"

/* A list of the fields; one of them, or a new one, is edited in its place. */
struct _JinFieldsWindow
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *ledger;

  /* Borrowed from the widget's content */
  GtkStack   *stack;
  GtkListBox *list;
  AdwBin     *editor_bin;
  GtkWidget  *add_button;
  GtkWidget  *cancel_button;
  GtkWidget  *save_button;
  GtkWidget  *remove_button;

  /* Owned */
  GPtrArray    *definitions; /* JinRecord, in their order */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (JinFieldsWindow, jin_fields_window, ADW_TYPE_WINDOW)

static JinFieldEditor *
get_editor (JinFieldsWindow *self)
{
  return JIN_FIELD_EDITOR (adw_bin_get_child (self->editor_bin));
}

static void
show_view (JinFieldsWindow *self, const char *view)
{
  gboolean editing = g_str_equal (view, "editor");

  gtk_stack_set_visible_child_name (self->stack, view);
  gtk_widget_set_visible (self->add_button, !editing);
  gtk_widget_set_visible (self->cancel_button, editing);
  gtk_widget_set_visible (self->save_button, editing);
  gtk_widget_set_visible (self->remove_button, editing && jin_record_get_id (jin_field_editor_get_definition (get_editor (self))) > 0);
}

static void
show_list (JinFieldsWindow *self)
{
  show_view (self, self->definitions->len > 0 ? "list" : "empty");
}

static void
edit (JinFieldsWindow *self, JinRecord *definition)
{
  adw_bin_set_child (self->editor_bin, jin_field_editor_new (jin_window_get_store (self->window), definition));
  show_view (self, "editor");
  gtk_widget_grab_focus (adw_bin_get_child (self->editor_bin));
}

/* ---- writing ---- */

typedef struct
{
  JinFieldsWindow *self;
  char            *label;
} Write;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Write             *write = user_data;
  g_autoptr (GError) error = NULL;
  gint64             transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction > 0)
    jin_window_toast_undo (write->self->window, write->label, transaction);
  /* Nobody waits for the answer once the window is closed. */
  if (gtk_widget_get_mapped (GTK_WIDGET (write->self)))
    {
      if (transaction != 0)
        show_list (write->self);
      else if (g_str_equal (gtk_stack_get_visible_child_name (write->self->stack), "editor"))
        jin_field_editor_show_error (get_editor (write->self), error->message);
    }
  g_object_unref (write->self);
  g_free (write->label);
  g_free (write);
}

static void
write_changes (JinFieldsWindow *self, JinChanges *changes)
{
  JinContext context = jin_window_context (self->window);
  Write     *write = g_new (Write, 1);

  *write = (Write){g_object_ref (self), g_strdup (jin_changes_get_label (changes))};
  jin_store_commit_async (jin_window_get_store (self->window), changes, &context, NULL, written_cb, write);
}

/* Two names that sound alike need keys of their own. */
static void
choose_name (JinFieldsWindow *self, JinRecord *definition)
{
  g_autofree char *plain = jin_custom_field_make_name (jin_record_get_text (definition, JIN_CUSTOM_FIELD_LABEL));
  g_autofree char *name = g_strdup (plain);

  if (plain[2] == '\0')
    return;
  for (guint i = 0, n = 2; i < self->definitions->len; i++)
    if (g_str_equal (jin_record_get_text (g_ptr_array_index (self->definitions, i), JIN_CUSTOM_FIELD_NAME), name))
      {
        g_free (name);
        name = g_strdup_printf ("%s%u", plain, n++);
        i = G_MAXUINT; /* look through all again */
      }
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_NAME, name);
}

static void
save_cb (JinFieldsWindow *self)
{
  JinRecord            *base = jin_field_editor_get_definition (get_editor (self));
  g_autoptr (JinRecord) record = jin_field_editor_read (get_editor (self));
  const char           *name = jin_record_get_text (record, JIN_CUSTOM_FIELD_LABEL);
  gboolean new = jin_record_get_id (base) == 0;
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  if (new)
    choose_name (self, record);
  /* Translators: what was done; the first %s is a ledger's entry such as Visit, the second what it is called */
  label = g_strdup_printf (new ? _ ("Add %s: %s") : _ ("Edit %s: %s"), jin_entity_label (&jin_custom_field_entity), name);
  changes = jin_changes_new (label);
  jin_changes_put (changes, record, new ? NULL : base, JIN_DATE_NONE);
  write_changes (self, changes);
}

static void
remove_cb (JinFieldsWindow *self)
{
  JinRecord             *definition = jin_field_editor_get_definition (get_editor (self));
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  /* Translators: what was done, for undo and history; the first %s is a ledger's entry, the second what it is called */
  label = g_strdup_printf (_ ("Delete %s: %s"), jin_entity_label (&jin_custom_field_entity), jin_record_get_title (definition));
  changes = jin_changes_new (label);
  jin_changes_delete (changes, definition);
  write_changes (self, changes);
}

static void
add_cb (JinFieldsWindow *self)
{
  g_autoptr (JinRecord) definition = jin_record_new (&jin_custom_field_entity);

  jin_record_set_text (definition, JIN_CUSTOM_FIELD_LEDGER, self->ledger->name);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_TYPE, JIN_CUSTOM_TEXT);
  jin_record_set_int (definition, JIN_CUSTOM_FIELD_POSITION, self->definitions->len + 1);
  edit (self, definition);
}

/* Changes places with the one before it; places are counted anew. */
static void
earlier_cb (GtkButton *button, JinFieldsWindow *self)
{
  guint                  index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  /* Translators: what was done; %s is the name of a field */
  label = g_strdup_printf (_ ("Move field: %s"), jin_record_get_title (g_ptr_array_index (self->definitions, index)));
  changes = jin_changes_new (label);
  for (guint i = 0; i < self->definitions->len; i++)
    {
      JinRecord            *base = g_ptr_array_index (self->definitions, i);
      g_autoptr (JinRecord) record = jin_record_copy (base);

      jin_record_set_int (record, JIN_CUSTOM_FIELD_POSITION, i == index ? i : i + 1 == index ? i + 2
                                                                                             : i + 1);
      jin_changes_put (changes, record, base, JIN_DATE_NONE);
    }
  write_changes (self, changes);
}

/* ---- reading ---- */

/* "Text · not in use" */
static char *
describe (JinFieldsWindow *self, JinRecord *definition)
{
  JinCodeList     *types = jin_store_get_list (jin_window_get_store (self->window), "field_type");
  g_autofree char *type = jin_code_list_format (types, jin_record_get_text (definition, JIN_CUSTOM_FIELD_TYPE));
  GString         *text = g_string_new (type);

  if (jin_record_get_int (definition, JIN_CUSTOM_FIELD_SEARCHABLE))
    g_string_append_printf (text, " · %s", _ ("found by searching"));
  if (jin_record_get_int (definition, JIN_CUSTOM_FIELD_HIDDEN))
    g_string_append_printf (text, " · %s", _ ("not in use"));
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_row (JinFieldsWindow *self, guint index)
{
  JinRecord       *definition = g_ptr_array_index (self->definitions, index);
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (self, definition);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jin_record_get_title (definition));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (index > 0)
    {
      GtkWidget *earlier = gtk_button_new_from_icon_name ("go-up-symbolic");
      /* Translators: %s is the name of a column */
      g_autofree char *tip = g_strdup_printf (_ ("Move “%s” Forward"), jin_record_get_title (definition));

      gtk_widget_set_tooltip_text (earlier, tip);
      gtk_widget_set_valign (earlier, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (earlier, "flat");
      g_object_set_data (G_OBJECT (earlier), "index", GUINT_TO_POINTER (index));
      g_signal_connect_object (earlier, "clicked", G_CALLBACK (earlier_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), earlier);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
activated_cb (JinFieldsWindow *self, GtkListBoxRow *row)
{
  edit (self, g_ptr_array_index (self->definitions, gtk_list_box_row_get_index (row)));
}

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char      *condition = g_strdup_printf ("ledger = '%s'", (const char *)data);
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), &jin_custom_field_entity, condition, error);
  JinQuery              query = {&jin_custom_field_entity, filter, NULL, jin_context_now (), NULL};

  return filter != NULL ? jin_store_query (store, &query, 0, cancellable, error) : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) definitions = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinFieldsWindow      *self = user_data;
  GtkWidget            *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (definitions == NULL)
    {
      jin_window_show_error (self->window, _ ("The Fields Could Not Be Read"), error);
      return;
    }
  g_ptr_array_unref (self->definitions);
  self->definitions = g_steal_pointer (&definitions);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->definitions->len; i++)
    gtk_list_box_append (self->list, create_row (self, i));
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "editor"))
    show_list (self);
}

static void
reload (JinFieldsWindow *self)
{
  jin_store_run_async (jin_window_get_store (self->window), read_func, g_strdup (self->ledger->name), g_free, (GDestroyNotify)g_ptr_array_unref,
                       self->cancellable, read_cb, self);
}

/* ---- widgets ---- */

static GtkWidget *
create_button (const char *mnemonic, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (mnemonic);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
create_header (JinFieldsWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->add_button = create_button (_ ("_Add Field"), "suggested-action");
  self->cancel_button = create_button (_ ("_Cancel"), NULL);
  self->save_button = create_button (_ ("_Save"), "suggested-action");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel_button, "clicked", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  return header;
}

static GtkWidget *
create_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (clamp, "form");
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
create_editor (JinFieldsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->editor_bin = ADW_BIN (adw_bin_new ());
  self->remove_button = create_button (_ ("_Take This Field Away"), "destructive-action");
  gtk_widget_set_halign (self->remove_button, GTK_ALIGN_START);
  g_signal_connect_object (self->remove_button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->editor_bin));
  gtk_box_append (GTK_BOX (box), self->remove_button);
  return box;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "list-add-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Fields of Your Own Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("What your office keeps besides, such as the number plate or the diet, gets a field here. It stands in forms, lists, "
                                      "filters, spreadsheets and prints like any other."));
  return page;
}

/* Escape goes back from the editor, and closes the list. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  JinFieldsWindow *self = JIN_FIELDS_WINDOW (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "editor"))
    show_list (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
jin_fields_window_dispose (GObject *object)
{
  JinFieldsWindow *self = JIN_FIELDS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->definitions, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_fields_window_parent_class)->dispose (object);
}

static void
jin_fields_window_class_init (JinFieldsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_fields_window_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
jin_fields_window_init (JinFieldsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->definitions = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Custom Fields"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, create_scroller (GTK_WIDGET (self->list)), "list");
  gtk_stack_add_named (self->stack, create_empty (), "empty");
  gtk_stack_add_named (self->stack, create_scroller (create_editor (self)), "editor");
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 680);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->save_button, FALSE);
}

GtkWidget *
jin_fields_window_new (JinWindow *window, const JinEntity *ledger)
{
  JinFieldsWindow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && ledger != NULL, NULL);
  self = g_object_new (JIN_TYPE_FIELDS_WINDOW, "transient-for", window, NULL);
  self->window = window;
  self->ledger = ledger;
  /* Translators: %s is a ledger, such as Visits */
  title = g_strdup_printf (_ ("Custom Fields: %s"), jin_entity_plural (ledger));
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
