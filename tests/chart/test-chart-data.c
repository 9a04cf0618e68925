/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "chart-samples.h"

static JinChartData *
new_data (JinValueFormat format, const char *unit)
{
  const JinChartWords words = {.missing = "无数据", .other = "其他", .colon = "："};
  JinChartData       *data = jin_chart_data_new ("题");

  jin_chart_data_set_words (data, &words);
  jin_chart_data_set_format (data, format);
  jin_chart_data_set_unit (data, unit);
  return data;
}

static const struct
{
  JinValueFormat format;
  double         value;
  const char    *text;
} numbers[] = {
    {JIN_VALUE_FORMAT_INTEGER, 0, "0"},
    {JIN_VALUE_FORMAT_INTEGER, 999, "999"},
    {JIN_VALUE_FORMAT_INTEGER, 1000, "1,000"},
    {JIN_VALUE_FORMAT_INTEGER, 1234567, "1,234,567"},
    /* a real minus, and no minus before nothing */
    {JIN_VALUE_FORMAT_INTEGER, -1234, "−1,234"},
    {JIN_VALUE_FORMAT_INTEGER, -0.2, "0"},
    /* half goes up (R30) although 0.8125 has no exact half in binary */
    {JIN_VALUE_FORMAT_PERCENT, 0.8125, "81.3%"},
    {JIN_VALUE_FORMAT_PERCENT, 18.0 / 22, "81.8%"},
    {JIN_VALUE_FORMAT_PERCENT, 1, "100.0%"},
    {JIN_VALUE_FORMAT_DECIMAL, 78.45, "78.5"},
    /* money is fen (R6) */
    {JIN_VALUE_FORMAT_MONEY, 123450, "1,234.50"},
    {JIN_VALUE_FORMAT_MONEY, 1, "0.01"},
    /* beyond exact numbers */
    {JIN_VALUE_FORMAT_INTEGER, 1e300, "1e+300"},
    /* missing is not zero */
    {JIN_VALUE_FORMAT_INTEGER, NAN, "无数据"},
};

static void
test_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (JinChartData) data = new_data (numbers[i].format, NULL);
      g_autofree char         *text = jin_chart_data_format_value (data, numbers[i].value);

      g_assert_cmpstr (text, ==, numbers[i].text);
    }
}

static void
test_describe (void)
{
  g_autoptr (JinChartData) data = new_data (JIN_VALUE_FORMAT_INTEGER, "人");
  guint                    band = jin_chart_data_add_category (data, "70–79 岁"), next = jin_chart_data_add_category (data, "80–89 岁");
  guint                    men = jin_chart_data_add_series (data, "男", JIN_SERIES_VALUE);

  jin_chart_data_set_value (data, men, band, 45, "age in 70..79");
  g_autofree char *alone = jin_chart_describe_datum (data, jin_chart_data_get_datum (data, men, band));
  g_assert_cmpstr (alone, ==, "70–79 岁：45 人");

  guint            women = jin_chart_data_add_series (data, "女", JIN_SERIES_VALUE);
  g_autofree char *one_of_two = jin_chart_describe_datum (data, jin_chart_data_get_datum (data, men, band));
  g_autofree char *missing = jin_chart_describe_datum (data, jin_chart_data_get_datum (data, women, next));
  g_autofree char *cell = jin_chart_data_dup_cell (data, women, next);
  g_assert_cmpstr (one_of_two, ==, "70–79 岁 · 男：45 人");
  g_assert_cmpstr (missing, ==, "80–89 岁 · 女：无数据");
  g_assert_cmpstr (cell, ==, "");
  g_assert_cmpuint (jin_chart_data_get_n_data (data), ==, 4);
  g_assert_cmpstr (jin_chart_data_get_filter (data, jin_chart_data_get_datum (data, men, band)), ==, "age in 70..79");
  g_assert_null (jin_chart_data_get_filter (data, jin_chart_data_get_datum (data, women, band)));
}

/* Without words of its own, data speak the program's language. */
static void
test_default_words (void)
{
  g_autoptr (JinChartData) data = jin_chart_data_new (NULL);

  g_assert_cmpstr (jin_chart_data_get_words (data)->empty, ==, "No data");
  g_assert_cmpstr (jin_chart_data_get_words (data)->other, ==, "Others");
}

static double
sum (const JinChartData *data)
{
  double total = 0;

  for (guint i = 0; i < jin_chart_data_get_n_categories (data); i++)
    total += jin_chart_data_get_value (data, 0, i);
  return total;
}

static void
test_fold_sorted (void)
{
  g_autoptr (JinChartData) data = new_data (JIN_VALUE_FORMAT_INTEGER, "人");
  guint                    series = jin_chart_data_add_series (data, NULL, JIN_SERIES_VALUE);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i);
      jin_chart_data_set_value (data, series, jin_chart_data_add_category (data, label), (i * 7919) % 5000, label);
    }
  g_autoptr (JinChartData) folded = jin_chart_data_fold (data, 12, TRUE);
  g_assert_cmpuint (jin_chart_data_get_n_categories (folded), ==, 12);
  for (guint i = 0; i < 11; i++)
    g_assert_cmpfloat (jin_chart_data_get_value (folded, series, i), ==, 4999 - i);
  g_assert_cmpstr (jin_chart_data_get_category (folded, 11), ==, "其他 (4989)");
  g_assert_null (jin_chart_data_get_filter (folded, 11));
  g_assert_cmpfloat (sum (folded), ==, sum (data));
  /* The list behind the largest is still its own. */
  g_assert_cmpstr (jin_chart_data_get_filter (folded, 0), ==, jin_chart_data_get_category (folded, 0));
}

static void
test_fold_in_order (void)
{
  const double             values[] = {5, NAN, 9, 1, 9, 2};
  g_autoptr (JinChartData) data = new_data (JIN_VALUE_FORMAT_INTEGER, NULL);
  guint                    series = jin_chart_data_add_series (data, NULL, JIN_SERIES_VALUE);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i);
      jin_chart_data_set_value (data, series, jin_chart_data_add_category (data, label), values[i], NULL);
    }
  g_autoptr (JinChartData) same = jin_chart_data_fold (data, 6, FALSE);
  g_autoptr (JinChartData) folded = jin_chart_data_fold (data, 4, FALSE);
  g_assert_true (same == data);
  g_assert_cmpstr (jin_chart_data_get_category (folded, 0), ==, "0");
  g_assert_cmpstr (jin_chart_data_get_category (folded, 1), ==, "2");
  g_assert_cmpstr (jin_chart_data_get_category (folded, 2), ==, "4");
  g_assert_cmpfloat (jin_chart_data_get_value (folded, series, 3), ==, 3);

  /* Shares can't be added. */
  jin_chart_data_set_format (data, JIN_VALUE_FORMAT_PERCENT);
  g_autoptr (JinChartData) shares = jin_chart_data_fold (data, 4, FALSE);
  g_assert_true (isnan (jin_chart_data_get_value (shares, series, 3)));

  /* The unknown comes last. */
  g_autoptr (JinChartData) sorted = jin_chart_data_fold (data, 6, TRUE);
  g_assert_cmpstr (jin_chart_data_get_category (sorted, 5), ==, "1");
}

static void
test_kind_names (void)
{
  JinChartKind kind;

  for (JinChartKind i = JIN_CHART_COLUMNS; i <= JIN_CHART_RING; i++)
    {
      g_assert_true (jin_chart_kind_from_name (jin_chart_kind_get_name (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (jin_chart_kind_from_name ("pie in the sky", &kind));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/data/format", test_format);
  g_test_add_func ("/chart/data/describe", test_describe);
  g_test_add_func ("/chart/data/default-words", test_default_words);
  g_test_add_func ("/chart/data/fold-sorted", test_fold_sorted);
  g_test_add_func ("/chart/data/fold-in-order", test_fold_in_order);
  g_test_add_func ("/chart/data/kind-names", test_kind_names);
  return g_test_run ();
}
