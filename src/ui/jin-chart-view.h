/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/jin-chart.h"

G_BEGIN_DECLS

/**
 * JinChartView: a chart on screen.  Hover or arrow keys give a datum in words, a click or Enter emits
 * "datum-activated" with its number.  Its accessible description is the chart's sentence and the chosen datum.
 */
#define JIN_TYPE_CHART_VIEW (jin_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (JinChartView, jin_chart_view, JIN, CHART_VIEW, GtkWidget)

GtkWidget    *jin_chart_view_new (void);
void          jin_chart_view_set (JinChartView *self,
                                  JinChartKind  kind,
                                  JinChartData *data);
JinChartData *jin_chart_view_get_data (JinChartView *self);
/* The datum under the pointer or the keyboard's choice, -1 for none. */
int jin_chart_view_get_datum (JinChartView *self);
/* The filter of the chosen datum, "" for a folded rest, NULL for none; @words (out) says it in words. */
const char *jin_chart_view_get_filter (JinChartView *self,
                                       char        **words);

G_END_DECLS
