/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-clock.h"
#include "ui/jin-calendar-date.h"
#include "ui/jin-month-days.h"

struct _JinCalendarDate
{
  AdwBin parent_instance;

  /* Template */
  GtkMenuButton *button;
  GtkEditable   *entry;
  GtkLabel      *message;
};

G_DEFINE_FINAL_TYPE (JinCalendarDate, jin_calendar_date, ADW_TYPE_BIN)

static guint day_entered_signal;

static void
shown_cb (JinCalendarDate *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
entered_cb (JinCalendarDate *self)
{
  g_autoptr (GError) error = NULL;
  JinDate            day;

  if (jin_month_parse_day (gtk_editable_get_text (self->entry), jin_clock_today (), &day, &error))
    {
      gtk_menu_button_popdown (self->button);
      g_signal_emit (self, day_entered_signal, 0, jin_date_to_julian (day));
      return;
    }
  gtk_label_set_text (self->message, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static void
jin_calendar_date_class_init (JinCalendarDateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  day_entered_signal = g_signal_new ("day-entered", JIN_TYPE_CALENDAR_DATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-calendar-date.ui");
  gtk_widget_class_bind_template_child (widget_class, JinCalendarDate, button);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarDate, entry);
  gtk_widget_class_bind_template_child (widget_class, JinCalendarDate, message);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
jin_calendar_date_init (JinCalendarDate *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Opens the question, ready for typing. */
void
jin_calendar_date_ask (JinCalendarDate *self)
{
  g_return_if_fail (JIN_IS_CALENDAR_DATE (self));
  gtk_menu_button_popup (self->button);
}
