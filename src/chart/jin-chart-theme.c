/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include "chart/jin-chart-theme.h"

#include <math.h>

/* The faces offices have first, then what Debian has. */
#define FONT_FAMILY "Source Han Sans SC, Noto Sans CJK SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"

#define RGB(hex)                                                                       \
  {                                                                                    \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0, 1 \
  }

/*
 * Neighbouring colours differ in lightness as well as in hue: simulated for red-, green- and blue-blind eyes, no two of
 * a palette come closer than a colour difference of 14 (a test computes it).
 */
static const JinChartTheme looks[] = {
    [JIN_CHART_LOOK_LIGHT] =
        {
            .size = 13,
            .background = RGB (0xffffff),
            .text = RGB (0x2a2d31),
            .faint = RGB (0x646a71),
            .grid = RGB (0xe9ebee),
            .axis = RGB (0xb4bac1),
            .track = RGB (0xeef0f3),
            .accent = RGB (0x9c1c1c),
            .previous = RGB (0x8e959c),
            .series = {RGB (0x1f4f66), RGB (0xbd8b43), RGB (0x4e9dab), RGB (0x4e3d85), RGB (0x908ade), RGB (0x467762)},
            .hatch = RGB (0xffffff),
        },
    [JIN_CHART_LOOK_DARK] =
        {
            .size = 13,
            .background = RGB (0x303030),
            .text = RGB (0xf0f1f3),
            .faint = RGB (0xb3b8be),
            .grid = RGB (0x424548),
            .axis = RGB (0x73787e),
            .track = RGB (0x3e4144),
            .accent = RGB (0xe0685c),
            .previous = RGB (0x8b9096),
            .series = {RGB (0x8fb6ea), RGB (0xebc06e), RGB (0x54c9a0), RGB (0x8a7fd0), RGB (0x4f8a91), RGB (0xeef2f7)},
            .hatch = RGB (0x303030),
        },
    [JIN_CHART_LOOK_PRINT] =
        {
            .size = 10,
            .heading = TRUE,
            .background = RGB (0xffffff),
            .text = RGB (0x000000),
            .faint = RGB (0x404040),
            .grid = RGB (0xdddddd),
            .axis = RGB (0x707070),
            .track = RGB (0xececec),
            .outline = RGB (0x303030),
            .accent = RGB (0x000000),
            .previous = RGB (0xc4c4c4),
            .series = {RGB (0x4a4a4a), RGB (0xffffff), RGB (0xb0b0b0), RGB (0xffffff), RGB (0x808080), RGB (0xffffff)},
            .patterns = {JIN_PATTERN_NONE, JIN_PATTERN_RISING, JIN_PATTERN_NONE, JIN_PATTERN_DOTS, JIN_PATTERN_NONE,
                         JIN_PATTERN_LEVEL},
            .alert_pattern = JIN_PATTERN_CROSS,
            .hatch = RGB (0x303030),
        },
    [JIN_CHART_LOOK_LIGHT_CONTRAST] =
        {
            .size = 13,
            .background = RGB (0xffffff),
            .text = RGB (0x000000),
            .faint = RGB (0x303030),
            .grid = RGB (0xc8c8c8),
            .axis = RGB (0x404040),
            .track = RGB (0xdedede),
            .outline = RGB (0x000000),
            .accent = RGB (0x8f1010),
            .previous = RGB (0x8a8a8a),
            .series = {RGB (0x1f4f66), RGB (0xbd8b43), RGB (0x4e9dab), RGB (0x4e3d85), RGB (0x908ade), RGB (0x467762)},
            .hatch = RGB (0xffffff),
        },
    [JIN_CHART_LOOK_DARK_CONTRAST] =
        {
            .size = 13,
            .background = RGB (0x000000),
            .text = RGB (0xffffff),
            .faint = RGB (0xdedede),
            .grid = RGB (0x4a4a4a),
            .axis = RGB (0xc0c0c0),
            .track = RGB (0x333333),
            .outline = RGB (0xffffff),
            .accent = RGB (0xf4786c),
            .previous = RGB (0xa0a0a0),
            .series = {RGB (0x8fb6ea), RGB (0xebc06e), RGB (0x54c9a0), RGB (0x8a7fd0), RGB (0x4f8a91), RGB (0xeef2f7)},
            .hatch = RGB (0x000000),
        },
};

/**
 * jin_chart_theme_init:
 * @type_scale: 1…2, the office's type size
 */
void
jin_chart_theme_init (JinChartTheme *theme, JinChartLook look, double type_scale)
{
  g_return_if_fail (theme != NULL);
  g_return_if_fail (look < G_N_ELEMENTS (looks));
  g_return_if_fail (type_scale > 0);

  *theme = looks[look];
  theme->font_family = FONT_FAMILY;
  theme->size *= type_scale;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const JinColour *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green) + 0.0722 * linear (colour->blue);
}

/**
 * jin_colour_contrast:
 *
 * Returns: the contrast ratio of two opaque colours, 1…21 (R116)
 */
double
jin_colour_contrast (const JinColour *a, const JinColour *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 1);

  double first = luminance (a) + 0.05, second = luminance (b) + 0.05;
  return MAX (first, second) / MIN (first, second);
}
