/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinMonthMini: a small month to jump with the mouse; the month grid beside it does the same by keyboard and speaks to
 * screen readers, so this one keeps out of their way.
 *
 * Signal "day-clicked" (int julian).
 */
#define JIN_TYPE_MONTH_MINI (jin_month_mini_get_type ())
G_DECLARE_FINAL_TYPE (JinMonthMini, jin_month_mini, JIN, MONTH_MINI, GtkWidget)

void jin_month_mini_set_today (JinMonthMini *self, JinDate today);
void jin_month_mini_set_selected (JinMonthMini *self, JinDate day);

G_END_DECLS
