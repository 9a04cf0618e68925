/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>

#include "report/jin-chart-table.h"
#include "report/jin-report-words.h"

#define LABEL_WIDTH 20
#define NUMBER_WIDTH 12

/**
 * jin_report_chart_table:
 * @data: a chart's data
 *
 * Returns: (transfer full): the same as a table: a row a category, a column a series, 序号 first
 */
JinTable *
jin_report_chart_table (JinChartData *data)
{
  JinTable    *table;
  JinFieldType type;
  guint        n_series;

  g_return_val_if_fail (data != NULL, NULL);

  table = jin_table_new (jin_chart_data_get_title (data));
  type = jin_chart_data_get_format (data) == JIN_VALUE_FORMAT_INTEGER ? JIN_TYPE_INTEGER : JIN_TYPE_DECIMAL;
  n_series = jin_chart_data_get_n_series (data);
  jin_table_add_column (table, JIN_WORD_NUMBER, JIN_TYPE_INTEGER, 6);
  jin_table_add_column (table, JIN_WORD_ITEM, JIN_TYPE_TEXT, LABEL_WIDTH);
  for (guint series = 0; series < n_series; series++)
    {
      const char *unit = jin_chart_data_get_unit (data);
      const char *name = jin_chart_data_get_series_name (data, series);

      g_autofree char *head = unit == NULL || *unit == '\0' ? g_strdup (name)
                                                            : g_strdup_printf ("%s（%s）", n_series == 1 ? JIN_WORD_COUNT : name, unit);
      jin_table_add_column (table, head, type, NUMBER_WIDTH);
    }
  for (guint category = 0; category < jin_chart_data_get_n_categories (data); category++)
    {
      guint            row = jin_table_add_row (table);
      g_autofree char *number = g_strdup_printf ("%u", row + 1);

      jin_table_set_number (table, row, 0, row + 1, number);
      jin_table_set (table, row, 1, jin_chart_data_get_category (data, category));
      for (guint series = 0; series < n_series; series++)
        {
          g_autofree char *cell = jin_chart_data_dup_cell (data, series, category);

          jin_table_set_number (table, row, series + 2, jin_chart_data_get_value (data, series, category), cell);
        }
    }
  return table;
}
