/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "base/jin-error.h"
#include "ui/jin-import-columns-page.h"
#include "ui/jin-import-dialog.h"
#include "ui/jin-import-file-page.h"
#include "ui/jin-import-job.h"
#include "ui/jin-import-review-page.h"
#include "ui/jin-import-steps.h"

/*
 *   file ──open──► columns ──check──► review ──commit──► done
 *            ▲        │ ▲                │
 *            └ledger──┘ └─────back───────┘
 *
 * While a job runs the page "work" is shown in place of the step's own, so nothing looks at the import meanwhile.  A job
 * keeps a reference to the window: one that was closed has no cancellable any more.
 */
struct _JinImportDialog
{
  AdwWindow parent_instance;

  /* Template */
  JinImportSteps       *steps;
  GtkStack             *stack;
  JinImportFilePage    *file_page;
  JinImportColumnsPage *columns_page;
  JinImportReviewPage  *review_page;
  AdwStatusPage        *done_page;
  GtkWidget            *view_button;
  GtkWidget            *save_button;
  GtkLabel             *work_label;
  GtkProgressBar       *progress;
  GtkWidget            *cancel_button;
  GtkWidget            *work_hint;
  GtkWidget            *foot;
  GtkLabel             *summary;
  GtkButton            *next_button;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity; /* that is asked for, or NULL */

  /* Owned */
  JinImport            *import;
  char                 *path;
  GCancellable         *cancellable; /* of the job that runs; NULL when the window is closed */
  GtkFileChooserNative *chooser;
  char                 *outcome;     /* what was done, for the toast */
  gint64                transaction; /* 0 until it is written */
  guint                 n_writing;
  guint                 tick;     /* source that moves the progress bar */
  gint                  permille; /* set by the job's thread */
  gboolean              writing;
};

G_DEFINE_FINAL_TYPE (JinImportDialog, jin_import_dialog, ADW_TYPE_WINDOW)

#define TICK 100 /* ms */
#define WIDTH 920
#define HEIGHT 680

static JinStore *
get_store (JinImportDialog *self)
{
  return jin_window_get_store (self->window);
}

/* ---- steps ---- */

static const char *const page_names[] = {"file", "columns", "review", "done"};

G_STATIC_ASSERT (G_N_ELEMENTS (page_names) == JIN_IMPORT_N_STEPS);

static void
update_foot (JinImportDialog *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *label = NULL;
  gboolean         ready = FALSE;

  switch (jin_import_steps_get_step (self->steps))
    {
    case JIN_IMPORT_STEP_COLUMNS:
      summary = jin_import_columns_page_summary (self->columns_page);
      label = g_strdup (_ ("_Check"));
      ready = jin_import_columns_page_is_ready (self->columns_page);
      break;
    case JIN_IMPORT_STEP_REVIEW:
      {
        guint n = jin_import_review_page_n_to_write (self->review_page);
        guint open = jin_import_review_page_n_open (self->review_page);

        /* Translators: the button that writes; %u is a number of rows */
        label = g_strdup_printf (ngettext ("_Import %u Row", "_Import %u Rows", n), n);
        ready = n > 0;
        summary = g_strdup (n > 0 ? _ ("Nothing has been written yet.") : _ ("There is nothing to write."));
        if (n > 0 && open > 0 && jin_import_review_page_get_all_or_nothing (self->review_page))
          {
            ready = FALSE;
            g_free (summary);
            /* Translators: %u is a number of rows */
            summary = g_strdup_printf (ngettext ("%u row cannot be imported or is not decided, so nothing is.", "%u rows cannot be imported or are not decided, so nothing is.", open), open);
          }
        break;
      }
    case JIN_IMPORT_STEP_FILE:
    case JIN_IMPORT_STEP_DONE:
    case JIN_IMPORT_N_STEPS:
    default:
      return;
    }
  gtk_label_set_text (self->summary, summary);
  gtk_button_set_label (self->next_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), ready);
}

static void
show_step (JinImportDialog *self, JinImportStep step)
{
  jin_import_steps_set_step (self->steps, step);
  gtk_stack_set_visible_child_name (self->stack, page_names[step]);
  gtk_widget_set_visible (self->foot, step == JIN_IMPORT_STEP_COLUMNS || step == JIN_IMPORT_STEP_REVIEW);
  update_foot (self);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_error (JinImportDialog *self, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- work ---- */

static gboolean
tick_cb (gpointer data)
{
  JinImportDialog *self = data;
  gint             permille = g_atomic_int_get (&self->permille);

  if (permille > 0)
    gtk_progress_bar_set_fraction (self->progress, permille / 1000.0);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (JinImportDialog *self, const char *what, gboolean writing)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->writing = writing;
  g_atomic_int_set (&self->permille, 0);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_label_set_text (self->work_label, what);
  gtk_widget_set_visible (self->cancel_button, !writing);
  gtk_widget_set_visible (self->work_hint, writing);
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "work");
  if (!writing)
    gtk_widget_grab_focus (self->cancel_button);
  if (self->tick == 0)
    self->tick = g_timeout_add (TICK, tick_cb, self);
}

/* FALSE when the window was closed meanwhile. */
static gboolean
end_work (JinImportDialog *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  self->writing = FALSE;
  if (self->cancellable == NULL)
    return FALSE;
  /* A bar that pulses keeps the frame clock awake, hidden or not. */
  gtk_progress_bar_set_fraction (self->progress, 0);
  return TRUE;
}

static void
cancel_cb (JinImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* ---- file ---- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinImportDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (JinImport)       import = jin_store_run_finish (JIN_STORE (source), result, &error);
  gboolean                    cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));

  if (!end_work (self))
    return;
  if (import != NULL && !cancelled)
    g_set_object (&self->import, import);
  else if (self->import == NULL)
    {
      jin_import_file_page_set_error (self->file_page, self->path, cancelled ? NULL : error->message);
      show_step (self, JIN_IMPORT_STEP_FILE);
      return;
    }
  else if (!cancelled)
    show_error (self, _ ("The File Does Not Fit This Ledger"), error);
  /* Also when it failed: the choice of the ledger goes back to what is open. */
  jin_import_columns_page_set_import (self->columns_page, self->import, jin_store_get_entities (get_store (self)));
  show_step (self, JIN_IMPORT_STEP_COLUMNS);
}

static void
open_file (JinImportDialog *self, const JinEntity *entity)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *what = NULL;

  /* Translators: %s is a file name */
  what = g_strdup_printf (_ ("Reading “%s”…"), name);
  begin_work (self, what, FALSE);
  jin_import_job_open (get_store (self), self->path, entity, self->cancellable, opened_cb, g_object_ref (self));
}

static void
file_chosen_cb (JinImportDialog *self, const char *path)
{
  g_clear_object (&self->import);
  g_free (self->path);
  self->path = g_strdup (path);
  jin_import_file_page_set_error (self->file_page, NULL, NULL);
  open_file (self, self->entity);
}

static void
ledger_chosen_cb (JinImportDialog *self, const JinEntity *entity)
{
  open_file (self, entity);
}

/* ---- check ---- */

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinImportDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  gpointer                    ok = jin_store_run_finish (JIN_STORE (source), result, &error);
  gboolean                    cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
  JinContext                  context;

  if (!end_work (self))
    return;
  if (ok == NULL || cancelled)
    {
      show_step (self, JIN_IMPORT_STEP_COLUMNS);
      if (!cancelled)
        show_error (self, _ ("The File Could Not Be Checked"), error);
      return;
    }
  context = jin_window_context (self->window);
  show_step (self, JIN_IMPORT_STEP_REVIEW);
  jin_import_review_page_set_import (self->review_page, get_store (self), self->import, &context);
}

static void
check (JinImportDialog *self)
{
  JinContext context = jin_window_context (self->window);

  jin_import_review_page_release (self->review_page);
  jin_import_steps_set_step (self->steps, JIN_IMPORT_STEP_REVIEW);
  begin_work (self, _ ("Comparing the rows with what is kept…"), FALSE);
  jin_import_job_check (get_store (self), self->import, &context, &self->permille, self->cancellable, checked_cb, g_object_ref (self));
}

/* People said what marks of rows mean. */
static void
marks_changed_cb (JinImportDialog *self)
{
  if (jin_import_steps_get_step (self->steps) == JIN_IMPORT_STEP_REVIEW && self->tick == 0)
    check (self);
}

/* ---- commit ---- */

static void
show_done (JinImportDialog *self)
{
  guint            out = jin_import_n_rows (self->import) - jin_import_count (self->import, JIN_IMPORT_SAME) - self->n_writing;
  g_autofree char *rest = NULL;

  g_free (self->outcome);
  if ((jin_import_get_entity (self->import)->flags & JIN_ENTITY_PEOPLE) != 0)
    /* Translators: %u is a number of people */
    self->outcome = g_strdup_printf (ngettext ("%u person imported", "%u people imported", self->n_writing), self->n_writing);
  else
    /* Translators: %u is a number of rows */
    self->outcome = g_strdup_printf (ngettext ("%u row imported", "%u rows imported", self->n_writing), self->n_writing);
  /* Translators: %u is a number of rows */
  rest = g_strdup_printf (ngettext ("%u row was not imported.", "%u rows were not imported.", out), out);
  adw_status_page_set_title (self->done_page, self->outcome);
  adw_status_page_set_description (self->done_page, out > 0 ? rest : _ ("Every row is in. One undo takes all of it back."));
  gtk_widget_set_visible (self->save_button, out > 0);
  show_step (self, JIN_IMPORT_STEP_DONE);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinImportDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autofree gint64          *transaction = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (!end_work (self))
    return;
  if (transaction != NULL)
    {
      self->transaction = *transaction;
      show_done (self);
      return;
    }
  show_step (self, JIN_IMPORT_STEP_REVIEW);
  if (error != NULL)
    show_error (self, _ ("Nothing Was Imported"), error);
}

static void
commit (JinImportDialog *self)
{
  JinContext context = jin_window_context (self->window);
  gboolean   all = jin_import_review_page_get_all_or_nothing (self->review_page);

  self->n_writing = jin_import_review_page_n_to_write (self->review_page);
  begin_work (self, _ ("Importing…"), TRUE);
  jin_import_job_commit (get_store (self), self->import, &context, self->n_writing, all, &self->permille, committed_cb, g_object_ref (self));
}

static void
next_cb (JinImportDialog *self)
{
  if (jin_import_steps_get_step (self->steps) == JIN_IMPORT_STEP_COLUMNS)
    check (self);
  else
    commit (self);
}

static void
back_cb (JinImportDialog *self)
{
  if (jin_import_steps_get_step (self->steps) == JIN_IMPORT_STEP_REVIEW)
    {
      jin_import_review_page_release (self->review_page);
      show_step (self, JIN_IMPORT_STEP_COLUMNS);
      return;
    }
  show_step (self, JIN_IMPORT_STEP_FILE);
}

/* ---- rows not imported ---- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinImportDialog) self = user_data;
  g_autoptr (GError)          error = NULL;

  if (jin_store_run_finish (JIN_STORE (source), result, &error) == NULL && self->window != NULL)
    show_error (self, _ ("The Rows Could Not Be Saved"), error);
}

static void
save_response_cb (GtkNativeDialog *chooser, int response, JinImportDialog *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char  *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = g_file_get_path (file);
      jin_import_job_write_rejects (get_store (self), self->import, path, saved_cb, g_object_ref (self));
    }
  g_clear_object (&self->chooser);
}

static void
save_rejects_cb (JinImportDialog *self)
{
  g_autofree char          *stem = g_strdup (jin_import_get_file_name (self->import));
  char                     *dot = strrchr (stem, '.');
  g_autofree char          *name = NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (dot != NULL)
    *dot = '\0';
  /* Translators: proposed name of the file that holds the rows not imported; %s is the name of the file imported */
  name = g_strdup_printf (_ ("%s – not imported.xlsx"), stem);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the Rows Not Imported"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_file_filter_set_name (filter, _ ("Spreadsheet (.xlsx)"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- afterwards ---- */

/* What was done stays in sight in the window below, with its undo. */
static void
leave (JinImportDialog *self)
{
  if (self->transaction != 0)
    jin_window_toast_undo (self->window, self->outcome, self->transaction);
  self->transaction = 0;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
undo_cb (JinImportDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo-transaction", "x", self->transaction);
  self->transaction = 0;
  leave (self);
}

static void
view_cb (JinImportDialog *self)
{
  jin_window_open_list (self->window, jin_import_get_entity (self->import), NULL, NULL);
  leave (self);
}

/* ---- closing ---- */

static void
close_response_cb (JinImportDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    leave (self);
}

static void
ask_to_discard (JinImportDialog *self)
{
  GtkWidget        *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Give Up This Import?"), _ ("The rows have been checked, but nothing has been written yet."));
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "cancel", _ ("_Go On Importing"), "discard", _ ("_Give Up"), NULL);
  adw_message_dialog_set_response_appearance (message, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
jin_import_dialog_close_request (GtkWindow *window)
{
  JinImportDialog *self = JIN_IMPORT_DIALOG (window);
  const char      *page = gtk_stack_get_visible_child_name (self->stack);

  if (self->writing)
    return TRUE; /* the page says so */
  if (g_str_equal (page, "review"))
    ask_to_discard (self);
  else
    leave (self);
  return TRUE;
}

/* ---- class ---- */

static void
jin_import_dialog_dispose (GObject *object)
{
  JinImportDialog *self = JIN_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (jin_import_dialog_parent_class)->dispose (object);
  g_clear_object (&self->import);
  self->window = NULL;
}

static void
jin_import_dialog_finalize (GObject *object)
{
  JinImportDialog *self = JIN_IMPORT_DIALOG (object);

  g_free (self->path);
  g_free (self->outcome);
  G_OBJECT_CLASS (jin_import_dialog_parent_class)->finalize (object);
}

static void
jin_import_dialog_class_init (JinImportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jin_import_dialog_dispose;
  object_class->finalize = jin_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = jin_import_dialog_close_request;
  g_type_ensure (JIN_TYPE_IMPORT_STEPS);
  g_type_ensure (JIN_TYPE_IMPORT_FILE_PAGE);
  g_type_ensure (JIN_TYPE_IMPORT_COLUMNS_PAGE);
  g_type_ensure (JIN_TYPE_IMPORT_REVIEW_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, file_page);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, columns_page);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, review_page);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, view_button);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, work_label);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, work_hint);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, foot);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, JinImportDialog, next_button);
  gtk_widget_class_bind_template_callback (widget_class, file_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, ledger_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_foot);
  gtk_widget_class_bind_template_callback (widget_class, save_rejects_cb);
  gtk_widget_class_bind_template_callback (widget_class, marks_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jin_import_dialog_init (JinImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_step (self, JIN_IMPORT_STEP_FILE);
}

/* Large type gets more room, as far as the window below has it. */
static void
set_size (JinImportDialog *self)
{
  int    dpi = -1;
  double scale;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  scale = MAX (dpi / (96.0 * PANGO_SCALE), 1);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               MAX (WIDTH, MIN ((int)(WIDTH * scale), gtk_widget_get_width (GTK_WIDGET (self->window)))),
                               MAX (HEIGHT, MIN ((int)(HEIGHT * scale), gtk_widget_get_height (GTK_WIDGET (self->window)))));
}

void
jin_import_dialog_present (JinWindow *window, const char *path, const JinEntity *entity)
{
  JinImportDialog *self;

  g_return_if_fail (JIN_IS_WINDOW (window));
  self = g_object_new (JIN_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);
  self->window = window;
  self->entity = entity;
  set_size (self);
  if (jin_store_is_read_only (jin_window_get_store (window)))
    jin_import_file_page_set_error (self->file_page, NULL, _ ("This database can only be read at the moment, so nothing can be written into it. What is kept is safe; open it where it can be written and import there."));
  else if (path != NULL)
    file_chosen_cb (self, path);
  gtk_window_present (GTK_WINDOW (self));
}
