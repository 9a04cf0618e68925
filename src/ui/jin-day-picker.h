/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinDayPicker: a month to choose a day from. GtkCalendar takes its words from the locale, not from the program's language.
 *
 * Signal "picked" (int julian).
 */
#define JIN_TYPE_DAY_PICKER (jin_day_picker_get_type ())
G_DECLARE_FINAL_TYPE (JinDayPicker, jin_day_picker, JIN, DAY_PICKER, AdwBin)

GtkWidget *jin_day_picker_new (void);
/* Shows the month of @day and marks it; a day not fully known marks nothing. */
void jin_day_picker_show (JinDayPicker *self,
                          JinDate       day);

G_END_DECLS
