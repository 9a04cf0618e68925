/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "record/jin-record.h"

/* R2: 1948.10 typed as a number is 1948.1 in the file.  What is doubtful says so as long as nobody has looked. */

typedef struct
{
  const char *name;
  const char *text;
  const char *birth; /* of 张三, as a filter takes it */
  gboolean    doubtful;
} OctoberCase;

static const OctoberCase cases[] = {
    {"alone", "姓名,出生年月\n张三,1948.1\n", "1948-01", TRUE},
    {"two-digit-year", "姓名,出生年月\n张三,48.1\n", "1948-01", TRUE},
    /* Another one shows that the column has kept its zeros. */
    {"zeros-kept", "姓名,出生年月\n张三,1948.1\n李四,1950.10\n", "1948-01", FALSE},
    {"two-digits", "姓名,出生年月\n张三,1948.01\n", "1948-01", FALSE},
    {"february", "姓名,出生年月\n张三,1948.2\n", "1948-02", FALSE},
    {"day", "姓名,出生年月\n张三,1948.1.1\n", "1948-01-01", FALSE},
    /* The ID number says which. */
    {"number-october", "姓名,出生年月,身份证号\n张三,1948.1,329901194810055676\n", "1948-10", FALSE},
    {"number-january", "姓名,出生年月,身份证号\n张三,1948.1,\n", "1948-01", TRUE},
    {"number-later", "姓名,身份证号,出生年月\n张三,329901194810055676,1948.1\n", "1948-10", FALSE},
};

static void
test_case (ImportFixture *fixture,
           gconstpointer  data)
{
  const OctoberCase    *test = data;
  g_autofree char      *path = import_fixture_write_csv (fixture, test->text);
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);
  g_autofree char      *filter = g_strdup_printf ("name='张三' and birth=%s and to_check is %sempty", test->birth, test->doubtful ? "not " : "");
  const char           *remarks = jin_import_get_row (import, 0)->remarks;

  g_assert_cmpint (remarks != NULL && strstr (remarks, "January or October") != NULL, ==, test->doubtful);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, filter), ==, 1);
}

static JinRecord *
get_only (ImportFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JinRecord         *person = jin_store_get (fixture->store, &jin_person_entity, 1, &error);

  g_assert_no_error (error);
  return person;
}

static void
change (ImportFixture *fixture,
        JinDate        birth)
{
  g_autoptr (JinRecord)  kept = get_only (fixture);
  g_autoptr (JinRecord)  after = jin_record_copy (kept);
  g_autoptr (JinChanges) changes = jin_changes_new ("verified");
  g_autoptr (GError)     error = NULL;

  jin_record_set_date (after, JIN_PERSON_BIRTH, birth);
  jin_record_set_text (after, JIN_PERSON_TO_CHECK, "");
  jin_changes_put (changes, after, kept, JIN_DATE_NONE);
  jin_store_commit (fixture->store, changes, &import_fixture_context, NULL, &error);
  g_assert_no_error (error);
}

/* Somebody has looked, and says January or October: the same file changes nothing any more. */
static void
test_verified (ImportFixture *fixture,
               gconstpointer  data)
{
  const int             months[] = {1, 10};
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,出生年月\n张三,1948.1\n");
  g_autoptr (JinImport) first = import_fixture_open (fixture, path);
  g_autoptr (JinRecord) person = NULL;

  import_fixture_commit (first);
  person = get_only (fixture);
  g_assert_cmpstr (jin_record_get_text (person, JIN_PERSON_TO_CHECK), ==, "出生年月：1948.1 / 1948.10？");
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (JinImport) again = NULL;

      change (fixture, (JinDate){1948, (guint8)months[i], 0});
      again = import_fixture_open (fixture, path);
      import_fixture_assert_counts (again, 0, 0, 1, 0, 0);
    }
}

/* Told to be verified already, and told again: once is enough. */
static void
test_again (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,出生年月,入党时间\n张三,1948.1,1970.1\n");
  g_autoptr (JinImport) first = import_fixture_open (fixture, path);
  g_autoptr (JinImport) again = NULL;
  g_autoptr (JinRecord) person = NULL;

  import_fixture_commit (first);
  again = import_fixture_open (fixture, path);
  import_fixture_assert_counts (again, 0, 0, 1, 0, 0);
  person = get_only (fixture);
  g_assert_cmpstr (jin_record_get_text (person, JIN_PERSON_TO_CHECK), ==, "出生年月：1948.1 / 1948.10？；入党时间：1970.1 / 1970.10？");
}

/* A ledger without such a field keeps it in the note; the person that it makes has one. */
static void
test_ledger (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,出生年月,走访时间,走访类型\n张三,1948.1,2025.1,生日看望\n");
  g_autoptr (JinImport) import = import_fixture_open_as (fixture, path, &jin_visit_entity);

  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_visit_entity, "date=2025-01 and note='走访时间：2025.1 / 2025.10？'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='张三' and to_check='出生年月：1948.1 / 1948.10？'"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import/october/", cases[i].name, NULL);

      g_test_add (path, ImportFixture, &cases[i], import_fixture_set_up, test_case, import_fixture_tear_down);
    }
  g_test_add ("/import/october/verified", ImportFixture, NULL, import_fixture_set_up, test_verified, import_fixture_tear_down);
  g_test_add ("/import/october/again", ImportFixture, NULL, import_fixture_set_up, test_again, import_fixture_tear_down);
  g_test_add ("/import/october/ledger", ImportFixture, NULL, import_fixture_set_up, test_ledger, import_fixture_tear_down);
  return g_test_run ();
}
