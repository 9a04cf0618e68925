/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-festival.h"
#include "ui/jin-activity-colour.h"
#include "ui/jin-month-days.h"
#include "ui/jin-year-month.h"

#define LINES (JIN_MONTH_WEEKS + 1) /* the weekdays, then the weeks */
#define LEVELS 4
#define DAYS 31

struct _JinYearMonth
{
  GtkWidget parent_instance;

  JinDate month;
  JinDate selected;
  JinDate today;
  guint   counts[DAYS];
  guint   most;
};

G_DEFINE_FINAL_TYPE (JinYearMonth, jin_year_month, GTK_TYPE_WIDGET)

static guint day_clicked_signal;

static GdkRGBA
faded (GdkRGBA colour, double alpha)
{
  colour.alpha *= (float)alpha;
  return colour;
}

/* 0 for none, else 1…LEVELS. */
static guint
level_of (JinYearMonth *self, guint count)
{
  return count == 0 || self->most == 0 ? 0 : (count * LEVELS + self->most - 1) / self->most;
}

/* Where a day stands; its cell is counted from the Monday on or before the 1st. */
static graphene_rect_t
place_of (JinYearMonth *self, guint cell)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self)) / 7;
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self)) / LINES;

  return GRAPHENE_RECT_INIT ((float)(cell % 7) * width, (float)(cell / 7 + 1) * height, width, height);
}

static void
put_text (JinYearMonth *self, GtkSnapshot *snapshot, const char *text, const graphene_rect_t *place, GdkRGBA colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int                     width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place->origin.x + (place->size.width - (float)width) / 2, place->origin.y + (place->size.height - (float)height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
put_frame (GtkSnapshot *snapshot, const graphene_rect_t *place, float thickness, GdkRGBA colour)
{
  float          widths[4] = {thickness, thickness, thickness, thickness};
  GdkRGBA        colours[4] = {colour, colour, colour, colour};
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, place, 3);
  gtk_snapshot_append_border (snapshot, &frame, widths, colours);
}

static void
draw_day (JinYearMonth *self, GtkSnapshot *snapshot, JinDate day, guint cell, GdkRGBA ink, GdkRGBA heat)
{
  graphene_rect_t place = place_of (self, cell);
  graphene_rect_t inner = GRAPHENE_RECT_INIT (place.origin.x + 1, place.origin.y + 1, place.size.width - 2, place.size.height - 2);
  guint           level = level_of (self, self->counts[day.day - 1]);
  char            digits[12];

  g_snprintf (digits, sizeof digits, "%d", day.day);
  if (level > 0)
    {
      GdkRGBA colour = faded (heat, 0.1 + 0.4 * level / LEVELS);

      gtk_snapshot_append_color (snapshot, &colour, &inner);
    }
  if (jin_date_equal (day, self->selected))
    put_frame (snapshot, &inner, 2, faded (ink, 0.55));
  if (jin_date_equal (day, self->today))
    put_frame (snapshot, &inner, 2, ink);
  put_text (self, snapshot, digits, &place, level == 0 && !jin_is_working_day (day, NULL) ? faded (ink, 0.6) : ink);
}

static void
jin_year_month_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JinYearMonth *self = JIN_YEAR_MONTH (widget);
  GdkRGBA       ink, heat = jin_activity_heat ();

  if (self->month.year == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  for (guint i = 0; i < 7; i++)
    {
      graphene_rect_t place = place_of (self, i);

      place.origin.y = 0;
      put_text (self, snapshot, jin_month_weekday_short ((int)i + 1), &place, faded (ink, 0.6));
    }
  for (JinDate day = self->month; day.month == self->month.month; day = jin_date_add_days (day, 1))
    draw_day (self, snapshot, day, (guint)jin_month_find_cell (self->month, day), ink, heat);
}

static void
jin_year_month_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "88");
  int                     width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 7 * (width + 6) : LINES * height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *minimum : LINES * (height + 1);
}

static JinDate
day_at (JinYearMonth *self, double x, double y)
{
  int     line = (int)(y * LINES / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1)) - 1;
  int     column = (int)(x * 7 / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));
  JinDate day;

  if (self->month.year == 0 || line < 0 || line >= JIN_MONTH_WEEKS || column < 0 || column > 6)
    return JIN_DATE_NONE;
  day = jin_month_cell_date (self->month, (guint)(line * 7 + column));
  return day.month == self->month.month ? day : JIN_DATE_NONE;
}

static void
released_cb (JinYearMonth *self, int n_press, double x, double y)
{
  JinDate day = day_at (self, x, y);

  if (!jin_date_is_none (day))
    g_signal_emit (self, day_clicked_signal, 0, jin_date_to_julian (day));
}

static gboolean
jin_year_month_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  JinYearMonth    *self = JIN_YEAR_MONTH (widget);
  JinDate          day = keyboard ? JIN_DATE_NONE : day_at (self, x, y);
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  guint            n;

  if (jin_date_is_none (day))
    return FALSE;
  n = self->counts[day.day - 1];
  name = jin_month_day_name (day);
  /* Translators: how many activities a day has, after the day's name or in its cell */
  count = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity", "%u activities", n), n) : NULL;
  text = g_strjoin ("\n", name, count, NULL);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
jin_year_month_class_init (JinYearMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = jin_year_month_snapshot;
  widget_class->measure = jin_year_month_measure;
  widget_class->query_tooltip = jin_year_month_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "yearmonth");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  day_clicked_signal = g_signal_new ("day-clicked", JIN_TYPE_YEAR_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
jin_year_month_init (JinYearMonth *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
jin_year_month_new (void)
{
  return g_object_new (JIN_TYPE_YEAR_MONTH, NULL);
}

void
jin_year_month_set_month (JinYearMonth *self, JinDate month, JinDate selected, JinDate today)
{
  g_return_if_fail (JIN_IS_YEAR_MONTH (self));
  self->month = month;
  self->selected = selected;
  self->today = today;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jin_year_month_set_counts (JinYearMonth *self, const guint *counts, guint most)
{
  g_return_if_fail (JIN_IS_YEAR_MONTH (self) && counts != NULL);
  memcpy (self->counts, counts, sizeof self->counts);
  self->most = most;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
