/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-view.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_VIEW_##field)

/* clang-format off */
static const JinField fields[] = {
  [F (NAME)] = {"name", NC_ ("entity", "Name of View"), "名单名称",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT},
  [F (LEDGER)] = {"ledger", NC_ ("entity", "Ledger"), "台账",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (FILTER)] = {"filter", NC_ ("entity", "Filter"), "筛选条件", BASICS, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
  [F (COLUMNS)] = {"columns", NC_ ("entity", "Columns"), "显示列", BASICS, JIN_TYPE_LONG_TEXT, 0},
  [F (SORT)] = {"sort", NC_ ("entity", "Sort Order"), "排序方式", BASICS, JIN_TYPE_TEXT, 0},
  [F (POSITION)] = {"position", NC_ ("entity", "Position"), "位置", BASICS, JIN_TYPE_INTEGER, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_VIEW_N_FIELDS);

const JinEntity jin_view_entity = {
  .number = JIN_ENTITY_VIEW,
  .name = "view",
  .label = NC_ ("entity", "Saved View"),
  .plural = NC_ ("entity", "Saved Views"),
  .heads = "常用名单",
  .icon = "view-list-symbolic",
  .flags = JIN_ENTITY_HIDDEN,
  .fields = fields,
  .n_fields = JIN_VIEW_N_FIELDS,
  .title = JIN_VIEW_NAME,
  .order = "position, name",
  .match = "ledger+name",
};
