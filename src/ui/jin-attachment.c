/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/jin-error.h"
#include "store/jin-store-history.h"
#include "ui/jin-attachment.h"

#define MEGABYTE (1024 * 1024)
#define COPY_MODE 0400
#define FOLDER_MODE 0700

void
jin_attachment_free (JinAttachment *attachment)
{
  g_free (attachment->hash);
  g_free (attachment->name);
  g_free (attachment);
}

/* ---- in ---- */

static gboolean
check_size (GFile *file, const char *name, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      /* Translators: %s is the name of a folder */
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("“%s” is a folder. Add the files in it one by one."), name);
      return FALSE;
    }
  if (g_file_info_get_size (info) <= JIN_STORE_BLOB_MAX_MB * MEGABYTE)
    return TRUE;
  g_set_error (error, JIN_ERROR, JIN_ERROR_TOO_LARGE,
               /* Translators: %s is a file name, %d a number of megabytes */
               _ ("“%s” is larger than %d MB and was not taken; nothing was changed. Make it smaller first, for example by scanning with fewer dots per inch."), name, JIN_STORE_BLOB_MAX_MB);
  return FALSE;
}

JinAttachment *
jin_attachment_take (JinStore *store, GFile *file, GError **error)
{
  g_autoptr (JinAttachment) attachment = NULL;
  g_autoptr (GBytes)        bytes = NULL;

  g_return_val_if_fail (JIN_IS_STORE (store) && G_IS_FILE (file), NULL);

  attachment = g_new0 (JinAttachment, 1);
  attachment->name = g_file_get_basename (file);
  if (!check_size (file, attachment->name, error))
    return NULL;
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL)
    return NULL;
  attachment->size = (gint64)g_bytes_get_size (bytes);
  attachment->hash = jin_store_put_blob (store, bytes, error);
  return attachment->hash != NULL ? g_steal_pointer (&attachment) : NULL;
}

/* ---- to look at ---- */

static char *
copies_folder (void)
{
  return g_build_filename (g_get_user_runtime_dir (), "jinqiu-copies", NULL);
}

/* Each copy has a folder of its own, so that it keeps its name. */
char *
jin_attachment_copy (JinStore *store, const char *hash, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char   *folder = copies_folder ();
  g_autofree char   *own = g_build_filename (folder, "XXXXXX", NULL);
  g_autofree char   *plain = g_path_get_basename (name);
  g_autofree char   *path = NULL;
  gconstpointer      content;
  gsize              size;

  g_return_val_if_fail (JIN_IS_STORE (store) && hash != NULL && name != NULL, NULL);

  bytes = jin_store_get_blob (store, hash, error);
  if (bytes == NULL)
    return NULL;
  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0 || g_mkdtemp (own) == NULL)
    {
      /* Translators: %s is a reason given by the system */
      g_set_error (error, JIN_ERROR, JIN_ERROR_FAILED, _ ("No copy could be made to look at: %s. Save the file instead."), g_strerror (errno));
      return NULL;
    }
  path = g_build_filename (own, plain, NULL);
  content = g_bytes_get_data (bytes, &size);
  return g_file_set_contents_full (path, content, (gssize)size, G_FILE_SET_CONTENTS_NONE, COPY_MODE, error) ? g_steal_pointer (&path) : NULL;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char      *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
jin_attachment_forget_copies (void)
{
  g_autofree char *folder = copies_folder ();

  remove_folder (folder);
}

typedef struct
{
  JinWindow *window;
  JinContext context;
  char      *hash;
  char      *name;
  GFile     *target;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->window);
  g_free (job->hash);
  g_free (job->name);
  g_clear_object (&job->target);
  g_free (job);
}

static Job *
job_new (JinWindow *window, const char *hash, const char *name)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->context = jin_window_context (window);
  job->hash = g_strdup (hash);
  job->name = g_strdup (name);
  return job;
}

static gpointer
copy_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return jin_attachment_copy (store, job->hash, job->name, error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  g_clear_error (&error);
  g_set_error_literal (&error, JIN_ERROR, JIN_ERROR_FAILED, _ ("No program on this computer opens files of this kind. Save the file and open it elsewhere."));
  jin_window_show_error (window, _ ("Could Not Open the File"), error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow)           window = user_data;
  g_autoptr (GError)              error = NULL;
  g_autofree char                *path = jin_store_run_finish (JIN_STORE (source), result, &error);
  g_autofree char                *uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (uri == NULL)
    {
      jin_window_show_error (window, _ ("Could Not Open the File"), error);
      return;
    }
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (window)));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, g_object_ref (window));
}

void
jin_attachment_open (JinWindow *window, const char *hash, const char *name)
{
  g_return_if_fail (JIN_IS_WINDOW (window) && hash != NULL && name != NULL);
  jin_store_run_async (jin_window_get_store (window), copy_func, job_new (window, hash, name), (GDestroyNotify)job_free, g_free, NULL, copied_cb, g_object_ref (window));
}

/* ---- out ---- */

static gpointer
save_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job               *job = data;
  g_autoptr (GBytes) bytes = jin_store_get_blob (store, job->hash, error);
  gconstpointer      content;
  gsize              size;

  if (bytes == NULL || (!jin_store_is_read_only (store) && !jin_store_audit (store, "export", job->name, 1, &job->context, error)))
    return NULL;
  content = g_bytes_get_data (bytes, &size);
  if (!g_file_replace_contents (job->target, content, size, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error))
    return NULL;
  return g_file_get_basename (job->target);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *name = jin_store_run_finish (JIN_STORE (source), result, &error);
  g_autofree char      *text = NULL;

  if (name == NULL)
    {
      jin_window_show_error (window, _ ("Could Not Save the File"), error);
      return;
    }
  /* Translators: %s is a file name */
  text = g_strdup_printf (_ ("Saved: %s"), name);
  jin_window_toast (window, text);
}

static void
target_chosen_cb (GtkNativeDialog *dialog, int response, Job *job)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      job->target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      jin_store_run_async (jin_window_get_store (job->window), save_func, job, (GDestroyNotify)job_free, g_free, NULL, saved_cb, g_object_ref (job->window));
    }
  else
    job_free (job);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
jin_attachment_save (JinWindow *window, const char *hash, const char *name)
{
  GtkFileChooserNative *chooser;

  g_return_if_fail (JIN_IS_WINDOW (window) && hash != NULL && name != NULL);
  /* Kept until it is answered. */
  chooser = gtk_file_chooser_native_new (_ ("Save a Copy"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (target_chosen_cb), job_new (window, hash, name));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
