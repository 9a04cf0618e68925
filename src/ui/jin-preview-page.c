/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-paper-sheet.h"
#include "ui/jin-preview-page.h"
#include "ui/jin-print.h"

/* Room left and right of a sheet that fits the width. */
#define DESK_MARGIN 48
#define MIN_ZOOM 0.25
#define MAX_ZOOM 4.0

struct _JinPreviewPage
{
  JinPage parent_instance;

  /* template */
  GtkDropDown       *paper;
  GtkListView       *sheets;
  GtkScrolledWindow *scroller;

  /* owned */
  JinDocument *document;
  double       zoom; /* 0: fits the width */
  double       shown_zoom;
};

G_DEFINE_FINAL_TYPE (JinPreviewPage, jin_preview_page, JIN_TYPE_PAGE)

enum {
  PAPER_A4,
  PAPER_A4_ACROSS,
  PAPER_A3,
  PAPER_A3_ACROSS,
};

static double
get_zoom (JinPreviewPage *self)
{
  const JinPageSetup *setup = jin_document_get_page_setup (self->document);
  int                 width = gtk_widget_get_width (GTK_WIDGET (self->scroller));

  if (self->zoom > 0)
    return self->zoom;
  return CLAMP ((width > 0 ? width - 2 * DESK_MARGIN : 800) / setup->width, MIN_ZOOM, 2.0);
}

/* A fresh model makes every visible sheet ask again. */
static void
show_sheets (JinPreviewPage *self)
{
  int                       n = jin_document_get_n_pages (self->document);
  g_autoptr (GtkStringList) pages = gtk_string_list_new (NULL);
  /* Translators: %d is the number of pages */
  g_autofree char           *status = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d page", "%d pages", (gulong)n), n);
  g_autoptr (GtkNoSelection) selection = NULL;

  self->shown_zoom = get_zoom (self);
  for (int i = 0; i < n; i++)
    gtk_string_list_append (pages, "");
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&pages)));
  gtk_list_view_set_model (self->sheets, GTK_SELECTION_MODEL (selection));
  jin_page_set_status (JIN_PAGE (self), status);
}

static void
bind_cb (JinPreviewPage     *self,
         GtkListItem        *item,
         GtkListItemFactory *factory)
{
  jin_paper_sheet_set (JIN_PAPER_SHEET (gtk_list_item_get_child (item)), self->document,
                       (int)gtk_list_item_get_position (item), get_zoom (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, gtk_list_item_get_child (item), NULL, -1);
}

static void
setup_cb (JinPreviewPage     *self,
          GtkListItem        *item,
          GtkListItemFactory *factory)
{
  gtk_list_item_set_child (item, jin_paper_sheet_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static guint
paper_of (const JinPageSetup *setup)
{
  gboolean large = MAX (setup->width, setup->height) > JIN_MM (300);
  gboolean across = setup->width > setup->height;

  return (large ? PAPER_A3 : PAPER_A4) + (across ? 1 : 0);
}

/* Other paper keeps the document's margins. */
static void
paper_changed_cb (JinPreviewPage *self)
{
  const JinPageSetup *old = jin_document_get_page_setup (self->document);
  guint               paper = gtk_drop_down_get_selected (self->paper);
  JinPageSetup        setup;

  if (paper == paper_of (old))
    return;
  setup = jin_page_setup (paper >= PAPER_A3 ? JIN_PAPER_A3 : JIN_PAPER_A4, paper == PAPER_A4_ACROSS || paper == PAPER_A3_ACROSS);
  setup.top = old->top;
  setup.right = old->right;
  setup.bottom = old->bottom;
  setup.left = old->left;
  jin_document_set_page_setup (self->document, &setup);
  show_sheets (self);
}

static void
zoom_by (JinPreviewPage *self,
         double          factor)
{
  self->zoom = CLAMP (get_zoom (self) * factor, MIN_ZOOM, MAX_ZOOM);
  show_sheets (self);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  zoom_by (JIN_PREVIEW_PAGE (widget), 1.25);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  zoom_by (JIN_PREVIEW_PAGE (widget), 0.8);
}

static void
zoom_fit_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  JIN_PREVIEW_PAGE (widget)->zoom = 0;
  show_sheets (JIN_PREVIEW_PAGE (widget));
}

static void
save_pdf_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  JinPreviewPage *self = JIN_PREVIEW_PAGE (widget);

  jin_print_to_pdf (jin_page_get_window (JIN_PAGE (self)), self->document);
}

static void
jin_preview_page_print (JinPage *page)
{
  jin_print_document (jin_page_get_window (page), JIN_PREVIEW_PAGE (page)->document);
}

static void
jin_preview_page_export (JinPage *page)
{
  jin_print_to_pdf (jin_page_get_window (page), JIN_PREVIEW_PAGE (page)->document);
}

/* The width is known now, or another one than before: sheets that fit it are drawn anew. */
static gboolean
refit_cb (gpointer data)
{
  JinPreviewPage *self = JIN_PREVIEW_PAGE (data);
  double          zoom = self->document != NULL ? get_zoom (self) : self->shown_zoom;

  if (ABS (zoom - self->shown_zoom) > 0.01)
    show_sheets (self);
  return G_SOURCE_REMOVE;
}

static void
width_changed_cb (JinPreviewPage *self)
{
  if (self->zoom <= 0 && self->document != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, refit_cb, g_object_ref (self), g_object_unref);
}

static void
jin_preview_page_dispose (GObject *object)
{
  JinPreviewPage *self = JIN_PREVIEW_PAGE (object);

  if (self->sheets != NULL)
    gtk_list_view_set_model (self->sheets, NULL);
  self->zoom = 1; /* no refitting any more */
  g_clear_object (&self->document);

  G_OBJECT_CLASS (jin_preview_page_parent_class)->dispose (object);
}

static void
jin_preview_page_class_init (JinPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JinPageClass   *page_class = JIN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_preview_page_dispose;
  page_class->print = jin_preview_page_print;
  page_class->export = jin_preview_page_export;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinPreviewPage, paper);
  gtk_widget_class_bind_template_child (widget_class, JinPreviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, JinPreviewPage, sheets);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_fit_action);
  gtk_widget_class_install_action (widget_class, "preview.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-fit", NULL);
}

static void
jin_preview_page_init (JinPreviewPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->sheets, factory);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
}

JinPage *
jin_preview_page_new (JinWindow   *window,
                      JinDocument *document)
{
  JinPreviewPage *self;

  g_return_val_if_fail (JIN_IS_DOCUMENT (document), NULL);

  self = g_object_new (JIN_TYPE_PREVIEW_PAGE, "window", window, "title", jin_document_get_title (document), NULL);
  self->document = document;
  gtk_drop_down_set_selected (self->paper, paper_of (jin_document_get_page_setup (document)));
  gtk_widget_set_visible (GTK_WIDGET (self->paper), !jin_document_is_fixed (document));
  g_signal_connect_object (self->paper, "notify::selected", G_CALLBACK (paper_changed_cb), self, G_CONNECT_SWAPPED);
  /* An empty list never learns its width. */
  show_sheets (self);

  return JIN_PAGE (self);
}
