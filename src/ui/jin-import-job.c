/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-format.h"
#include "ui/jin-import-job.h"

/* A job's import and whose turn it is with it; the mutex lives as long as the import. */
typedef struct
{
  JinImport       *import; /* NULL while it is being opened */
  GMutex          *turn;
  char            *path;
  const JinEntity *entity;
  JinContext       context;
  gint            *permille;
  guint            total;
  gboolean         all_or_nothing;
  guint            row;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->import);
  g_free (job->path);
  g_free (job);
}

static void
turn_free (GMutex *turn)
{
  g_mutex_clear (turn);
  g_free (turn);
}

static Job *
job_new (JinImport *import)
{
  Job *job = g_new0 (Job, 1);

  job->import = g_object_ref (import);
  job->turn = g_object_get_data (G_OBJECT (import), "jin-turn");
  if (job->turn == NULL)
    {
      job->turn = g_new0 (GMutex, 1);
      g_mutex_init (job->turn);
      g_object_set_data_full (G_OBJECT (import), "jin-turn", job->turn, (GDestroyNotify)turn_free);
    }
  return job;
}

static void
run (JinStore *store, JinStoreFunc func, Job *job, GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  jin_store_run_async (store, func, job, (GDestroyNotify)job_free, result_free, cancellable, callback, user_data);
}

/* ---- open ---- */

static gpointer
open_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return jin_import_open (store, job->path, job->entity, NULL, cancellable, error);
}

void
jin_import_job_open (JinStore *store, const char *path, const JinEntity *entity, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->entity = entity;
  run (store, open_func, job, g_object_unref, cancellable, callback, user_data);
}

/* ---- check ---- */

static void
checked_so_far_cb (double fraction, gpointer data)
{
  g_atomic_int_set ((gint *)data, (gint)(fraction * 1000));
}

static gpointer
check_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job                     *job = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (job->turn);

  return GINT_TO_POINTER (jin_import_check (job->import, &job->context, checked_so_far_cb, job->permille, cancellable, error));
}

void
jin_import_job_check (JinStore *store, JinImport *import, const JinContext *context, gint *permille, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = job_new (import);

  job->context = *context;
  job->permille = permille;
  run (store, check_func, job, NULL, cancellable, callback, user_data);
}

/* ---- commit ---- */

static void
written_so_far_cb (gint64 done, gint64 total, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (job->permille, (gint)MIN (done * 1000 / MAX (job->total, 1), 1000));
}

static gpointer
commit_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job                     *job = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (job->turn);
  gint64                   transaction;

  jin_store_set_progress (store, written_so_far_cb, job);
  transaction = jin_import_commit (job->import, &job->context, job->all_or_nothing, error);
  jin_store_set_progress (store, NULL, NULL);
  return transaction != 0 ? g_memdup2 (&transaction, sizeof transaction) : NULL;
}

void
jin_import_job_commit (JinStore *store, JinImport *import, const JinContext *context, guint total, gboolean all_or_nothing, gint *permille, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = job_new (import);

  job->context = *context;
  job->total = total;
  job->all_or_nothing = all_or_nothing;
  job->permille = permille;
  run (store, commit_func, job, g_free, NULL, callback, user_data);
}

/* ---- rows not imported ---- */

static gpointer
write_rejects_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job                     *job = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (job->turn);

  return GINT_TO_POINTER (jin_import_write_rejects (job->import, job->path, error));
}

void
jin_import_job_write_rejects (JinStore *store, JinImport *import, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = job_new (import);

  job->path = g_strdup (path);
  run (store, write_rejects_func, job, NULL, NULL, callback, user_data);
}

/* ---- one row ---- */

void
jin_import_row_detail_free (JinImportRowDetail *detail)
{
  g_clear_pointer (&detail->changes, g_ptr_array_unref);
  g_free (detail->kept);
  g_free (detail);
}

/* The record by what tells it from others and by what its list shows of it. */
static char *
describe_kept (JinStore *store, const JinEntity *entity, gint64 id, const JinContext *context, GError **error)
{
  g_autoptr (JinRecord) record = jin_store_get (store, entity, id, error);
  g_autoptr (GString)   text = g_string_new (NULL);
  g_auto (GStrv)        telling = g_strsplit_set (entity->match != NULL ? entity->match : "", "|+", -1);

  if (record == NULL)
    return NULL;
  g_string_append (text, jin_record_get_title (record));
  for (int i = 0; i < entity->n_fields; i++)
    {
      int              field = jin_entity_field_id (entity, i);
      gboolean         tells = g_strv_contains ((const char *const *)telling, entity->fields[i].name);
      g_autofree char *value = NULL;

      if ((!tells && (entity->fields[i].flags & JIN_FIELD_DEFAULT) == 0) || field == entity->title || jin_record_is_empty (record, field))
        continue;
      value = jin_record_format (record, field, context, JIN_MASK_INTERNAL, jin_store_list_func, store);
      g_string_append_printf (text, " · %s", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gpointer
detail_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job                           *job = data;
  g_autoptr (GMutexLocker)       locker = g_mutex_locker_new (job->turn);
  g_autoptr (JinImportRowDetail) detail = g_new0 (JinImportRowDetail, 1);
  const JinEntity               *entity = jin_import_get_entity (job->import);
  const JinImportRow            *line;
  gint64                         kept;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  detail->changes = jin_import_row_changes (job->import, job->row, &job->context, error);
  if (detail->changes == NULL)
    return NULL;
  line = jin_import_get_row (job->import, job->row);
  kept = line->match;
  if (line->doubt == JIN_IMPORT_DOUBT_OWNER)
    {
      entity = jin_entity_field (entity, jin_entity_owner_field (entity))->target;
      kept = line->owner;
    }
  if (kept != 0)
    {
      detail->kept = describe_kept (store, entity, kept, &job->context, error);
      if (detail->kept == NULL)
        return NULL;
    }
  return g_steal_pointer (&detail);
}

void
jin_import_job_detail (JinStore *store, JinImport *import, guint row, const JinContext *context, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = job_new (import);

  job->row = row;
  job->context = *context;
  run (store, detail_func, job, (GDestroyNotify)jin_import_row_detail_free, cancellable, callback, user_data);
}
