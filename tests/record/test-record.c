/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/jin-changes.h"
#include "record/jin-sort.h"
#include "record/jin-table.h"
#include "record/jin-context.h"
#include "test-ledgers.h"

/* A getter refuses a field of another ledger instead of reading a stranger's value. */
static void
test_foreign_field (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (JinRecord) record = jin_record_new (&test_visit_entity);

      jin_record_get_date (record, TEST_PERSON_BIRTH);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*JIN_FIELD_ENTITY*");
}

static void
test_copy (void)
{
  g_autoptr (JinRecord) record = jin_record_new (&test_person_entity);
  g_autoptr (JinRecord) copy = NULL;
  const int             later = JIN_FIELD_ID (test_person_entity.number, test_person_entity.n_fields + 3);

  jin_record_set_text (record, TEST_PERSON_NAME, "张三");
  jin_record_set_ref (record, TEST_PERSON_BRANCH, 7, "第一支部");
  /* A field that the office made since the record's ledger was read. */
  jin_record_set_text (record, later, "粤B");
  copy = jin_record_copy (record);
  jin_record_set_text (record, TEST_PERSON_NAME, "李四");
  jin_record_set_ref (record, TEST_PERSON_BRANCH, 8, NULL);

  g_assert_cmpstr (jin_record_get_uid (copy), ==, jin_record_get_uid (record));
  g_assert_cmpstr (jin_record_get_title (copy), ==, "张三");
  g_assert_cmpstr (jin_record_get_ref_title (copy, TEST_PERSON_BRANCH), ==, "第一支部");
  g_assert_cmpstr (jin_record_get_ref_title (record, TEST_PERSON_BRANCH), ==, "");
  g_assert_cmpstr (jin_record_get_text (copy, later), ==, "粤B");
  g_assert_cmpstr (jin_record_get_text (copy, later + 1), ==, "");
  g_assert_false (jin_record_same (record, copy, TEST_PERSON_NAME));
  g_assert_true (jin_record_same (record, copy, TEST_PERSON_BIRTH));
}

static void
test_computed (void)
{
  g_autoptr (JinRecord) record = jin_record_new (&test_person_entity);
  JinContext            context = {{2026, 11, 20}, {2026, 3, 11}, NULL, NULL};
  JinValue              age;

  jin_record_set_date (record, TEST_PERSON_BIRTH, JIN_DATE (1941, 3, 12));
  age = jin_record_value (record, TEST_PERSON_AGE, &context);
  g_assert_cmpint (age.u.integer, ==, 84); /* R3, a day before */
}

/* New records of one set refer to each other by negative ids. */
static void
test_changes (void)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("导入");
  g_autoptr (JinRecord)  person = jin_record_new (&test_person_entity);
  g_autoptr (JinRecord)  visit = jin_record_new (&test_visit_entity);
  gint64                 id = jin_changes_put (changes, person, NULL, JIN_DATE_NONE);

  jin_record_set_ref (visit, TEST_VISIT_PERSON, id, NULL);
  g_assert_cmpint (id, ==, -1);
  g_assert_cmpint (jin_changes_put (changes, visit, NULL, JIN_DATE_NONE), ==, -2);
  g_assert_cmpint (jin_changes_put (changes, visit, NULL, JIN_DATE_NONE), ==, -2);
  g_assert_cmpuint (jin_changes_get_size (changes), ==, 3);
  g_assert_true (jin_changes_get (changes, 1)->record == visit);
}

static void
test_sort (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sorts = jin_sort_parse (&test_person_entity, "-birth, name:strokes,id", &error);
  g_autofree char   *text = jin_sort_to_text (&test_person_entity, sorts);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "-birth, name:strokes, id");
  g_assert_null (jin_sort_parse (&test_person_entity, "colour", &error));
  g_assert_nonnull (error);
}

static void
test_table (void)
{
  g_autoptr (JinTable) table = jin_table_new ("花名册");
  double               number = 0;

  jin_table_add_column (table, "姓名", JIN_TYPE_TEXT, 10);
  jin_table_add_column (table, "年龄", JIN_TYPE_INTEGER, 6);
  jin_table_add_row (table);
  jin_table_add_row (table);
  jin_table_set (table, 1, 0, "张三");
  jin_table_set_number (table, 1, 1, 85, "85");

  g_assert_cmpuint (jin_table_n_rows (table), ==, 2);
  g_assert_cmpstr (jin_table_text (table, 0, 0), ==, "");
  g_assert_cmpstr (jin_table_text (table, 1, 1), ==, "85");
  g_assert_true (jin_table_number (table, 1, 1, &number));
  g_assert_cmpfloat (number, ==, 85);
  g_assert_false (jin_table_number (table, 1, 0, &number));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/foreign-field", test_foreign_field);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/computed", test_computed);
  g_test_add_func ("/record/changes", test_changes);
  g_test_add_func ("/record/sort", test_sort);
  g_test_add_func ("/record/table", test_table);
  return g_test_run ();
}
