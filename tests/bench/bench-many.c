/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include <glib/gstdio.h>

#include "bench-bureau.h"
#include "bench-figures.h"
#include "office/jin-person.h"
#include "store/jin-bulk.h"
#include "store/jin-store-history.h"

/*
 * Work on many of a million people at once: writing them to files, changing them all, and taking that back.
 *
 *   bench-many FOLDER [PEOPLE]
 *
 * Times are by the clock, for other threads and the disk take part.
 */

#define PEOPLE 1000000
#define EXPORTED 100000
#define CHANGED 10000
#define RUNS 3
#define CHANGES "bureau-changes.db"

static JinStore *store;

static GArray *
first_ids (guint n)
{
  JinQuery           query = {.entity = &jin_person_entity, .context = bench_context};
  g_autoptr (GError) error = NULL;
  GArray            *ids = jin_store_ids (store, &query, NULL, &error);

  if (ids == NULL)
    g_error ("%s", error->message);
  if (n > 0 && ids->len > n)
    g_array_set_size (ids, n);
  return ids;
}

/* ---- to files ---- */

static void
export_to (const char *folder,
           const char *name,
           double      figure)
{
  g_autofree char *what = g_strdup_printf ("export of %d people, 30 columns, to %s", EXPORTED, name);
  g_autofree char *peak = g_strdup_printf ("… memory more than before, to %s", name);
  double           times[RUNS], before;

  bench_forget_memory ();
  before = bench_memory ();
  for (int i = 0; i < RUNS; i++)
    {
      g_autoptr (GArray) ids = first_ids (EXPORTED);
      gint64             start = g_get_monotonic_time ();

      bench_export_rows (store, ids, folder, name);
      times[i] = bench_since (start);
    }
  bench_tell (what, times, RUNS, figure);
  bench_tell_memory (peak, before, 32);
}

/* ---- changing ---- */

static JinBulk *
new_bulk (GArray     *ids,
          const char *note)
{
  JinBulk              *bulk = jin_bulk_new (&jin_person_entity, ids);
  g_autoptr (JinRecord) model = jin_record_new (&jin_person_entity);

  jin_record_set_text (model, JIN_PERSON_NOTE, note);
  jin_bulk_add_edit (bulk, JIN_BULK_SET, JIN_PERSON_NOTE, model);
  return bulk;
}

typedef struct
{
  GMainLoop    *loop;
  GCancellable *cancellable;
  gint64        cancelled;
} Patience;

static gboolean
cancel_cb (gpointer data)
{
  Patience *patience = data;

  patience->cancelled = g_get_monotonic_time ();
  g_cancellable_cancel (patience->cancellable);
  return G_SOURCE_REMOVE;
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Patience *patience = data;

  if (jin_store_commit_finish (JIN_STORE (source), result, NULL, NULL) != 0)
    g_error ("the change was not cancelled");
  bench_tell_one ("give up changing everybody after a second", bench_since (patience->cancelled), 1000);
  g_main_loop_quit (patience->loop);
}

static void
give_up (void)
{
  g_autoptr (GArray)       ids = first_ids (0);
  g_autoptr (JinBulk)      bulk = new_bulk (ids, "不了");
  g_autoptr (JinChanges)   changes = jin_bulk_changes (bulk, store, &bench_context, "bench");
  g_autoptr (GMainLoop)    loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Patience                 patience = {loop, cancellable, 0};

  jin_store_commit_async (store, changes, &bench_context, cancellable, committed_cb, &patience);
  g_timeout_add (1000, cancel_cb, &patience);
  g_main_loop_run (loop);
}

static void
change (guint  n,
        double preview_figure,
        double figure)
{
  g_autoptr (GArray)         ids = first_ids (n);
  g_autoptr (JinBulk)        bulk = new_bulk (ids, "整体调整");
  g_autoptr (GError)         error = NULL;
  gint64                     start = g_get_monotonic_time ();
  g_autoptr (JinBulkPreview) preview = jin_bulk_preview (bulk, store, &bench_context, 500, NULL, NULL, NULL, &error);
  g_autoptr (JinChanges)     changes = NULL;
  g_autofree char           *looked = g_strdup_printf ("look at a change of %u people", ids->len);
  g_autofree char           *changed = g_strdup_printf ("change %u people, durable", ids->len);
  g_autofree char           *undone = g_strdup_printf ("take that back");
  gint64                     transaction;
  double                     before = bench_memory ();

  if (preview == NULL)
    g_error ("%s", error->message);
  bench_tell_one (looked, bench_since (start), preview_figure);
  start = g_get_monotonic_time ();
  changes = jin_bulk_changes (bulk, store, &bench_context, "bench");
  transaction = jin_store_commit (store, changes, &bench_context, NULL, &error);
  if (transaction <= 0)
    g_error ("%s", error->message);
  bench_tell_one (changed, bench_since (start), figure);
  bench_tell_memory ("… memory more than before", before, 0);
  bench_forget_memory ();
  before = bench_memory ();
  start = g_get_monotonic_time ();
  if (jin_store_undo (store, transaction, &bench_context, &error) == 0)
    g_error ("%s", error->message);
  bench_tell_one (undone, bench_since (start), figure);
  bench_tell_memory ("… memory more than before", before, 0);
}

int
main (int    argc,
      char **argv)
{
  const char      *folder = argc > 1 ? argv[1] : ".";
  g_autofree char *name = NULL;

  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  name = bench_keep_bureau (folder, argc > 2 ? atoi (argv[2]) : PEOPLE);
  store = bench_open (folder, name);
  export_to (folder, "roster.xlsx", 5000);
  export_to (folder, "roster.csv", 5000);
  jin_store_close (store);
  g_clear_object (&store);
  bench_copy_bureau (folder, name, CHANGES);
  store = bench_open (folder, CHANGES);
  bench_forget_memory ();
  give_up ();
  change (CHANGED, 1000, 2000);
  change (0, 60000, 120000);
  bench_tell_memory ("memory, at most", 0, 250);
  jin_store_close (store);
  g_object_unref (store);
  bench_remove_bureau (folder, CHANGES);
  return bench_failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
