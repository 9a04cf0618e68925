/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "paper/jin-paper-forms.h"
#include "report/jin-expected.h"
#include "report/jin-series-read.h"
#include "ui/jin-activity-commands.h"
#include "ui/jin-activity-notice.h"
#include "ui/jin-month-days.h"
#include "ui/jin-preview-page.h"
#include "ui/jin-series-save.h"

#define MINUTES_A_DAY (24 * 60)

/* A question of the window's that is being answered. */
typedef struct
{
  JinWindow  *window;
  char       *label; /* of the changes */
  const char *failed;
} Job;

static Job *
job_new (JinWindow *window, const char *label, const char *failed)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->label = g_strdup (label);
  job->failed = failed;
  return job;
}

static void
job_free (Job *job)
{
  g_object_unref (job->window);
  g_free (job->label);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job)    job = user_data;
  g_autoptr (GError) error = NULL;
  gint64             transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction != 0)
    jin_window_toast_undo (job->window, job->label, transaction);
  else
    jin_window_show_error (job->window, job->failed, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job)    job = user_data;
  g_autoptr (GError) error = NULL;
  gint64             transaction = jin_series_save_finish (job->window, result, NULL, &error);

  if (transaction != 0)
    jin_window_toast_undo (job->window, job->label, transaction);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jin_window_show_error (job->window, job->failed, error);
}

/* Takes @job. */
static void
commit (Job *job, JinChanges *changes)
{
  JinContext context = jin_window_context (job->window);

  jin_store_commit_async (jin_window_get_store (job->window), changes, &context, NULL, committed_cb, job);
}

/* ---- moving ---- */

void
jin_activity_move (JinWindow *window, JinRecord *activity, int days)
{
  g_autoptr (JinRecord) moved = NULL;
  g_autofree char      *day = NULL;
  g_autofree char      *label = NULL;
  gint64                start;

  g_return_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (activity));
  if (days == 0)
    return;
  moved = jin_record_copy (activity);
  start = jin_record_get_int (activity, JIN_ACTIVITY_START) + (gint64)days * MINUTES_A_DAY;
  jin_record_set_int (moved, JIN_ACTIVITY_START, start);
  if (!jin_record_is_empty (activity, JIN_ACTIVITY_END))
    jin_record_set_int (moved, JIN_ACTIVITY_END, jin_record_get_int (activity, JIN_ACTIVITY_END) + (gint64)days * MINUTES_A_DAY);
  day = jin_month_day_title (jin_minute_date (start));
  /* Translators: what was done; the first %s is the activity's title, the second the day it was moved to */
  label = g_strdup_printf (_ ("Move “%s” to %s"), jin_record_get_title (activity), day);
  jin_series_save_async (window, activity, moved, NULL, label, saved_cb, job_new (window, label, _ ("Could Not Move the Activity")));
}

/* ---- deleting ---- */

typedef struct
{
  JinWindow     *window;
  JinRecord     *activity;
  char          *label;
  JinSeriesScope scope;
  JinDate        today;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->window);
  g_object_unref (deletion->activity);
  g_free (deletion->label);
  g_free (deletion);
}

/* Those of its series that are meant. */
static gboolean
put_deletions (Deletion *deletion, JinStore *store, JinChanges *changes, GCancellable *cancellable, GError **error)
{
  gint64                    series = jin_record_get_ref (deletion->activity, JIN_ACTIVITY_SERIES);
  g_autoptr (JinSeriesRead) read = NULL;

  if (series == 0)
    {
      jin_changes_delete (changes, deletion->activity);
      return TRUE;
    }
  read = jin_report_series (store, series, deletion->today, cancellable, error);
  if (read == NULL)
    return FALSE;
  jin_series_delete (changes, &read->kept, deletion->activity, deletion->scope);
  return TRUE;
}

static gpointer
prepare_deletion_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Deletion              *deletion = data;
  JinValue               id = jin_value_int (jin_record_get_id (deletion->activity));
  g_autoptr (JinFilter)  filter = jin_filter_equal (&jin_attendance_entity, JIN_ATTENDANCE_ACTIVITY, &id);
  JinQuery               query = {&jin_attendance_entity, filter, NULL, jin_context_now ()};
  g_autoptr (GPtrArray)  entries = jin_store_query (store, &query, 0, cancellable, error);
  g_autoptr (JinChanges) changes = jin_changes_new (deletion->label);

  if (entries == NULL)
    return NULL;
  for (guint i = 0; deletion->scope == JIN_SERIES_THIS && i < entries->len; i++)
    if (g_ptr_array_index (entries, i) != NULL)
      jin_changes_delete (changes, g_ptr_array_index (entries, i));
  return put_deletions (deletion, store, changes, cancellable, error) ? g_steal_pointer (&changes) : NULL;
}

static void
deletion_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job)        job = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinChanges) changes = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (changes != NULL)
    commit (g_steal_pointer (&job), changes);
  else
    jin_window_show_error (job->window, job->failed, error);
}

static void
delete_scope (JinSeriesScope scope, gpointer data)
{
  Deletion *asked = data;
  Deletion *deletion = g_new0 (Deletion, 1);

  *deletion = (Deletion){g_object_ref (asked->window), g_object_ref (asked->activity), g_strdup (asked->label), scope, jin_window_context (asked->window).today};
  jin_store_run_async (jin_window_get_store (deletion->window), prepare_deletion_func, deletion, (GDestroyNotify)deletion_free, g_object_unref, NULL,
                       deletion_prepared_cb, job_new (asked->window, asked->label, _ ("Could Not Delete the Activity")));
}

void
jin_activity_delete (JinWindow *window, JinRecord *activity)
{
  Deletion        *deletion;
  g_autofree char *label = NULL;

  g_return_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (activity));
  /* Translators: what was done; %s is the activity's title */
  label = g_strdup_printf (_ ("Delete “%s”"), jin_record_get_title (activity));
  deletion = g_new0 (Deletion, 1);
  *deletion = (Deletion){.window = g_object_ref (window), .activity = g_object_ref (activity), .label = g_strdup (label)};
  if (jin_record_get_ref (activity, JIN_ACTIVITY_SERIES) != 0)
    {
      jin_series_ask (window, _ ("Delete a Repeating Activity"), _ ("Which ones shall be deleted? Those that were held or have attendance stay, unless it is this one alone."),
                                                                    TRUE, delete_scope, deletion, (GDestroyNotify)deletion_free);
      return;
    }
  delete_scope (JIN_SERIES_THIS, deletion);
  deletion_free (deletion);
}

/* ---- notice and sign-in sheet ---- */

static gpointer
notice_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinRecord            *activity = data;
  g_autoptr (GPtrArray) people = jin_report_expected (store, activity, cancellable, error);

  if (people == NULL)
    return NULL;
  return jin_activity_notice (activity, jin_store_get_list (store, "activity_type"), people);
}

static void
notice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job)    job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (text == NULL)
    {
      jin_window_show_error (job->window, job->failed, error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (job->window)), text);
  jin_window_toast (job->window, _ ("The notice is copied; paste it where it is to be sent"));
}

void
jin_activity_copy_notice (JinWindow *window, JinRecord *activity)
{
  g_return_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (activity));
  jin_store_run_async (jin_window_get_store (window), notice_func, g_object_ref (activity), g_object_unref, g_free, NULL,
                       notice_cb, job_new (window, NULL, _ ("Could Not Copy the Notice")));
}

static gpointer
sign_in_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return jin_paper_sign_in (store, data, cancellable, error);
}

static void
sign_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job)         job = user_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinDocument) document = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (document != NULL)
    jin_window_push (job->window, jin_preview_page_new (job->window, g_steal_pointer (&document)));
  else
    jin_window_show_error (job->window, job->failed, error);
}

void
jin_activity_print_sign_in (JinWindow *window, JinRecord *activity)
{
  g_return_if_fail (JIN_IS_WINDOW (window));
  jin_store_run_async (jin_window_get_store (window), sign_in_func, activity != NULL ? g_object_ref (activity) : NULL,
                       activity != NULL ? g_object_unref : NULL, g_object_unref, NULL,
                       sign_in_cb, job_new (window, NULL, _ ("Could Not Make the Sign-in Sheet")));
}
