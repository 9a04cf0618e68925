/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-csv-parser.h"
#include "exchange/jin-text-source.h"

/*
 * A .csv file as a workbook of one sheet.
 */

typedef struct
{
  JinTextSource source;
  char          separator;
  gboolean      declared;
} Reader;

static gboolean
guess_separator (Reader       *reader,
                 GCancellable *cancellable,
                 GError      **error)
{
  GInputStream            *raw;
  g_autoptr (GInputStream) stream = jin_text_source_open (&reader->source, &raw, cancellable, error);
  g_autofree char         *chunk = g_malloc (JIN_TEXT_CHUNK);
  GError                  *cause = NULL;
  gsize                    length;

  if (stream == NULL)
    return FALSE;
  if (!g_input_stream_read_all (stream, chunk, JIN_TEXT_CHUNK, &length, cancellable, &cause))
    return jin_text_source_fail (&reader->source, error, cause);
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

  if (!jin_text_source_detect (&reader->source, input, NULL, cancellable, error) || !guess_separator (reader, cancellable, error))
    return NULL;
  *encoding = reader->source.encoding;
  entry.name = jin_sheet_input_dup_stem (input);
  g_array_append_val (entries, entry);
  return g_steal_pointer (&reader);
}

static gboolean
feed_cb (const char *text,
         gsize       length,
         gpointer    data,
         GError    **error)
{
  return length > 0 ? jin_csv_parser_feed (data, text, length, error) : jin_csv_parser_finish (data, error);
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
  g_autoptr (JinCsvParser) parser = jin_csv_parser_new (reader->separator, sink, reader->source.input->name);

  if (!jin_sheet_sink_begin (sink))
    return TRUE;
  if (reader->declared)
    jin_csv_parser_skip_record (parser);
  return jin_text_source_each (&reader->source, sink, feed_cb, parser, cancellable, error);
}

static void
csv_close (gpointer data)
{
  g_free (data);
}

const JinSheetFormat jin_csv_format = {csv_open, csv_read, csv_close};
