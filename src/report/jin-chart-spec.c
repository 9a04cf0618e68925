/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-person.h"
#include "report/jin-chart-spec.h"
#include "report/jin-report-words.h"

/* 退职 counts with 退休 (§3.0). */
static const JinChartCase retire_cases[] = {
    {"离休", "LX", NULL},
    {"退休", "TX,TZ", NULL},
};

static const JinChartCase sex_cases[] = {
    {"男", "1", NULL},
    {"女", "2", NULL},
};

/* R113. */
static const JinChartCase rank_cases[] = {
    {"省部级", "11,12", NULL},
    {"厅局级", "21,22", NULL},
    {"县处级", "31,32", NULL},
    {"科级以下", "41,42,51,52,90", NULL},
};

static const JinChartCase direction_cases[] = {
    {"流出", "out", NULL},
    {"流入", "in", NULL},
};

/* How long ago somebody met them. */
static const JinChartCase contact_cases[] = {
    {"30天内", NULL, "last_visit>={as_of-30}"},
    {"31–90天", NULL, "last_visit<{as_of-30} and last_visit>={as_of-90}"},
    {"超过90天", NULL, "last_visit<{as_of-90}"},
    {"没有记录", NULL, "last_visit is empty"},
};

/* What changed the number of people in the period (R110). */
static const JinChartCase change_cases[] = {
    {"新办离退休", NULL, "retired_on>={from} and retired_on<{after}"},
    {"去世", NULL, "died_on>={from} and died_on<{after}"},
    {"转出", NULL, "any(person_state where state=transferred and from>={from} and from<{after})"},
};

static const int party_age_bounds[] = {10, 20, 30, 40, 50, 60, 70};
static const int pyramid_bounds[] = {50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100};

#define CASES(name) .cases = name, .n_cases = G_N_ELEMENTS (name)
#define BOUNDS(name) .bounds = name, .n_bounds = G_N_ELEMENTS (name)
#define MET "(result is empty or result in (1,2,3))"

/* clang-format off */
/* In the order in which leaders ask; the first twelve stand on the printed charts page. */
static const JinChartSpec specs[] = {
  {
    .name = "age-bands",
    .title = "离退休干部年龄结构",
    .question = N_ ("How many people are there of each age?"),
    .kind = JIN_CHART_STACKED,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_SERVED,
    .organisation = "branch",
    .group = {JIN_CHART_BY_BANDS, "years(birth)", .year = "岁", .unknown = "年龄不详"},
    .series = {JIN_CHART_BY_CASES, "retire_type", CASES (retire_cases)},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "changes",
    .title = "离退休干部增减变动",
    .question = N_ ("Who came and who left?"),
    .kind = JIN_CHART_COLUMNS,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_EVER,
    .organisation = "branch",
    .group = {JIN_CHART_BY_CASES, CASES (change_cases), .closed = TRUE},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_PARTS,
  },
  {
    .name = "branches",
    .title = "各党支部党员人数",
    .question = N_ ("How many members has each branch?"),
    .kind = JIN_CHART_RANKED_BARS,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_MEMBERS,
    .organisation = "branch",
    .group = {JIN_CHART_BY_ORGANISATION, "branch", .unknown = JIN_WORD_NO_BRANCH},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "activity-types",
    .title = "各类活动开展次数",
    .question = N_ ("How often was each kind of activity held?"),
    .kind = JIN_CHART_RANKED_BARS,
    .entity = &jin_activity_entity,
    .counts = JIN_COUNTS_EVENTS,
    .base = "state=held",
    .organisation = "organisation",
    .period = "start",
    .group = {JIN_CHART_BY_CODES, "types", .list = "activity_type"},
    .unit = JIN_WORD_EVENTS,
    .answer = JIN_ANSWER_OVERLAP,
  },
  {
    .name = "attendance-rate",
    .title = "每月到会率",
    .question = N_ ("How large a part of those expected came?"),
    .kind = JIN_CHART_LINE,
    .entity = &jin_activity_entity,
    .counts = JIN_COUNTS_EVENTS,
    .base = "state=held and expected>0 and present is not empty",
    .organisation = "organisation",
    .period = "start",
    .group = {JIN_CHART_BY_MONTHS, "start", .closed = TRUE},
    .numerator = "sum(present)",
    .denominator = "sum(expected)",
    .unit = "到会率",
    .target = 0.8,
    .answer = JIN_ANSWER_RATE,
  },
  {
    .name = "coverage",
    .title = "各党支部组织生活覆盖率",
    .question = N_ ("How many members took part or were reached at home?"),
    .kind = JIN_CHART_BARS,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_MEMBERS,
    .organisation = "branch",
    .group = {JIN_CHART_BY_ORGANISATION, "branch", .unknown = JIN_WORD_NO_BRANCH},
    .part = "any(attendance where state in (1,2,3) and activity.start>={from} and activity.start<{after})",
    .unit = "覆盖率",
    .answer = JIN_ANSWER_RATE,
  },
  {
    .name = "visits",
    .title = "各类走访慰问人次",
    .question = N_ ("How many visits of each kind were made?"),
    .kind = JIN_CHART_RANKED_BARS,
    .entity = &jin_visit_entity,
    .counts = JIN_COUNTS_EVENTS,
    .base = MET,
    .organisation = "person.branch",
    .period = "date",
    .group = {JIN_CHART_BY_CODES, "type", .list = "visit_type"},
    .unit = JIN_WORD_VISITS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "contact",
    .title = "重点对象最近联系情况",
    .question = N_ ("When was somebody who needs care last contacted?"),
    .kind = JIN_CHART_COLUMNS,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_SERVED,
    .base = "(" JIN_FILTER_KEY_CARE ")",
    .organisation = "branch",
    .group = {JIN_CHART_BY_CASES, CASES (contact_cases), .closed = TRUE},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "mobile",
    .title = "流动党员去向",
    .question = N_ ("How many members are away, and where?"),
    .kind = JIN_CHART_STACKED,
    .entity = &jin_absence_entity,
    .counts = JIN_COUNTS_EVENTS,
    .base = "from<={as_of} and (until is empty or until>{as_of})",
    .organisation = "person.branch",
    .group = {JIN_CHART_BY_CODES, "area", .list = "residence"},
    .series = {JIN_CHART_BY_CASES, "direction", CASES (direction_cases)},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "party-age",
    .title = "党员党龄结构",
    .question = N_ ("How long have members been in the Party?"),
    .kind = JIN_CHART_COLUMNS,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_MEMBERS,
    .organisation = "branch",
    .group = {JIN_CHART_BY_BANDS, "years(party_full)", BOUNDS (party_age_bounds), .year = "年", .unknown = "党龄不详"},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "ranks",
    .title = "离退休干部职级构成",
    .question = N_ ("How many people are there of each rank?"),
    .kind = JIN_CHART_COLUMNS,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_SERVED,
    .organisation = "branch",
    .group = {JIN_CHART_BY_CASES, "rank", CASES (rank_cases)},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "living",
    .title = "离退休干部居住状况",
    .question = N_ ("With whom do people live?"),
    .kind = JIN_CHART_BARS,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_SERVED,
    .organisation = "branch",
    .group = {JIN_CHART_BY_CODES, "living", .list = "living"},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "activities",
    .title = "每月活动开展次数",
    .question = N_ ("How many activities were held each month?"),
    .kind = JIN_CHART_COLUMNS,
    .entity = &jin_activity_entity,
    .counts = JIN_COUNTS_EVENTS,
    .base = "state=held",
    .organisation = "organisation",
    .period = "start",
    .group = {JIN_CHART_BY_MONTHS, "start", .closed = TRUE},
    .unit = JIN_WORD_EVENTS,
    .answer = JIN_ANSWER_TIME,
  },
  {
    .name = "retire-type",
    .title = "离退休干部人员类别",
    .question = N_ ("How many people are retired in which way?"),
    .kind = JIN_CHART_DONUT,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_SERVED,
    .organisation = "branch",
    .group = {JIN_CHART_BY_CODES, "retire_type", .list = "retire_type"},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_PARTS,
  },
  {
    .name = "sex",
    .title = "离退休干部性别构成",
    .question = N_ ("How many men and women are there?"),
    .kind = JIN_CHART_DONUT,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_SERVED,
    .organisation = "branch",
    .group = {JIN_CHART_BY_CASES, "sex", CASES (sex_cases)},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_PARTS,
  },
  {
    .name = "age-pyramid",
    .title = "离退休干部年龄性别构成",
    .question = N_ ("How are age and sex spread?"),
    .kind = JIN_CHART_PYRAMID,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_SERVED,
    .base = "sex in (1,2) and birth is not empty",
    .organisation = "branch",
    .group = {JIN_CHART_BY_BANDS, "years(birth)", BOUNDS (pyramid_bounds), .year = "岁", .closed = TRUE},
    .series = {JIN_CHART_BY_CASES, "sex", CASES (sex_cases), .closed = TRUE},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
  },
  {
    .name = "health",
    .title = "离退休干部健康状况",
    .question = N_ ("How well are people?"),
    .kind = JIN_CHART_BARS,
    .entity = &jin_person_entity,
    .counts = JIN_COUNTS_SERVED,
    .organisation = "branch",
    .group = {JIN_CHART_BY_CODES, "health", .list = "health"},
    .unit = JIN_WORD_PERSONS,
    .answer = JIN_ANSWER_SHARE,
    .sensitive = TRUE,
  },
};
/* clang-format on */

/**
 * jin_chart_specs:
 * @n_specs: (out): how many
 *
 * Returns: (transfer none) (array length=n_specs): every chart there is, in the order of the charts page
 */
const JinChartSpec *
jin_chart_specs (guint *n_specs)
{
  g_return_val_if_fail (n_specs != NULL, NULL);

  *n_specs = G_N_ELEMENTS (specs);
  return specs;
}

/**
 * jin_chart_spec_find:
 * @name: key ("age-bands")
 *
 * Returns: (transfer none) (nullable): the chart of that name
 */
const JinChartSpec *
jin_chart_spec_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (g_strcmp0 (specs[i].name, name) == 0)
      return &specs[i];
  return NULL;
}

/**
 * jin_chart_spec_is_rate:
 * @spec: a chart
 *
 * Returns: whether its values are shares, not numbers of rows
 */
gboolean
jin_chart_spec_is_rate (const JinChartSpec *spec)
{
  g_return_val_if_fail (spec != NULL, FALSE);

  return spec->part != NULL || spec->numerator != NULL;
}
