/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinChipBox: conditions side by side, each with a cross that takes it away; wraps.
 *
 * Signals: "changed": one was added or taken away; "edit": one is to be changed.
 */
#define JIN_TYPE_CHIP_BOX (jin_chip_box_get_type ())
G_DECLARE_FINAL_TYPE (JinChipBox, jin_chip_box, JIN, CHIP_BOX, AdwBin)

void jin_chip_box_set_ledger (JinChipBox      *self,
                              JinWindow       *window,
                              const JinEntity *entity);
/* Opens the editor over all conditions. @within: what holds besides, or NULL */
void jin_chip_box_edit (JinChipBox *self,
                        JinFilter  *within);
/* @words: what it says, or NULL for its sentence */
void jin_chip_box_add (JinChipBox *self,
                       const char *condition,
                       const char *words);
/* Takes all away, without telling. */
void jin_chip_box_clear (JinChipBox *self);
/* All conditions joined by "and", NULL for none. */
char *jin_chip_box_dup_text (JinChipBox *self);

G_END_DECLS
