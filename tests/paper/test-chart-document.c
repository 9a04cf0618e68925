/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "office/jin-entities.h"
#include "paper-test.h"
#include "paper/jin-chart-document.h"
#include "paper/jin-charts-document.h"
#include "report/jin-figures.h"

static const JinChartWords words = {"暂无数据", "无数据", "其他", "合计", "：", "单位："};

static JinChartData *
new_data (const char *title, guint n_categories)
{
  JinChartData *data = jin_chart_data_new (title);

  jin_chart_data_set_words (data, &words);
  jin_chart_data_set_unit (data, "人");
  jin_chart_data_set_sentence (data, "按服务管理，截至2026年11月20日，共 312 人，70–79岁最多，128 人，占 41.0%。");
  jin_chart_data_add_series (data, "离休", JIN_SERIES_VALUE);
  jin_chart_data_add_series (data, "退休", JIN_SERIES_VALUE);
  for (guint i = 0; i < n_categories; i++)
    {
      g_autofree char *label = g_strdup_printf ("第%u支部", i + 1);

      jin_chart_data_add_category (data, label);
      jin_chart_data_set_value (data, 0, i, i % 7, NULL);
      jin_chart_data_set_value (data, 1, i, 10 + i * 13 % 40, NULL);
    }
  return data;
}

/* The table goes on where it doesn't fit beneath the drawing; no category is lost. */
static void
test_one_chart (void)
{
  static const struct
  {
    guint n_categories;
    int   n_pages;
  } cases[] = {
      {0, 1}, /* nothing to draw, said in words */
      {5, 1},
      {12, 1},
      {60, 3},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinChartData) data = new_data ("各党支部党员人数", cases[i].n_categories);
      g_autoptr (JinDocument)  document = jin_chart_document_new (JIN_CHART_STACKED, data, "市直老干部局", JIN_DATE (2026, 11, 20), NULL);
      g_autofree char         *path = paper_test_write_pdf (document);
      g_autoptr (GString)      all = g_string_new (NULL);

      g_assert_cmpint (jin_document_get_n_pages (document), ==, cases[i].n_pages);
      paper_test_assert_inside (document);
      for (int page = 0; page < cases[i].n_pages; page++)
        {
          g_autofree char *text = paper_test_page_text (path, page);

          g_assert_nonnull (strstr (text, "各党支部党员人数"));
          g_string_append (all, text);
        }
      g_assert_nonnull (strstr (all->str, "占41.0%"));
      for (guint category = 0; category < cases[i].n_categories; category++)
        {
          g_autofree char *label = g_strdup_printf ("第%u支部", category + 1);

          g_assert_nonnull (strstr (all->str, label));
        }
    }
}

static JinFigure *
new_figure (const char *title, JinValueFormat format, const char *unit, double value, double previous)
{
  JinFigure *figure = g_new0 (JinFigure, 1);

  figure->title = title;
  figure->format = format;
  figure->unit = unit;
  figure->value = value;
  figure->previous = previous;
  return figure;
}

/* Twelve charts and the figures on one sheet, also on a larger or turned one; the thirteenth needs another. */
static void
test_charts_page (void)
{
  static const guint        counts[] = {0, 1, 4, 8, 12, 13};
  static const JinPaperSize sizes[] = {JIN_PAPER_A4, JIN_PAPER_A3};

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (int landscape = 0; landscape < 2; landscape++)
        {
          JinPageSetup            setup = jin_page_setup (sizes[size], landscape);
          g_autoptr (GPtrArray)   figures = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_figure_free);
          g_autoptr (JinDocument) document = NULL;
          g_autofree char        *path = NULL;
          g_autofree char        *text = NULL;

          g_ptr_array_add (figures, new_figure ("在册人数", JIN_VALUE_FORMAT_INTEGER, "人", 1312, 1309));
          g_ptr_array_add (figures, new_figure ("到会率", JIN_VALUE_FORMAT_PERCENT, "", 0.818, 0.839));
          g_ptr_array_add (figures, new_figure ("走访人次", JIN_VALUE_FORMAT_INTEGER, "人次", 20, NAN));
          document = jin_charts_document_new ("离退休干部工作统计图", "全部　2026年1月1日至2026年12月31日", figures, &setup);
          for (guint chart = 0; chart < counts[i]; chart++)
            {
              static const JinChartKind kinds[] = {JIN_CHART_STACKED, JIN_CHART_RANKED_BARS, JIN_CHART_GROUPED, JIN_CHART_BARS};
              g_autofree char          *title = g_strdup_printf ("统计图之%u号", chart + 1);
              g_autoptr (JinChartData)  data = new_data (title, 6);

              jin_charts_document_add (JIN_CHARTS_DOCUMENT (document), kinds[chart % G_N_ELEMENTS (kinds)], data);
            }
          g_assert_cmpint (jin_document_get_n_pages (document), ==, counts[i] > 12 ? 2 : 1);
          paper_test_assert_inside (document);
          if (size > 0 || landscape > 0)
            continue;
          path = paper_test_write_pdf (document);
          text = paper_test_page_text (path, 0);
          g_assert_nonnull (strstr (text, "1,312人"));
          g_assert_nonnull (strstr (text, "较上期+3人"));
          g_assert_nonnull (strstr (text, "−2.1个百分点"));
          for (guint chart = 0; chart < MIN (counts[i], 12); chart++)
            {
              g_autofree char *title = g_strdup_printf ("统计图之%u号", chart + 1);

              g_assert_nonnull (strstr (text, title));
            }
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/chart/one", test_one_chart);
  g_test_add_func ("/paper/chart/page", test_charts_page);
  return g_test_run ();
}
