/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "office/jin-rules-visit.h"
#include "office/jin-visit.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

/* 走访慰问登记表 (R70–R72, columns of F8). */

#define BASICS NC_ ("group", "Basics")
#define GIFT NC_ ("group", "Gift")
#define FEEDBACK NC_ ("group", "Feedback")

#define F(field) JIN_FIELD_INDEX (JIN_VISIT_##field)

static void
derive (JinRecord        *visit,
        const JinContext *context)
{
  const char *campaign = jin_visit_campaign (jin_record_get_date (visit, JIN_VISIT_DATE));

  if (campaign != NULL && jin_record_is_empty (visit, JIN_VISIT_CAMPAIGN) &&
      g_strcmp0 (jin_record_get_text (visit, JIN_VISIT_TYPE), JIN_VISIT_FESTIVAL) == 0)
    jin_record_set_text (visit, JIN_VISIT_CAMPAIGN, campaign);
}

/* Somebody who died before the day was not visited; the family was (R15). */
static void
check_survivors (JinRecord *visit,
                 JinLookup *lookup,
                 GPtrArray *issues)
{
  gint64                id = jin_record_get_ref (visit, JIN_VISIT_PERSON);
  g_autoptr (JinRecord) person = id > 0 ? jin_lookup_get (lookup, &jin_person_entity, id) : NULL;
  JinDate               died_on = person != NULL ? jin_record_get_date (person, JIN_PERSON_DIED_ON) : JIN_DATE_NONE;

  if (!jin_date_is_none (died_on) && jin_date_compare (jin_date_last (died_on), jin_date_first (jin_record_get_date (visit, JIN_VISIT_DATE))) < 0 &&
      g_strcmp0 (jin_record_get_text (visit, JIN_VISIT_TYPE), JIN_VISIT_SURVIVORS) != 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_VISIT_TYPE, "R15", NULL, "%s",
                    _ ("The person had died by this day. If the family was visited, choose the visit to survivors."));
}

static void
check (JinRecord        *visit,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  if (jin_date_is_future (jin_record_get_date (visit, JIN_VISIT_DATE), context->today))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_VISIT_DATE, "R71", NULL, "%s",
                    _ ("A visit is recorded after it was made, but this day is still to come. Correct the date."));
  if (jin_record_get_int (visit, JIN_VISIT_GIFT_MONEY) < 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_VISIT_GIFT_MONEY, "R6", NULL, "%s",
                    _ ("A gift of money cannot be less than nothing. Correct the amount."));
  if (lookup != NULL && !jin_record_is_empty (visit, JIN_VISIT_DATE))
    check_survivors (visit, lookup, issues);
}

/* clang-format off */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|老同志姓名|走访对象|慰问对象",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (TYPE)] = {"type", NC_ ("entity", "Visit Type"), "走访类型|慰问类型|走访事由|类型|慰问事由",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "visit_type", .width = 18},
  [F (CAMPAIGN)] = {"campaign", NC_ ("entity", "Campaign"), "走访批次|节日|慰问批次",
    BASICS, JIN_TYPE_CHOICE, 0, .list = "campaign"},
  [F (DATE)] = {"date", NC_ ("entity", "Visited On"), "慰问时间|走访时间|走访日期|慰问日期|日期|看望时间|时间",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (PLACE)] = {"place", NC_ ("entity", "Visited At"), "慰问地点|走访地点|地点",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_ADDRESS},
  [F (LEADER)] = {"leader", NC_ ("entity", "Visited By"),
    "慰问领导|慰问（走访）领导|走访领导|带队领导|走访人|看望人|慰问人",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT},
  [F (ESCORTS)] = {"escorts", NC_ ("entity", "Accompanied By"), "陪同人员|陪同", BASICS, JIN_TYPE_TEXT, 0},
  [F (RESULT)] = {"result", NC_ ("entity", "Outcome"), "走访结果|结果|是否见到本人|完成情况",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "visit_result"},
  [F (GIFT_GOODS)] = {"gift_goods", NC_ ("entity", "Gift"), "慰问品|慰问物品|礼品",
    GIFT, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (GIFT_MONEY)] = {"gift_money", NC_ ("entity", "Gift of Money"), "慰问金（元）|慰问金|慰问金额|金额|慰问标准",
    GIFT, JIN_TYPE_MONEY, JIN_FIELD_DEFAULT | JIN_FIELD_SUMMED},
  [F (FEEDBACK)] = {"feedback", NC_ ("entity", "Feedback"),
    "老同志反馈（诉求）|老同志反馈|诉求|反馈|老同志诉求|意见建议",
    FEEDBACK, JIN_TYPE_LONG_TEXT, JIN_FIELD_SENSITIVE},
  [F (HANDLING)] = {"handling", NC_ ("entity", "Handling"), "办理情况|处理情况|办理结果",
    FEEDBACK, JIN_TYPE_LONG_TEXT, JIN_FIELD_SENSITIVE},
  [F (RECEIPT)] = {"receipt", NC_ ("entity", "Receipt Signed"), "签收|是否签收", GIFT, JIN_TYPE_BOOLEAN, 0},
  [F (SIGNED_BY)] = {"signed_by", NC_ ("entity", "Signed By"), "签收人|领取人|代领人", GIFT, JIN_TYPE_TEXT, 0},
  [F (PHOTO)] = {"photo", NC_ ("entity", "Photo"), "照片|走访照片", FEEDBACK, JIN_TYPE_ATTACHMENT, 0},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_VISIT_N_FIELDS);

const JinEntity jin_visit_entity = {
  .number = JIN_ENTITY_VISIT,
  .name = "visit",
  .label = NC_ ("entity", "Visit"),
  .plural = NC_ ("entity", "Visits"),
  .heads = "走访慰问登记表|走访慰问台账|走访台账|慰问登记表|慰问台账",
  .icon = "emblem-favorite-symbolic",
  .flags = JIN_ENTITY_LEDGER,
  .fields = fields,
  .n_fields = JIN_VISIT_N_FIELDS,
  .title = JIN_VISIT_PERSON,
  .subtitle = JIN_VISIT_TYPE,
  .when = JIN_VISIT_DATE,
  .tab = NC_ ("tab", "Care"),
  .timeline = NC_ ("timeline", "{type}, visited by {leader}"),
  .order = "-date",
  .match = "person+date+type",
  .derive = derive,
  .check = check,
};
