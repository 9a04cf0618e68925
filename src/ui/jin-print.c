/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-store-history.h"
#include "ui/jin-overview.h"
#include "ui/jin-print.h"

/* GtkPrintOperation only carries the pages to a printer; what they look like is the document's. */

typedef struct
{
  char      *title;
  gint64     n_people;
  char      *purpose;
  JinContext context;
} Note;

static void
note_free (Note *note)
{
  g_free (note->title);
  g_free (note->purpose);
  g_free (note);
}

static gpointer
audit_func (JinStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Note *note = data;

  return GINT_TO_POINTER (jin_store_audit (store, "print", note->title, note->n_people, &note->context, error));
}

static void
audited_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinWindow) window = user_data;

  jin_store_run_finish (JIN_STORE (source), result, &error);
  if (error != NULL)
    jin_window_show_error (window, _ ("The Print Could Not Be Noted"), error);
}

static void
audit (JinWindow   *window,
       JinDocument *document)
{
  Note *note = g_new0 (Note, 1);

  note->title = g_strdup (jin_document_get_title (document));
  note->n_people = jin_document_get_people (document);
  note->purpose = g_strdup (jin_document_get_purpose (document));
  note->context = jin_window_context (window);
  note->context.purpose = note->purpose;
  jin_store_run_async (jin_window_get_store (window), audit_func, note, (GDestroyNotify)note_free, NULL, NULL, audited_cb,
                       g_object_ref (window));
}

static char *
settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "jinqiu", "print.ini", NULL);
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          gpointer           user_data)
{
  gtk_print_operation_set_n_pages (operation, jin_document_get_n_pages (user_data));
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         gpointer           user_data)
{
  jin_document_draw_page (user_data, page, gtk_print_context_get_cairo_context (context));
}

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         gpointer                user_data)
{
  JinWindow         *window = user_data;
  JinDocument       *document = g_object_get_data (G_OBJECT (operation), "document");
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = settings_path ();
  g_autofree char   *folder = g_path_get_dirname (path);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      jin_window_show_error (window, _ ("Could Not Print"), error);
      return;
    }
  if (result != GTK_PRINT_OPERATION_RESULT_APPLY)
    return;
  g_mkdir_with_parents (folder, 0700);
  gtk_print_settings_to_file (gtk_print_operation_get_print_settings (operation), path, NULL);
  audit (window, document);
}

/* The sheet is the document's, whatever the printer was last used for. */
static GtkPageSetup *
page_setup (JinDocument *document)
{
  const JinPageSetup      *setup = jin_document_get_page_setup (document);
  gboolean                 across = setup->width > setup->height;
  double                   longer = MAX (setup->width, setup->height);
  GtkPageSetup            *result = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (longer > JIN_MM (300) ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  if (jin_document_is_fixed (document) && ABS (longer - JIN_MM (297)) > 1)
    {
      gtk_paper_size_free (paper);
      paper = gtk_paper_size_new_custom (jin_document_get_title (document), jin_document_get_title (document), setup->width, setup->height, GTK_UNIT_POINTS);
      across = FALSE;
    }
  gtk_page_setup_set_paper_size (result, paper);
  gtk_page_setup_set_orientation (result, across ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return result;
}

void
jin_print_document (JinWindow   *window,
                    JinDocument *document)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup)      setup = page_setup (document);
  g_autofree char              *path = settings_path ();
  g_autoptr (GtkPrintSettings)  settings = gtk_print_settings_new_from_file (path, NULL);
  g_autoptr (GError)            error = NULL;

  if (settings != NULL)
    gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, jin_document_get_title (document));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "document", g_object_ref (document), g_object_unref);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_cb), document, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_cb), document, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    jin_window_show_error (window, _ ("Could Not Print"), error);
}

/* ---- PDF ---- */

typedef struct
{
  JinWindow   *window;
  JinDocument *document;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->window);
  g_object_unref (save->document);
  g_free (save);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           Save            *save)
{
  g_autoptr (GFile)  file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;
  g_autofree char   *name = NULL;
  g_autofree char   *text = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file != NULL)
    {
      path = g_file_get_path (file);
      name = g_path_get_basename (path);
      /* Translators: %s is a file's name */
      text = g_strdup_printf (_ ("Saved “%s”"), name);
      if (jin_document_write_pdf (save->document, path, NULL, &error))
        {
          audit (save->window, save->document);
          jin_window_toast (save->window, text);
        }
      else
        jin_window_show_error (save->window, _ ("Could Not Save the PDF"), error);
    }
  save_free (save);
}

void
jin_print_to_pdf (JinWindow   *window,
                  JinDocument *document)
{
  Save                 *save = g_new0 (Save, 1);
  JinContext            context = jin_window_context (window);
  GtkFileChooserNative *dialog;
  g_autofree char      *name = g_strdup_printf ("%s_%04d%02d%02d.pdf", jin_document_get_title (document), context.today.year,
                                                context.today.month, context.today.day);

  save->window = g_object_ref (window);
  save->document = g_object_ref (document);
  dialog = gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), save);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
