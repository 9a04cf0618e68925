/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>

#include "paper/jin-pen.h"

/**
 * jin_pen_init:
 * @pen: uninitialised pen
 * @cr: (nullable): where to draw, or %NULL to measure
 *
 * Hinting is off, so that screen, printer and PDF break lines at the same place.
 */
void
jin_pen_init (JinPen *pen, cairo_t *cr)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  pen->cr = cr;
  pen->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pen->context, options);
  pango_cairo_context_set_resolution (pen->context, 72);
  pango_context_set_round_glyph_positions (pen->context, FALSE);
  /* Without it, rare characters get the Japanese shape. */
  pango_context_set_language (pen->context, pango_language_from_string ("zh-cn"));
  if (cr != NULL)
    pango_cairo_update_context (cr, pen->context);
  cairo_font_options_destroy (options);
}

/**
 * jin_pen_clear:
 * @pen: a pen
 */
void
jin_pen_clear (JinPen *pen)
{
  g_clear_object (&pen->context);
}

static PangoLayout *
new_layout (JinPen *pen, const JinLettering *lettering, const char *text)
{
  PangoLayout                     *layout = pango_layout_new (pen->context);
  g_autoptr (PangoFontDescription) font = jin_face_new_description (lettering->face, lettering->size);
  g_autoptr (PangoAttrList)        attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int)(lettering->size * JIN_LINE_HEIGHT * PANGO_SCALE)));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, lettering->align);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
set_width (PangoLayout *layout, const JinLettering *lettering, double width)
{
  pango_layout_set_width (layout, (int)ceil (width * PANGO_SCALE));
  if (!lettering->balanced)
    return;

  /* Narrow the box step by step while the number of lines stays: 参加工|作时间 rather than 参加工作时|间. */
  int n_lines = pango_layout_get_line_count (layout);
  for (double narrower = width - lettering->size; n_lines > 1 && narrower > lettering->size; narrower -= lettering->size)
    {
      pango_layout_set_width (layout, (int)ceil (narrower * PANGO_SCALE));
      if (pango_layout_get_line_count (layout) > n_lines)
        {
          pango_layout_set_width (layout, (int)ceil ((narrower + lettering->size) * PANGO_SCALE));
          break;
        }
    }
}

/**
 * jin_pen_text_width:
 * @pen: a pen
 * @lettering: how it is set
 * @text: what
 *
 * Returns: width of @text on one line, in points
 */
double
jin_pen_text_width (JinPen *pen, const JinLettering *lettering, const char *text)
{
  int width;

  g_return_val_if_fail (pen != NULL && lettering != NULL && text != NULL, 0);

  g_autoptr (PangoLayout) layout = new_layout (pen, lettering, text);
  pango_layout_get_size (layout, &width, NULL);
  return (double)width / PANGO_SCALE;
}

/**
 * jin_pen_text_height:
 * @pen: a pen
 * @lettering: how it is set
 * @text: what
 * @width: where lines are broken, in points
 *
 * Returns: height of all its lines, in points
 */
double
jin_pen_text_height (JinPen *pen, const JinLettering *lettering, const char *text, double width)
{
  g_return_val_if_fail (pen != NULL && lettering != NULL && text != NULL, 0);

  g_autoptr (PangoLayout) layout = new_layout (pen, lettering, text);
  set_width (layout, lettering, width);
  return pango_layout_get_line_count (layout) * lettering->size * JIN_LINE_HEIGHT;
}

/**
 * jin_pen_text:
 * @pen: a pen that draws
 * @lettering: how it is set
 * @text: what
 * @box: where: lines are broken at its width, and stand in the middle of its
 *   height; what does not fit ends in an ellipsis
 */
void
jin_pen_text (JinPen *pen, const JinLettering *lettering, const char *text, const JinRect *box)
{
  g_return_if_fail (pen != NULL && pen->cr != NULL && lettering != NULL && text != NULL && box != NULL);

  if (*text == '\0' || box->width <= 0)
    return;

  g_autoptr (PangoLayout) layout = new_layout (pen, lettering, text);
  double                  line = lettering->size * JIN_LINE_HEIGHT;
  int                     n_lines = MAX (1, (int)floor (box->height / line + 0.01));
  int                     layout_width;

  set_width (layout, lettering, box->width);
  if (pango_layout_get_line_count (layout) > n_lines)
    {
      pango_layout_set_width (layout, (int)ceil (box->width * PANGO_SCALE));
      pango_layout_set_height (layout, -n_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  n_lines = MIN (n_lines, pango_layout_get_line_count (layout));
  layout_width = pango_layout_get_width (layout);
  cairo_move_to (pen->cr,
                 box->x + (box->width - (double)layout_width / PANGO_SCALE) / 2,
                 box->y + (box->height - n_lines * line) / 2);
  pango_cairo_show_layout (pen->cr, layout);
}

/**
 * jin_pen_rule:
 * @pen: a pen that draws
 * @x1: from
 * @y1: from
 * @x2: to
 * @y2: to
 * @weight: in points
 */
void
jin_pen_rule (JinPen *pen, double x1, double y1, double x2, double y2, double weight)
{
  g_return_if_fail (pen != NULL && pen->cr != NULL);

  cairo_set_line_width (pen->cr, weight);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
  cairo_move_to (pen->cr, x1, y1);
  cairo_line_to (pen->cr, x2, y2);
  cairo_stroke (pen->cr);
}

/**
 * jin_pen_frame:
 * @pen: a pen that draws
 * @box: the line's middle runs along its edge
 * @weight: in points
 */
void
jin_pen_frame (JinPen *pen, const JinRect *box, double weight)
{
  g_return_if_fail (pen != NULL && pen->cr != NULL && box != NULL);

  cairo_set_line_width (pen->cr, weight);
  cairo_rectangle (pen->cr, box->x, box->y, box->width, box->height);
  cairo_stroke (pen->cr);
}
