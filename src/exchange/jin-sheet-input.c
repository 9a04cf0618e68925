/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-sheet-private.h"

/*
 * Where the bytes come from, and how their troubles are told.  Files are read, never
 * mapped: pulling out the USB stick must give an error, not a crash.
 */

#define BLOCK (1 << 20)

/* Fills @error with one message of three parts and returns FALSE. */
gboolean
jin_sheet_fail (GError    **error,
                JinError    code,
                const char *name,
                const char *what,
                const char *advice)
{
  /* Translators: the name of a file, a sentence that says what is wrong, a sentence that says what to do. */
  g_set_error (error, JIN_ERROR, (int)code, _ ("“%s” could not be read. %s Nothing has been changed. %s"), name, what, advice);
  return FALSE;
}

gboolean
jin_sheet_fail_damaged (GError    **error,
                        const char *name,
                        const char *where)
{
  /* Translators: the part of the spreadsheet that is broken, such as "xl/workbook.xml". */
  g_autofree char *what = g_strdup_printf (_ ("The file is damaged or was cut off (%s)."), where);

  return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, what,
                         _ ("Copy it again from where it came, or open it in WPS or Excel and save it anew."));
}

gboolean
jin_sheet_fail_cell (GError    **error,
                     const char *name)
{
  return jin_sheet_fail (error, JIN_ERROR_TOO_LARGE, name, _ ("A cell of it holds more than 1 MB of text."), _ ("Open it in WPS or Excel and delete what does not belong to the list."));
}

gboolean
jin_sheet_fail_cancelled (GError    **error,
                          const char *name)
{
  g_set_error (error, JIN_ERROR, JIN_ERROR_CANCELLED, _ ("Reading “%s” was stopped. Nothing has been changed."), name);
  return FALSE;
}

static gboolean
fail_io (GError             **error,
         const JinSheetInput *self,
         GError              *cause)
{
  g_autoptr (GError) owned = cause;

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return jin_sheet_fail_cancelled (error, self->name);
  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return jin_sheet_fail (error, JIN_ERROR_NOT_FOUND, self->name, _ ("There is no such file."), _ ("Check its name and whether the disk it lies on is connected."));
  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return jin_sheet_fail (error, JIN_ERROR_FAILED, self->name, _ ("You may not read this file."), _ ("Ask its owner for leave, or copy it to a folder of your own."));
  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, self->name, _ ("It is a folder."), _ ("Choose a file in it."));
  return jin_sheet_fail (error, JIN_ERROR_FAILED, self->name, owned->message,
                         _ ("Check whether the disk it lies on is connected."));
}

/**
 * jin_sheet_input_stream:
 *
 * Returns: (transfer full): a stream at the first byte, or %NULL with @error set
 */
GInputStream *
jin_sheet_input_stream (const JinSheetInput *self,
                        GCancellable        *cancellable,
                        GError             **error)
{
  g_autoptr (GFile)        file = NULL;
  g_autoptr (GInputStream) stream = NULL;
  GError                  *cause = NULL;

  if (self->bytes != NULL)
    return g_memory_input_stream_new_from_bytes (self->bytes);

  file = g_file_new_for_path (self->path);
  stream = G_INPUT_STREAM (g_file_read (file, cancellable, &cause));
  if (stream == NULL)
    fail_io (error, self, cause);
  return g_steal_pointer (&stream);
}

/* Refuses what is too large before anything else looks at it. */
gboolean
jin_sheet_input_check_size (const JinSheetInput *self,
                            GCancellable        *cancellable,
                            GError             **error)
{
  guint64 size;

  if (self->bytes != NULL)
    {
      size = g_bytes_get_size (self->bytes);
    }
  else
    {
      g_autoptr (GFile)     file = g_file_new_for_path (self->path);
      GError               *cause = NULL;
      g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                      G_FILE_QUERY_INFO_NONE, cancellable, &cause);

      if (info == NULL)
        return fail_io (error, self, cause);
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
        return jin_sheet_fail (error, JIN_ERROR_FORMAT, self->name, _ ("It is not a file but a device."), _ ("Choose a spreadsheet."));
      size = (guint64)g_file_info_get_size (info);
    }
  if (size > JIN_SHEET_MAX_FILE)
    return jin_sheet_fail (error, JIN_ERROR_TOO_LARGE, self->name, _ ("The file is larger than 512 MB, more than any ledger needs."), _ ("Remove pictures and unused sheets from it, or split it."));
  return TRUE;
}

/**
 * jin_sheet_input_head:
 * @length: how many bytes are wanted at most
 *
 * Returns: (transfer full): the first bytes of the input, or %NULL with @error set
 */
GBytes *
jin_sheet_input_head (const JinSheetInput *self,
                      gsize                length,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (GInputStream) stream = jin_sheet_input_stream (self, cancellable, error);
  g_autoptr (GByteArray)   head = g_byte_array_new ();
  GError                  *cause = NULL;
  gsize                    n_read = 1;

  while (stream != NULL && n_read > 0 && head->len < length)
    {
      guint kept = head->len;

      g_byte_array_set_size (head, (guint)MIN (kept + BLOCK, length));
      if (!g_input_stream_read_all (stream, head->data + kept, head->len - kept, &n_read, cancellable, &cause))
        {
          fail_io (error, self, cause);
          return NULL;
        }
      g_byte_array_set_size (head, kept + (guint)n_read);
    }
  return stream != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&head)) : NULL;
}

/* The file's name without its ending, for formats that give their one sheet no name. */
char *
jin_sheet_input_dup_stem (const JinSheetInput *self)
{
  const char *dot = strrchr (self->name, '.');

  return dot != NULL && dot != self->name ? g_strndup (self->name, (gsize)(dot - self->name)) : g_strdup (self->name);
}

void
jin_sheet_input_clear (JinSheetInput *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
}
