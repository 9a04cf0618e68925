/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/jin-scene.h"

G_BEGIN_DECLS

struct _JinScene
{
  double                width, height;
  char                 *font_family;
  JinColour             background, highlight;
  GArray               *items; /* JinItem */
  GArray               *steps; /* JinStep */
  guint                 first_pending;
  PangoContext         *context;
  PangoFontDescription *font;    /* without size and weight */
  GHashTable           *layouts; /* equal texts share one PangoLayout */
  gpointer              source;
  GDestroyNotify        destroy_source;
};

/* A line of type stands in a box of 1.32 times its size, whatever the face: Han characters reach from 0.88 above to
 * 0.12 below the baseline, plus 0.16 of air on both sides. */
#define JIN_TEXT_RISE 1.04
#define JIN_TEXT_HEIGHT 1.32
#define JIN_TEXT_PITCH 1.34 /* from one baseline to the next */

JinItem *jin_scene_append (JinScene *scene, JinItemKind kind, int datum);
gboolean jin_scene_has_steps (const JinScene *scene);
void     jin_scene_truncate (JinScene *scene, guint n_items);
void     jin_scene_text_init (JinScene *scene);
char    *jin_text_clean (const char *text);
void     jin_scene_trace (const JinScene *scene, const JinItem *item, cairo_t *cr);
gboolean jin_item_is_visible (const JinItem *item);
gboolean jin_scene_write_file (const char *path, const void *bytes, gsize length, GError **error);
gboolean jin_item_get_slice (const JinItem *item, int datum, JinRect *box);

G_END_DECLS
