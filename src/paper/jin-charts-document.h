/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/jin-chart.h"
#include "paper/jin-document.h"

G_BEGIN_DECLS

#define JIN_CHARTS_PER_PAGE 12

/* The charts page on one sheet: tiles of figures, then up to twelve charts. */
#define JIN_TYPE_CHARTS_DOCUMENT (jin_charts_document_get_type ())
G_DECLARE_FINAL_TYPE (JinChartsDocument, jin_charts_document, JIN, CHARTS_DOCUMENT, JinDocument)

JinDocument *jin_charts_document_new (const char         *title,
                                      const char         *note,
                                      GPtrArray          *figures,
                                      const JinPageSetup *setup);
void         jin_charts_document_add (JinChartsDocument *self,
                                      JinChartKind       kind,
                                      JinChartData      *data);

G_END_DECLS
