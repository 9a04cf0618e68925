/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/jin-error.h"
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

/* √ in a column called by a word of a list, alone or under the field's heading; what no list has is asked about. */
static void
test_ticks (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,性别,居住状况,,党员,特长爱好（√）,,星级\n"
                                                                       ",,独居,空巢,（√）,书法,摄影,\n"
                                                                       "张三,男,√,,√,√,√,√\n"
                                                                       "李四,女,,√,×,,√,√\n"
                                                                       "王五,男,√,√,√,,,\n"
                                                                       "赵六,男,√,,,,√,\n"
                                                                       "孙七,男,偶尔,,,,√,\n"
                                                                       "周一,男,√,,,√,,\n周二,男,√,,,,,\n周三,男,√,,,,,\n周四,男,√,,,,,\n"
                                                                       "周五,男,√,,,,,\n周六,男,√,,,,,\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);
  g_autofree char      *label = jin_import_target_label (import, "living=3");

  assert_target (import, 0, 2, "living=3", FALSE);
  assert_target (import, 0, 3, "living=2", FALSE);
  assert_target (import, 0, 4, "political_status=01", FALSE);
  assert_target (import, 0, 5, "hobby=1", FALSE);
  assert_target (import, 0, 7, "?", FALSE);
  g_assert_cmpstr (label, ==, "Living With: 独居");
  g_assert_false (jin_import_set_target (import, 0, 2, "living=nonsense", NULL));
  g_assert_true (jin_import_set_target (import, 0, 2, "living=3", NULL));
  import_fixture_check (import);
  import_fixture_assert_counts (import, 9, 0, 0, 0, 2);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='张三' and living='3' and political_status='01' and hobby='1' and hobby='4'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='李四' and living='2' and political_status is empty and hobby='4'"), ==, 1);
}

/* The second row of a head: words under the headings, units in brackets; a nameless row of data is none. */
static void
test_second_row (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *second;
    int         last;
    const char *head; /* of the last column */
  } cases[] = {
      {",,（选填）,（元）", 1, "党费基数"},
      {",,书法,绘画", 1, "党费基数/绘画"},
      {",女,书法,", 0, "党费基数"},
      {",,书法,12", 0, "党费基数"},
      {"一、离休干部,,,", 0, "党费基数"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char      *text = g_strdup_printf ("姓名,性别,特长爱好,党费基数\n%s\n张三,男,书法,\n", cases[i].second);
      g_autofree char      *path = import_fixture_write_csv (fixture, text);
      g_autoptr (JinImport) import = import_fixture_open (fixture, path);
      const JinImportSheet *sheet = jin_import_get_sheet (import, 0);

      g_test_message ("%s", cases[i].second);
      g_assert_cmpint (sheet->head_last, ==, cases[i].last);
      g_assert_cmpstr (g_array_index (sheet->columns, JinImportColumn, 3).head, ==, cases[i].head);
    }
}

/* ---- what stands in cells besides a value ---- */

/* 同上 is what stands above, across blank rows too; nothing above, names and numbers are refused. */
static void
test_ditto (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,性别,原工作单位,身份证号,备注\n"
                                                                       "张三,男,同上,,\n"
                                                                       "李四,女,市教育局,,长期外住\n"
                                                                       ",,,,\n"
                                                                       "王五,男,同　上,,〃\n"
                                                                       "赵六,男,〃,,\n"
                                                                       "同上,女,〃,,\n"
                                                                       "孙七,男,〃,同上,\n"
                                                                       "周八,男,市同上局,,与同上\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  import_fixture_assert_counts (import, 4, 0, 0, 0, 3);
  g_assert_nonnull (strstr (jin_import_get_row (import, 0)->remarks, "nothing stands above"));
  g_assert_nonnull (strstr (jin_import_get_row (import, 2)->remarks, "the same as above: 市教育局"));
  g_assert_nonnull (strstr (jin_import_get_row (import, 4)->remarks, "never is"));
  g_assert_cmpstr (jin_import_get_row (import, 5)->column, ==, "身份证号");
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "unit='市教育局'"), ==, 3);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='王五' and note='长期外住'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='周八' and unit='市同上局' and note='与同上'"), ==, 1);
}

/* Also where the rows are taken a thousand at a time. */
static void
test_ditto_far (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (GString)   text = g_string_new ("姓名,出生年月,原工作单位\n甲,1940.01,市教育局\n");
  g_autofree char      *path = NULL;
  g_autoptr (JinImport) import = NULL;

  for (int i = 0; i < 2500; i++)
    g_string_append_printf (text, "乙,19%02d.%02d.%02d,同上\n", 20 + i / 336, 1 + i / 28 % 12, 1 + i % 28);
  path = import_fixture_write_csv (fixture, text->str);
  import = import_fixture_open (fixture, path);
  import_fixture_assert_counts (import, 2501, 0, 0, 0, 0);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "unit='市教育局'"), ==, 2501);
}

static void
test_names (ImportFixture *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *name; /* NULL when refused */
  } cases[] = {
      {"张　三", "张三"},
      {"欧阳 修文", "欧阳修文"},
      {"买买提·艾力", "买买提·艾力"},
      {"王五（离休）", "王五(离休)"},
      {"张三、李四", NULL},
      {"张三 李四", NULL},
      {"张三\n李小四", NULL},
      {"张三夫妇", NULL},
      {"张三（妻：李四）", NULL},
      {"张三/李四", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char      *text = g_strdup_printf ("姓名,性别\n\"%s\",男\n", cases[i].text);
      g_autofree char      *path = import_fixture_write_csv (fixture, text);
      g_autofree char      *filter = g_strdup_printf ("name='%s'", cases[i].name);
      g_autoptr (JinImport) import = import_fixture_open (fixture, path);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (jin_import_count (import, JIN_IMPORT_REJECTED), ==, cases[i].name == NULL);
      if (cases[i].name == NULL)
        continue;
      import_fixture_commit (import);
      g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, filter), ==, 1);
    }
}

/* The first phone is the column's, the next goes to the field that no column fills, the last to the note. */
static void
test_phones (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,性别,联系电话\n"
                                                                       "张三,男,\"13800138000、0512-65123456\"\n"
                                                                       "李四,女,13800138001/13800138002；0512 65123457\n"
                                                                       "王五,女,138 0013 8003\n"
                                                                       "赵六,女,13800138004（儿子）\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  import_fixture_assert_counts (import, 4, 0, 0, 0, 0);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='张三' and phone='13800138000' and home_phone='0512-65123456'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='李四' and phone='13800138001' and home_phone='13800138002' and note='联系电话：0512-65123457'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='王五' and phone='13800138003'"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='赵六' and phone~'儿子'"), ==, 1);
}

/* ---- what stands beside and between ---- */

/* Two lists beside each other, of unequal length: each gives its people. */
static void
test_side_by_side (ImportFixture *fixture,
                   gconstpointer  data)
{
  static const char *const texts[] = {
      "名册\n序号,姓名,性别,,序号,姓名,性别\n1,张三,男,,3,王五,男\n2,李四,女,,4,赵六,女\n,,,,5,孙七,男\n",
      "姓名,性别,姓名,性别\n张三,男,王五,男\n李四,女,赵六,女\n,,孙七,男\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char      *path = import_fixture_write_csv (fixture, texts[i]);
      g_autoptr (JinImport) import = import_fixture_open (fixture, path);

      g_assert_cmpuint (jin_import_n_sheets (import), ==, 2);
      g_assert_cmpuint (jin_import_n_rows (import), ==, 5);
      if (i > 0)
        continue;
      import_fixture_commit (import);
      g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 5);
      g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='孙七' and sex='1' and list_order=5"), ==, 1);
    }
}

/* 姓名 under another heading is somebody else's. */
static void
test_other_names_beside (ImportFixture *fixture,
                         gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "姓名,性别,配偶,\n,,姓名,电话\n张三,男,李四,13800138000\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  g_assert_cmpuint (jin_import_n_sheets (import), ==, 1);
  g_assert_cmpuint (jin_import_n_rows (import), ==, 1);
}

/* Headings repeated on each page, unit rows, totals and signatures between and behind the people are no people. */
static void
test_between (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autofree char      *path = import_fixture_write_csv (fixture, "序号,姓名,性别,出生年月,联系电话\n"
                                                                       "1,张三,男,1935.06,\n"
                                                                       "序号,姓 名,性别,出生年月,联系电话\n"
                                                                       "2,李四,女,1938.09,\n"
                                                                       ",,,,\n"
                                                                       "单位：人,,,,\n"
                                                                       "3,王五,男,1939.02,\n"
                                                                       "4,,,,\n"
                                                                       "小计,,3人,,\n"
                                                                       "合 计,3,,,\n"
                                                                       "填表人：张某,,,审核人：,\n"
                                                                       "注：本表一式两份,,,,\n");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  import_fixture_assert_counts (import, 3, 0, 0, 0, 0);
}

/* ---- numbers and formulas ---- */

/* What is displayed decides; a lone .1 is taken as January and asked about.  A formula without its result is refused. */
static void
test_numbers (ImportFixture *fixture,
              gconstpointer  data)
{
  const FixturePart     parts[] = {{"xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId='2'/></cellXfs></styleSheet>"},
                                   {"xl/worksheets/sheet1.xml",
                                    "<worksheet><sheetData>"
                                        "<row r='1'><c t='inlineStr'><is><t>姓名</t></is></c><c t='inlineStr'><is><t>出生年月</t></is></c><c t='inlineStr'><is><t>退休时间</t></is></c></row>"
                                        "<row r='2'><c t='inlineStr'><is><t>张三</t></is></c><c s='1'><v>1948.1</v></c><c><v>200810</v></c></row>"
                                        "<row r='3'><c t='inlineStr'><is><t>李四</t></is></c><c><v>1948.1</v></c></row>"
                                        "<row r='4'><c t='inlineStr'><is><t>王五</t></is></c><c><f>B2</f></c></row>"
                                        "</sheetData></worksheet>"},
                                   {NULL, NULL}};
  g_autoptr (GBytes)    bytes = fixture_xlsx (parts);
  g_autofree char      *path = g_build_filename (fixture->folder, "numbers.xlsx", NULL);
  g_autoptr (JinImport) import = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
  import = import_fixture_open (fixture, path);
  import_fixture_assert_counts (import, 2, 0, 0, 0, 1);
  g_assert_null (jin_import_get_row (import, 0)->remarks);
  g_assert_nonnull (strstr (jin_import_get_row (import, 1)->remarks, "January or October"));
  g_assert_nonnull (strstr (jin_import_get_row (import, 2)->remarks, "not its result"));
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='张三' and birth=1948-10 and retired_on=2008-10"), ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "name='李四' and birth=1948-01"), ==, 1);
}

/* ---- marks ---- */

static const JinImportMark *
find_mark (JinImport  *import,
           const char *key)
{
  for (guint i = 0; i < jin_import_n_marks (import); i++)
    if (strcmp (jin_import_get_mark (import, i)->key, key) == 0)
      return jin_import_get_mark (import, i);
  return NULL;
}

/* Colours, strike-through, comments and hidden rows are counted and mean nothing until people say what. */
static void
test_marks (ImportFixture *fixture,
            gconstpointer  data)
{
  static const char *const names[] = {"openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.xls"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char      *path = fixture_path (names[i]);
      g_autoptr (JinImport) import = jin_import_open (fixture->store, path, &jin_person_entity, "第一支部", NULL, NULL);
      g_autoptr (GError)    error = NULL;

      g_test_message ("%s", names[i]);
      import_fixture_check (import);
      g_assert_cmpuint (find_mark (import, "fill:C0C0C0")->n_rows, ==, 1);
      g_assert_cmpuint (find_mark (import, "ink:FF0000")->n_rows, ==, 1);
      g_assert_cmpuint (find_mark (import, "struck")->n_rows, ==, 1);
      g_assert_cmpuint (find_mark (import, "comment")->n_rows, ==, 1);
      g_assert_cmpuint (find_mark (import, "hidden")->n_rows, ==, 1);
      for (guint row = 0; row < jin_import_n_rows (import); row++)
        {
          g_assert_null (jin_import_get_row (import, row)->mark);
          g_assert_cmpint (jin_import_get_row (import, row)->choice, ==, JIN_IMPORT_AS_FOUND);
        }

      g_assert_false (jin_import_set_mark (import, "fill", "out", &error));
      g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
      g_clear_error (&error);
      g_assert_false (jin_import_set_mark (import, "struck", "nonsense", &error));
      g_clear_error (&error);
      g_assert_true (jin_import_set_mark (import, "struck", "out", &error));
      g_assert_true (jin_import_set_mark (import, "hidden", "died", &error));
      import_fixture_check (import);
      g_assert_cmpuint (find_mark (import, "struck")->n_rows, ==, 1);
      g_assert_cmpint (jin_import_get_row (import, 2)->choice, ==, JIN_IMPORT_LEAVE_OUT);
      g_assert_cmpstr (jin_import_get_row (import, 3)->mark->key, ==, "hidden");
    }
}

/* What a mark means is written; rows that are left out are not. */
static void
test_marks_written (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char      *path = fixture_path ("marks-libxlsxwriter.xlsx");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  g_assert_cmpuint (find_mark (import, "fill:BFBFBF")->n_rows, ==, 2);
  g_assert_cmpuint (find_mark (import, "section")->n_rows, ==, 2);
  g_assert_cmpstr (find_mark (import, "section")->example, ==, "一、第一党支部（3人）");
  g_assert_cmpuint (jin_import_n_rows (import), ==, 5);
  g_assert_true (jin_import_set_mark (import, "fill:BFBFBF", "died", NULL));
  g_assert_true (jin_import_set_mark (import, "ink:FF0000", "out", NULL));
  g_assert_true (jin_import_set_mark (import, "section", "branch", NULL));
  import_fixture_check (import);
  import_fixture_commit (import);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, ""), ==, 4);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "state='died'"), ==, 2);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "branch.name='第一党支部'"), ==, 3);
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "branch.name='第二党支部'"), ==, 1);
}

/* ---- whole files ---- */

/* The same roster from four writers: every quirk of its cells, sheets and rows. */
static void
test_roster (ImportFixture *fixture,
             gconstpointer  data)
{
  static const char *const names[] = {"quirks-openpyxl.xlsx", "quirks-libreoffice.xlsx", "quirks-libreoffice.xls", "quirks-libxlsxwriter.xlsx"};
  static const char *const people[] = {
      "name='张三' and list_order=1 and sex='1' and birth=1935-06 and id_number='320501193506150017' and unit='市教育局' and post='主任科员'",
      "name='张三' and phone='13800138000' and party_join=1972-05 and party_full=1973-05-16 and branch.name='第一党支部'",
      "name='李四' and sex='2' and birth=1938-09-09 and id_number='450300193809090041' and unit='市卫生局' and post='副局长'",
      "name='李四' and phone='13900139000' and home_phone='0512-65123456' and party_join=1960-02 and party_full=1961-03-05",
      "name='王五' and birth=1948-10 and id_number is empty and unit='市卫生局' and phone='13700137000' and party_join=1973-02 and party_full=1974-03-15",
      "name='赵六' and birth=1948-10-05 and unit='市水利局' and phone='0512-65120000' and party_join=1975-07-01",
      "name='钱七' and birth=1948-05 and unit='市水利局' and post='科员' and phone='13600136000' and party_join=1976-07-08",
      "name='周九' and birth=1939-02 and branch.name='第二党支部' and list_order=1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char      *path = fixture_path (names[i]);
      g_autoptr (JinImport) import = import_fixture_open (fixture, path);
      const JinImportRow   *bad = NULL;

      g_test_message ("%s", names[i]);
      g_assert_cmpuint (jin_import_n_sheets (import), ==, 3);
      g_assert_false (jin_import_get_sheet (import, 2)->included);
      g_assert_true (jin_sheet_column_is_hidden (jin_import_get_sheet (import, 0)->preview, 9));
      g_assert_cmpuint (find_mark (import, "hidden")->n_rows, ==, 1);
      /* What the first file brought, the others bring again. */
      import_fixture_assert_counts (import, i == 0 ? 6 : 0, 0, i == 0 ? 0 : 6, 0, 1);
      for (guint row = 0; row < jin_import_n_rows (import); row++)
        if (jin_import_get_row (import, row)->verdict == JIN_IMPORT_REJECTED)
          bad = jin_import_get_row (import, row);
      g_assert_cmpstr (bad->column, ==, "出生年月");
      g_assert_cmpint (bad->row + 1, ==, 6);
      if (i > 0)
        continue;
      import_fixture_commit (import);
      for (gsize j = 0; j < G_N_ELEMENTS (people); j++)
        {
          g_test_message ("%s", people[j]);
          g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, people[j]), ==, 1);
        }
    }
}

/* A web page that a system exported as .xls: lines around the table, number formats in its style sheet. */
static void
test_web_page (ImportFixture *fixture,
               gconstpointer  data)
{
  static const char *const people[] = {
      "name='张三' and id_number='329901194810055676' and party_join=1972-06 and party_full=1973-05 and phone='0512-65220001' and branch.name='第一支部'",
      "name='李四' and party_join=1960-02 and party_full=1961-10 and phone='13900000002'",
      "name='王五' and party_full=1969-01 and phone='13900000003' and home_phone='65220003'",
  };
  g_autofree char      *path = fixture_path ("web-page.xls");
  g_autoptr (JinImport) import = import_fixture_open (fixture, path);

  import_fixture_assert_counts (import, 3, 0, 0, 0, 0);
  g_assert_cmpuint (find_mark (import, "struck")->n_rows, ==, 1);
  import_fixture_commit (import);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_test_message ("%s", people[i]);
      g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, people[i]), ==, 1);
    }
}

static void
test_1904 (ImportFixture *fixture,
           gconstpointer  data)
{
  static const char *const names[] = {"1904-openpyxl.xlsx", "1904-libreoffice.xlsx", "1904-libreoffice.xls"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char      *path = fixture_path (names[i]);
      g_autoptr (JinImport) import = import_fixture_open (fixture, path);

      import_fixture_assert_counts (import, i == 0, 0, i > 0, 0, 0);
      if (i == 0)
        import_fixture_commit (import);
    }
  g_assert_cmpint (import_fixture_count (fixture, &jin_person_entity, "birth=1948-10 and retired_on=2008-10-31"), ==, 1);
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
      {"/import/quirks/ticks", test_ticks},
      {"/import/quirks/second-row", test_second_row},
      {"/import/quirks/ditto", test_ditto},
      {"/import/quirks/ditto-far", test_ditto_far},
      {"/import/quirks/names", test_names},
      {"/import/quirks/phones", test_phones},
      {"/import/quirks/side-by-side", test_side_by_side},
      {"/import/quirks/other-names-beside", test_other_names_beside},
      {"/import/quirks/between", test_between},
      {"/import/quirks/numbers", test_numbers},
      {"/import/quirks/roster", test_roster},
      {"/import/quirks/web-page", test_web_page},
      {"/import/quirks/1904", test_1904},
      {"/import/quirks/marks", test_marks},
      {"/import/quirks/marks-written", test_marks_written},
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_fixture_set_up, tests[i].test, import_fixture_tear_down);
  return g_test_run ();
}
