/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-absence.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "office/jin-rules-absence.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

/* 流动党员台账, out and in (R67, F4, F4b); opinions are left out by decision. */

#define BASICS NC_ ("group", "Basics")
#define PLACE NC_ ("group", "Whereabouts")
#define SHARED_CARE NC_ ("group", "Care from Both Sides")

#define F(field) JIN_FIELD_INDEX (JIN_ABSENCE_##field)

static JinValue
mobile (JinRecord        *absence,
        const JinContext *context)
{
  return jin_value_int (jin_absence_is_mobile (jin_record_get_date (absence, JIN_ABSENCE_FROM),
                                               jin_record_get_date (absence, JIN_ABSENCE_PLANNED_UNTIL),
                                               jin_record_get_date (absence, JIN_ABSENCE_UNTIL), context->as_of));
}

static JinValue
contact_due (JinRecord        *absence,
             const JinContext *context)
{
  return jin_value_date (jin_absence_contact_due (jin_record_get_date (absence, JIN_ABSENCE_FROM),
                                                  jin_record_get_date (absence, JIN_ABSENCE_UNTIL),
                                                  jin_record_get_date (absence, JIN_ABSENCE_LAST_CONTACT),
                                                  jin_record_get_text (absence, JIN_ABSENCE_AREA)));
}

/* People away or staying here are party members; those who came are not ours to serve. */
static void
adopt (JinRecord *absence,
       JinRecord *person)
{
  jin_record_set_text (person, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_MEMBER);
  if (g_strcmp0 (jin_record_get_text (absence, JIN_ABSENCE_DIRECTION), JIN_ABSENCE_IN) == 0)
    jin_record_set_text (person, JIN_PERSON_RELATION, JIN_RELATION_INFLOW);
}

static void
derive (JinRecord        *absence,
        const JinContext *context)
{
  if (jin_record_is_empty (absence, JIN_ABSENCE_DIRECTION))
    jin_record_set_text (absence, JIN_ABSENCE_DIRECTION, JIN_ABSENCE_OUT);
}

static void
check (JinRecord        *absence,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  if (jin_absence_is_reversed (jin_record_get_date (absence, JIN_ABSENCE_FROM), jin_record_get_date (absence, JIN_ABSENCE_UNTIL)))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_ABSENCE_UNTIL, "R66", NULL, "%s",
                    _ ("The day of return is before the day of leaving. Correct one of the two dates."));
}

/* clang-format off */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|党员姓名|流动党员姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (DIRECTION)] = {"direction", NC_ ("entity", "Direction"), "流动方向|方向|流出/流入|流动类型",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "absence_direction"},
  [F (FROM)] = {"from", NC_ ("entity", "Away Since"),
    "开始流动时间|流动时间|流出（入）时间|流出时间|流入时间|流出/入时间|外出时间|外出日期",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (PLANNED_UNTIL)] = {"planned_until", NC_ ("entity", "Expected Back"), "预计返回时间|预计返回|预计返回日期",
    BASICS, JIN_TYPE_DATE, 0},
  [F (UNTIL)] = {"until", NC_ ("entity", "Back On"), "结束流动时间|返回时间|实际返回时间|返回日期",
    BASICS, JIN_TYPE_DATE, 0},
  [F (REASON)] = {"reason", NC_ ("entity", "Reason for Leaving"), "外出原因|流动原因|流出原因|外出事由|事由",
    BASICS, JIN_TYPE_TEXT, 0},
  [F (AREA)] = {"area", NC_ ("entity", "Area"), "流动范围|去向类别", PLACE, JIN_TYPE_CHOICE, 0, .list = "residence"},
  [F (PLACE_FROM)] = {"place_from", NC_ ("entity", "Left From"), "流出地", PLACE, JIN_TYPE_TEXT, 0},
  [F (PLACE)] = {"place", NC_ ("entity", "Staying In"), "流入地|现居住市县|现居住地|去向|外出地点|居住地|流向",
    PLACE, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (ADDRESS)] = {"address", NC_ ("entity", "Detailed Address"), "详细住址|详细地址|居住地址|现住址",
    PLACE, JIN_TYPE_TEXT, JIN_FIELD_ADDRESS},
  [F (PHONE)] = {"phone", NC_ ("entity", "Phone"), "联系电话|联系方式|电话|手机|本人电话|手机号码",
    PLACE, JIN_TYPE_PHONE, JIN_FIELD_DEFAULT},
  [F (FAMILY_CONTACT)] = {"family_contact", NC_ ("entity", "Family Contact"),
    "家属联系人|家属联系方式|投靠亲属及电话|亲属及电话",
    PLACE, JIN_TYPE_TEXT, 0},
  [F (LIAISON)] = {"liaison", NC_ ("entity", "Liaison"), "挂钩联络员|联络员|挂钩联系人|联系支委|流出地联系人",
    SHARED_CARE, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (HOME_ORGANISATION)] = {"home_organisation", NC_ ("entity", "Home Organisation"),
    "流出地党组织|所属流出地党组织|组织关系所在地|所在支部|所在党支部",
    SHARED_CARE, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (HOST_ORGANISATION)] = {"host_organisation", NC_ ("entity", "Host Organisation"), "流入地党组织|接收党组织",
    SHARED_CARE, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (HOST_CONTACT)] = {"host_contact", NC_ ("entity", "Host's Contact"),
    "流入地党组织联系人|流入地联系人|流入地联系人及电话",
    SHARED_CARE, JIN_TYPE_TEXT, 0},
  [F (TAKING_PART)] = {"taking_part", NC_ ("entity", "Taking Part"),
    "参加组织生活情况|参加组织生活和作用发挥情况|参加组织生活",
    SHARED_CARE, JIN_TYPE_LONG_TEXT, 0},
  [F (CONTRIBUTION)] = {"contribution", NC_ ("entity", "Contribution"), "作用发挥|作用发挥情况|发挥作用情况",
    SHARED_CARE, JIN_TYPE_LONG_TEXT, 0},
  [F (CERTIFICATE)] = {"certificate_number", NC_ ("entity", "Mobile Member Certificate"),
    "流动党员活动证编号|活动证号|流动党员活动证|活动证编号|是否持《流动党员活动证》及编号",
    SHARED_CARE, JIN_TYPE_TEXT, 0},
  [F (REPORTED_ON)] = {"reported_on", NC_ ("entity", "Reported On"), "外出报告日期|报告日期|登记日期",
    BASICS, JIN_TYPE_DATE, 0},
  [F (LAST_CONTACT)] = {"last_contact", NC_ ("entity", "Last Contacted"), "最近联系时间|最后联系时间|联系时间",
    SHARED_CARE, JIN_TYPE_DATE, JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (CONTACT_DUE)] = {"contact_due", NC_ ("entity", "Contact Due"), "应联系时间",
    SHARED_CARE, JIN_TYPE_DATE, 0, .compute = contact_due},
  [F (MOBILE)] = {"mobile", NC_ ("entity", "Mobile Member"), "是否流动党员",
    BASICS, JIN_TYPE_BOOLEAN, 0, .compute = mobile},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_ABSENCE_N_FIELDS);

const JinEntity jin_absence_entity = {
  .number = JIN_ENTITY_ABSENCE,
  .name = "absence",
  .label = NC_ ("entity", "Absence"),
  .plural = NC_ ("entity", "Mobile Members"),
  .heads = "流动党员台账|离退休干部流动党员台账|流入党员登记表|流动党员名单|外出登记表",
  .icon = "mark-location-symbolic",
  .flags = JIN_ENTITY_LEDGER,
  .fields = fields,
  .n_fields = JIN_ABSENCE_N_FIELDS,
  .title = JIN_ABSENCE_PERSON,
  .subtitle = JIN_ABSENCE_PLACE,
  .when = JIN_ABSENCE_FROM,
  .span_from = JIN_ABSENCE_FROM,
  .span_until = JIN_ABSENCE_UNTIL,
  .tab = NC_ ("tab", "Party"),
  .timeline = NC_ ("timeline", "{direction}: {place}"),
  .order = "-from",
  .match = "person+direction+from",
  .adopt = adopt,
  .derive = derive,
  .check = check,
};
