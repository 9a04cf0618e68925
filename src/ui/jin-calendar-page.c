/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "ui/jin-agenda-view.h"
#include "ui/jin-calendar-page-private.h"
#include "ui/jin-gradual.h"
#include "ui/jin-month-days.h"
#include "ui/jin-month-grid.h"

/*
 * The grid knows the selected day and the chosen activity; sidebar and panel follow it.  A month is asked for at once; the
 * last question wins, and what was shown stays until the answer comes.
 */
G_DEFINE_FINAL_TYPE (JinCalendarPage, jin_calendar_page, JIN_TYPE_PAGE)

enum {
  PROP_VIEW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Setting of the office, in the database. */
#define VIEW "calendar-view"

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

JinRecord *
jin_calendar_page_find_activity (JinCalendarPage *self, gint64 id)
{
  for (guint i = 0; self->data != NULL && id != 0 && i < self->data->activities->len; i++)
    if (jin_record_get_id (g_ptr_array_index (self->data->activities, i)) == id)
      return g_ptr_array_index (self->data->activities, i);
  return NULL;
}

JinCalendarView *
jin_calendar_page_get_view (JinCalendarPage *self)
{
  return JIN_CALENDAR_VIEW (gtk_stack_get_visible_child (self->views));
}

JinRecord *
jin_calendar_page_get_chosen (JinCalendarPage *self)
{
  return jin_calendar_page_find_activity (self, self->chosen);
}

static void
choose (JinCalendarPage *self, gint64 activity)
{
  self->chosen = activity;
  jin_calendar_view_set_chosen (jin_calendar_page_get_view (self), activity);
}

/* (transfer full): of the selected day, by start. */
static GPtrArray *
list_activities (JinCalendarPage *self)
{
  const JinCalendarDay *content = self->data != NULL ? jin_calendar_days_find (self->data->days, self->day) : NULL;

  if (content != NULL && content->activities != NULL)
    return g_ptr_array_ref (content->activities);
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
has_record (GPtrArray *activities, gint64 id)
{
  for (guint i = 0; i < activities->len; i++)
    if (jin_record_get_id (g_ptr_array_index (activities, i)) == id)
      return TRUE;
  return FALSE;
}

void
jin_calendar_page_update_panel (JinCalendarPage *self)
{
  GtkWidget            *widget = GTK_WIDGET (self);
  g_autoptr (GPtrArray) activities = list_activities (self);
  gboolean              writable = !jin_store_is_read_only (jin_window_get_store (self->window));
  gboolean              chosen;

  if (!has_record (activities, self->chosen))
    choose (self, activities->len > 0 ? jin_record_get_id (g_ptr_array_index (activities, 0)) : 0);
  chosen = jin_calendar_page_get_chosen (self) != NULL;
  jin_calendar_panel_show_day (self->panel, self->day, activities, self->chosen);
  gtk_widget_action_set_enabled (widget, "calendar.attendance", chosen);
  gtk_widget_action_set_enabled (widget, "calendar.copy-notice", chosen);
  gtk_widget_action_set_enabled (widget, "calendar.open", chosen);
  gtk_widget_action_set_enabled (widget, "calendar.edit", chosen && writable);
  gtk_widget_action_set_enabled (widget, "calendar.delete", chosen && writable);
  gtk_widget_action_set_enabled (widget, "calendar.cut", chosen && writable);
  gtk_widget_action_set_enabled (widget, "calendar.paste", self->cut != NULL && writable);
}

/* Of the days that are shown: how many activities begin on them, and how many of them have attendance numbers. */
static void
count_activities (JinCalendarPage *self, int *n, int *n_held)
{
  JinDate from, until;

  jin_calendar_view_get_range (jin_calendar_page_get_view (self), &from, &until);
  if (self->view_name == NULL || g_str_equal (self->view_name, "month"))
    {
      from = jin_month_of_day (self->day);
      until = jin_date_last (JIN_DATE (from.year, from.month, 0));
    }
  for (JinDate day = from; jin_date_compare (day, until) <= 0; day = jin_date_add_days (day, 1))
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

  if (jin_calendar_page_get_view (self) == JIN_CALENDAR_VIEW (self->year))
    return;
  count_activities (self, &n, &n_held);
  if (n == 0)
    text = g_strdup (_ ("No activities on these days yet: press Enter on a day, or double-click it, to plan one"));
  else
    /* Translators: the number of activities that are shown, and how many of them have attendance numbers */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d activity · attendance recorded for %d", "%d activities · attendance recorded for %d", (gulong)n), n, n_held);
  jin_page_set_status (JIN_PAGE (self), text);
}

static void
show_data (JinCalendarPage *self)
{
  jin_calendar_view_show (jin_calendar_page_get_view (self), self->data->days, get_types (self));
  update_status (self);
  jin_calendar_page_update_panel (self);
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
      self->chosen = jin_record_get_id (activity);
      jin_calendar_page_go_to (self, jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START)));
      choose (self, jin_record_get_id (activity));
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
show_failure (JinCalendarPage *self, GError *error)
{
  self->from = JIN_DATE_NONE;
  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
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
      show_failure (self, error);
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
year_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (JinCalendarYear) year = jin_calendar_year_load_finish (JIN_STORE (source), result, &error);
  JinCalendarPage            *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (year == NULL)
    show_failure (self, error);
  else if (year->year == self->day.year)
    {
      g_autofree char *text = NULL;
      guint            n = 0;

      for (int month = 1; month <= 12; month++)
        n += jin_calendar_year_count_month (year, month);
      /* Translators: %u activities in a year */
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity in the year", "%u activities in the year", n), n);
      self->year_shown = year->year;
      jin_year_view_set_year (self->year, year, jin_store_get_list (JIN_STORE (source), "month_theme"));
      jin_page_set_status (JIN_PAGE (self), text);
    }
}

void
jin_calendar_page_load (JinCalendarPage *self)
{
  JinStore *store = jin_window_get_store (self->window);
  JinDate   from, until;

  jin_calendar_view_get_range (jin_calendar_page_get_view (self), &from, &until);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->from = from;
  self->until = until;
  if (jin_calendar_page_get_view (self) == JIN_CALENDAR_VIEW (self->year))
    jin_calendar_year_load_async (store, self->day.year, self->cancellable, year_loaded_cb, self);
  jin_calendar_data_load_async (store, from, until, self->cancellable, loaded_cb, self);
}

/* Whether what the view needs is known, or being asked for. */
static gboolean
is_covered (JinCalendarPage *self)
{
  JinDate from, until;

  jin_calendar_view_get_range (jin_calendar_page_get_view (self), &from, &until);
  if (jin_calendar_page_get_view (self) == JIN_CALENDAR_VIEW (self->year) && self->year_shown != self->day.year)
    return FALSE;
  return self->from.year != 0 && jin_date_compare (self->from, from) <= 0 && jin_date_compare (until, self->until) <= 0;
}

static void
update_title (JinCalendarPage *self)
{
  g_autofree char *title = jin_calendar_view_dup_title (jin_calendar_page_get_view (self));
  g_autofree char *lunar = jin_month_lunar_title (jin_month_of_day (self->day));

  adw_window_title_set_title (self->month_title, title);
  adw_window_title_set_subtitle (self->month_title, jin_calendar_page_get_view (self) == JIN_CALENDAR_VIEW (self->year) ? "" : lunar);
}

static void
day_selected_cb (JinCalendarPage *self, JinCalendarView *view)
{
  JinContext context = jin_window_context (self->window);

  if (view != jin_calendar_page_get_view (self) || self->switching)
    return;
  self->day = jin_calendar_view_get_selected (view);
  update_title (self);
  jin_calendar_sidebar_set_day (self->sidebar, self->day, context.today);
  if (!is_covered (self))
    jin_calendar_page_load (self);
  jin_calendar_page_update_panel (self);
}

static void
range_changed_cb (JinCalendarPage *self, JinCalendarView *view)
{
  if (view == jin_calendar_page_get_view (self))
    jin_calendar_page_load (self);
}

static void
activity_selected_cb (JinCalendarPage *self, gint64 id)
{
  choose (self, id);
  jin_calendar_page_update_panel (self);
  if (adw_flap_get_folded (self->inner) && jin_calendar_page_get_chosen (self) != NULL)
    adw_flap_set_reveal_flap (self->inner, TRUE);
}

/* ---- which view ---- */

static void
set_view (JinCalendarPage *self, const char *name)
{
  JinContext context = jin_window_context (self->window);

  if (gtk_stack_get_child_by_name (self->views, name) == NULL || g_strcmp0 (self->view_name, name) == 0)
    return;
  g_free (self->view_name);
  self->view_name = g_strdup (name);
  /* The keyboard goes to the view's first child, which is not the day that was selected. */
  self->switching = TRUE;
  jin_calendar_view_select (JIN_CALENDAR_VIEW (gtk_stack_get_child_by_name (self->views, name)), self->day, context.today);
  gtk_stack_set_visible_child_name (self->views, name);
  jin_calendar_view_select (jin_calendar_page_get_view (self), self->day, context.today);
  self->switching = FALSE;
  update_title (self);
  jin_calendar_sidebar_set_day (self->sidebar, self->day, context.today);
  if (!is_covered (self))
    jin_calendar_page_load (self);
  else if (self->data != NULL)
    show_data (self);
  jin_calendar_view_set_chosen (jin_calendar_page_get_view (self), self->chosen);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
themes_changed_cb (JinCalendarPage *self, const char *kept)
{
  jin_calendar_year_remember (jin_window_get_store (self->window), kept);
}

/* A day of the year is looked at closely. */
static void
enter_cb (JinCalendarPage *self, int julian)
{
  JinDate day = jin_date_from_julian (julian);

  jin_calendar_page_go_to (self, day);
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.view", "s", "month");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
store_changed_cb (JinCalendarPage *self)
{
  self->year_shown = 0;
  jin_calendar_page_load (self);
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
  self->year_shown = 0;
  if (jin_calendar_page_get_view (self) == JIN_CALENDAR_VIEW (self->year))
    jin_calendar_page_load (self);
}

static void
day_clicked_cb (JinCalendarPage *self, int julian)
{
  jin_calendar_page_go_to (self, jin_date_from_julian (julian));
  gtk_widget_grab_focus (GTK_WIDGET (jin_calendar_page_get_view (self)));
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
  return gtk_widget_grab_focus (GTK_WIDGET (jin_calendar_page_get_view (JIN_CALENDAR_PAGE (widget))));
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
  g_clear_pointer (&self->view_name, g_free);
  G_OBJECT_CLASS (jin_calendar_page_parent_class)->dispose (object);
}

static void
jin_calendar_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_string (value, JIN_CALENDAR_PAGE (object)->view_name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jin_calendar_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JinCalendarPage *self = JIN_CALENDAR_PAGE (object);

  if (id != PROP_VIEW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  set_view (self, g_value_get_string (value));
  gtk_widget_grab_focus (GTK_WIDGET (jin_calendar_page_get_view (self)));
  jin_store_remember (jin_window_get_store (self->window), VIEW, self->view_name);
}

static void
jin_calendar_page_class_init (JinCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_calendar_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = jin_calendar_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = jin_calendar_page_set_property;
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  widget_class->css_changed = jin_calendar_page_css_changed;
  widget_class->grab_focus = jin_calendar_page_grab_focus;

  g_type_ensure (JIN_TYPE_CALENDAR_DATE);
  g_type_ensure (JIN_TYPE_CALENDAR_SIDEBAR);
  g_type_ensure (JIN_TYPE_CALENDAR_PANEL);
  g_type_ensure (JIN_TYPE_AGENDA_VIEW);
  g_type_ensure (JIN_TYPE_MONTH_GRID);
  g_type_ensure (JIN_TYPE_YEAR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, month_title);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, outer);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, inner);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, panel);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, views);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, year);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPage, date);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activity_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, jin_calendar_commands_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, jin_calendar_commands_create_cb);
  gtk_widget_class_bind_template_callback (widget_class, jin_calendar_commands_move_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, jin_calendar_commands_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, themes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, resize_cb);
  gtk_widget_class_install_property_action (widget_class, "calendar.view", "view");
  jin_calendar_commands_install (klass);
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
  g_autofree char *view = NULL;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  self = g_object_new (JIN_TYPE_CALENDAR_PAGE, "window", window, "title", C_ ("page", "Calendar"), NULL);
  self->window = window;
  jin_calendar_panel_set_window (self->panel, window);
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  self->day = jin_window_context (window).today;
  view = jin_store_get_setting (jin_window_get_store (window), VIEW);
  set_view (self, view != NULL && gtk_stack_get_child_by_name (self->views, view) != NULL ? view : "month");
  return JIN_PAGE (self);
}

/* Turns to the day's month and selects the day. */
void
jin_calendar_page_go_to (JinCalendarPage *self, JinDate day)
{
  g_return_if_fail (JIN_IS_CALENDAR_PAGE (self));
  if (!jin_date_is_none (day))
    jin_calendar_view_select (jin_calendar_page_get_view (self), day, jin_window_context (self->window).today);
}
