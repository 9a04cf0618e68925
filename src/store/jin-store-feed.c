/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Work for other threads, and news from them.  The feed looks once a second whether another program has committed, and
 * whether the date has changed; it does so only while somebody listens to "changed".
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-clock.h"
#include "base/jin-error.h"
#include "store/jin-store-private.h"
#include "store/jin-writer.h"

/* ---- questions on reader threads ---- */

typedef struct
{
  JinStoreFunc   func;
  gpointer       data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Run;

static void
run_free (Run *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run     *run = data;
  GError  *error = NULL;
  gpointer result = run->func (source, run->data, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, run->result_free);
}

/**
 * jin_store_run_async:
 * @func: asks the store; on another thread
 * @data: (nullable): for @func, freed with @data_free in the end
 * @result_free: (nullable): frees a result that nobody took
 * @cancellable: (nullable): of questions alone: what was written is not taken back
 *
 * Once cancelled a question has no answer but %G_IO_ERROR_CANCELLED, be it found already; so who asked and cancelled when it
 * went away may give itself as @user_data without a reference.
 */
void
jin_store_run_async (JinStore           *self,
                     JinStoreFunc        func,
                     gpointer            data,
                     GDestroyNotify      data_free,
                     GDestroyNotify      result_free,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (JIN_IS_STORE (self) && func != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run              *run = g_new0 (Run, 1);
  *run = (Run){func, data, data_free, result_free};
  g_task_set_source_tag (task, jin_store_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify)run_free);
  g_task_run_in_thread (task, run_thread);
}

gpointer
jin_store_run_finish (JinStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
jin_store_run_get_data (GAsyncResult *result)
{
  Run *run = g_task_get_task_data (G_TASK (result));
  return run->data;
}

/* ---- the date ---- */

#define ROLLED_OVER "rolled-over" /* setting: the day up to which mirrored values follow their spans */

static gboolean
roll_over (JinStore         *self,
           JinConnection    *connection,
           JinDate           since,
           const JinContext *context,
           GError          **error)
{
  JinWriter writer;
  if (!jin_writer_begin (&writer, self, connection, context, _("Change of the date"), error))
    return FALSE;
  writer.by_nobody = TRUE;
  if (!jin_spans_roll_over (&writer, since, error))
    {
      jin_writer_abort (&writer);
      return FALSE;
    }
  return jin_writer_finish (&writer, error) != 0;
}

static void
roll_over_job (JinStore *self, JinConnection *connection, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *last = jin_store_get_setting (self, ROLLED_OVER);
  JinContext         context = jin_context_now ();
  JinDate            since = jin_date_parse_iso (last);
  char               today[JIN_DATE_ISO_SIZE];
  if (!jin_date_is_none (since) && jin_date_compare (since, context.today) >= 0)
    return;
  jin_date_write_iso (context.today, today);
  if ((jin_date_is_none (since) || roll_over (self, connection, since, &context, &error)) &&
      jin_store_set_setting (self, ROLLED_OVER, today, &error))
    jin_store_tell_changed (self);
  else
    jin_store_warn (self, error);
}

/* Values that mirror spans follow the spans that began or ended since the last time. */
void
jin_store_follow_date (JinStore *self, gboolean wait)
{
  self->feed_day = jin_clock_today ();
  if (self->flags & JIN_STORE_READ_ONLY)
    return;
  if (wait)
    jin_store_work (self, roll_over_job, NULL, NULL);
  else
    jin_store_work_later (self, roll_over_job, NULL, NULL);
}

/* ---- news ---- */

static GWeakRef *
weak_ref_to (JinStore *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  return ref;
}

static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

static gboolean
emit_changed_cb (gpointer data)
{
  g_autoptr (JinStore) self = g_weak_ref_get (data);
  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_atomic_int_set (&self->feed_pending, FALSE);
  if (self->closed)
    return G_SOURCE_REMOVE;
  if (g_atomic_int_compare_and_exchange (&self->feed_redeclared, TRUE, FALSE))
    g_signal_emit_by_name (self, "fields-changed");
  g_signal_emit_by_name (self, "changed");
  return G_SOURCE_REMOVE;
}

/* Many commits in a row are one piece of news.  Where no main loop runs, news must not keep the store alive. */
void
jin_store_tell_changed (JinStore *self)
{
  if (g_atomic_int_compare_and_exchange (&self->feed_pending, FALSE, TRUE))
    g_idle_add_full (G_PRIORITY_DEFAULT, emit_changed_cb, weak_ref_to (self), (GDestroyNotify)weak_ref_free);
}

void
jin_store_tell_redeclared (JinStore *self)
{
  g_atomic_int_set (&self->feed_redeclared, TRUE);
  jin_store_tell_changed (self);
}

static void
redeclare_job (JinStore *self, JinConnection *connection, gpointer data)
{
  jin_store_redeclare (self, connection);
}

/* The last line of history, -1 on failure. */
static gint64
read_seq (JinConnection *connection)
{
  g_autoptr (JinStatement) statement = jin_connection_prepare (connection, "SELECT coalesce (max (seq), 0) FROM change", "", NULL);
  return statement != NULL && jin_statement_step (statement, NULL) ? jin_statement_get_int (statement, 0) : -1;
}

void
jin_store_note_own (JinStore *self, JinConnection *connection)
{
  gint64 seq = read_seq (connection);
  g_mutex_lock (&self->pool_mutex);
  self->feed_seq = seq;
  self->feed_own = TRUE;
  g_mutex_unlock (&self->pool_mutex);
}

/* Whether somebody else has written since the last look.  The version also counts our own commits: those are known. */
static gpointer
look (JinStore *self, gpointer data, GCancellable *cancellable, GError **error)
{
  JinConnection *connection = self->feed;
  if (connection == NULL)
    connection = jin_connection_open (self->driver, self->path, self->open_flags | JIN_OPEN_READ_ONLY, error);
  if (connection == NULL)
    return NULL;
  gint64   version = jin_connection_get_data_version (connection);
  gboolean first = self->feed == NULL, news = version != self->feed_version;
  gint64   seq = news ? read_seq (connection) : 0;
  g_mutex_lock (&self->pool_mutex);
  if (first && self->feed_seq == 0)
    self->feed_seq = seq;
  if (news && (first || self->feed_own) && seq == self->feed_seq)
    news = FALSE;
  if (news)
    self->feed_seq = seq;
  self->feed_own = FALSE;
  g_mutex_unlock (&self->pool_mutex);
  self->feed = connection;
  self->feed_version = version;
  if ((news || first) && self->worker == NULL)
    jin_store_redeclare (self, connection);
  else if (news || first)
    jin_store_work_later (self, redeclare_job, NULL, NULL);
  return GINT_TO_POINTER (news);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JinStore          *self = JIN_STORE (source);
  g_autoptr (GError) error = NULL;
  gboolean           news = GPOINTER_TO_INT (jin_store_run_finish (self, result, &error));
  self->feed_busy = FALSE;
  if (error != NULL)
    g_debug ("Can't look for changes: %s", error->message);
  if (news)
    {
      jin_store_forget_lists (self);
      jin_store_tell_changed (self);
    }
}

static gboolean
tick_cb (gpointer data)
{
  g_autoptr (JinStore) self = g_weak_ref_get (data);
  if (self == NULL || self->closed)
    return G_SOURCE_REMOVE;
  if (self->feed_busy || !g_signal_has_handler_pending (self, g_signal_lookup ("changed", JIN_TYPE_STORE), 0, FALSE))
    return G_SOURCE_CONTINUE;
  if (!jin_date_equal (jin_clock_today (), self->feed_day))
    jin_store_follow_date (self, FALSE);
  if (!(self->open_flags & JIN_OPEN_EXCLUSIVE))
    {
      self->feed_busy = TRUE;
      jin_store_run_async (self, look, NULL, NULL, NULL, NULL, looked_cb, NULL);
    }
  return G_SOURCE_CONTINUE;
}

void
jin_store_start_feed (JinStore *self)
{
  self->feed_timer = g_timeout_add_seconds_full (G_PRIORITY_LOW, 1, tick_cb, weak_ref_to (self), (GDestroyNotify)weak_ref_free);
}
