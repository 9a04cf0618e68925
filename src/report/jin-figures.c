/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>

#include "office/jin-entities.h"
#include "report/jin-figures.h"
#include "report/jin-report-chart.h"
#include "report/jin-report-words.h"

/* A figure is a chart of one value. */
static const JinChartSpec specs[] = {
    {
        .name = "persons",
        .title = "在册人数",
        .entity = &jin_person_entity,
        .counts = JIN_COUNTS_SERVED,
        .organisation = "branch",
        .unit = JIN_WORD_PERSONS,
    },
    {
        .name = "members",
        .title = "党员",
        .entity = &jin_person_entity,
        .counts = JIN_COUNTS_MEMBERS,
        .organisation = "branch",
        .unit = JIN_WORD_PERSONS,
    },
    {
        .name = "activities",
        .title = "本期活动",
        .entity = &jin_activity_entity,
        .counts = JIN_COUNTS_EVENTS,
        .base = "state=held",
        .organisation = "organisation",
        .period = "start",
        .unit = JIN_WORD_EVENTS,
    },
    {
        .name = "attendance",
        .title = "到会率",
        .entity = &jin_activity_entity,
        .counts = JIN_COUNTS_EVENTS,
        .base = "state=held and expected>0 and present is not empty",
        .organisation = "organisation",
        .period = "start",
        .numerator = "sum(present)",
        .denominator = "sum(expected)",
        .unit = "到会率",
        .answer = JIN_ANSWER_RATE,
    },
    {
        .name = "visits",
        .title = "走访人次",
        .entity = &jin_visit_entity,
        .counts = JIN_COUNTS_EVENTS,
        .base = "(result is empty or result in (1,2,3))",
        .organisation = "person.branch",
        .period = "date",
        .unit = JIN_WORD_VISITS,
    },
};

/**
 * jin_figure_free:
 * @figure: a figure
 */
void
jin_figure_free (JinFigure *figure)
{
  g_free (figure->filter);
  g_free (figure);
}

static char *
format_number (const JinFigure *figure, double value, const char *unit)
{
  g_autoptr (JinChartData) data = jin_chart_data_new (figure->title);
  g_autofree char         *number = NULL;

  jin_chart_data_set_format (data, figure->format);
  number = jin_chart_data_format_value (data, value);
  return *unit != '\0' ? g_strdup_printf ("%s %s", number, unit) : g_steal_pointer (&number);
}

/**
 * jin_figure_format:
 * @figure: a figure
 *
 * Returns: (transfer full): its value with its unit ("1,312 人", "81.8%"), "—" when it isn't known
 */
char *
jin_figure_format (const JinFigure *figure)
{
  g_return_val_if_fail (figure != NULL, NULL);

  return isnan (figure->value) ? g_strdup (JIN_WORD_DASH) : format_number (figure, figure->value, figure->unit);
}

/**
 * jin_figure_format_change:
 * @figure: a figure
 *
 * Returns: (transfer full) (nullable): the change against the period before ("+3 人", "−2.1 个百分点", "持平");
 *   %NULL when one of them isn't known
 */
char *
jin_figure_format_change (const JinFigure *figure)
{
  g_return_val_if_fail (figure != NULL, NULL);

  if (isnan (figure->value) || isnan (figure->previous))
    return NULL;
  if (figure->format == JIN_VALUE_FORMAT_PERCENT)
    {
      /* Of the rounded rates, so that the reader can check it. */
      double points = (floor (figure->value * 1000 + 0.5) - floor (figure->previous * 1000 + 0.5)) / 10;

      if (points == 0)
        return g_strdup (JIN_WORD_SAME);
      return g_strdup_printf ("%s%.1f " JIN_WORD_PERCENT_POINTS, points > 0 ? "+" : "−", fabs (points));
    }

  double change = figure->value - figure->previous;
  if (change == 0)
    return g_strdup (JIN_WORD_SAME);
  g_autofree char *number = format_number (figure, fabs (change), figure->unit);
  return g_strconcat (change > 0 ? "+" : "−", number, NULL);
}

static JinFigure *
ask (JinStore *store, const JinChartSpec *spec, const JinScope *scope, GCancellable *cancellable, GError **error)
{
  /* 在册人数 stays by service, 党员 by organisation, whatever the charts show. */
  JinScope                 served = *scope;
  JinScope                 before;
  g_autoptr (JinChartData) now = NULL;
  g_autoptr (JinChartData) then = NULL;
  JinFigure               *figure;

  served.relation = JIN_BY_SERVICE;
  before = jin_scope_previous (&served);
  now = jin_report_chart (store, spec, &served, cancellable, error);
  if (now != NULL)
    then = jin_report_chart (store, spec, &before, cancellable, error);
  if (then == NULL)
    return NULL;
  figure = g_new0 (JinFigure, 1);
  figure->number = (guint)(spec - specs);
  figure->name = spec->name;
  figure->title = spec->title;
  figure->format = jin_chart_data_get_format (now);
  figure->unit = jin_chart_spec_is_rate (spec) ? "" : spec->unit;
  figure->value = jin_chart_data_get_value (now, 0, 0);
  figure->previous = jin_chart_data_get_value (then, 0, 0);
  figure->entity = spec->entity;
  figure->filter = g_strdup (jin_chart_data_get_filter (now, 0));
  return figure;
}

/**
 * jin_figures_count:
 *
 * Returns: how many figures stand on top of the charts page
 */
guint
jin_figures_count (void)
{
  return G_N_ELEMENTS (specs);
}

/**
 * jin_figure_title:
 * @number: which one, from 0
 *
 * Returns: its title, before it is known
 */
const char *
jin_figure_title (guint number)
{
  g_return_val_if_fail (number < G_N_ELEMENTS (specs), NULL);

  return specs[number].title;
}

/**
 * jin_report_figure:
 * @store: where the rows stand
 * @number: which one, from 0
 * @scope: about whom and when
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_summarise()
 *
 * Blocks; for jin_store_run_async().
 *
 * Returns: (transfer full): the figure; %NULL on failure
 */
JinFigure *
jin_report_figure (JinStore *store, guint number, const JinScope *scope, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (store) && number < G_N_ELEMENTS (specs) && scope != NULL, NULL);

  return ask (store, &specs[number], scope, cancellable, error);
}

/**
 * jin_report_figures:
 * @store: where the rows stand
 * @scope: about whom and when
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_summarise()
 *
 * Blocks; for jin_store_run_async().
 *
 * Returns: (transfer full) (element-type JinFigure): the figures on top of the charts page; %NULL on failure
 */
GPtrArray *
jin_report_figures (JinStore *store, const JinScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_figure_free);

  g_return_val_if_fail (JIN_IS_STORE (store) && scope != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      JinFigure *figure = ask (store, &specs[i], scope, cancellable, error);

      if (figure == NULL)
        return NULL;
      g_ptr_array_add (figures, figure);
    }
  return g_steal_pointer (&figures);
}
