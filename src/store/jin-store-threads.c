/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *   any thread ──▶ reader from the pool ──▶ SELECT              (up to MAX_READERS at once, cancellable)
 *   any thread ──▶ job ──▶ worker thread ──▶ writing connection (one after the other)
 *
 * On a network folder there is a single connection, which everybody uses in turn.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-store-private.h"

#define MAX_READERS 4

typedef struct
{
  JinStoreJob run; /* NULL ends the thread */
  gpointer    data;
  /* of somebody who waits, else NULL */
  GMutex   *mutex;
  GCond    *cond;
  gboolean *done;
} Job;

/* ---- worker ---- */

static void
job_finish (Job *job)
{
  if (job->mutex != NULL)
    {
      g_mutex_lock (job->mutex);
      *job->done = TRUE;
      g_cond_signal (job->cond);
      g_mutex_unlock (job->mutex);
    }
  g_free (job);
}

static gpointer
worker_main (gpointer data)
{
  JinStore *self = data;
  for (;;)
    {
      Job     *job = g_async_queue_pop (self->jobs);
      gboolean last = job->run == NULL;
      if (!last)
        {
          g_rec_mutex_lock (&self->writer_mutex);
          job->run (self, self->writer, job->data);
          g_rec_mutex_unlock (&self->writer_mutex);
        }
      job_finish (job);
      if (last)
        return NULL;
      if (g_async_queue_length (self->jobs) <= 0)
        {
          /* What was acknowledged is safe in the journal; moving it to its place can wait for a pause. */
          g_rec_mutex_lock (&self->writer_mutex);
          jin_connection_checkpoint (self->writer);
          g_rec_mutex_unlock (&self->writer_mutex);
        }
    }
}

void
jin_store_warn (JinStore *self, const GError *error)
{
  g_mutex_lock (&self->pool_mutex);
  gboolean closed = self->closed;
  g_mutex_unlock (&self->pool_mutex);
  if (!closed)
    g_warning ("%s", error->message);
}

static gboolean
check_writable (JinStore *self, GError **error)
{
  if (self->closed)
    g_set_error_literal (error, JIN_ERROR, JIN_ERROR_STORE, _("Could not save: the database is closed."));
  else if (self->flags & JIN_STORE_READ_ONLY)
    g_set_error_literal (error, JIN_ERROR, JIN_ERROR_READ_ONLY,
                         _("Could not save: the database was opened for reading only. Nothing was changed."));
  else
    return TRUE;
  return FALSE;
}

gboolean
jin_store_work_later (JinStore *self, JinStoreJob job, gpointer data, GError **error)
{
  if (!check_writable (self, error))
    return FALSE;
  Job *work = g_new0 (Job, 1);
  work->run = job;
  work->data = data;
  g_async_queue_push (self->jobs, work);
  return TRUE;
}

gboolean
jin_store_work (JinStore *self, JinStoreJob job, gpointer data, GError **error)
{
  if (!check_writable (self, error))
    return FALSE;
  if (g_thread_self () == self->worker)
    {
      job (self, self->writer, data);
      return TRUE;
    }
  GMutex   mutex;
  GCond    cond;
  gboolean done = FALSE;
  g_mutex_init (&mutex);
  g_cond_init (&cond);
  Job *work = g_new0 (Job, 1);
  *work = (Job){job, data, &mutex, &cond, &done};
  g_async_queue_push (self->jobs, work);
  g_mutex_lock (&mutex);
  while (!done)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  g_mutex_clear (&mutex);
  g_cond_clear (&cond);
  return TRUE;
}

void
jin_store_start_worker (JinStore *self)
{
  self->worker = g_thread_new ("jinqiu-writer", worker_main, self);
}

/* After what is waiting. */
void
jin_store_stop_worker (JinStore *self)
{
  if (self->worker == NULL)
    return;
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (g_steal_pointer (&self->worker));
}

/* ---- readers ---- */

static JinConnection *
pool_take (JinStore *self, GError **error)
{
  JinConnection *connection = NULL;
  g_mutex_lock (&self->pool_mutex);
  while (!self->closed && self->idle->len == 0 && self->n_readers >= MAX_READERS)
    g_cond_wait (&self->pool_cond, &self->pool_mutex);
  gboolean open_one = FALSE;
  if (self->closed)
    g_set_error_literal (error, JIN_ERROR, JIN_ERROR_STORE, _("Could not read the records: the database is closed."));
  else if (self->idle->len > 0)
    connection = g_ptr_array_steal_index (self->idle, self->idle->len - 1);
  else
    {
      open_one = TRUE;
      self->n_readers++;
    }
  g_mutex_unlock (&self->pool_mutex);
  if (!open_one)
    return connection;
  connection = jin_connection_open (self->driver, self->path, self->open_flags | JIN_OPEN_READ_ONLY, error);
  if (connection == NULL)
    {
      g_mutex_lock (&self->pool_mutex);
      self->n_readers--;
      g_cond_signal (&self->pool_cond);
      g_mutex_unlock (&self->pool_mutex);
    }
  return connection;
}

/* The innermost reader of each thread. */
static GPrivate innermost = G_PRIVATE_INIT (NULL);

static gboolean
take_connection (JinReader *self, JinStore *store, GCancellable *cancellable, GError **error)
{
  if (self->outer != NULL && self->outer->store == store)
    {
      self->connection = self->outer->connection;
      self->borrowed = TRUE;
      return TRUE;
    }
  if (g_thread_self () == store->worker || (store->open_flags & JIN_OPEN_EXCLUSIVE))
    {
      g_rec_mutex_lock (&store->writer_mutex);
      self->connection = store->writer;
      if (self->connection != NULL)
        return TRUE;
      g_rec_mutex_unlock (&store->writer_mutex);
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_STORE, _("Could not read the records: the database is closed."));
      return FALSE;
    }
  self->connection = pool_take (store, error);
  if (self->connection != NULL)
    jin_connection_set_cancellable (self->connection, cancellable);
  return self->connection != NULL;
}

gboolean
jin_reader_begin (JinReader *self, JinStore *store, GCancellable *cancellable, GError **error)
{
  g_assert (self->connection == NULL);

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_CANCELLED, _("Stopped."));
      return FALSE;
    }
  self->outer = g_private_get (&innermost);
  if (!take_connection (self, store, cancellable, error))
    return FALSE;
  self->store = store;
  g_private_set (&innermost, self);
  return TRUE;
}

void
jin_reader_end (JinReader *self)
{
  if (self->connection == NULL)
    return;
  JinStore *store = self->store;
  g_private_set (&innermost, self->outer);
  if (self->connection == store->writer && !self->borrowed)
    g_rec_mutex_unlock (&store->writer_mutex);
  else if (!self->borrowed)
    {
      jin_connection_set_cancellable (self->connection, NULL);
      g_mutex_lock (&store->pool_mutex);
      g_ptr_array_add (store->idle, self->connection);
      g_cond_signal (&store->pool_cond);
      g_mutex_unlock (&store->pool_mutex);
    }
  self->connection = NULL;
}
