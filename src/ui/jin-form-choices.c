/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-form-row.h"
#include "ui/jin-form-rows.h"
#include "ui/jin-wrap-box.h"

struct _JinFormChoices
{
  JinFormRow parent_instance;

  GtkWidget *chips; /* borrowed */
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (JinFormChoices, jin_form_choices, JIN_TYPE_FORM_ROW)

static void
toggled_cb (JinFormChoices *self)
{
  if (!self->showing)
    jin_form_row_changed (JIN_FORM_ROW (self));
}

static void
jin_form_choices_set_up (JinFormRow *row)
{
  JinFormChoices *self = JIN_FORM_CHOICES (row);

  self->chips = jin_wrap_box_new (0, 6);
  gtk_widget_add_css_class (GTK_WIDGET (row), "wide");
  jin_form_row_set_editor (row, self->chips, self->chips);
}

static void
jin_form_choices_show (JinFormRow *row, JinRecord *record)
{
  JinFormChoices *self = JIN_FORM_CHOICES (row);
  JinCodeList    *list = jin_store_get_list (jin_window_get_store (jin_form_row_get_window (row)), jin_form_row_get_field (row)->list);
  const char     *codes = jin_record_get_text (record, jin_form_row_get_id (row));

  self->showing = TRUE;
  jin_wrap_box_clear (JIN_WRAP_BOX (self->chips));
  for (guint i = 0; list != NULL && i < jin_code_list_get_size (list); i++)
    {
      const JinCode *code = jin_code_list_get (list, i);
      gboolean       active = jin_codes_contain (codes, code->code);
      GtkWidget     *chip;

      if (code->hidden && !active)
        continue;
      chip = gtk_toggle_button_new_with_label (code->label);
      gtk_widget_add_css_class (chip, "chip");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), active);
      g_object_set_data_full (G_OBJECT (chip), "code", g_strdup (code->code), g_free);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      jin_wrap_box_append (JIN_WRAP_BOX (self->chips), chip);
    }
  self->showing = FALSE;
}

static gboolean
jin_form_choices_read (JinFormRow *row, JinRecord *record, GError **error)
{
  JinFormChoices     *self = JIN_FORM_CHOICES (row);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", (const char *)g_object_get_data (G_OBJECT (chip), "code"));
  jin_record_set_text (record, jin_form_row_get_id (row), codes->str);
  return TRUE;
}

static gboolean
jin_form_choices_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (JIN_FORM_CHOICES (widget)->chips, GTK_DIR_TAB_FORWARD);
}

static void
jin_form_choices_class_init (JinFormChoicesClass *klass)
{
  JinFormRowClass *row_class = JIN_FORM_ROW_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = jin_form_choices_grab_focus;
  row_class->set_up = jin_form_choices_set_up;
  row_class->show = jin_form_choices_show;
  row_class->read = jin_form_choices_read;
}

static void
jin_form_choices_init (JinFormChoices *self)
{
}
