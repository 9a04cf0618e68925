/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "chart/jin-scene-item.h"

G_BEGIN_DECLS

/**
 * JinScene:
 *
 * A finished drawing as a list of items, in painting order: what the screen,
 * the printer, the files, hit tests and geometry tests all read.  It belongs to
 * the thread that made it (it keeps Pango layouts).
 */
typedef struct _JinScene JinScene;

#define JIN_TYPE_SCENE (jin_scene_get_type ())
GType     jin_scene_get_type (void);
JinScene *jin_scene_new (double width, double height, const char *font_family);
JinScene *jin_scene_ref (JinScene *scene);
void      jin_scene_unref (JinScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinScene, jin_scene_unref)

double           jin_scene_get_width (const JinScene *scene);
double           jin_scene_get_height (const JinScene *scene);
const char      *jin_scene_get_font_family (const JinScene *scene);
const JinColour *jin_scene_get_background (const JinScene *scene);
void             jin_scene_set_background (JinScene *scene, const JinColour *colour);
const JinColour *jin_scene_get_highlight (const JinScene *scene);
void             jin_scene_set_highlight (JinScene *scene, const JinColour *colour);

JinItem *jin_scene_add_rect (JinScene *scene, const JinRect *rect, const JinPaint *paint, int datum);
void     jin_scene_move_to (JinScene *scene, double x, double y);
void     jin_scene_line_to (JinScene *scene, double x, double y);
void     jin_scene_arc (JinScene *scene, double x, double y, double radius, double from, double to);
void     jin_scene_arc_back (JinScene *scene, double x, double y, double radius, double from, double to);
void     jin_scene_close (JinScene *scene);
JinItem *jin_scene_add_path (JinScene *scene, const JinPaint *paint, int datum);
JinItem *jin_scene_add_text (JinScene *scene, const char *text, const JinTextStyle *style, double x, double y, int datum);
void     jin_scene_measure (JinScene *scene, const char *text, const JinTextStyle *style, double *width, double *height);

guint          jin_scene_get_n_items (const JinScene *scene);
const JinItem *jin_scene_get_item (const JinScene *scene, guint index);
const JinStep *jin_scene_get_steps (const JinScene *scene, const JinItem *item);
void           jin_scene_get_text_origin (const JinItem *item, double *x, double *baseline, double *pitch);
int            jin_scene_hit (const JinScene *scene, double x, double y);
gboolean       jin_scene_get_datum_box (const JinScene *scene, int datum, JinRect *box);

void     jin_scene_set_source (JinScene *scene, gpointer source, GDestroyNotify destroy);
gpointer jin_scene_get_source (const JinScene *scene);

G_END_DECLS
