/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "paper/jin-page-setup.h"

/**
 * jin_page_setup:
 * @size: sheet
 * @landscape: whether it is read across
 *
 * The sheet with the margins of office tables (R107): a landscape one is bound
 * at its top edge, an upright one at its left.
 *
 * Returns: the setup, in points
 */
JinPageSetup
jin_page_setup (JinPaperSize size, gboolean landscape)
{
  double shorter = JIN_MM (size == JIN_PAPER_A3 ? 297 : 210);
  double longer = JIN_MM (size == JIN_PAPER_A3 ? 420 : 297);

  if (landscape)
    return (JinPageSetup){
        .width = longer,
        .height = shorter,
        .top = JIN_MM (28),
        .right = JIN_MM (20),
        .bottom = JIN_MM (20),
        .left = JIN_MM (20),
    };

  return (JinPageSetup){
      .width = shorter,
      .height = longer,
      .top = JIN_MM (22),
      .right = JIN_MM (20),
      .bottom = JIN_MM (20),
      .left = JIN_MM (25),
  };
}

/**
 * jin_page_setup_body_width:
 * @setup: a sheet
 *
 * Returns: what is left between the side margins, in points
 */
double
jin_page_setup_body_width (const JinPageSetup *setup)
{
  g_return_val_if_fail (setup != NULL, 0);

  return setup->width - setup->left - setup->right;
}

/**
 * jin_page_setup_body_height:
 * @setup: a sheet
 *
 * Returns: what is left between the margins above and below, in points
 */
double
jin_page_setup_body_height (const JinPageSetup *setup)
{
  g_return_val_if_fail (setup != NULL, 0);

  return setup->height - setup->top - setup->bottom;
}
