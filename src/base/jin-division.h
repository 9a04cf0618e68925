/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JinDivisionLevels:
 *
 * The levels at which a name is or was used: 昆山市 at that of a county, 吉林 at several.
 */
typedef enum {
  JIN_DIVISION_UNKNOWN = 0,
  JIN_DIVISION_PROVINCE = 1 << 0,
  JIN_DIVISION_PREFECTURE = 1 << 1,
  JIN_DIVISION_COUNTY = 1 << 2,
} JinDivisionLevels;

gboolean          jin_division_exists (const char *code);
gboolean          jin_division_is_abolished (const char *code);
char             *jin_division_name (const char *code);
JinDivisionLevels jin_division_levels_of_name (const char *name, gssize length);

G_END_DECLS
