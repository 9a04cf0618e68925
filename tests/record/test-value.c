/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-error.h"
#include "record/jin-format.h"
#include "test-ledgers.h"

static const JinContext context = {{2026, 11, 20}, {2026, 11, 20}, NULL, NULL};

/* Typed text → what lists show; NULL is refused. */
static void
test_parse_and_format (void)
{
  static const struct
  {
    const JinEntity *entity;
    int              field;
    const char      *text;
    const char      *shown;
  } rows[] = {
      {&test_person_entity, TEST_PERSON_NAME, "张　三", "张三"}, /* R7 */
      {&test_person_entity, TEST_PERSON_NAME, "  ", ""},
      {&test_person_entity, TEST_PERSON_BIRTH, "1941.3.12", "1941.03.12"}, /* R2 */
      {&test_person_entity, TEST_PERSON_BIRTH, "194103", "1941.03"},
      {&test_person_entity, TEST_PERSON_BIRTH, "1941.02.30", NULL},
      {&test_person_entity, TEST_PERSON_HEALTH, "失能", "失能"},
      {&test_person_entity, TEST_PERSON_HEALTH, "生活不能 自理", "失能"}, /* alias, blanks ignored */
      {&test_person_entity, TEST_PERSON_HEALTH, "4", "半失能"},           /* the code itself */
      {&test_person_entity, TEST_PERSON_HEALTH, "很好", NULL},
      {&test_person_entity, TEST_PERSON_HOBBY, "书法、太极", "书法、太极拳"},
      {&test_person_entity, TEST_PERSON_HOBBY, "书法, 书法", "书法"},
      {&test_person_entity, TEST_PERSON_HOBBY, "书法、跳伞", NULL},
      {&test_person_entity, TEST_PERSON_DUES, "1,234.5", "1,234.50"}, /* R6 */
      {&test_person_entity, TEST_PERSON_DUES, "12元3", NULL},
      {&test_person_entity, TEST_PERSON_ID_NUMBER, "110105491231002", "110***********002X"}, /* R87, R93 */
      {&test_person_entity, TEST_PERSON_PHONE, "+86 138-1234-5678", "13812345678"},          /* R90 */
      {&test_person_entity, TEST_PERSON_PHONE, "老伴代接", "老伴代接"},
      {&test_person_entity, TEST_PERSON_ALONE, "是", "√"},
      {&test_person_entity, TEST_PERSON_ALONE, "否", ""},
      {&test_person_entity, TEST_PERSON_ALONE, "也许", NULL},
      {&test_visit_entity, TEST_VISIT_START, "2025年1月20日 14:00", "2025.01.20 14:00"},
      {&test_visit_entity, TEST_VISIT_START, "2025.2.15", "2025.02.15"},
      {&test_visit_entity, TEST_VISIT_START, "2025-01-20T14:00", "2025.01.20 14:00"},
      {&test_visit_entity, TEST_VISIT_START, "2025.2", NULL},
      {&test_visit_entity, TEST_VISIT_START, "2025.2.15 25:00", NULL},
      {&test_visit_entity, TEST_VISIT_LENGTH, "2:05", "2:05"},
      {&test_visit_entity, TEST_VISIT_LENGTH, "125", "2:05"},
      {&test_visit_entity, TEST_VISIT_LENGTH, "2:75", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (JinValue)  value = JIN_VALUE_INIT;
      g_autofree char   *hint = NULL;
      g_autofree char   *shown = NULL;
      const JinField    *field = jin_entity_field (rows[i].entity, rows[i].field);
      gboolean           ok = jin_value_parse (field, rows[i].text, &context, test_lists, NULL, &value, &hint, &error);

      g_test_message ("%s: “%s”", field->name, rows[i].text);
      if (rows[i].shown == NULL)
        {
          g_assert_false (ok);
          g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (ok);
      shown = jin_value_format (&value, field, JIN_MASK_INTERNAL, test_lists, NULL);
      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_codes (void)
{
  g_autofree char *added = jin_codes_toggle ("a,b", "c", TRUE);
  g_autofree char *again = jin_codes_toggle ("a,b", "a", TRUE);
  g_autofree char *removed = jin_codes_toggle ("a,b", "a", FALSE);
  g_autofree char *last = jin_codes_toggle ("a", "a", FALSE);

  g_assert_cmpstr (added, ==, "a,b,c");
  g_assert_cmpstr (again, ==, "b,a");
  g_assert_cmpstr (removed, ==, "b");
  g_assert_cmpstr (last, ==, "");
  g_assert_true (jin_codes_contain ("12,3", "3"));
  g_assert_false (jin_codes_contain ("12,3", "2"));
  g_assert_false (jin_codes_contain (NULL, "2"));
}

/* Nothing has one form: text "" and no date are the empty value. */
static void
test_empty (void)
{
  JinValue text = jin_value_text ("");
  JinValue date = jin_value_date (JIN_DATE_NONE);
  JinValue zero = jin_value_int (0);

  g_assert_true (jin_value_is_empty (&text));
  g_assert_true (jin_value_is_empty (&date));
  g_assert_false (jin_value_is_empty (&zero));
  g_assert_cmpstr (jin_value_get_text (&zero), ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/parse-and-format", test_parse_and_format);
  g_test_add_func ("/value/codes", test_codes);
  g_test_add_func ("/value/empty", test_empty);
  return g_test_run ();
}
