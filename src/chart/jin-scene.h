/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Lengths are points (1/72 inch on paper, pixels on screen), y grows downwards, angles are radians. */

typedef struct
{
  double x, y, width, height;
} JinRect;

typedef struct
{
  double red, green, blue, alpha; /* 0…1; alpha 0 paints nothing */
} JinColour;

/* Hatchings over the fill, so that a laser printer keeps the series apart. */
typedef enum {
  JIN_PATTERN_NONE,
  JIN_PATTERN_RISING,
  JIN_PATTERN_FALLING,
  JIN_PATTERN_CROSS,
  JIN_PATTERN_DOTS,
  JIN_PATTERN_LEVEL,
} JinPattern;

typedef struct
{
  JinColour  fill, stroke, hatch;
  JinPattern pattern;
  double     line_width;
  gboolean   dashed;
  double     radius; /* of a rectangle's corners */
} JinPaint;

typedef enum {
  JIN_ANCHOR_START,
  JIN_ANCHOR_MIDDLE,
  JIN_ANCHOR_END,
} JinAnchor;

typedef struct
{
  JinColour colour;
  double    size; /* of the type */
  gboolean  bold;
  JinAnchor across, down; /* which point of the text's box stands at x, y */
  double    width;        /* longer lines are broken; 0: never */
  int       lines;        /* at most so many, the last with an ellipsis; 0: as many as it takes */
  double    angle;        /* clockwise around x, y */
} JinTextStyle;

typedef enum {
  JIN_ITEM_RECT,
  JIN_ITEM_PATH,
  JIN_ITEM_TEXT,
} JinItemKind;

typedef enum {
  JIN_STEP_MOVE,
  JIN_STEP_LINE,
  JIN_STEP_ARC,      /* from angle `from` to `to`, clockwise, round x, y */
  JIN_STEP_ARC_BACK, /* anticlockwise */
  JIN_STEP_CLOSE,
} JinStepKind;

typedef struct
{
  JinStepKind kind;
  double      x, y, radius, from, to;
} JinStep;

#define JIN_DATUM_NONE (-1)

typedef struct
{
  JinItemKind  kind;
  int          datum;         /* JIN_DATUM_NONE: decoration */
  int          n_data, every; /* a band of n data, `every` apart, side by side along x; usually 1 */
  JinRect      box;           /* what the item covers, turned texts included */
  JinPaint     paint;
  guint        first_step, n_steps;
  JinTextStyle style;
  double       x, y; /* a text's anchor */
  char        *text; /* as shown: broken and shortened, a line feed between lines */
  PangoLayout *layout;
} JinItem;

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

typedef void (*JinSceneFunc) (const JinScene *scene, const JinItem *item, gpointer user_data);

guint          jin_scene_get_n_items (const JinScene *scene);
const JinItem *jin_scene_get_item (const JinScene *scene, guint index);
const JinStep *jin_scene_get_steps (const JinScene *scene, const JinItem *item);
void           jin_scene_foreach (const JinScene *scene, JinSceneFunc func, gpointer user_data);
int            jin_scene_hit (const JinScene *scene, double x, double y);
gboolean       jin_scene_get_datum_box (const JinScene *scene, int datum, JinRect *box);

G_END_DECLS
