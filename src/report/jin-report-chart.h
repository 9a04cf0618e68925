/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/jin-chart-spec.h"
#include "report/jin-scope.h"

G_BEGIN_DECLS

JinChartData *jin_report_chart (JinStore           *store,
                                const JinChartSpec *spec,
                                const JinScope     *scope,
                                GCancellable       *cancellable,
                                GError            **error);

G_END_DECLS
