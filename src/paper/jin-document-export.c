/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/jin-clock.h"
#include "base/jin-error.h"
#include "paper/jin-document.h"
#include "paper/jin-paper-words.h"

/* A picture beyond this is a mistake in the scale, and could eat an office PC's memory. */
#define MAX_PIXELS 12000

static cairo_status_t
append_cb (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The old file stays as it was until the new one is whole and on the disk. */
static gboolean
save (GByteArray *bytes, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, (const char *)bytes->data, bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local))
    return TRUE;

  g_autofree char *name = g_filename_display_name (path);
  /* Translators: the second %s is the system's reason. */
  g_set_error (error, JIN_ERROR, g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES) || g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ROFS) ? JIN_ERROR_READ_ONLY : JIN_ERROR_FAILED,
               _("“%s” could not be saved: %s. Choose another folder, or make room on the disk; an older file of that name is unchanged."),
                  name, local->message);
  return FALSE;
}

static gboolean
fail_drawing (cairo_status_t status, GError **error)
{
  /* Translators: %s is the drawing library's reason. */
  g_set_error (error, JIN_ERROR, JIN_ERROR_FAILED,
               _("The pages could not be drawn: %s. Nothing was saved; try a smaller selection."),
                  cairo_status_to_string (status));
  return FALSE;
}

static void
set_metadata (cairo_surface_t *surface, JinDocument *self, const char *author)
{
  g_autofree char *created = jin_minute_to_iso (jin_clock_now ());

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, jin_document_get_title (self));
  if (author != NULL && *author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, JIN_PAPER_CREATOR);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

/**
 * jin_document_write_pdf:
 * @self: a document
 * @path: file, replaced whole or not at all
 * @author: (nullable): the office, for the file's properties
 * @error: %JIN_ERROR_READ_ONLY, %JIN_ERROR_FAILED
 *
 * Every page, fonts embedded.
 *
 * Returns: whether it was saved
 */
gboolean
jin_document_write_pdf (JinDocument *self, const char *path, const char *author, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const JinPageSetup    *setup;
  cairo_surface_t       *surface;
  cairo_t               *cr;
  cairo_status_t         status;

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  setup = jin_document_get_page_setup (self);
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, setup->width, setup->height);
  set_metadata (surface, self, author);
  cr = cairo_create (surface);
  for (int page = 0; page < jin_document_get_n_pages (self); page++)
    {
      jin_document_draw_page (self, page, cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status == CAIRO_STATUS_SUCCESS ? save (bytes, path, error) : fail_drawing (status, error);
}

/**
 * jin_document_write_png:
 * @self: a document
 * @page: from 0
 * @scale: pixels a point: 2 is 144 dpi
 * @path: file, replaced whole or not at all
 * @error: %JIN_ERROR_READ_ONLY, %JIN_ERROR_FAILED, %JIN_ERROR_TOO_LARGE
 *
 * One page on white.
 *
 * Returns: whether it was saved
 */
gboolean
jin_document_write_png (JinDocument *self, int page, double scale, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const JinPageSetup    *setup;
  cairo_surface_t       *surface;
  cairo_t               *cr;
  cairo_status_t         status;

  g_return_val_if_fail (JIN_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (page >= 0 && page < jin_document_get_n_pages (self), FALSE);
  g_return_val_if_fail (scale > 0 && path != NULL, FALSE);

  setup = jin_document_get_page_setup (self);
  if (MAX (setup->width, setup->height) * scale > MAX_PIXELS)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_TOO_LARGE,
                   /* Translators: %d is a number of pixels. */
                   _("A picture of more than %d pixels a side is not drawn; choose a smaller scale."), MAX_PIXELS);
      return FALSE;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (setup->width * scale), (int)ceil (setup->height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  jin_document_draw_page (self, page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return status == CAIRO_STATUS_SUCCESS ? save (bytes, path, error) : fail_drawing (status, error);
}
