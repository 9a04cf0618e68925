/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include "chart/jin-scene.h"

#include <math.h>

#include <cairo.h>

#include "chart/jin-scene-private.h"

/*
 * Items stand in one array in painting order, the steps of all paths in another.  Both only grow.  The pending steps
 * (those after first_pending) belong to the next path.
 */
G_DEFINE_BOXED_TYPE (JinScene, jin_scene, jin_scene_ref, jin_scene_unref)

static void
item_clear (gpointer data)
{
  JinItem *item = data;

  g_clear_pointer (&item->text, g_free);
  g_clear_object (&item->layout);
}

/**
 * jin_scene_new:
 * @width: in points
 * @height: in points
 * @font_family: family names separated by commas, the wanted one first
 *
 * Returns: (transfer full): an empty scene with a transparent background
 */
JinScene *
jin_scene_new (double width, double height, const char *font_family)
{
  g_return_val_if_fail (width >= 0 && height >= 0, NULL);
  g_return_val_if_fail (font_family != NULL, NULL);

  JinScene *scene = g_atomic_rc_box_new0 (JinScene);
  scene->width = width;
  scene->height = height;
  scene->font_family = g_strdup (font_family);
  scene->items = g_array_sized_new (FALSE, TRUE, sizeof (JinItem), 64);
  g_array_set_clear_func (scene->items, item_clear);
  scene->steps = g_array_sized_new (FALSE, FALSE, sizeof (JinStep), 64);
  jin_scene_text_init (scene);
  return scene;
}

JinScene *
jin_scene_ref (JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return g_atomic_rc_box_acquire (scene);
}

static void
scene_clear (gpointer data)
{
  JinScene *scene = data;

  jin_scene_set_source (scene, NULL, NULL);
  g_clear_pointer (&scene->items, g_array_unref);
  g_clear_pointer (&scene->steps, g_array_unref);
  g_clear_pointer (&scene->layouts, g_hash_table_unref);
  g_clear_pointer (&scene->font, pango_font_description_free);
  g_clear_object (&scene->context);
  g_clear_pointer (&scene->font_family, g_free);
}

void
jin_scene_unref (JinScene *scene)
{
  g_return_if_fail (scene != NULL);

  g_atomic_rc_box_release_full (scene, scene_clear);
}

double
jin_scene_get_width (const JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);

  return scene->width;
}

double
jin_scene_get_height (const JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);

  return scene->height;
}

const char *
jin_scene_get_font_family (const JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return scene->font_family;
}

const JinColour *
jin_scene_get_background (const JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return &scene->background;
}

void
jin_scene_set_background (JinScene *scene, const JinColour *colour)
{
  g_return_if_fail (scene != NULL && colour != NULL);

  scene->background = *colour;
}

/**
 * jin_scene_get_highlight:
 *
 * Returns: (transfer none): the colour that outlines a highlighted datum
 */
const JinColour *
jin_scene_get_highlight (const JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return &scene->highlight;
}

void
jin_scene_set_highlight (JinScene *scene, const JinColour *colour)
{
  g_return_if_fail (scene != NULL && colour != NULL);

  scene->highlight = *colour;
}

/**
 * jin_scene_set_source:
 * @source: (transfer full) (nullable): what the scene was made from
 * @destroy: (nullable): frees @source
 */
void
jin_scene_set_source (JinScene *scene, gpointer source, GDestroyNotify destroy)
{
  g_return_if_fail (scene != NULL);

  if (scene->source != NULL && scene->destroy_source != NULL)
    scene->destroy_source (scene->source);
  scene->source = source;
  scene->destroy_source = destroy;
}

gpointer
jin_scene_get_source (const JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  return scene->source;
}

JinItem *
jin_scene_append (JinScene *scene, JinItemKind kind, int datum)
{
  JinItem item = {.kind = kind, .datum = datum, .n_data = 1, .every = 1};

  g_array_append_val (scene->items, item);
  return &g_array_index (scene->items, JinItem, scene->items->len - 1);
}

/* Takes back the items after the first @n_items: a layout that was tried and didn't fit. */
void
jin_scene_truncate (JinScene *scene, guint n_items)
{
  g_array_set_size (scene->items, n_items);
}

/**
 * jin_scene_add_rect:
 * @datum: index of what it shows, or %JIN_DATUM_NONE
 *
 * A rectangle whose paint is transparent isn't drawn, but is hit: that is how a
 * short bar gets a target as tall as the chart.
 *
 * Returns: (transfer none): the item, until the next one is added
 */
JinItem *
jin_scene_add_rect (JinScene *scene, const JinRect *rect, const JinPaint *paint, int datum)
{
  g_return_val_if_fail (scene != NULL && rect != NULL && paint != NULL, NULL);

  JinItem *item = jin_scene_append (scene, JIN_ITEM_RECT, datum);
  item->box = *rect;
  item->paint = *paint;
  return item;
}

static void
add_step (JinScene *scene, JinStep step)
{
  g_return_if_fail (scene != NULL);

  g_array_append_val (scene->steps, step);
}

void
jin_scene_move_to (JinScene *scene, double x, double y)
{
  add_step (scene, (JinStep){JIN_STEP_MOVE, x, y});
}

void
jin_scene_line_to (JinScene *scene, double x, double y)
{
  add_step (scene, (JinStep){JIN_STEP_LINE, x, y});
}

void
jin_scene_arc (JinScene *scene, double x, double y, double radius, double from, double to)
{
  add_step (scene, (JinStep){JIN_STEP_ARC, x, y, radius, from, to});
}

void
jin_scene_arc_back (JinScene *scene, double x, double y, double radius, double from, double to)
{
  add_step (scene, (JinStep){JIN_STEP_ARC_BACK, x, y, radius, from, to});
}

void
jin_scene_close (JinScene *scene)
{
  add_step (scene, (JinStep){JIN_STEP_CLOSE});
}

static void
extend (double *left, double *top, double *right, double *bottom, double x, double y)
{
  *left = MIN (*left, x);
  *top = MIN (*top, y);
  *right = MAX (*right, x);
  *bottom = MAX (*bottom, y);
}

/* An arc reaches as far as its ends and every quarter turn between them. */
static void
extend_by_arc (double *left, double *top, double *right, double *bottom, const JinStep *step)
{
  double from = MIN (step->from, step->to);
  double to = MAX (step->from, step->to);

  for (double angle = from; angle < to; angle = (floor (angle / G_PI_2 + 1e-9) + 1) * G_PI_2)
    extend (left, top, right, bottom, step->x + step->radius * cos (angle), step->y + step->radius * sin (angle));
  extend (left, top, right, bottom, step->x + step->radius * cos (to), step->y + step->radius * sin (to));
}

/* Whether a path is begun. */
gboolean
jin_scene_has_steps (const JinScene *scene)
{
  return scene->first_pending < scene->steps->len;
}

/**
 * jin_scene_add_path:
 *
 * Makes an item of the steps since the last path.  Its box leaves out the
 * thickness of the stroke.
 *
 * Returns: (transfer none): the item, until the next one is added
 */
JinItem *
jin_scene_add_path (JinScene *scene, const JinPaint *paint, int datum)
{
  g_return_val_if_fail (scene != NULL && paint != NULL, NULL);
  g_return_val_if_fail (scene->first_pending < scene->steps->len, NULL);

  JinItem *item = jin_scene_append (scene, JIN_ITEM_PATH, datum);
  double   left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  item->paint = *paint;
  item->first_step = scene->first_pending;
  item->n_steps = scene->steps->len - scene->first_pending;
  scene->first_pending = scene->steps->len;
  for (guint i = 0; i < item->n_steps; i++)
    {
      const JinStep *step = &g_array_index (scene->steps, JinStep, item->first_step + i);

      if (step->kind == JIN_STEP_MOVE || step->kind == JIN_STEP_LINE)
        extend (&left, &top, &right, &bottom, step->x, step->y);
      else if (step->kind != JIN_STEP_CLOSE)
        extend_by_arc (&left, &top, &right, &bottom, step);
    }
  item->box = (JinRect){left, top, right - left, bottom - top};
  return item;
}

guint
jin_scene_get_n_items (const JinScene *scene)
{
  g_return_val_if_fail (scene != NULL, 0);

  return scene->items->len;
}

const JinItem *
jin_scene_get_item (const JinScene *scene, guint index)
{
  g_return_val_if_fail (scene != NULL && index < scene->items->len, NULL);

  return &g_array_index (scene->items, JinItem, index);
}

/**
 * jin_scene_get_steps:
 *
 * Returns: (transfer none): the @item's `n_steps` steps
 */
const JinStep *
jin_scene_get_steps (const JinScene *scene, const JinItem *item)
{
  g_return_val_if_fail (scene != NULL && item != NULL && item->kind == JIN_ITEM_PATH, NULL);

  return &g_array_index (scene->steps, JinStep, item->first_step);
}

static gboolean
rect_contains (const JinRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

static gboolean
path_contains (const JinScene *scene, const JinItem *item, double x, double y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t         *cr = cairo_create (surface);

  jin_scene_trace (scene, item, cr);
  gboolean inside = cairo_in_fill (cr, x, y);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return inside;
}

/**
 * jin_scene_hit:
 *
 * Returns: the datum of the uppermost item at (@x, @y) that has one, or
 *   %JIN_DATUM_NONE
 */
int
jin_scene_hit (const JinScene *scene, double x, double y)
{
  g_return_val_if_fail (scene != NULL, JIN_DATUM_NONE);

  for (guint i = scene->items->len; i-- > 0;)
    {
      const JinItem *item = &g_array_index (scene->items, JinItem, i);

      if (item->datum == JIN_DATUM_NONE || !rect_contains (&item->box, x, y))
        continue;
      if (item->kind == JIN_ITEM_PATH && !path_contains (scene, item, x, y))
        continue;
      int step = (int)((x - item->box.x) / item->box.width * item->n_data);
      return item->datum + item->every * CLAMP (step, 0, item->n_data - 1);
    }
  return JIN_DATUM_NONE;
}

gboolean
jin_item_is_visible (const JinItem *item)
{
  return item->kind == JIN_ITEM_TEXT || item->paint.fill.alpha > 0 || item->paint.stroke.alpha > 0;
}

/* The part of @item that shows @datum: all of it, or a slice of a band. */
gboolean
jin_item_get_slice (const JinItem *item, int datum, JinRect *box)
{
  if (item->datum == JIN_DATUM_NONE || datum < item->datum || (datum - item->datum) % item->every != 0)
    return FALSE;

  int slice = (datum - item->datum) / item->every;
  if (slice >= item->n_data)
    return FALSE;
  *box = item->box;
  box->width /= item->n_data;
  box->x += slice * box->width;
  return TRUE;
}

/**
 * jin_scene_get_datum_box:
 * @box: (out): where it stands, for a tooltip or a focus frame
 *
 * Returns: %FALSE if the scene doesn't show @datum
 */
gboolean
jin_scene_get_datum_box (const JinScene *scene, int datum, JinRect *box)
{
  g_return_val_if_fail (scene != NULL && box != NULL, FALSE);

  gboolean found = FALSE;
  for (guint i = 0; i < scene->items->len; i++)
    {
      const JinItem *item = &g_array_index (scene->items, JinItem, i);
      JinRect        slice;

      if (!jin_item_get_slice (item, datum, &slice))
        continue;
      *box = slice;
      found = TRUE;
      if (item->kind != JIN_ITEM_TEXT && jin_item_is_visible (item))
        break;
    }
  return found;
}
