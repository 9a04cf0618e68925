/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include "base/jin-error.h"

static const struct
{
  const char *name, *phone, *id_number, *address;
  int         branch; /* 1 or 2, 0 for none */
  const char *family, *family_phone;
} people[] = {
    {"张三", "13812345678", "11010519491231002X", "和平路1号", 1, "李秀英", "13700001111"},
    {"张三丰", "0512-65123456", "", "人民路", 1, "张明", "13655550000"},
    {"王建国", "13998765432", "320501193506150017", "", 2, "王小明", "13611115678"},
    {"单雄信", "", "", "瓦岗寨100%"},
    {"尉迟恭", "", "", "", 2, "尉迟宝林", ""},
    {"李张氏", "", "", ""},
    {"周三省", "", "", ""},
    {"张德生", "", "", ""},
    {"张明远", "", "", ""},
};

static const struct
{
  const char *typed;
  const char *found; /* in this order */
} cases[] = {
    {"张三", "张三 张三丰"}, /* the whole name before its beginning */
    {"张", "张三 张三丰 张德生 张明远 李张氏"},
    {" 张 三 ", "张三 张三丰"},
    {"zhangsan", "张三 张三丰"},
    {"ZhangSan", "张三 张三丰"},
    {"ｚｈａｎｇ", "张德生 张明远 张三 张三丰 李张氏"}, /* full-width letters of an input method */
    {"zs", "张三 张三丰 周三省 李张氏"},                /* initials zs, zsf, zss; then inside: lzs */
    {"zsf", "张三丰"},
    {"zsan", "张三 张三丰 周三省"}, /* mixed: z san */
    {"zhangsf", "张三丰"},          /* mixed: zhang s f */
    {"zhangds", "张德生"},
    {"zds", "张德生"},
    {"zhds", "张德生"},        /* mixed: zh d s */
    {"zhangdsheng", "张德生"}, /* mixed: zhang d sheng */
    {"zdesh", "张德生"},       /* mixed: z de sh, as far as one got */
    {"zdes", "张德生"},
    {"张ds", "张德生"},
    {"张dsheng", "张德生"},
    {"张des", "张德生"},
    {"张sh", "张德生"},            /* characters, and letters behind */
    {"张s", "张三 张三丰 张德生"}, /* those that follow at once come first */
    {"张sanf", "张三丰"},
    {"shan", "单雄信"}, /* a surname has its own reading */
    {"yuchi", "尉迟恭"},
    {"yuchig", "尉迟恭"},
    {"建国", "王建国"}, /* a given name */
    {"jianguo", "王建国"},
    {"jg", "王建国"},
    {"138", "张三"},
    {"5678", "张三 王建国"}, /* the tail of a phone, and of a son's phone */
    {"002x", "张三"},        /* and of an ID number */
    {"320501", "王建国"},
    {"19350615", "王建国"}, /* the birthday within */
    {"0512-65", ""},        /* a sign that is no digit is looked for in names and addresses */
    {"65123456", "张三丰"},
    {"13", ""}, /* two digits would find everybody */
    {"和平", "张三"},
    {"100%", "单雄信"}, /* no wildcard */
    /* family */
    {"张明", "张三丰 张明远"}, /* a whole name, be it a son's, before the beginning of a name */
    {"秀英", "张三"},
    {"lixiuying", "张三"},
    {"lxy", "张三"},
    {"王小明", "王建国"},
    {"13700001111", "张三"},
    {"01111", "张三"},
    /* the branch */
    {"第二", "王建国 尉迟恭"},
    {"机关第一", "张三 张三丰"},
    {"jgdy", "张三 张三丰"},
    {"第", ""}, /* one character is too little to mean a branch */
    {"_", ""},
    {"", ""},
    {"   ", ""},
    {"无此人", ""},
};

static void
put_people (Fixture *fixture)
{
  gint64 branches[] = {0, t_organisation (fixture, "机关第一党支部", "branch"), t_organisation (fixture, "第二党支部", "branch")};
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, people[i].name);
      jin_record_set_text (person, PERSON_PHONE, people[i].phone);
      jin_record_set_text (person, PERSON_ID_NUMBER, people[i].id_number);
      jin_record_set_text (person, PERSON_ADDRESS, people[i].address);
      if (people[i].branch != 0)
        jin_record_set_ref (person, PERSON_BRANCH, branches[people[i].branch], NULL);
      gint64 id = t_put (fixture, person, NULL, JIN_DATE_NONE);
      if (people[i].family != NULL)
        t_contact (fixture, id, people[i].family, people[i].family_phone);
    }
}

static char *
join_titles (GPtrArray *rows)
{
  GString *titles = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", jin_record_get_title (rows->pdata[i]));
  return g_string_free (titles, FALSE);
}

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  put_people (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) rows = jin_store_search (fixture->store, &t_person_entity, cases[i].typed, 50, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *found = join_titles (rows);
      if (!g_str_equal (found, cases[i].found))
        {
          g_test_message ("%s: found “%s”, expected “%s”", cases[i].typed, found, cases[i].found);
          g_test_fail ();
        }
      /* the filter finds the same people */
      g_autoptr (JinFilter) filter = jin_filter_search (&t_person_entity, cases[i].typed);
      JinQuery              query = {&t_person_entity, filter, NULL, fixture->context};
      g_assert_cmpint (jin_store_count (fixture->store, &query, NULL, &error), ==, rows->len);
    }
}

/* By what somebody was found. */
static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed, *via; /* NULL: found by a field of its own */
    int         field;
  } reasons[] = {
      {"张三", NULL, PERSON_NAME},
      {"zsf", NULL, PERSON_NAME},
      {"138123", NULL, PERSON_PHONE},
      {"0017", NULL, PERSON_ID_NUMBER},
      {"和平", NULL, PERSON_ADDRESS},
      {"机关", NULL, PERSON_BRANCH},
      {"秀英", "李秀英", CONTACT_NAME},
      {"lxy", "李秀英", CONTACT_NAME},
      {"01111", "李秀英", CONTACT_PHONE},
      {"张明", "张明", CONTACT_NAME},
  };
  put_people (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (GPtrArray) hits = jin_store_find (fixture->store, &t_person_entity, reasons[i].typed, 5, TRUE, NULL, NULL);
      JinSearchHit         *hit = hits->len > 0 ? hits->pdata[0] : NULL;
      g_test_message ("%s", reasons[i].typed);
      g_assert_nonnull (hit);
      g_assert_cmpint (hit->field, ==, reasons[i].field);
      g_assert_cmpstr (hit->via != NULL ? jin_record_get_title (hit->via) : NULL, ==, reasons[i].via);
      /* A list says the same of its rows, and nothing of others. */
      gint64                ids[] = {jin_record_get_id (hit->record), 9};
      g_autoptr (GPtrArray) rows = jin_store_explain_hits (fixture->store, &t_person_entity, reasons[i].typed, ids, 2, NULL, NULL);
      JinSearchHit         *row = rows->pdata[0];
      g_assert_cmpint (jin_record_get_id (row->record), ==, ids[0]);
      g_assert_cmpint (row->field, ==, reasons[i].field);
      g_assert_cmpstr (row->via != NULL ? jin_record_get_title (row->via) : NULL, ==, reasons[i].via);
    }
}

static gboolean
explains (gpointer list)
{
  g_autoptr (JinRecord) row = g_list_model_get_item (list, 0);
  const JinSearchHit   *hit = jin_store_list_get_hit (list, 0);
  return row != NULL && hit != NULL && hit->via != NULL;
}

static gboolean
explains_nothing (gpointer list)
{
  g_autoptr (JinRecord) row = g_list_model_get_item (list, 0);
  return row != NULL && jin_record_get_revision (row) > 0 && jin_store_list_get_hit (list, 0) == NULL;
}

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, guint *n)
{
  *n += removed;
}

/* A list knows why its rows are in it as long as it searches; rows that stay are announced when that changes. */
static void
test_reasons_in_list (Fixture *fixture, gconstpointer data)
{
  guint n = 0;
  put_people (fixture);
  g_autoptr (JinFilter)    all = jin_filter_parse (&t_entities, &t_person_entity, "name = '张三'", NULL);
  g_autoptr (JinFilter)    some = jin_filter_parse (&t_entities, &t_person_entity, "name = '张三' and search '秀英'", NULL);
  g_autoptr (JinStoreList) list = jin_store_list_new (fixture->store, &t_person_entity);
  jin_store_list_set_query (list, all, NULL);
  t_wait (explains_nothing, list);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &n);
  jin_store_list_set_query (list, some, NULL);
  t_wait (explains, list);
  g_assert_cmpuint (n, ==, 1);
  jin_store_list_set_query (list, all, NULL);
  t_wait (explains_nothing, list);
  g_assert_cmpuint (n, ==, 2);
}

/* Along indexes alone nothing is found that only a scan finds. */
static void
test_without_scan (Fixture *fixture, gconstpointer data)
{
  put_people (fixture);
  g_autoptr (GPtrArray) inside = jin_store_find (fixture->store, &t_person_entity, "建国", 5, FALSE, NULL, NULL);
  g_assert_cmpint (inside->len, ==, 0);
  g_autoptr (GPtrArray) tail = jin_store_find (fixture->store, &t_person_entity, "5678", 5, FALSE, NULL, NULL);
  g_assert_cmpint (tail->len, ==, 2);
}

/* A list that searches shows the best first, unless it is sorted. */
static void
test_ranked_list (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *filter, *sort, *found;
  } lists[] = {
      {"search '张明'", NULL, "张三丰 张明远"},
      {"search '张明'", "-name", "张三丰 张明远"},
      {"search '张明'", "name", "张明远 张三丰"},
      {"search 'zs'", NULL, "张三 张三丰 周三省 李张氏"},
      {"name != '张三' and search '张'", NULL, "张德生 张明远 张三丰 李张氏"},
  };
  put_people (fixture);
  for (gint64 ordered_from = 1; ordered_from <= 1000; ordered_from *= 1000)
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      {
        g_autoptr (GError)    error = NULL;
        g_autoptr (JinFilter) filter = jin_filter_parse (&t_entities, &t_person_entity, lists[i].filter, &error);
        g_autoptr (GArray)    sorts = lists[i].sort != NULL ? jin_sort_parse (&t_person_entity, lists[i].sort, &error) : NULL;
        JinQuery              query = {&t_person_entity, filter, sorts, fixture->context};
        fixture->store->ordered_from = ordered_from;
        g_autoptr (GArray) ids = jin_store_ids (fixture->store, &query, NULL, &error);
        g_assert_no_error (error);
        g_autoptr (GPtrArray) rows = jin_store_rows (fixture->store, &t_person_entity, (const gint64 *)(gpointer)ids->data, ids->len, NULL, &error);
        g_autofree char      *found = join_titles (rows);
        g_assert_cmpstr (found, ==, lists[i].found);
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
  t_add ("/store/search/ranked-list", test_ranked_list);
  t_add ("/store/search/reasons", test_reasons);
  t_add ("/store/search/reasons-in-list", test_reasons_in_list);
  t_add ("/store/search/titles", test_titles);
  t_add ("/store/search/without-scan", test_without_scan);
  return g_test_run ();
}
