/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>

#include "base/jin-percent.h"
#include "report/jin-question.h"
#include "report/jin-report-words.h"

/* A chart's answer in one sentence, beginning with whom it counts and when (§3.0). */

/* Sum of a category's known values. */
static double
category_value (JinChartData *data, guint category)
{
  double sum = 0;

  for (guint series = 0; series < jin_chart_data_get_n_series (data); series++)
    {
      double value = jin_chart_data_get_value (data, series, category);

      if (!isnan (value))
        sum += value;
    }
  return sum;
}

static guint
find_largest (JinChartData *data)
{
  guint largest = 0;

  for (guint i = 1; i < jin_chart_data_get_n_categories (data); i++)
    if (category_value (data, i) > category_value (data, largest))
      largest = i;
  return largest;
}

static char *
subject (const JinQuestion *self)
{
  g_autofree char *as_of = jin_date_format_long (self->as_of);
  g_autofree char *from = jin_date_format_long (self->scope->from);
  g_autofree char *until = jin_date_format_long (self->scope->until);

  switch (self->counts)
    {
    case JIN_COUNTS_SERVED:
      return g_strdup_printf (JIN_WORD_BY_SERVICE "，" JIN_WORD_AS_OF, as_of);
    case JIN_COUNTS_MEMBERS:
      return g_strdup_printf (JIN_WORD_BY_ORGANISATION "，" JIN_WORD_AS_OF, as_of);
    case JIN_COUNTS_EVER:
      return g_strdup_printf (JIN_WORD_BY_SERVICE "，" JIN_WORD_TO, from, until);
    case JIN_COUNTS_EVENTS:
    default:
      return self->spec->period != NULL ? g_strdup_printf (JIN_WORD_TO, from, until) : g_strdup_printf (JIN_WORD_AS_OF, as_of);
    }
}

static char *
say_parts (JinChartData *data, const char *about)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  for (guint i = 0; i < jin_chart_data_get_n_categories (data); i++)
    g_string_append_printf (parts, "%s%s %.0f %s", i > 0 ? "，" : "", jin_chart_data_get_category (data, i),
                            category_value (data, i), jin_chart_data_get_unit (data));
  return g_strdup_printf (JIN_SENTENCE_PARTS, about, parts->str);
}

static char *
say_rate (const JinQuestion *self, JinChartData *data, const char *about, double average)
{
  g_autofree char *rate = jin_chart_data_format_value (data, average);
  int              best = -1;
  int              worst = -1;
  guint            n_below = 0;

  for (guint i = 0; i < jin_chart_data_get_n_categories (data); i++)
    {
      double value = jin_chart_data_get_value (data, 0, i);

      if (isnan (value))
        continue;
      n_below += value < self->spec->target;
      if (best < 0 || value > jin_chart_data_get_value (data, 0, (guint)best))
        best = (int)i;
      if (worst < 0 || value < jin_chart_data_get_value (data, 0, (guint)worst))
        worst = (int)i;
    }
  if (best == worst)
    return g_strdup_printf (JIN_SENTENCE_RATE_ONE, about, self->spec->unit, rate);

  g_autofree char *high = jin_chart_data_format_value (data, jin_chart_data_get_value (data, 0, (guint)best));
  g_autofree char *low = jin_chart_data_format_value (data, jin_chart_data_get_value (data, 0, (guint)worst));
  g_autofree char *said = g_strdup_printf (JIN_SENTENCE_RATE, about, self->spec->unit, rate,
                                           jin_chart_data_get_category (data, (guint)best), high,
                                           jin_chart_data_get_category (data, (guint)worst), low);
  if (self->spec->target <= 0)
    return g_strdup_printf ("%s。", said);
  g_autofree char *target = jin_chart_data_format_value (data, self->spec->target);
  return g_strdup_printf (JIN_SENTENCE_BELOW, said, target, n_below);
}

/* jin_question_sentence:
 * @total: rows counted, or the average of a rate
 */
char *
jin_question_sentence (const JinQuestion *self, JinChartData *data, double total)
{
  g_autofree char *about = subject (self);
  g_autofree char *all = jin_chart_data_format_value (data, total);
  const char      *unit = self->spec->unit;

  if (isnan (total) || (total == 0 && !jin_chart_spec_is_rate (self->spec)))
    return g_strdup_printf (JIN_SENTENCE_NOTHING, about);
  if (self->spec->answer == JIN_ANSWER_RATE)
    return say_rate (self, data, about, total);
  if (self->spec->answer == JIN_ANSWER_PARTS)
    return say_parts (data, about);

  guint            largest = find_largest (data);
  double           most = category_value (data, largest);
  const char      *name = jin_chart_data_get_category (data, largest);
  g_autofree char *number = jin_chart_data_format_value (data, most);
  switch (self->spec->answer)
    {
    case JIN_ANSWER_OVERLAP:
      return g_strdup_printf (JIN_SENTENCE_OVERLAP, about, all, unit, name, number, unit);
    case JIN_ANSWER_TIME:
      return g_strdup_printf (JIN_SENTENCE_TIME, about, all, unit, name, number, unit);
    case JIN_ANSWER_SHARE:
    case JIN_ANSWER_PARTS:
    case JIN_ANSWER_RATE:
    default:
      {
        g_autofree char *share = jin_percent_format ((gint64)most, (gint64)total);

        return g_strdup_printf (JIN_SENTENCE_SHARE, about, all, unit, name, number, unit, share);
      }
    }
}
