/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/jin-context.h"
#include "test-ledgers.h"

static const JinField branch_fields[] = {
    [JIN_FIELD_INDEX (TEST_BRANCH_NAME)] = {.name = "name", .label = "Branch name", .heads = "党支部"},
    [JIN_FIELD_INDEX (TEST_BRANCH_KIND)] = {.name = "kind", .label = "Kind", .heads = "类别"},
};

const JinEntity test_branch_entity = {
    .number = TEST_BRANCH,
    .name = "branch",
    .label = "Branch",
    .plural = "Branches",
    .heads = "党组织",
    .fields = branch_fields,
    .n_fields = G_N_ELEMENTS (branch_fields),
    .title = TEST_BRANCH_NAME,
};

static JinValue
compute_age (JinRecord        *record,
             const JinContext *context)
{
  return jin_value_int (jin_date_age (jin_record_get_date (record, TEST_PERSON_BIRTH), context->as_of, NULL));
}

static JinValue
compute_initial (JinRecord        *record,
                 const JinContext *context)
{
  return jin_value_text ("x");
}

static const JinField person_fields[] = {
    [JIN_FIELD_INDEX (TEST_PERSON_NAME)] = {.name = "name", .label = "Name", .heads = "姓名|名字", .flags = JIN_FIELD_NAME},
    [JIN_FIELD_INDEX (TEST_PERSON_BIRTH)] = {.name = "birth", .label = "Birth", .heads = "出生年月", .type = JIN_TYPE_DATE},
    [JIN_FIELD_INDEX (TEST_PERSON_HEALTH)] = {.name = "health", .label = "Health", .heads = "健康", .type = JIN_TYPE_CHOICE, .list = "health"},
    [JIN_FIELD_INDEX (TEST_PERSON_HOBBY)] = {.name = "hobby", .label = "Hobbies", .heads = "爱好", .type = JIN_TYPE_CHOICES, .list = "hobby"},
    [JIN_FIELD_INDEX (TEST_PERSON_BRANCH)] = {.name = "branch", .label = "Branch", .heads = "党支部", .type = JIN_TYPE_REFERENCE, .target = &test_branch_entity},
    [JIN_FIELD_INDEX (TEST_PERSON_DUES)] = {.name = "dues", .label = "Dues base", .heads = "基数", .type = JIN_TYPE_MONEY},
    [JIN_FIELD_INDEX (TEST_PERSON_ID_NUMBER)] = {.name = "id_number", .label = "ID number", .heads = "身份证号", .type = JIN_TYPE_ID_NUMBER},
    [JIN_FIELD_INDEX (TEST_PERSON_PHONE)] = {.name = "phone", .label = "Phone", .heads = "电话", .type = JIN_TYPE_PHONE},
    [JIN_FIELD_INDEX (TEST_PERSON_AGE)] = {.name = "age", .label = "Age", .heads = "年龄", .type = JIN_TYPE_INTEGER, .compute = compute_age, .expression = "years(birth)"},
    [JIN_FIELD_INDEX (TEST_PERSON_INITIAL)] = {.name = "initial", .label = "Initial", .heads = "首字母", .compute = compute_initial},
    [JIN_FIELD_INDEX (TEST_PERSON_ALONE)] = {.name = "alone", .label = "Lives alone", .heads = "独居", .type = JIN_TYPE_BOOLEAN},
};

const JinEntity test_person_entity = {
    .number = TEST_PERSON,
    .name = "person",
    .label = "Person",
    .plural = "People",
    .heads = "花名册",
    .fields = person_fields,
    .n_fields = G_N_ELEMENTS (person_fields),
    .title = TEST_PERSON_NAME,
};

static const JinField visit_fields[] = {
    [JIN_FIELD_INDEX (TEST_VISIT_PERSON)] = {.name = "person", .label = "Person", .heads = "姓名", .type = JIN_TYPE_REFERENCE, .flags = JIN_FIELD_OWNER, .target = &test_person_entity},
    [JIN_FIELD_INDEX (TEST_VISIT_START)] = {.name = "start", .label = "Start", .heads = "时间", .type = JIN_TYPE_TIME},
    [JIN_FIELD_INDEX (TEST_VISIT_MONEY)] = {.name = "money", .label = "Gift money", .heads = "慰问金", .type = JIN_TYPE_MONEY},
    [JIN_FIELD_INDEX (TEST_VISIT_NOTE)] = {.name = "note", .label = "Note", .heads = "备注", .type = JIN_TYPE_LONG_TEXT},
    [JIN_FIELD_INDEX (TEST_VISIT_LENGTH)] = {.name = "length", .label = "Length", .heads = "时长", .type = JIN_TYPE_DURATION},
};

const JinEntity test_visit_entity = {
    .number = TEST_VISIT,
    .name = "visit",
    .label = "Visit",
    .plural = "Visits",
    .heads = "走访慰问",
    .fields = visit_fields,
    .n_fields = G_N_ELEMENTS (visit_fields),
    .title = TEST_VISIT_PERSON,
    .when = TEST_VISIT_START,
};

static const JinEntity *const items[] = {&test_branch_entity, &test_person_entity, &test_visit_entity};
const JinEntities             test_entities = {items, G_N_ELEMENTS (items)};

JinCodeList *
test_lists (const char *name,
            gpointer    data)
{
  static JinCodeList *health, *hobby;

  if (health == NULL)
    {
      health = jin_code_list_new ("health");
      jin_code_list_add (health, "1", "健康", "良好|好", NULL, 0, TRUE, FALSE);
      jin_code_list_add (health, "4", "半失能", NULL, NULL, 0, TRUE, FALSE);
      jin_code_list_add (health, "5", "失能", "生活不能自理", NULL, 0, TRUE, FALSE);
      hobby = jin_code_list_new ("hobby");
      jin_code_list_add (hobby, "a", "书法", NULL, NULL, 0, TRUE, FALSE);
      jin_code_list_add (hobby, "b", "太极拳", "太极", NULL, 0, TRUE, FALSE);
    }
  return g_str_equal (name, "health") ? health : hobby;
}
