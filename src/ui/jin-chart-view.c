/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "chart/jin-scene-output.h"
#include "ui/jin-chart-view.h"

/* What the type size setting calls 100 %: 96 dots an inch, in GTK's 1024ths. */
#define NORMAL_DPI (96 * 1024)
#define MIN_HEIGHT 220

struct _JinChartView
{
  GtkWidget parent_instance;

  JinChartKind  kind;
  JinChartData *data;
  JinScene     *scene; /* of the present size and look, or NULL */
  int           datum;
};

G_DEFINE_FINAL_TYPE (JinChartView, jin_chart_view, GTK_TYPE_WIDGET)

enum {
  DATUM_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static double
type_scale (JinChartView *self)
{
  int dpi = NORMAL_DPI;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (double)dpi / NORMAL_DPI : 1.0;
}

static JinChartLook
look (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? JIN_CHART_LOOK_DARK_CONTRAST : JIN_CHART_LOOK_LIGHT_CONTRAST;
  return dark ? JIN_CHART_LOOK_DARK : JIN_CHART_LOOK_LIGHT;
}

static JinScene *
get_scene (JinChartView *self)
{
  JinChartTheme theme;

  if (self->scene != NULL || self->data == NULL)
    return self->scene;
  jin_chart_theme_init (&theme, look (), type_scale (self));
  theme.background.alpha = 0;
  self->scene = jin_chart_layout (self->kind, self->data, &theme, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)));
  return self->scene;
}

static void
forget_scene (JinChartView *self)
{
  g_clear_pointer (&self->scene, jin_scene_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The data as drawn: ranked, and the smallest folded into one; numbers of data count in it. */
static JinChartData *
shown_data (JinChartView *self)
{
  return self->scene != NULL ? jin_chart_get_data (self->scene) : self->data;
}

/* What a screen reader says: the sentence, then the chosen datum. */
static void
describe (JinChartView *self)
{
  g_autofree char *datum = self->datum >= 0 ? jin_chart_describe_datum (shown_data (self), self->datum) : NULL;
  const char      *sentence = self->data != NULL ? jin_chart_data_get_sentence (self->data) : NULL;
  const char      *question = self->data != NULL ? jin_chart_data_get_question (self->data) : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), datum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, question != NULL ? question : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, datum != NULL ? datum : sentence != NULL ? sentence
                                                                                                                : "",
                                  -1);
}

static void
choose (JinChartView *self,
        int           datum)
{
  if (datum == self->datum)
    return;
  self->datum = datum;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate (JinChartView *self)
{
  if (self->datum >= 0)
    g_signal_emit (self, signals[DATUM_ACTIVATED], 0, self->datum);
}

/* ---- pointer and keys ---- */

static void
motion_cb (JinChartView *self,
           double        x,
           double        y)
{
  JinScene *scene = get_scene (self);

  if (scene != NULL)
    choose (self, jin_scene_hit (scene, x, y));
}

static void
leave_cb (JinChartView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    choose (self, -1);
}

static void
released_cb (JinChartView *self,
             int           n_press,
             double        x,
             double        y)
{
  motion_cb (self, x, y);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate (self);
}

/* Arrows walk through the data in the order of the table. */
static gboolean
key_cb (JinChartView   *self,
        guint           key,
        guint           code,
        GdkModifierType modifiers)
{
  int n = get_scene (self) != NULL ? (int)jin_chart_data_get_n_data (shown_data (self)) : 0;

  if (n == 0 || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      choose (self, MIN (self->datum + 1, n - 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      choose (self, MAX (self->datum - 1, 0));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      choose (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      choose (self, n - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- widget ---- */

static void
jin_chart_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  double scale = type_scale (JIN_CHART_VIEW (widget));

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int)(MIN_HEIGHT * (0.5 + scale / 2));
  else
    {
      *minimum = 200;
      *natural = 360;
    }
}

static void
jin_chart_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  g_clear_pointer (&JIN_CHART_VIEW (widget)->scene, jin_scene_unref);
}

static void
jin_chart_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  JinChartView   *self = JIN_CHART_VIEW (widget);
  JinScene       *scene = get_scene (self);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget));
  cairo_t        *cr;

  if (scene == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  jin_scene_draw_full (scene, cr, self->datum);
  cairo_destroy (cr);
}

static void
jin_chart_view_dispose (GObject *object)
{
  JinChartView *self = JIN_CHART_VIEW (object);

  g_clear_pointer (&self->scene, jin_scene_unref);
  g_clear_pointer (&self->data, jin_chart_data_unref);

  G_OBJECT_CLASS (jin_chart_view_parent_class)->dispose (object);
}

static void
jin_chart_view_class_init (JinChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_chart_view_dispose;
  widget_class->measure = jin_chart_view_measure;
  widget_class->size_allocate = jin_chart_view_size_allocate;
  widget_class->snapshot = jin_chart_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");

  signals[DATUM_ACTIVATED] = g_signal_new ("datum-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
jin_chart_view_init (JinChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  AdwStyleManager    *style = adw_style_manager_get_default ();

  self->datum = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget_scene), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget_scene), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (forget_scene), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
jin_chart_view_new (void)
{
  return g_object_new (JIN_TYPE_CHART_VIEW, NULL);
}

void
jin_chart_view_set (JinChartView *self,
                    JinChartKind  kind,
                    JinChartData *data)
{
  g_return_if_fail (JIN_IS_CHART_VIEW (self) && data != NULL);

  jin_chart_data_ref (data);
  g_clear_pointer (&self->data, jin_chart_data_unref);
  self->data = data;
  self->kind = kind;
  self->datum = -1;
  describe (self);
  forget_scene (self);
}

JinChartData *
jin_chart_view_get_data (JinChartView *self)
{
  g_return_val_if_fail (JIN_IS_CHART_VIEW (self), NULL);

  return self->data;
}

/* The list behind the datum, and the datum in words. */
const char *
jin_chart_view_get_filter (JinChartView *self,
                           char        **words)
{
  g_return_val_if_fail (JIN_IS_CHART_VIEW (self), NULL);

  if (self->datum < 0)
    return NULL;
  *words = jin_chart_describe_datum (shown_data (self), self->datum);
  return jin_chart_data_get_filter (shown_data (self), self->datum);
}

int
jin_chart_view_get_datum (JinChartView *self)
{
  g_return_val_if_fail (JIN_IS_CHART_VIEW (self), -1);

  return self->datum;
}
