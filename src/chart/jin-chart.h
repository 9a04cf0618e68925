/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/jin-chart-data.h"
#include "chart/jin-chart-theme.h"
#include "chart/jin-scene.h"

G_BEGIN_DECLS

typedef enum {
  JIN_CHART_COLUMNS,     /* one series, upright */
  JIN_CHART_GROUPED,     /* several, side by side */
  JIN_CHART_STACKED,     /* several, parts of a whole */
  JIN_CHART_BARS,        /* lying, in the order given; a target series marks each (bullets) */
  JIN_CHART_RANKED_BARS, /* lying, largest first; the smallest summed when there are too many */
  JIN_CHART_LINE,        /* over time, with target and gaps */
  JIN_CHART_DONUT,       /* one series, parts of a whole */
  JIN_CHART_PYRAMID,     /* two series back to back; the first category (youngest) at the bottom */
  JIN_CHART_HEAT_MAP,    /* categories are rows, series are columns */
  JIN_CHART_RING,        /* the first value against the target */
} JinChartKind;

JinScene     *jin_chart_layout (JinChartKind kind, JinChartData *data, const JinChartTheme *theme, double width, double height);
JinChartData *jin_chart_get_data (const JinScene *scene);
const char   *jin_chart_kind_get_name (JinChartKind kind);
gboolean      jin_chart_kind_from_name (const char *name, JinChartKind *kind);

G_END_DECLS
