/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-record.h"
#include "ui/jin-month-days.h"

G_BEGIN_DECLS

/**
 * JinMonthContent: what stands in the cells of a month.
 * @activities: (element-type JinRecord): of each cell by start, or %NULL
 * @fixed: whose fixed day each cell is (R79), a line each, or %NULL
 */
typedef struct
{
  GPtrArray *activities[JIN_MONTH_CELLS];
  char      *fixed[JIN_MONTH_CELLS];
} JinMonthContent;

void jin_month_content_clear (JinMonthContent *content);
void jin_month_content_fill (JinMonthContent *content, JinDate month, GPtrArray *activities, GPtrArray *organisations);

G_END_DECLS
