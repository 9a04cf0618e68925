/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-organisation.h"

/* The tree of party organisations (F3, F3b) with the units that they cover; members stand in `membership`. */

#define BASICS NC_ ("group", "Basics")
#define PLACE NC_ ("group", "Day and Place")
#define TERM NC_ ("group", "Term of Office")
#define SUMMARY NC_ ("group", "Summary")

#define F(field) JIN_FIELD_INDEX (JIN_ORGANISATION_##field)

/* clang-format off */
static const JinField fields[] = {
  [F (NAME)] = {"name", NC_ ("entity", "Name of Organisation"), "党组织名称|名称|支部名称|党支部名称|党支部|党组织",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_NAME | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .width = 28},
  [F (ALIASES)] = {"aliases", NC_ ("entity", "Other Names"), "简称|别名|又称",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_SEARCH},
  [F (KIND)] = {"kind", NC_ ("entity", "Kind of Organisation"), "组织类别|类别|党组织类别",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .list = "org_kind"},
  [F (CATEGORY)] = {"category", NC_ ("entity", "Form of Branch"), "组建类型|支部类别|组建方式|支部类型",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "org_category"},
  [F (PARENT)] = {"parent", NC_ ("entity", "Superior Organisation"), "上级党组织|隶属党组织|上级组织",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_organisation_entity, .width = 24},
  [F (UNIT_NATURE)] = {"unit_nature", NC_ ("entity", "Nature of Unit"), "单位性质|机关/事业/企业",
    BASICS, JIN_TYPE_CHOICE, 0, .list = "unit_nature"},
  [F (UNITS)] = {"units", NC_ ("entity", "Units Covered"), "所属单位|覆盖单位|联合单位", BASICS, JIN_TYPE_TEXT, 0},
  [F (UNIT_COUNT)] = {"unit_count", NC_ ("entity", "Number of Units"), "覆盖单位数|单位数|联合单位数",
    BASICS, JIN_TYPE_INTEGER, 0},
  [F (IN_COMMUNITY)] = {"in_community", NC_ ("entity", "In a Village or Community"), "村社区党组织|是否村社区",
    BASICS, JIN_TYPE_BOOLEAN, 0},
  [F (FOUNDED_ON)] = {"founded_on", NC_ ("entity", "Founded On"), "成立时间|成立日期|设立时间",
    BASICS, JIN_TYPE_DATE, 0},
  [F (APPROVAL_DOC)] = {"approval_doc", NC_ ("entity", "Approval Document"), "批准文号|成立文号|设立文号",
    BASICS, JIN_TYPE_TEXT, 0},
  [F (APPROVED_BY)] = {"approved_by", NC_ ("entity", "Approved By"), "批准单位|审批单位", BASICS, JIN_TYPE_TEXT, 0},
  [F (REASON)] = {"reason", NC_ ("entity", "Reason for Founding"), "设立事由|成立原因", BASICS, JIN_TYPE_TEXT, 0},
  [F (VALID_UNTIL)] = {"valid_until", NC_ ("entity", "Temporary Until"), "临时支部到期时间|到期时间",
    BASICS, JIN_TYPE_DATE, 0},
  [F (DISSOLVED_ON)] = {"dissolved_on", NC_ ("entity", "Dissolved On"), "撤销时间|撤销日期",
    BASICS, JIN_TYPE_DATE, 0},
  [F (FIXED_DAY)] = {"fixed_day", NC_ ("entity", "Fixed Day"), "固定活动日|主题党日固定日|固定党日",
    PLACE, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (FIXED_PLACE)] = {"fixed_place", NC_ ("entity", "Fixed Place"), "固定活动地点|活动地点|固定活动场所|活动场所",
    PLACE, JIN_TYPE_TEXT, 0},
  [F (ADDRESS)] = {"address", NC_ ("entity", "Address"), "地址|办公地址|通讯地址", PLACE, JIN_TYPE_TEXT, 0},
  [F (PHONE)] = {"phone", NC_ ("entity", "Phone"), "联系电话|电话|办公电话",
    PLACE, JIN_TYPE_PHONE, JIN_FIELD_DEFAULT},
  [F (ELECTION_DATE)] = {"election_date", NC_ ("entity", "Election Date"), "本届换届时间|换届时间|本届起始|选举时间",
    TERM, JIN_TYPE_DATE, 0},
  [F (TERM_YEARS)] = {"term_years", NC_ ("entity", "Term (Years)"), "任期（年）|任期|届期",
    TERM, JIN_TYPE_INTEGER, 0},
  [F (TERM_END)] = {"term_end", NC_ ("entity", "Term Ends"), "届满时间|届满日期|任期届满时间",
    TERM, JIN_TYPE_DATE, JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (EXTENDED_UNTIL)] = {"extended_until", NC_ ("entity", "Extended Until"), "延期至|延期换届至|批准延期至",
    TERM, JIN_TYPE_DATE, 0},
  [F (TERM_STATE)] = {"term_state", NC_ ("entity", "Term State"), "换届状态|届满状态",
    TERM, JIN_TYPE_CHOICE, 0, .list = "term_state", .compute = jin_organisation_term_state},
  [F (LIST_ORDER)] = {"list_order", NC_ ("entity", "List Order"), "原表序号|序号|排序",
    BASICS, JIN_TYPE_INTEGER, JIN_FIELD_INDEXED, .width = 6},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
  [F (FULL_MEMBERS)] = {"full_members", NC_ ("entity", "Full Members"), "正式党员数",
    SUMMARY, JIN_TYPE_INTEGER, JIN_FIELD_READ_ONLY | JIN_FIELD_DEFAULT | JIN_FIELD_SUMMED, .expression = "count(membership where until is empty and status=full and person.state in (registered,unverified))"},
  [F (PROBATIONARY_MEMBERS)] = {"probationary_members", NC_ ("entity", "Probationary Members"), "预备党员数",
    SUMMARY, JIN_TYPE_INTEGER, JIN_FIELD_READ_ONLY | JIN_FIELD_SUMMED, .expression = "count(membership where until is empty and status=probationary and person.state in (registered,unverified))"},
  [F (MERGED_INTO)] = {"merged_into", NC_ ("entity", "Merged Into"), "已并入",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_HIDDEN, .target = &jin_organisation_entity},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_ORGANISATION_N_FIELDS);

static const JinLikeness likenesses[] = {
  {NC_ ("likeness", "Same name, same superior organisation"), {JIN_ORGANISATION_NAME, JIN_ORGANISATION_PARENT}, 0, JIN_LIKE_PROBABLY, NULL},
};

static const JinMerging merging = {
  .likenesses = likenesses,
  .n_likenesses = G_N_ELEMENTS (likenesses),
  .merged_into = JIN_ORGANISATION_MERGED_INTO,
};

const JinEntity jin_organisation_entity = {
  .number = JIN_ENTITY_ORGANISATION,
  .name = "organisation",
  .label = NC_ ("entity", "Organisation"),
  .plural = NC_ ("entity", "Organisations"),
  .heads = "党组织名册|党组织台账|党支部基本情况登记表|党组织换届情况台账|支部名册",
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = JIN_ORGANISATION_N_FIELDS,
  .title = JIN_ORGANISATION_NAME,
  .order = "list_order, name",
  .match = "name",
  .other_titles = JIN_ORGANISATION_ALIASES,
  .derive = jin_organisation_derive,
  .check = jin_organisation_check,
  .merging = &merging,
};
