/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include "chart/jin-scene-output.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "chart/jin-scene-private.h"

#define HATCH_PITCH 4.0
#define HATCH_WIDTH 0.7
#define DASH 4.0
#define A4_LONG 841.89
#define A4_SHORT 595.28
#define A4_MARGIN 42.5 /* 15 mm */
#define PNG_MAX_SIDE 32000

static void
set_colour (cairo_t *cr, const JinColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

static void
trace_rounded (cairo_t *cr, const JinRect *box, double radius)
{
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, box->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, box->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box->x + radius, box->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Adds the outline of a rectangle or path to @cr's path. */
void
jin_scene_trace (const JinScene *scene, const JinItem *item, cairo_t *cr)
{
  double radius = MIN (item->paint.radius, MIN (item->box.width, item->box.height) / 2);

  /* A text leaves its end behind, from which an arc would draw a line. */
  cairo_new_sub_path (cr);
  if (item->kind == JIN_ITEM_RECT && radius > 0)
    trace_rounded (cr, &item->box, radius);
  else if (item->kind == JIN_ITEM_RECT)
    cairo_rectangle (cr, item->box.x, item->box.y, item->box.width, item->box.height);
  else
    for (guint i = 0; i < item->n_steps; i++)
      {
        const JinStep *step = &g_array_index (scene->steps, JinStep, item->first_step + i);

        if (step->kind == JIN_STEP_MOVE)
          cairo_move_to (cr, step->x, step->y);
        else if (step->kind == JIN_STEP_LINE)
          cairo_line_to (cr, step->x, step->y);
        else if (step->kind == JIN_STEP_ARC)
          cairo_arc (cr, step->x, step->y, step->radius, step->from, step->to);
        else if (step->kind == JIN_STEP_ARC_BACK)
          cairo_arc_negative (cr, step->x, step->y, step->radius, step->from, step->to);
        else
          cairo_close_path (cr);
      }
}

static void
hatch_lines (cairo_t *cr, const JinRect *box, double rise)
{
  double left = box->x, right = box->x + box->width;
  double pitch = HATCH_PITCH * sqrt (1 + rise * rise), shift = rise * box->width;
  double from = floor (MIN (box->y, box->y + shift) / pitch) * pitch - pitch;
  double to = MAX (box->y + box->height, box->y + box->height + shift);

  /* Slanted lines y = c - rise (x - left), for every c whose line can cross the box. */
  for (double c = from; c <= to + pitch; c += pitch)
    {
      cairo_move_to (cr, left, c);
      cairo_line_to (cr, right, c - shift);
    }
  cairo_stroke (cr);
}

static void
hatch_dots (cairo_t *cr, const JinRect *box)
{
  double x0 = floor (box->x / HATCH_PITCH) * HATCH_PITCH, y0 = floor (box->y / HATCH_PITCH) * HATCH_PITCH;
  int    n_rows = (int)ceil ((box->y + box->height - y0) / HATCH_PITCH),
      n_columns = (int)ceil ((box->x + box->width - x0) / HATCH_PITCH);

  for (int row = 0; row <= n_rows; row++)
    for (int column = 0; column <= n_columns; column++)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x0 + (column + row % 2 * 0.5) * HATCH_PITCH, y0 + row * HATCH_PITCH, 0.8, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

static void
draw_hatch (const JinScene *scene, cairo_t *cr, const JinItem *item)
{
  cairo_save (cr);
  jin_scene_trace (scene, item, cr);
  cairo_clip (cr);
  set_colour (cr, &item->paint.hatch);
  cairo_set_line_width (cr, HATCH_WIDTH);
  if (item->paint.pattern == JIN_PATTERN_RISING || item->paint.pattern == JIN_PATTERN_CROSS)
    hatch_lines (cr, &item->box, 1);
  if (item->paint.pattern == JIN_PATTERN_FALLING || item->paint.pattern == JIN_PATTERN_CROSS)
    hatch_lines (cr, &item->box, -1);
  if (item->paint.pattern == JIN_PATTERN_LEVEL)
    hatch_lines (cr, &item->box, 0);
  if (item->paint.pattern == JIN_PATTERN_DOTS)
    hatch_dots (cr, &item->box);
  cairo_restore (cr);
}

static void
draw_shape (const JinScene *scene, cairo_t *cr, const JinItem *item)
{
  const JinPaint *paint = &item->paint;

  if (paint->fill.alpha > 0)
    {
      jin_scene_trace (scene, item, cr);
      set_colour (cr, &paint->fill);
      cairo_fill (cr);
    }
  if (paint->pattern != JIN_PATTERN_NONE && paint->fill.alpha > 0)
    draw_hatch (scene, cr, item);
  if (paint->stroke.alpha > 0)
    {
      jin_scene_trace (scene, item, cr);
      set_colour (cr, &paint->stroke);
      cairo_set_line_width (cr, paint->line_width);
      cairo_set_dash (cr, (double[]){DASH, DASH}, paint->dashed ? 2 : 0, 0);
      cairo_stroke (cr);
    }
}

static void
draw_text (cairo_t *cr, const JinItem *item)
{
  double x, baseline, pitch;

  jin_scene_get_text_origin (item, &x, &baseline, &pitch);
  cairo_save (cr);
  cairo_translate (cr, item->x, item->y);
  cairo_rotate (cr, item->style.angle);
  cairo_move_to (cr, x, baseline - (double)pango_layout_get_baseline (item->layout) / PANGO_SCALE);
  set_colour (cr, &item->style.colour);
  pango_cairo_show_layout (cr, item->layout);
  cairo_restore (cr);
}

static void
draw_highlight (const JinScene *scene, cairo_t *cr, const JinItem *item, const JinRect *slice)
{
  gboolean  visible = jin_item_is_visible (item);
  JinColour tint = scene->highlight;

  if (item->kind == JIN_ITEM_TEXT)
    return;
  if (item->n_data > 1)
    cairo_rectangle (cr, slice->x, slice->y, MAX (slice->width, 1), slice->height);
  else
    jin_scene_trace (scene, item, cr);
  tint.alpha *= visible ? 0.12 : 0.06;
  set_colour (cr, &tint);
  cairo_fill_preserve (cr);
  if (visible)
    {
      set_colour (cr, &scene->highlight);
      cairo_set_line_width (cr, 1.5);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

/**
 * jin_scene_draw_full:
 * @highlighted: the datum under the pointer or the keyboard, or
 *   %JIN_DATUM_NONE: its shapes are outlined, its target is tinted
 */
void
jin_scene_draw_full (const JinScene *scene, cairo_t *cr, int highlighted)
{
  g_return_if_fail (scene != NULL && cr != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  if (scene->background.alpha > 0)
    {
      cairo_rectangle (cr, 0, 0, scene->width, scene->height);
      set_colour (cr, &scene->background);
      cairo_fill (cr);
    }
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const JinItem *item = &g_array_index (scene->items, JinItem, i);
      JinRect        slice;

      if (item->kind == JIN_ITEM_TEXT)
        draw_text (cr, item);
      else
        draw_shape (scene, cr, item);
      if (highlighted != JIN_DATUM_NONE && jin_item_get_slice (item, highlighted, &slice))
        draw_highlight (scene, cr, item, &slice);
    }
  cairo_restore (cr);
}

void
jin_scene_draw (const JinScene *scene, cairo_t *cr)
{
  jin_scene_draw_full (scene, cr, JIN_DATUM_NONE);
}

static cairo_status_t
collect_cb (void *closure, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Beside the old file, then in its place: a full disk leaves no half picture. */
gboolean
jin_scene_write_file (const char *path, const void *bytes, gsize length, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (g_file_set_contents_full (path, bytes, (gssize)length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &reason))
    return TRUE;

  g_autofree char *name = g_path_get_basename (path);
  /* Translators: a file name, then the reason as the system words it. */
  g_set_error (error, reason->domain, reason->code,
               _ ("The chart could not be saved as “%s” (%s). Nothing was left half written; free some space or choose another folder."),
                  name, reason->message);
  return FALSE;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  /* Translators: the reason as the drawing library words it. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The chart could not be drawn (%s). Nothing was written; try a smaller size."),
                  cairo_status_to_string (status));
  return FALSE;
}

/**
 * jin_scene_write_png:
 * @scale: pixels for a point: 2 is sharp on screen, 300 / 72 on paper
 */
gboolean
jin_scene_write_png (const JinScene *scene, const char *path, double scale, GError **error)
{
  g_return_val_if_fail (scene != NULL && path != NULL && scale > 0, FALSE);

  double width = ceil (scene->width * scale), height = ceil (scene->height * scale);
  if (width < 1 || height < 1 || width > PNG_MAX_SIDE || height > PNG_MAX_SIDE)
    return check_status (CAIRO_STATUS_INVALID_SIZE, error);

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t       *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  cairo_t               *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  jin_scene_draw (scene, cr);
  cairo_status_t status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, collect_cb, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return check_status (status, error) && jin_scene_write_file (path, bytes->data, bytes->len, error);
}

/**
 * jin_scene_write_pdf:
 * @title: (nullable): of the document
 *
 * One A4 page, landscape unless the scene is taller than wide; the scene is
 * scaled to the margins.
 */
gboolean
jin_scene_write_pdf (const JinScene *scene, const char *path, const char *title, GError **error)
{
  g_return_val_if_fail (scene != NULL && path != NULL, FALSE);
  g_return_val_if_fail (scene->width > 0 && scene->height > 0, FALSE);

  gboolean               upright = scene->height > scene->width;
  double                 width = upright ? A4_SHORT : A4_LONG, height = upright ? A4_LONG : A4_SHORT;
  double                 scale = MIN ((width - 2 * A4_MARGIN) / scene->width, (height - 2 * A4_MARGIN) / scene->height);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t       *surface = cairo_pdf_surface_create_for_stream (collect_cb, bytes, width, height);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Jinqiu " JINQIU_VERSION);
  cairo_t *cr = cairo_create (surface);
  cairo_translate (cr, (width - scene->width * scale) / 2, (height - scene->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  jin_scene_draw (scene, cr);
  cairo_show_page (cr);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error) && jin_scene_write_file (path, bytes->data, bytes->len, error);
}
