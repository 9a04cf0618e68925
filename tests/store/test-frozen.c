/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Databases as past versions of the program left them, one file a version in frozen/.  The present version must open each,
 * bring it up to date and find everything sound.  To freeze a version before it is released:
 *
 *   JINQIU_NOW=2026-11-20 jinqiu-cli demo --people 20 --years 1 --db x.db
 *   jinqiu-cli backup y.db --db x.db && gzip -9n < y.db > tests/store/frozen/version-NNN.db.gz
 */
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "office/jin-entities.h"
#include "store/jin-store-history.h"

static void
unpack (const char *packed, const char *path)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GFile)        from = g_file_new_for_path (packed);
  g_autoptr (GFile)        to = g_file_new_for_path (path);
  g_autoptr (GInputStream) file = G_INPUT_STREAM (g_file_read (from, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GZlibDecompressor) zip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream)      in = g_converter_input_stream_new (file, G_CONVERTER (zip));
  g_autoptr (GOutputStream)     out = G_OUTPUT_STREAM (g_file_create (to, G_FILE_CREATE_PRIVATE, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_sound (JinStore *store)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = jin_store_verify (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)problems->pdata[i]);
  g_assert_cmpint (problems->len, ==, 0);
}

static void
test_frozen (gconstpointer data)
{
  const char        *packed = data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_dir_make_tmp ("jinqiu-frozen-XXXXXX", &error);
  g_autofree char   *path = g_build_filename (folder, "old.db", NULL);
  unpack (packed, path);
  g_autoptr (JinStore) store = jin_store_open (path, jin_office_entities (), 0, &error);
  g_assert_no_error (error);
  assert_sound (store);
  JinQuery              query = {&jin_person_entity, NULL, NULL, jin_context_now ()};
  g_autoptr (GPtrArray) people = jin_store_query (store, &query, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (people->len, ==, 20);

  /* and it can be worked with */
  g_autoptr (JinChanges) changes = jin_changes_new ("new name");
  g_autoptr (JinRecord)  person = jin_record_copy (people->pdata[0]);
  jin_record_set_text (person, jin_entity_find_field (&jin_person_entity, "name"), "张三");
  jin_changes_put (changes, person, people->pdata[0], JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (store, changes, &query.context, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_sound (store);
  jin_store_close (store);

  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *left = g_build_filename (folder, name, NULL);
      g_unlink (left);
    }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "store", "frozen", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *test = g_strconcat ("/store/frozen/", name, NULL);
      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_frozen, g_free);
    }
  return g_test_run ();
}
