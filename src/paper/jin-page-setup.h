/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JIN_MM(millimetres) ((millimetres)*72.0 / 25.4)

typedef enum {
  JIN_PAPER_A4,
  JIN_PAPER_A3,
} JinPaperSize;

/**
 * JinPageSetup:
 *
 * A sheet and its margins, in points, as it is read: a landscape A4 is 842 wide.
 */
typedef struct
{
  double width, height;
  double top, right, bottom, left;
} JinPageSetup;

JinPageSetup jin_page_setup (JinPaperSize size,
                             gboolean     landscape);
double       jin_page_setup_body_width (const JinPageSetup *setup);
double       jin_page_setup_body_height (const JinPageSetup *setup);

G_END_DECLS
