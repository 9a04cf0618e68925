/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/jin-chart-data.h"
#include "record/jin-table.h"

G_BEGIN_DECLS

JinTable *jin_report_chart_table (JinChartData *data);

G_END_DECLS
