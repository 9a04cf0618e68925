/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include <pango/pangocairo.h>

#include "chart/jin-scene-private.h"

#define EN_DASH "–"

/*
 * Texts are measured, broken and shortened once, while laying out; what is kept are the lines as shown, so that the
 * screen, paper and SVG break at the same places.  Unhinted metrics make a text equally wide at every scale.
 */

void
jin_scene_text_init (JinScene *scene)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  scene->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (scene->context, options);
  /* Without it, Han characters take Japanese forms where the face is shared. */
  pango_context_set_language (scene->context, pango_language_from_string ("zh-cn"));
  pango_context_set_round_glyph_positions (scene->context, FALSE);
  scene->font = pango_font_description_new ();
  pango_font_description_set_family (scene->font, scene->font_family);
  scene->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  cairo_font_options_destroy (options);
}

static PangoLayout *
new_layout (JinScene *scene, const char *text, const JinTextStyle *style)
{
  static const PangoAlignment alignments[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT};
  PangoLayout                *layout = pango_layout_new (scene->context);
  PangoFontDescription       *font = pango_font_description_copy_static (scene->font);
  PangoAttrList              *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int)(style->size * JIN_TEXT_PITCH * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, alignments[style->across]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

static double
layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double)width / PANGO_SCALE;
}

/* The longest beginning of @text that fits @width with an ellipsis behind it. */
static char *
shorten (PangoLayout *layout, const char *text, double width)
{
  glong low = 0, high = g_utf8_strlen (text, -1);

  pango_layout_set_width (layout, -1);
  while (low < high)
    {
      glong            middle = (low + high + 1) / 2;
      g_autofree char *head = g_utf8_substring (text, 0, middle);
      g_autofree char *tried = g_strconcat (g_strchomp (head), "…", NULL);

      pango_layout_set_text (layout, tried, -1);
      if (layout_width (layout) <= width)
        low = middle;
      else
        high = middle - 1;
    }
  g_autofree char *head = g_utf8_substring (text, 0, low);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

/* The narrowest width that needs no more lines: two lines of three letters rather than five and one.  Words are left
 * whole; if one of them is too long for @width, nothing changes. */
static void
balance (PangoLayout *layout, double width)
{
  int n_lines = pango_layout_get_line_count (layout);
  int most = (int)floor (width * PANGO_SCALE), low = most / n_lines, high = most;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  while (high - low > PANGO_SCALE)
    {
      int middle = (low + high) / 2, widest;

      pango_layout_set_width (layout, middle);
      pango_layout_get_size (layout, &widest, NULL);
      if (pango_layout_get_line_count (layout) > n_lines || widest > middle)
        low = middle;
      else
        high = middle;
    }
  pango_layout_set_wrap (layout, high < most ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, high);
}

/* Keeps “60–69” on one line while there is another place to break. */
static void
tie_ranges (PangoLayout *layout, const char *text)
{
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

  for (const char *dash = strstr (text, EN_DASH); dash != NULL; dash = strstr (dash + 1, EN_DASH))
    {
      PangoAttribute *tie = pango_attr_allow_breaks_new (FALSE);
      const char     *after = dash + strlen (EN_DASH);

      tie->start_index = (guint)(dash - text);
      tie->end_index = (guint)((*after != '\0' ? g_utf8_next_char (after) : after) - text);
      pango_attr_list_insert (attributes, tie);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

/* Breaks @text into lines no wider than the style allows, one line feed between them. */
static char *
break_lines (JinScene *scene, const char *text, const JinTextStyle *style)
{
  if (style->width <= 0)
    return g_strdup (text);

  g_autoptr (PangoLayout) layout = new_layout (scene, text, style);
  tie_ranges (layout, text);
  pango_layout_set_width (layout, (int)floor (style->width * PANGO_SCALE));
  int n_lines = pango_layout_get_line_count (layout);
  if (style->lines == 0 || n_lines <= style->lines)
    balance (layout, style->width);
  int               shown = style->lines > 0 ? MIN (style->lines, n_lines) : n_lines;
  g_autofree gsize *starts = g_new (gsize, n_lines + 1);

  for (int i = 0; i < n_lines; i++)
    starts[i] = pango_layout_get_line_readonly (layout, i)->start_index;
  starts[n_lines] = strlen (text);

  GString *lines = g_string_new (NULL);
  for (int i = 0; i < shown; i++)
    {
      gboolean         cut = i + 1 == shown && shown < n_lines;
      g_autofree char *line = g_strndup (text + starts[i], starts[cut ? n_lines : i + 1] - starts[i]);

      if (cut)
        {
          g_autofree char *whole = g_steal_pointer (&line);
          line = shorten (layout, whole, style->width);
        }
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", g_strstrip (line));
    }
  return g_string_free (lines, FALSE);
}

/* A name out of a file may hold anything; a label is one paragraph of valid text. */
char *
jin_text_clean (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return valid;
}

/* The layout of that key, or a new one of the lines that @style breaks @text into. */
static PangoLayout *
find_layout (JinScene *scene, char *key, const char *text, const JinTextStyle *style)
{
  PangoLayout *layout = g_hash_table_lookup (scene->layouts, key);

  if (layout != NULL)
    {
      g_free (key);
      return layout;
    }
  g_autofree char *paragraph = jin_text_clean (text);
  g_autofree char *lines = break_lines (scene, paragraph, style);
  layout = new_layout (scene, lines, style);
  g_hash_table_insert (scene->layouts, key, layout);
  return layout;
}

/* Most texts stand on one line as they are; those are shaped once, however they are aligned or measured. */
static PangoLayout *
shape (JinScene *scene, const char *text, const JinTextStyle *style)
{
  JinTextStyle plain = {.size = style->size, .bold = style->bold};
  PangoLayout *layout = find_layout (
      scene, g_strdup_printf ("%d %d %s", (int)(style->size * PANGO_SCALE), style->bold, text), text, &plain);

  if (style->width <= 0 || layout_width (layout) <= style->width)
    return layout;
  return find_layout (scene,
                      g_strdup_printf ("%d %d %d %d %d\n%s", (int)(style->size * PANGO_SCALE), style->bold,
                                       style->across, (int)(style->width * PANGO_SCALE), style->lines, text),
                      text, style);
}

static void
measure_layout (PangoLayout *layout, const JinTextStyle *style, double *width, double *height)
{
  *width = layout_width (layout);
  *height = style->size * (JIN_TEXT_HEIGHT + (pango_layout_get_line_count (layout) - 1) * JIN_TEXT_PITCH);
}

/**
 * jin_scene_measure:
 * @width: (out) (optional): of the text as it would be shown, not turned
 * @height: (out) (optional)
 */
void
jin_scene_measure (JinScene *scene, const char *text, const JinTextStyle *style, double *width, double *height)
{
  double w, h;

  g_return_if_fail (scene != NULL && text != NULL && style != NULL);

  measure_layout (shape (scene, text, style), style, &w, &h);
  if (width != NULL)
    *width = w;
  if (height != NULL)
    *height = h;
}

static double
anchor_offset (JinAnchor anchor, double length)
{
  return anchor == JIN_ANCHOR_START ? 0 : anchor == JIN_ANCHOR_MIDDLE ? -length / 2
                                                                      : -length;
}

/**
 * jin_scene_get_text_origin:
 * @x: (out): left end of the text's block
 * @baseline: (out): of the first line
 * @pitch: (out): from one baseline to the next
 *
 * All relative to the item's anchor, before turning.
 */
void
jin_scene_get_text_origin (const JinItem *item, double *x, double *baseline, double *pitch)
{
  double width, height;

  g_return_if_fail (item != NULL && item->kind == JIN_ITEM_TEXT);

  measure_layout (item->layout, &item->style, &width, &height);
  *x = anchor_offset (item->style.across, width);
  *baseline = anchor_offset (item->style.down, height) + item->style.size * JIN_TEXT_RISE;
  *pitch = item->style.size * JIN_TEXT_PITCH;
}

static JinRect
turned_box (const JinTextStyle *style, double x, double y, double width, double height)
{
  double  left = anchor_offset (style->across, width), top = anchor_offset (style->down, height);
  double  c = cos (style->angle), s = sin (style->angle);
  JinRect box = {G_MAXDOUBLE, G_MAXDOUBLE, 0, 0};
  double  right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (int corner = 0; corner < 4; corner++)
    {
      double cx = left + (corner & 1 ? width : 0), cy = top + (corner & 2 ? height : 0);

      box.x = MIN (box.x, x + cx * c - cy * s);
      box.y = MIN (box.y, y + cx * s + cy * c);
      right = MAX (right, x + cx * c - cy * s);
      bottom = MAX (bottom, y + cx * s + cy * c);
    }
  box.width = right - box.x;
  box.height = bottom - box.y;
  return box;
}

/**
 * jin_scene_add_text:
 * @text: one paragraph; line feeds count as blanks
 * @style: type, and which point of the text's box stands at @x, @y
 *
 * Returns: (transfer none): the item, until the next one is added
 */
JinItem *
jin_scene_add_text (JinScene *scene, const char *text, const JinTextStyle *style, double x, double y, int datum)
{
  double width, height;

  g_return_val_if_fail (scene != NULL && text != NULL && style != NULL, NULL);

  PangoLayout *layout = shape (scene, text, style);
  JinItem     *item = jin_scene_append (scene, JIN_ITEM_TEXT, datum);

  measure_layout (layout, style, &width, &height);
  item->style = *style;
  item->x = x;
  item->y = y;
  item->text = g_strdup (pango_layout_get_text (layout));
  item->layout = g_object_ref (layout);
  item->box = turned_box (style, x, y, width, height);
  return item;
}
