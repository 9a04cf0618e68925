/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-different-people.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_DIFFERENT_PEOPLE_##field)

/* clang-format off */
static const JinField fields[] = {
  [F (ONE)] = {"one", NC_ ("entity", "One Person"), "核对的一人",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity},
  [F (OTHER)] = {"other", NC_ ("entity", "Other Person"), "核对的另一人",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_DIFFERENT_PEOPLE_N_FIELDS);

const JinEntity jin_different_people_entity = {
  .number = JIN_ENTITY_DIFFERENT_PEOPLE,
  .name = "different_people",
  .label = NC_ ("entity", "Two Different People"),
  .plural = NC_ ("entity", "Pairs of Different People"),
  .heads = "不是同一人的名单",
  .icon = "system-users-symbolic",
  .flags = JIN_ENTITY_HIDDEN,
  .fields = fields,
  .n_fields = JIN_DIFFERENT_PEOPLE_N_FIELDS,
  .title = JIN_DIFFERENT_PEOPLE_ONE,
  .subtitle = JIN_DIFFERENT_PEOPLE_OTHER,
  .order = "one, other",
};
