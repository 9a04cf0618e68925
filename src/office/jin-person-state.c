/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-person-state.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_PERSON_STATE_##field)

/* clang-format off */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (STATE)] = {"state", NC_ ("entity", "Personal State"), "人员状态|变动情况|状态",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT, .list = "person_state"},
  [F (FROM)] = {"from", NC_ ("entity", "From"), "起始日期|变动时间", BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT},
  [F (UNTIL)] = {"until", NC_ ("entity", "Until"), "截止日期", BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT},
  [F (REASON)] = {"reason", NC_ ("entity", "Reason for Change"), "变动原因|原因",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_PERSON_STATE_N_FIELDS);

const JinEntity jin_person_state_entity = {
  .number = JIN_ENTITY_PERSON_STATE,
  .name = "person_state",
  .label = NC_ ("entity", "Change of State"),
  .plural = NC_ ("entity", "Changes of State"),
  .heads = "人员变动台账|人员增减变动表",
  .icon = "document-open-recent-symbolic",
  .flags = JIN_ENTITY_SPAN,
  .fields = fields,
  .n_fields = JIN_PERSON_STATE_N_FIELDS,
  .title = JIN_PERSON_STATE_STATE,
  .when = JIN_PERSON_STATE_FROM,
  .span_from = JIN_PERSON_STATE_FROM,
  .span_until = JIN_PERSON_STATE_UNTIL,
  .span_reason = JIN_PERSON_STATE_REASON,
  .tab = NC_ ("tab", "Changes"),
  .timeline = NC_ ("timeline", "State: {state}"),
  .order = "-from",
  .match = "person+from+state",
};
