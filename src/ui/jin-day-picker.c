/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-day-picker.h"
#include "ui/jin-tooltip.h"

#define DAYS_A_WEEK 7
#define MONTHS_A_YEAR 12

struct _JinDayPicker
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkLabel *title;
  GtkGrid  *days;

  JinDate month; /* day precision is none */
  JinDate chosen;
};

G_DEFINE_FINAL_TYPE (JinDayPicker, jin_day_picker, ADW_TYPE_BIN)

static guint picked_signal;

static void
clicked_cb (JinDayPicker *self, GtkButton *button)
{
  JinDate day = self->month;

  day.day = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "day"));
  g_signal_emit (self, picked_signal, 0, jin_date_to_julian (day));
}

static GtkWidget *
create_day (JinDayPicker *self, int day)
{
  g_autofree char *number = g_strdup_printf ("%d", day);
  JinDate          date = JIN_DATE (self->month.year, self->month.month, day);
  g_autofree char *spoken = jin_date_format_long (date);
  GtkWidget       *button = gtk_button_new_with_label (number);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  if (jin_date_equal (date, self->chosen))
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "day", GUINT_TO_POINTER (day));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* The week's days stay; the days of the month begin below them, under their own. */
static void
fill (JinDayPicker *self)
{
  static const char *const weekdays[] = {
      NC_ ("weekday", "Mo"), NC_ ("weekday", "Tu"), NC_ ("weekday", "We"), NC_ ("weekday", "Th"), NC_ ("weekday", "Fr"), NC_ ("weekday", "Sa"), NC_ ("weekday", "Su"),
                                                                                                                         };
  g_autofree char *title = jin_date_format_long (self->month);
  int              first = jin_date_weekday (jin_date_first (self->month)) - 1;
  int              n_days = jin_date_days_in_month (self->month.year, self->month.month);
  GtkWidget       *child;

  gtk_label_set_text (self->title, title);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_grid_remove (self->days, child);
  for (int i = 0; i < DAYS_A_WEEK; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekdays[i]));

      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->days, label, i, 0, 1, 1);
    }
  for (int day = 1; day <= n_days; day++)
    gtk_grid_attach (self->days, create_day (self, day), (first + day - 1) % DAYS_A_WEEK, 1 + (first + day - 1) / DAYS_A_WEEK, 1, 1);
}

static void
step (JinDayPicker *self, int months)
{
  JinDate month = jin_date_add_months (self->month, months);

  if (jin_date_is_none (month))
    return;
  self->month = month;
  fill (self);
}

static void
previous_year_cb (JinDayPicker *self)
{
  step (self, -MONTHS_A_YEAR);
}

static void
previous_cb (JinDayPicker *self)
{
  step (self, -1);
}

static void
next_cb (JinDayPicker *self)
{
  step (self, 1);
}

static void
next_year_cb (JinDayPicker *self)
{
  step (self, MONTHS_A_YEAR);
}

static void
add_button (JinDayPicker *self, GtkWidget *box, const char *icon, const char *tip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  jin_tooltip_give (button, tip);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
jin_day_picker_class_init (JinDayPickerClass *klass)
{
  picked_signal = g_signal_new ("picked", JIN_TYPE_DAY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
jin_day_picker_init (JinDayPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *days = gtk_grid_new ();

  self->title = GTK_LABEL (title);
  self->days = GTK_GRID (days);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_grid_set_column_homogeneous (self->days, TRUE);
  add_button (self, head, "go-first-symbolic", _ ("Year Before"), G_CALLBACK (previous_year_cb));
  add_button (self, head, "go-previous-symbolic", _ ("Month Before"), G_CALLBACK (previous_cb));
  gtk_box_append (GTK_BOX (head), title);
  add_button (self, head, "go-next-symbolic", _ ("Next Month"), G_CALLBACK (next_cb));
  add_button (self, head, "go-last-symbolic", _ ("Next Year"), G_CALLBACK (next_year_cb));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), days);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
jin_day_picker_new (void)
{
  return g_object_new (JIN_TYPE_DAY_PICKER, NULL);
}

void
jin_day_picker_show (JinDayPicker *self, JinDate day)
{
  g_return_if_fail (JIN_IS_DAY_PICKER (self));
  g_return_if_fail (jin_date_precision (day) >= JIN_PRECISION_MONTH);
  self->chosen = day;
  self->month = JIN_DATE (day.year, day.month, 0);
  fill (self);
}
