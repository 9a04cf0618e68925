/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-lunar.h"
#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "record/jin-format.h"
#include "ui/jin-activity-colour.h"
#include "ui/jin-activity-editor.h"
#include "ui/jin-activity-notice.h"
#include "ui/jin-attendance-ring.h"
#include "ui/jin-calendar-panel.h"
#include "ui/jin-gradual.h"
#include "ui/jin-month-days.h"

struct _JinCalendarPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkStack          *stack;
  AdwBin            *editor_bin;
  GtkLabel          *day_label;
  GtkLabel          *lunar_label;
  GtkLabel          *empty_label;
  GtkListBox        *list;
  GtkButton         *more_button;
  GtkWidget         *chosen_box;
  GtkLabel          *title_label;
  GtkLabel          *time_label;
  GtkBox            *facts_box;
  JinAttendanceRing *ring;

  /* Borrowed */
  JinWindow         *window;
  JinActivityEditor *editor; /* made when it is needed */

  /* Owned */
  GPtrArray *activities; /* of the day; those from @n_shown on have no row yet */
  guint      n_shown;
  gint64     chosen;
  gboolean   filling;
  gboolean   fresh; /* the rows are another day's yet */
};

/* A bureau of many branches has hundreds of activities on some days, and beneath them stands what is known of the chosen one. */
#define ROWS_AT_ONCE 12
#define ROWS_A_TURN 4

G_DEFINE_FINAL_TYPE (JinCalendarPanel, jin_calendar_panel, ADW_TYPE_BIN)

enum {
  ACTIVITY_CHOSEN,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- the day's list ---- */

static GtkWidget *
create_row (JinCalendarPanel *self, JinRecord *activity)
{
  JinMinute        start = jin_record_get_int (activity, JIN_ACTIVITY_START);
  JinCodeList     *types = jin_store_get_list (jin_window_get_store (self->window), "activity_type");
  GdkRGBA          colour = jin_activity_colour (types, jin_record_get_text (activity, JIN_ACTIVITY_TYPES));
  const char      *organisation = jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION);
  g_autofree char *time = g_strdup_printf ("%02d:%02d", jin_minute_hour (start), jin_minute_minute (start));
  g_autofree char *subtitle = *organisation != '\0' ? g_strdup_printf ("%s · %s", time, organisation) : g_strdup (time);
  GtkWidget       *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jin_record_get_title (activity));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), jin_activity_spot_new (&colour));
  g_object_set_data_full (G_OBJECT (row), "activity", g_object_ref (activity), g_object_unref);
  return row;
}

static void
row_selected_cb (JinCalendarPanel *self, GtkListBoxRow *row)
{
  JinRecord *activity = row != NULL ? g_object_get_data (G_OBJECT (row), "activity") : NULL;

  if (!self->filling && activity != NULL)
    g_signal_emit (self, signals[ACTIVITY_CHOSEN], 0, jin_record_get_id (activity));
}

static void
append_row (JinCalendarPanel *self, JinRecord *activity)
{
  GtkWidget *row = create_row (self, activity);

  gtk_list_box_append (self->list, row);
  if (jin_record_get_id (activity) == self->chosen)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

/* The next rows. */
static void
add_rows (JinCalendarPanel *self, guint n_rows)
{
  guint until = MIN (self->n_shown + n_rows, self->activities->len);

  self->filling = TRUE;
  for (; self->n_shown < until; self->n_shown++)
    append_row (self, g_ptr_array_index (self->activities, self->n_shown));
  self->filling = FALSE;
}

/* Says what has no row yet; the chosen activity has one even when it is not yet among them. */
static void
end_rows (JinCalendarPanel *self)
{
  guint until = self->n_shown;
  guint n_left = self->activities->len - until;
  /* Translators: at the foot of a day's cell: that many activities have no room */
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n_left), n_left);

  self->filling = TRUE;
  for (guint i = until; i < self->activities->len; i++)
    if (jin_record_get_id (g_ptr_array_index (self->activities, i)) == self->chosen)
      append_row (self, g_ptr_array_index (self->activities, i));
  self->filling = FALSE;
  gtk_button_set_label (self->more_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_left > 0);
}

static void
more_cb (JinCalendarPanel *self)
{
  guint          first = self->n_shown;
  GtkListBoxRow *apart = gtk_list_box_get_row_at_index (self->list, (int)first);

  self->filling = TRUE;
  if (apart != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (apart));
  self->filling = FALSE;
  add_rows (self, ROWS_AT_ONCE);
  end_rows (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int)first)));
}

static void
clear_list (JinCalendarPanel *self)
{
  GtkWidget *old;

  self->filling = TRUE;
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, old);
  self->filling = FALSE;
  self->n_shown = 0;
}

static JinRecord *
find_chosen (JinCalendarPanel *self)
{
  for (guint i = 0; i < self->activities->len; i++)
    if (jin_record_get_id (g_ptr_array_index (self->activities, i)) == self->chosen)
      return g_ptr_array_index (self->activities, i);
  return NULL;
}

/* ---- the chosen activity ---- */

static void
add_fact (JinCalendarPanel *self, JinRecord *activity, int field)
{
  JinStore        *store = jin_window_get_store (self->window);
  JinContext       context = jin_window_context (self->window);
  g_autofree char *text = jin_record_format (activity, field, &context, JIN_MASK_INTERNAL, jin_store_list_func, store);
  GtkWidget       *label, *value;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (jin_field_label (jin_entity_field (&jin_activity_entity, field)));
  value = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (self->facts_box, label);
  gtk_box_append (self->facts_box, value);
}

static void
show_activity (JinCalendarPanel *self, JinRecord *activity)
{
  static const int facts[] = {JIN_ACTIVITY_TYPES, JIN_ACTIVITY_ORGANISATION, JIN_ACTIVITY_PLACE, JIN_ACTIVITY_HOST, JIN_ACTIVITY_TOPIC, JIN_ACTIVITY_STATE};
  g_autofree char *time = activity != NULL ? jin_activity_time_text (activity) : NULL;
  gint64           expected = activity != NULL ? jin_record_get_int (activity, JIN_ACTIVITY_EXPECTED) : 0;
  GtkWidget       *old;

  gtk_widget_set_visible (self->chosen_box, activity != NULL);
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->facts_box))) != NULL)
    gtk_box_remove (self->facts_box, old);
  if (activity == NULL)
    return;
  gtk_label_set_text (self->title_label, jin_record_get_title (activity));
  gtk_label_set_text (self->time_label, time);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    add_fact (self, activity, facts[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->ring), expected > 0 && !jin_record_is_empty (activity, JIN_ACTIVITY_PRESENT));
  jin_attendance_ring_set (self->ring, (int)jin_record_get_int (activity, JIN_ACTIVITY_PRESENT), (int)expected);
}

/* ---- filling ---- */

/* Rows, then what is known of the chosen activity, in turns of their own. */
static gboolean
fill_cb (gpointer data)
{
  JinCalendarPanel *self = data;

  if (self->fresh)
    clear_list (self);
  self->fresh = FALSE;
  if (self->n_shown < MIN (ROWS_AT_ONCE, self->activities->len))
    {
      add_rows (self, ROWS_A_TURN);
      return G_SOURCE_CONTINUE;
    }
  end_rows (self);
  show_activity (self, find_chosen (self));
  return G_SOURCE_REMOVE;
}

/* ---- class ---- */

static void
editor_done_cb (JinCalendarPanel *self, const char *uid)
{
  gtk_stack_set_visible_child_name (self->stack, "day");
  g_signal_emit (self, signals[EDITED], 0, uid);
}

static void
jin_calendar_panel_dispose (GObject *object)
{
  JinCalendarPanel *self = JIN_CALENDAR_PANEL (object);

  jin_gradual_stop (self);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_calendar_panel_parent_class)->dispose (object);
}

static void
jin_calendar_panel_class_init (JinCalendarPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_calendar_panel_dispose;
  signals[ACTIVITY_CHOSEN] = g_signal_new ("activity-chosen", JIN_TYPE_CALENDAR_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[EDITED] = g_signal_new ("edited", JIN_TYPE_CALENDAR_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (JIN_TYPE_ATTENDANCE_RING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-calendar-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, day_label);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, lunar_label);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, empty_label);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, list);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, more_button);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, chosen_box);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, time_label);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, facts_box);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarPanel, ring);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
jin_calendar_panel_init (JinCalendarPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
jin_calendar_panel_set_window (JinCalendarPanel *self, JinWindow *window)
{
  g_return_if_fail (JIN_IS_CALENDAR_PANEL (self) && JIN_IS_WINDOW (window));
  self->window = window;
}

void
jin_calendar_panel_show_day (JinCalendarPanel *self, JinDate day, GPtrArray *activities, gint64 chosen)
{
  g_autofree char *title = jin_month_day_title (day);
  g_autofree char *lunar_text = NULL;
  g_autofree char *small = NULL;
  g_autofree char *whole = NULL;
  gboolean         marked;
  JinLunar         lunar;

  g_return_if_fail (JIN_IS_CALENDAR_PANEL (self) && self->window != NULL && activities != NULL);
  lunar_text = jin_lunar_from_date (day, &lunar) ? jin_lunar_format (lunar) : g_strdup ("");
  small = jin_month_small_text (day, &marked);
  whole = marked ? g_strjoin (" · ", lunar_text, small, NULL) : g_strdup (lunar_text);
  gtk_label_set_text (self->day_label, title);
  gtk_label_set_text (self->lunar_label, whole);
  gtk_widget_set_visible (GTK_WIDGET (self->lunar_label), *whole != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->list), activities->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), activities->len == 0);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  self->activities = g_ptr_array_ref (activities);
  self->chosen = chosen;
  self->fresh = TRUE;
  jin_gradual_do (self, fill_cb);
}

void
jin_calendar_panel_edit (JinCalendarPanel *self, JinRecord *activity)
{
  g_return_if_fail (JIN_IS_CALENDAR_PANEL (self) && self->window != NULL);
  if (self->editor == NULL)
    {
      self->editor = jin_activity_editor_new (self->window);
      g_signal_connect_object (self->editor, "done", G_CALLBACK (editor_done_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->editor_bin, GTK_WIDGET (self->editor));
    }
  gtk_stack_set_visible_child_name (self->stack, "editor");
  jin_activity_editor_edit (self->editor, activity);
}

gboolean
jin_calendar_panel_is_editing (JinCalendarPanel *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_PANEL (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;
}

void
jin_calendar_panel_save (JinCalendarPanel *self, GTask *task)
{
  g_return_if_fail (JIN_IS_CALENDAR_PANEL (self) && G_IS_TASK (task));
  jin_activity_editor_save (self->editor, task);
}
