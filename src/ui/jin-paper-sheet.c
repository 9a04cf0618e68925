/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-paper-sheet.h"

struct _JinPaperSheet
{
  GtkWidget parent_instance;

  JinDocument *document;
  int          page;
  double       zoom;
};

G_DEFINE_FINAL_TYPE (JinPaperSheet, jin_paper_sheet, GTK_TYPE_WIDGET)

static void
jin_paper_sheet_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  JinPaperSheet      *self = JIN_PAPER_SHEET (widget);
  const JinPageSetup *setup;

  *minimum = *natural = 0;
  if (self->document == NULL)
    return;
  setup = jin_document_get_page_setup (self->document);
  *minimum = *natural = (int)((orientation == GTK_ORIENTATION_HORIZONTAL ? setup->width : setup->height) * self->zoom);
}

static void
jin_paper_sheet_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  JinPaperSheet  *self = JIN_PAPER_SHEET (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget), (float)gtk_widget_get_height (widget));
  cairo_t        *cr;

  if (self->document == NULL)
    return;
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){1, 1, 1, 1}, &area);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_scale (cr, self->zoom, self->zoom);
  jin_document_draw_page (self->document, self->page, cr);
  cairo_destroy (cr);
}

static void
jin_paper_sheet_dispose (GObject *object)
{
  g_clear_object (&JIN_PAPER_SHEET (object)->document);

  G_OBJECT_CLASS (jin_paper_sheet_parent_class)->dispose (object);
}

static void
jin_paper_sheet_class_init (JinPaperSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_paper_sheet_dispose;
  widget_class->measure = jin_paper_sheet_measure;
  widget_class->snapshot = jin_paper_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jin_paper_sheet_init (JinPaperSheet *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "paper-sheet");
}

GtkWidget *
jin_paper_sheet_new (void)
{
  return g_object_new (JIN_TYPE_PAPER_SHEET, NULL);
}

void
jin_paper_sheet_set (JinPaperSheet *self,
                     JinDocument   *document,
                     int            page,
                     double         zoom)
{
  g_autofree char *label = NULL;

  g_return_if_fail (JIN_IS_PAPER_SHEET (self));

  g_set_object (&self->document, document);
  self->page = page;
  self->zoom = zoom;
  if (document != NULL)
    {
      /* Translators: %d is a page's number, %s the document's title */
      label = g_strdup_printf (_ ("Page %d of “%s”"), page + 1, jin_document_get_title (document));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
