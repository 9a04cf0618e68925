/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "ui/jin-photo.h"

/* Sharp on paper at 10 cm, and some 200 KB. */
#define LONGEST_EDGE 1200
#define QUALITY "88"
#define MAX_MB 40
#define MAX_PIXELS (80 * 1000 * 1000)
#define WHITE 0xffffffff

static gboolean
check_size (GFile *file, const char *path, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  int                   width = 0, height = 0;

  if (info == NULL)
    return FALSE;
  if (path == NULL || gdk_pixbuf_get_file_info (path, &width, &height) == NULL)
    {
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_FORMAT, _ ("This file is not a picture that can be read. Choose a JPEG or PNG picture."));
      return FALSE;
    }
  if (g_file_info_get_size (info) <= MAX_MB * 1024 * 1024 && (gint64)width * height <= MAX_PIXELS)
    return TRUE;
  g_set_error (error, JIN_ERROR, JIN_ERROR_TOO_LARGE,
               /* Translators: %d is a number of megabytes */
               _ ("The picture is larger than %d MB or 80 million dots and was not taken. Make it smaller first."), MAX_MB);
  return FALSE;
}

/* On white, where it is transparent. */
static GdkPixbuf *
fit (GdkPixbuf *picture)
{
  int    width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);
  double scale = MIN (1.0, (double)LONGEST_EDGE / MAX (width, height));

  width = MAX (1, (int)(width * scale + 0.5));
  height = MAX (1, (int)(height * scale + 0.5));
  if (gdk_pixbuf_get_has_alpha (picture))
    return gdk_pixbuf_composite_color_simple (picture, width, height, GDK_INTERP_BILINEAR, 255, 16, WHITE, WHITE);
  return scale < 1.0 ? gdk_pixbuf_scale_simple (picture, width, height, GDK_INTERP_BILINEAR) : g_object_ref (picture);
}

GBytes *
jin_photo_read (GFile *file, GError **error)
{
  g_autofree char      *path = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) fitted = NULL;
  char                 *content = NULL;
  gsize                 size = 0;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_get_path (file);
  if (!check_size (file, path, error))
    return NULL;
  picture = gdk_pixbuf_new_from_file (path, error);
  if (picture == NULL)
    return NULL;
  upright = gdk_pixbuf_apply_embedded_orientation (picture);
  fitted = fit (upright);
  if (!gdk_pixbuf_save_to_buffer (fitted, &content, &size, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;
  return g_bytes_new_take (content, size);
}
