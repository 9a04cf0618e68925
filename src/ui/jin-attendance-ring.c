/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/jin-percent.h"
#include "chart/jin-chart.h"
#include "chart/jin-scene-output.h"
#include "ui/jin-attendance-ring.h"

struct _JinAttendanceRing
{
  GtkWidget parent_instance;

  int present;
  int expected;
};

G_DEFINE_FINAL_TYPE (JinAttendanceRing, jin_attendance_ring, GTK_TYPE_WIDGET)

/* Natural size in sizes of the type: room for “100.0%” in the middle. */
#define LINES 10

/* In pixels. */
static double
type_size (GtkWidget *widget)
{
  PangoContext         *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  double                size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size : size * pango_cairo_context_get_resolution (context) / 72;
}

static void
jin_attendance_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JinAttendanceRing       *self = JIN_ATTENDANCE_RING (widget);
  double                   width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  JinChartTheme            theme;
  g_autoptr (JinChartData) data = jin_chart_data_new (_ ("Attendance rate"));
  g_autoptr (JinScene)     scene = NULL;
  cairo_t                 *cr;

  jin_chart_theme_init (&theme, adw_style_manager_get_dark (adw_style_manager_get_default ()) ? JIN_CHART_LOOK_DARK : JIN_CHART_LOOK_LIGHT, 1);
  theme.size = type_size (widget);
  theme.heading = FALSE;
  theme.background.alpha = 0;
  jin_chart_data_add_series (data, _ ("Present"), JIN_SERIES_VALUE);
  jin_chart_data_add_category (data, _ ("Attendance rate"));
  jin_chart_data_set_value (data, 0, 0, self->present, NULL);
  jin_chart_data_set_target (data, self->expected, _ ("Expected"));
  scene = jin_chart_layout (JIN_CHART_RING, data, &theme, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  jin_scene_draw (scene, cr);
  cairo_destroy (cr);
}

static void
jin_attendance_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = (int)(type_size (widget) * LINES);
}

static void
jin_attendance_ring_class_init (JinAttendanceRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = jin_attendance_ring_snapshot;
  widget_class->measure = jin_attendance_ring_measure;
  gtk_widget_class_set_css_name (widget_class, "attendancering");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jin_attendance_ring_init (JinAttendanceRing *self)
{
}

void
jin_attendance_ring_set (JinAttendanceRing *self, int present, int expected)
{
  g_autofree char *rate = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (JIN_IS_ATTENDANCE_RING (self));
  self->present = present;
  self->expected = expected;
  rate = jin_percent_format (present, expected);
  /* Translators: numbers of people, and a percentage such as 81.8% */
  name = g_strdup_printf (_ ("Expected %d · Present %d · Attendance rate %s"), expected, present, rate);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
