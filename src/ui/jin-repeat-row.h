/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/jin-repeat.h"

G_BEGIN_DECLS

/**
 * JinRepeatRow: how an activity repeats: a choice of sentences that its day suggests, what happens on days off, and the end.
 */
#define JIN_TYPE_REPEAT_ROW (jin_repeat_row_get_type ())
G_DECLARE_FINAL_TYPE (JinRepeatRow, jin_repeat_row, JIN, REPEAT_ROW, GtkBox)

GtkWidget *jin_repeat_row_new (void);
/* As it is kept; "" and %NULL for what does not repeat. */
void jin_repeat_row_show (JinRepeatRow *self, const char *rule, const char *shift, JinDate day);
/* The day whose repetition is offered. */
void jin_repeat_row_set_day (JinRepeatRow *self, JinDate day);
/* (transfer full): the rule chosen, "" for none; %NULL with @error when the end is not understood. */
char       *jin_repeat_row_get_rule (JinRepeatRow *self, GError **error);
const char *jin_repeat_row_get_shift (JinRepeatRow *self);
gboolean    jin_repeat_row_is_changed (JinRepeatRow *self);

G_END_DECLS
