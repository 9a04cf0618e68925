/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-membership.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_MEMBERSHIP_##field)

/* clang-format off */
/* The branch stands before the group: counts over membership follow the first reference to an organisation. */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|党员姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (BRANCH)] = {"branch", NC_ ("entity", "Branch"), "所在党支部|党支部|所在支部|所属党组织",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_organisation_entity, .width = 20},
  [F (PARTY_GROUP)] = {"party_group", NC_ ("entity", "Party Group"), "党小组|小组|组别",
    BASICS, JIN_TYPE_REFERENCE, 0, .target = &jin_organisation_entity},
  [F (STATUS)] = {"status", NC_ ("entity", "Membership Status"), "党员类别|正式/预备|党员状态",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "member_status"},
  [F (FROM)] = {"from", NC_ ("entity", "From"), "起始日期|开始时间|转入时间|起始时间",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT},
  [F (UNTIL)] = {"until", NC_ ("entity", "Until"), "截止日期|结束时间|转出时间|截止时间",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT},
  [F (REASON)] = {"reason", NC_ ("entity", "Reason for Change"), "变动原因|原因", BASICS, JIN_TYPE_TEXT, 0},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_MEMBERSHIP_N_FIELDS);

const JinEntity jin_membership_entity = {
  .number = JIN_ENTITY_MEMBERSHIP,
  .name = "membership",
  .label = NC_ ("entity", "Membership"),
  .plural = NC_ ("entity", "Memberships"),
  .heads = "组织关系台账|组织关系登记表",
  .icon = "system-users-symbolic",
  .flags = JIN_ENTITY_SPAN,
  .fields = fields,
  .n_fields = JIN_MEMBERSHIP_N_FIELDS,
  .title = JIN_MEMBERSHIP_BRANCH,
  .when = JIN_MEMBERSHIP_FROM,
  .span_from = JIN_MEMBERSHIP_FROM,
  .span_until = JIN_MEMBERSHIP_UNTIL,
  .span_reason = JIN_MEMBERSHIP_REASON,
  .tab = NC_ ("tab", "Party"),
  .timeline = NC_ ("timeline", "Party membership in {branch}"),
  .order = "-from",
  .match = "person+from",
};
