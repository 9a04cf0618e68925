/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include <math.h>

#include "base/jin-money.h"
#include "chart/jin-chart-data.h"

/* What a chart says in words and numbers, and how its data are folded to what can be shown. */

/* Groups the whole part of a printed number by thousands. */
static char *
group_digits (const char *number)
{
  GString    *grouped = g_string_new (NULL);
  const char *digits = number + (*number == '-');
  gsize       whole = strspn (digits, "0123456789");

  if (digits > number)
    g_string_append (grouped, "−");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, digits[i]);
    }
  g_string_append (grouped, digits + whole);
  return g_string_free (grouped, FALSE);
}

/* Half goes up, as people round; printf alone rounds 81.25 to 81.2. */
static double
round_to (double value, double steps)
{
  double scaled = fabs (value) * steps;

  return scaled < 1e15 ? copysign (floor (scaled + 0.5 + 1e-9) / steps, value) : value;
}

/**
 * jin_chart_data_format_value:
 *
 * Returns: (transfer full): @value without its unit, but with its percent sign;
 *   the word for "missing" if it is NaN
 */
char *
jin_chart_data_format_value (const JinChartData *data, double value)
{
  g_return_val_if_fail (data != NULL, NULL);

  static const struct
  {
    double factor;
    int    decimals;
  } formats[] = {
      [JIN_VALUE_FORMAT_INTEGER] = {1, 0},
      [JIN_VALUE_FORMAT_DECIMAL] = {1, 1},
      [JIN_VALUE_FORMAT_PERCENT] = {100, 1},
      [JIN_VALUE_FORMAT_MONEY] = {0.01, 2},
  };
  JinValueFormat format = jin_chart_data_get_format (data);

  if (isnan (value))
    return g_strdup (jin_chart_data_get_words (data)->missing);
  if (fabs (value) >= 1e15)
    return g_strdup_printf ("%.3g", value);
  if (format == JIN_VALUE_FORMAT_MONEY)
    return jin_money_format (llround (value));

  char   buffer[64], pattern[] = "%.0f";
  double rounded = round_to (value * formats[format].factor, pow (10, formats[format].decimals));
  pattern[2] = (char)('0' + formats[format].decimals);
  g_ascii_formatd (buffer, sizeof buffer, pattern, rounded == 0 ? 0 : rounded);
  g_autofree char *grouped = group_digits (buffer);
  return g_strconcat (grouped, format == JIN_VALUE_FORMAT_PERCENT ? "%" : NULL, NULL);
}

/**
 * jin_chart_data_format_with_unit:
 *
 * Returns: (transfer full): as in “45 人”
 */
char *
jin_chart_data_format_with_unit (const JinChartData *data, double value)
{
  g_return_val_if_fail (data != NULL, NULL);

  const char      *unit = jin_chart_data_get_unit (data);
  g_autofree char *number = jin_chart_data_format_value (data, value);

  if (isnan (value) || unit == NULL || *unit == '\0' || g_str_equal (unit, "%"))
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s %s", number, unit);
}

/**
 * jin_chart_data_dup_cell:
 *
 * Returns: (transfer full): a cell of the table, empty where the value is not
 *   known
 */
char *
jin_chart_data_dup_cell (const JinChartData *data, guint series, guint category)
{
  double value = jin_chart_data_get_value (data, series, category);

  return isnan (value) ? g_strdup ("") : jin_chart_data_format_value (data, value);
}

/**
 * jin_chart_describe_datum:
 *
 * Returns: (transfer full): a datum in words: “70–79 岁 · 男：45 人”
 */
char *
jin_chart_describe_datum (const JinChartData *data, int datum)
{
  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (datum >= 0 && (guint)datum < jin_chart_data_get_n_data (data), NULL);

  guint            n_series = jin_chart_data_get_n_series (data);
  guint            series = (guint)datum % n_series, category = (guint)datum / n_series;
  const char      *name = jin_chart_data_get_series_name (data, series);
  g_autofree char *value = jin_chart_data_format_with_unit (data, jin_chart_data_get_value (data, series, category));

  return g_strconcat (jin_chart_data_get_category (data, category), n_series > 1 && *name != '\0' ? " · " : "",
                      n_series > 1 ? name : "", jin_chart_data_get_words (data)->colon, value, NULL);
}

typedef struct
{
  guint  category;
  double size; /* what the ranking goes by: the sum of the category's own values */
} Rank;

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  const Rank *first = a, *second = b;

  if (first->size != second->size)
    return first->size < second->size ? 1 : -1;
  return first->category < second->category ? -1 : 1;
}

static int
compare_category (gconstpointer a, gconstpointer b)
{
  return (int)((const Rank *)a)->category - (int)((const Rank *)b)->category;
}

static Rank *
rank_categories (const JinChartData *data)
{
  guint n = jin_chart_data_get_n_categories (data);
  Rank *ranks = g_new (Rank, n);

  for (guint category = 0; category < n; category++)
    {
      double   sum = 0;
      gboolean known = FALSE;

      for (guint series = 0; series < jin_chart_data_get_n_series (data); series++)
        {
          double value = jin_chart_data_get_value (data, series, category);
          if (jin_chart_data_get_series_role (data, series) == JIN_SERIES_TARGET || isnan (value))
            continue;
          sum += value;
          known = TRUE;
        }
      ranks[category] = (Rank){category, known ? sum : -INFINITY};
    }
  return ranks;
}

static JinChartData *
copy_heads (const JinChartData *data)
{
  JinChartData *copy = jin_chart_data_new (jin_chart_data_get_title (data));
  const char   *label;
  double        target = jin_chart_data_get_target (data, &label);

  jin_chart_data_set_question (copy, jin_chart_data_get_question (data));
  jin_chart_data_set_sentence (copy, jin_chart_data_get_sentence (data));
  jin_chart_data_set_unit (copy, jin_chart_data_get_unit (data));
  jin_chart_data_set_format (copy, jin_chart_data_get_format (data));
  jin_chart_data_set_target (copy, target, label);
  jin_chart_data_set_words (copy, jin_chart_data_get_words (data));
  for (guint series = 0; series < jin_chart_data_get_n_series (data); series++)
    jin_chart_data_add_series (copy, jin_chart_data_get_series_name (data, series),
                               jin_chart_data_get_series_role (data, series));
  return copy;
}

/* Sums the values of ranks @from … @n - 1 into a last category; shares can't be summed, so they stay unknown. */
static void
add_rest (JinChartData *copy, const JinChartData *data, const Rank *ranks, guint from, guint n)
{
  g_autofree char *label = g_strdup_printf ("%s (%u)", jin_chart_data_get_words (data)->other, n - from);
  guint            rest = jin_chart_data_add_category (copy, label);

  if (jin_chart_data_get_format (data) == JIN_VALUE_FORMAT_PERCENT ||
      jin_chart_data_get_format (data) == JIN_VALUE_FORMAT_DECIMAL)
    return;
  for (guint series = 0; series < jin_chart_data_get_n_series (data); series++)
    {
      double sum = NAN;

      for (guint i = from; i < n; i++)
        {
          double value = jin_chart_data_get_value (data, series, ranks[i].category);
          if (!isnan (value))
            sum = isnan (sum) ? value : sum + value;
        }
      jin_chart_data_set_value (copy, series, rest, sum, NULL);
    }
}

/**
 * jin_chart_data_fold:
 * @max_categories: at least 2
 * @sorted: largest first, the unknown last; else in the order given
 *
 * Keeps the largest categories and sums the rest into one, which has no filter.
 * Percentages and averages are not summed: their rest is not known.
 *
 * Returns: (transfer full): @data itself if nothing had to change
 */
JinChartData *
jin_chart_data_fold (JinChartData *data, guint max_categories, gboolean sorted)
{
  g_return_val_if_fail (data != NULL && max_categories >= 2, NULL);

  guint n = jin_chart_data_get_n_categories (data);
  if (n <= max_categories && !sorted)
    return jin_chart_data_ref (data);

  g_autofree Rank *ranks = rank_categories (data);
  JinChartData    *copy = copy_heads (data);
  guint            kept = n > max_categories ? max_categories - 1 : n;

  qsort (ranks, n, sizeof (Rank), compare_rank);
  if (!sorted)
    qsort (ranks, kept, sizeof (Rank), compare_category);
  for (guint i = 0; i < kept; i++)
    {
      guint category = jin_chart_data_add_category (copy, jin_chart_data_get_category (data, ranks[i].category));

      for (guint series = 0; series < jin_chart_data_get_n_series (data); series++)
        jin_chart_data_set_value (
            copy, series, category, jin_chart_data_get_value (data, series, ranks[i].category),
            jin_chart_data_get_filter (data, jin_chart_data_get_datum (data, series, ranks[i].category)));
    }
  if (kept < n)
    add_rest (copy, data, ranks, kept, n);
  return copy;
}
