/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/jin-chart-data.h"
#include "report/jin-scope.h"

G_BEGIN_DECLS

/**
 * JinFigure:
 * @name: key on the command line ("persons")
 * @title: Chinese, as on the tile (在册人数)
 * @unit: Chinese (人)
 * @format: how the value is written
 * @value: NaN when it isn't known
 * @previous: the same at the end of, or during, the period before
 * @entity: the ledger that @filter is about
 * @filter: the rows that were counted, or %NULL when the figure is a ratio
 * @number: its place on the charts page, from 0
 */
typedef struct
{
  const char      *name;
  const char      *title;
  const char      *unit;
  JinValueFormat   format;
  double           value;
  double           previous;
  const JinEntity *entity;
  char            *filter;
  guint            number;
} JinFigure;

void        jin_figure_free (JinFigure *figure);
char       *jin_figure_format (const JinFigure *figure);
char       *jin_figure_format_change (const JinFigure *figure);
guint       jin_figures_count (void);
const char *jin_figure_title (guint number);
JinFigure  *jin_report_figure (JinStore *store, guint number, const JinScope *scope, GCancellable *cancellable, GError **error);
GPtrArray  *jin_report_figures (JinStore       *store,
                                const JinScope *scope,
                                GCancellable   *cancellable,
                                GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinFigure, jin_figure_free)

G_END_DECLS
