/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "bench-bureau.h"
#include "exchange/jin-demo.h"
#include "exchange/jin-export.h"
#include "office/jin-entities.h"

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

void
bench_export_roster (const char *folder,
                     const char *name,
                     const char *file)
{
  g_autoptr (JinStore) store = bench_open (folder, name);
  JinQuery             query = {&jin_person_entity, NULL, NULL, bench_context};
  g_autofree char     *path = g_build_filename (folder, file, NULL);
  g_autoptr (GArray)   columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv)       names = g_strsplit (COLUMNS, ",", -1);
  g_autoptr (GError)   error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = jin_entity_find_field (&jin_person_entity, names[i]);

      g_assert_cmpint (field, !=, 0);
      g_array_append_val (columns, field);
    }
  if (!jin_export_list (store, &query, columns, &(JinExport){path, NULL, NULL, JIN_MASK_NONE}, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  jin_store_close (store);
}

void
bench_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
