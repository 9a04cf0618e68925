/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/jin-error.h"
#include "base/jin-minute.h"
#include "exchange/jin-table-writer.h"
#include "sheet-fixture.h"
#include "tests/folder.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("jinqiu-writer-XXXXXX", NULL);
}

static int
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  int              n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_chmod (fixture->folder, 0700);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

#define TEXT(t)                                   \
  {                                               \
    .kind = JIN_VALUE_TEXT, .u.text = (char *)(t) \
  }
#define NONE              \
  {                       \
    JIN_VALUE_NONE, { 0 } \
  }

/* All kinds of values in a table of one title, one head and three rows. */
static void
write_roster (const char *path)
{
  const JinValue rows[3][7] = {
      {TEXT ("张三"), TEXT ("329901194810055671"), {.kind = JIN_VALUE_DATE, .u.date = {1948, 10, 5}}, {.kind = JIN_VALUE_INT, .u.integer = 77}, {.kind = JIN_VALUE_INT, .u.integer = 123450}, {.kind = JIN_VALUE_REAL, .u.real = 0.5}, {.kind = JIN_VALUE_INT, .u.integer = 1}},
      {TEXT ("李\"四\",\n(女)"), TEXT ("013800138000"), {.kind = JIN_VALUE_DATE, .u.date = {1939, 2, 0}}, NONE, NONE, NONE, {.kind = JIN_VALUE_INT, .u.integer = 0}},
      {TEXT ("=1+1"), TEXT ("-12.5"), {.kind = JIN_VALUE_DATE, .u.date = {1898, 0, 0}}, NONE, {.kind = JIN_VALUE_INT, .u.integer = -5}, NONE, NONE},
  };
  g_autoptr (GError)         error = NULL;
  g_autoptr (JinTableWriter) writer = jin_table_writer_new (path, "花名册", &error);

  g_assert_no_error (error);
  jin_table_writer_add_column (writer, "姓名", JIN_TYPE_TEXT, 0);
  jin_table_writer_add_column (writer, "身份证号", JIN_TYPE_ID_NUMBER, 20);
  jin_table_writer_add_column (writer, "出生", JIN_TYPE_DATE, 0);
  jin_table_writer_add_column (writer, "年龄", JIN_TYPE_INTEGER, 0);
  jin_table_writer_add_column (writer, "金额", JIN_TYPE_MONEY, 0);
  jin_table_writer_add_column (writer, "比例", JIN_TYPE_DECIMAL, 0);
  jin_table_writer_add_column (writer, "党员", JIN_TYPE_BOOLEAN, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (jin_table_writer_add_row (writer, rows[i], &error));
  g_assert_true (jin_table_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static char *
tell_file (const char *path)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinWorkbook) workbook = jin_workbook_open (path, NULL, &error);

  g_assert_no_error (error);
  return fixture_tell (workbook);
}

/* What is written to .xlsx is read back as it was: digits, precision of dates, numbers as numbers. */
static void
test_xlsx (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "花名册.xlsx", NULL);
  g_autofree char *told = NULL;

  write_roster (path);
  told = tell_file (path);
  g_assert_cmpstr (told, ==,
                   "1: Tm:花名册 Tc:花名册 Tc:花名册 Tc:花名册 Tc:花名册 Tc:花名册 Tc:花名册\n"
                   "2: T:姓名 T:身份证号 T:出生 T:年龄 T:金额 T:比例 T:党员\n"
                   "3: T:张三 T:329901194810055671 DD:1948.10.05 N:77 N:1,234.50 N:0.5 T:是\n"
                   "4: T:李\"四\",\n(女) T:013800138000 DM:1939.02 - - - T:否\n"
                   "5: T:=1+1 T:-12.5 T:1898 - N:-0.05\n");
  g_assert_cmpint (count_files (fixture->folder), ==, 1);
}

static void
test_csv (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "花名册.CSV", NULL);
  g_autofree char *told = NULL;
  g_autofree char *content = NULL;

  write_roster (path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==,
                   "\xEF\xBB\xBF姓名,身份证号,出生,年龄,金额,比例,党员\r\n"
                   "张三,329901194810055671,1948.10.05,77,1234.50,0.5,是\r\n"
                   "\"李\"\"四\"\",\n(女)\",013800138000,1939.02,,,,否\r\n"
                   /* A spreadsheet would compute the first; the second is but a number. */
                   "\"'=1+1\",-12.5,1898,,-0.05,,\r\n");
  told = tell_file (path);
  g_assert_cmpstr (told, ==,
                   "1: T:姓名 T:身份证号 T:出生 T:年龄 T:金额 T:比例 T:党员\n"
                   "2: T:张三 T:329901194810055671 T:1948.10.05 T:77 T:1234.50 T:0.5 T:是\n"
                   "3: T:李\"四\",\n(女) T:013800138000 T:1939.02 - - - T:否\n"
                   "4: T:=1+1 T:-12.5 T:1898 - T:-0.05\n");
}

/* A moment, a text with a control character, a long row: what must not spoil the file. */
static void
test_odd (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char           *path = g_build_filename (fixture->folder, "x.xlsx", NULL);
  g_autoptr (JinTableWriter) writer = jin_table_writer_new (path, NULL, NULL);
  const JinValue             values[] = {{.kind = JIN_VALUE_INT, .u.integer = jin_minute_from (JIN_DATE (2025, 6, 25), 9, 30)}, TEXT ("a\x01<&>\tb")};
  g_autofree char           *told = NULL;

  jin_table_writer_add_column (writer, "时间", JIN_TYPE_TIME, 0);
  jin_table_writer_add_column (writer, "备注", JIN_TYPE_LONG_TEXT, 0);
  g_assert_true (jin_table_writer_add_row (writer, values, NULL));
  g_assert_true (jin_table_writer_finish (writer, NULL));
  told = tell_file (path);
  g_assert_cmpstr (told, ==, "1: T:时间 T:备注\n2: DD:2025.06.25 09:30 T:a<&>\tb\n");
}

/* A table of a list or report, with its numbers. */
static void
test_table (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char     *path = g_build_filename (fixture->folder, "x.xlsx", NULL);
  g_autoptr (JinTable) table = jin_table_new ("支部情况");
  g_autoptr (GError)   error = NULL;
  g_autofree char     *told = NULL;

  jin_table_add_column (table, "支部", JIN_TYPE_TEXT, 20);
  jin_table_add_column (table, "人数", JIN_TYPE_INTEGER, 6);
  jin_table_add_row (table);
  jin_table_set (table, 0, 0, "第一支部");
  jin_table_set_number (table, 0, 1, 31, "31 人");
  g_assert_true (jin_table_write (table, path, NULL, &error));
  g_assert_no_error (error);
  told = tell_file (path);
  g_assert_cmpstr (told, ==, "1: Tm:支部情况 Tc:支部情况\n2: T:支部 T:人数\n3: T:第一支部 N:31\n");
}

/* Without rows the heads stand alone; a writer that is given up leaves nothing, and what stood there stays. */
static void
test_unfinished (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, data, NULL);
  g_autofree char *told = NULL;
  JinTableWriter  *writer = jin_table_writer_new (path, NULL, NULL);

  jin_table_writer_add_column (writer, "姓名", JIN_TYPE_TEXT, 0);
  g_assert_true (jin_table_writer_finish (writer, NULL));
  jin_table_writer_free (writer);

  writer = jin_table_writer_new (path, "标题", NULL);
  jin_table_writer_add_column (writer, "单位", JIN_TYPE_TEXT, 0);
  g_assert_true (jin_table_writer_add_row (writer, &(JinValue)TEXT ("x"), NULL));
  jin_table_writer_free (writer);

  g_assert_cmpint (count_files (fixture->folder), ==, 1);
  told = tell_file (path);
  g_assert_cmpstr (told, ==, "1: T:姓名\n");
}

static void
test_no_folder (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char   *path = g_build_filename (fixture->folder, "no", "x.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (jin_table_writer_new (path, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_FAILED);
  g_clear_error (&error);
  if (geteuid () == 0)
    return;
  g_free (path);
  path = g_build_filename (fixture->folder, "x.xlsx", NULL);
  g_chmod (fixture->folder, 0500);
  g_assert_null (jin_table_writer_new (path, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_READ_ONLY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/table-writer/xlsx", Fixture, NULL, set_up, test_xlsx, tear_down);
  g_test_add ("/table-writer/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/table-writer/odd", Fixture, NULL, set_up, test_odd, tear_down);
  g_test_add ("/table-writer/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/table-writer/unfinished/xlsx", Fixture, "x.xlsx", set_up, test_unfinished, tear_down);
  g_test_add ("/table-writer/unfinished/csv", Fixture, "x.csv", set_up, test_unfinished, tear_down);
  g_test_add ("/table-writer/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  return g_test_run ();
}
