/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/jin-date.h"

G_BEGIN_DECLS

/* The days of one month of a year, drawn: the darker, the more activities. Signal "day-clicked" (int julian). */
#define JIN_TYPE_YEAR_MONTH (jin_year_month_get_type ())
G_DECLARE_FINAL_TYPE (JinYearMonth, jin_year_month, JIN, YEAR_MONTH, GtkWidget)

GtkWidget *jin_year_month_new (void);
/* @month: the first of a month */
void jin_year_month_set_month (JinYearMonth *self, JinDate month, JinDate selected, JinDate today);
/* @counts: (array length=31): of each day; @most: of any day of the year */
void jin_year_month_set_counts (JinYearMonth *self, const guint *counts, guint most);

G_END_DECLS
