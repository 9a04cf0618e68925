/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>

#include "exchange/jin-html-walk.h"
#include "exchange/jin-text-source.h"

/*
 * A web page as a workbook of one sheet: what many systems export under the name .xls.  libxml2 reads its tags, however they
 * are written, and keeps none of them; the page is gone through twice, first for what must be known before its rows.
 */

/* No tag and no text between two tags is so long, in bytes. */
#define MAX_WAITING (16 << 20)

typedef struct
{
  JinTextSource source;
  JinHtmlFrame *frame;
} Reader;

typedef struct
{
  htmlParserCtxt *parser;
  JinHtmlWalk    *walk;
  const char     *file_name;
  GError         *error;
} Parsing;

static void
stop_if (Parsing *parsing,
         gboolean failed)
{
  if (failed)
    xmlStopParser (parsing->parser);
}

static void
start_cb (void           *data,
          const xmlChar  *name,
          const xmlChar **attributes)
{
  Parsing *parsing = data;

  stop_if (parsing, parsing->error == NULL && !jin_html_walk_start (parsing->walk, (const char *)name, (const char **)attributes, &parsing->error));
}

static void
end_cb (void          *data,
        const xmlChar *name)
{
  Parsing *parsing = data;

  stop_if (parsing, parsing->error == NULL && !jin_html_walk_end (parsing->walk, &parsing->error));
}

static void
text_cb (void          *data,
         const xmlChar *text,
         int            length)
{
  Parsing *parsing = data;

  stop_if (parsing, parsing->error == NULL && !jin_html_walk_text (parsing->walk, (const char *)text, (gsize)length, &parsing->error));
}

static void
comment_cb (void          *data,
            const xmlChar *text)
{
  Parsing *parsing = data;

  if (parsing->error == NULL)
    jin_html_walk_comment (parsing->walk, (const char *)text);
}

static gboolean
feed_cb (const char *text,
         gsize       length,
         gpointer    data,
         GError    **error)
{
  Parsing *parsing = data;

  htmlParseChunk (parsing->parser, text, (int)length, length == 0);
  if (parsing->error == NULL && length == 0)
    jin_html_walk_finish (parsing->walk, &parsing->error);
  else if (parsing->error == NULL && parsing->parser->input != NULL && parsing->parser->input->end - parsing->parser->input->cur > MAX_WAITING)
    jin_sheet_fail_damaged (&parsing->error, parsing->file_name, "<");
  if (parsing->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&parsing->error));
  return FALSE;
}

static gboolean
walk (const Reader *reader,
      JinSheetSink *sink,
      GCancellable *cancellable,
      GError      **error)
{
  htmlSAXHandler          handlers = {.startElement = start_cb, .endElement = end_cb, .characters = text_cb, .ignorableWhitespace = text_cb, .cdataBlock = text_cb, .comment = comment_cb};
  g_autoptr (JinHtmlWalk) walk = jin_html_walk_new (reader->frame, sink, reader->source.input->name);
  Parsing                 parsing = {.walk = walk, .file_name = reader->source.input->name};
  gboolean                done;

  parsing.parser = htmlCreatePushParserCtxt (&handlers, &parsing, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  htmlCtxtUseOptions (parsing.parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  done = jin_text_source_each (&reader->source, sink, feed_cb, &parsing, cancellable, error);
  htmlFreeParserCtxt (parsing.parser);
  g_clear_error (&parsing.error);
  return done;
}

static void
html_close (gpointer data)
{
  Reader *reader = data;

  g_clear_pointer (&reader->frame, jin_html_frame_free);
  g_free (reader);
}

/* The encoding that the page says it is in. */
static char *
declared_encoding (const JinSheetInput *input,
                   GCancellable        *cancellable)
{
  g_autoptr (GBytes) head = jin_sheet_input_head (input, JIN_SHEET_PROBE_SIZE, cancellable, NULL);
  gsize              length = 0;
  const char        *bytes = head != NULL ? g_bytes_get_data (head, &length) : NULL;
  g_autofree char   *text = g_ascii_strdown (bytes != NULL ? bytes : "", (gssize)length);
  const char        *found = strstr (text, "charset=");

  if (found == NULL)
    return NULL;
  found += strlen ("charset=");
  found += strspn (found, "\"' ");
  return g_strndup (found, strcspn (found, "\"' />;"));
}

static gpointer
html_open (const JinSheetInput *input,
           GArray              *entries,
           const char         **encoding,
           GCancellable        *cancellable,
           GError             **error)
{
  Reader          *reader = g_new0 (Reader, 1);
  g_autofree char *declared = declared_encoding (input, cancellable);
  JinSheetEntry    entry = {.weight = 1};

  reader->frame = jin_html_frame_new ();
  if (!jin_text_source_detect (&reader->source, input, declared, cancellable, error) || !walk (reader, NULL, cancellable, error))
    {
      html_close (reader);
      return NULL;
    }
  if (!reader->frame->has_table)
    {
      jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is a web page without a table, whatever its name says."), _ ("Open it in WPS or Excel, choose “Save as” and the type .xlsx, and import that file."));
      html_close (reader);
      return NULL;
    }
  *encoding = reader->source.encoding;
  entry.name = reader->frame->name != NULL ? g_strdup (reader->frame->name) : jin_sheet_input_dup_stem (input);
  g_array_append_val (entries, entry);
  return reader;
}

static gboolean
html_read (gpointer      data,
           guint         sheet,
           JinSheet     *head,
           JinSheetSink *sink,
           GCancellable *cancellable,
           GError      **error)
{
  const Reader *reader = data;

  jin_sheet_describe (head, jin_xlsx_styles_palette (reader->frame->styles), reader->frame->merges, reader->frame->hidden_columns);
  return !jin_sheet_sink_begin (sink) || walk (reader, sink, cancellable, error);
}

const JinSheetFormat jin_html_format = {html_open, html_read, html_close};
