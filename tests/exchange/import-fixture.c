/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "import-fixture.h"
#include "office/jin-entities.h"
#include "tests/folder.h"

const JinContext import_fixture_context = {{2026, 11, 20}, {2026, 11, 20}, "测试", NULL};

void
import_fixture_set_up (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  fixture->folder = g_dir_make_tmp ("jinqiu-import-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
import_fixture_tear_down (ImportFixture *fixture,
                          gconstpointer  data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ; /* "changed" waits here with a reference */
  jin_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

void
import_fixture_check (JinImport *import)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jin_import_check (import, &import_fixture_context, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < jin_import_n_rows (import); i++)
    if (jin_import_get_row (import, i)->verdict >= JIN_IMPORT_DOUBTFUL)
      g_test_message ("row %d: %s", jin_import_get_row (import, i)->row + 1, jin_import_get_row (import, i)->remarks);
}

JinImport *
import_fixture_open_as (ImportFixture   *fixture,
                        const char      *path,
                        const JinEntity *entity)
{
  g_autoptr (GError) error = NULL;
  JinImport         *import = jin_import_open (fixture->store, path, entity, NULL, NULL, &error);

  g_assert_no_error (error);
  import_fixture_check (import);
  return import;
}

JinImport *
import_fixture_open (ImportFixture *fixture,
                     const char    *path)
{
  return import_fixture_open_as (fixture, path, NULL);
}

void
import_fixture_commit (JinImport *import)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (jin_import_commit (import, &import_fixture_context, FALSE, &error), !=, 0);
  g_assert_no_error (error);
}

void
import_fixture_assert_counts (JinImport *import,
                              guint new,
                              guint changed,
                              guint same,
                              guint doubtful,
                              guint rejected)
{
  g_assert_cmpuint (jin_import_count (import, JIN_IMPORT_NEW), ==, new);
  g_assert_cmpuint (jin_import_count (import, JIN_IMPORT_CHANGED), ==, changed);
  g_assert_cmpuint (jin_import_count (import, JIN_IMPORT_SAME), ==, same);
  g_assert_cmpuint (jin_import_count (import, JIN_IMPORT_DOUBTFUL), ==, doubtful);
  g_assert_cmpuint (jin_import_count (import, JIN_IMPORT_REJECTED), ==, rejected);
}

gint64
import_fixture_count (ImportFixture   *fixture,
                      const JinEntity *entity,
                      const char      *filter_text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), entity, filter_text, &error);
  JinQuery              query = {entity, filter, NULL, import_fixture_context};
  gint64                n;

  g_assert_no_error (error);
  n = jin_store_count (fixture->store, &query, NULL, &error);
  g_assert_no_error (error);
  return n;
}

char *
import_fixture_write_csv (ImportFixture *fixture,
                          const char    *text)
{
  char *path = g_build_filename (fixture->folder, "bad.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}
