/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include "base/jin-error.h"

static const struct
{
  const char *name, *phone, *id_number, *address;
} people[] = {
    {"张三", "13812345678", "11010519491231002X", "和平路1号"},
    {"张三丰", "0512-65123456", "", "人民路"},
    {"王建国", "13998765432", "320501193506150017", ""},
    {"单雄信", "", "", "瓦岗寨100%"},
    {"尉迟恭", "", "", ""},
    {"李张氏", "", "", ""},
    {"周三省", "", "", ""},
};

static const struct
{
  const char *typed;
  const char *found;
} cases[] = {
    {"张三", "张三 张三丰"}, /* the whole name before its beginning */
    {"张", "张三 张三丰 李张氏"},
    {" 张 三 ", "张三 张三丰"},
    {"zhangsan", "张三 张三丰"},
    {"ZhangSan", "张三 张三丰"},
    {"ｚｈａｎｇ", "张三 张三丰 李张氏"}, /* full-width letters of an input method */
    {"zs", "张三 张三丰 周三省 李张氏"},  /* initials zs, zsf, zss; then inside: lzs */
    {"zsf", "张三丰"},
    {"zsan", "张三 张三丰 周三省"}, /* mixed: z san */
    {"zhangsf", "张三丰"},          /* mixed: zhang s f */
    {"张s", "张三 张三丰"},         /* characters and letters */
    {"张sanf", "张三丰"},
    {"shan", "单雄信"}, /* a surname has its own reading */
    {"yuchi", "尉迟恭"},
    {"建国", "王建国"}, /* a given name */
    {"jianguo", "王建国"},
    {"jg", "王建国"},
    {"138", "张三"},
    {"5678", "张三"}, /* the tail of a phone */
    {"002x", "张三"}, /* and of an ID number */
    {"320501", "王建国"},
    {"19350615", "王建国"}, /* the birthday within */
    {"0512-65", ""},        /* a sign that is no digit is looked for in names and addresses */
    {"65123456", "张三丰"},
    {"13", ""}, /* two digits would find everybody */
    {"和平", "张三"},
    {"100%", "单雄信"}, /* no wildcard */
    {"_", ""},
    {"", ""},
    {"   ", ""},
    {"无此人", ""},
};

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, people[i].name);
      jin_record_set_text (person, PERSON_PHONE, people[i].phone);
      jin_record_set_text (person, PERSON_ID_NUMBER, people[i].id_number);
      jin_record_set_text (person, PERSON_ADDRESS, people[i].address);
      t_put (fixture, person, NULL, JIN_DATE_NONE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) rows = jin_store_search (fixture->store, &t_person_entity, cases[i].typed, 50, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (GString) found = g_string_new (NULL);
      for (guint j = 0; j < rows->len; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? " " : "", jin_record_get_title (rows->pdata[j]));
      if (!g_str_equal (found->str, cases[i].found))
        {
          g_test_message ("%s: found “%s”, expected “%s”", cases[i].typed, found->str, cases[i].found);
          g_test_fail ();
        }
      /* the filter finds the same people */
      g_autoptr (JinFilter) filter = jin_filter_search (&t_person_entity, cases[i].typed);
      JinQuery              query = {&t_person_entity, filter, NULL, fixture->context};
      g_assert_cmpint (jin_store_count (fixture->store, &query, NULL, &error), ==, rows->len);
    }
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 10; i++)
    t_person (fixture, "王五");
  g_autoptr (GPtrArray) rows = jin_store_search (fixture->store, &t_person_entity, "王", 3, NULL, NULL);
  g_assert_cmpint (rows->len, ==, 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_null (jin_store_search (fixture->store, &t_person_entity, "王", 3, cancellable, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_CANCELLED);
}

/* Ledgers without people are searched by their titles. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  t_organisation (fixture, "单位退休党支部", "branch");
  g_autoptr (GPtrArray) by_reading = jin_store_search (fixture->store, &t_organisation_entity, "danwei", 5, NULL, NULL);
  g_assert_cmpint (by_reading->len, ==, 1); /* no surname here */
  g_autoptr (JinRecord) activity = jin_record_new (&t_activity_entity);
  jin_record_set_text (activity, ACTIVITY_TITLE, "参观Museum");
  t_put (fixture, activity, NULL, JIN_DATE_NONE);
  g_autoptr (GPtrArray) inside = jin_store_search (fixture->store, &t_activity_entity, "museum", 5, NULL, NULL);
  g_assert_cmpint (inside->len, ==, 1);
}

/* When one of the questions behind an answer fails there is no answer: rows without their choices would be taken for whole. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
  JinConnection        *other = jin_connection_open (&jin_sqlite_driver, fixture->path, 0, NULL);
  jin_record_set_text (person, PERSON_NAME, "张三");
  jin_record_set_text (person, PERSON_HOBBIES, "1,3");
  t_put (fixture, person, NULL, JIN_DATE_NONE);
  g_assert_true (jin_connection_exec (other, "DROP TABLE person_hobbies; CREATE VIEW person_hobbies AS "
                                             "SELECT id AS owner, abs (-9223372036854775807 - 1) AS code FROM person",
                                      "", NULL));
  jin_connection_close (other);
  g_assert_null (jin_store_search (fixture->store, &t_person_entity, "张", 3, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_STORE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/search/cases", test_cases);
  t_add ("/store/search/faults", test_faults);
  t_add ("/store/search/limit", test_limit);
  t_add ("/store/search/titles", test_titles);
  return g_test_run ();
}
