/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-contact.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_CONTACT_##field)

/* clang-format off */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|老同志姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (NAME)] = {"name", NC_ ("entity", "Contact's Name"),
    "联系人姓名|家属姓名|家属|紧急联系人|子女姓名|配偶姓名|配偶|爱人|老伴|监护人|照护人",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_NAME | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (RELATIONSHIP)] = {"relationship", NC_ ("entity", "Relationship"), "与本人关系|关系|称谓",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "relationship"},
  [F (PHONE)] = {"phone", NC_ ("entity", "Phone"), "联系电话|家属联系电话|家属电话|电话|手机|紧急联系电话",
    BASICS, JIN_TYPE_PHONE, JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT},
  [F (PREFERRED)] = {"preferred", NC_ ("entity", "Call First"), "首选|首选联系人",
    BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT},
  [F (EMERGENCY)] = {"emergency", NC_ ("entity", "In an Emergency"), "是否紧急联系人|紧急联系",
    BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT},
  [F (SURVIVOR)] = {"survivor", NC_ ("entity", "Survivor"), "遗属|是否遗属", BASICS, JIN_TYPE_BOOLEAN, 0},
  [F (BIRTH)] = {"birth", NC_ ("entity", "Date of Birth"), "出生日期|出生年月", BASICS, JIN_TYPE_DATE, 0},
  [F (UNIT)] = {"unit", NC_ ("entity", "Workplace"), "工作单位|单位", BASICS, JIN_TYPE_TEXT, 0},
  [F (PLACE)] = {"place", NC_ ("entity", "Lives In"), "居住地|住地|现居住地",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_ADDRESS},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_CONTACT_N_FIELDS);

const JinEntity jin_contact_entity = {
  .number = JIN_ENTITY_CONTACT,
  .name = "contact",
  .label = NC_ ("entity", "Family Member or Contact"),
  .plural = NC_ ("entity", "Family and Contacts"),
  .heads = "家属联系人名册|家属联系表|紧急联系人名册",
  .icon = "x-office-address-book-symbolic",
  .flags = JIN_ENTITY_LEDGER | JIN_ENTITY_PEOPLE | JIN_ENTITY_FINDS_OWNER,
  .fields = fields,
  .n_fields = JIN_CONTACT_N_FIELDS,
  .title = JIN_CONTACT_NAME,
  .subtitle = JIN_CONTACT_RELATIONSHIP,
  .tab = NC_ ("tab", "Family"),
  .order = "person, -preferred, name",
  .match = "person+name",
};
