/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-recurrence.h"
#include "office/jin-series.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_SERIES_##field)

static void
check (JinRecord        *series,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  g_autoptr (GError) error = NULL;

  if (!jin_recurrence_check (jin_record_get_text (series, JIN_SERIES_RULE), &error))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_SERIES_RULE, NULL, NULL, "%s", error->message);
}

/* clang-format off */
static const JinField fields[] = {
  [F (TITLE)] = {"title", NC_ ("entity", "Title of Series"), "系列名称", BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT, .width = 30},
  [F (RULE)] = {"rule", NC_ ("entity", "Rule of Repetition"), "重复规则", BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT},
  [F (START)] = {"start", NC_ ("entity", "First Day of Series"), "起始日期", BASICS, JIN_TYPE_DATE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT},
  [F (SHIFT)] = {"shift", NC_ ("entity", "On Days Off"), "遇节假日", BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "series_shift"},
  [F (EXCEPTIONS)] = {"exceptions", NC_ ("entity", "Days Left Out"), "除外日期", BASICS, JIN_TYPE_LONG_TEXT, 0},
  [F (MADE_UNTIL)] = {"made_until", NC_ ("entity", "Made Until"), "已生成至", BASICS, JIN_TYPE_DATE, JIN_FIELD_INDEXED},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_SERIES_N_FIELDS);

const JinEntity jin_series_entity = {
  .number = JIN_ENTITY_SERIES,
  .name = "series",
  .label = NC_ ("entity", "Series of Activities"),
  .plural = NC_ ("entity", "Series of Activities"),
  .heads = "重复活动",
  .icon = "view-refresh-symbolic",
  .flags = JIN_ENTITY_HIDDEN,
  .fields = fields,
  .n_fields = JIN_SERIES_N_FIELDS,
  .title = JIN_SERIES_TITLE,
  .subtitle = JIN_SERIES_RULE,
  .order = "title",
  .check = check,
};
