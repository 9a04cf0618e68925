/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "chart/jin-scene.h"

G_BEGIN_DECLS

/* Drawing: at the origin of @cr, in its units; translate and scale first. */
void jin_scene_draw (const JinScene *scene, cairo_t *cr);
void jin_scene_draw_full (const JinScene *scene, cairo_t *cr, int highlighted);

/*
 * Files.  Each is written beside @path and then renamed, so that a full disk or a
 * broken share leaves no half file; the error says so.  @title goes into the
 * file's metadata.
 */
gboolean jin_scene_write_png (const JinScene *scene, const char *path, double scale, GError **error);
gboolean jin_scene_write_pdf (const JinScene *scene, const char *path, const char *title, GError **error);
gboolean jin_scene_write_svg (const JinScene *scene, const char *path, const char *title, const char *description, GError **error);
char    *jin_scene_to_svg (const JinScene *scene, const char *title, const char *description);

G_END_DECLS
