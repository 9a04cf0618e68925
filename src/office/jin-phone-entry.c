/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-phone.h"
#include "office/jin-phone-entry.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_PHONE_##field)

static void
check (JinRecord        *phone,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  const char *number = jin_record_get_text (phone, JIN_PHONE_NUMBER);

  if (*number != '\0' && jin_phone_check (number, NULL) == JIN_PHONE_BAD)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PHONE_NUMBER, "R90", NULL, "%s", _ ("This does not look like a telephone number. Please look at it again."));
}

/* clang-format off */
static const JinField fields[] = {
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|老同志姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (WHOSE)] = {"whose", NC_ ("entity", "Whose Number"), "机主|谁的电话|使用人", BASICS, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT, .width = 16},
  [F (NUMBER)] = {"number", NC_ ("entity", "Phone Number"), "号码|电话|联系电话|手机|其他电话",
    BASICS, JIN_TYPE_PHONE, JIN_FIELD_REQUIRED | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT},
  [F (PREFERRED)] = {"preferred", NC_ ("entity", "Call First"), "首选|首选联系人", BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_PHONE_N_FIELDS);

const JinEntity jin_phone_entity = {
  .number = JIN_ENTITY_PHONE,
  .name = "phone",
  .label = NC_ ("entity", "Other Number"),
  .plural = NC_ ("entity", "Other Numbers"),
  .heads = "其他电话登记表|电话号码簿",
  .icon = "call-start-symbolic",
  .flags = JIN_ENTITY_FINDS_OWNER,
  .fields = fields,
  .n_fields = JIN_PHONE_N_FIELDS,
  .title = JIN_PHONE_PERSON,
  .subtitle = JIN_PHONE_NUMBER,
  .tab = NC_ ("tab", "Family"),
  .order = "person, -preferred, whose",
  .match = "person+number",
  .check = check,
};
