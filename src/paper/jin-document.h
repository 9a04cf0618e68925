/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "paper/jin-page-setup.h"
#include "paper/jin-pen.h"

G_BEGIN_DECLS

/**
 * JinDocument:
 *
 * Something to print: a number of pages, each drawn on any cairo context in
 * points from the sheet's top left corner.  Preview, printer, PDF and PNG all
 * go through jin_document_draw_page().  It may be made on one thread and drawn on
 * another, but not on two at once.
 */
#define JIN_TYPE_DOCUMENT (jin_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (JinDocument, jin_document, JIN, DOCUMENT, GObject)

/**
 * JinDocumentClass:
 * @paginate: lays out for @setup and returns the number of pages, at least 1
 * @draw_page: draws page 0 … n - 1
 */
struct _JinDocumentClass
{
  GObjectClass parent_class;

  int (*paginate) (JinDocument        *self,
                   const JinPageSetup *setup);
  void (*draw_page) (JinDocument        *self,
                     JinPen             *pen,
                     int                 page,
                     const JinPageSetup *setup);
};

const char         *jin_document_get_title (JinDocument *self);
const JinPageSetup *jin_document_get_page_setup (JinDocument *self);
void                jin_document_set_page_setup (JinDocument        *self,
                                                 const JinPageSetup *setup);
int                 jin_document_get_n_pages (JinDocument *self);
gboolean            jin_document_get_unmasked (JinDocument *self);
void                jin_document_set_unmasked (JinDocument *self,
                                               gboolean     unmasked);
gboolean            jin_document_is_fixed (JinDocument *self);
void                jin_document_set_fixed (JinDocument *self,
                                            gboolean     fixed);
gint64              jin_document_get_people (JinDocument *self);
const char         *jin_document_get_purpose (JinDocument *self);
void                jin_document_set_people (JinDocument *self,
                                             gint64       n_people,
                                             const char  *purpose);
void                jin_document_draw_page (JinDocument *self,
                                            int          page,
                                            cairo_t     *cr);

gboolean jin_document_write_pdf (JinDocument *self,
                                 const char  *path,
                                 const char  *author,
                                 GError     **error);
gboolean jin_document_write_png (JinDocument *self,
                                 int          page,
                                 double       scale,
                                 const char  *path,
                                 GError     **error);

G_END_DECLS
