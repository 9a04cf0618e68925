/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-samples.h"

#include <math.h>

#define MISSING NAN

static JinChartData *
new_data (const char *question, const char *sentence, const char *unit)
{
  const JinChartWords words = {
      .empty = "暂无数据", .missing = "无数据", .other = "其他", .total = "合计", .colon = "：", .unit = "单位："};
  JinChartData *data = jin_chart_data_new (question);

  jin_chart_data_set_words (data, &words);
  jin_chart_data_set_question (data, question);
  jin_chart_data_set_sentence (data, sentence);
  jin_chart_data_set_unit (data, unit);
  return data;
}

static void
fill (JinChartData *data, guint n_categories, const char *const *labels, guint n_series, const char *const *names, const double *values)
{
  for (guint i = 0; i < n_categories; i++)
    jin_chart_data_add_category (data, labels[i]);
  for (guint series = 0; series < n_series; series++)
    {
      guint index = jin_chart_data_add_series (data, names != NULL ? names[series] : NULL, JIN_SERIES_VALUE);
      for (guint i = 0; i < n_categories; i++)
        {
          g_autofree char *filter = g_strdup_printf ("cell %u %u", series, i);
          jin_chart_data_set_value (data, index, i, values[series * n_categories + i], filter);
        }
    }
}

static const char *const bands[] = {"60 岁以下", "60–69 岁", "70–79 岁", "80–89 岁", "90–99 岁", "100 岁以上"};
static const char *const sexes[] = {"男", "女"};
static const double      by_sex[] = {3, 41, 76, 52, 18, 0, 9, 38, 45, 26, 4, 1};

JinChartData *
chart_sample_ages (void)
{
  static const double sums[] = {12, 79, 121, 78, 22, 1};
  JinChartData       *data = new_data ("各年龄段有多少人？", "在册 313 人，70–79 岁最多，占 38.7%；80 岁以上 101 人。", "人");

  fill (data, 6, bands, 1, NULL, sums);
  return data;
}

static JinChartData *
ages_by_sex (void)
{
  JinChartData *data = new_data ("各年龄段男女各多少人？", "男 190 人，女 123 人。", "人");

  fill (data, 6, bands, 2, sexes, by_sex);
  return data;
}

static const char *const months[] = {"1月", "2月", "3月", "4月", "5月", "6月",
                                     "7月", "8月", "9月", "10月", "11月", "12月"};

JinChartData *
chart_sample_attendance (void)
{
  static const double rates[] = {0.742, 0.651, 0.818, 0.853, 0.871, 0.862, MISSING, 0.697, 0.834, 0.902, 0.88, 0.811};
  JinChartData       *data = new_data ("到会率达到八成了吗？", "今年 11 个月中 8 个月达到 80%，7 月没有活动。", NULL);

  fill (data, 12, months, 1, NULL, rates);
  jin_chart_data_set_format (data, JIN_VALUE_FORMAT_PERCENT);
  jin_chart_data_set_target (data, 0.8, "目标");
  return data;
}

static JinChartData *
three_lines (void)
{
  static const char *const names[] = {"第一党支部", "第二党支部", "第三党支部"};
  static const double      rates[] = {
           0.74, 0.65, 0.81, 0.85, 0.87, 0.86, MISSING, 0.69, 0.83, 0.90, 0.88, 0.91,
           0.61, 0.55, 0.64, 0.70, 0.72, 0.66, 0.58, 0.52, 0.63, 0.71, 0.75, 0.73,
           0.90, 0.88, 0.92, 0.93, 0.95, 0.91, 0.89, 0.86, 0.90, 0.94, 0.96, 0.90};
  JinChartData *data = new_data ("各支部到会率怎样变化？", "第二党支部全年在 80% 以下。", NULL);

  fill (data, 12, months, 3, names, rates);
  jin_chart_data_set_format (data, JIN_VALUE_FORMAT_PERCENT);
  jin_chart_data_set_target (data, 0.8, "目标");
  return data;
}

static JinChartData *
activities_by_type (void)
{
  static const char *const names[] = {"主题党日", "支部党员大会", "支委会", "党课"};
  static const double      counts[] = {
           4, 3, 5, 4, 4, 6, 2, 3, 4, 5, 4, 4,
           1, 0, 2, 1, 1, 2, 0, 1, 2, 1, 1, 2,
           4, 4, 4, 3, 4, 4, 3, 4, 4, 4, 4, 4,
           1, 0, 1, 0, 1, 2, 1, 0, 1, 0, 1, 1};
  JinChartData *data = new_data ("每月开展了哪些活动？", "全年 123 次，6 月最多。", "次");

  fill (data, 12, months, 4, names, counts);
  return data;
}

static JinChartData *
branches (void)
{
  static const char *const names[] = {"市委老干部局机关离退休干部第一党支部",
                                      "市教育局退休干部党支部",
                                      "市卫生健康委退休干部第二党支部",
                                      "滨河社区离退休干部党支部",
                                      "市水利局退休干部党支部",
                                      "市总工会退休干部党支部",
                                      "市档案馆退休干部党支部",
                                      "市供销社退休干部联合党支部"};
  static const double      sizes[] = {45, 38, 31, 27, 22, 19, 12, 8};
  JinChartData            *data = new_data ("各支部有多少党员？", "8 个支部共 202 名党员，最大的 45 人。", "人");

  fill (data, 8, names, 1, NULL, sizes);
  return data;
}

static JinChartData *
plan_and_done (void)
{
  static const char *const occasions[] = {"春节", "七一", "重阳节", "生日", "住院"};
  static const double      done[] = {132, 48, 96, 71, 15};
  static const double      planned[] = {180, 50, 120, 71, 15};
  JinChartData            *data = new_data ("各类走访完成得怎样？", "春节走访还差 48 人。", "人");

  fill (data, 5, occasions, 1, (const char *[]){"已走访"}, done);
  guint target = jin_chart_data_add_series (data, "应走访", JIN_SERIES_TARGET);
  for (guint i = 0; i < 5; i++)
    jin_chart_data_set_value (data, target, i, planned[i], NULL);
  return data;
}

static JinChartData *
health (void)
{
  static const char *const states[] = {"健康", "一般", "慢性病", "半失能", "失能", "住院"};
  static const double      counts[] = {121, 87, 64, 22, 11, 8};
  JinChartData            *data = new_data ("老同志身体状况如何？", "需要重点关爱的 41 人，占 13.1%。", "人");

  fill (data, 6, states, 1, NULL, counts);
  return data;
}

static JinChartData *
heat (void)
{
  static const char *const names[] = {"第一党支部", "第二党支部", "第三党支部", "滨河社区离退休干部党支部",
                                      "市直机关联合党支部"};
  double                   counts[60];
  JinChartData            *data = new_data ("各支部每月开展几次活动？", "市直机关联合党支部 7、8 月没有活动。", "次");

  for (guint month = 0; month < 12; month++)
    for (guint row = 0; row < 5; row++)
      counts[month * 5 + row] = row == 4 && (month == 6 || month == 7) ? 0 : (month * 7 + row * 5) % 6;
  counts[11 * 5 + 2] = MISSING;
  fill (data, 5, names, 12, months, counts);
  return data;
}

static JinChartData *
progress (void)
{
  JinChartData *data = new_data ("春节走访了多少人？", "还有 48 人没有走访。", "人");

  fill (data, 1, (const char *[]){"春节"}, 1, (const char *[]){"已走访"}, (const double[]){132});
  jin_chart_data_set_target (data, 180, "应走访");
  return data;
}

static JinChartData *
this_and_last_year (void)
{
  static const char *const quarters[] = {"一季度", "二季度", "三季度", "四季度"};
  static const double      now[] = {96, 131, 88, 120};
  static const double      before[] = {80, 118, 92, MISSING};
  JinChartData            *data = new_data ("走访比去年多吗？", "前三季度 315 人次，比去年同期多 25 人次。", "人次");

  fill (data, 4, quarters, 0, NULL, NULL);
  guint last = jin_chart_data_add_series (data, "去年", JIN_SERIES_PREVIOUS),
        this = jin_chart_data_add_series (data, "今年", JIN_SERIES_VALUE);
  for (guint i = 0; i < 4; i++)
    {
      jin_chart_data_set_value (data, last, i, before[i], NULL);
      jin_chart_data_set_value (data, this, i, now[i], NULL);
    }
  return data;
}

static JinChartData *
nothing (void)
{
  return new_data ("什么也没有？", NULL, NULL);
}

static JinChartData *
all_missing (void)
{
  JinChartData *data = new_data ("全不知道？", NULL, "人");

  fill (data, 3, bands, 2, sexes, (const double[]){MISSING, MISSING, MISSING, MISSING, MISSING, MISSING});
  return data;
}

static JinChartData *
one_value (void)
{
  JinChartData *data = new_data ("一个数？", NULL, "人");

  fill (data, 1, bands, 1, NULL, (const double[]){7});
  return data;
}

static JinChartData *
all_zero (void)
{
  JinChartData *data = new_data ("全是零？", NULL, "人");

  fill (data, 6, bands, 2, sexes, (const double[12]){0});
  return data;
}

static JinChartData *
negative (void)
{
  JinChartData *data = new_data ("增减了多少？", NULL, "人");

  fill (data, 4, (const char *[]){"新退休", "转入", "去世", "转出"}, 2, (const char *[]){"上半年", "下半年"},
        (const double[]){15, 3, -8, -2, 4, -1, -12, 0});
  return data;
}

static JinChartData *
huge_money (void)
{
  JinChartData *data = new_data ("花了多少钱？", NULL, "元");

  jin_chart_data_set_format (data, JIN_VALUE_FORMAT_MONEY);
  fill (data, 4, (const char *[]){"走访", "活动", "体检", "其他"}, 1, NULL,
        (const double[]){123456789012.0, 1, 99999999999.0, 5e13});
  return data;
}

static JinChartData *
beyond_measure (void)
{
  JinChartData *data = new_data ("天文数字？", NULL, NULL);

  fill (data, 3, bands, 1, NULL, (const double[]){1e300, -1e299, 1e-300});
  return data;
}

static JinChartData *
long_labels (void)
{
  GString      *label = g_string_new (NULL);
  JinChartData *data = new_data ("标签两百字？", NULL, "非常长的计量单位说明文字");

  for (int i = 0; i < 200; i++)
    g_string_append (label, i % 17 == 0 ? "𠮷" : "党");
  for (int i = 0; i < 6; i++)
    jin_chart_data_add_category (data, label->str);
  for (int series = 0; series < 3; series++)
    {
      guint index = jin_chart_data_add_series (data, label->str, JIN_SERIES_VALUE);
      for (guint i = 0; i < 6; i++)
        jin_chart_data_set_value (data, index, i, 3 + (i * 5 + (guint)series) % 7, NULL);
    }
  g_string_free (label, TRUE);
  return data;
}

static JinChartData *
odd_labels (void)
{
  JinChartData *data = new_data ("<b>&\"怪\"</b>\n第二行\x01", "䶮 㐱 𬎆 喆 堃 镕 < > & ' \"", "<人>");

  fill (data, 5, (const char *[]){"", " ", "a\nb\tc", "䶮㐱𬎆喆堃镕", "<&>\"'\x02"}, 1, NULL,
        (const double[]){1, 2, 3, 4, 5});
  return data;
}

static JinChartData *
many_categories (void)
{
  JinChartData *data = new_data ("五千个单位？", NULL, "人");
  guint         series = jin_chart_data_add_series (data, "人数", JIN_SERIES_VALUE);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *label = g_strdup_printf ("第%u退休干部党支部", i);
      jin_chart_data_set_value (data, series, jin_chart_data_add_category (data, label), (i * 7919) % 1000, NULL);
    }
  return data;
}

static JinChartData *
many_series (void)
{
  JinChartData *data = new_data ("九种？", NULL, "次");

  for (guint i = 0; i < 5; i++)
    jin_chart_data_add_category (data, months[i]);
  for (guint series = 0; series < 9; series++)
    {
      g_autofree char *name = g_strdup_printf ("第%u种比较长的活动类型", series + 1);
      guint            index = jin_chart_data_add_series (data, name, series == 4 ? JIN_SERIES_ALERT : JIN_SERIES_VALUE);
      for (guint i = 0; i < 5; i++)
        jin_chart_data_set_value (data, index, i, (series * i) % 5 + 0.0, NULL);
    }
  return data;
}

/* A day a point over many years, with a gap. */
JinChartData *
chart_sample_points (guint n)
{
  JinChartData *data = new_data ("每天多少人？", NULL, "人");
  guint         series = jin_chart_data_add_series (data, "人数", JIN_SERIES_VALUE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u-%02u", 1999 + i / 365, i % 365 / 31 + 1);
      guint            category = jin_chart_data_add_category (data, label);
      if (i < n / 2 || i > n / 2 + n / 50)
        jin_chart_data_set_value (data, series, category, floor (200 + 80 * sin (i / 300.0) + (i * 7919 % 97) - 48),
                                  NULL);
    }
  return data;
}

static JinChartData *
many_points (void)
{
  return chart_sample_points (10000);
}

JinChartData *
chart_sample_grid (guint n_rows, guint n_columns)
{
  JinChartData *data = new_data ("各支部每月几次？", NULL, "次");

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *label = g_strdup_printf ("第%u退休干部党支部", row + 1);
      jin_chart_data_add_category (data, label);
    }
  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *name = g_strdup_printf ("%u月", column + 1);
      guint            series = jin_chart_data_add_series (data, name, JIN_SERIES_VALUE);
      for (guint row = 0; row < n_rows; row++)
        jin_chart_data_set_value (data, series, row, (row * 31 + column * 17) % 9, NULL);
    }
  return data;
}

static JinChartData *
big_grid (void)
{
  return chart_sample_grid (100, 12);
}

const ChartSample chart_samples[] = {
    {"ages", JIN_CHART_COLUMNS, chart_sample_ages},
    {"years", JIN_CHART_GROUPED, this_and_last_year},
    {"activities", JIN_CHART_STACKED, activities_by_type},
    {"branches", JIN_CHART_RANKED_BARS, branches},
    {"visits", JIN_CHART_BARS, plan_and_done},
    {"attendance", JIN_CHART_LINE, chart_sample_attendance},
    {"three-lines", JIN_CHART_LINE, three_lines},
    {"health", JIN_CHART_DONUT, health},
    {"pyramid", JIN_CHART_PYRAMID, ages_by_sex},
    {"heat", JIN_CHART_HEAT_MAP, heat},
    {"progress", JIN_CHART_RING, progress},
    {"nothing", JIN_CHART_COLUMNS, nothing},
    {"all-missing", JIN_CHART_GROUPED, all_missing},
    {"one-value", JIN_CHART_COLUMNS, one_value},
    {"all-zero", JIN_CHART_STACKED, all_zero},
    {"negative", JIN_CHART_GROUPED, negative},
    {"huge-money", JIN_CHART_COLUMNS, huge_money},
    {"beyond-measure", JIN_CHART_COLUMNS, beyond_measure},
    {"long-labels", JIN_CHART_STACKED, long_labels},
    {"odd-labels", JIN_CHART_RANKED_BARS, odd_labels},
    {"many-categories", JIN_CHART_RANKED_BARS, many_categories},
    {"many-series", JIN_CHART_STACKED, many_series},
    {"many-points", JIN_CHART_LINE, many_points},
    {"big-grid", JIN_CHART_HEAT_MAP, big_grid},
    {NULL},
};
const guint n_plain_chart_samples = 11;
