/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-talk.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

/* 谈心谈话记录表 (R29, columns of F7). */

#define BASICS NC_ ("group", "Basics")
#define TALK NC_ ("group", "Talk")

#define F(field) JIN_FIELD_INDEX (JIN_TALK_##field)

static void
check (JinRecord        *talk,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  if (jin_date_is_future (jin_record_get_date (talk, JIN_TALK_DATE), context->today))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_TALK_DATE, "R29", NULL, "%s",
                    _ ("A talk is recorded after it was held, but this day is still to come. Correct the date."));
}

/* clang-format off */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|谈话对象|被谈话人|对象",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (DATE)] = {"date", NC_ ("entity", "Talked On"), "谈话时间|谈话日期|日期|时间",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (TALKER)] = {"talker", NC_ ("entity", "Talker"), "谈话人|谈话人姓名",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT},
  [F (TALKER_POST)] = {"talker_post", NC_ ("entity", "Talker's Post"), "谈话人职务|职务", BASICS, JIN_TYPE_TEXT, 0},
  [F (KIND)] = {"kind", NC_ ("entity", "Kind of Talk"), "谈话类别|谈话类型|谈话双方",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "talk_kind"},
  [F (WAY)] = {"way", NC_ ("entity", "Way of Talking"), "谈话方式|方式", BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "talk_way"},
  [F (REASON)] = {"reason", NC_ ("entity", "Reason for the Talk"), "谈话事由|事由|谈话原因|主题",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "talk_reason"},
  [F (PLACE)] = {"place", NC_ ("entity", "Place of the Talk"), "谈话地点|地点", BASICS, JIN_TYPE_TEXT, 0},
  [F (CONTENT)] = {"content", NC_ ("entity", "Talked About"), "谈话内容|主要内容|内容|要点|谈话要点", TALK, JIN_TYPE_LONG_TEXT, JIN_FIELD_SENSITIVE},
  [F (OPINION)] = {"opinion", NC_ ("entity", "Opinions and Problems"), "意见建议|反映问题|意见和建议|反映的问题", TALK, JIN_TYPE_LONG_TEXT, JIN_FIELD_SENSITIVE},
  [F (FOLLOW_UP)] = {"follow_up", NC_ ("entity", "Follow-up"), "跟进措施|处理（跟进）情况|处理情况|办理|办理情况|跟进情况", TALK, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
  [F (RECORDER)] = {"recorder", NC_ ("entity", "Recorder"), "记录人", TALK, JIN_TYPE_TEXT, 0},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_TALK_N_FIELDS);

const JinEntity jin_talk_entity = {
  .number = JIN_ENTITY_TALK,
  .name = "talk",
  .label = NC_ ("entity", "Talk"),
  .plural = NC_ ("entity", "Talks"),
  .heads = "谈心谈话记录表|谈心谈话台账|谈心谈话登记表|谈心谈话",
  .icon = "user-available-symbolic",
  .flags = JIN_ENTITY_LEDGER,
  .fields = fields,
  .n_fields = JIN_TALK_N_FIELDS,
  .title = JIN_TALK_PERSON,
  .subtitle = JIN_TALK_TALKER,
  .when = JIN_TALK_DATE,
  .tab = NC_ ("tab", "Care"),
  .timeline = NC_ ("timeline", "Talk with {talker}"),
  .order = "-date",
  .match = "person+date+talker",
  .check = check,
};
