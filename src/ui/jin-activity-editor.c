/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "record/jin-issue.h"
#include "ui/jin-activity-editor.h"
#include "ui/jin-form-row.h"
#include "ui/jin-repeat-row.h"
#include "ui/jin-series-save.h"

/* The rows are those of the whole form; the rest of it is one button away. */
static const int shown_fields[] = {
    JIN_ACTIVITY_TITLE,
    JIN_ACTIVITY_TYPES,
    JIN_ACTIVITY_ORGANISATION,
    JIN_ACTIVITY_START,
    JIN_ACTIVITY_END,
    JIN_ACTIVITY_PLACE,
};

struct _JinActivityEditor
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *heading;
  GtkBox   *rows_box;

  /* Borrowed */
  JinWindow    *window;
  JinFormRow   *rows[G_N_ELEMENTS (shown_fields)];
  JinRepeatRow *repeat;

  /* Owned */
  JinRecord *base; /* as it was */
  gboolean   saving;
  guint      shown; /* how many activities were, so that a late answer about a series is told apart */
};

G_DEFINE_FINAL_TYPE (JinActivityEditor, jin_activity_editor, ADW_TYPE_BIN)

static guint done_signal;

#define MORNING 9
#define MINUTES_OF_ACTIVITY 90
#define AFTERNOON_END 17

/* ---- saving ---- */

typedef struct
{
  JinActivityEditor *self;
  GTask             *task;
  char              *label;
  JinRecord         *record;
} Saving;

static void
saving_free (Saving *saving)
{
  saving->self->saving = FALSE;
  g_object_unref (saving->self);
  g_object_unref (saving->task);
  g_object_unref (saving->record);
  g_free (saving->label);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* Whether what is wrong stands beneath a field now. */
static gboolean
show_issues (JinActivityEditor *self, GPtrArray *issues)
{
  gboolean shown = FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      JinIssue *issue = g_ptr_array_index (issues, i);

      for (guint k = 0; k < G_N_ELEMENTS (shown_fields); k++)
        if (issue->field == shown_fields[k])
          {
            jin_form_row_set_message (self->rows[k], issue->level, issue->text, issue->clause);
            shown = shown || issue->level == JIN_ISSUE_ERROR;
          }
    }
  return shown;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving)    saving = user_data;
  JinActivityEditor    *self = saving->self;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  gint64                transaction = jin_series_save_finish (self->window, result, &issues, &error);

  if (transaction == 0)
    {
      if (issues != NULL && show_issues (self, issues))
        g_task_return_new_error (saving->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
      else
        g_task_return_error (saving->task, g_steal_pointer (&error));
      return;
    }
  jin_window_toast_undo (self->window, saving->label, transaction);
  g_clear_object (&self->base);
  g_signal_emit (self, done_signal, 0, jin_record_get_uid (saving->record));
  g_task_return_boolean (saving->task, TRUE);
}

/* What the rows say, into @record; FALSE with the cursor in the row that isn't understood, which says so. */
static gboolean
read_rows (JinActivityEditor *self, JinRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      g_autoptr (GError) local = NULL;

      jin_form_row_set_message (self->rows[i], JIN_ISSUE_HINT, NULL, NULL);
      if (jin_form_row_read (self->rows[i], record, &local))
        continue;
      jin_form_row_set_message (self->rows[i], JIN_ISSUE_ERROR, local->message, NULL);
      jin_form_row_focus (self->rows[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_unchanged (JinActivityEditor *self, JinRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    if (!jin_record_same (record, self->base, shown_fields[i]))
      return FALSE;
  return jin_record_get_id (self->base) > 0;
}

/* A monthly theme day needs no other name than its kind. */
static void
complete_title (JinActivityEditor *self, JinRecord *record)
{
  JinCodeList     *types = jin_store_get_list (jin_window_get_store (self->window), "activity_type");
  g_autofree char *title = NULL;

  if (!jin_record_is_empty (record, JIN_ACTIVITY_TITLE) || types == NULL)
    return;
  title = jin_code_list_format (types, jin_record_get_text (record, JIN_ACTIVITY_TYPES));
  jin_record_set_text (record, JIN_ACTIVITY_TITLE, title);
}

static char *
change_label (JinActivityEditor *self, JinRecord *record)
{
  if (jin_record_get_id (self->base) == 0)
    /* Translators: what was done; %s is an activity's title */
    return g_strdup_printf (_ ("Add “%s”"), jin_record_get_title (record));
  /* Translators: what was done; %s is an activity's title */
  return g_strdup_printf (_ ("Change “%s”"), jin_record_get_title (record));
}

void
jin_activity_editor_save (JinActivityEditor *self, GTask *task)
{
  g_autoptr (GTask)     owned = task;
  g_autoptr (JinRecord) record = NULL;
  g_autofree char      *rule = NULL;
  JinSeriesRule         repeats = {NULL};
  gboolean              is_repeated;
  Saving               *saving;

  g_return_if_fail (JIN_IS_ACTIVITY_EDITOR (self) && G_IS_TASK (task));
  if (self->base == NULL || self->saving)
    {
      g_task_return_boolean (owned, TRUE);
      return;
    }
  record = jin_record_copy (self->base);
  if (!read_rows (self, record))
    {
      g_task_return_new_error (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("A field is not understood."));
      return;
    }
  is_repeated = jin_repeat_row_is_changed (self->repeat);
  if (!is_repeated && is_unchanged (self, record))
    {
      g_clear_object (&self->base);
      g_signal_emit (self, done_signal, 0, NULL);
      g_task_return_boolean (owned, TRUE);
      return;
    }
  jin_repeat_row_set_day (self->repeat, jin_minute_date (jin_record_get_int (record, JIN_ACTIVITY_START)));
  rule = jin_repeat_row_get_rule (self->repeat, NULL);
  if (rule == NULL)
    {
      g_task_return_new_error (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("A field is not understood."));
      return;
    }
  repeats = (JinSeriesRule){rule, jin_repeat_row_get_shift (self->repeat), NULL};
  complete_title (self, record);
  self->saving = TRUE;
  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->task = g_steal_pointer (&owned);
  saving->label = change_label (self, record);
  saving->record = g_object_ref (record);
  jin_series_save_async (self->window, jin_record_get_id (self->base) > 0 ? self->base : NULL, record, is_repeated ? &repeats : NULL, saving->label,
                         committed_cb, saving);
}

/* ---- actions ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JinActivityEditor *self = JIN_ACTIVITY_EDITOR (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    jin_window_show_error (self->window, _ ("Could Not Save"), error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_activity_editor_save (JIN_ACTIVITY_EDITOR (widget), g_task_new (widget, NULL, saved_cb, NULL));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinActivityEditor *self = JIN_ACTIVITY_EDITOR (widget);

  g_clear_object (&self->base);
  g_signal_emit (self, done_signal, 0, NULL);
}

static void
open_record (JinActivityEditor *self)
{
  gint64 id = jin_record_get_id (self->base);

  cancel_action (GTK_WIDGET (self), NULL, NULL);
  jin_window_open_record (self->window, &jin_activity_entity, id);
}

static void
saved_before_more_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JinActivityEditor    *self = JIN_ACTIVITY_EDITOR (source);
  g_autoptr (JinRecord) kept = user_data;
  g_autoptr (GError)    error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    jin_window_open_record (self->window, &jin_activity_entity, jin_record_get_id (kept));
  else
    jin_window_show_error (self->window, _ ("Could Not Save"), error);
}

/* The whole form takes over what was typed: as a draft, or saved. */
static void
more_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinActivityEditor    *self = JIN_ACTIVITY_EDITOR (widget);
  g_autoptr (JinRecord) record = NULL;

  if (self->base == NULL)
    return;
  record = jin_record_copy (self->base);
  if (!read_rows (self, record))
    return;
  if (jin_record_get_id (record) == 0)
    {
      jin_window_open_draft (self->window, record);
      cancel_action (widget, NULL, NULL);
    }
  else if (is_unchanged (self, record))
    open_record (self);
  else
    jin_activity_editor_save (self, g_task_new (self, NULL, saved_before_more_cb, g_object_ref (record)));
}

/* ---- class ---- */

static void
jin_activity_editor_dispose (GObject *object)
{
  JinActivityEditor *self = JIN_ACTIVITY_EDITOR (object);

  g_clear_object (&self->base);
  G_OBJECT_CLASS (jin_activity_editor_parent_class)->dispose (object);
}

static void
jin_activity_editor_class_init (JinActivityEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_activity_editor_dispose;
  done_signal = g_signal_new ("done", JIN_TYPE_ACTIVITY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-activity-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JinActivityEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, JinActivityEditor, rows_box);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "editor.more", NULL, more_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
}

static void
jin_activity_editor_init (JinActivityEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is offered for repetition follows the day. */
static void
start_changed_cb (JinFormRow *row, JinActivityEditor *self)
{
  g_autoptr (JinRecord) record = self->base != NULL ? jin_record_copy (self->base) : NULL;

  if (record != NULL && jin_form_row_read (row, record, NULL) && !jin_record_is_empty (record, JIN_ACTIVITY_START))
    jin_repeat_row_set_day (self->repeat, jin_minute_date (jin_record_get_int (record, JIN_ACTIVITY_START)));
}

/* ---- repetition ---- */

typedef struct
{
  JinActivityEditor *self;
  guint              shown;
} Reading;

static gpointer
read_series_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return jin_store_get (store, &jin_series_entity, *(gint64 *)data, error);
}

static void
series_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading           *reading = user_data;
  g_autoptr (JinActivityEditor) self = reading->self;
  g_autoptr (JinRecord)         series = jin_store_run_finish (JIN_STORE (source), result, NULL);

  if (series != NULL && self->base != NULL && reading->shown == self->shown)
    jin_repeat_row_show (self->repeat, jin_record_get_text (series, JIN_SERIES_RULE), jin_record_get_text (series, JIN_SERIES_SHIFT),
                         jin_minute_date (jin_record_get_int (self->base, JIN_ACTIVITY_START)));
}

static void
show_repetition (JinActivityEditor *self)
{
  gint64   series = jin_record_get_ref (self->base, JIN_ACTIVITY_SERIES);
  Reading *reading;

  self->shown++;
  jin_repeat_row_show (self->repeat, "", NULL, jin_minute_date (jin_record_get_int (self->base, JIN_ACTIVITY_START)));
  if (series == 0)
    return;
  reading = g_new (Reading, 1);
  *reading = (Reading){g_object_ref (self), self->shown};
  jin_store_run_async (jin_window_get_store (self->window), read_series_func, g_memdup2 (&series, sizeof series), g_free, g_object_unref, NULL, series_read_cb,
                       reading);
}

JinActivityEditor *
jin_activity_editor_new (JinWindow *window)
{
  JinActivityEditor *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  self = g_object_new (JIN_TYPE_ACTIVITY_EDITOR, NULL);
  self->window = window;
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      self->rows[i] = jin_form_row_new (window, &jin_activity_entity, shown_fields[i]);
      gtk_box_append (self->rows_box, GTK_WIDGET (self->rows[i]));
    }
  self->repeat = JIN_REPEAT_ROW (jin_repeat_row_new ());
  gtk_box_append (self->rows_box, GTK_WIDGET (self->repeat));
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    if (shown_fields[i] == JIN_ACTIVITY_START)
      g_signal_connect_object (self->rows[i], "changed", G_CALLBACK (start_changed_cb), self, 0);
  return self;
}

void
jin_activity_editor_edit (JinActivityEditor *self, JinRecord *activity)
{
  g_return_if_fail (JIN_IS_ACTIVITY_EDITOR (self) && JIN_IS_RECORD (activity));
  g_set_object (&self->base, activity);
  gtk_label_set_text (self->heading, jin_record_get_id (activity) == 0 ? _ ("New Activity") : _ ("Edit Activity"));
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      jin_form_row_show (self->rows[i], activity);
      jin_form_row_set_message (self->rows[i], JIN_ISSUE_HINT, NULL, NULL);
    }
  show_repetition (self);
  jin_form_row_focus (self->rows[0]);
}

JinRecord *
jin_activity_draft (JinDate from, JinDate until)
{
  JinRecord *draft = jin_record_new (&jin_activity_entity);
  gint64     start = jin_minute_from (from, MORNING, 0);

  jin_record_set_int (draft, JIN_ACTIVITY_START, start);
  jin_record_set_int (draft, JIN_ACTIVITY_END, jin_date_equal (from, until) ? start + MINUTES_OF_ACTIVITY : jin_minute_from (until, AFTERNOON_END, 0));
  return draft;
}
