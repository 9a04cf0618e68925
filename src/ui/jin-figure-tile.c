/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-figure-tile.h"

struct _JinFigureTile
{
  GtkButton parent_instance;

  /* Children */
  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *change;

  /* Owned */
  JinFigure *figure;
};

G_DEFINE_FINAL_TYPE (JinFigureTile, jin_figure_tile, GTK_TYPE_BUTTON)

static GtkLabel *
append_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
set_clickable (JinFigureTile *self, gboolean clickable)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), clickable);
  gtk_widget_set_focusable (GTK_WIDGET (self), clickable);
}

static void
jin_figure_tile_dispose (GObject *object)
{
  g_clear_pointer (&JIN_FIGURE_TILE (object)->figure, jin_figure_free);
  G_OBJECT_CLASS (jin_figure_tile_parent_class)->dispose (object);
}

static void
jin_figure_tile_class_init (JinFigureTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_figure_tile_dispose;
}

static void
jin_figure_tile_init (JinFigureTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = append_label (box, "caption");
  self->value = append_label (box, "title-1");
  self->change = append_label (box, "dim-label");
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "tile");
  set_clickable (self, FALSE);
}

GtkWidget *
jin_figure_tile_new (const char *title)
{
  JinFigureTile *self = g_object_new (JIN_TYPE_FIGURE_TILE, NULL);

  g_return_val_if_fail (title != NULL, NULL);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->value, "…");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

void
jin_figure_tile_set (JinFigureTile *self, JinFigure *figure)
{
  g_autofree char *value = NULL;
  g_autofree char *change = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (JIN_IS_FIGURE_TILE (self) && figure != NULL);
  g_clear_pointer (&self->figure, jin_figure_free);
  self->figure = figure;
  value = jin_figure_format (figure);
  change = jin_figure_format_change (figure);
  label = g_strjoin (" ", figure->title, value, change, NULL); /* no change where there was nothing before */
  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->change, change != NULL ? change : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  set_clickable (self, figure->filter != NULL);
}

const JinFigure *
jin_figure_tile_get (JinFigureTile *self)
{
  g_return_val_if_fail (JIN_IS_FIGURE_TILE (self), NULL);
  return self->figure;
}
