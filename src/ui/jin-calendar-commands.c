/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "ui/jin-activity-commands.h"
#include "ui/jin-activity-editor.h"
#include "ui/jin-attendance-page.h"
#include "ui/jin-calendar-page-private.h"

/* ---- making and changing ---- */

static void
edit (JinCalendarPage *self, JinRecord *activity)
{
  if (jin_store_is_read_only (jin_window_get_store (self->window)))
    return;
  adw_flap_set_reveal_flap (self->inner, TRUE);
  jin_calendar_panel_edit (self->panel, activity);
}

/* The organisation, when there is but one to choose from. */
void
jin_calendar_commands_create_cb (JinCalendarPage *self, int from, int until)
{
  g_autoptr (JinRecord) draft = jin_activity_draft (jin_date_from_julian (from), jin_date_from_julian (until));
  g_autoptr (GPtrArray) organisations = self->data != NULL ? jin_calendar_data_visible_organisations (self->data) : NULL;

  if (organisations != NULL && organisations->len == 1)
    {
      JinRecord *only = g_ptr_array_index (organisations, 0);

      jin_record_set_ref (draft, JIN_ACTIVITY_ORGANISATION, jin_record_get_id (only), jin_record_get_title (only));
    }
  edit (self, draft);
}

void
jin_calendar_commands_opened_cb (JinCalendarPage *self, gint64 id)
{
  JinRecord *activity = jin_calendar_page_find_activity (self, id);

  if (activity != NULL)
    edit (self, activity);
}

void
jin_calendar_commands_edited_cb (JinCalendarPage *self, const char *uid)
{
  g_free (self->awaited);
  self->awaited = g_strdup (uid);
  if (uid != NULL)
    jin_calendar_page_load (self);
  if (adw_flap_get_folded (self->inner))
    adw_flap_set_reveal_flap (self->inner, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (jin_calendar_page_get_view (self)));
}

void
jin_calendar_commands_move_cb (JinCalendarPage *self, gint64 id, int days)
{
  JinRecord *activity = jin_calendar_page_find_activity (self, id);

  if (activity == NULL || days == 0 || jin_store_is_read_only (jin_window_get_store (self->window)))
    return;
  g_free (self->awaited);
  self->awaited = g_strdup (jin_record_get_uid (activity));
  jin_activity_move (self->window, activity, days);
}

static void
jin_calendar_page_add (JinPage *page)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (page);
  int              julian = jin_date_to_julian (self->day);

  jin_calendar_commands_create_cb (self, julian, julian);
}

static void
jin_calendar_page_print (JinPage *page)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (page);

  jin_activity_print_sign_in (self->window, jin_calendar_page_get_chosen (self));
}

static void
jin_calendar_page_save (JinPage *page, GTask *task)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (page);

  if (jin_calendar_panel_is_editing (self->panel))
    {
      jin_calendar_panel_save (self->panel, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* ---- actions ---- */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (widget);

  jin_calendar_page_go_to (self, jin_calendar_view_next (jin_calendar_page_get_view (self), g_variant_get_int32 (parameter)));
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (widget);

  jin_calendar_page_go_to (self, jin_window_context (self->window).today);
  gtk_widget_grab_focus (GTK_WIDGET (jin_calendar_page_get_view (self)));
}

static void
go_to_date_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_calendar_date_ask (JIN_CALENDAR_PAGE (widget)->date);
}

static void
chosen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinCalendarPage      *self = JIN_CALENDAR_PAGE (widget);
  g_autoptr (JinRecord) chosen = jin_calendar_page_get_chosen (self) != NULL ? g_object_ref (jin_calendar_page_get_chosen (self)) : NULL;

  if (chosen == NULL || jin_calendar_panel_is_editing (self->panel))
    return;
  if (g_str_equal (name, "calendar.attendance"))
    jin_window_push (self->window, jin_attendance_page_new (self->window, jin_record_get_id (chosen)));
  else if (g_str_equal (name, "calendar.copy-notice"))
    jin_activity_copy_notice (self->window, chosen);
  else if (g_str_equal (name, "calendar.edit"))
    edit (self, chosen);
  else if (g_str_equal (name, "calendar.open"))
    jin_window_open_record (self->window, &jin_activity_entity, jin_record_get_id (chosen));
  else
    jin_activity_delete (self->window, chosen);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_calendar_page_print (JIN_PAGE (widget));
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (widget);
  g_autofree char *text = NULL;

  if (jin_calendar_page_get_chosen (self) == NULL || jin_calendar_panel_is_editing (self->panel))
    return;
  g_set_object (&self->cut, jin_calendar_page_get_chosen (self));
  /* Translators: %s is an activity's title */
  text = g_strdup_printf (_ ("“%s” moves to the day on which you press Ctrl+V"), jin_record_get_title (self->cut));
  jin_window_toast (self->window, text);
  jin_calendar_page_update_panel (self);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinCalendarPage      *self = JIN_CALENDAR_PAGE (widget);
  g_autoptr (JinRecord) cut = NULL;
  JinDate               day;

  if (self->cut == NULL || jin_calendar_panel_is_editing (self->panel))
    return;
  cut = g_steal_pointer (&self->cut);
  day = jin_minute_date (jin_record_get_int (cut, JIN_ACTIVITY_START));
  g_free (self->awaited);
  self->awaited = g_strdup (jin_record_get_uid (cut));
  jin_activity_move (self->window, cut, jin_date_days_between (day, self->day));
  jin_calendar_page_update_panel (self);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_calendar_page_load (JIN_CALENDAR_PAGE (widget));
}

void
jin_calendar_commands_install (JinCalendarPageClass *page_class)
{
  GtkWidgetClass *klass = GTK_WIDGET_CLASS (page_class);

  gtk_widget_class_install_action (klass, "calendar.step", "i", step_action);
  gtk_widget_class_install_action (klass, "calendar.today", NULL, today_action);
  gtk_widget_class_install_action (klass, "calendar.go-to-date", NULL, go_to_date_action);
  gtk_widget_class_install_action (klass, "calendar.attendance", NULL, chosen_action);
  gtk_widget_class_install_action (klass, "calendar.copy-notice", NULL, chosen_action);
  gtk_widget_class_install_action (klass, "calendar.edit", NULL, chosen_action);
  gtk_widget_class_install_action (klass, "calendar.open", NULL, chosen_action);
  gtk_widget_class_install_action (klass, "calendar.delete", NULL, chosen_action);
  gtk_widget_class_install_action (klass, "calendar.print", NULL, print_action);
  gtk_widget_class_install_action (klass, "calendar.cut", NULL, cut_action);
  gtk_widget_class_install_action (klass, "calendar.paste", NULL, paste_action);
  gtk_widget_class_install_action (klass, "calendar.retry", NULL, retry_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_g, GDK_CONTROL_MASK, "calendar.go-to-date", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_t, 0, "calendar.today", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_1, GDK_ALT_MASK, "calendar.view", "s", "year");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_2, GDK_ALT_MASK, "calendar.view", "s", "month");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_3, GDK_ALT_MASK, "calendar.view", "s", "agenda");
  gtk_widget_class_add_binding_action (klass, GDK_KEY_x, GDK_CONTROL_MASK, "calendar.cut", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "calendar.paste", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "calendar.delete", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "calendar.edit", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_CONTROL_MASK, "calendar.attendance", NULL);
  JIN_PAGE_CLASS (page_class)->add = jin_calendar_page_add;
  JIN_PAGE_CLASS (page_class)->print = jin_calendar_page_print;
  JIN_PAGE_CLASS (page_class)->save = jin_calendar_page_save;
}
