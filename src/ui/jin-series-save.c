/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-activity.h"
#include "report/jin-series-read.h"
#include "ui/jin-series-save.h"

/* An edit of an activity on its way: question, reading the series, commit.  The task's data is all it needs. */

/* ---- the question ---- */

typedef struct
{
  JinScopeFunc   chosen;
  gpointer       data;
  GDestroyNotify data_free;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  question->data_free (question->data);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  static const char *const names[] = {[JIN_SERIES_THIS] = "this", [JIN_SERIES_FOLLOWING] = "following", [JIN_SERIES_ALL] = "all"};
  Question                *question = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (response, names[i]))
      question->chosen ((JinSeriesScope)i, question->data);
}

void
jin_series_ask (JinWindow *window, const char *heading, const char *body, gboolean with_this, JinScopeFunc chosen, gpointer data, GDestroyNotify data_free)
{
  AdwMessageDialog *dialog;
  Question         *question = g_new (Question, 1);

  g_return_if_fail (JIN_IS_WINDOW (window));

  *question = (Question){chosen, data, data_free};
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), heading, body));
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (with_this)
    adw_message_dialog_add_response (dialog, "this", _ ("_Only This One"));
  adw_message_dialog_add_responses (dialog, "following", _ ("This and _Following"), "all", _ ("_All"), NULL);
  adw_message_dialog_set_default_response (dialog, with_this ? "this" : "following");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the edit ---- */

typedef struct
{
  JinRecord     *base;
  JinRecord     *edited;
  char          *rule; /* NULL: as before */
  char          *shift;
  char          *label;
  JinSeriesScope scope;
  JinContext     context;
  GPtrArray     *issues;
} Edit;

static void
edit_free (Edit *edit)
{
  g_clear_object (&edit->base);
  g_object_unref (edit->edited);
  g_free (edit->rule);
  g_free (edit->shift);
  g_free (edit->label);
  g_clear_pointer (&edit->issues, g_ptr_array_unref);
  g_free (edit);
}

static gint64
series_of (Edit *edit)
{
  return jin_record_get_ref (edit->edited, JIN_ACTIVITY_SERIES);
}

/* On a reader's thread, while the task lives on. */
static gpointer
prepare_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit                      *edit = g_task_get_task_data (data);
  g_autoptr (JinChanges)     changes = jin_changes_new (edit->label);
  g_autoptr (JinSeriesRead)  read = NULL;
  g_autoptr (JinHolidayList) holidays = NULL;
  JinSeriesRule              rule = {edit->rule, edit->shift, NULL};
  gboolean                   done;

  if (series_of (edit) == 0)
    {
      holidays = jin_report_holidays (store, cancellable, error);
      done = holidays != NULL && jin_series_begin (changes, edit->edited, edit->base, &rule, &holidays->holidays, edit->context.today, error);
      return done ? g_steal_pointer (&changes) : NULL;
    }
  read = jin_report_series (store, series_of (edit), edit->context.today, cancellable, error);
  if (read == NULL)
    return NULL;
  if (edit->rule != NULL && *edit->rule == '\0')
    jin_series_stop (changes, &read->kept, edit->base, edit->edited);
  else if (!jin_series_edit (changes, &read->kept, edit->base, edit->edited, edit->scope, edit->rule != NULL ? &rule : NULL, error))
    return NULL;
  return g_steal_pointer (&changes);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask)  task = user_data;
  Edit              *edit = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64             transaction = jin_store_commit_finish (JIN_STORE (source), result, &edit->issues, &error);

  if (transaction == 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, (gssize)transaction);
}

/* Takes @task. */
static void
commit (GTask *task, JinChanges *changes)
{
  Edit *edit = g_task_get_task_data (task);

  jin_store_commit_async (jin_window_get_store (g_task_get_source_object (task)), changes, &edit->context, NULL, committed_cb, task);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask                 *task = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinChanges) changes = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (changes != NULL)
    {
      commit (task, changes);
      return;
    }
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

static void
prepare (GTask *task)
{
  jin_store_run_async (jin_window_get_store (g_task_get_source_object (task)), prepare_func, g_object_ref (task), g_object_unref, g_object_unref, NULL, prepared_cb,
                       g_object_ref (task));
}

static void
chosen_cb (JinSeriesScope scope, gpointer data)
{
  Edit *edit = g_task_get_task_data (data);

  edit->scope = scope;
  prepare (data);
  g_object_set_data (data, "chosen", data);
}

/* Nothing was chosen: the question was given up. */
static void
asked (gpointer data)
{
  g_autoptr (GTask) task = data;

  if (g_object_get_data (data, "chosen") == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Nothing was changed."));
}

void
jin_series_save_async (JinWindow *window, JinRecord *base, JinRecord *edited, const JinSeriesRule *rule, const char *label, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, callback, user_data);
  Edit             *edit = g_new0 (Edit, 1);

  g_return_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (edited));

  edit->base = base != NULL ? g_object_ref (base) : NULL;
  edit->edited = g_object_ref (edited);
  edit->rule = rule != NULL ? g_strdup (rule->rule) : NULL;
  edit->shift = rule != NULL ? g_strdup (rule->shift) : NULL;
  edit->label = g_strdup (label);
  edit->context = jin_window_context (window);
  g_task_set_task_data (task, edit, (GDestroyNotify)edit_free);
  if (series_of (edit) == 0 && (edit->rule == NULL || *edit->rule == '\0'))
    {
      g_autoptr (JinChanges) changes = jin_changes_new (label);

      jin_changes_put (changes, edited, base, JIN_DATE_NONE);
      commit (g_steal_pointer (&task), changes);
    }
  else if (series_of (edit) == 0 || (edit->rule != NULL && *edit->rule == '\0'))
    prepare (task);
  else
    jin_series_ask (window, _ ("Change a Repeating Activity"), _ ("Which ones shall be changed? Those that were held or have attendance stay as they are."),
                                                                  edit->rule == NULL, chosen_cb, g_steal_pointer (&task), asked);
}

gint64
jin_series_save_finish (JinWindow *window, GAsyncResult *result, GPtrArray **issues, GError **error)
{
  Edit  *edit = g_task_get_task_data (G_TASK (result));
  gssize transaction;

  g_return_val_if_fail (g_task_is_valid (result, window), 0);

  transaction = g_task_propagate_int (G_TASK (result), error);
  if (issues != NULL)
    *issues = g_steal_pointer (&edit->issues);
  return transaction == -1 && error != NULL && *error != NULL ? 0 : transaction;
}
