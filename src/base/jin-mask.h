/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JinMaskLevel:
 * @JIN_MASK_NONE: everything in full (R94: needs a reason and is logged)
 * @JIN_MASK_INTERNAL: internal work sheets: phone and address whole, ID masked
 * @JIN_MASK_DEFAULT: every number and address masked, names in full (R93)
 * @JIN_MASK_PUBLIC: public notices: as before, and names masked
 */
typedef enum {
  JIN_MASK_NONE,
  JIN_MASK_INTERNAL,
  JIN_MASK_DEFAULT,
  JIN_MASK_PUBLIC,
} JinMaskLevel;

char *jin_mask_id (const char *text, JinMaskLevel level);
char *jin_mask_phone (const char *text, JinMaskLevel level);
char *jin_mask_address (const char *text, JinMaskLevel level);
char *jin_mask_card (const char *text, JinMaskLevel level);
char *jin_mask_name (const char *text, JinMaskLevel level);

G_END_DECLS
