/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-care-plan.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

/* 离休干部“一人一策” (R17). */

#define BASICS NC_ ("group", "Basics")
#define PLAN NC_ ("group", "Plan")

#define F(field) JIN_FIELD_INDEX (JIN_CARE_PLAN_##field)

static void
check (JinRecord        *plan,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  if (jin_date_is_future (jin_record_get_date (plan, JIN_CARE_PLAN_UPDATED_ON), context->today))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_CARE_PLAN_UPDATED_ON, "R17", NULL, "%s",
                    _ ("A care plan is entered when it is made, but this day is still to come. Correct the date."));
}

/* clang-format off */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|老同志姓名|离休干部姓名|服务对象",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (UPDATED_ON)] = {"updated_on", NC_ ("entity", "Plan Updated On"), "更新日期|制定日期|制定时间|更新时间",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (LIAISON)] = {"liaison", NC_ ("entity", "Cadre in Charge"), "联系干部|责任人|包联干部|联系人|服务责任人",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT},
  [F (HEALTH)] = {"health", NC_ ("entity", "State of Health"), "健康情况|身体状况|健康", PLAN, JIN_TYPE_LONG_TEXT, JIN_FIELD_SENSITIVE},
  [F (MEDICAL)] = {"medical", NC_ ("entity", "Seeing the Doctor"), "看病就医|医疗|医疗保障|就医", PLAN, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
  [F (CARE)] = {"care", NC_ ("entity", "Care at Home"), "居家照护|照护|生活照料", PLAN, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
  [F (RESCUE)] = {"rescue", NC_ ("entity", "Help in an Emergency"), "紧急救助|应急救助", PLAN, JIN_TYPE_LONG_TEXT, 0},
  [F (CONTACT)] = {"contact", NC_ ("entity", "Whom to Call"), "紧急联系人", PLAN, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (CONTACT_PHONE)] = {"contact_phone", NC_ ("entity", "Emergency Phone"), "紧急联系电话|紧急联系人电话", PLAN, JIN_TYPE_PHONE, 0},
  [F (MEASURES)] = {"measures", NC_ ("entity", "Measures"), "服务措施|措施|帮扶措施", PLAN, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_CARE_PLAN_N_FIELDS);

const JinEntity jin_care_plan_entity = {
  .number = JIN_ENTITY_CARE_PLAN,
  .name = "care_plan",
  .label = NC_ ("entity", "Care Plan"),
  .plural = NC_ ("entity", "Care Plans"),
  .heads = "一人一策|离休干部一人一策|一人一策服务方案|一人一策台账",
  .icon = "emblem-documents-symbolic",
  .flags = JIN_ENTITY_LEDGER,
  .fields = fields,
  .n_fields = JIN_CARE_PLAN_N_FIELDS,
  .title = JIN_CARE_PLAN_PERSON,
  .subtitle = JIN_CARE_PLAN_LIAISON,
  .when = JIN_CARE_PLAN_UPDATED_ON,
  .tab = NC_ ("tab", "Care"),
  .timeline = NC_ ("timeline", "Care plan, in charge {liaison}"),
  .order = "-updated_on",
  .match = "person+updated_on",
  .check = check,
};
