/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/jin-export.h"
#include "paper/jin-paper-forms.h"
#include "report/jin-list-table.h"
#include "store/jin-store-history.h"
#include "ui/jin-ledger-output.h"

typedef struct
{
  JinLedgerOutput *output;
  JinContext       context;
  char            *path; /* of an export */
  gint            *permille;
} Job;

static void
job_free (Job *job)
{
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
  g_free (output->purpose);
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
  output->level = JIN_MASK_INTERNAL;
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

char *
jin_ledger_output_file_name (JinLedgerOutput *output, JinWindow *window, const char *suffix)
{
  JinDate          today = jin_window_context (window).today;
  g_autofree char *unit = jin_store_get_setting (jin_window_get_store (window), JIN_OFFICE_NAME_SETTING);
  gboolean         has_unit = unit != NULL && *unit != '\0';
  char            *name = g_strdup_printf ("%s%s%s_%04d%02d%02d.%s", output->title, has_unit ? "_" : "", has_unit ? unit : "", today.year, today.month, today.day, suffix);

  return g_strdelimit (name, "/\\:*?\"<>|", ' ');
}

static Job *
job_new (JinWindow *window, JinLedgerOutput *output)
{
  Job *job = g_new0 (Job, 1);

  job->output = output;
  job->context = jin_window_context (window);
  job->context.purpose = output->purpose;
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
  JinDocument       *document = fields != NULL ? jin_paper_list (store, &query, fields, job->output->title, job->output->level, NULL, cancellable, error) : NULL;

  /* Lays it out, which takes seconds with thousands of pages. */
  if (document != NULL)
    jin_document_get_n_pages (document);
  return document;
}

void
jin_ledger_output_print (JinWindow *window, JinLedgerOutput *output, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (JIN_IS_WINDOW (window) && output != NULL);
  jin_store_run_async (jin_window_get_store (window), print_func, job_new (window, output), (GDestroyNotify)job_free, g_object_unref, cancellable, callback, user_data);
}

/* ---- export ---- */

static void
exported_so_far_cb (double fraction, gpointer data)
{
  g_atomic_int_set ((gint *)data, (gint)(fraction * 1000));
}

static gpointer
export_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job               *job = data;
  JinQuery           query = query_of (job);
  g_autoptr (GArray) fields = jin_report_fields (query.entity, job->output->columns, error);
  g_autofree char   *unit = jin_store_get_setting (store, JIN_OFFICE_NAME_SETTING);
  gint64             n_people = (query.entity->flags & JIN_ENTITY_PEOPLE) != 0 ? job->output->ids->len : 0;
  JinExport          options = {job->path, job->output->title, unit, job->output->level};

  if (fields == NULL)
    return NULL;
  /* Noted before it is written: no file without its note (R94). */
  if (!jin_store_is_read_only (store) && !jin_store_audit (store, "export", query.entity->name, n_people, &job->context, error))
    return NULL;
  if (!jin_export_list (store, &query, fields, &options, exported_so_far_cb, job->permille, cancellable, error))
    return NULL;
  return g_path_get_basename (job->path);
}

void
jin_ledger_output_export (JinWindow *window, JinLedgerOutput *output, const char *path, gint *permille, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (JIN_IS_WINDOW (window) && output != NULL && path != NULL);
  job = job_new (window, output);
  job->path = g_strdup (path);
  job->permille = permille;
  jin_store_run_async (jin_window_get_store (window), export_func, job, (GDestroyNotify)job_free, g_free, cancellable, callback, user_data);
}
