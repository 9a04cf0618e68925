/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JinChipBox: conditions side by side, each with a cross that takes it away; wraps.
 *
 * Signal "changed": one was added or taken away.
 */
#define JIN_TYPE_CHIP_BOX (jin_chip_box_get_type ())
G_DECLARE_FINAL_TYPE (JinChipBox, jin_chip_box, JIN, CHIP_BOX, AdwBin)

void jin_chip_box_add (JinChipBox *self,
                       const char *condition,
                       const char *words);
/* All conditions joined by "and", NULL for none. */
char *jin_chip_box_dup_text (JinChipBox *self);

G_END_DECLS
