/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"
#include "chart/jin-chart.h"
#include "paper/jin-document.h"

G_BEGIN_DECLS

/* One chart on a sheet: title, sentence, drawing, and its table beneath. */
#define JIN_TYPE_CHART_DOCUMENT (jin_chart_document_get_type ())
G_DECLARE_FINAL_TYPE (JinChartDocument, jin_chart_document, JIN, CHART_DOCUMENT, JinDocument)

JinDocument *jin_chart_document_new (JinChartKind        kind,
                                     JinChartData       *data,
                                     const char         *unit,
                                     JinDate             date,
                                     const JinPageSetup *setup);

G_END_DECLS
