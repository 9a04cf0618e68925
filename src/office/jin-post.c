/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-post.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_POST_##field)

/* clang-format off */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|任职人员",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (ORGANISATION)] = {"organisation", NC_ ("entity", "Organisation"),
    "党组织|党支部|支部|党组织名称|支部名称|所在党支部",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_organisation_entity, .width = 20},
  [F (POST)] = {"post", NC_ ("entity", "Party Post"), "党内职务|支部职务|支委分工|党务职务|职务",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT, .list = "post"},
  [F (FROM)] = {"from", NC_ ("entity", "From"), "起始日期|任职时间|任职起始|起始时间",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT},
  [F (UNTIL)] = {"until", NC_ ("entity", "Until"), "截止日期|免职时间|离任时间|截止时间",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT},
  [F (SERVING)] = {"serving", NC_ ("entity", "Serving Official"), "在职人员|是否在职",
    BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT},
  [F (DUTIES)] = {"duties", NC_ ("entity", "Division of Work"), "分工|工作分工", BASICS, JIN_TYPE_TEXT, 0},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_POST_N_FIELDS);

/* No SPAN flag: one person may hold several posts at once. */
const JinEntity jin_post_entity = {
  .number = JIN_ENTITY_POST,
  .name = "post",
  .label = NC_ ("entity", "Officer"),
  .plural = NC_ ("entity", "Officers"),
  .heads = "支部委员会成员名册|任职台账|班子成员名册",
  .icon = "starred-symbolic",
  .flags = JIN_ENTITY_LEDGER,
  .fields = fields,
  .n_fields = JIN_POST_N_FIELDS,
  .title = JIN_POST_POST,
  .subtitle = JIN_POST_ORGANISATION,
  .when = JIN_POST_FROM,
  .span_from = JIN_POST_FROM,
  .span_until = JIN_POST_UNTIL,
  .tab = NC_ ("tab", "Party"),
  .timeline = NC_ ("timeline", "{post} of {organisation}"),
  .order = "organisation, post, -from",
  .match = "person+organisation+post",
};
