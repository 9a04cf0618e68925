/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include "base/jin-error.h"
#include "base/jin-minute.h"

/*
 *             birth        health  hobbies  branch  alone  visits                     attended
 *   丁一      1941-03-12   1       1,2      甲      1      2026-08-23 (100.00)        3 (state 1, 2, 3)
 *   王二      1936-02-29   4                乙      0      2025-12 ; 2026-11-01       1 (state 3)
 *   刘三      1948-10                2      甲             –                          –
 *   张四      1950         2                –       1      –                          –
 *   黄五      –                             乙             2026 without a gift        –
 */
static const struct
{
  const char *name;
  const char *birth;
  const char *health;
  const char *hobbies;
  int         branch; /* 1 甲, 2 乙 */
  int         alone;  /* −1 unknown */
} people[] = {
    {"丁一", "1941-03-12", "1", "1,2", 1, 1},
    {"王二", "1936-02-29", "4", "", 2, 0},
    {"刘三", "1948-10", "", "2", 1, -1},
    {"张四", "1950", "2", "", 0, 1},
    {"黄五", "", "", "", 2, -1},
};

static void
attend (Fixture *fixture, gint64 person, const char *start, const char *state)
{
  g_autoptr (JinRecord) activity = jin_record_new (&t_activity_entity);
  g_autoptr (JinRecord) attendance = jin_record_new (&t_attendance_entity);
  JinMinute             moment = 0;
  g_assert_true (jin_minute_parse_iso (start, &moment));
  jin_record_set_text (activity, ACTIVITY_TITLE, "学习");
  jin_record_set_int (activity, ACTIVITY_START, moment);
  gint64 id = t_put (fixture, activity, NULL, JIN_DATE_NONE);
  jin_record_set_ref (attendance, ATTENDANCE_ACTIVITY, id, NULL);
  jin_record_set_ref (attendance, ATTENDANCE_PERSON, person, NULL);
  jin_record_set_text (attendance, ATTENDANCE_STATE, state);
  t_put (fixture, attendance, NULL, JIN_DATE_NONE);
}

static void
fill (Fixture *fixture)
{
  gint64 branches[] = {0, t_organisation (fixture, "甲支部", "branch"), t_organisation (fixture, "乙总支", "general")};
  gint64 ids[G_N_ELEMENTS (people)];
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, people[i].name);
      jin_record_set_date (person, PERSON_BIRTH, jin_date_parse_iso (people[i].birth));
      jin_record_set_text (person, PERSON_HEALTH, people[i].health);
      jin_record_set_text (person, PERSON_HOBBIES, people[i].hobbies);
      jin_record_set_ref (person, PERSON_BRANCH, branches[people[i].branch], NULL);
      if (people[i].alone >= 0)
        jin_record_set_int (person, PERSON_LIVES_ALONE, people[i].alone);
      jin_record_set_int (person, PERSON_LIST_ORDER, i);
      ids[i] = t_put (fixture, person, NULL, JIN_DATE_NONE);
    }
  t_visit (fixture, ids[0], "2026-08-23", 10000);
  t_visit (fixture, ids[1], "2025-12", 5000);
  t_visit (fixture, ids[1], "2026-11-01", 20000);
  t_visit (fixture, ids[4], "2026", 0);
  attend (fixture, ids[0], "2026-01-10T09:00", "1");
  attend (fixture, ids[0], "2026-02-10T09:00", "2");
  attend (fixture, ids[0], "2025-02-10T09:00", "3");
  attend (fixture, ids[1], "2026-02-10T09:00", "3");
}

/* The day of every question is 2026-11-20. */
static const struct
{
  const char *filter;
  const char *found;
} cases[] = {
    /* text */
    {"name='王二'", "王二"},
    {"name!='王二'", "丁一 刘三 张四 黄五"},
    {"name~'三'", "刘三"},
    {"name^'刘'", "刘三"},
    {"name~'%'", ""},
    {"name in ('丁一','黄五')", "丁一 黄五"},
    /* choices; what is empty is not 4 */
    {"health=4", "王二"},
    {"health!=4", "丁一 刘三 张四 黄五"},
    {"health in (1,2)", "丁一 张四"},
    {"health not in (1,2)", "王二 刘三 黄五"},
    {"health is empty", "刘三 黄五"},
    {"health is not empty", "丁一 王二 张四"},
    /* several codes */
    {"hobbies=2", "丁一 刘三"},
    {"hobbies!=2", "王二 张四 黄五"},
    {"hobbies in (1,3)", "丁一"},
    {"hobbies is empty", "王二 张四 黄五"},
    /* flags: unknown is not yes */
    {"lives_alone=1", "丁一 张四"},
    {"lives_alone=0", "王二 刘三 黄五"},
    {"lives_alone is empty", "刘三 黄五"},
    /* partial dates: a literal is a period, a stored one its first day */
    {"birth=1948", "刘三"},
    {"birth=1948-10", "刘三"},
    {"birth=1948-10-01", ""}, /* known less exactly */
    {"birth<1948-10", "丁一 王二"},
    {"birth<=1948-10", "丁一 王二 刘三"},
    {"birth>1948-10", "张四"},
    {"birth>=1948-10", "刘三 张四"},
    {"birth!=1948", "丁一 王二 张四 黄五"},
    {"birth is empty", "黄五"},
    {"year(birth)=1941", "丁一"},
    {"year(birth)<1948", "丁一 王二"},
    {"year(birth)=thisyear-85", "丁一"},
    {"month(birth)=thismonth-8", "丁一"}, /* March, asked in November */
    {"month(birth)=thismonth+4", "丁一"},
    {"month(birth)=3", "丁一"},
    {"month(birth)=1", ""}, /* the month of 1950 is not known */
    {"month(birth)!=3", "王二 刘三 张四 黄五"},
    /* whole years (R3), also by the computed field */
    {"years(birth)>=85", "丁一 王二"},
    {"age>=85", "丁一 王二"},
    {"age>85", "王二"},
    {"age=85", "丁一"},
    {"age<85", "刘三 张四"},
    {"age<=85", "丁一 刘三 张四"},
    {"age!=85", "王二 刘三 张四 黄五"},
    {"age in (78,85)", "丁一 刘三"},
    {"age is empty", "黄五"},
    /* references */
    {"branch.kind=branch", "丁一 刘三"},
    {"branch.kind!=branch", "王二 张四 黄五"},
    {"branch.name~'总支'", "王二 黄五"},
    {"branch is empty", "张四"},
    {"branch.parent is empty", "丁一 王二 刘三 张四 黄五"},
    {"branch=1", "丁一 刘三"},
    /* aggregates over children */
    {"count(visit)>0", "丁一 王二 黄五"},
    {"count(visit)<1", "刘三 张四"},
    {"count(visit)=0", "刘三 张四"},
    {"count(visit)<=1", "丁一 刘三 张四 黄五"},
    {"count(visit)!=1", "王二 刘三 张四"},
    {"count(visit where year(date)=2026)>=1", "丁一 王二 黄五"},
    {"count(attendance where state in (1,2) and activity.start>=2026-01-01) >= 2", "丁一"},
    {"count(attendance where state in (1,2) and activity.start>=2026-01-01) < 2", "王二 刘三 张四 黄五"},
    {"sum(visit.gift)>=200", "王二"},
    {"sum(visit.gift)=0", "刘三 张四 黄五"},
    {"last(visit.date)<today-90", "黄五"}, /* 2026-08-22; nobody who was never visited */
    {"last(visit.date)<today-80", "丁一 黄五"},
    {"not last(visit.date)>=today-90", "刘三 张四 黄五"}, /* nor who was never visited */
    {"last(visit.date) is empty", "刘三 张四"},
    {"first(visit.date)=2025-12", "王二"},
    {"any(visit where gift>=100)", "丁一 王二"},
    {"none(visit where year(date)=2026)", "刘三 张四"},
    {"last(attendance.activity.start where state in (1,2))>=2026-02-10", "丁一"},
    {"last_attended=2026-02-10", "丁一"},
    {"last_attended=2026-02-10T09:00", "丁一"},
    {"visits>=2", "王二"},
    /* what is put together */
    {"health=4 or health=2", "王二 张四"},
    {"not (health=4 or branch.kind=branch)", "张四 黄五"},
    {"not age>=85", "刘三 张四 黄五"},
    {"age>=80 and not any(visit where gift>100)", "丁一"},
    {"(age>=80 or birth is empty) and branch.kind=general", "王二 黄五"},
    /* the one box */
    {"search 'dy'", "丁一"},
    {"search 'liusan'", "刘三"},
    {"search '五'", "黄五"},
    {"search ''", ""},
};

static void
check_found (Fixture *fixture, const char *filter, const char *expected)
{
  g_autofree char *found = t_find (fixture, filter);
  if (g_str_equal (found, expected))
    return;
  g_test_message ("%s: found “%s”, expected “%s”", filter, found, expected);
  g_test_fail ();
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* Conditions on other ledgers are asked in another way beside those on the row itself. */
      g_autofree char *beside = g_strdup_printf ("name is not empty and (%s)", cases[i].filter);
      check_found (fixture, cases[i].filter, cases[i].found);
      check_found (fixture, beside, cases[i].found);
    }
}

/* 王二 was born on 29 February 1936: 90 on 28 February 2026, not the day before (R3). */
static void
test_leap_birthday (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    JinDate on;
    int     age;
  } days[] = {
      {{2026, 2, 27}, 89},
      {{2026, 2, 28}, 90},
      {{2026, 3, 1}, 90},
      {{2028, 2, 28}, 91}, /* a leap year: the day itself */
      {{2028, 2, 29}, 92},
  };
  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (int age = 88; age <= 93; age++)
      {
        g_autofree char *filter = g_strdup_printf ("name='王二' and age=%d", age);
        fixture->context.today = fixture->context.as_of = days[i].on;
        g_autofree char *found = t_find (fixture, filter);
        g_assert_cmpstr (found, ==, age == days[i].age ? "王二" : "");
      }
}

/* The age of the filter is the age that C reckons, for every day of four years around. */
static void
test_age_agrees (Fixture *fixture, gconstpointer data)
{
  static const JinDate births[] = {{1936, 2, 28}, {1936, 2, 29}, {1936, 3, 1}, {1935, 2, 28}, {1935, 12, 31}, {1940, 0, 0}, {1941, 2, 0}};
  for (guint i = 0; i < G_N_ELEMENTS (births); i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, "某");
      jin_record_set_date (person, PERSON_BIRTH, births[i]);
      t_put (fixture, person, NULL, JIN_DATE_NONE);
    }
  for (JinDate day = {2023, 1, 1}; day.year < 2026; day = jin_date_add_days (day, 7))
    {
      fixture->context.today = fixture->context.as_of = day;
      JinQuery              query = {&t_person_entity, NULL, NULL, fixture->context};
      g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &query, 0, NULL, NULL);
      for (guint i = 0; i < rows->len; i++)
        {
          g_auto (JinValue)     age = jin_record_value (rows->pdata[i], PERSON_AGE, &fixture->context);
          g_autofree char      *text = g_strdup_printf ("age=%d", (int)jin_value_get_int (&age));
          g_autoptr (JinFilter) filter = jin_filter_parse (&t_entities, &t_person_entity, text, NULL);
          JinQuery              same = {&t_person_entity, filter, NULL, fixture->context};
          g_autoptr (GArray)    ids = jin_store_ids (fixture->store, &same, NULL, NULL);
          gboolean              found = FALSE;
          for (guint j = 0; j < ids->len; j++)
            found = found || g_array_index (ids, gint64, j) == jin_record_get_id (rows->pdata[i]);
          g_assert_true (found);
        }
    }
}

static const struct
{
  const char *sort;
  const char *found;
} orders[] = {
    {"name", "丁一 黄五 刘三 王二 张四"}, /* pinyin: ding huang liu wang zhang */
    {"-name", "张四 王二 刘三 黄五 丁一"},
    {"name:strokes", "丁一 王二 刘三 张四 黄五"}, /* R8: 2 4 6 7 11 */
    {"birth", "王二 丁一 刘三 张四 黄五"},        /* what is empty stands last */
    {"-birth", "张四 刘三 丁一 王二 黄五"},
    {"-age", "王二 丁一 刘三 张四 黄五"},
    {"health, name", "王二 丁一 张四 黄五 刘三"},  /* 失能 comes first in the list */
    {"branch, -name", "刘三 丁一 王二 黄五 张四"}, /* jia before yi */
    {"-id", "黄五 张四 刘三 王二 丁一"},
};

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GArray)    sorts = jin_sort_parse (&t_person_entity, orders[i].sort, NULL);
      JinQuery              query = {&t_person_entity, NULL, sorts, fixture->context};
      g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &query, 0, NULL, NULL);
      g_autoptr (GString)   names = g_string_new (NULL);
      for (guint j = 0; j < rows->len; j++)
        g_string_append_printf (names, "%s%s", j > 0 ? " " : "", jin_record_get_title (rows->pdata[j]));
      g_assert_cmpstr (names->str, ==, orders[i].found);
    }
}

/* A window of 200 rows: the rows, the hobbies, the titles of branches; however many rows. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("many");
  g_autoptr (GError)     error = NULL;
  gint64                 branch = t_organisation (fixture, "甲支部", "branch");
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      g_autofree char      *name = g_strdup_printf ("王%d", i);
      jin_record_set_text (person, PERSON_NAME, name);
      jin_record_set_text (person, PERSON_HOBBIES, i % 2 ? "1,2" : "3");
      jin_record_set_ref (person, PERSON_BRANCH, branch, NULL);
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error);
  g_assert_no_error (error);
  JinQuery           query = {&t_person_entity, NULL, NULL, fixture->context};
  g_autoptr (GArray) ids = jin_store_ids (fixture->store, &query, NULL, NULL);
  g_assert_cmpint (ids->len, ==, 300);

  g_auto (JinReader) reader = {0};
  g_assert_true (jin_reader_begin (&reader, fixture->store, NULL, &error));
  guint                 before = jin_connection_get_n_statements (reader.connection);
  g_autoptr (GPtrArray) rows = jin_store_read_rows (fixture->store, reader.connection, &t_person_entity, &g_array_index (ids, gint64, 50), 200, &error);
  g_assert_no_error (error);
  g_assert_cmpint (jin_connection_get_n_statements (reader.connection) - before, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpint (jin_record_get_id (rows->pdata[i]), ==, g_array_index (ids, gint64, 50 + i));
      g_assert_cmpstr (jin_record_get_ref_title (rows->pdata[i], PERSON_BRANCH), ==, "甲支部");
    }
  /* a row that is gone leaves its place empty */
  gint64                gone[] = {1, 99999, 2};
  g_autoptr (GPtrArray) some = jin_store_read_rows (fixture->store, reader.connection, &t_person_entity, gone, 3, &error);
  g_assert_nonnull (some->pdata[0]);
  g_assert_null (some->pdata[1]);
  g_assert_nonnull (some->pdata[2]);
}

/* A kept order, repaired after every change, is the order that the database would make. */
static void
test_kept_orders (Fixture *fixture, gconstpointer data)
{
  static const char *const sorts[] = {"name", "-name:strokes", "branch, name", "health, -birth", "-visits, name", "-age", "id"};
  static const char *const filters[] = {NULL, "health=1", "age>=80", "name='无人'"};
  static const char *const values[] = {"1", "4", "张三", "王建国", "欧阳锋", "1941-03", "1936-02-29"};
  static const int         fields[] = {PERSON_HEALTH, PERSON_HEALTH, PERSON_NAME, PERSON_NAME, PERSON_NAME, PERSON_BIRTH, PERSON_BIRTH};
  g_autoptr (GRand)        rand = g_rand_new_with_seed (g_test_rand_int ());
  fill (fixture);
  for (int i = 0; i < 30; i++)
    t_person (fixture, i % 2 ? "李四" : "赵六");
  fixture->store->ordered_from = 1;
  for (int round = 0; round < 40; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (sorts) * G_N_ELEMENTS (filters); i++)
        {
          const char           *text = filters[i % G_N_ELEMENTS (filters)];
          g_autoptr (GError)    error = NULL;
          g_autoptr (JinFilter) filter = text != NULL ? jin_filter_parse (&t_entities, &t_person_entity, text, NULL) : NULL;
          g_autoptr (GArray)    order = jin_sort_parse (&t_person_entity, sorts[i / G_N_ELEMENTS (filters)], NULL);
          JinQuery              query = {&t_person_entity, filter, order, fixture->context};
          g_autoptr (GArray)    ids = jin_store_ids (fixture->store, &query, NULL, &error);
          g_assert_no_error (error);
          g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &query, 0, NULL, NULL);
          g_assert_cmpint (ids->len, ==, rows->len);
          for (guint j = 0; j < ids->len; j++)
            g_assert_cmpint (g_array_index (ids, gint64, j), ==, jin_record_get_id (rows->pdata[j]));
        }
      guint value = g_rand_int_range (rand, 0, G_N_ELEMENTS (values));
      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          t_person (fixture, "新人");
          break;
        case 1:
          t_set (fixture, &t_organisation_entity, 1, ORGANISATION_NAME, round % 2 ? "丁支部" : "甲支部", JIN_DATE_NONE);
          break;
        case 2:
          t_visit (fixture, 1 + g_rand_int_range (rand, 0, 5), "2026-01-01", 1);
          break;
        case 3:
          jin_store_undo (fixture->store, 0, &fixture->context, NULL);
          break;
        default:
          t_set (fixture, &t_person_entity, 1 + g_rand_int_range (rand, 0, 5), fields[value], values[value], JIN_DATE_NONE);
          break;
        }
    }
}

static void
test_find_many (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  static const char *const names[] = {"王二", "", "无人", "丁一", "王二"};
  g_autoptr (GArray)       hits = jin_store_find_many (fixture->store, &t_person_entity, PERSON_NAME, names, G_N_ELEMENTS (names), NULL, NULL);
  static const JinStoreHit expected[] = {{0, 2}, {3, 1}, {4, 2}};
  g_assert_cmpint (hits->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < hits->len; i++)
    {
      g_assert_cmpint (g_array_index (hits, JinStoreHit, i).index, ==, expected[i].index);
      g_assert_cmpint (g_array_index (hits, JinStoreHit, i).id, ==, expected[i].id);
    }
  static const char *const branches[] = {"2"};
  g_autoptr (GArray)       members = jin_store_find_many (fixture->store, &t_person_entity, PERSON_BRANCH, branches, 1, NULL, NULL);
  g_assert_cmpint (members->len, ==, 2);
}

/* The very rows that somebody chose, in their order, and no others: what is printed and exported. */
static void
test_chosen_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("three");
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      jin_record_set_text (person, PERSON_NAME, "王五");
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  jin_store_commit (fixture->store, changes, &fixture->context, NULL, NULL);
  JinQuery              all = {&t_person_entity, .context = fixture->context};
  g_autoptr (GArray)    ids = jin_store_ids (fixture->store, &all, NULL, NULL);
  g_autoptr (GArray)    chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  JinQuery              query = {&t_person_entity, .ids = chosen, .context = fixture->context};
  g_autoptr (GArray)    found = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpuint (ids->len, >, 2);
  g_array_append_val (chosen, g_array_index (ids, gint64, 2));
  g_array_append_val (chosen, g_array_index (ids, gint64, 0));
  found = jin_store_ids (fixture->store, &query, NULL, NULL);
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), chosen->data, chosen->len * sizeof (gint64));
  rows = jin_store_query (fixture->store, &query, 0, NULL, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (jin_record_get_id (rows->pdata[0]), ==, g_array_index (chosen, gint64, 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/filter/cases", test_filters);
  t_add ("/store/filter/leap-birthday", test_leap_birthday);
  t_add ("/store/filter/age-agrees", test_age_agrees);
  t_add ("/store/filter/orders", test_orders);
  t_add ("/store/filter/window", test_window);
  t_add ("/store/filter/kept-orders", test_kept_orders);
  t_add ("/store/filter/find-many", test_find_many);
  t_add ("/store/filter/chosen-rows", test_chosen_rows);
  return g_test_run ();
}
