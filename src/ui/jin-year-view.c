/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-rules-theme.h"
#include "ui/jin-month-days.h"
#include "ui/jin-year-month.h"
#include "ui/jin-year-view.h"

#define N_MONTHS 12

/*
 *   ┌ 1月 · 12 项      慰问关怀 ▾ ┐  a child of the flow box: head, then the days;
 *   │ 一 二 三 四 五 六 日         │  the themes of all months are the band 7+5
 *   │           1  2  3  4        │
 */
typedef struct
{
  GtkWidget     *child;
  GtkLabel      *title;
  GtkMenuButton *theme;
  JinYearMonth  *days;
} Month;

struct _JinYearView
{
  GtkWidget parent_instance;

  JinDate selected;
  JinDate today;
  Month   months[N_MONTHS];

  /* Children */
  GtkWidget  *scroller;
  GtkFlowBox *box;
  GtkLabel   *hint;

  /* Owned */
  JinYearThemes themes;
  JinCodeList  *theme_list;
  gboolean      turning;
};

static void jin_year_view_calendar_view_init (JinCalendarViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JinYearView, jin_year_view, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (JIN_TYPE_CALENDAR_VIEW, jin_year_view_calendar_view_init))

static guint themes_changed_signal;

/* ---- showing ---- */

static void
update_days (JinYearView *self)
{
  for (int i = 0; i < N_MONTHS; i++)
    jin_year_month_set_month (self->months[i].days, JIN_DATE (self->selected.year, i + 1, 1), self->selected, self->today);
}

static const char *
theme_label (JinYearView *self, int month)
{
  const JinCode *theme = self->theme_list != NULL ? jin_code_list_find (self->theme_list, self->themes.months[month]) : NULL;

  return theme != NULL ? theme->label : _ ("Own choice");
}

static void
show_themes (JinYearView *self)
{
  g_autofree char *missing = self->theme_list != NULL ? jin_year_themes_missing (&self->themes, self->theme_list) : NULL;
  /* Translators: %s are names of monthly themes, joined */
  g_autofree char *text = missing != NULL ? g_strdup_printf (_ ("No month has this theme yet: %s"), missing) : NULL;

  for (int i = 0; i < N_MONTHS; i++)
    {
      gtk_menu_button_set_label (self->months[i].theme, theme_label (self, i));
      if (*self->themes.months[i] != '\0')
        gtk_widget_remove_css_class (GTK_WIDGET (self->months[i].theme), "dim-label");
      else
        gtk_widget_add_css_class (GTK_WIDGET (self->months[i].theme), "dim-label");
    }
  gtk_label_set_text (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

static void
fill_menus (JinYearView *self)
{
  for (int i = 0; i < N_MONTHS; i++)
    {
      g_autoptr (GMenu) menu = g_menu_new ();

      for (guint k = 0; k <= jin_code_list_get_size (self->theme_list); k++)
        {
          const JinCode        *theme = k < jin_code_list_get_size (self->theme_list) ? jin_code_list_get (self->theme_list, k) : NULL;
          g_autoptr (GMenuItem) item = g_menu_item_new (theme != NULL ? theme->label : _ ("Own choice"), NULL);

          if (theme != NULL && theme->hidden)
            continue;
          g_menu_item_set_action_and_target (item, "year.theme", "(is)", i, theme != NULL ? theme->code : "");
          g_menu_append_item (menu, item);
        }
      gtk_menu_button_set_menu_model (self->months[i].theme, G_MENU_MODEL (menu));
    }
}

static void
show_counts (JinYearView *self, const JinCalendarYear *year)
{
  static const guint none[31] = {0};
  guint              most = year != NULL ? jin_calendar_year_most (year) : 0;

  for (int i = 0; i < N_MONTHS; i++)
    {
      guint            n = year != NULL ? jin_calendar_year_count_month (year, i + 1) : 0;
      g_autofree char *name = jin_month_name_of (i + 1);
      /* Translators: how many activities a day has, after the day's name or in its cell */
      g_autofree char *count = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity", "%u activities", n), n) : NULL;
      g_autofree char *title = count != NULL ? g_strjoin (" · ", name, count, NULL) : g_strdup (name);

      gtk_label_set_text (self->months[i].title, title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->months[i].child), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      theme_label (self, i), -1);
      jin_year_month_set_counts (self->months[i].days, year != NULL ? year->counts[i] : none, most);
    }
}

void
jin_year_view_set_year (JinYearView *self, const JinCalendarYear *year, JinCodeList *themes)
{
  g_return_if_fail (JIN_IS_YEAR_VIEW (self));
  if (themes != self->theme_list && themes != NULL)
    {
      g_clear_pointer (&self->theme_list, jin_code_list_unref);
      self->theme_list = jin_code_list_ref (themes);
      fill_menus (self);
    }
  if (year != NULL)
    {
      jin_year_themes_clear (&self->themes);
      jin_year_themes_init (&self->themes, self->theme_list, year->themes);
    }
  show_themes (self);
  show_counts (self, year);
}

static void
theme_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinYearView     *self = JIN_YEAR_VIEW (widget);
  g_autofree char *kept = NULL;
  const char      *code;
  int              month;

  g_variant_get (parameter, "(i&s)", &month, &code);
  if (month < 0 || month >= N_MONTHS)
    return;
  g_free (self->themes.months[month]);
  self->themes.months[month] = g_strdup (code);
  show_themes (self);
  kept = jin_year_themes_format (&self->themes);
  g_signal_emit (self, themes_changed_signal, 0, kept);
}

/* ---- going about ---- */

static void
go_to (JinYearView *self, JinDate day)
{
  if (jin_date_is_none (day))
    return;
  jin_calendar_view_select (JIN_CALENDAR_VIEW (self), day, self->today);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
focus_entered_cb (JinYearView *self, GParamSpec *pspec, GtkWidget *child)
{
  int month = gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (child)) + 1;

  if (gtk_widget_has_focus (child) && !self->turning && self->selected.year != 0 && month != self->selected.month)
    jin_calendar_view_select (JIN_CALENDAR_VIEW (self), jin_date_add_months (self->selected, month - self->selected.month), self->today);
}

static void
child_activated_cb (JinYearView *self, GtkFlowBoxChild *child)
{
  JinDate day = jin_date_add_months (self->selected, gtk_flow_box_child_get_index (child) + 1 - self->selected.month);

  g_signal_emit_by_name (self, "enter", jin_date_to_julian (day));
}

static void
day_clicked_cb (JinYearView *self, int julian)
{
  g_signal_emit_by_name (self, "enter", julian);
}

static gboolean
key_pressed_cb (JinYearView *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      go_to (self, jin_calendar_view_next (JIN_CALENDAR_VIEW (self), -1));
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      go_to (self, jin_calendar_view_next (JIN_CALENDAR_VIEW (self), 1));
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, self->today);
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- as a view ---- */

static void
jin_year_view_select (JinCalendarView *view, JinDate day, JinDate today)
{
  JinYearView *self = JIN_YEAR_VIEW (view);
  gboolean     focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  gboolean     same = jin_date_equal (self->selected, day);
  int          year = self->selected.year;

  self->selected = day;
  self->today = today;
  if (year != day.year)
    show_counts (self, NULL);
  update_days (self);
  self->turning = TRUE;
  if (focused)
    gtk_widget_grab_focus (self->months[day.month - 1].child);
  self->turning = FALSE;
  if (!same)
    g_signal_emit_by_name (self, "day-selected");
}

static JinDate
jin_year_view_get_selected (JinCalendarView *view)
{
  return JIN_YEAR_VIEW (view)->selected;
}

/* The year's numbers are asked for apart; of the activities only those of the day are needed. */
static void
jin_year_view_get_range (JinCalendarView *view, JinDate *from, JinDate *until)
{
  *from = *until = JIN_YEAR_VIEW (view)->selected;
}

static JinDate
jin_year_view_next (JinCalendarView *view, int by)
{
  return jin_date_add_months (JIN_YEAR_VIEW (view)->selected, by * N_MONTHS);
}

static char *
jin_year_view_dup_title (JinCalendarView *view)
{
  /* Translators: title of the year view */
  return g_strdup_printf (_ ("Year %d"), JIN_YEAR_VIEW (view)->selected.year);
}

static void
jin_year_view_calendar_view_init (JinCalendarViewInterface *iface)
{
  iface->select = jin_year_view_select;
  iface->get_selected = jin_year_view_get_selected;
  iface->get_range = jin_year_view_get_range;
  iface->next = jin_year_view_next;
  iface->dup_title = jin_year_view_dup_title;
}

/* ---- class ---- */

static gboolean
jin_year_view_grab_focus (GtkWidget *widget)
{
  JinYearView *self = JIN_YEAR_VIEW (widget);

  return gtk_widget_grab_focus (self->months[MAX (self->selected.month, 1) - 1].child);
}

static void
jin_year_view_dispose (GObject *object)
{
  JinYearView *self = JIN_YEAR_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  jin_year_themes_clear (&self->themes);
  g_clear_pointer (&self->theme_list, jin_code_list_unref);
  G_OBJECT_CLASS (jin_year_view_parent_class)->dispose (object);
}

static void
jin_year_view_class_init (JinYearViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_year_view_dispose;
  widget_class->grab_focus = jin_year_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "yearview");
  gtk_widget_class_install_action (widget_class, "year.theme", "(is)", theme_action);
  themes_changed_signal = g_signal_new ("themes-changed", JIN_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
create_month (JinYearView *self, Month *month)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *theme = gtk_menu_button_new ();
  GtkWidget *days = jin_year_month_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (theme, "flat");
  gtk_widget_set_tooltip_text (theme, _ ("Theme of the Month"));
  gtk_widget_set_vexpand (days, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), theme);
  gtk_box_append (GTK_BOX (content), head);
  gtk_box_append (GTK_BOX (content), days);
  month->child = gtk_flow_box_child_new ();
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (month->child), content);
  month->title = GTK_LABEL (title);
  month->theme = GTK_MENU_BUTTON (theme);
  month->days = JIN_YEAR_MONTH (days);
  g_signal_connect_object (days, "day-clicked", G_CALLBACK (day_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (month->child, "notify::has-focus", G_CALLBACK (focus_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->box, month->child);
}

static void
jin_year_view_init (JinYearView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget          *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scroller = gtk_scrolled_window_new ();
  self->hint = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "xalign", 0.0, "wrap", TRUE, "margin-start", 18, "margin-end", 18, "margin-top", 6, NULL));
  self->box = GTK_FLOW_BOX (g_object_new (GTK_TYPE_FLOW_BOX, "homogeneous", TRUE, "min-children-per-line", 2, "max-children-per-line", 4, "selection-mode", GTK_SELECTION_NONE,
                                          "row-spacing", 6, "column-spacing", 12, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, "vexpand", TRUE, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Months of the Year"), -1);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  jin_year_themes_init (&self->themes, NULL, NULL);
  for (int i = 0; i < N_MONTHS; i++)
    create_month (self, &self->months[i]);
  g_signal_connect_object (self->box, "child-activated", G_CALLBACK (child_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
