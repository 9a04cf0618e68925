/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-wrap-box.h"

#define JIN_TYPE_WRAP_LAYOUT (jin_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (JinWrapLayout, jin_wrap_layout, JIN, WRAP_LAYOUT, GtkLayoutManager)

/* In pixels; for boxes made by a template. */
#define DEFAULT_SPACING 12

struct _JinWrapLayout
{
  GtkLayoutManager parent_instance;

  int column_width; /* characters, 0 for none */
  int spacing;

  int   column_pixels; /* as measured with the font of @serial; asking for a font's measures takes as long as setting a line */
  guint serial;
};

G_DEFINE_FINAL_TYPE (JinWrapLayout, jin_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

#define MAX_COLUMNS 3

static GtkSizeRequestMode
jin_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
column_pixels (JinWrapLayout *self, GtkWidget *widget)
{
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  guint             serial = pango_context_get_serial (context);
  PangoFontMetrics *metrics;

  if (serial == self->serial || self->column_width == 0)
    return self->column_pixels;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  self->column_pixels = self->column_width * pango_font_metrics_get_approximate_digit_width (metrics) / PANGO_SCALE;
  self->serial = serial;
  pango_font_metrics_unref (metrics);
  return self->column_pixels;
}

static int
count_columns (JinWrapLayout *self, GtkWidget *widget, int width)
{
  int column = column_pixels (self, widget);

  return column > 0 ? CLAMP ((width + self->spacing) / (column + self->spacing), 1, MAX_COLUMNS) : 1;
}

static int
child_width (JinWrapLayout *self, GtkWidget *widget, GtkWidget *child, int width, int n_columns)
{
  int minimum, natural;

  if (self->column_width == 0)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      return CLAMP (natural, minimum, MAX (minimum, width));
    }
  if (gtk_widget_has_css_class (child, "wide"))
    return width;
  return (width - (n_columns - 1) * self->spacing) / n_columns;
}

/* Goes through the lines for a width; allocates if asked to. Returns the height. */
static int
lay_out (JinWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  int        n_columns = self->column_width > 0 ? count_columns (self, widget, width) : 0;
  int        y = 0;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL)
    {
      GtkWidget *first = child;
      GtkWidget *end;
      int        x = 0, line_height = 0;

      /* How far the line goes, and how high it is. */
      for (; child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int w, minimum, natural;

          if (!gtk_widget_should_layout (child))
            continue;
          w = child_width (self, widget, child, width, n_columns);
          if (x > 0 && x + w > width)
            break;
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, w, &minimum, &natural, NULL, NULL);
          line_height = MAX (line_height, natural);
          x += w + self->spacing;
        }
      end = child;
      x = 0;
      for (GtkWidget *c = first; allocate && c != end; c = gtk_widget_get_next_sibling (c))
        {
          int w;

          if (!gtk_widget_should_layout (c))
            continue;
          w = child_width (self, widget, c, width, n_columns);
          gtk_widget_size_allocate (c, &(GtkAllocation){x, y, w, line_height}, -1);
          x += w + self->spacing;
        }
      y += line_height + (line_height > 0 ? self->spacing : 0);
    }
  return MAX (0, y - self->spacing);
}

static void
jin_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  JinWrapLayout *self = JIN_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      if (for_size < 0)
        gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
      *minimum = *natural = lay_out (self, widget, for_size, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
  if (self->column_width > 0)
    *natural = MAX (*minimum, 2 * column_pixels (self, widget) + self->spacing);
}

static void
jin_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (JIN_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
jin_wrap_layout_class_init (JinWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = jin_wrap_layout_get_request_mode;
  layout_class->measure = jin_wrap_layout_measure;
  layout_class->allocate = jin_wrap_layout_allocate;
}

static void
jin_wrap_layout_init (JinWrapLayout *self)
{
  self->spacing = DEFAULT_SPACING;
}

/* ---- the box ---- */

struct _JinWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (JinWrapBox, jin_wrap_box, GTK_TYPE_WIDGET)

static void
jin_wrap_box_dispose (GObject *object)
{
  jin_wrap_box_clear (JIN_WRAP_BOX (object));
  G_OBJECT_CLASS (jin_wrap_box_parent_class)->dispose (object);
}

static void
jin_wrap_box_class_init (JinWrapBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_wrap_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), JIN_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
jin_wrap_box_init (JinWrapBox *self)
{
}

GtkWidget *
jin_wrap_box_new (int column_width, int spacing)
{
  GtkWidget     *self = g_object_new (JIN_TYPE_WRAP_BOX, NULL);
  JinWrapLayout *layout = JIN_WRAP_LAYOUT (gtk_widget_get_layout_manager (self));

  layout->column_width = column_width;
  layout->spacing = spacing;
  return self;
}

void
jin_wrap_box_append (JinWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (JIN_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
jin_wrap_box_clear (JinWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (JIN_IS_WRAP_BOX (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
