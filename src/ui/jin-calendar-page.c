/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "ui/jin-activity-commands.h"
#include "ui/jin-activity-editor.h"
#include "ui/jin-attendance-page.h"
#include "ui/jin-calendar-data.h"
#include "ui/jin-calendar-date.h"
#include "ui/jin-calendar-page.h"
#include "ui/jin-calendar-panel.h"
#include "ui/jin-calendar-sidebar.h"
#include "ui/jin-gradual.h"
#include "ui/jin-month-days.h"
#include "ui/jin-month-grid.h"

/*
 * The grid knows the selected day and the chosen activity; sidebar and panel follow it.  A month is asked for at once; the
 * last question wins, and what was shown stays until the answer comes.
 */
struct _JinCalendarPage
{
  JinPage parent_instance;

  /* Template */
  AdwWindowTitle     *month_title;
  AdwFlap            *outer;
  AdwFlap            *inner;
  GtkStack           *stack;
  AdwStatusPage      *error_page;
  JinCalendarSidebar *sidebar;
  JinCalendarPanel   *panel;
  JinMonthGrid       *grid;
  JinCalendarDate    *date;

  /* Borrowed */
  JinWindow *window;

  /* Owned */
  JinCalendarData *data;
  GCancellable    *cancellable;
  JinRecord       *cut;
  char            *awaited; /* uid of what was just saved, to be chosen when it is read */
  guint            fold_source;
};

G_DEFINE_FINAL_TYPE (JinCalendarPage, jin_calendar_page, JIN_TYPE_PAGE)

/* Widths of the page, in sizes of the type, below which a side folds: a window of 1300 and of 1010 pixels at 100 %. What is
 * shown is chosen now and then, the day's activities are looked at all the time. */
#define SIDEBAR_WIDTH 88
#define PANEL_WIDTH 66

/* ---- showing ---- */

static JinCodeList *
get_types (JinCalendarPage *self)
{
  return jin_store_get_list (jin_window_get_store (self->window), "activity_type");
}

static JinRecord *
find_activity (JinCalendarPage *self, gint64 id)
{
  for (guint i = 0; self->data != NULL && id != 0 && i < self->data->activities->len; i++)
    if (jin_record_get_id (g_ptr_array_index (self->data->activities, i)) == id)
      return g_ptr_array_index (self->data->activities, i);
  return NULL;
}

static JinRecord *
get_chosen (JinCalendarPage *self)
{
  return find_activity (self, jin_month_grid_get_chosen (self->grid));
}

static void
update_panel (JinCalendarPage *self)
{
  GtkWidget            *widget = GTK_WIDGET (self);
  JinDate               day = jin_month_grid_get_selected (self->grid);
  g_autoptr (GPtrArray) activities = jin_month_grid_get_activities (self->grid, day);
  gboolean              writable = !jin_store_is_read_only (jin_window_get_store (self->window));
  gboolean              chosen;

  if (get_chosen (self) == NULL)
    jin_month_grid_set_chosen (self->grid, activities->len > 0 ? jin_record_get_id (g_ptr_array_index (activities, 0)) : 0);
  chosen = get_chosen (self) != NULL;
  jin_calendar_panel_show_day (self->panel, day, activities, jin_month_grid_get_chosen (self->grid));
  gtk_widget_action_set_enabled (widget, "calendar.attendance", chosen);
  gtk_widget_action_set_enabled (widget, "calendar.copy-notice", chosen);
  gtk_widget_action_set_enabled (widget, "calendar.open", chosen);
  gtk_widget_action_set_enabled (widget, "calendar.edit", chosen && writable);
  gtk_widget_action_set_enabled (widget, "calendar.delete", chosen && writable);
  gtk_widget_action_set_enabled (widget, "calendar.cut", chosen && writable);
  gtk_widget_action_set_enabled (widget, "calendar.paste", self->cut != NULL && writable);
}

/* Of the month: how many activities begin in it, and how many of them have attendance numbers. */
static void
count_activities (JinCalendarPage *self, int *n, int *n_held)
{
  JinDate month = jin_month_grid_get_month (self->grid);

  for (JinDate day = month; day.month == month.month; day = jin_date_add_days (day, 1))
    {
      const JinCalendarDay *content = jin_calendar_days_find (self->data->days, day);

      for (guint i = 0; content != NULL && content->activities != NULL && i < content->activities->len; i++)
        {
          JinRecord *activity = g_ptr_array_index (content->activities, i);

          if (!jin_date_equal (jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START)), day))
            continue;
          (*n)++;
          *n_held += !jin_record_is_empty (activity, JIN_ACTIVITY_PRESENT);
        }
    }
}

static void
update_status (JinCalendarPage *self)
{
  g_autofree char *text = NULL;
  int              n = 0, n_held = 0;

  count_activities (self, &n, &n_held);
  if (n == 0)
    text = g_strdup (_ ("No activities in this month yet: press Enter on a day, or double-click it, to plan one"));
  else
    /* Translators: the number of activities of the month that is shown, and how many of them have attendance numbers */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d activity this month · attendance recorded for %d", "%d activities this month · attendance recorded for %d", (gulong)n), n, n_held);
  jin_page_set_status (JIN_PAGE (self), text);
}

static void
show_data (JinCalendarPage *self)
{
  jin_month_grid_set_days (self->grid, self->data->days, get_types (self));
  update_status (self);
  update_panel (self);
}

/* What was just saved is chosen, wherever it is. */
static void
choose_awaited (JinCalendarPage *self)
{
  g_autofree char *uid = g_steal_pointer (&self->awaited);

  for (guint i = 0; uid != NULL && i < self->data->activities->len; i++)
    {
      JinRecord *activity = g_ptr_array_index (self->data->activities, i);

      if (!g_str_equal (jin_record_get_uid (activity), uid))
        continue;
      jin_month_grid_select (self->grid, jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START)));
      jin_month_grid_set_chosen (self->grid, jin_record_get_id (activity));
    }
}

/* After the month, which is looked at first. */
static gboolean
show_choices_cb (gpointer data)
{
  JinCalendarPage *self = data;

  jin_calendar_sidebar_set_data (self->sidebar, self->data, get_types (self));
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (JinCalendarData) data = jin_calendar_data_load_finish (JIN_STORE (source), result, &error);
  JinCalendarPage            *self = user_data;
  JinCalendarData            *old;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (data == NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "month");
  old = g_steal_pointer (&self->data);
  self->data = g_steal_pointer (&data);
  choose_awaited (self);
  show_data (self);
  jin_calendar_data_discard (old);
  jin_gradual_do (self, show_choices_cb);
}

static void
load (JinCalendarPage *self)
{
  JinDate month = jin_month_grid_get_month (self->grid);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  jin_calendar_data_load_async (jin_window_get_store (self->window), jin_month_cell_date (month, 0), jin_month_cell_date (month, JIN_MONTH_CELLS - 1),
                                self->cancellable, loaded_cb, self);
}

static void
month_changed_cb (JinCalendarPage *self)
{
  JinDate          month = jin_month_grid_get_month (self->grid);
  g_autofree char *title = jin_month_title (month);
  g_autofree char *lunar = jin_month_lunar_title (month);

  adw_window_title_set_title (self->month_title, title);
  adw_window_title_set_subtitle (self->month_title, lunar);
  load (self);
}

static void
day_selected_cb (JinCalendarPage *self)
{
  JinContext context = jin_window_context (self->window);

  jin_month_grid_set_today (self->grid, context.today);
  jin_calendar_sidebar_set_day (self->sidebar, jin_month_grid_get_selected (self->grid), context.today);
  update_panel (self);
}

static void
activity_selected_cb (JinCalendarPage *self, gint64 id)
{
  jin_month_grid_set_chosen (self->grid, id);
  update_panel (self);
  if (adw_flap_get_folded (self->inner) && get_chosen (self) != NULL)
    adw_flap_set_reveal_flap (self->inner, TRUE);
}

static void
store_changed_cb (JinCalendarPage *self)
{
  load (self);
}

/* ---- what is shown ---- */

static void
choices_changed_cb (JinCalendarPage *self)
{
  if (self->data == NULL)
    return;
  g_free (self->data->hidden_organisations);
  g_free (self->data->hidden_types);
  self->data->hidden_organisations = jin_calendar_sidebar_dup_hidden_organisations (self->sidebar);
  self->data->hidden_types = jin_calendar_sidebar_dup_hidden_types (self->sidebar);
  jin_calendar_data_sort_out (self->data);
  show_data (self);
  jin_calendar_data_remember (self->data, jin_window_get_store (self->window));
}

static void
day_clicked_cb (JinCalendarPage *self, int julian)
{
  jin_calendar_page_go_to (self, jin_date_from_julian (julian));
  jin_month_grid_focus (self->grid);
}

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
static void
create_cb (JinCalendarPage *self, int from, int until)
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

static void
activity_opened_cb (JinCalendarPage *self, gint64 id)
{
  JinRecord *activity = find_activity (self, id);

  if (activity != NULL)
    edit (self, activity);
}

static void
edited_cb (JinCalendarPage *self, const char *uid)
{
  g_free (self->awaited);
  self->awaited = g_strdup (uid);
  if (uid != NULL)
    load (self);
  if (adw_flap_get_folded (self->inner))
    adw_flap_set_reveal_flap (self->inner, FALSE);
  jin_month_grid_focus (self->grid);
}

static void
move_cb (JinCalendarPage *self, gint64 id, int days)
{
  JinRecord *activity = find_activity (self, id);

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
  int              julian = jin_date_to_julian (jin_month_grid_get_selected (self->grid));

  create_cb (self, julian, julian);
}

static void
jin_calendar_page_print (JinPage *page)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (page);

  jin_activity_print_sign_in (self->window, get_chosen (self));
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

  jin_calendar_page_go_to (self, jin_date_add_months (jin_month_grid_get_selected (self->grid), g_variant_get_int32 (parameter)));
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (widget);

  jin_calendar_page_go_to (self, jin_window_context (self->window).today);
  jin_month_grid_focus (self->grid);
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
  g_autoptr (JinRecord) chosen = get_chosen (self) != NULL ? g_object_ref (get_chosen (self)) : NULL;

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

  if (get_chosen (self) == NULL || jin_calendar_panel_is_editing (self->panel))
    return;
  g_set_object (&self->cut, get_chosen (self));
  /* Translators: %s is an activity's title */
  text = g_strdup_printf (_ ("“%s” moves to the day on which you press Ctrl+V"), jin_record_get_title (self->cut));
  jin_window_toast (self->window, text);
  update_panel (self);
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
  jin_activity_move (self->window, cut, jin_date_days_between (day, jin_month_grid_get_selected (self->grid)));
  update_panel (self);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (JIN_CALENDAR_PAGE (widget));
}

/* ---- folding ---- */

static gboolean
fold_cb (gpointer data)
{
  JinCalendarPage      *self = data;
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  int                   unit = MAX (pango_font_description_get_size (font) / PANGO_SCALE, 1);
  int                   width = gtk_widget_get_width (GTK_WIDGET (self)) / unit;

  self->fold_source = 0;
  adw_flap_set_fold_policy (self->inner, width < PANEL_WIDTH ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_fold_policy (self->outer, width < SIDEBAR_WIDTH ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  return G_SOURCE_REMOVE;
}

/* Folding changes sizes, so it has to wait until the allocation is done. */
static void
resize_cb (JinCalendarPage *self)
{
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (fold_cb, self);
}

/* The size of type, perhaps. */
static void
jin_calendar_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (jin_calendar_page_parent_class)->css_changed (widget, change);
  resize_cb (JIN_CALENDAR_PAGE (widget));
}

/* ---- class ---- */

static gboolean
jin_calendar_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JIN_CALENDAR_PAGE (widget)->grid));
}

static void
jin_calendar_page_dispose (GObject *object)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  jin_gradual_stop (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->data, jin_calendar_data_free);
  g_clear_object (&self->cut);
  g_clear_pointer (&self->awaited, g_free);
  G_OBJECT_CLASS (jin_calendar_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
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
  gtk_widget_class_add_binding_action (klass, GDK_KEY_x, GDK_CONTROL_MASK, "calendar.cut", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "calendar.paste", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "calendar.delete", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "calendar.edit", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_CONTROL_MASK, "calendar.attendance", NULL);
}

static void
jin_calendar_page_class_init (JinCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JinPageClass   *page_class = JIN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_calendar_page_dispose;
  widget_class->css_changed = jin_calendar_page_css_changed;
  widget_class->grab_focus = jin_calendar_page_grab_focus;
  page_class->add = jin_calendar_page_add;
  page_class->print = jin_calendar_page_print;
  page_class->save = jin_calendar_page_save;

  g_type_ensure (JIN_TYPE_CALENDAR_DATE);
  g_type_ensure (JIN_TYPE_CALENDAR_SIDEBAR);
  g_type_ensure (JIN_TYPE_CALENDAR_PANEL);
  g_type_ensure (JIN_TYPE_MONTH_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, month_title);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, outer);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, inner);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, panel);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, grid);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, date);
  gtk_widget_class_bind_template_callback (widget_class, month_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activity_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activity_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, resize_cb);
  install_actions (widget_class);
}

static void
jin_calendar_page_init (JinCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JinPage *
jin_calendar_page_new (JinWindow *window)
{
  JinCalendarPage *self;
  JinContext       context;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  self = g_object_new (JIN_TYPE_CALENDAR_PAGE, "window", window, "title", C_ ("page", "Calendar"), NULL);
  self->window = window;
  jin_calendar_panel_set_window (self->panel, window);
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  context = jin_window_context (window);
  jin_month_grid_set_today (self->grid, context.today);
  jin_calendar_page_go_to (self, context.today);
  return JIN_PAGE (self);
}

/* Turns to the day's month and selects the day. */
void
jin_calendar_page_go_to (JinCalendarPage *self, JinDate day)
{
  g_return_if_fail (JIN_IS_CALENDAR_PAGE (self));
  jin_month_grid_select (self->grid, day);
}
