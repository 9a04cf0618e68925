/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-custom-field.h"
#include "ui/jin-field-editor.h"

struct _JinFieldEditor
{
  AdwBin parent_instance;

  /* Borrowed from the widget's content */
  GtkEditable *label;
  AdwComboRow *type;
  GtkWidget   *options_group;
  GtkListBox  *options;
  GtkSwitch   *searchable;
  GtkWidget   *searchable_row;
  GtkSwitch   *in_use;
  GtkLabel    *error;

  /* Owned */
  JinRecord   *definition;
  JinCodeList *types;
};

G_DEFINE_FINAL_TYPE (JinFieldEditor, jin_field_editor, ADW_TYPE_BIN)

/* ---- options ---- */

static void
remove_option_cb (GtkButton *button, GtkWidget *row)
{
  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
}

/* @code: (nullable): of an option that is kept; what it is called may change, its code does not */
static GtkWidget *
add_option (JinFieldEditor *self, const char *code, const char *label)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Option"));
  gtk_editable_set_text (GTK_EDITABLE (row), label);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (code), g_free);
  gtk_widget_set_tooltip_text (button, _ ("Remove This Option"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_option_cb), row, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  gtk_list_box_append (self->options, row);
  return row;
}

static void
add_option_cb (JinFieldEditor *self)
{
  gtk_widget_grab_focus (add_option (self, NULL, ""));
}

/* "xruanshi=软食|流食": codes are made for what has none. (transfer full) */
static char *
read_options (JinFieldEditor *self)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->options)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const char      *code = g_object_get_data (G_OBJECT (row), "code");
      g_autofree char *label = g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))), "|=\n", ' ');

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "|" : "", code != NULL ? code : "", code != NULL ? "=" : "", label);
    }
  return g_string_free (text, FALSE);
}

/* ---- the rest ---- */

static const char *
chosen_type (JinFieldEditor *self)
{
  return jin_code_list_get (self->types, adw_combo_row_get_selected (self->type))->code;
}

static void
type_chosen_cb (JinFieldEditor *self)
{
  gboolean choice = g_str_equal (chosen_type (self), JIN_CUSTOM_CHOICE);

  gtk_widget_set_visible (self->options_group, choice);
  gtk_widget_set_visible (self->searchable_row, g_str_equal (chosen_type (self), JIN_CUSTOM_TEXT));
  if (choice && gtk_widget_get_first_child (GTK_WIDGET (self->options)) == NULL)
    add_option (self, NULL, "");
}

static void
show_types (JinFieldEditor *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char               *type = jin_record_get_text (self->definition, JIN_CUSTOM_FIELD_TYPE);
  guint                     selected = 0;

  for (guint i = 0; i < jin_code_list_get_size (self->types); i++)
    {
      gtk_string_list_append (labels, jin_code_list_get (self->types, i)->label);
      if (g_str_equal (jin_code_list_get (self->types, i)->code, type))
        selected = i;
    }
  adw_combo_row_set_model (self->type, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->type, selected);
  /* What was entered as one kind can't become another. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->type), jin_record_get_id (self->definition) == 0);
}

static GtkWidget *
create_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return group;
}

static GtkSwitch *
create_switch (GtkWidget *group, const char *title, const char *subtitle, gboolean on)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_SWITCH (toggle);
}

static void
create_options (JinFieldEditor *self, GtkBox *box)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add an _Option"));

  self->options_group = create_group (box, _ ("Options"));
  self->options = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->options, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->options), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->options), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Options"), -1);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_set_margin_top (add, 6);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_option_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->options_group), GTK_WIDGET (self->options));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->options_group), add);
}

static void
create_content (JinFieldEditor *self, GtkBox *box)
{
  GtkWidget *group;

  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_box_append (box, GTK_WIDGET (self->error));

  group = create_group (box, NULL);
  self->label = GTK_EDITABLE (adw_entry_row_new ());
  self->type = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->label), _ ("Name of the field, also its heading in spreadsheets"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->type), _ ("What is entered"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->label));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->type));
  create_options (self, box);

  group = create_group (box, NULL);
  self->searchable = create_switch (group, _ ("Found by searching"), _ ("The search box looks into this field, too"),
                                                                        jin_record_get_int (self->definition, JIN_CUSTOM_FIELD_SEARCHABLE) != 0);
  self->searchable_row = gtk_widget_get_ancestor (GTK_WIDGET (self->searchable), ADW_TYPE_ACTION_ROW);
  self->in_use = create_switch (group, _ ("In use"), _ ("Otherwise forms and lists leave it out; what was entered stays"),
                                                        jin_record_get_int (self->definition, JIN_CUSTOM_FIELD_HIDDEN) == 0);
}

/* ---- class ---- */

static void
jin_field_editor_dispose (GObject *object)
{
  g_clear_object (&JIN_FIELD_EDITOR (object)->definition);
  G_OBJECT_CLASS (jin_field_editor_parent_class)->dispose (object);
}

static gboolean
jin_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JIN_FIELD_EDITOR (widget)->label));
}

static void
jin_field_editor_class_init (JinFieldEditorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = jin_field_editor_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = jin_field_editor_dispose;
}

static void
jin_field_editor_init (JinFieldEditor *self)
{
}

GtkWidget *
jin_field_editor_new (JinStore *store, JinRecord *definition)
{
  JinFieldEditor         *self;
  g_autoptr (JinCodeList) options = NULL;
  GtkWidget              *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  g_return_val_if_fail (JIN_IS_STORE (store) && JIN_IS_RECORD (definition), NULL);
  self = g_object_new (JIN_TYPE_FIELD_EDITOR, NULL);
  self->definition = g_object_ref (definition);
  self->types = jin_store_get_list (store, "field_type");
  create_content (self, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (self), box);

  gtk_editable_set_text (self->label, jin_record_get_text (definition, JIN_CUSTOM_FIELD_LABEL));
  options = jin_custom_field_options (definition);
  for (guint i = 0; i < jin_code_list_get_size (options); i++)
    add_option (self, jin_code_list_get (options, i)->code, jin_code_list_get (options, i)->label);
  show_types (self);
  type_chosen_cb (self);
  g_signal_connect_object (self->type, "notify::selected", G_CALLBACK (type_chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

JinRecord *
jin_field_editor_get_definition (JinFieldEditor *self)
{
  g_return_val_if_fail (JIN_IS_FIELD_EDITOR (self), NULL);
  return self->definition;
}

JinRecord *
jin_field_editor_read (JinFieldEditor *self)
{
  JinRecord       *read;
  g_autofree char *options = NULL;

  g_return_val_if_fail (JIN_IS_FIELD_EDITOR (self), NULL);
  read = jin_record_copy (self->definition);
  options = g_str_equal (chosen_type (self), JIN_CUSTOM_CHOICE) ? read_options (self) : NULL;
  jin_record_set_text (read, JIN_CUSTOM_FIELD_LABEL, gtk_editable_get_text (self->label));
  jin_record_set_text (read, JIN_CUSTOM_FIELD_TYPE, chosen_type (self));
  jin_record_set_text (read, JIN_CUSTOM_FIELD_OPTIONS, options);
  jin_record_set_int (read, JIN_CUSTOM_FIELD_SEARCHABLE, gtk_widget_get_visible (self->searchable_row) && gtk_switch_get_active (self->searchable));
  jin_record_set_int (read, JIN_CUSTOM_FIELD_HIDDEN, !gtk_switch_get_active (self->in_use));
  return read;
}

void
jin_field_editor_show_error (JinFieldEditor *self, const char *text)
{
  g_return_if_fail (JIN_IS_FIELD_EDITOR (self));
  gtk_label_set_text (self->error, text);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->label));
}
