/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-form-row.h"
#include "ui/jin-form-rows.h"

struct _JinFormChoice
{
  JinFormRow parent_instance;

  GtkDropDown *choice; /* borrowed */
  GPtrArray   *codes;  /* of the choice's rows; the first, for none, is NULL */
  gboolean     showing;
};

G_DEFINE_FINAL_TYPE (JinFormChoice, jin_form_choice, JIN_TYPE_FORM_ROW)

#define LONG_LIST 10

static void
chosen_cb (JinFormChoice *self)
{
  if (!self->showing)
    jin_form_row_changed (JIN_FORM_ROW (self));
}

/* The codes offered: those not hidden, and the one that the record has. */
static void
fill (JinFormChoice *self, const char *current)
{
  JinWindow                *window = jin_form_row_get_window (JIN_FORM_ROW (self));
  JinCodeList              *list = jin_store_get_list (jin_window_get_store (window), jin_form_row_get_field (JIN_FORM_ROW (self))->list);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint                     selected = 0;

  g_ptr_array_set_size (self->codes, 0);
  g_ptr_array_add (self->codes, NULL);
  gtk_string_list_append (labels, _ ("Not filled in"));
  for (guint i = 0; list != NULL && i < jin_code_list_get_size (list); i++)
    {
      const JinCode *code = jin_code_list_get (list, i);
      gboolean       is_current = g_strcmp0 (code->code, current) == 0;

      if (code->hidden && !is_current)
        continue;
      if (is_current)
        selected = self->codes->len;
      g_ptr_array_add (self->codes, g_strdup (code->code));
      gtk_string_list_append (labels, code->label);
    }
  gtk_drop_down_set_enable_search (self->choice, self->codes->len > LONG_LIST);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->choice, selected);
}

static void
jin_form_choice_set_up (JinFormRow *row)
{
  JinFormChoice *self = JIN_FORM_CHOICE (row);
  GtkWidget     *choice = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  self->choice = GTK_DROP_DOWN (choice);
  self->codes = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  jin_form_row_set_editor (row, choice, choice);
}

static void
jin_form_choice_show (JinFormRow *row, JinRecord *record)
{
  JinFormChoice *self = JIN_FORM_CHOICE (row);

  self->showing = TRUE;
  fill (self, jin_record_get_text (record, jin_form_row_get_id (row)));
  self->showing = FALSE;
}

static gboolean
jin_form_choice_read (JinFormRow *row, JinRecord *record, GError **error)
{
  JinFormChoice *self = JIN_FORM_CHOICE (row);
  guint          selected = gtk_drop_down_get_selected (self->choice);
  const char    *code = selected < self->codes->len ? g_ptr_array_index (self->codes, selected) : NULL;

  jin_record_set_text (record, jin_form_row_get_id (row), code);
  return TRUE;
}

static void
jin_form_choice_finalize (GObject *object)
{
  g_clear_pointer (&JIN_FORM_CHOICE (object)->codes, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_form_choice_parent_class)->finalize (object);
}

static void
jin_form_choice_class_init (JinFormChoiceClass *klass)
{
  JinFormRowClass *row_class = JIN_FORM_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jin_form_choice_finalize;
  row_class->set_up = jin_form_choice_set_up;
  row_class->show = jin_form_choice_show;
  row_class->read = jin_form_choice_read;
}

static void
jin_form_choice_init (JinFormChoice *self)
{
}
