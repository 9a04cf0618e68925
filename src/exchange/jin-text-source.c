/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-encoding.h"
#include "exchange/jin-text-source.h"

/*
 * Files of text, whatever is written in it.  All of its bytes are read once for the encoding; after that it is converted
 * in pieces.
 */

/* Passes the trouble of a stream on, told like the other troubles of a file. */
gboolean
jin_text_source_fail (const JinTextSource *self,
                      GError             **error,
                      GError              *cause)
{
  g_autoptr (GError) owned = cause;

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return jin_sheet_fail_cancelled (error, self->input->name);
  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) || g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return jin_sheet_fail_damaged (error, self->input->name, self->encoding);
  return jin_sheet_fail (error, JIN_ERROR_FAILED, self->input->name, owned->message,
                         _ ("Check whether the disk it lies on is connected."));
}

/**
 * jin_text_source_detect:
 * @declared: (nullable): the encoding that the text itself names.  Text that is UTF-8 to its last byte is UTF-8 all the same;
 *   else a Chinese encoding is believed
 *
 * Finds out in which encoding @input is.
 *
 * Returns: %FALSE with @error set when it can't be read or is no text
 */
gboolean
jin_text_source_detect (JinTextSource       *self,
                        const JinSheetInput *input,
                        const char          *declared,
                        GCancellable        *cancellable,
                        GError             **error)
{
  g_autoptr (JinEncodingDetector) detector = jin_encoding_detector_new ();
  g_autoptr (GInputStream)        stream = NULL;
  g_autofree guint8              *chunk = g_malloc (JIN_TEXT_CHUNK);
  GError                         *cause = NULL;
  gssize                          length;

  *self = (JinTextSource){.input = input};
  stream = jin_sheet_input_stream (input, cancellable, error);
  if (stream == NULL)
    return FALSE;
  while ((length = g_input_stream_read (stream, chunk, JIN_TEXT_CHUNK, cancellable, &cause)) > 0)
    {
      jin_encoding_detector_feed (detector, chunk, (gsize)length);
      self->n_bytes += (guint64)length;
    }
  if (length < 0)
    return jin_text_source_fail (self, error, cause);
  self->encoding = jin_encoding_detector_finish (detector, &self->n_mark);
  if (self->n_mark == 0 && declared != NULL && g_strcmp0 (self->encoding, "UTF-8") != 0)
    {
      if (g_ascii_strncasecmp (declared, "gb", 2) == 0)
        self->encoding = "GB18030";
      else if (g_ascii_strncasecmp (declared, "big5", 4) == 0)
        self->encoding = "Big5";
    }
  if (self->encoding == NULL)
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is neither a spreadsheet nor text in a known encoding."), _ ("Choose a file of type .xlsx, .xls or .csv."));
  return TRUE;
}

/**
 * jin_text_source_open:
 * @raw: (out) (transfer none): the file below the stream, whose position tells the progress
 *
 * Returns: (transfer full): a stream of UTF-8 behind the byte order mark, or %NULL with @error set
 */
GInputStream *
jin_text_source_open (const JinTextSource *self,
                      GInputStream       **raw,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (GInputStream)      stream = jin_sheet_input_stream (self->input, cancellable, error);
  g_autoptr (GCharsetConverter) converter = NULL;
  GError                       *cause = NULL;

  if (stream == NULL)
    return NULL;
  if (g_input_stream_skip (stream, self->n_mark, cancellable, &cause) < 0)
    {
      jin_text_source_fail (self, error, cause);
      return NULL;
    }
  *raw = stream;
  /* Without a mark it is UTF-8 because every byte is; a mark may promise too much. */
  if (g_str_equal (self->encoding, "UTF-8") && self->n_mark == 0)
    return g_steal_pointer (&stream);
  converter = g_charset_converter_new ("UTF-8", self->encoding, &cause);
  if (converter == NULL)
    {
      jin_text_source_fail (self, error, cause);
      return NULL;
    }
  return g_converter_input_stream_new (stream, G_CONVERTER (converter));
}

/* How many of the bytes are whole characters. */
static gsize
whole_characters (const char *text,
                  gsize       length)
{
  const char *end = text + length;
  const char *last = g_utf8_find_prev_char (text, end);

  return last != NULL && g_utf8_get_char_validated (last, end - last) == (gunichar)-2 ? (gsize)(last - text) : length;
}

/**
 * jin_text_source_each:
 * @sink: (nullable): to be told the progress; reading ends when it has enough
 * @func: gets the text in pieces, and at its end a piece of no length
 *
 * Reads the text from its beginning.
 */
gboolean
jin_text_source_each (const JinTextSource *self,
                      JinSheetSink        *sink,
                      JinTextFunc          func,
                      gpointer             data,
                      GCancellable        *cancellable,
                      GError             **error)
{
  GInputStream            *raw = NULL;
  g_autoptr (GInputStream) stream = jin_text_source_open (self, &raw, cancellable, error);
  g_autofree char         *chunk = g_malloc (JIN_TEXT_CHUNK);
  gsize                    kept = 0;
  GError                  *cause = NULL;
  gssize                   length;

  if (stream == NULL)
    return FALSE;
  while ((length = g_input_stream_read (stream, chunk + kept, JIN_TEXT_CHUNK - kept, cancellable, &cause)) > 0)
    {
      const gsize filled = kept + (gsize)length;
      const gsize whole = whole_characters (chunk, filled);

      if (whole > 0 && !func (chunk, whole, data, error))
        return FALSE;
      kept = filled - whole;
      memmove (chunk, chunk + whole, kept);
      if (sink == NULL)
        continue;
      if (jin_sheet_sink_is_done (sink))
        return TRUE;
      jin_sheet_sink_progress (sink, (double)g_seekable_tell (G_SEEKABLE (raw)) / (double)self->n_bytes);
    }
  if (length < 0)
    return jin_text_source_fail (self, error, cause);
  return func ("", 0, data, error);
}
