/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-month-days.h"
#include "ui/jin-month-mini.h"

struct _JinMonthMini
{
  GtkWidget parent_instance;

  JinDate today;
  JinDate selected;
};

G_DEFINE_FINAL_TYPE (JinMonthMini, jin_month_mini, GTK_TYPE_WIDGET)

#define LINES (JIN_MONTH_WEEKS + 1) /* the weekdays, then the weeks */

static guint day_clicked_signal;

static void
measure_text (JinMonthMini *self, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "88");

  pango_layout_get_pixel_size (layout, width, height);
}

static void
put_text (JinMonthMini *self, GtkSnapshot *snapshot, const char *text, int line, int column, GdkRGBA colour, gboolean bold)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  float                   cell_width = (float)gtk_widget_get_width (GTK_WIDGET (self)) / 7;
  float                   cell_height = (float)gtk_widget_get_height (GTK_WIDGET (self)) / LINES;
  int                     width, height;

  if (bold)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (cell_width * (float)column + (cell_width - (float)width) / 2, cell_height * (float)line + (cell_height - (float)height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* A ring for today, a filled round for the selected day. */
static void
put_round (JinMonthMini *self, GtkSnapshot *snapshot, int line, int column, GdkRGBA colour, gboolean filled)
{
  float          cell_width = (float)gtk_widget_get_width (GTK_WIDGET (self)) / 7;
  float          cell_height = (float)gtk_widget_get_height (GTK_WIDGET (self)) / LINES;
  float          side = MIN (cell_width, cell_height) - 1;
  float          thickness = filled ? side / 2 : 1.5f;
  float          widths[4] = {thickness, thickness, thickness, thickness};
  GdkRGBA        colours[4] = {colour, colour, colour, colour};
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round,
                                   &GRAPHENE_RECT_INIT (cell_width * ((float)column + 0.5f) - side / 2, cell_height * ((float)line + 0.5f) - side / 2, side, side),
                                   side / 2);
  gtk_snapshot_append_border (snapshot, &round, widths, colours);
}

static GdkRGBA
faded (GdkRGBA colour, double alpha)
{
  colour.alpha *= (float)alpha;
  return colour;
}

static void
jin_month_mini_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JinMonthMini *self = JIN_MONTH_MINI (widget);
  JinDate       month = jin_month_of_day (self->selected);
  GdkRGBA       ink;

  if (self->selected.year == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  for (int i = 0; i < 7; i++)
    put_text (self, snapshot, jin_month_weekday_short (i + 1), 0, i, faded (ink, 0.7), FALSE);
  for (int i = 0; i < JIN_MONTH_CELLS; i++)
    {
      JinDate  day = jin_month_cell_date (month, (guint)i);
      gboolean today = jin_date_equal (day, self->today);
      char     digits[12];

      g_snprintf (digits, sizeof digits, "%d", day.day);
      if (jin_date_equal (day, self->selected))
        put_round (self, snapshot, i / 7 + 1, i % 7, faded (ink, 0.18), TRUE);
      if (today)
        put_round (self, snapshot, i / 7 + 1, i % 7, ink, FALSE);
      put_text (self, snapshot, digits, i / 7 + 1, i % 7, day.month == month.month ? ink : faded (ink, 0.45), today);
    }
}

static void
jin_month_mini_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int width, height;

  measure_text (JIN_MONTH_MINI (widget), &width, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 7 * (width + 6) : LINES * (height + 4);
  *natural = *minimum;
}

static void
released_cb (JinMonthMini *self, int n_press, double x, double y)
{
  int     line = (int)(y * LINES / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1)) - 1;
  int     column = (int)(x * 7 / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));
  JinDate day;

  if (line < 0 || line >= JIN_MONTH_WEEKS || column < 0 || column > 6)
    return;
  day = jin_month_cell_date (jin_month_of_day (self->selected), (guint)(line * 7 + column));
  g_signal_emit (self, day_clicked_signal, 0, jin_date_to_julian (day));
}

static void
jin_month_mini_class_init (JinMonthMiniClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = jin_month_mini_snapshot;
  widget_class->measure = jin_month_mini_measure;
  gtk_widget_class_set_css_name (widget_class, "monthmini");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  day_clicked_signal = g_signal_new ("day-clicked", JIN_TYPE_MONTH_MINI, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
jin_month_mini_init (JinMonthMini *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
jin_month_mini_set_today (JinMonthMini *self, JinDate today)
{
  g_return_if_fail (JIN_IS_MONTH_MINI (self));
  self->today = today;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Turns to the day's month, too. */
void
jin_month_mini_set_selected (JinMonthMini *self, JinDate day)
{
  g_return_if_fail (JIN_IS_MONTH_MINI (self));
  self->selected = day;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
