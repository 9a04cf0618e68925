/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-value.h"
#include "ui/jin-accessible.h"
#include "ui/jin-activity-colour.h"
#include "ui/jin-calendar-choice.h"
#include "ui/jin-calendar-sidebar.h"
#include "ui/jin-gradual.h"
#include "ui/jin-month-mini.h"
#include "ui/jin-tooltip.h"

struct _JinCalendarSidebar
{
  AdwBin parent_instance;

  /* Template */
  JinMonthMini *mini;
  GtkWidget    *organisations_box;
  GtkListView  *organisations_view;
  GtkListView  *types_view;

  /* Owned */
  GListStore *organisations; /* JinCalendarChoice */
  GListStore *types;
  gboolean    filling;
};

G_DEFINE_FINAL_TYPE (JinCalendarSidebar, jin_calendar_sidebar, ADW_TYPE_BIN)

enum {
  DAY_CLICKED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define INDENT 14

/* ---- rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spot = adw_bin_new ();
  GtkWidget *label = jin_tooltip_line_new ();

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), spot);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  JinCalendarChoice *choice = gtk_list_item_get_item (item);
  GtkWidget         *box = gtk_list_item_get_child (item);
  GtkWidget         *check = gtk_widget_get_first_child (box);
  GtkWidget         *spot = gtk_widget_get_next_sibling (check);
  GtkWidget         *label = gtk_widget_get_next_sibling (spot);
  const char        *title = jin_calendar_choice_get_label (choice);
  const GdkRGBA     *colour = jin_calendar_choice_get_colour (choice);

  gtk_widget_set_margin_start (box, INDENT * jin_calendar_choice_get_depth (choice));
  gtk_inscription_set_text (GTK_INSCRIPTION (label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  jin_accessible_name_row (item, title);
  adw_bin_set_child (ADW_BIN (spot), colour != NULL ? jin_activity_spot_new (colour) : NULL);
  gtk_widget_set_visible (spot, colour != NULL);
  g_object_set_data (G_OBJECT (item), "binding", g_object_bind_property (choice, "shown", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_binding_unbind (g_object_get_data (G_OBJECT (item), "binding"));
}

static void
activate_cb (GtkListView *view, guint position)
{
  g_autoptr (JinCalendarChoice) choice = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  jin_calendar_choice_set_shown (choice, !jin_calendar_choice_is_shown (choice));
}

/* ---- which ---- */

static void
shown_cb (JinCalendarSidebar *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static JinCalendarChoice *
create_choice (JinCalendarSidebar *self, const char *key, const char *label, int depth, const GdkRGBA *colour, const char *hidden)
{
  JinCalendarChoice *choice = jin_calendar_choice_new (key, label, depth, colour);

  jin_calendar_choice_set_shown (choice, hidden == NULL || !jin_codes_contain (hidden, key));
  g_signal_connect_object (choice, "notify::shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

static char *
dup_hidden (GListStore *choices)
{
  g_autoptr (GString) hidden = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (choices)); i++)
    {
      g_autoptr (JinCalendarChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), i);

      if (!jin_calendar_choice_is_shown (choice))
        g_string_append_printf (hidden, "%s%s", hidden->len > 0 ? "," : "", jin_calendar_choice_get_key (choice));
    }
  return g_string_free (g_steal_pointer (&hidden), FALSE);
}

/* Rows stay as they are when nothing but the activities changed: no flicker, the keyboard keeps its place. */
static void
replace (GListStore *choices, GPtrArray *wanted)
{
  guint    n = g_list_model_get_n_items (G_LIST_MODEL (choices));
  gboolean same = n == wanted->len;

  for (guint i = 0; same && i < n; i++)
    {
      g_autoptr (JinCalendarChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), i);

      same = jin_calendar_choice_equal (choice, g_ptr_array_index (wanted, i));
      jin_calendar_choice_set_shown (choice, jin_calendar_choice_is_shown (g_ptr_array_index (wanted, i)));
    }
  if (!same)
    g_list_store_splice (choices, 0, n, wanted->pdata, wanted->len);
}

/* All of them, or none to begin with when but one is wanted. */
static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinCalendarSidebar *self = JIN_CALENDAR_SIDEBAR (widget);
  GListModel         *choices = G_LIST_MODEL (g_str_equal (name, "shown.types") ? self->types : self->organisations);

  self->filling = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (JinCalendarChoice) choice = g_list_model_get_item (choices, i);

      jin_calendar_choice_set_shown (choice, g_variant_get_boolean (parameter));
    }
  self->filling = FALSE;
  shown_cb (self);
}

/* ---- class ---- */

static void
day_clicked_cb (JinCalendarSidebar *self, int julian)
{
  g_signal_emit (self, signals[DAY_CLICKED], 0, julian);
}

static void
jin_calendar_sidebar_dispose (GObject *object)
{
  JinCalendarSidebar *self = JIN_CALENDAR_SIDEBAR (object);

  g_clear_object (&self->organisations);
  g_clear_object (&self->types);
  G_OBJECT_CLASS (jin_calendar_sidebar_parent_class)->dispose (object);
}

static void
jin_calendar_sidebar_class_init (JinCalendarSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_calendar_sidebar_dispose;
  signals[DAY_CLICKED] = g_signal_new ("day-clicked", JIN_TYPE_CALENDAR_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_CALENDAR_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "shown.organisations", "b", show_all_action);
  gtk_widget_class_install_action (widget_class, "shown.types", "b", show_all_action);
  g_type_ensure (JIN_TYPE_MONTH_MINI);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-calendar-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, JinCalendarSidebar, mini);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarSidebar, organisations_box);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarSidebar, organisations_view);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarSidebar, types_view);
  gtk_widget_class_bind_template_callback (widget_class, day_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
set_model (GtkListView *view, GListStore *choices)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (jin_gradual_new (g_object_ref (G_LIST_MODEL (choices)))));

  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (selection));
}

static void
jin_calendar_sidebar_init (JinCalendarSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->organisations = g_list_store_new (JIN_TYPE_CALENDAR_CHOICE);
  self->types = g_list_store_new (JIN_TYPE_CALENDAR_CHOICE);
  set_model (self->organisations_view, self->organisations);
  set_model (self->types_view, self->types);
}

void
jin_calendar_sidebar_set_day (JinCalendarSidebar *self, JinDate selected, JinDate today)
{
  g_return_if_fail (JIN_IS_CALENDAR_SIDEBAR (self));
  jin_month_mini_set_today (self->mini, today);
  jin_month_mini_set_selected (self->mini, selected);
}

void
jin_calendar_sidebar_set_data (JinCalendarSidebar *self, JinCalendarData *data, JinCodeList *types)
{
  g_autoptr (GPtrArray) organisations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (JIN_IS_CALENDAR_SIDEBAR (self) && data != NULL);
  self->filling = TRUE;
  for (guint i = 0; i < data->organisations->len; i++)
    {
      JinRecord       *organisation = g_ptr_array_index (data->organisations, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, jin_record_get_id (organisation));

      g_ptr_array_add (organisations, create_choice (self, key, jin_record_get_title (organisation), g_array_index (data->depths, int, i), NULL, data->hidden_organisations));
    }
  for (guint i = 0; types != NULL && i < jin_code_list_get_size (types); i++)
    {
      const JinCode *code = jin_code_list_get (types, i);
      GdkRGBA        colour = jin_activity_colour (types, code->code);

      if (!code->hidden)
        g_ptr_array_add (kinds, create_choice (self, code->code, code->label, 0, &colour, data->hidden_types));
    }
  replace (self->organisations, organisations);
  replace (self->types, kinds);
  gtk_widget_set_visible (self->organisations_box, organisations->len > 0);
  self->filling = FALSE;
}

char *
jin_calendar_sidebar_dup_hidden_organisations (JinCalendarSidebar *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_SIDEBAR (self), NULL);
  return dup_hidden (self->organisations);
}

char *
jin_calendar_sidebar_dup_hidden_types (JinCalendarSidebar *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_SIDEBAR (self), NULL);
  return dup_hidden (self->types);
}
