/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "record/jin-format.h"
#include "ui/jin-day-picker.h"
#include "ui/jin-form-row.h"
#include "ui/jin-form-rows.h"
#include "ui/jin-reveal.h"
#include "ui/jin-tooltip.h"

#include <string.h>

struct _JinFormEntry
{
  JinFormRow parent_instance;

  /* Borrowed */
  GtkEditable *entry;
  GtkWidget   *reveal;

  /* Owned */
  JinRecord *masked; /* whose number is hidden now */
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (JinFormEntry, jin_form_entry, JIN_TYPE_FORM_ROW)

static gboolean
parse (JinFormEntry *self, JinValue *value, char **hint, GError **error)
{
  JinContext context = jin_window_context (jin_form_row_get_window (JIN_FORM_ROW (self)));

  return jin_value_parse (jin_form_row_get_field (JIN_FORM_ROW (self)), gtk_editable_get_text (self->entry), &context, NULL, NULL, value, hint, error);
}

static char *
echo (JinFormEntry *self, const JinValue *value)
{
  g_autofree char *date = NULL;

  if (value->kind != JIN_VALUE_DATE)
    return NULL;
  date = jin_date_format_long (jin_value_get_date (value));
  switch (jin_date_precision (jin_value_get_date (value)))
    {
    case JIN_PRECISION_YEAR:
      /* Translators: what a typed date was understood as; %s is a year */
      return g_strdup_printf (_ ("%s; month and day not known"), date);
    case JIN_PRECISION_MONTH:
      /* Translators: what a typed date was understood as; %s is a year and month */
      return jin_form_row_get_field (JIN_FORM_ROW (self))->type == JIN_TYPE_MONTH ? g_steal_pointer (&date) : g_strdup_printf (_ ("%s; day not known"), date);
    case JIN_PRECISION_NONE:
    case JIN_PRECISION_DAY:
    default:
      return g_steal_pointer (&date);
    }
}

static void
changed_cb (JinFormEntry *self)
{
  g_auto (JinValue)  value = JIN_VALUE_INIT;
  g_autofree char   *hint = NULL;
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  if (!parse (self, &value, &hint, &error))
    jin_form_row_set_message (JIN_FORM_ROW (self), JIN_ISSUE_ERROR, error->message, NULL);
  else
    {
      if (hint == NULL)
        hint = echo (self, &value);
      jin_form_row_set_message (JIN_FORM_ROW (self), JIN_ISSUE_HINT, hint, NULL);
    }
  jin_form_row_changed (JIN_FORM_ROW (self));
}

/* Enter goes on to the next field; Ctrl+S saves. */
static void
activate_cb (GtkWidget *entry)
{
  g_signal_emit_by_name (entry, "move-focus", GTK_DIR_TAB_FORWARD);
}

static void
set_text (JinFormEntry *self, const char *text, JinRecord *masked)
{
  self->showing = TRUE;
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_editable (self->entry, masked == NULL);
  self->showing = FALSE;
  g_set_object (&self->masked, masked);
  if (self->reveal != NULL)
    gtk_widget_set_visible (self->reveal, masked != NULL);
}

static void
revealed_cb (const char *text, gpointer data)
{
  JinFormEntry *self = data;

  set_text (self, text, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
reveal_cb (JinFormEntry *self)
{
  if (self->masked != NULL)
    jin_reveal (jin_form_row_get_window (JIN_FORM_ROW (self)), self->masked, jin_form_row_get_id (JIN_FORM_ROW (self)), revealed_cb, G_OBJECT (self));
}

static void
day_picked_cb (JinFormEntry *self, int julian, JinDayPicker *picker)
{
  g_autofree char *day = jin_date_to_iso (jin_date_from_julian (julian));
  g_autofree char *moment = NULL;
  const char      *clock = strpbrk (gtk_editable_get_text (self->entry), " T");

  /* A time of day that was typed already stays. */
  if (jin_form_row_get_field (JIN_FORM_ROW (self))->type == JIN_TYPE_TIME)
    moment = g_strconcat (day, clock != NULL ? clock : " 09:00", NULL);
  gtk_editable_set_text (self->entry, moment != NULL ? moment : day);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (picker), GTK_TYPE_POPOVER)));
}

/* Opens at what was typed, else at today. */
static void
calendar_shown_cb (JinFormEntry *self, GtkPopover *popover)
{
  JinContext        context = jin_window_context (jin_form_row_get_window (JIN_FORM_ROW (self)));
  g_auto (JinValue) value = JIN_VALUE_INIT;
  JinDate           day = context.today;

  if (parse (self, &value, NULL, NULL) && !jin_value_is_empty (&value))
    day = value.kind == JIN_VALUE_DATE ? jin_value_get_date (&value) : jin_minute_date (jin_value_get_int (&value));
  if (jin_date_precision (day) == JIN_PRECISION_YEAR)
    day.month = 1;
  jin_day_picker_show (JIN_DAY_PICKER (gtk_popover_get_child (popover)), day);
}

/* Made when it is first wanted: a form has a dozen days. */
static void
create_calendar_cb (GtkMenuButton *button, gpointer data)
{
  JinFormEntry *self = data;
  GtkWidget    *popover, *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  picker = jin_day_picker_new ();
  g_signal_connect_object (picker, "picked", G_CALLBACK (day_picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), picker);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
create_calendar_button (JinFormEntry *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_calendar_cb, self, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  jin_tooltip_give (button, _ ("Choose a Day"));
  return button;
}

static void
jin_form_entry_set_up (JinFormRow *row)
{
  JinFormEntry   *self = JIN_FORM_ENTRY (row);
  const JinField *field = jin_form_row_get_field (row);
  GtkWidget      *entry = gtk_entry_new ();
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = GTK_EDITABLE (entry);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), NULL);
  gtk_box_append (GTK_BOX (box), entry);
  if (field->type == JIN_TYPE_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2026.11.20, 2026.11 or 2026"));
  if (field->type == JIN_TYPE_TIME)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2026.11.20 09:00"));
  if (field->type == JIN_TYPE_TIME || field->type == JIN_TYPE_DATE)
    gtk_box_append (GTK_BOX (box), create_calendar_button (self));
  if (field->type == JIN_TYPE_ID_NUMBER)
    {
      self->reveal = gtk_button_new_with_label (_ ("Show"));
      gtk_widget_set_tooltip_text (self->reveal, _ ("Show the whole number; this is noted in the record of use"));
      g_signal_connect_object (self->reveal, "clicked", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->reveal);
    }
  if (field->type == JIN_TYPE_PHONE)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_PHONE);
  jin_form_row_set_editor (row, box, entry);
}

static void
jin_form_entry_show (JinFormRow *row, JinRecord *record)
{
  JinFormEntry    *self = JIN_FORM_ENTRY (row);
  const JinField  *field = jin_form_row_get_field (row);
  int              id = jin_form_row_get_id (row);
  gboolean         mask = field->type == JIN_TYPE_ID_NUMBER && jin_record_get_id (record) > 0 && !jin_record_is_empty (record, id);
  g_autofree char *text = jin_value_format (jin_record_peek (record, id), field, mask ? JIN_MASK_INTERNAL : JIN_MASK_NONE, NULL, NULL);

  set_text (self, text, mask ? record : NULL);
}

static gboolean
jin_form_entry_read (JinFormRow *row, JinRecord *record, GError **error)
{
  JinFormEntry     *self = JIN_FORM_ENTRY (row);
  g_auto (JinValue) value = JIN_VALUE_INIT;

  if (self->masked != NULL)
    return TRUE;
  if (!parse (self, &value, NULL, error))
    return FALSE;
  jin_record_set (record, jin_form_row_get_id (row), &value);
  return TRUE;
}

static void
jin_form_entry_dispose (GObject *object)
{
  g_clear_object (&JIN_FORM_ENTRY (object)->masked);
  G_OBJECT_CLASS (jin_form_entry_parent_class)->dispose (object);
}

static void
jin_form_entry_class_init (JinFormEntryClass *klass)
{
  JinFormRowClass *row_class = JIN_FORM_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_form_entry_dispose;
  row_class->set_up = jin_form_entry_set_up;
  row_class->show = jin_form_entry_show;
  row_class->read = jin_form_entry_read;
}

static void
jin_form_entry_init (JinFormEntry *self)
{
}
