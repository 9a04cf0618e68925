/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  JIN_VALUE_FORMAT_INTEGER, /* 1,234 */
  JIN_VALUE_FORMAT_DECIMAL, /* 78.4 */
  JIN_VALUE_FORMAT_PERCENT, /* 0.818 → 81.8% */
  JIN_VALUE_FORMAT_MONEY,   /* fen: 123450 → 1,234.50 */
} JinValueFormat;

typedef enum {
  JIN_SERIES_VALUE,    /* the next colour of the palette */
  JIN_SERIES_PREVIOUS, /* what it is compared with (the same period last year): grey */
  JIN_SERIES_ALERT,    /* overdue, missing: the accent colour */
  JIN_SERIES_TARGET,   /* a planned value per category: a mark or a dashed line */
} JinSeriesRole;

/* Words that a drawing needs besides the data's own.  The drawing is in the language of its data (paper is always
 * Chinese), so they come with the data; a NULL takes the program's language. */
typedef struct
{
  const char *empty;   /* instead of a chart without values: 暂无数据 */
  const char *missing; /* a value that isn't known: 无数据 */
  const char *other;   /* the rest of a long ranking: 其他 */
  const char *total;   /* in the middle of a donut: 合计 */
  const char *colon;   /* between a datum's name and value: ： */
  const char *unit;    /* before the unit: 单位： */
} JinChartWords;

/**
 * JinChartData:
 *
 * The answer to one question: values by category and series, with what each of
 * them counts.  NaN is a value that is not known, never zero.  A datum is one
 * value; its index is `category * n_series + series`.
 */
typedef struct _JinChartData JinChartData;

#define JIN_TYPE_CHART_DATA (jin_chart_data_get_type ())
GType         jin_chart_data_get_type (void);
JinChartData *jin_chart_data_new (const char *title);
JinChartData *jin_chart_data_ref (JinChartData *data);
void          jin_chart_data_unref (JinChartData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinChartData, jin_chart_data_unref)

guint jin_chart_data_add_category (JinChartData *data, const char *label);
guint jin_chart_data_add_series (JinChartData *data, const char *name, JinSeriesRole role);
void  jin_chart_data_set_value (JinChartData *data, guint series, guint category, double value, const char *filter);
void  jin_chart_data_set_question (JinChartData *data, const char *question);
void  jin_chart_data_set_sentence (JinChartData *data, const char *sentence);
void  jin_chart_data_set_unit (JinChartData *data, const char *unit);
void  jin_chart_data_set_format (JinChartData *data, JinValueFormat format);
void  jin_chart_data_set_target (JinChartData *data, double value, const char *label);
void  jin_chart_data_set_words (JinChartData *data, const JinChartWords *words);

const char          *jin_chart_data_get_title (const JinChartData *data);
const char          *jin_chart_data_get_question (const JinChartData *data);
const char          *jin_chart_data_get_sentence (const JinChartData *data);
const char          *jin_chart_data_get_unit (const JinChartData *data);
JinValueFormat       jin_chart_data_get_format (const JinChartData *data);
double               jin_chart_data_get_target (const JinChartData *data, const char **label);
const JinChartWords *jin_chart_data_get_words (const JinChartData *data);

/* The table: a row a category, a column a series. */
guint         jin_chart_data_get_n_categories (const JinChartData *data);
guint         jin_chart_data_get_n_series (const JinChartData *data);
const char   *jin_chart_data_get_category (const JinChartData *data, guint category);
const char   *jin_chart_data_get_series_name (const JinChartData *data, guint series);
JinSeriesRole jin_chart_data_get_series_role (const JinChartData *data, guint series);
double        jin_chart_data_get_value (const JinChartData *data, guint series, guint category);
char         *jin_chart_data_dup_cell (const JinChartData *data, guint series, guint category);

/* A datum by its index, as jin_scene_hit () gives it. */
guint       jin_chart_data_get_n_data (const JinChartData *data);
int         jin_chart_data_get_datum (const JinChartData *data, guint series, guint category);
const char *jin_chart_data_get_filter (const JinChartData *data, int datum);
char       *jin_chart_describe_datum (const JinChartData *data, int datum);

char *jin_chart_data_format_value (const JinChartData *data, double value);
char *jin_chart_data_format_with_unit (const JinChartData *data, double value);

JinChartData *jin_chart_data_fold (JinChartData *data, guint max_categories, gboolean sorted);

G_END_DECLS
