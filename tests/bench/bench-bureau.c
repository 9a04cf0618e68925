/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "bench-bureau.h"
#include "exchange/jin-demo.h"
#include "exchange/jin-export.h"
#include "office/jin-entities.h"
#include "store/jin-migrations.h"
#include "store/jin-store-history.h"
#include "store/jin-store-private.h"

#define COLUMNS                                                                                                     \
  "list_order,name,sex,nation,birth,id_number,work_start,retire_type,retired_on,unit,post,rank,treatment,branch,"   \
  "party_join,party_full,political_status,health,living,address,phone,hobby,specialty,marriage,residence,relation," \
  "unit_nature,member_status,revolution_date,note"

const JinContext bench_context = {{2026, 11, 20}, {2026, 11, 20}, "bench", "bench"};

JinStore *
bench_open (const char *folder,
            const char *name)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  JinStore          *store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

void
bench_make_bureau (const char *folder,
                   const char *name,
                   int         people,
                   int         years)
{
  g_autoptr (JinStore) store = bench_open (folder, name);
  JinDemo              demo = {people, years, 1};
  g_autoptr (GError)   error = NULL;

  if (jin_demo_fill (store, &demo, &bench_context, &error) == 0)
    g_error ("%s", error->message);
  jin_store_close (store);
}

char *
bench_keep_bureau (const char *folder,
                   int         people)
{
  g_autofree char *name = g_strdup_printf ("bureau-%d-%d.db", people, jin_migrations_newest (JIN_STORE_RESOURCES "/sql"));
  g_autofree char *draft = g_strconcat (name, ".draft", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *draft_path = g_build_filename (folder, draft, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&name);
  g_print ("Making a bureau of %d people in %s\n", people, folder);
  bench_remove_bureau (folder, draft);
  bench_make_bureau (folder, draft, people, 1);
  if (g_rename (draft_path, path) != 0)
    g_error ("%s could not be named %s", draft_path, path);
  return g_steal_pointer (&name);
}

void
bench_copy_bureau (const char *folder,
                   const char *name,
                   const char *copy)
{
  g_autofree char     *path = g_build_filename (folder, copy, NULL);
  g_autoptr (JinStore) store = bench_open (folder, name);
  g_autoptr (GError)   error = NULL;

  bench_remove_bureau (folder, copy);
  if (!jin_store_backup (store, path, NULL, &error))
    g_error ("%s", error->message);
  jin_store_close (store);
}

void
bench_remove_bureau (const char *folder,
                     const char *name)
{
  static const char *const endings[] = {"", "-wal", "-shm"};

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (name, endings[i], NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      g_unlink (path);
    }
}

void
bench_export_rows (JinStore   *store,
                   GArray     *ids,
                   const char *folder,
                   const char *file)
{
  JinQuery           query = {.entity = &jin_person_entity, .context = bench_context, .ids = ids};
  g_autofree char   *path = g_build_filename (folder, file, NULL);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv)     names = g_strsplit (COLUMNS, ",", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = jin_entity_find_field (&jin_person_entity, names[i]);

      g_assert_cmpint (field, !=, 0);
      g_array_append_val (columns, field);
    }
  if (!jin_export_list (store, &query, columns, &(JinExport){path, NULL, NULL, JIN_MASK_NONE}, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

void
bench_export_roster (const char *folder,
                     const char *name,
                     const char *file)
{
  g_autoptr (JinStore) store = bench_open (folder, name);

  bench_export_rows (store, NULL, folder, file);
  jin_store_close (store);
}
