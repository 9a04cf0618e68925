/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-venue.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

/* 阵地台账 (K1). */

#define BASICS NC_ ("group", "Basics")
#define EQUIPMENT NC_ ("group", "Equipment")
#define USE NC_ ("group", "Use")

#define F(field) JIN_FIELD_INDEX (JIN_VENUE_##field)

static void
check (JinRecord        *venue,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  if (jin_record_get_real (venue, JIN_VENUE_AREA) < 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_VENUE_AREA, NULL, NULL, "%s", _ ("An area cannot be less than 0. Correct it."));
  if (jin_record_get_int (venue, JIN_VENUE_SEATS) < 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_VENUE_SEATS, NULL, NULL, "%s", _ ("This number cannot be less than 0. Correct it."));
  if (jin_record_get_int (venue, JIN_VENUE_INVESTMENT) < 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_VENUE_INVESTMENT, NULL, NULL, "%s", _ ("This number cannot be less than 0. Correct it."));
}

/* clang-format off */
static const JinField fields[] = {
  [F (NAME)] = {"name", NC_ ("entity", "Name of Venue"), "阵地名称|名称|场所名称|活动中心名称",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .width = 24},
  [F (LEVEL)] = {"level", NC_ ("entity", "Level of Venue"), "阵地级别|级别|示范级别",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "venue_level"},
  [F (ORGANISATION)] = {"organisation", NC_ ("entity", "Organisation in Charge"), "管理党组织|管理单位|所属党组织",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_organisation_entity, .width = 20},
  [F (ADDRESS)] = {"address", NC_ ("entity", "Address of Venue"), "阵地地址|地址", BASICS, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT, .width = 24},
  [F (AREA)] = {"area", NC_ ("entity", "Area (m²)"), "面积（平方米）|面积|建筑面积|使用面积",
    EQUIPMENT, JIN_TYPE_DECIMAL, JIN_FIELD_DEFAULT | JIN_FIELD_SUMMED},
  [F (SEATS)] = {"seats", NC_ ("entity", "Seats"), "可容纳人数|容纳人数|座位数", EQUIPMENT, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT},
  [F (ROOMS)] = {"rooms", NC_ ("entity", "Rooms"), "功能室|功能室设置|功能分区", EQUIPMENT, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (FACILITIES)] = {"facilities", NC_ ("entity", "Facilities"), "设施设备|设施|设备", EQUIPMENT, JIN_TYPE_LONG_TEXT, 0},
  [F (STEP_FREE)] = {"step_free", NC_ ("entity", "Step-Free Access"), "无障碍|无障碍设施|有无电梯", EQUIPMENT, JIN_TYPE_BOOLEAN, 0},
  [F (INVESTMENT)] = {"investment", NC_ ("entity", "Money Invested"), "建设投入（元）|建设投入|投入资金",
    EQUIPMENT, JIN_TYPE_MONEY, JIN_FIELD_DEFAULT | JIN_FIELD_SUMMED},
  [F (OPENED_ON)] = {"opened_on", NC_ ("entity", "Opened On"), "启用时间|启用日期|建成时间", USE, JIN_TYPE_DATE, 0},
  [F (OPEN_HOURS)] = {"open_hours", NC_ ("entity", "Opening Hours"), "开放时间", USE, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (CONTACT)] = {"contact", NC_ ("entity", "Person in Charge"), "负责人|管理员|联系人", USE, JIN_TYPE_TEXT, 0},
  [F (PHONE)] = {"phone", NC_ ("entity", "Phone of Venue"), "阵地电话|联系电话|电话", USE, JIN_TYPE_PHONE, 0},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", USE, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_VENUE_N_FIELDS);

const JinEntity jin_venue_entity = {
  .number = JIN_ENTITY_VENUE,
  .name = "venue",
  .label = NC_ ("entity", "Venue"),
  .plural = NC_ ("entity", "Venues"),
  .heads = "阵地台账|活动阵地台账|阵地建设台账|活动场所台账",
  .icon = "go-home-symbolic",
  .flags = JIN_ENTITY_LEDGER,
  .fields = fields,
  .n_fields = JIN_VENUE_N_FIELDS,
  .title = JIN_VENUE_NAME,
  .subtitle = JIN_VENUE_ADDRESS,
  .order = "name",
  .match = "name",
  .check = check,
};
