/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-activity.h"

/* Activities of every type (R84): the calendar, the duties of R27 and the activity ledger read this one. */

#define BASICS NC_ ("group", "Basics")
#define RECORD NC_ ("group", "Record")
#define ATTENDANCE NC_ ("group", "Attendance")
#define VOTES NC_ ("group", "Votes")

#define F(field) JIN_FIELD_INDEX (JIN_ACTIVITY_##field)

/* clang-format off */
/* Numbers of people are stored, not counted: old ledgers have numbers without names.  Where there are rows of
 * attendance, whoever commits them writes the numbers by jin_attendance_write() in the same changes. */
static const JinField fields[] = {
  [F (TITLE)] = {"title", NC_ ("entity", "Title"), "活动名称|活动主题|名称|主题|会议名称|会议主题",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT, .width = 30},
  [F (TYPES)] = {"types", NC_ ("entity", "Activity Types"), "活动类型|类型|会议类型|活动类别|组织生活类型|形式",
    BASICS, JIN_TYPE_CHOICES, JIN_FIELD_DEFAULT, .list = "activity_type"},
  [F (ORGANISATION)] = {"organisation", NC_ ("entity", "Organisation"),
    "党组织|党支部|支部|主办党组织|所在党支部|组织单位|主办单位|支部名称",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_organisation_entity, .width = 20},
  [F (START)] = {"start", NC_ ("entity", "Starts"), "时间|活动时间|开始时间|日期|会议时间|活动日期",
    BASICS, JIN_TYPE_TIME, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (END)] = {"end", NC_ ("entity", "Ends"), "结束时间|活动结束时间", BASICS, JIN_TYPE_TIME, 0},
  [F (VENUE)] = {"venue", NC_ ("entity", "Venue Used"), "活动阵地|使用阵地|阵地",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_INDEXED, .target = &jin_venue_entity, .width = 20},
  [F (PLACE)] = {"place", NC_ ("entity", "Place"), "地点|活动地点|会议地点",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (HOST)] = {"host", NC_ ("entity", "Chaired By"), "主持人|主持", BASICS, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (RECORDER)] = {"recorder", NC_ ("entity", "Recorded By"), "记录人|记录", BASICS, JIN_TYPE_TEXT, 0},
  [F (MODE)] = {"mode", NC_ ("entity", "Mode"), "活动方式|方式|开展方式|开展形式",
    BASICS, JIN_TYPE_CHOICE, 0, .list = "activity_mode"},
  [F (STATE)] = {"state", NC_ ("entity", "Progress"), "开展情况|状态|活动状态|完成情况",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "activity_state"},
  [F (STATE_REASON)] = {"state_reason", NC_ ("entity", "Reason Why Not Held"), "取消延期原因|未开展原因",
    BASICS, JIN_TYPE_TEXT, 0},
  [F (TRANSPORT)] = {"transport", NC_ ("entity", "Transport"), "交通安排|接送安排|用车安排", BASICS, JIN_TYPE_TEXT, 0},
  [F (THEME)] = {"theme", NC_ ("entity", "Theme of the Month"), "主题月|月度主题|“7+5”主题",
    RECORD, JIN_TYPE_CHOICE, 0, .list = "theme_month"},
  [F (TAGS)] = {"tags", NC_ ("entity", "Tags"), "活动标签|标签|党建品牌|“党建+”", RECORD, JIN_TYPE_CHOICES, 0, .list = "activity_tag"},
  [F (TOPIC)] = {"topic", NC_ ("entity", "Topic"), "议题|学习主题|会议议题", RECORD, JIN_TYPE_TEXT, JIN_FIELD_SEARCH},
  [F (AGENDA)] = {"agenda", NC_ ("entity", "Agenda"), "议程|活动安排|会议议程", RECORD, JIN_TYPE_LONG_TEXT, 0},
  [F (CONTENT)] = {"content", NC_ ("entity", "Content"), "内容简述|活动内容|内容|主要内容|会议内容|内容记录",
    RECORD, JIN_TYPE_LONG_TEXT, 0},
  [F (DECISIONS)] = {"decisions", NC_ ("entity", "Decisions"), "议定事项|决议|决定事项",
    RECORD, JIN_TYPE_LONG_TEXT, 0},
  [F (EXPECTED)] = {"expected", NC_ ("entity", "Expected"), "应到人数|应到|应参加人数|应到会人数",
    ATTENDANCE, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT | JIN_FIELD_SUMMED},
  [F (PRESENT)] = {"present", NC_ ("entity", "Present"), "实到人数|实到|参加人数|实际参加人数|到会人数",
    ATTENDANCE, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT | JIN_FIELD_SUMMED},
  [F (LEAVE)] = {"leave", NC_ ("entity", "On Leave"), "请假人数|请假",
    ATTENDANCE, JIN_TYPE_INTEGER, JIN_FIELD_SUMMED},
  [F (HOME_STUDY)] = {"home_study", NC_ ("entity", "Reached at Home"), "送学人数|送学上门人数|送学情况",
    ATTENDANCE, JIN_TYPE_INTEGER, JIN_FIELD_SUMMED},
  [F (RATE)] = {"rate", NC_ ("entity", "Attendance Rate (%)"), "到会率|出席率",
    ATTENDANCE, JIN_TYPE_DECIMAL, 0, .compute = jin_activity_rate},
  [F (ATTENDEES)] = {"attendees", NC_ ("entity", "Also Present"), "列席人员|列席", ATTENDANCE, JIN_TYPE_TEXT, 0},
  [F (ABSENCE_NOTE)] = {"absence_note", NC_ ("entity", "Absent and Why"),
    "缺席名单及原因|缺席人员及原因|缺席及原因|缺席情况",
    ATTENDANCE, JIN_TYPE_LONG_TEXT, 0},
  [F (VOTERS)] = {"voters", NC_ ("entity", "Entitled to Vote"), "应到有表决权人数|有表决权党员数",
    VOTES, JIN_TYPE_INTEGER, 0},
  [F (VOTERS_PRESENT)] = {"voters_present", NC_ ("entity", "Voters Present"), "实到有表决权人数|实到表决人数",
    VOTES, JIN_TYPE_INTEGER, 0},
  [F (VOTES_FOR)] = {"votes_for", NC_ ("entity", "Votes For"), "赞成票|赞成", VOTES, JIN_TYPE_INTEGER, 0},
  [F (VOTES_AGAINST)] = {"votes_against", NC_ ("entity", "Votes Against"), "反对票|反对", VOTES, JIN_TYPE_INTEGER, 0},
  [F (VOTES_ABSTAINED)] = {"votes_abstained", NC_ ("entity", "Abstentions"), "弃权票|弃权",
    VOTES, JIN_TYPE_INTEGER, 0},
  [F (COST)] = {"cost", NC_ ("entity", "Cost"), "活动经费|经费|费用", RECORD, JIN_TYPE_MONEY, JIN_FIELD_SUMMED},
  [F (STUDY_MINUTES)] = {"study_minutes", NC_ ("entity", "Hours of Study"), "学时|课时|总课时|学习时长",
    RECORD, JIN_TYPE_DURATION, JIN_FIELD_SUMMED},
  [F (THEORY_MINUTES)] = {"theory_minutes", NC_ ("entity", "Theory Course Time"), "理论课时|理论学习时长",
    RECORD, JIN_TYPE_DURATION, 0},
  [F (ATTACHMENT)] = {"attachment", NC_ ("entity", "Attachment"), "附件|活动照片", RECORD, JIN_TYPE_ATTACHMENT, 0},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", RECORD, JIN_TYPE_LONG_TEXT, 0},
  [F (SERIES)] = {"series", NC_ ("entity", "Repeats"), "重复规则",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_HIDDEN | JIN_FIELD_INDEXED, .target = &jin_series_entity},
  [F (SERIES_DATE)] = {"series_date", NC_ ("entity", "Day of the Series"), "重复日期",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_HIDDEN},
  [F (SERIES_OWN)] = {"series_own", NC_ ("entity", "Changed by Itself"), "单独调整", BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_HIDDEN},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_ACTIVITY_N_FIELDS);

const JinEntity jin_activity_entity = {
  .number = JIN_ENTITY_ACTIVITY,
  .name = "activity",
  .label = NC_ ("entity", "Activity"),
  .plural = NC_ ("entity", "Activities"),
  .heads = "组织生活台账|活动台账|支部活动记录|组织生活登记表|三会一课台账|活动登记表",
  .icon = "x-office-calendar-symbolic",
  .flags = JIN_ENTITY_LEDGER,
  .fields = fields,
  .n_fields = JIN_ACTIVITY_N_FIELDS,
  .title = JIN_ACTIVITY_TITLE,
  .subtitle = JIN_ACTIVITY_ORGANISATION,
  .when = JIN_ACTIVITY_START,
  .timeline = NC_ ("timeline", "{types}: {title}"),
  .order = "-start",
  .match = "organisation+start+title",
  .derive = jin_activity_derive,
  .check = jin_activity_check,
};
