/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/jin-chart.h"
#include "record/jin-entity.h"

G_BEGIN_DECLS

/**
 * JinChartCase:
 * @label: Chinese
 * @codes: codes of the grouping's operand that belong here, joined by ",", or %NULL
 * @filter: otherwise the condition itself; may hold {from}, {after} (the day after
 *   the period), {as_of} and {as_of-30}
 */
typedef struct
{
  const char *label;
  const char *codes;
  const char *filter;
} JinChartCase;

typedef enum {
  JIN_CHART_BY_NOTHING,
  JIN_CHART_BY_CODES,        /* the values of a code list, in its order */
  JIN_CHART_BY_CASES,        /* the cases given */
  JIN_CHART_BY_BANDS,        /* whole years by lower bounds */
  JIN_CHART_BY_MONTHS,       /* every month of the period, also those without events */
  JIN_CHART_BY_ORGANISATION, /* whatever branches there are */
} JinChartGroupKind;

/**
 * JinChartGroup:
 * @operand: as in filters ("retire_type", "years(birth)", "start")
 * @list: code list of %JIN_CHART_BY_CODES
 * @bounds: lower bounds of bands; %NULL: the office's own age bands (R5)
 * @year: what the bands' bounds are followed by (岁, 年)
 * @unknown: label of an empty value; %NULL: 未填
 * @closed: nothing else can occur: no category for empty or other values
 */
typedef struct
{
  JinChartGroupKind   kind;
  const char         *operand;
  const char         *list;
  const JinChartCase *cases;
  guint               n_cases;
  const int          *bounds;
  guint               n_bounds;
  const char         *year;
  const char         *unknown;
  gboolean            closed;
} JinChartGroup;

typedef enum {
  JIN_COUNTS_SERVED,  /* 服务对象 on the roster; members instead in a scope by organisation */
  JIN_COUNTS_EVER,    /* 服务对象, those who died or left too */
  JIN_COUNTS_MEMBERS, /* formal party members (by organisation) */
  JIN_COUNTS_EVENTS,  /* rows of a ledger, by the organisation and the period */
} JinChartCounts;

typedef enum {
  JIN_ANSWER_SHARE,   /* total, and the largest part */
  JIN_ANSWER_OVERLAP, /* the same where one row may count twice (R28) */
  JIN_ANSWER_TIME,    /* total, and the busiest month */
  JIN_ANSWER_PARTS,   /* every part by name */
  JIN_ANSWER_RATE,    /* average, best and worst, what lies below the target */
} JinChartAnswer;

/**
 * JinChartSpec:
 * @name: key on the command line
 * @title: Chinese, as on paper
 * @question: English msgid, the head of the card on screen
 * @base: further condition, or %NULL; may hold {from}, {after}, {as_of}
 * @organisation: reference path from the ledger to the organisation ("branch", "person.branch")
 * @period: field that places a row in the period, or %NULL
 * @part: of a rate: the condition whose share in the rows is shown; its sums otherwise
 * @numerator, @denominator: of a rate: fields whose sums are divided
 * @target: what a rate is held against, 0 for none
 * @sensitive: health and hardship: shown and printed on demand only (R95)
 *
 * A question that the ledgers can answer, as a declaration.
 */
typedef struct
{
  const char      *name;
  const char      *title;
  const char      *question;
  JinChartKind     kind;
  const JinEntity *entity;
  JinChartCounts   counts;
  const char      *base;
  const char      *organisation;
  const char      *period;
  JinChartGroup    group;
  JinChartGroup    series;
  const char      *part;
  const char      *numerator;
  const char      *denominator;
  const char      *unit;
  double           target;
  JinChartAnswer   answer;
  gboolean         sensitive;
} JinChartSpec;

const JinChartSpec *jin_chart_specs (guint *n_specs);
const JinChartSpec *jin_chart_spec_find (const char *name);
gboolean            jin_chart_spec_is_rate (const JinChartSpec *spec);

G_END_DECLS
