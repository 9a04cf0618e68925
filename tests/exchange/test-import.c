/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "base/jin-error.h"
#include "exchange/jin-import.h"
#include "exchange/jin-table-writer.h"
#include "office/jin-absence.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"
#include "import-fixture.h"
#include "record/jin-format.h"
#include "store/jin-store-history.h"

#include <string.h>

/* The pipeline on files as offices keep them, against what is known to be in them. */

static void
import_sample (ImportFixture *fixture,
               const char    *name)
{
  g_autofree char      *path = fixture_path (name);
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  import_fixture_commit (import);
}

/* Title and unit rows, a head of two rows, signature rows; 86 people (truth.json). */
static void
test_roster (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autofree char      *path = fixture_path ("花名册-样表.xlsx");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  g_assert_true (jin_entity_same (jin_import_get_entity (import), &jin_person_entity));
  import_fixture_assert_counts (import, 86, 0, 0, 0, 0);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 86);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "branch is not empty"), >, 0);
  g_assert_cmpint (import_fixture_count (fixture, &jin_organisation_entity, "kind='branch'"), >=, 4);
  /* 1933-09-04 as text, 1939年2月, 19621205, 1949.04 in one column. */
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='贾胜民' and birth=1933-09-04"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='谭文' and birth=1939-02 and sex='2'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='梁民' and id_number='32990119621205885X'"), ==, 1);
  /* The merged group 党内情况 over 所在党支部, 入党时间, 转正时间. */
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='贾胜民' and party_join=1963-09 and party_full=1964-09 and branch.name~'第二'"), ==, 1);
  /* 特长爱好 holds both: 医疗卫生 and 经济 are specialties, 书法 is a hobby. */
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='谭文' and specialty='5' and specialty='1' and hobby='1'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='贾胜民' and unit='市教育局' and post='主任科员'"), ==, 1);
  /* 居住状况 says 异地居住: that is where, not with whom. */
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='贾胜民' and residence='8'"), ==, 1);
}

/* The same file again changes nothing. */
static void
test_again (ImportFixture *fixture,
            gconstpointer  data)
{
  static const char *const names[] = {"花名册-样表.xlsx", "党员名单-GBK.csv", "流动党员台账-样表.xlsx", "组织生活台账-2025.xlsx"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char      *path = fixture_path (names[i]);
      g_autoptr (JinImport) import = NULL;
      guint                 rows;

      import_sample (fixture, names[i]);
      import = import_fixture_open (fixture, path);
      rows = jin_import_n_rows (import);
      g_test_message ("%s: %u rows", names[i], rows);
      import_fixture_assert_counts (import, 0, 0, rows, 0, 0);
    }
}

/* GB18030, tabs before the numbers; 40 people, 31 of them members (truth.json). */
static void
test_members (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autofree char      *path = fixture_path ("党员名单-GBK.csv");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  import_fixture_assert_counts (import, 40, 0, 0, 0, 0);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "party_join is not empty"), ==, 31);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "political_status in (01,02)"), ==, 31);
}

/* Rows about people whom the roster has, and about some whom it lacks: those are made, with the right relation. */
static void
test_mobile (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autofree char      *path = fixture_path ("流动党员台账-样表.xlsx");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  g_assert_true (jin_entity_same (jin_import_get_entity (import), &jin_absence_entity));
  import_fixture_assert_counts (import, 31, 0, 0, 0, 0);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_absence_entity, "direction='out'"), ==, 22);
  g_assert_cmpint (import_fixture_count (fixture, &jin_absence_entity, "direction='in'"), ==, 9);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 31);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "relation='inflow'"), ==, 9);
}

/* With the roster there, its rows find their people. */
static void
test_mobile_after_roster (ImportFixture *fixture,
                          gconstpointer  data)
{
  import_sample (fixture, "花名册-样表.xlsx");
  import_sample (fixture, "流动党员台账-样表.xlsx");
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 86);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "any(absence)"), ==, 31);
}

static void
test_activities (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *type;
    int         n;
  } kinds[] = {
      {JIN_ACTIVITY_TYPE_THEME_DAY, 43},
      {JIN_ACTIVITY_TYPE_COMMITTEE_MEETING, 43},
      {JIN_ACTIVITY_TYPE_GENERAL_MEETING, 16},
      {JIN_ACTIVITY_TYPE_LECTURE, 7},
      {JIN_ACTIVITY_TYPE_APPRAISAL, 4},
      {JIN_ACTIVITY_TYPE_OUTING, 3},
      {JIN_ACTIVITY_TYPE_BRIEFING, 6},
      {JIN_ACTIVITY_TYPE_VOLUNTEER, 12},
      {JIN_ACTIVITY_TYPE_ORG_LIFE, 3},
  };
  g_autofree char      *path = fixture_path ("组织生活台账-2025.xlsx");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  g_assert_true (jin_entity_same (jin_import_get_entity (import), &jin_activity_entity));
  import_fixture_assert_counts (import, 137, 0, 0, 0, 0);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_activity_entity, ""), ==, 137);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *filter = g_strdup_printf ("types='%s'", kinds[i].type);

      g_assert_cmpint (import_fixture_count (fixture, &jin_activity_entity, filter), ==, kinds[i].n);
    }
  /* Times as text and as serial numbers; 18 expected, 13 came. */
  g_assert_cmpint (import_fixture_count (fixture, &jin_activity_entity, "start=2025-01-20T14:00 and expected=18 and present=13"), >=, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_activity_entity, "start=2025-06-25T09:00"), >=, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_activity_entity, "organisation is empty"), ==, 0);
}

/* ---- bad rows ---- */

/* Good rows are imported, each bad one is listed with row, column and rule (R92). */
static void
test_bad_rows (ImportFixture *fixture,
               gconstpointer  data)
{
  static const struct
  {
    int         row;
    const char *column;
    const char *rule;
  } bad[] = {
      {3, "出生年月", "R2"},  /* 30 February */
      {4, "身份证号", "R86"}, /* wrong check digit */
      {5, "姓名", "R92"},     /* no name */
  };
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,性别,出生年月,身份证号\n"
                                                                       "张三,男,1941.3.12,\n"
                                                                       "李四,男,1941.02.30,\n"
                                                                       "王五,男,1935.06.15,320501193506150018\n"
                                                                       ",女,1950.01,\n"
                                                                       "赵六,女,1950.01,\n");
  g_autofree char      *rejects = g_build_filename (fixture->folder, "rejects.csv", NULL);
  g_autofree char      *written = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);
  guint                 found = 0;

  import_fixture_assert_counts (import, 2, 0, 0, 0, 3);
  for (guint i = 0; i < jin_import_n_rows (import); i++)
    {
      const JinImportRow *row = jin_import_get_row (import, i);

      if (row->verdict != JIN_IMPORT_REJECTED)
        continue;
      g_assert_cmpint (row->row + 1, ==, bad[found].row);
      g_assert_cmpstr (row->column, ==, bad[found].column);
      g_assert_cmpstr (row->rule, ==, bad[found].rule);
      g_assert_nonnull (row->remarks);
      found++;
    }
  g_assert_cmpuint (found, ==, 3);
  g_assert_true (jin_import_write_rejects (import, rejects, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (rejects, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "李四"));
  g_assert_null (strstr (written, "张三"));

  /* All or nothing: nothing. */
  g_assert_cmpint (jin_import_commit (import, &import_fixture_context, TRUE, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 0);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 2);
}

/* An ID number that the spreadsheet kept as a number has lost its tail. */
static void
test_truncated_id (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autofree char           *path = g_build_filename (fixture->folder, "cut.xlsx", NULL);
  g_autoptr (GError)         error = NULL;
  g_autoptr (JinTableWriter) writer = jin_table_writer_new (path, NULL, &error);
  JinValue                   values[2] = {jin_value_text ("张三"), jin_value_real (320501193506150000.0)};
  g_autoptr (JinImport)      import = NULL;

  jin_table_writer_add_column (writer, "姓名", JIN_TYPE_TEXT, 10);
  jin_table_writer_add_column (writer, "身份证号", JIN_TYPE_DECIMAL, 20);
  g_assert_true (jin_table_writer_add_row (writer, values, &error));
  g_assert_true (jin_table_writer_finish (writer, &error));
  jin_value_clear (&values[0]);
  import = import_fixture_open (fixture, path);
  import_fixture_assert_counts (import, 0, 0, 0, 0, 1);
  g_assert_cmpstr (jin_import_get_row (import, 0)->rule, ==, "R92");
}

/* ---- matching ---- */

static void
test_update (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autofree char      *first = import_fixture_write_csv (fixture, "姓名,性别,出生年月,身份证号,电话,住址\n"
                                                                        "张三,男,1935.06.15,320501193506150017,13812345678,东区1号\n"
                                                                        "李四,女,1938.09,,,\n"
                                                                        "王五,女,1940,,,\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, first);
  g_autoptr (JinImport) second = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char      *path = NULL;

  import_fixture_commit (import);
  path = import_fixture_write_csv (fixture, "姓名,性别,出生年月,身份证号,电话,住址\n"
                                            "张三,男,1935,320501350615001,13900000000,\n" /* fifteen digits, coarser birth, empty address */
                                            "李四,女,1938.09.09,450300193809090041,,\n"   /* finer birth and a number: the same person */
                                            "王五,女,,,,西区2号\n");                      /* no birth: may be she */
  second = import_fixture_open (fixture, path);
  import_fixture_assert_counts (second, 0, 2, 0, 1, 0);
  changes = jin_import_row_changes (second, 0, &import_fixture_context, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((JinImportChange *)changes->pdata[0])->before, ==, "13812345678");
  g_assert_cmpstr (((JinImportChange *)changes->pdata[0])->after, ==, "13900000000");
  jin_import_choose (second, 2, JIN_IMPORT_IS_MATCH);
  import_fixture_commit (second);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 3);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='张三' and birth=1935-06-15 and address='东区1号' and phone='13900000000'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='李四' and birth=1938-09-09 and id_number='450300193809090041'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='王五' and address='西区2号'"), ==, 1);
}

/* The same person twice in one file; a row left out; one undo takes all back. */
static void
test_repeat_leave_out_undo (ImportFixture *fixture,
                            gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,身份证号\n张三,320501193506150017\n张三,320501193506150017\n李四,450300193809090041\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);
  g_autoptr (GError)    error = NULL;

  import_fixture_assert_counts (import, 2, 0, 0, 1, 0);
  g_assert_cmpint (jin_import_get_row (import, 1)->doubt, ==, JIN_IMPORT_DOUBT_REPEAT);
  jin_import_choose (import, 1, JIN_IMPORT_IS_NEW);
  g_assert_true (jin_import_row_is_written (jin_import_get_row (import, 1)));
  jin_import_choose (import, 1, JIN_IMPORT_IS_MATCH); /* comes in with the first */
  g_assert_false (jin_import_row_is_written (jin_import_get_row (import, 1)));
  jin_import_choose (import, 2, JIN_IMPORT_LEAVE_OUT);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 1);
  g_assert_cmpint (jin_store_undo (fixture->store, 0, &import_fixture_context, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 0);
}

/* A ledger's row about somebody who may be the one kept: people say who it is, and may change their mind. */
static void
test_doubtful_owner (ImportFixture *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    JinImportChoice choice;
    int             people, absences;
  } cases[] = {
      {JIN_IMPORT_AS_FOUND, 1, 0}, /* not decided: not imported */
      {JIN_IMPORT_IS_MATCH, 1, 1},
      {JIN_IMPORT_IS_NEW, 2, 2}, /* another one of the same name, away too */
  };
  g_autofree char      *roster = import_fixture_write_csv (fixture, "姓名,性别,出生年月\n王五,女,1940\n");
  g_autoptr (JinImport) people = import_fixture_open (fixture, roster);
  g_autofree char      *path = NULL;

  import_fixture_commit (people);
  path = import_fixture_write_csv (fixture, "姓名,流出时间,流入地,流出原因\n王五,2025.03,海口市,随子女居住\n");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (JinImport) import = jin_import_open (fixture->store, path, &jin_absence_entity, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (jin_import_check (import, &import_fixture_context, NULL, NULL, NULL, &error));
      import_fixture_assert_counts (import, 0, 0, 0, 1, 0);
      jin_import_choose (import, 0, JIN_IMPORT_IS_NEW);
      jin_import_choose (import, 0, cases[i].choice);
      g_assert_cmpint (jin_import_commit (import, &import_fixture_context, FALSE, &error) != 0, ==, cases[i].choice != JIN_IMPORT_AS_FOUND);
      g_assert_no_error (error);
      g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, cases[i].people);
      g_assert_cmpint (import_fixture_count (fixture, &jin_absence_entity, ""), ==, cases[i].absences);
    }
}

/* Two rows that are the same kept person, one by the number, the other by name and birth. */
static void
test_same_record_twice (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char      *first = import_fixture_write_csv (fixture, "姓名,性别,出生年月,身份证号,电话,住址\n张三,男,1935.06.15,320501193506150017,,\n");
  g_autoptr (JinImport) roster = import_fixture_open (fixture, first);
  g_autoptr (JinImport) import = NULL;
  g_autofree char      *path = NULL;

  import_fixture_commit (roster);
  path = import_fixture_write_csv (fixture, "姓名,性别,出生年月,身份证号,电话,住址\n"
                                            "张三,男,1935.06.15,320501193506150017,13812345678,\n"
                                            "张三,男,1935.06.15,,13900000000,东区1号\n");
  import = import_fixture_open (fixture, path);
  import_fixture_assert_counts (import, 0, 1, 0, 1, 0);
  g_assert_cmpint (jin_import_get_row (import, 1)->doubt, ==, JIN_IMPORT_DOUBT_REPEAT);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='张三' and phone='13812345678'"), ==, 1);
}

/* Two rows of a ledger about one kept person: what the first fills in is not filled again. */
static void
test_owner_twice (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char      *first = import_fixture_write_csv (fixture, "姓名,性别,出生年月\n王五,女,1940\n");
  g_autoptr (JinImport) roster = import_fixture_open (fixture, first);
  g_autoptr (JinImport) import = NULL;
  g_autofree char      *path = NULL;

  import_fixture_commit (roster);
  path = import_fixture_write_csv (fixture, "姓名,出生年月,参加工作时间,流出时间,流入地,流出原因\n"
                                            "王五,1940,1960.01,2023.03,海口市,随子女居住\n"
                                            "王五,1940,1961.02,2025.03,三亚市,随子女居住\n");
  import = import_fixture_open_as (fixture, path, &jin_absence_entity);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_absence_entity, ""), ==, 2);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "work_start=1960-01"), ==, 1);
}

/* A branch by one of its other names (OFFICE: 一支部 = 第一支部). */
static void
test_other_names (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char      *branches = import_fixture_write_csv (fixture, "党组织名称,简称\n第一离退休干部党支部,一支部、第一支部\n第二离退休干部党支部,二支部\n");
  g_autoptr (JinImport) first = import_fixture_open_as (fixture, branches, &jin_organisation_entity);
  g_autoptr (JinImport) import = NULL;
  g_autofree char      *path = NULL;

  import_fixture_commit (first);
  path = import_fixture_write_csv (fixture, "姓名,性别,所在党支部\n张三,男,第一支部\n李四,女,一支部\n王五,女,二支部\n赵六,男,三支部\n");
  import = import_fixture_open (fixture, path);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_organisation_entity, ""), ==, 3);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "branch.name='第一离退休干部党支部'"), ==, 2);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "branch.name='三支部'"), ==, 1);
}

/* What people say about a heading is remembered for the same set of headings. */
static void
test_remembered_mapping (ImportFixture *fixture,
                         gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,性别,代号\n张三,男,甲\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);
  g_autoptr (JinImport) again = NULL;
  g_autofree char      *target = NULL;
  g_autoptr (GError)    error = NULL;

  g_assert_true (jin_import_set_target (import, 0, 2, "former_name", &error));
  g_assert_false (jin_import_set_target (import, 0, 2, "age", NULL)); /* worked out, not stored */
  g_assert_true (jin_import_set_target (import, 0, 2, "former_name", &error));
  g_assert_true (jin_import_check (import, &import_fixture_context, NULL, NULL, NULL, &error));
  import_fixture_commit (import);
  again = import_fixture_open (fixture, path);
  target = jin_import_column_target (again, &g_array_index (jin_import_get_sheet (again, 0)->columns, JinImportColumn, 2));
  g_assert_cmpstr (target, ==, "former_name");
  import_fixture_assert_counts (again, 0, 0, 1, 0, 0);
}

/* Files that are no list: a sentence, and nothing is kept. */
static void
test_no_head (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autofree char   *path = import_fixture_write_csv (fixture, "今天天气很好\n明天也好\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (jin_import_open (fixture->store, path, NULL, NULL, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "bad.csv"));
}

/* ---- all at once ---- */

/* Every row of every ledger but its id and uid, as text. */
static char *
dump (JinStore *store)
{
  const JinEntities  *entities = jin_store_get_entities (store);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int e = 0; e < entities->n_items; e++)
    {
      const JinEntity      *entity = entities->items[e];
      JinQuery              query = {entity, NULL, NULL, import_fixture_context};
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) rows = jin_store_query (store, &query, 0, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < rows->len; i++)
        for (int f = 0; f < entity->n_fields; f++)
          {
            g_autofree char *value = jin_record_format (rows->pdata[i], jin_entity_field_id (entity, f), &import_fixture_context, JIN_MASK_NONE, jin_store_list_func, store);

            g_string_append_printf (text, "%s%s", value, f + 1 < entity->n_fields ? "|" : "\n");
          }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What jin_import_run() says and writes is what jin_import_check() and jin_import_commit() do, file after file. */
static void
compare_ways (ImportFixture *fixture,
              JinStoreFlags  flags)
{
  static const char *const files[] = {"花名册-样表.xlsx", "党员名单-GBK.csv", "流动党员台账-样表.xlsx", "组织生活台账-2025.xlsx", "花名册-样表.xlsx"};
  g_autofree char         *other_path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError)       error = NULL;
  JinStore                *other = jin_store_open (other_path, jin_office_entities (), JIN_STORE_CREATE | flags, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char      *path = fixture_path (files[i]);
      g_autoptr (JinImport) import = import_fixture_open (fixture, path);
      g_autoptr (JinImport) run = jin_import_open (other, path, NULL, NULL, NULL, &error);
      gint64                committed, ran;
      g_autofree char      *expected = NULL;
      g_autofree char      *found = NULL;

      g_assert_no_error (error);
      committed = jin_import_commit (import, &import_fixture_context, FALSE, &error);
      g_assert_no_error (error);
      ran = jin_import_run (run, &import_fixture_context, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (ran != 0, ==, committed != 0);
      for (int verdict = 0; verdict < JIN_IMPORT_N_VERDICTS; verdict++)
        g_assert_cmpuint (jin_import_count (run, verdict), ==, jin_import_count (import, verdict));
      for (guint row = 0; row < jin_import_n_rows (import); row++)
        g_assert_cmpstr (jin_import_get_row (run, row)->remarks, ==, jin_import_get_row (import, row)->remarks);
      expected = dump (fixture->store);
      found = dump (other);
      g_assert_cmpstr (found, ==, expected);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  jin_store_close (other);
  g_object_unref (other);
}

static void
test_run (ImportFixture *fixture,
          gconstpointer  data)
{
  compare_ways (fixture, 0);
}

static void
test_run_exclusive (ImportFixture *fixture,
                    gconstpointer  data)
{
  compare_ways (fixture, JIN_STORE_EXCLUSIVE);
}

/* With a bad row all is looked at and nothing is kept; of a file that breaks off not even a plan is left. */
static void
test_run_nothing (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char      *bad = import_fixture_write_csv (fixture, "姓名,性别,出生年月\n张三,男,1941.3.12\n李四,男,1941.02.30\n王五,男,1950.1\n");
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinImport) import = jin_import_open (fixture->store, bad, NULL, NULL, NULL, &error);
  g_autoptr (JinImport) gone = NULL;

  g_assert_cmpint (jin_import_run (import, &import_fixture_context, TRUE, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
  g_clear_error (&error);
  import_fixture_assert_counts (import, 2, 0, 0, 0, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 0);

  gone = jin_import_open (fixture->store, bad, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (bad);
  g_assert_cmpint (jin_import_run (gone, &import_fixture_context, FALSE, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpuint (jin_import_n_rows (gone), ==, 0);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (ImportFixture *fixture, gconstpointer data);
  } tests[] = {
      {"/import/roster", test_roster},
      {"/import/again", test_again},
      {"/import/members", test_members},
      {"/import/mobile", test_mobile},
      {"/import/mobile-after-roster", test_mobile_after_roster},
      {"/import/activities", test_activities},
      {"/import/bad-rows", test_bad_rows},
      {"/import/truncated-id", test_truncated_id},
      {"/import/update", test_update},
      {"/import/repeat-leave-out-undo", test_repeat_leave_out_undo},
      {"/import/doubtful-owner", test_doubtful_owner},
      {"/import/same-record-twice", test_same_record_twice},
      {"/import/owner-twice", test_owner_twice},
      {"/import/other-names", test_other_names},
      {"/import/remembered-mapping", test_remembered_mapping},
      {"/import/no-head", test_no_head},
      {"/import/run", test_run},
      {"/import/run-exclusive", test_run_exclusive},
      {"/import/run-nothing", test_run_nothing},
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_fixture_set_up, tests[i].test, import_fixture_tear_down);
  return g_test_run ();
}
