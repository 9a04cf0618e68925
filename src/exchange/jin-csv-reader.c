/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/jin-csv-parser.h"
#include "exchange/jin-encoding.h"

/*
 * A .csv file as a workbook of one sheet.  Opening reads all of its bytes once, for the
 * encoding; reading converts and parses them in pieces.
 */

#define CHUNK (64 * 1024)

typedef struct
{
  const JinSheetInput *input; /* borrowed from the workbook */
  const char          *encoding;
  gsize                n_mark;
  char                 separator;
  gboolean             declared;
  guint64              n_bytes;
} Reader;

static gboolean
fail_read (const Reader *reader,
           GError      **error,
           GError       *cause)
{
  g_autoptr (GError) owned = cause;

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return jin_sheet_fail_cancelled (error, reader->input->name);
  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) || g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return jin_sheet_fail_damaged (error, reader->input->name, reader->encoding);
  return jin_sheet_fail (error, JIN_ERROR_FAILED, reader->input->name, owned->message,
                         _ ("Check whether the disk it lies on is connected."));
}

static gboolean
detect_encoding (Reader       *reader,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (JinEncodingDetector) detector = jin_encoding_detector_new ();
  g_autoptr (GInputStream)        stream = jin_sheet_input_stream (reader->input, cancellable, error);
  g_autofree guint8              *chunk = g_malloc (CHUNK);
  GError                         *cause = NULL;
  gssize                          length;

  if (stream == NULL)
    return FALSE;
  while ((length = g_input_stream_read (stream, chunk, CHUNK, cancellable, &cause)) > 0)
    {
      jin_encoding_detector_feed (detector, chunk, (gsize)length);
      reader->n_bytes += (guint64)length;
    }
  if (length < 0)
    return fail_read (reader, error, cause);
  reader->encoding = jin_encoding_detector_finish (detector, &reader->n_mark);
  if (reader->encoding == NULL)
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, reader->input->name, _ ("It is neither a spreadsheet nor text in a known encoding."), _ ("Choose a file of type .xlsx, .xls or .csv."));
  return TRUE;
}

/* A stream of UTF-8 behind the byte order mark; *@raw is the file below it, whose position tells the progress. */
static GInputStream *
open_text (const Reader  *reader,
           GInputStream **raw,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GInputStream)      stream = jin_sheet_input_stream (reader->input, cancellable, error);
  g_autoptr (GCharsetConverter) converter = NULL;
  GError                       *cause = NULL;

  if (stream == NULL)
    return NULL;
  if (g_input_stream_skip (stream, reader->n_mark, cancellable, &cause) < 0)
    {
      fail_read (reader, error, cause);
      return NULL;
    }
  *raw = stream;
  /* Without a mark it is UTF-8 because every byte is; a mark may promise too much. */
  if (g_str_equal (reader->encoding, "UTF-8") && reader->n_mark == 0)
    return g_steal_pointer (&stream);
  converter = g_charset_converter_new ("UTF-8", reader->encoding, &cause);
  if (converter == NULL)
    {
      fail_read (reader, error, cause);
      return NULL;
    }
  return g_converter_input_stream_new (stream, G_CONVERTER (converter));
}

static gboolean
guess_separator (Reader       *reader,
                 GCancellable *cancellable,
                 GError      **error)
{
  GInputStream            *raw;
  g_autoptr (GInputStream) stream = open_text (reader, &raw, cancellable, error);
  g_autofree char         *chunk = g_malloc (CHUNK);
  GError                  *cause = NULL;
  gsize                    length;

  if (stream == NULL)
    return FALSE;
  if (!g_input_stream_read_all (stream, chunk, CHUNK, &length, cancellable, &cause))
    return fail_read (reader, error, cause);
  reader->separator = jin_csv_guess_separator (chunk, length, &reader->declared);
  return TRUE;
}

static gpointer
csv_open (const JinSheetInput *input,
          GArray              *entries,
          const char         **encoding,
          GCancellable        *cancellable,
          GError             **error)
{
  g_autofree Reader *reader = g_new0 (Reader, 1);
  JinSheetEntry      entry = {.weight = 1};
  char              *dot;

  reader->input = input;
  if (!detect_encoding (reader, cancellable, error) || !guess_separator (reader, cancellable, error))
    return NULL;
  *encoding = reader->encoding;
  entry.name = g_strdup (input->name);
  dot = strrchr (entry.name, '.');
  if (dot != NULL && dot != entry.name)
    *dot = '\0';
  g_array_append_val (entries, entry);
  return g_steal_pointer (&reader);
}

static gboolean
csv_read (gpointer      data,
          guint         sheet,
          JinSheet     *head,
          JinSheetSink *sink,
          GCancellable *cancellable,
          GError      **error)
{
  const Reader            *reader = data;
  GInputStream            *raw = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (JinCsvParser) parser = jin_csv_parser_new (reader->separator, sink, reader->input->name);
  g_autofree char         *chunk = g_malloc (CHUNK);
  GError                  *cause = NULL;
  gssize                   length;

  if (!jin_sheet_sink_begin (sink))
    return TRUE;
  stream = open_text (reader, &raw, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (reader->declared)
    jin_csv_parser_skip_record (parser);
  while ((length = g_input_stream_read (stream, chunk, CHUNK, cancellable, &cause)) > 0)
    {
      if (!jin_csv_parser_feed (parser, chunk, (gsize)length, error))
        return FALSE;
      if (jin_sheet_sink_is_done (sink))
        return TRUE;
      jin_sheet_sink_progress (sink, (double)g_seekable_tell (G_SEEKABLE (raw)) / (double)reader->n_bytes);
    }
  if (length < 0)
    return fail_read (reader, error, cause);
  return jin_csv_parser_finish (parser, error);
}

static void
csv_close (gpointer data)
{
  g_free (data);
}

const JinSheetFormat jin_csv_format = {csv_open, csv_read, csv_close};
