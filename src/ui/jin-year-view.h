/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-calendar-year.h"
#include "ui/jin-calendar-view.h"

G_BEGIN_DECLS

/**
 * JinYearView: twelve months with their themes, “7+5” (R81); the darker a day, the more activities it has.
 *
 * Signals beside those of #JinCalendarView: "themes-changed" (char *kept): what the bureau assigned, as
 * jin_year_themes_format() gives it.
 */
#define JIN_TYPE_YEAR_VIEW (jin_year_view_get_type ())
G_DECLARE_FINAL_TYPE (JinYearView, jin_year_view, JIN, YEAR_VIEW, GtkWidget)

/* @year: (nullable): while nothing is known */
void jin_year_view_set_year (JinYearView *self, const JinCalendarYear *year, JinCodeList *themes);

G_END_DECLS
