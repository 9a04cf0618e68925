/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that fill the office's own fields, and the same from the files that are written of them. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange/jin-export.h"
#include "exchange/jin-import.h"
#include "office/jin-person.h"
#include "record/jin-custom-field.h"
#include "tests/folder.h"

static const JinContext context = {{2026, 11, 20}, {2026, 11, 20}, "测试", "测试"};

static const char *const columns[] = {"name", "c_chepaihao", "c_shengao", "c_tijianriqi", "c_huiyongweixin", "c_yinshi"};

typedef struct
{
  char     *folder;
  JinStore *store;
} Fixture;

static void
add_field (JinStore *store, const char *label, const char *type, const char *options)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinRecord)  definition = jin_record_new (&jin_custom_field_entity);
  g_autoptr (JinChanges) changes = jin_changes_new ("test");

  jin_record_set_text (definition, JIN_CUSTOM_FIELD_LEDGER, "person");
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_LABEL, label);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_TYPE, type);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_OPTIONS, options);
  jin_changes_put (changes, definition, NULL, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (store, changes, &context, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("jinqiu-import-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  add_field (fixture->store, "车牌号", JIN_CUSTOM_TEXT, NULL);
  add_field (fixture->store, "身高", JIN_CUSTOM_NUMBER, NULL);
  add_field (fixture->store, "体检日期", JIN_CUSTOM_DATE, NULL);
  add_field (fixture->store, "会用微信", JIN_CUSTOM_YES_NO, NULL);
  add_field (fixture->store, "饮食", JIN_CUSTOM_CHOICE, "普食|软食");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ; /* "changed" waits here with a reference */
  jin_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* @entity: the ledger, or NULL for the one that the file fits */
static JinImport *
check_file (Fixture *fixture, const char *path, const JinEntity *entity)
{
  g_autoptr (GError) error = NULL;
  JinImport         *import = jin_import_open (fixture->store, path, entity, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (jin_import_check (import, &context, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return import;
}

static char *
cell (Fixture *fixture, gint64 id, const char *name)
{
  const JinEntity      *entity = jin_store_ledger (fixture->store, &jin_person_entity);
  g_autoptr (JinRecord) record = jin_store_get (fixture->store, entity, id, NULL);

  return jin_record_format (record, jin_entity_find_field (entity, name), &context, JIN_MASK_NONE, jin_store_list_func, fixture->store);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const char        text[] = "姓名,性别,出生年月,车牌号,身 高,体检日期,会用微信,饮食\n"
                                    "张三,男,1941.3.12,粤B12345,1.7,2026.5,是,软食\n"
                                    "李四,男,1942.3.12,,,,,\n"
                                    "王五,男,1943.3.12,粤B2,,,,流食\n";
  static const char *const expected[] = {"张三", "粤B12345", "1.7", "2026.05", "√", "软食"};
  g_autofree char         *path = g_build_filename (fixture->folder, "花名册.csv", NULL);
  g_autoptr (GError)       error = NULL;
  g_autoptr (JinImport)    import = NULL;
  static const char *const files[] = {"out.xlsx", "out.csv"};

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  import = check_file (fixture, path, NULL);
  g_assert_cmpuint (jin_import_count (import, JIN_IMPORT_NEW), ==, 3);
  /* 流食 is none of the options: left out, and said in words */
  g_assert_nonnull (strstr (jin_import_get_row (import, 2)->remarks, "流食"));
  g_assert_cmpint (jin_import_commit (import, &context, FALSE, &error), >, 0);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *value = cell (fixture, 1, columns[i]);

      g_assert_cmpstr (value, ==, expected[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const JinEntity      *entity = jin_store_ledger (fixture->store, &jin_person_entity);
      JinQuery              query = {entity, NULL, NULL, context, NULL};
      g_autoptr (GArray)    fields = g_array_new (FALSE, FALSE, sizeof (int));
      g_autofree char      *out = g_build_filename (fixture->folder, files[i], NULL);
      g_autoptr (JinImport) again = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          int field = jin_entity_find_field (entity, columns[j]);

          g_array_append_val (fields, field);
        }
      g_assert_true (jin_export_list (fixture->store, &query, fields, &(JinExport){.path = out, .level = JIN_MASK_NONE}, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      again = check_file (fixture, out, &jin_person_entity);
      g_assert_cmpuint (jin_import_count (again, JIN_IMPORT_SAME), ==, 3);
    }
}

/* A file that knows nothing of the fields leaves them alone; another value is a change, told with both. */
static void
test_update (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = {"姓名,出生年月,车牌号\n张三,1941.3.12,粤B1\n", "姓名,出生年月,车牌号\n张三,1941.3.12,\n",
                                      "姓名,出生年月,车牌号\n张三,1941.3.12,粤B2\n"};
  static const char *const after[] = {"粤B1", "粤B1", "粤B2"};
  g_autofree char         *path = g_build_filename (fixture->folder, "花名册.csv", NULL);
  g_autoptr (GError)       error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JinImport) import = NULL;
      g_autofree char      *value = NULL;

      g_assert_true (g_file_set_contents (path, files[i], -1, NULL));
      import = check_file (fixture, path, &jin_person_entity);
      jin_import_commit (import, &context, FALSE, &error);
      g_assert_no_error (error);
      value = cell (fixture, 1, "c_chepaihao");
      g_assert_cmpstr (value, ==, after[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import-custom/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/import-custom/update", Fixture, NULL, set_up, test_update, tear_down);
  return g_test_run ();
}
