/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"

/* What stands in sheets of real offices: each is recognised, or refused in words. */

/* What a column fills; "?" for one that people are asked about. */
static void
assert_target (JinImport  *import,
               guint       sheet,
               guint       index,
               const char *expected,
               gboolean    proposed)
{
  const JinImportColumn *column = &g_array_index (jin_import_get_sheet (import, sheet)->columns, JinImportColumn, index);
  g_autofree char       *target = jin_import_column_target (import, column);

  g_test_message ("%s", column->head);
  g_assert_cmpstr (column->undecided ? "?" : target, ==, expected);
  g_assert_cmpint (column->proposed, ==, proposed);
}

/* ---- the branch of a sheet ---- */

/* Its name or a row above the head names the branch; words about branches in general don't. */
static void
test_branch (ImportFixture *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *above;
    const char *branch;
  } cases[] = {
      {"市局离退休干部第一党支部花名册", "市局离退休干部第一党支部"},
      {"支部名称：第二党支部,填报日期：2026年", "第二党支部"},
      {"党支部（盖章）：退休第三支部", "退休第三支部"},
      {"各党支部党员花名册", NULL},
      {"所在党支部花名册", NULL},
      {"离退休干部花名册", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char      *text = g_strdup_printf ("%s\n姓名,性别\n张三,男\n", cases[i].above);
      g_autofree char      *path = import_fixture_write_csv (fixture, text);
      g_autoptr (JinImport) import = import_fixture_open (fixture, path);

      g_assert_true (jin_import_has_branch (import, 0));
      g_assert_cmpstr (jin_import_get_sheet (import, 0)->branch, ==, cases[i].branch);
    }
}

/* The proposal fills rows that name no branch, and can be changed; a column of its own goes first. */
static void
test_branch_of_rows (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "第一党支部花名册\n姓名,性别\n张三,男\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);
  g_autoptr (JinImport) second = NULL;

  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='张三' and branch.name='第一党支部'"), ==, 1);
  g_free (path);
  path = import_fixture_write_csv (fixture, "第二党支部花名册\n姓名,性别,所在支部\n李四,女,第三党支部\n王五,男,\n");
  second = import_fixture_open (fixture, path);
  g_assert_false (jin_import_has_branch (second, 0));
  g_assert_true (jin_import_set_target (second, 0, 2, "", NULL));
  g_assert_true (jin_import_has_branch (second, 0));
  jin_import_set_branch (second, 0, " 离休支部 ");
  import_fixture_check (second);
  import_fixture_commit (second);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "branch.name='离休支部'"), ==, 2);
}

/* ---- columns by what they hold ---- */

static void
test_content (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,甲,乙,丙,丁,戊,,职业,年龄,己\n"
                                                                       "张三,320501193506150017,13800138000,1935.06,第一党支部,0512-65123456,男,汉族,91,好\n"
                                                                       "李四,450300193809090041,1390013 9000,1938.09,第一党支部,0512-65123457,女,汉族,88,2020.01\n"
                                                                       "王五,无,13700137000,1939.02,第二党支部,,男,回族,87,赵六\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);
  g_autoptr (JinImport) again = NULL;

  assert_target (import, 0, 0, "name", FALSE);
  assert_target (import, 0, 1, "id_number", TRUE);
  assert_target (import, 0, 2, "phone", TRUE);
  assert_target (import, 0, 3, "birth", TRUE);
  assert_target (import, 0, 4, "branch", TRUE);
  assert_target (import, 0, 5, "home_phone", TRUE);
  assert_target (import, 0, 6, "sex", TRUE); /* no heading at all */
  assert_target (import, 0, 7, "nation", TRUE);
  assert_target (import, 0, 8, "", FALSE); /* 年龄 is worked out */
  assert_target (import, 0, 9, "", FALSE); /* nothing in particular */
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "sex='1' and branch.name~'支部' and phone is not empty"), ==, 2);

  /* What people leave alone is remembered as it is, and no proposal any more. */
  again = import_fixture_open (fixture, path);
  assert_target (again, 0, 1, "id_number", FALSE);
  import_fixture_assert_counts (again, 0, 0, 3, 0, 0);
}

/* Dates that may be anything, and words of no one list, are asked about. */
static void
test_content_unclear (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,性别,出生年月,甲,乙\n"
                                                                       "张三,男,1935.06,19950701,1\n"
                                                                       "李四,女,1938.09,19981001,2\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  assert_target (import, 0, 3, "?", FALSE);
  assert_target (import, 0, 4, "", FALSE);
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
      {"/import/quirks/branch", test_branch},
      {"/import/quirks/branch-of-rows", test_branch_of_rows},
      {"/import/quirks/content", test_content},
      {"/import/quirks/content-unclear", test_content_unclear},
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_fixture_set_up, tests[i].test, import_fixture_tear_down);
  return g_test_run ();
}
