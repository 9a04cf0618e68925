/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/* The days of a month view: six weeks from the Monday on or before the 1st, whatever the month's length. */
#define JIN_MONTH_WEEKS 6
#define JIN_MONTH_CELLS (JIN_MONTH_WEEKS * 7)

JinDate jin_month_of_day (JinDate day);
JinDate jin_month_cell_date (JinDate month, guint cell);
int     jin_month_find_cell (JinDate month, JinDate day);

/* Words for the screen. */
char       *jin_month_name_of (int month);
char       *jin_month_title (JinDate month);
char       *jin_month_lunar_title (JinDate month);
const char *jin_month_weekday_name (int weekday);
const char *jin_month_weekday_short (int weekday);
char       *jin_month_small_text (JinDate day, gboolean *marked);
char       *jin_month_day_name (JinDate day);
char       *jin_month_day_title (JinDate day);
gboolean    jin_month_parse_day (const char *text, JinDate today, JinDate *day, GError **error);

G_END_DECLS
