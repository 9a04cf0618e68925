/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include "chart/jin-scene-output.h"

#include <math.h>

#include "chart/jin-scene-private.h"

/*
 * cairo's SVG surface turns letters into shapes; this one writes them as text, so that a picture can be searched, read
 * aloud and edited.  Numbers have at most two decimals and a point, whatever the locale.
 */

static void
put_number (GString *svg, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  char *end = buffer + strlen (buffer);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';
  g_string_append (svg, g_str_equal (buffer, "-0") ? "0" : buffer);
}

/* Writes @format, where each `@` stands for the next number. */
static void
put (GString *svg, const char *format, ...)
{
  va_list numbers;

  va_start (numbers, format);
  for (const char *p = format; *p != '\0'; p++)
    if (*p == '@')
      put_number (svg, va_arg (numbers, double));
    else
      g_string_append_c (svg, *p);
  va_end (numbers);
}

static void
put_escaped (GString *svg, const char *text)
{
  g_autofree char *valid = jin_text_clean (text);
  g_autofree char *escaped = g_markup_escape_text (valid, -1);

  g_string_append (svg, escaped);
}

static void
put_colour (GString *svg, const char *property, const JinColour *colour)
{
  if (colour->alpha <= 0)
    {
      g_string_append_printf (svg, " %s=\"none\"", property);
      return;
    }
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", property, (int)lround (colour->red * 255),
                          (int)lround (colour->green * 255), (int)lround (colour->blue * 255));
  if (colour->alpha < 1)
    {
      g_string_append_printf (svg, " %s-opacity", property);
      put (svg, "=\"@\"", colour->alpha);
    }
}

static void
put_arc (GString *svg, const JinStep *step)
{
  gboolean clockwise = step->kind == JIN_STEP_ARC;
  double   sweep = clockwise ? step->to - step->from : step->from - step->to;
  double   middle = (step->from + step->to) / 2;

  /* SVG can't write a full circle as one arc: two halves do for every angle. */
  put (svg, "L@ @", step->x + step->radius * cos (step->from), step->y + step->radius * sin (step->from));
  for (int half = 0; half < 2; half++)
    {
      double angle = half == 0 ? middle : step->to;

      put (svg, "A@ @ 0 ", step->radius, step->radius);
      g_string_append_printf (svg, "%d %d ", sweep / 2 > G_PI, clockwise);
      put (svg, "@ @", step->x + step->radius * cos (angle), step->y + step->radius * sin (angle));
    }
}

static void
put_path (GString *svg, const JinScene *scene, const JinItem *item)
{
  const JinStep *steps = jin_scene_get_steps (scene, item);

  g_string_append (svg, "<path d=\"");
  for (guint i = 0; i < item->n_steps; i++)
    {
      gboolean is_arc = steps[i].kind == JIN_STEP_ARC || steps[i].kind == JIN_STEP_ARC_BACK;

      if (is_arc && i == 0)
        put (svg, "M@ @", steps[i].x + steps[i].radius * cos (steps[i].from),
             steps[i].y + steps[i].radius * sin (steps[i].from));
      if (is_arc)
        put_arc (svg, &steps[i]);
      else if (steps[i].kind == JIN_STEP_CLOSE)
        g_string_append_c (svg, 'Z');
      else
        put (svg, steps[i].kind == JIN_STEP_MOVE ? "M@ @" : "L@ @", steps[i].x, steps[i].y);
    }
  g_string_append_c (svg, '"');
}

static void
put_outline (GString *svg, const JinScene *scene, const JinItem *item)
{
  const JinRect *box = &item->box;

  if (item->kind == JIN_ITEM_PATH)
    put_path (svg, scene, item);
  else
    put (svg, "<rect x=\"@\" y=\"@\" width=\"@\" height=\"@\" rx=\"@\"", box->x, box->y, box->width, box->height,
         MIN (item->paint.radius, MIN (box->width, box->height) / 2));
}

static void
put_shape (GString *svg, const JinScene *scene, const JinItem *item)
{
  if (!jin_item_is_visible (item))
    return;
  put_outline (svg, scene, item);
  put_colour (svg, "fill", &item->paint.fill);
  put_colour (svg, "stroke", &item->paint.stroke);
  if (item->paint.stroke.alpha > 0)
    put (svg, item->paint.dashed ? " stroke-width=\"@\" stroke-dasharray=\"4\"" : " stroke-width=\"@\"",
         item->paint.line_width);
  g_string_append (svg, "/>\n");
  if (item->paint.pattern != JIN_PATTERN_NONE && item->paint.fill.alpha > 0)
    {
      put_outline (svg, scene, item);
      g_string_append_printf (svg, " fill=\"url(#hatch%d)\"/>\n", item->paint.pattern);
    }
}

static void
put_text (GString *svg, const JinItem *item)
{
  static const char *anchors[] = {"start", "middle", "end"};
  g_auto (GStrv)     lines = g_strsplit (item->text, "\n", -1);
  double             x, baseline, pitch;

  jin_scene_get_text_origin (item, &x, &baseline, &pitch);
  put (svg, "<text font-size=\"@\"", item->style.size);
  g_string_append_printf (svg, " text-anchor=\"%s\"%s", anchors[item->style.across],
                          item->style.bold ? " font-weight=\"bold\"" : "");
  put_colour (svg, "fill", &item->style.colour);
  if (item->style.angle != 0)
    put (svg, " transform=\"rotate(@ @ @)\"", item->style.angle * 180 / G_PI, item->x, item->y);
  if (lines[1] == NULL)
    put (svg, " x=\"@\" y=\"@\"", item->x, item->y + baseline);
  g_string_append_c (svg, '>');
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[1] != NULL)
        put (svg, "<tspan x=\"@\" y=\"@\">", item->x, item->y + baseline + i * pitch);
      put_escaped (svg, lines[i]);
      if (lines[1] != NULL)
        g_string_append (svg, "</tspan>");
    }
  g_string_append (svg, "</text>\n");
}

/* Hatchings share one colour a scene; the first hatched item gives it. */
static void
put_hatches (GString *svg, const JinScene *scene)
{
  static const char *tiles[] = {
      [JIN_PATTERN_RISING] = "<path d=\"M-1 1L1 -1M0 5.66L5.66 0M4.66 6.66L6.66 4.66\"",
      [JIN_PATTERN_FALLING] = "<path d=\"M-1 4.66L1 6.66M0 0L5.66 5.66M4.66 -1L6.66 1\"",
      [JIN_PATTERN_CROSS] = "<path d=\"M0 5.66L5.66 0M0 0L5.66 5.66\"",
      [JIN_PATTERN_DOTS] = "<path stroke-linecap=\"round\" stroke-width=\"1.6\" d=\"M1.41 1.41h0M4.24 4.24h0\"",
      [JIN_PATTERN_LEVEL] = "<path d=\"M0 1H5.66M0 4H5.66\"",
  };
  const JinColour *colour = NULL;

  for (guint i = 0; i < scene->items->len && colour == NULL; i++)
    {
      const JinItem *item = jin_scene_get_item (scene, i);
      if (item->kind != JIN_ITEM_TEXT && item->paint.pattern != JIN_PATTERN_NONE)
        colour = &item->paint.hatch;
    }
  if (colour == NULL)
    return;

  g_string_append (svg, "<defs>");
  for (guint i = JIN_PATTERN_NONE + 1; i < G_N_ELEMENTS (tiles); i++)
    {
      g_string_append_printf (
          svg, "<pattern id=\"hatch%u\" width=\"5.66\" height=\"5.66\" patternUnits=\"userSpaceOnUse\">%s", i,
          tiles[i]);
      put_colour (svg, "stroke", colour);
      g_string_append_printf (svg, "%s/></pattern>", i == JIN_PATTERN_DOTS ? "" : " stroke-width=\"0.7\"");
    }
  g_string_append (svg, "</defs>\n");
}

/**
 * jin_scene_to_svg:
 * @title: (nullable): shown as a tooltip, read aloud
 * @description: (nullable): the chart in words
 *
 * Returns: (transfer full): the whole file
 */
char *
jin_scene_to_svg (const JinScene *scene, const char *title, const char *description)
{
  g_return_val_if_fail (scene != NULL, NULL);

  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                               "xml:lang=\"zh-CN\" role=\"img\"");
  put (svg, " width=\"@\" height=\"@\" viewBox=\"0 0 @ @\" font-family=\"", scene->width, scene->height, scene->width,
       scene->height);
  put_escaped (svg, scene->font_family);
  g_string_append (svg, "\" style=\"font-variant-numeric:tabular-nums\" stroke-linejoin=\"round\">\n");
  if (title != NULL)
    {
      g_string_append (svg, "<title>");
      put_escaped (svg, title);
      g_string_append (svg, "</title>\n");
    }
  if (description != NULL)
    {
      g_string_append (svg, "<desc>");
      put_escaped (svg, description);
      g_string_append (svg, "</desc>\n");
    }
  put_hatches (svg, scene);
  if (scene->background.alpha > 0)
    {
      put (svg, "<rect width=\"@\" height=\"@\"", scene->width, scene->height);
      put_colour (svg, "fill", &scene->background);
      g_string_append (svg, "/>\n");
    }
  for (guint i = 0; i < scene->items->len; i++)
    {
      const JinItem *item = jin_scene_get_item (scene, i);
      if (item->kind == JIN_ITEM_TEXT)
        put_text (svg, item);
      else
        put_shape (svg, scene, item);
    }
  g_string_append (svg, "</svg>\n");
  return g_string_free (svg, FALSE);
}

gboolean
jin_scene_write_svg (const JinScene *scene, const char *path, const char *title, const char *description, GError **error)
{
  g_return_val_if_fail (scene != NULL && path != NULL, FALSE);

  g_autofree char *svg = jin_scene_to_svg (scene, title, description);
  return jin_scene_write_file (path, svg, strlen (svg), error);
}
