/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-month-cell.h"
#include "ui/jin-month-days.h"
#include "ui/jin-month-grid.h"

/*
 * One gesture on the grid serves all drags: from a bar it moves the activity, from elsewhere it marks days for a new one.
 * Everything has a key, too:
 *
 *   arrows, Page Up/Down, Home   another day, month, today      Enter            new activity
 *   Alt+arrows                   move the chosen activity       Space            the day's next activity
 */
struct _JinMonthGrid
{
  GtkWidget parent_instance;

  JinDate month;
  JinDate selected;
  JinDate today;
  gint64  chosen;

  /* Children */
  GtkWidget    *bands[JIN_MONTH_WEEKS + 1]; /* the weekdays, then the weeks */
  JinMonthCell *cells[JIN_MONTH_CELLS];

  /* Owned */
  JinCalendarDays *days; /* or NULL */
  JinCodeList     *types;

  /* While dragging */
  int    drag_from; /* cell, -1 when nothing is dragged */
  int    drag_to;
  gint64 drag_activity;
};

static void jin_month_grid_calendar_view_init (JinCalendarViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JinMonthGrid, jin_month_grid, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (JIN_TYPE_CALENDAR_VIEW, jin_month_grid_calendar_view_init))

static guint month_changed_signal;

static void
update_cells (JinMonthGrid *self)
{
  for (guint i = 0; i < JIN_MONTH_CELLS; i++)
    {
      JinDate           day = jin_month_cell_date (self->month, i);
      JinMonthCellFlags flags = 0;

      if (day.month != self->month.month)
        flags |= JIN_MONTH_CELL_OTHER_MONTH;
      if (jin_date_equal (day, self->today))
        flags |= JIN_MONTH_CELL_TODAY;
      if (jin_date_equal (day, self->selected))
        flags |= JIN_MONTH_CELL_SELECTED;
      jin_month_cell_set_day (self->cells[i], day);
      jin_month_cell_set_flags (self->cells[i], JIN_MONTH_CELL_OTHER_MONTH | JIN_MONTH_CELL_TODAY | JIN_MONTH_CELL_SELECTED, flags);
    }
}

static void
fill_cells (JinMonthGrid *self)
{
  for (guint i = 0; i < JIN_MONTH_CELLS; i++)
    jin_month_cell_set_content (self->cells[i], self->days != NULL ? jin_calendar_days_find (self->days, jin_month_cell_get_day (self->cells[i])) : NULL, self->types);
}

static void
choose (JinMonthGrid *self, gint64 activity)
{
  jin_month_grid_set_chosen (self, activity);
  g_signal_emit_by_name (self, "activity-selected", activity);
}

/* What a person does: selects, and takes the keyboard along. */
static void
go_to (JinMonthGrid *self, JinDate day)
{
  if (jin_date_is_none (day))
    return;
  jin_month_grid_select (self, day);
  jin_month_grid_focus (self);
}

/* ---- mouse ---- */

static int
find_cell_at (JinMonthGrid *self, double x, double y)
{
  GtkWidget *found = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (int i = 0; i < JIN_MONTH_CELLS; i++)
    if (found == GTK_WIDGET (self->cells[i]))
      return i;
  return -1;
}

static gint64
find_activity_at (JinMonthGrid *self, int cell, double x, double y)
{
  double cell_x, cell_y;

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->cells[cell]), x, y, &cell_x, &cell_y))
    return 0;
  return jin_month_cell_pick_activity (self->cells[cell], cell_x, cell_y);
}

static void
click_pressed_cb (JinMonthGrid *self, int n_press, double x, double y)
{
  int     cell = find_cell_at (self, x, y);
  gint64  activity;
  JinDate day;

  if (cell < 0)
    return;
  day = jin_month_cell_get_day (self->cells[cell]);
  activity = find_activity_at (self, cell, x, y);
  if (n_press == 1)
    {
      go_to (self, day);
      choose (self, activity);
    }
  else if (n_press == 2 && activity != 0)
    g_signal_emit_by_name (self, "activity-opened", activity);
  else if (n_press == 2)
    g_signal_emit_by_name (self, "create", jin_date_to_julian (day), jin_date_to_julian (day));
}

static void
mark_targets (JinMonthGrid *self)
{
  int first = self->drag_from, last = self->drag_to;

  if (self->drag_activity != 0)
    first = last = self->drag_to;
  for (int i = 0; i < JIN_MONTH_CELLS; i++)
    {
      gboolean target = self->drag_from >= 0 && i >= MIN (first, last) && i <= MAX (first, last);

      jin_month_cell_set_flags (self->cells[i], JIN_MONTH_CELL_TARGET, target ? JIN_MONTH_CELL_TARGET : 0);
    }
}

static void
drag_begin_cb (JinMonthGrid *self, double x, double y)
{
  self->drag_from = -1;
  self->drag_to = find_cell_at (self, x, y);
  self->drag_activity = self->drag_to >= 0 ? find_activity_at (self, self->drag_to, x, y) : 0;
}

static void
drag_update_cb (JinMonthGrid *self, double offset_x, double offset_y, GtkGestureDrag *drag)
{
  double x, y;
  int    cell;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  if (self->drag_from < 0)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int)offset_x, (int)offset_y))
        return;
      self->drag_from = find_cell_at (self, x, y);
      if (self->drag_from < 0)
        return;
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  cell = find_cell_at (self, x + offset_x, y + offset_y);
  if (cell >= 0)
    self->drag_to = cell;
  mark_targets (self);
}

static void
drag_end_cb (JinMonthGrid *self, double offset_x, double offset_y)
{
  int    from = self->drag_from, to = self->drag_to;
  gint64 activity = self->drag_activity;

  self->drag_from = -1;
  self->drag_activity = 0;
  mark_targets (self);
  if (from < 0 || to < 0 || from == to)
    return;
  if (activity != 0)
    g_signal_emit_by_name (self, "move", activity, to - from);
  else
    g_signal_emit_by_name (self, "create", jin_date_to_julian (jin_month_cell_date (self->month, (guint)MIN (from, to))),
                           jin_date_to_julian (jin_month_cell_date (self->month, (guint)MAX (from, to))));
}

static void
drag_cancel_cb (JinMonthGrid *self)
{
  self->drag_from = -1;
  self->drag_activity = 0;
  mark_targets (self);
}

/* A notch of the wheel is a month. */
static gboolean
scroll_cb (JinMonthGrid *self, double dx, double dy)
{
  if (dy == 0)
    return FALSE;
  jin_month_grid_select (self, jin_date_add_months (self->selected, dy > 0 ? 1 : -1));
  return TRUE;
}

/* ---- keyboard ---- */

/* Days that a key stands for, 0 for another key. */
static int
days_of_key (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -1;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return 1;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -7;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 7;
    default:
      return 0;
    }
}

/* Goes round the day's activities. */
static void
choose_next (JinMonthGrid *self)
{
  g_autoptr (GPtrArray) activities = jin_month_grid_get_activities (self, self->selected);
  guint                 next = 0;

  if (activities->len == 0)
    return;
  for (guint i = 0; i < activities->len; i++)
    if (jin_record_get_id (g_ptr_array_index (activities, i)) == self->chosen)
      next = (i + 1) % activities->len;
  choose (self, jin_record_get_id (g_ptr_array_index (activities, next)));
}

static gboolean
press_plain_key (JinMonthGrid *self, guint keyval)
{
  int julian = jin_date_to_julian (self->selected);

  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      go_to (self, jin_date_add_months (self->selected, -1));
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      go_to (self, jin_date_add_months (self->selected, 1));
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, self->today);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      choose_next (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      g_signal_emit_by_name (self, "create", julian, julian);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (JinMonthGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  int days = days_of_key (keyval);

  state &= gtk_accelerator_get_default_mod_mask ();
  if (days != 0 && state == 0)
    {
      go_to (self, jin_date_add_days (self->selected, days));
      return TRUE;
    }
  if (days != 0 && state == GDK_ALT_MASK && self->chosen != 0)
    {
      g_signal_emit_by_name (self, "move", self->chosen, days);
      return TRUE;
    }
  return state == 0 && press_plain_key (self, keyval);
}

/* ---- as a view ---- */

static void
jin_month_grid_view_select (JinCalendarView *view, JinDate day, JinDate today)
{
  jin_month_grid_set_today (JIN_MONTH_GRID (view), today);
  jin_month_grid_select (JIN_MONTH_GRID (view), day);
}

static JinDate
jin_month_grid_view_get_selected (JinCalendarView *view)
{
  return JIN_MONTH_GRID (view)->selected;
}

static void
jin_month_grid_view_get_range (JinCalendarView *view, JinDate *from, JinDate *until)
{
  *from = jin_month_cell_date (JIN_MONTH_GRID (view)->month, 0);
  *until = jin_month_cell_date (JIN_MONTH_GRID (view)->month, JIN_MONTH_CELLS - 1);
}

static void
jin_month_grid_view_show (JinCalendarView *view, JinCalendarDays *days, JinCodeList *types)
{
  jin_month_grid_set_days (JIN_MONTH_GRID (view), days, types);
}

static void
jin_month_grid_view_set_chosen (JinCalendarView *view, gint64 activity)
{
  jin_month_grid_set_chosen (JIN_MONTH_GRID (view), activity);
}

static JinDate
jin_month_grid_view_next (JinCalendarView *view, int by)
{
  return jin_date_add_months (JIN_MONTH_GRID (view)->selected, by);
}

static char *
jin_month_grid_view_dup_title (JinCalendarView *view)
{
  return jin_month_title (JIN_MONTH_GRID (view)->month);
}

static void
jin_month_grid_calendar_view_init (JinCalendarViewInterface *iface)
{
  iface->select = jin_month_grid_view_select;
  iface->get_selected = jin_month_grid_view_get_selected;
  iface->get_range = jin_month_grid_view_get_range;
  iface->show = jin_month_grid_view_show;
  iface->set_chosen = jin_month_grid_view_set_chosen;
  iface->next = jin_month_grid_view_next;
  iface->dup_title = jin_month_grid_view_dup_title;
}

/* ---- class ---- */

/* Tab goes to the selected day and, from there, on. */
static gboolean
jin_month_grid_focus_vfunc (GtkWidget *widget, GtkDirectionType direction)
{
  JinMonthGrid *self = JIN_MONTH_GRID (widget);

  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->cells[MAX (jin_month_find_cell (self->month, self->selected), 0)]));
}

static gboolean
jin_month_grid_grab_focus (GtkWidget *widget)
{
  return jin_month_grid_focus_vfunc (widget, GTK_DIR_TAB_FORWARD);
}

static void
jin_month_grid_dispose (GObject *object)
{
  JinMonthGrid *self = JIN_MONTH_GRID (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->bands); i++)
    g_clear_pointer (&self->bands[i], gtk_widget_unparent);
  g_clear_pointer (&self->days, jin_calendar_days_unref);
  g_clear_pointer (&self->types, jin_code_list_unref);
  G_OBJECT_CLASS (jin_month_grid_parent_class)->dispose (object);
}

static void
jin_month_grid_class_init (JinMonthGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_month_grid_dispose;
  widget_class->focus = jin_month_grid_focus_vfunc;
  widget_class->grab_focus = jin_month_grid_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "monthgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  month_changed_signal = g_signal_new ("month-changed", JIN_TYPE_MONTH_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_band (JinMonthGrid *self, GtkWidget *above)
{
  GtkWidget *band = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "homogeneous", TRUE, NULL);

  gtk_widget_insert_after (band, GTK_WIDGET (self), above);
  return band;
}

static void
create_cells (JinMonthGrid *self)
{
  self->bands[0] = create_band (self, NULL);
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      GtkWidget *head = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                                      "label", jin_month_weekday_short (weekday), "hexpand", TRUE, NULL);

      gtk_widget_add_css_class (head, "dim-label");
      gtk_widget_add_css_class (head, "caption-heading");
      gtk_widget_set_margin_top (head, 6);
      gtk_widget_set_margin_bottom (head, 6);
      gtk_box_append (GTK_BOX (self->bands[0]), head);
    }
  for (guint i = 0; i < JIN_MONTH_CELLS; i++)
    {
      guint week = i / 7 + 1;

      if (i % 7 == 0)
        {
          self->bands[week] = create_band (self, self->bands[week - 1]);
          gtk_widget_set_vexpand (self->bands[week], TRUE);
        }
      self->cells[i] = JIN_MONTH_CELL (jin_month_cell_new ());
      gtk_box_append (GTK_BOX (self->bands[week]), GTK_WIDGET (self->cells[i]));
    }
}

static void
add_controllers (JinMonthGrid *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (click_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
jin_month_grid_init (JinMonthGrid *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->drag_from = -1;
  create_cells (self);
  add_controllers (self);
}

GtkWidget *
jin_month_grid_new (void)
{
  return g_object_new (JIN_TYPE_MONTH_GRID, NULL);
}

void
jin_month_grid_set_today (JinMonthGrid *self, JinDate today)
{
  g_return_if_fail (JIN_IS_MONTH_GRID (self));
  self->today = today;
  if (self->month.year != 0)
    update_cells (self);
}

void
jin_month_grid_select (JinMonthGrid *self, JinDate day)
{
  JinDate month;

  g_return_if_fail (JIN_IS_MONTH_GRID (self));
  if (jin_date_precision (day) != JIN_PRECISION_DAY || jin_date_equal (day, self->selected))
    return;
  month = jin_month_of_day (day);
  self->selected = day;
  self->chosen = 0;
  if (!jin_date_equal (month, self->month))
    {
      self->month = month;
      update_cells (self);
      fill_cells (self);
      g_signal_emit (self, month_changed_signal, 0);
    }
  else
    update_cells (self);
  jin_month_grid_set_chosen (self, 0);
  /* Whoever has the keyboard on a day takes it along. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    jin_month_grid_focus (self);
  g_signal_emit_by_name (self, "day-selected");
}

JinDate
jin_month_grid_get_selected (JinMonthGrid *self)
{
  g_return_val_if_fail (JIN_IS_MONTH_GRID (self), JIN_DATE_NONE);
  return self->selected;
}

JinDate
jin_month_grid_get_month (JinMonthGrid *self)
{
  g_return_val_if_fail (JIN_IS_MONTH_GRID (self), JIN_DATE_NONE);
  return self->month;
}

/* Gives the keyboard to the selected day. */
void
jin_month_grid_focus (JinMonthGrid *self)
{
  int cell;

  g_return_if_fail (JIN_IS_MONTH_GRID (self));
  cell = jin_month_find_cell (self->month, self->selected);
  if (cell >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->cells[cell]));
}

void
jin_month_grid_set_days (JinMonthGrid *self, JinCalendarDays *days, JinCodeList *types)
{
  g_return_if_fail (JIN_IS_MONTH_GRID (self) && self->month.year != 0);
  g_clear_pointer (&self->days, jin_calendar_days_unref);
  g_clear_pointer (&self->types, jin_code_list_unref);
  self->days = days != NULL ? jin_calendar_days_ref (days) : NULL;
  self->types = types != NULL ? jin_code_list_ref (types) : NULL;
  fill_cells (self);
}

void
jin_month_grid_set_chosen (JinMonthGrid *self, gint64 activity)
{
  g_return_if_fail (JIN_IS_MONTH_GRID (self));
  self->chosen = activity;
  for (guint i = 0; i < JIN_MONTH_CELLS; i++)
    jin_month_cell_set_chosen (self->cells[i], activity);
}

gint64
jin_month_grid_get_chosen (JinMonthGrid *self)
{
  g_return_val_if_fail (JIN_IS_MONTH_GRID (self), 0);
  return self->chosen;
}

GPtrArray *
jin_month_grid_get_activities (JinMonthGrid *self, JinDate day)
{
  const JinCalendarDay *content;

  g_return_val_if_fail (JIN_IS_MONTH_GRID (self), NULL);
  content = self->days != NULL && jin_month_find_cell (self->month, day) >= 0 ? jin_calendar_days_find (self->days, day) : NULL;
  if (content == NULL || content->activities == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return g_ptr_array_ref (content->activities);
}
