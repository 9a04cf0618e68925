/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-xlsx-colours.h"

/*
 * A colour in a spreadsheet is an RGB value, a number in an old palette, or a theme
 * colour with a tint (ECMA-376 part 1, 18.8.3 and 18.8.19).
 */

/* The theme of Office 2007–2010, for files without one. */
static const JinXlsxTheme default_theme = {
    0xFFFFFF,
    0x000000,
    0xEEECE1,
    0x1F497D,
    0x4F81BD,
    0xC0504D,
    0x9BBB59,
    0x8064A2,
    0x4BACC6,
    0xF79646,
    0x0000FF,
    0x800080,
};

static const guint32 indexed[56] = {
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
    0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
    0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
    0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
    0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
    0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333};

static double
tinted (double part,
        double tint)
{
  part = tint < 0 ? part * (1 + tint) : part + (255 - part) * tint;
  return CLAMP (part, 0, 255);
}

/* Toward black or white; near enough to the rule, which tints the lightness. */
static guint32
apply_tint (guint32 rgb,
            double  tint)
{
  const guint32 red = (guint32)tinted (rgb >> 16 & 0xff, tint);
  const guint32 green = (guint32)tinted (rgb >> 8 & 0xff, tint);
  const guint32 blue = (guint32)tinted (rgb & 0xff, tint);

  return red << 16 | green << 8 | blue;
}

/* A colour of the old palette, whose first eight stand in it twice; JIN_XLSX_NO_COLOUR for the PC's own ones. */
guint32
jin_xlsx_indexed_colour (int number)
{
  if (number >= 8)
    number -= 8;
  return number >= 0 && number < (int)G_N_ELEMENTS (indexed) ? indexed[number] : JIN_XLSX_NO_COLOUR;
}

/**
 * jin_xlsx_colour:
 * @attributes: of a `color`, `fgColor` or `bgColor` element
 *
 * Returns: 0xRRGGBB, or %JIN_XLSX_NO_COLOUR when the PC's own colour is meant
 */
guint32
jin_xlsx_colour (const JinXlsxTheme theme,
                 const char       **attributes)
{
  const char *rgb = jin_xlsx_attribute (attributes, "rgb");
  const char *tint = jin_xlsx_attribute (attributes, "tint");
  int         number = jin_xlsx_attribute_int (attributes, "theme", -1);
  guint32     colour = JIN_XLSX_NO_COLOUR;

  if (rgb != NULL && strlen (rgb) >= 6)
    colour = (guint32)g_ascii_strtoull (rgb + strlen (rgb) - 6, NULL, 16) & 0xFFFFFF;
  else if (number >= 0 && number < JIN_XLSX_N_THEME_COLOURS)
    colour = theme[number];
  else if ((number = jin_xlsx_attribute_int (attributes, "indexed", -1)) >= 0)
    colour = jin_xlsx_indexed_colour (number);
  if (colour != JIN_XLSX_NO_COLOUR && tint != NULL)
    colour = apply_tint (colour, g_ascii_strtod (tint, NULL));
  return colour;
}

typedef struct
{
  guint32 *theme;
  int      slot;
} ThemeReading;

static void
theme_start_cb (JinXlsxXml  *xml,
                const char  *name,
                const char **attributes,
                gpointer     data)
{
  /* The file begins with the dark one of each pair, cells count the light one first. */
  static const char *const slots[] = {"lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3",
                                      "accent4", "accent5", "accent6", "hlink", "folHlink"};
  ThemeReading            *reading = data;
  const char              *value;

  for (int i = 0; i < (int)G_N_ELEMENTS (slots); i++)
    if (strcmp (name, slots[i]) == 0)
      reading->slot = i;
  if (reading->slot < 0)
    return;
  value = jin_xlsx_attribute (attributes, strcmp (name, "sysClr") == 0 ? "lastClr" : "val");
  if (value == NULL || strlen (value) != 6)
    return;
  reading->theme[reading->slot] = (guint32)g_ascii_strtoull (value, NULL, 16);
  reading->slot = -1;
}

static void
theme_end_cb (JinXlsxXml *xml,
              const char *name,
              gpointer    data)
{
  if (strcmp (name, "clrScheme") == 0)
    jin_xlsx_xml_stop (xml, NULL);
}

/**
 * jin_xlsx_theme_read:
 * @part: (nullable): the theme's part; without one the usual colours are taken
 */
gboolean
jin_xlsx_theme_read (JinXlsxTheme    theme,
                     JinXlsxPackage *package,
                     const char     *part,
                     GCancellable   *cancellable,
                     GError        **error)
{
  static const JinXlsxHandlers handlers = {.start = theme_start_cb, .end = theme_end_cb};
  ThemeReading                 reading = {theme, -1};

  memcpy (theme, default_theme, sizeof default_theme);
  if (part == NULL || !jin_xlsx_package_has (package, part))
    return TRUE;
  return jin_xlsx_parse_part (package, part, &handlers, &reading, cancellable, error);
}
