/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "office/jin-person.h"
#include "store/jin-store.h"

/* What people said of a file is not asked again: not in the same window, and not at the next file with these heads. */

static const JinImportMark *
find_mark (JinImport  *import,
           const char *key)
{
  for (guint i = 0; i < jin_import_n_marks (import); i++)
    if (strcmp (jin_import_get_mark (import, i)->key, key) == 0)
      return jin_import_get_mark (import, i);
  return NULL;
}

static JinImport *
open_first_branch (ImportFixture *fixture)
{
  g_autofree char   *path = fixture_path ("openpyxl.xlsx");
  g_autoptr (GError) error = NULL;
  JinImport         *import = jin_import_open (fixture->store, path, &jin_person_entity, "第一支部", NULL, &error);

  g_assert_no_error (error);
  return import;
}

static void
set_mark (JinImport  *import,
          const char *key,
          const char *meaning)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jin_import_set_mark (import, key, meaning, &error));
  g_assert_no_error (error);
}

/* Commits though there may be nothing to write: what was said is remembered all the same. */
static void
commit_any (JinImport *import)
{
  g_autoptr (GError) error = NULL;

  jin_import_commit (import, &import_fixture_context, FALSE, &error);
  g_assert_no_error (error);
}

/* The meaning of marks is remembered for these heads, and only for them; what was said to mean nothing is forgotten. */
static void
test_marks (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (JinImport) first = open_first_branch (fixture);
  g_autofree char      *other_path = fixture_path ("xml-2003.xls");
  g_autoptr (JinImport) again = NULL;
  g_autoptr (JinImport) last = NULL;
  g_autoptr (JinImport) other = NULL;

  set_mark (first, "struck", "out");
  set_mark (first, "fill:C0C0C0", "died");
  import_fixture_check (first);
  commit_any (first);

  again = open_first_branch (fixture);
  import_fixture_check (again);
  g_assert_cmpstr (find_mark (again, "struck")->meaning, ==, "out");
  g_assert_cmpstr (find_mark (again, "fill:C0C0C0")->meaning, ==, "died");
  g_assert_cmpstr (find_mark (again, "hidden")->meaning, ==, "");
  g_assert_cmpint (jin_import_get_row (again, 2)->choice, ==, JIN_IMPORT_LEAVE_OUT);

  other = import_fixture_open (fixture, other_path);
  g_assert_cmpstr (find_mark (other, "struck")->meaning, ==, "");

  set_mark (again, "struck", "");
  import_fixture_check (again);
  commit_any (again);
  last = open_first_branch (fixture);
  import_fixture_check (last);
  g_assert_cmpstr (find_mark (last, "struck")->meaning, ==, "");
  g_assert_cmpstr (find_mark (last, "fill:C0C0C0")->meaning, ==, "died");
}

/* Hidden columns are asked about: they come in unless somebody says that they shall not. */
static void
test_hidden_columns (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "<table><col><col style='display:none'><tr><td>姓名<td>备注<td>出生年月<tr><td>张三<td>迁出<td>1935.06</table>");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);
  g_auto (GStrv)        meanings = jin_import_mark_meanings (import, JIN_IMPORT_MARK_COLUMNS);
  g_autoptr (JinImport) again = NULL;

  g_assert_cmpuint (find_mark (import, "columns")->n_rows, ==, 1);
  g_assert_cmpuint (g_strv_length (meanings), ==, 2);
  set_mark (import, "columns", "out");
  import_fixture_check (import);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "note is not empty"), ==, 0);

  again = import_fixture_open (fixture, path);
  g_assert_cmpstr (find_mark (again, "columns")->meaning, ==, "out");
  set_mark (again, "columns", "");
  import_fixture_check (again);
  import_fixture_commit (again);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "note is not empty"), >, 0);
}

/* Rows: 0 and 1 may be somebody kept, 2 is new. */
static JinImport *
open_doubtful (ImportFixture *fixture)
{
  g_autofree char      *kept_path = import_fixture_write_csv (fixture, "姓名,出生年月,电话\n张三,1935.06,\n李四,1938.09,\n");
  g_autoptr (JinImport) kept = import_fixture_open (fixture, kept_path);
  g_autofree char      *path = NULL;
  JinImport            *import;

  import_fixture_commit (kept);
  path = import_fixture_write_csv (fixture, "姓名,出生年月,备注\n张三,,甲\n李四,,乙\n王五,1940.02,丙\n");
  import = import_fixture_open (fixture, path);
  import_fixture_assert_counts (import, 1, 0, 0, 2, 0);
  return import;
}

/* Another meaning of a column makes the plan anew, but not what was said of its rows. */
static void
test_choices (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (JinImport) import = open_doubtful (fixture);
  g_autoptr (GError)    error = NULL;

  jin_import_choose (import, 0, JIN_IMPORT_IS_MATCH);
  jin_import_choose (import, 1, JIN_IMPORT_IS_NEW);
  jin_import_choose (import, 2, JIN_IMPORT_LEAVE_OUT);
  jin_import_set_target (import, 0, 2, "former_name", &error);
  g_assert_no_error (error);
  import_fixture_check (import);
  g_assert_cmpint (jin_import_get_row (import, 0)->choice, ==, JIN_IMPORT_IS_MATCH);
  g_assert_cmpint (jin_import_get_row (import, 1)->choice, ==, JIN_IMPORT_IS_NEW);
  g_assert_cmpint (jin_import_get_row (import, 2)->choice, ==, JIN_IMPORT_LEAVE_OUT);

  /* Taken back, it is as found again. */
  jin_import_choose (import, 2, JIN_IMPORT_AS_FOUND);
  import_fixture_check (import);
  g_assert_cmpint (jin_import_get_row (import, 2)->choice, ==, JIN_IMPORT_AS_FOUND);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='李四'"), ==, 2);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='张三' and former_name='甲'"), ==, 1);
}

/* A row that is no longer doubtful needs no answer, and gets none. */
static void
test_answer_outdated (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (JinImport) import = open_doubtful (fixture);
  g_autoptr (GError)    error = NULL;

  jin_import_choose (import, 0, JIN_IMPORT_IS_MATCH);
  jin_import_set_target (import, 0, 0, "former_name", &error);
  g_assert_no_error (error);
  import_fixture_check (import);
  g_assert_cmpint (jin_import_get_row (import, 0)->choice, ==, JIN_IMPORT_AS_FOUND);
}

/* A mark leaves rows out, but who takes one of them in nevertheless keeps it. */
static void
test_choice_over_mark (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (JinImport) import = open_first_branch (fixture);

  set_mark (import, "struck", "out");
  import_fixture_check (import);
  g_assert_cmpint (jin_import_get_row (import, 2)->choice, ==, JIN_IMPORT_LEAVE_OUT);
  jin_import_choose (import, 2, JIN_IMPORT_AS_FOUND);
  set_mark (import, "hidden", "out");
  import_fixture_check (import);
  g_assert_cmpint (jin_import_get_row (import, 2)->choice, ==, JIN_IMPORT_AS_FOUND);
  g_assert_cmpint (jin_import_get_row (import, 3)->choice, ==, JIN_IMPORT_LEAVE_OUT);
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
      {"/import/memory/marks", test_marks},
      {"/import/memory/hidden-columns", test_hidden_columns},
      {"/import/memory/choices", test_choices},
      {"/import/memory/answer-outdated", test_answer_outdated},
      {"/import/memory/choice-over-mark", test_choice_over_mark},
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_fixture_set_up, tests[i].test, import_fixture_tear_down);
  return g_test_run ();
}
