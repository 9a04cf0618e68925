/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-xlsx-colours.h"
#include "exchange/jin-xlsx-styles.h"

/*
 * styles.xml: number formats, fonts and fills by number, and the combinations of them
 * (cellXfs) that cells name.
 */

#define MAX_STYLES 100000 /* Excel allows 64,000 */

/* A combination as the file has it, until all is known. */
typedef struct
{
  int number_format, font, fill;
} Combination;

typedef struct
{
  gboolean struck;
  guint32  colour;
} Font;

struct _JinXlsxStyles
{
  GArray     *styles;  /* JinXlsxStyle */
  GArray     *palette; /* guint32, number 0 stands for none */
  GHashTable *formats; /* code → JinXlsxFormat */
};

typedef struct
{
  JinXlsxStyles *styles;
  JinXlsxTheme   theme;
  const char    *file_name;
  char           group[16]; /* the child of styleSheet we are in */
  GHashTable    *codes;     /* numFmtId → code */
  GArray        *fonts, *fills, *combinations;
} Reading;

static void
start_in_font (Reading     *reading,
               const char  *name,
               const char **attributes)
{
  Font *font;

  if (strcmp (name, "font") == 0)
    {
      const Font fresh = {FALSE, JIN_XLSX_NO_COLOUR};

      g_array_append_val (reading->fonts, fresh);
      return;
    }
  if (reading->fonts->len == 0)
    return;
  font = &g_array_index (reading->fonts, Font, reading->fonts->len - 1);
  if (strcmp (name, "strike") == 0)
    font->struck = jin_xlsx_attribute_bool (attributes, "val", TRUE);
  else if (strcmp (name, "color") == 0)
    font->colour = jin_xlsx_colour (reading->theme, attributes);
}

/* A patterned or graded fill is reported by its first colour. */
static void
start_in_fill (Reading     *reading,
               const char  *name,
               const char **attributes)
{
  const guint32 none = JIN_XLSX_NO_COLOUR;
  guint32      *fill;

  if (strcmp (name, "fill") == 0)
    {
      g_array_append_val (reading->fills, none);
      return;
    }
  if (reading->fills->len == 0)
    return;
  fill = &g_array_index (reading->fills, guint32, reading->fills->len - 1);
  if (*fill == none && (strcmp (name, "fgColor") == 0 || strcmp (name, "color") == 0))
    *fill = jin_xlsx_colour (reading->theme, attributes);
}

static void
start_cb (JinXlsxXml  *xml,
          const char  *name,
          const char **attributes,
          gpointer     data)
{
  static const char *const groups[] = {"numFmts", "fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs", "borders"};
  Reading                 *reading = data;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (name, groups[i]) == 0)
      {
        g_strlcpy (reading->group, name, sizeof reading->group);
        return;
      }
  if (reading->fonts->len + reading->fills->len + reading->combinations->len > 3 * MAX_STYLES)
    {
      GError *error = NULL;

      jin_sheet_fail_damaged (&error, reading->file_name, "styles.xml");
      jin_xlsx_xml_stop (xml, error);
    }
  else if (strcmp (reading->group, "numFmts") == 0 && strcmp (name, "numFmt") == 0)
    {
      const char *code = jin_xlsx_attribute (attributes, "formatCode");

      g_hash_table_insert (reading->codes, GINT_TO_POINTER (jin_xlsx_attribute_int (attributes, "numFmtId", 0)),
                           g_strdup (code != NULL ? code : "General"));
    }
  else if (strcmp (reading->group, "fonts") == 0)
    {
      start_in_font (reading, name, attributes);
    }
  else if (strcmp (reading->group, "fills") == 0)
    {
      start_in_fill (reading, name, attributes);
    }
  else if (strcmp (reading->group, "cellXfs") == 0 && strcmp (name, "xf") == 0)
    {
      const Combination combination = {
          jin_xlsx_attribute_int (attributes, "numFmtId", 0),
          jin_xlsx_attribute_int (attributes, "fontId", 0),
          jin_xlsx_attribute_int (attributes, "fillId", 0),
      };

      g_array_append_val (reading->combinations, combination);
    }
}

static void
end_cb (JinXlsxXml *xml,
        const char *name,
        gpointer    data)
{
  Reading *reading = data;

  if (strcmp (name, reading->group) == 0)
    reading->group[0] = '\0';
}

/* The number of a colour in the palette. */
static guint8
find_colour (GArray *palette,
             guint32 colour)
{
  if (colour == JIN_XLSX_NO_COLOUR)
    return 0;
  for (guint i = 1; i < palette->len; i++)
    if (g_array_index (palette, guint32, i) == colour)
      return (guint8)i;
  if (palette->len <= JIN_SHEET_MAX_COLOURS)
    g_array_append_val (palette, colour);
  return (guint8)(palette->len - 1);
}

static const JinXlsxFormat *
find_format (JinXlsxStyles *self,
             const char    *code)
{
  JinXlsxFormat *format = g_hash_table_lookup (self->formats, code);

  if (format == NULL)
    {
      format = jin_xlsx_format_new (code);
      g_hash_table_insert (self->formats, g_strdup (code), format);
    }
  return format;
}

static void
combine (Reading           *reading,
         const Combination *combination)
{
  const char *code = g_hash_table_lookup (reading->codes, GINT_TO_POINTER (combination->number_format));
  Font        font = {FALSE, JIN_XLSX_NO_COLOUR};
  guint32     fill = JIN_XLSX_NO_COLOUR;

  if (combination->font >= 0 && combination->font < (int)reading->fonts->len)
    font = g_array_index (reading->fonts, Font, combination->font);
  if (combination->fill >= 0 && combination->fill < (int)reading->fills->len)
    fill = g_array_index (reading->fills, guint32, combination->fill);
  jin_xlsx_styles_add (reading->styles, code != NULL ? code : jin_xlsx_format_builtin (combination->number_format),
                       font.struck, font.colour == reading->theme[1] ? JIN_XLSX_NO_COLOUR : font.colour, fill);
}

/* No styles yet, for a format that numbers them in its own way. */
JinXlsxStyles *
jin_xlsx_styles_new (void)
{
  JinXlsxStyles *self = g_new0 (JinXlsxStyles, 1);
  const guint32  none = JIN_XLSX_NO_COLOUR;

  self->styles = g_array_new (FALSE, FALSE, sizeof (JinXlsxStyle));
  self->palette = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)jin_xlsx_format_free);
  g_array_append_val (self->palette, none);
  return self;
}

/**
 * jin_xlsx_styles_add:
 * @code: of the number format
 * @ink: 0xRRGGBB, or %JIN_XLSX_NO_COLOUR for the usual one
 * @fill: likewise; white paper is the usual one
 *
 * Adds the style that the next number names.
 */
void
jin_xlsx_styles_add (JinXlsxStyles *self,
                     const char    *code,
                     gboolean       struck,
                     guint32        ink,
                     guint32        fill)
{
  JinXlsxStyle        style = {.struck = struck};
  g_autoptr (GString) scratch = g_string_new (NULL);

  style.format = find_format (self, code);
  style.has_affix = jin_xlsx_format_text (style.format, "", scratch);
  style.ink = find_colour (self->palette, ink);
  style.fill = find_colour (self->palette, fill == 0xFFFFFF ? JIN_XLSX_NO_COLOUR : fill);
  g_array_append_val (self->styles, style);
}

/**
 * jin_xlsx_styles_read:
 * @styles_part: (nullable): without one all cells look plain
 * @theme_part: (nullable):
 *
 * Returns: (transfer full): the styles, or %NULL with @error set
 */
JinXlsxStyles *
jin_xlsx_styles_read (JinXlsxPackage *package,
                      const char     *styles_part,
                      const char     *theme_part,
                      GCancellable   *cancellable,
                      GError        **error)
{
  static const JinXlsxHandlers handlers = {.start = start_cb, .end = end_cb};
  g_autoptr (JinXlsxStyles)    self = jin_xlsx_styles_new ();
  g_autoptr (GHashTable)       codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray)           fonts = g_array_new (FALSE, FALSE, sizeof (Font));
  g_autoptr (GArray)           fills = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray)           combinations = g_array_new (FALSE, FALSE, sizeof (Combination));
  const Combination            plain = {0, -1, -1};
  Reading                      reading = {.styles = self, .file_name = jin_xlsx_package_get_name (package), .codes = codes, .fonts = fonts, .fills = fills, .combinations = combinations};

  if (!jin_xlsx_theme_read (reading.theme, package, theme_part, cancellable, error))
    return NULL;
  if (styles_part != NULL && jin_xlsx_package_has (package, styles_part) &&
      !jin_xlsx_parse_part (package, styles_part, &handlers, &reading, cancellable, error))
    return NULL;
  if (combinations->len == 0)
    g_array_append_val (combinations, plain);
  for (guint i = 0; i < combinations->len; i++)
    combine (&reading, &g_array_index (combinations, Combination, i));
  return g_steal_pointer (&self);
}

void
jin_xlsx_styles_free (JinXlsxStyles *self)
{
  g_array_unref (self->styles);
  g_array_unref (self->palette);
  g_hash_table_unref (self->formats);
  g_free (self);
}

/* Unknown numbers look like the first style, as in Excel. */
const JinXlsxStyle *
jin_xlsx_styles_get (const JinXlsxStyles *self,
                     guint                index)
{
  return &g_array_index (self->styles, JinXlsxStyle, index < self->styles->len ? index : 0);
}

/* Colours as 0xRRGGBB; number 0 stands for none. */
const GArray *
jin_xlsx_styles_palette (const JinXlsxStyles *self)
{
  return self->palette;
}
