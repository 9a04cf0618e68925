/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <adwaita.h>

#include "chart/jin-chart-theme.h"
#include "ui/jin-activity-colour.h"

#define SPOT_SIZE 10

/* Place of the first of @codes in the list, which gives its colour. */
static guint
find_place (JinCodeList *types, const char *codes)
{
  gsize length = strcspn (codes, ",");

  for (guint i = 0; types != NULL && i < jin_code_list_get_size (types); i++)
    {
      const char *code = jin_code_list_get (types, i)->code;

      if (strlen (code) == length && strncmp (code, codes, length) == 0)
        return i;
    }
  return G_MAXUINT;
}

/**
 * jin_activity_colour:
 * @types: (nullable): the code list `activity_type`
 * @codes: the types of an activity, joined by ","; the first counts
 *
 * Returns: a colour of the charts' palette for the present light or dark; grey for activities without a type
 */
GdkRGBA
jin_activity_colour (JinCodeList *types, const char *codes)
{
  gboolean      dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  guint         place = find_place (types, codes);
  JinChartTheme theme;
  JinColour     colour;

  jin_chart_theme_init (&theme, dark ? JIN_CHART_LOOK_DARK : JIN_CHART_LOOK_LIGHT, 1);
  colour = place == G_MAXUINT ? theme.previous : theme.series[place % JIN_CHART_N_COLOURS];
  return (GdkRGBA){(float)colour.red, (float)colour.green, (float)colour.blue, 1};
}

GdkRGBA
jin_activity_heat (void)
{
  gboolean      dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  JinChartTheme theme;
  JinColour     colour;

  jin_chart_theme_init (&theme, dark ? JIN_CHART_LOOK_DARK : JIN_CHART_LOOK_LIGHT, 1);
  colour = theme.series[0];
  return (GdkRGBA){(float)colour.red, (float)colour.green, (float)colour.blue, 1};
}

static void
draw_spot (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer colour)
{
  double radius = MIN (width, height) / 2.0;

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_arc (cr, width / 2.0, height / 2.0, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

GtkWidget *
jin_activity_spot_new (const GdkRGBA *colour)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SPOT_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SPOT_SIZE);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_spot, gdk_rgba_copy (colour), (GDestroyNotify)gdk_rgba_free);
  return area;
}
