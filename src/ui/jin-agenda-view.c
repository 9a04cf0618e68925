/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "ui/jin-accessible.h"
#include "ui/jin-activity-colour.h"
#include "ui/jin-activity-notice.h"
#include "ui/jin-agenda-item.h"
#include "ui/jin-agenda-view.h"
#include "ui/jin-gradual.h"
#include "ui/jin-month-days.h"

/* Days before and after the selected one that are known to begin with, and that each end grows by. */
#define DAYS_BEFORE 14
#define DAYS_AFTER 45
#define DAYS_MORE 31
/* A list that doesn't fill the view grows by itself, but not beyond. */
#define MOST_DAYS 370

struct _JinAgendaView
{
  GtkWidget parent_instance;

  JinDate selected;
  JinDate today;
  JinDate from;
  JinDate until;

  /* Children */
  GtkWidget   *scroller;
  GtkListView *view;

  /* Owned */
  GListStore         *items;
  GtkSingleSelection *selection;
  JinCodeList        *types;
  gboolean            awaiting; /* days were asked for */
  gboolean            turning;  /* to another day: its row comes into sight */
  gboolean            filling;
};

static void jin_agenda_view_calendar_view_init (JinCalendarViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JinAgendaView, jin_agenda_view, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (JIN_TYPE_CALENDAR_VIEW, jin_agenda_view_calendar_view_init))

static guint range_changed_signal;

/* ---- rows ---- */

static void
setup_cb (JinAgendaView *self, GtkListItem *item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 3, "margin-bottom", 3, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "margin-top", 12, NULL);
  GtkWidget *marks = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *time = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "width-chars", 12, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *place = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (marks, "dim-label");
  gtk_widget_add_css_class (marks, "caption");
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_box_append (GTK_BOX (row), time);
  gtk_box_append (GTK_BOX (row), adw_bin_new ());
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), place);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), marks);
  gtk_box_append (GTK_BOX (box), row);
  gtk_list_item_set_child (item, box);
}

/* “November 16, Monday · 十月初八 · 立冬”, with the year where it is another than today's. */
static char *
heading_text (JinAgendaView *self, JinDate day)
{
  g_autofree char *name = jin_month_day_name (day);
  g_autofree char *month = day.year != self->today.year ? jin_month_title (day) : NULL;

  if (jin_date_equal (day, self->today))
    return g_strjoin (" · ", _ ("Today"), name, NULL);
  return month != NULL ? g_strjoin (" · ", name, month, NULL) : g_steal_pointer (&name);
}

/* “09:30–11:00”; where an activity of several days goes on, an ellipsis. */
static char *
time_text (JinRecord *activity, JinDate day)
{
  JinMinute start = jin_record_get_int (activity, JIN_ACTIVITY_START);
  JinMinute end = jin_record_get_int (activity, JIN_ACTIVITY_END);
  gboolean  begins = jin_date_equal (jin_minute_date (start), day);
  gboolean  ends = !jin_record_is_empty (activity, JIN_ACTIVITY_END) && jin_date_equal (jin_minute_date (end), day);

  if (begins && ends)
    return g_strdup_printf ("%02d:%02d–%02d:%02d", jin_minute_hour (start), jin_minute_minute (start), jin_minute_hour (end), jin_minute_minute (end));
  if (begins)
    return g_strdup_printf (jin_record_is_empty (activity, JIN_ACTIVITY_END) ? "%02d:%02d" : "%02d:%02d …", jin_minute_hour (start), jin_minute_minute (start));
  return ends ? g_strdup_printf ("… %02d:%02d", jin_minute_hour (end), jin_minute_minute (end)) : g_strdup ("…");
}

static void
bind_activity (JinAgendaView *self, GtkWidget *row, JinRecord *activity, JinDate day)
{
  GtkWidget       *time = gtk_widget_get_first_child (row);
  GtkWidget       *spot = gtk_widget_get_next_sibling (time);
  GtkWidget       *title = gtk_widget_get_next_sibling (spot);
  GtkWidget       *place = gtk_widget_get_next_sibling (title);
  GdkRGBA          colour = jin_activity_colour (self->types, jin_record_get_text (activity, JIN_ACTIVITY_TYPES));
  const char      *organisation = jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION);
  const char      *where = jin_record_get_text (activity, JIN_ACTIVITY_PLACE);
  g_autofree char *when = time_text (activity, day);
  g_autofree char *text = *organisation != '\0' && *where != '\0' ? g_strjoin (" · ", organisation, where, NULL) : g_strconcat (organisation, where, NULL);

  gtk_label_set_text (GTK_LABEL (time), when);
  adw_bin_set_child (ADW_BIN (spot), jin_activity_spot_new (&colour));
  gtk_label_set_text (GTK_LABEL (title), jin_record_get_title (activity));
  gtk_label_set_text (GTK_LABEL (place), text);
}

static void
bind_cb (JinAgendaView *self, GtkListItem *list_item)
{
  JinAgendaItem   *item = gtk_list_item_get_item (list_item);
  GtkWidget       *heading = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget       *marks = gtk_widget_get_next_sibling (heading);
  GtkWidget       *row = gtk_widget_get_next_sibling (marks);
  JinRecord       *activity = jin_agenda_item_get_activity (item);
  g_autofree char *text = heading_text (self, jin_agenda_item_get_day (item));
  g_autofree char *name = activity != NULL ? g_strjoin (" ", text, jin_record_get_title (activity), NULL) : g_strdup (text);

  gtk_label_set_text (GTK_LABEL (heading), text);
  gtk_widget_set_visible (heading, jin_agenda_item_is_first (item));
  gtk_label_set_text (GTK_LABEL (marks), jin_agenda_item_get_marks (item) != NULL ? jin_agenda_item_get_marks (item) : "");
  gtk_widget_set_visible (marks, jin_agenda_item_get_marks (item) != NULL);
  gtk_widget_set_visible (row, activity != NULL);
  if (activity != NULL)
    bind_activity (self, row, activity, jin_agenda_item_get_day (item));
  jin_accessible_name_row (list_item, name);
}

/* ---- which rows ---- */

/* A day is listed for its activities, for what is due on it, as a festival, and as today. */
static void
add_day (JinAgendaView *self, GPtrArray *items, JinDate day, const JinCalendarDay *content)
{
  g_autofree char *festival = jin_festival_text (day);
  g_autofree char *marks = content->marks != NULL ? g_strdelimit (g_strdup (content->marks), "\n", ' ') : NULL;

  for (guint i = 0; content->activities != NULL && i < content->activities->len; i++)
    g_ptr_array_add (items, jin_agenda_item_new (day, g_ptr_array_index (content->activities, i), i == 0, i == 0 ? marks : NULL));
  if (content->activities == NULL && (marks != NULL || festival != NULL || jin_date_equal (day, self->today)))
    g_ptr_array_add (items, jin_agenda_item_new (day, NULL, TRUE, marks));
}

static gboolean
is_same (JinAgendaView *self, guint position, GPtrArray *items, guint index)
{
  g_autoptr (JinAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return jin_agenda_item_equal (item, g_ptr_array_index (items, index));
}

/* Rows that stay are left alone, so that what is looked at doesn't move when either end grows. */
static void
replace_items (JinAgendaView *self, GPtrArray *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint head = 0, tail = 0;

  while (head < n && head < items->len && is_same (self, head, items, head))
    head++;
  while (tail < n - head && tail < items->len - head && is_same (self, n - tail - 1, items, items->len - tail - 1))
    tail++;
  g_list_store_splice (self->items, head, n - head - tail, items->pdata + head, items->len - head - tail);
}

/* The first row on or after the day; the last one when all are earlier. */
static guint
find_day (JinAgendaView *self, JinDate day)
{
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n = high;

  while (low < high)
    {
      guint                     middle = (low + high) / 2;
      g_autoptr (JinAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), middle);

      if (jin_date_compare (jin_agenda_item_get_day (item), day) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n || n == 0 ? low : n - 1;
}

static gboolean
scroll_cb (gpointer data)
{
  JinAgendaView *self = data;
  guint          n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint          position = find_day (self, self->selected);

  if (n == 0)
    return G_SOURCE_REMOVE;
  /* From the end, so that the day comes to the top. */
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", n - 1);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
  return G_SOURCE_REMOVE;
}

/* ---- growing ---- */

static void
grow (JinAgendaView *self, int before, int after)
{
  if (self->awaiting || self->from.year == 0)
    return;
  self->from = jin_date_add_days (self->from, -before);
  self->until = jin_date_add_days (self->until, after);
  self->awaiting = TRUE;
  g_signal_emit (self, range_changed_signal, 0);
}

static void
scrolled_cb (JinAgendaView *self, GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment), upper = gtk_adjustment_get_upper (adjustment);

  if (self->turning || self->filling || page <= 0)
    return;
  if (upper <= page + 1)
    {
      if (jin_date_days_between (self->from, self->until) < MOST_DAYS)
        grow (self, 0, DAYS_MORE);
    }
  else if (value >= upper - page * 1.5)
    grow (self, 0, DAYS_MORE);
  else if (value < page / 4)
    grow (self, DAYS_MORE, 0);
}

/* ---- going about ---- */

static JinAgendaItem *
get_item (JinAgendaView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
selected_cb (JinAgendaView *self)
{
  JinAgendaItem *item = get_item (self);
  JinRecord     *activity = item != NULL ? jin_agenda_item_get_activity (item) : NULL;

  if (self->filling || item == NULL)
    return;
  if (!jin_date_equal (self->selected, jin_agenda_item_get_day (item)))
    {
      self->selected = jin_agenda_item_get_day (item);
      g_signal_emit_by_name (self, "day-selected");
    }
  g_signal_emit_by_name (self, "activity-selected", activity != NULL ? jin_record_get_id (activity) : 0);
}

static void
activate_cb (JinAgendaView *self, guint position)
{
  g_autoptr (JinAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  int                       julian = jin_date_to_julian (jin_agenda_item_get_day (item));

  if (jin_agenda_item_get_activity (item) != NULL)
    g_signal_emit_by_name (self, "activity-opened", jin_record_get_id (jin_agenda_item_get_activity (item)));
  else
    g_signal_emit_by_name (self, "create", julian, julian);
}

/* ---- as a view ---- */

static void
jin_agenda_view_select (JinCalendarView *view, JinDate day, JinDate today)
{
  JinAgendaView *self = JIN_AGENDA_VIEW (view);
  gboolean       same = jin_date_equal (self->selected, day);

  self->selected = day;
  self->today = today;
  if (same)
    return;
  self->turning = TRUE;
  if (self->from.year == 0 || jin_date_compare (day, self->from) < 0 || jin_date_compare (day, self->until) > 0)
    {
      self->from = jin_date_add_days (day, -DAYS_BEFORE);
      self->until = jin_date_add_days (day, DAYS_AFTER);
    }
  g_signal_emit_by_name (self, "day-selected");
  jin_gradual_do (self, scroll_cb);
}

static JinDate
jin_agenda_view_get_selected (JinCalendarView *view)
{
  return JIN_AGENDA_VIEW (view)->selected;
}

static void
jin_agenda_view_get_range (JinCalendarView *view, JinDate *from, JinDate *until)
{
  *from = JIN_AGENDA_VIEW (view)->from;
  *until = JIN_AGENDA_VIEW (view)->until;
}

static void
jin_agenda_view_show (JinCalendarView *view, JinCalendarDays *days, JinCodeList *types)
{
  JinAgendaView        *self = JIN_AGENDA_VIEW (view);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_pointer (&self->types, jin_code_list_unref);
  self->types = types != NULL ? jin_code_list_ref (types) : NULL;
  for (guint i = 0; days != NULL && i < jin_calendar_days_get_size (days); i++)
    {
      JinDate day = jin_date_add_days (jin_calendar_days_get_first (days), (int)i);

      add_day (self, items, day, jin_calendar_days_find (days, day));
    }
  self->filling = TRUE;
  replace_items (self, items);
  self->filling = FALSE;
  self->awaiting = FALSE;
  if (self->turning)
    jin_gradual_do (self, scroll_cb);
  self->turning = FALSE;
}

static void
jin_agenda_view_set_chosen (JinCalendarView *view, gint64 activity)
{
  JinAgendaView *self = JIN_AGENDA_VIEW (view);
  guint          n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  JinAgendaItem *now = get_item (self);

  if (activity == 0 || (now != NULL && jin_agenda_item_get_activity (now) != NULL && jin_record_get_id (jin_agenda_item_get_activity (now)) == activity))
    return;
  for (guint i = find_day (self, self->selected); i < n; i++)
    {
      g_autoptr (JinAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!jin_date_equal (jin_agenda_item_get_day (item), self->selected))
        return;
      if (jin_agenda_item_get_activity (item) == NULL || jin_record_get_id (jin_agenda_item_get_activity (item)) != activity)
        continue;
      self->filling = TRUE;
      gtk_single_selection_set_selected (self->selection, i);
      self->filling = FALSE;
    }
}

static JinDate
jin_agenda_view_next (JinCalendarView *view, int by)
{
  return jin_date_add_months (JIN_AGENDA_VIEW (view)->selected, by);
}

static char *
jin_agenda_view_dup_title (JinCalendarView *view)
{
  return jin_month_title (jin_month_of_day (JIN_AGENDA_VIEW (view)->selected));
}

static void
jin_agenda_view_calendar_view_init (JinCalendarViewInterface *iface)
{
  iface->select = jin_agenda_view_select;
  iface->get_selected = jin_agenda_view_get_selected;
  iface->get_range = jin_agenda_view_get_range;
  iface->show = jin_agenda_view_show;
  iface->set_chosen = jin_agenda_view_set_chosen;
  iface->next = jin_agenda_view_next;
  iface->dup_title = jin_agenda_view_dup_title;
}

/* ---- class ---- */

static gboolean
jin_agenda_view_grab_focus (GtkWidget *widget)
{
  JinAgendaView *self = JIN_AGENDA_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
jin_agenda_view_dispose (GObject *object)
{
  JinAgendaView *self = JIN_AGENDA_VIEW (object);

  jin_gradual_stop (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->types, jin_code_list_unref);
  G_OBJECT_CLASS (jin_agenda_view_parent_class)->dispose (object);
}

static void
jin_agenda_view_class_init (JinAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_agenda_view_dispose;
  widget_class->grab_focus = jin_agenda_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agendaview");
  range_changed_signal = g_signal_new ("range-changed", JIN_TYPE_AGENDA_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_agenda_view_init (JinAgendaView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment      *adjustment;

  self->items = g_list_store_new (JIN_TYPE_AGENDA_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "agenda");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Activities by Day"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}
