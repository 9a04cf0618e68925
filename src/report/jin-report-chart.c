/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/jin-question.h"
#include "report/jin-report-chart.h"
#include "report/jin-report-words.h"

/*
 * A chart's numbers come from one summary, whatever the number of categories; only cases that are conditions of their own are
 * counted one by one.
 */
typedef struct
{
  GPtrArray *categories; /* JinBucket */
  GPtrArray *series;     /* JinBucket */
  double    *numerators; /* category * n_series + series */
  double    *denominators;
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->numerators, g_free);
  g_clear_pointer (&self->denominators, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

/* The store gives rows without a value an empty key; so have all when nothing tells them apart. */
static const char *
key_of (const JinChartGroup *group, const JinSummaryRow *row, guint position)
{
  return group->operand != NULL ? row->keys[position] : "";
}

/* A rate's numerator stands first, its denominator second. */
static GPtrArray *
summarise (JinQuestion *question, GError **error)
{
  const JinChartSpec   *spec = question->spec;
  g_autofree char      *part = spec->part != NULL ? jin_question_fill (question, spec->part) : NULL;
  g_autofree char      *share = part != NULL ? g_strconcat ("count where ", part, NULL) : NULL;
  const char           *counts[] = {"count", NULL};
  const char           *shares[] = {share, "count", NULL};
  const char           *sums[] = {spec->numerator, spec->denominator, NULL};
  g_autoptr (JinFilter) filter = NULL;
  g_autoptr (GArray)    bounds = NULL;
  g_autoptr (GArray)    series_bounds = NULL;
  g_autoptr (GError)    local = NULL;
  JinGroup              groups[2];
  int                   n_groups = (spec->group.operand != NULL) + (spec->series.operand != NULL);

  filter = jin_filter_parse (jin_store_get_entities (question->store), spec->entity, question->base, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!jin_question_group (question, &spec->group, &groups[0], &bounds, error) ||
      !jin_question_group (question, &spec->series, &groups[1], &series_bounds, error))
    return NULL;

  JinQuery query = {spec->entity, filter, NULL, question->context};
  return jin_store_summarise (question->store, &query, groups, n_groups,
                              share != NULL ? shares : spec->numerator != NULL ? sums
                                                                               : counts,
                              question->cancellable, error);
}

static GHashTable *
collect_keys (const JinChartGroup *group, GPtrArray *rows, guint position)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_hash_table_add (keys, g_strdup (key_of (group, g_ptr_array_index (rows, i), position)));
  return keys;
}

/* Key → number of its bucket. */
static GHashTable *
index_keys (GPtrArray *buckets)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < buckets->len; i++)
    for (char **key = ((JinBucket *)g_ptr_array_index (buckets, i))->keys; key != NULL && *key != NULL; key++)
      g_hash_table_insert (index, *key, GUINT_TO_POINTER (i));
  return index;
}

static void
add_rows (Answer *answer, const JinChartSpec *spec, GPtrArray *rows, int measure, double *values)
{
  g_autoptr (GHashTable) categories = index_keys (answer->categories);
  g_autoptr (GHashTable) series = index_keys (answer->series);

  for (guint i = 0; i < rows->len; i++)
    {
      JinSummaryRow *row = g_ptr_array_index (rows, i);
      gpointer       category;
      gpointer       one;

      /* The sum of nothing isn't a number. */
      if (isnan (row->values[measure]) || !g_hash_table_lookup_extended (categories, key_of (&spec->group, row, 0), NULL, &category) ||
          !g_hash_table_lookup_extended (series, key_of (&spec->series, row, 1), NULL, &one))
        continue;
      values[GPOINTER_TO_UINT (category) * answer->series->len + GPOINTER_TO_UINT (one)] += row->values[measure];
    }
}

static gint64
count (JinQuestion *question, const char *text, GError **error)
{
  g_autoptr (GError)    local = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (question->store), question->spec->entity, text, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  JinQuery query = {question->spec->entity, filter, NULL, question->context};
  return jin_store_count (question->store, &query, question->cancellable, error);
}

static char *
datum_filter (const JinQuestion *question, const Answer *answer, guint category, guint series)
{
  JinBucket       *row = g_ptr_array_index (answer->categories, category);
  JinBucket       *column = g_ptr_array_index (answer->series, series);
  g_autofree char *part = question->spec->part != NULL ? jin_question_fill (question, question->spec->part) : NULL;
  g_autofree char *a = jin_filter_join (question->base, row->filter);
  g_autofree char *b = jin_filter_join (a, column->filter);

  return jin_filter_join (b, part);
}

static gboolean
count_cases (JinQuestion *question, Answer *answer, GError **error)
{
  for (guint i = 0; i < answer->categories->len * answer->series->len; i++)
    {
      g_autofree char *filter = datum_filter (question, answer, i / answer->series->len, i % answer->series->len);
      gint64           n = count (question, filter, error);

      if (n < 0)
        return FALSE;
      answer->numerators[i] = (double)n;
    }
  return TRUE;
}

static gboolean
find_buckets (JinQuestion *question, Answer *answer, GPtrArray *rows, GError **error)
{
  const JinChartSpec    *spec = question->spec;
  g_autoptr (GHashTable) keys = collect_keys (&spec->group, rows, 0);
  g_autoptr (GHashTable) series_keys = collect_keys (&spec->series, rows, 1);
  guint                  n;

  answer->categories = jin_question_buckets (question, &spec->group, keys, error);
  if (answer->categories == NULL)
    return FALSE;
  answer->series = jin_question_buckets (question, &spec->series, series_keys, error);
  if (answer->series == NULL)
    return FALSE;
  n = answer->categories->len * answer->series->len;
  answer->numerators = g_new0 (double, n + 1);
  answer->denominators = g_new0 (double, n + 1);
  return TRUE;
}

static gboolean
ask (JinQuestion *question, Answer *answer, GError **error)
{
  const JinChartSpec   *spec = question->spec;
  g_autoptr (GPtrArray) rows = NULL;

  if (spec->group.kind == JIN_CHART_BY_CASES && spec->group.operand == NULL)
    return find_buckets (question, answer, NULL, error) && count_cases (question, answer, error);

  rows = summarise (question, error);
  if (rows == NULL || !find_buckets (question, answer, rows, error))
    return FALSE;
  add_rows (answer, spec, rows, 0, answer->numerators);
  if (jin_chart_spec_is_rate (spec))
    add_rows (answer, spec, rows, 1, answer->denominators);
  return TRUE;
}

/* What can't have happened yet and a rate of nothing are unknown, not zero. */
static double
value_of (const JinQuestion *question, const Answer *answer, guint category, guint series)
{
  JinBucket *bucket = g_ptr_array_index (answer->categories, category);
  guint      i = category * answer->series->len + series;

  if (bucket->future)
    return NAN;
  if (!jin_chart_spec_is_rate (question->spec))
    return answer->numerators[i];
  return answer->denominators[i] > 0 ? answer->numerators[i] / answer->denominators[i] : NAN;
}

static double
sum_of (const Answer *answer, const double *values)
{
  double sum = 0;

  for (guint i = 0; i < answer->categories->len * answer->series->len; i++)
    sum += values[i];
  return sum;
}

static JinChartData *
to_data (const JinQuestion *question, const Answer *answer)
{
  static const JinChartWords words = {
      .empty = JIN_WORD_EMPTY,
      .missing = JIN_WORD_MISSING,
      .other = JIN_WORD_OTHER,
      .total = JIN_WORD_TOTAL,
      .colon = JIN_WORD_COLON,
      .unit = JIN_WORD_UNIT,
  };
  const JinChartSpec *spec = question->spec;
  JinChartData       *data = jin_chart_data_new (spec->title);

  jin_chart_data_set_words (data, &words);
  if (spec->question != NULL)
    jin_chart_data_set_question (data, _(spec->question));
  jin_chart_data_set_format (data, jin_chart_spec_is_rate (spec) ? JIN_VALUE_FORMAT_PERCENT : JIN_VALUE_FORMAT_INTEGER);
  if (!jin_chart_spec_is_rate (spec))
    jin_chart_data_set_unit (data, spec->unit);
  if (spec->target > 0)
    jin_chart_data_set_target (data, spec->target, JIN_WORD_TARGET);
  for (guint i = 0; i < answer->series->len; i++)
    jin_chart_data_add_series (data, ((JinBucket *)g_ptr_array_index (answer->series, i))->label, JIN_SERIES_VALUE);
  for (guint i = 0; i < answer->categories->len; i++)
    jin_chart_data_add_category (data, ((JinBucket *)g_ptr_array_index (answer->categories, i))->label);
  for (guint category = 0; category < answer->categories->len; category++)
    for (guint series = 0; series < answer->series->len; series++)
      {
        g_autofree char *filter = datum_filter (question, answer, category, series);

        jin_chart_data_set_value (data, series, category, value_of (question, answer, category, series), filter);
      }
  return data;
}

/**
 * jin_report_chart:
 * @store: where the rows stand
 * @spec: what is asked
 * @scope: about whom and when
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_summarise()
 *
 * Blocks; for jin_store_run_async().  Each datum carries the condition of exactly the rows that it counts (of a share:
 * that its numerator counts), which still holds on another day.
 *
 * Returns: (transfer full): categories, series, values and the answer in words; %NULL on failure
 */
JinChartData *
jin_report_chart (JinStore *store, const JinChartSpec *spec, const JinScope *scope, GCancellable *cancellable, GError **error)
{
  g_auto (JinQuestion) question = {0};
  g_auto (Answer)      answer = {0};
  double               total;

  g_return_val_if_fail (JIN_IS_STORE (store), NULL);
  g_return_val_if_fail (spec != NULL && scope != NULL, NULL);

  if (!jin_question_init (&question, store, spec, scope, cancellable, error) || !ask (&question, &answer, error))
    return NULL;
  total = sum_of (&answer, answer.numerators);
  if (spec->answer == JIN_ANSWER_OVERLAP)
    {
      total = (double)count (&question, question.base, error);
      if (total < 0)
        return NULL;
    }
  else if (jin_chart_spec_is_rate (spec))
    {
      double whole = sum_of (&answer, answer.denominators);

      total = whole > 0 ? total / whole : NAN;
    }

  g_autoptr (JinChartData) data = to_data (&question, &answer);
  g_autofree char         *sentence = jin_question_sentence (&question, data, total);
  jin_chart_data_set_sentence (data, sentence);
  return g_steal_pointer (&data);
}
