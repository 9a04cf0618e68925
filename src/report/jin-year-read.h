/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-year-plan.h"
#include "store/jin-store.h"

G_BEGIN_DECLS

/* Setting of the office: twelve codes of theme_month (R81). */
#define JIN_THEME_MONTHS_SETTING "theme-months"

GPtrArray *jin_report_year_plan (JinStore *store, gint64 organisation, int year, int minute_of_day, GCancellable *cancellable, GError **error);

G_END_DECLS
