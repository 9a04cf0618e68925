/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/jin-chart.h"

/* Data as an office has them, and data as no drawing likes them. */
typedef struct
{
  const char  *name;
  JinChartKind kind; /* what it is usually drawn as */
  JinChartData *(*make) (void);
} ChartSample;

extern const ChartSample chart_samples[];       /* ends with a NULL name */
extern const guint       n_plain_chart_samples; /* the first so many are the office's */

JinChartData *chart_sample_ages (void);
JinChartData *chart_sample_attendance (void);
JinChartData *chart_sample_points (guint n);
JinChartData *chart_sample_grid (guint n_rows, guint n_columns);
