/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-attendance-row.h"
#include "ui/jin-tooltip.h"

struct _JinAttendanceRow
{
  AdwBin parent_instance;

  /* Children */
  GtkLabel       *heading;
  AdwAvatar      *avatar;
  GtkLabel       *name;
  GtkWidget      *states;
  GtkCheckButton *exempt;
  GtkWidget      *guest;

  /* Owned */
  JinAttendanceSheet *sheet;
  GSignalGroup       *entry_signals; /* its target is the entry */
  gboolean            showing;
};

G_DEFINE_FINAL_TYPE (JinAttendanceRow, jin_attendance_row, ADW_TYPE_BIN)

#define AVATAR_SIZE 36

static const char *
group_title (JinAttendanceGroup group)
{
  switch (group)
    {
    case JIN_ATTENDANCE_GROUP_EXEMPT:
      return _ ("Exempt: not counted as expected, but counted when they come");
    case JIN_ATTENDANCE_GROUP_GUEST:
      return _ ("Guests: not in the attendance rate");
    case JIN_ATTENDANCE_GROUP_EXPECTED:
    default:
      return _ ("Expected");
    }
}

static void
show (JinAttendanceRow *self)
{
  JinAttendanceEntry *entry = jin_attendance_row_get_entry (self);
  gboolean            guest;

  if (entry == NULL)
    return;
  guest = jin_attendance_entry_is_guest (entry);
  self->showing = TRUE;
  gtk_label_set_text (self->heading, group_title (jin_attendance_entry_get_group (entry)));
  gtk_widget_set_visible (GTK_WIDGET (self->heading), jin_attendance_entry_is_heading (entry));
  adw_avatar_set_text (self->avatar, jin_attendance_entry_get_name (entry));
  gtk_label_set_text (self->name, jin_attendance_entry_get_name (entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->states), GTK_ACCESSIBLE_PROPERTY_LABEL, jin_attendance_entry_get_name (entry), -1);
  for (GtkWidget *button = gtk_widget_get_first_child (self->states); button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (g_object_get_data (G_OBJECT (button), "code"), jin_attendance_entry_get_state (entry)) == 0);
  gtk_check_button_set_active (self->exempt, jin_attendance_entry_is_exempt (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->exempt), !guest);
  gtk_widget_set_visible (self->guest, guest);
  self->showing = FALSE;
}

static void
state_toggled_cb (JinAttendanceRow *self, GtkToggleButton *button)
{
  JinAttendanceEntry *entry = jin_attendance_row_get_entry (self);

  if (self->showing || entry == NULL)
    return;
  jin_attendance_sheet_mark (self->sheet, entry, gtk_toggle_button_get_active (button) ? g_object_get_data (G_OBJECT (button), "code") : "");
}

static void
exempt_toggled_cb (JinAttendanceRow *self)
{
  JinAttendanceEntry *entry = jin_attendance_row_get_entry (self);

  if (!self->showing && entry != NULL)
    jin_attendance_sheet_set_exempt (self->sheet, entry, gtk_check_button_get_active (self->exempt));
}

static void
jin_attendance_row_dispose (GObject *object)
{
  JinAttendanceRow *self = JIN_ATTENDANCE_ROW (object);

  g_clear_object (&self->entry_signals);
  g_clear_object (&self->sheet);
  G_OBJECT_CLASS (jin_attendance_row_parent_class)->dispose (object);
}

static void
jin_attendance_row_class_init (JinAttendanceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_attendance_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-attendance-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JinAttendanceRow, heading);
  gtk_widget_class_bind_template_child (widget_class, JinAttendanceRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, JinAttendanceRow, name);
  gtk_widget_class_bind_template_child (widget_class, JinAttendanceRow, states);
  gtk_widget_class_bind_template_child (widget_class, JinAttendanceRow, exempt);
  gtk_widget_class_bind_template_child (widget_class, JinAttendanceRow, guest);
  gtk_widget_class_bind_template_callback (widget_class, exempt_toggled_cb);
}

static void
jin_attendance_row_init (JinAttendanceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_avatar_set_size (self->avatar, AVATAR_SIZE);
  self->entry_signals = g_signal_group_new (JIN_TYPE_ATTENDANCE_ENTRY);
  g_signal_group_connect_swapped (self->entry_signals, "notify", G_CALLBACK (show), self);
}

static void
add_states (JinAttendanceRow *self)
{
  const JinCode *const *offered = jin_attendance_sheet_get_offered (self->sheet);

  for (int i = 0; offered[i] != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (offered[i]->label);
      /* Translators: what a key does: its label and the key, such as “Present (1)” */
      g_autofree char *tooltip = g_strdup_printf (_ ("%s (%d)"), offered[i]->label, i + 1);

      if (i < 9)
        jin_tooltip_give (button, tooltip);
      g_object_set_data_full (G_OBJECT (button), "code", g_strdup (offered[i]->code), g_free);
      g_signal_connect_object (button, "toggled", G_CALLBACK (state_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->states), button);
    }
}

GtkWidget *
jin_attendance_row_new (JinAttendanceSheet *sheet)
{
  JinAttendanceRow *self;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (sheet), NULL);
  self = g_object_new (JIN_TYPE_ATTENDANCE_ROW, NULL);
  self->sheet = g_object_ref (sheet);
  add_states (self);
  return GTK_WIDGET (self);
}

/* @entry: (nullable) */
void
jin_attendance_row_set_entry (JinAttendanceRow *self, JinAttendanceEntry *entry)
{
  g_return_if_fail (JIN_IS_ATTENDANCE_ROW (self));
  g_signal_group_set_target (self->entry_signals, entry);
  show (self);
}

/* Returns: (nullable) (transfer none): whose row this is; the sheet keeps it alive */
JinAttendanceEntry *
jin_attendance_row_get_entry (JinAttendanceRow *self)
{
  g_autoptr (GObject) target = NULL;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_ROW (self), NULL);
  target = self->entry_signals != NULL ? g_signal_group_dup_target (self->entry_signals) : NULL;
  return (JinAttendanceEntry *)target;
}
