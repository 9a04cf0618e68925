/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/jin-export.h"
#include "paper/jin-paper-forms.h"
#include "report/jin-list-table.h"
#include "store/jin-store-history.h"
#include "ui/jin-ledger-output.h"
#include "ui/jin-preview-page.h"

typedef struct
{
  JinWindow       *window;
  JinLedgerOutput *output;
  JinContext       context;
  char            *path; /* of an export */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->window);
  jin_ledger_output_free (job->output);
  g_free (job->path);
  g_free (job);
}

void
jin_ledger_output_free (JinLedgerOutput *output)
{
  g_clear_pointer (&output->ids, g_array_unref);
  g_free (output->columns);
  g_free (output->title);
  g_free (output);
}

JinLedgerOutput *
jin_ledger_output_new (JinRecordList *list, const JinEntity *entity, const char *title)
{
  JinSelection    *selection;
  JinLedgerOutput *output;
  const gint64    *ids;
  gsize            n_ids;

  g_return_val_if_fail (JIN_IS_RECORD_LIST (list) && entity != NULL, NULL);
  selection = jin_record_list_get_selection (list);
  output = g_new0 (JinLedgerOutput, 1);
  output->entity = entity;
  output->columns = jin_record_list_dup_columns (list);
  output->title = title != NULL ? g_strdup (title) : jin_entity_head (entity);
  if (jin_selection_count (selection) > 1)
    {
      output->ids = jin_selection_ids (selection);
      return output;
    }
  ids = jin_store_list_peek_ids (jin_record_list_get_rows (list), &n_ids);
  output->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (output->ids, ids, n_ids);
  return output;
}

static Job *
job_new (JinWindow *window, JinLedgerOutput *output)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->output = output;
  job->context = jin_window_context (window);
  return job;
}

static JinQuery
query_of (const Job *job)
{
  return (JinQuery){.entity = job->output->entity, .ids = job->output->ids, .context = job->context};
}

/* ---- print ---- */

static gpointer
print_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job               *job = data;
  JinQuery           query = query_of (job);
  g_autoptr (GArray) fields = jin_report_fields (query.entity, job->output->columns, error);
  JinDocument       *document = fields != NULL ? jin_paper_list (store, &query, fields, job->output->title, JIN_MASK_INTERNAL, NULL, cancellable, error) : NULL;

  /* Lays it out, which takes seconds with thousands of pages. */
  if (document != NULL)
    jin_document_get_n_pages (document);
  return document;
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow)   window = user_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinDocument) document = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (document != NULL)
    jin_window_push (window, jin_preview_page_new (window, g_steal_pointer (&document)));
  else
    jin_window_show_error (window, _ ("Could Not Print the List"), error);
}

void
jin_ledger_print (JinWindow *window, JinLedgerOutput *output)
{
  g_return_if_fail (JIN_IS_WINDOW (window) && output != NULL);
  jin_store_run_async (jin_window_get_store (window), print_func, job_new (window, output), (GDestroyNotify)job_free, g_object_unref, NULL, printed_cb, g_object_ref (window));
}

/* ---- export ---- */

static gpointer
export_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job               *job = data;
  JinQuery           query = query_of (job);
  g_autoptr (GArray) fields = jin_report_fields (query.entity, job->output->columns, error);
  gint64             n_people = (query.entity->flags & JIN_ENTITY_PEOPLE) != 0 ? job->output->ids->len : 0;

  if (fields == NULL)
    return NULL;
  if (!jin_export_list (store, &query, fields, &(JinExport){job->path, job->output->title, NULL, JIN_MASK_INTERNAL}, NULL, NULL, cancellable, error))
    return NULL;
  if (!jin_store_is_read_only (store) && !jin_store_audit (store, "export", query.entity->name, n_people, &job->context, error))
    return NULL;
  return g_path_get_basename (job->path);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *name = jin_store_run_finish (JIN_STORE (source), result, &error);
  g_autofree char      *text = NULL;

  if (name == NULL)
    {
      jin_window_show_error (window, _ ("Could Not Export the List"), error);
      return;
    }
  /* Translators: %s is a file name */
  text = g_strdup_printf (_ ("Exported: %s"), name);
  jin_window_toast (window, text);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, Job *job)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      job->path = g_file_get_path (file);
      jin_store_run_async (jin_window_get_store (job->window), export_func, job, (GDestroyNotify)job_free, g_free, NULL, exported_cb, g_object_ref (job->window));
    }
  else
    job_free (job);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
jin_ledger_export (JinWindow *window, JinLedgerOutput *output)
{
  GtkFileChooserNative *chooser;
  Job                  *job;
  g_autofree char      *today = NULL;
  g_autofree char      *name = NULL;

  g_return_if_fail (JIN_IS_WINDOW (window) && output != NULL);
  job = job_new (window, output);
  today = jin_date_to_iso (job->context.today);
  name = g_strdup_printf ("%s %s.xlsx", output->title, today);
  /* Kept until it is answered. */
  chooser = gtk_file_chooser_native_new (_ ("Export"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("Spreadsheet (.xlsx)"), "xlsx");
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("Plain Table (.csv)"), "csv");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
