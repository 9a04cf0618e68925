/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/jin-chart-spec.h"
#include "report/jin-scope.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/* A question with its answer in words, the chart, and a menu: list, table, print, save, enlarge.
 *
 * Signal "answered": what was asked last is shown, or why it can't be. */
#define JIN_TYPE_CHART_CARD (jin_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (JinChartCard, jin_chart_card, JIN, CHART_CARD, GtkBox)

GtkWidget *jin_chart_card_new (JinWindow          *window,
                               const JinChartSpec *spec);
/* Asks the store anew, off the main thread; the last question wins. */
void jin_chart_card_ask (JinChartCard   *self,
                         const JinScope *scope);
/* Gives the question up; it is going to be asked anew. */
void jin_chart_card_stop (JinChartCard *self);

G_END_DECLS
