/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-form-row.h"
#include "ui/jin-form-rows.h"

struct _JinFormSwitch
{
  JinFormRow parent_instance;

  GtkSwitch *toggle; /* borrowed */
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (JinFormSwitch, jin_form_switch, JIN_TYPE_FORM_ROW)

static void
toggled_cb (JinFormSwitch *self)
{
  if (!self->showing)
    jin_form_row_changed (JIN_FORM_ROW (self));
}

static void
jin_form_switch_set_up (JinFormRow *row)
{
  JinFormSwitch *self = JIN_FORM_SWITCH (row);
  GtkWidget     *toggle = gtk_switch_new ();

  self->toggle = GTK_SWITCH (toggle);
  gtk_widget_set_halign (toggle, GTK_ALIGN_START);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  jin_form_row_set_editor (row, toggle, toggle);
}

static void
jin_form_switch_show (JinFormRow *row, JinRecord *record)
{
  JinFormSwitch *self = JIN_FORM_SWITCH (row);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, jin_record_get_int (record, jin_form_row_get_id (row)) != 0);
  self->showing = FALSE;
}

/* "Never said" stays so until somebody says yes. */
static gboolean
jin_form_switch_read (JinFormRow *row, JinRecord *record, GError **error)
{
  gboolean active = gtk_switch_get_active (JIN_FORM_SWITCH (row)->toggle);

  if (active || !jin_record_is_empty (record, jin_form_row_get_id (row)))
    jin_record_set_int (record, jin_form_row_get_id (row), active);
  return TRUE;
}

static void
jin_form_switch_class_init (JinFormSwitchClass *klass)
{
  JinFormRowClass *row_class = JIN_FORM_ROW_CLASS (klass);

  row_class->set_up = jin_form_switch_set_up;
  row_class->show = jin_form_switch_show;
  row_class->read = jin_form_switch_read;
}

static void
jin_form_switch_init (JinFormSwitch *self)
{
}
