/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Databases as past versions of the program left them, one file a version in frozen/.  The present version must open each,
 * bring it up to date and find everything sound.  To freeze a version before it is released:
 *
 *   JINQIU_NOW=2026-11-20 jinqiu-cli demo --people 20 --years 1 --db x.db
 *   jinqiu-cli backup y.db --db x.db && gzip -9n < y.db > tests/store/frozen/version-NNN.db.gz
 *
 * version-010-merged: besides, somebody was entered twice, visited, and merged.
 */
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "record/jin-merge.h"
#include "store/jin-store-history.h"
#include "store/jin-store-merge.h"
#include "tests/folder.h"

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

/* What stands in each. */
typedef struct
{
  const char *file;
  guint       n_people; /* that lists show */
  const char *merged;   /* who was merged into somebody else, or NULL */
} Frozen;

static const Frozen frozen[] = {
    {"version-007.db.gz", 20, NULL},
    {"version-010-merged.db.gz", 21, "廖春花"},
};

static GPtrArray *
query_people (JinStore *store)
{
  g_autoptr (GError) error = NULL;
  JinQuery           asked = {&jin_person_entity, NULL, NULL, jin_context_now ()};
  GPtrArray         *people = jin_store_query (store, &asked, 0, NULL, &error);
  g_assert_no_error (error);
  return people;
}

static void
commit (JinStore *store, JinChanges *changes)
{
  g_autoptr (GError) error = NULL;
  JinContext         context = jin_context_now ();
  g_assert_cmpint (jin_store_commit (store, changes, &context, NULL, &error), >, 0);
  g_assert_no_error (error);
}

/* Both rows of somebody who was entered twice lead to one, who was visited. */
static void
assert_merged (JinStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = jin_store_find_many (store, &jin_person_entity, JIN_PERSON_NAME, &name, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpint (g_array_index (hits, JinStoreHit, 0).kept, ==, g_array_index (hits, JinStoreHit, 1).kept);
  g_autoptr (JinRecord) kept = jin_store_get (store, &jin_person_entity, g_array_index (hits, JinStoreHit, 0).kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (jin_record_get_int (kept, JIN_PERSON_VISITS), >, 0);
}

/* What was merged long ago is still one; undo stops at the migration, and another merge is made and undone as ever. */
static void
assert_merges (JinStore *store, const Frozen *expected)
{
  g_autoptr (GError)    error = NULL;
  JinContext            context = jin_context_now ();
  g_autoptr (GPtrArray) people = query_people (store);
  if (expected->merged != NULL)
    assert_merged (store, expected->merged);
  g_assert_null (jin_store_peek_undo (store, &context));

  g_autoptr (JinMergeSet) set = jin_store_read_merge (store, &jin_person_entity, jin_record_get_id (people->pdata[0]), jin_record_get_id (people->pdata[1]), NULL, &error);
  g_assert_no_error (error);
  g_autoptr (JinRecord)  result = jin_merge_result (set, NULL, &context);
  g_autoptr (JinChanges) changes = jin_merge_plan (set, result, &context, JIN_LOOKUP (store), NULL);
  commit (store, changes);
  g_autoptr (GPtrArray) fewer = query_people (store);
  g_assert_cmpuint (fewer->len, ==, expected->n_people - 1);
  assert_sound (store);
  g_assert_cmpint (jin_store_undo (store, 0, &context, &error), >, 0);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) again = query_people (store);
  g_assert_cmpuint (again->len, ==, expected->n_people);
  assert_sound (store);
}

static void
test_frozen (gconstpointer data)
{
  const Frozen      *expected = data;
  g_autofree char   *packed = g_test_build_filename (G_TEST_DIST, "store", "frozen", expected->file, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_dir_make_tmp ("jinqiu-frozen-XXXXXX", &error);
  g_autofree char   *path = g_build_filename (folder, "old.db", NULL);
  unpack (packed, path);
  g_autoptr (JinStore) store = jin_store_open (path, jin_office_entities (), 0, &error);
  g_assert_no_error (error);
  assert_sound (store);
  g_autoptr (GPtrArray) people = query_people (store);
  g_assert_cmpuint (people->len, ==, expected->n_people);
  assert_merges (store, expected);

  /* and it can be worked with */
  g_autoptr (JinChanges) changes = jin_changes_new ("new name");
  g_autoptr (JinRecord)  person = jin_record_copy (people->pdata[0]);
  jin_record_set_text (person, JIN_PERSON_NAME, "张三");
  jin_changes_put (changes, person, people->pdata[0], JIN_DATE_NONE);
  commit (store, changes);
  assert_sound (store);
  jin_store_close (store);

  test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (frozen); i++)
    {
      g_autofree char *test = g_strconcat ("/store/frozen/", frozen[i].file, NULL);
      g_test_add_data_func (test, &frozen[i], test_frozen);
    }
  return g_test_run ();
}
