/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-sheet-private.h"
#include "exchange/jin-xlsx-xml-private.h"

#define CHUNK (64 * 1024)

/* The name without its prefix.  Most are so short that strchr() would take longer. */
const char *
jin_xlsx_local_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (*p == ':')
      return p + 1;
  return name;
}

static void
start_cb (void        *user_data,
          const char  *name,
          const char **attributes)
{
  JinXlsxXml *self = user_data;

  if (++self->depth > JIN_XLSX_MAX_DEPTH)
    {
      GError *error = NULL;

      jin_sheet_fail_damaged (&error, self->file_name, self->part);
      jin_xlsx_xml_stop (self, error);
      return;
    }
  self->qualified = name;
  self->handlers->start (self, jin_xlsx_local_name (name), attributes, self->data);
}

static void
end_cb (void       *user_data,
        const char *name)
{
  JinXlsxXml *self = user_data;

  self->depth--;
  if (!self->stopped && self->handlers->end != NULL)
    self->handlers->end (self, jin_xlsx_local_name (name), self->data);
}

static void
text_cb (void       *user_data,
         const char *text,
         int         length)
{
  JinXlsxXml *self = user_data;

  if (!self->stopped)
    self->handlers->text (self, text, length, self->data);
}

/* No spreadsheet program writes a document type; it is where entity bombs begin. */
gboolean
jin_xlsx_xml_fail_doctype (JinXlsxXml *self,
                           GError    **error)
{
  return jin_sheet_fail (error, JIN_ERROR_FORMAT, self->file_name,
                         _ ("The file holds a document type declaration, as no spreadsheet program writes it."),
                            _ ("Do not trust it unless you know who made it."));
}

static void
doctype_cb (void       *user_data,
            const char *doctype,
            const char *system_id,
            const char *public_id,
            int         has_internal_subset)
{
  JinXlsxXml *self = user_data;
  GError     *error = NULL;

  jin_xlsx_xml_fail_doctype (self, &error);
  jin_xlsx_xml_stop (self, error);
}

JinXlsxXml *
jin_xlsx_xml_new (const char            *file_name,
                  const char            *part,
                  const JinXlsxHandlers *handlers,
                  gpointer               data)
{
  JinXlsxXml *self = g_new0 (JinXlsxXml, 1);

  self->parser = XML_ParserCreate (NULL);
  self->handlers = handlers;
  self->data = data;
  self->file_name = file_name;
  self->part = g_strdup (part);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, start_cb, end_cb);
  if (handlers->text != NULL)
    XML_SetCharacterDataHandler (self->parser, text_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, doctype_cb);
  return self;
}

void
jin_xlsx_xml_free (JinXlsxXml *self)
{
  g_clear_pointer (&self->parser, XML_ParserFree);
  g_clear_error (&self->error);
  g_free (self->part);
  g_free (self);
}

/* Says that the text was made UTF-8, whatever it says itself.  To be called before it comes. */
void
jin_xlsx_xml_say_utf8 (JinXlsxXml *self)
{
  XML_SetEncoding (self->parser, "UTF-8");
}

/**
 * jin_xlsx_xml_stop:
 * @error: (transfer full) (nullable): why; %NULL when enough was read
 *
 * To be called by a handler that wants no more; no handler is called after it.
 */
void
jin_xlsx_xml_stop (JinXlsxXml *self,
                   GError     *error)
{
  if (self->stopped)
    {
      g_clear_error (&error);
      return;
    }
  self->stopped = TRUE;
  self->error = error;
  if (self->parser != NULL)
    XML_StopParser (self->parser, XML_FALSE);
}

gboolean
jin_xlsx_xml_is_stopped (const JinXlsxXml *self)
{
  return self->stopped;
}

/* The name of the element that starts, with its prefix; valid in the start handler. */
const char *
jin_xlsx_xml_qualified_name (const JinXlsxXml *self)
{
  return self->qualified;
}

/* The byte at which the current event began. */
gint64
jin_xlsx_xml_position (const JinXlsxXml *self)
{
  return XML_GetCurrentByteIndex (self->parser);
}

static gboolean
check (JinXlsxXml     *self,
       enum XML_Status status,
       GError        **error)
{
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (status != XML_STATUS_OK && !self->stopped)
    {
      g_autofree char *where = g_strdup_printf ("%s:%lu", self->part, XML_GetCurrentLineNumber (self->parser));

      /* The library says it in English. */
      g_debug ("%s: %s: %s", self->file_name, where, XML_ErrorString (XML_GetErrorCode (self->parser)));
      return jin_sheet_fail_damaged (error, self->file_name, where);
    }
  return TRUE;
}

/**
 * jin_xlsx_xml_feed:
 * @length: 0 for the end of the text
 *
 * Parses some more bytes.  A parser that was stopped takes no more.
 */
gboolean
jin_xlsx_xml_feed (JinXlsxXml *self,
                   const char *bytes,
                   gsize       length,
                   GError    **error)
{
  if (self->stopped)
    return TRUE;
  return check (self, XML_Parse (self->parser, bytes, (int)length, length == 0), error);
}

void
jin_xlsx_xml_progress (JinXlsxXml  *self,
                       JinXlsxPart *part)
{
  if (self->handlers->progress != NULL)
    self->handlers->progress (jin_xlsx_part_fraction (part), self->data);
}

/* Parses a part from where it stands to its end, or until a handler stops. */
gboolean
jin_xlsx_xml_feed_part (JinXlsxXml   *self,
                        JinXlsxPart  *part,
                        GCancellable *cancellable,
                        GError      **error)
{
  gssize length;

  do
    {
      void *buffer = XML_GetBuffer (self->parser, CHUNK);

      if (g_cancellable_is_cancelled (cancellable))
        return jin_sheet_fail_cancelled (error, self->file_name);
      if (buffer == NULL)
        return jin_sheet_fail_damaged (error, self->file_name, self->part);
      length = jin_xlsx_part_read (part, buffer, CHUNK, error);
      if (length < 0 || !check (self, XML_ParseBuffer (self->parser, (int)length, length == 0), error))
        return FALSE;
      jin_xlsx_xml_progress (self, part);
    }
  while (length > 0 && !self->stopped);
  return TRUE;
}

/**
 * jin_xlsx_parse_part:
 * @part: its name in the package
 *
 * Parses a whole part of a package.
 */
gboolean
jin_xlsx_parse_part (JinXlsxPackage        *package,
                     const char            *part,
                     const JinXlsxHandlers *handlers,
                     gpointer               data,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_autoptr (JinXlsxPart) opened = jin_xlsx_part_open (package, part, error);
  g_autoptr (JinXlsxXml)  xml = NULL;

  if (opened == NULL)
    return FALSE;
  xml = jin_xlsx_xml_new (jin_xlsx_package_get_name (package), part, handlers, data);
  return jin_xlsx_xml_feed_part (xml, opened, cancellable, error);
}

/* The value of the attribute with this local name, or %NULL. */
const char *
jin_xlsx_attribute (const char **attributes,
                    const char  *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (jin_xlsx_local_name (attributes[0]), name) == 0)
      return attributes[1];
  return NULL;
}

gboolean
jin_xlsx_attribute_bool (const char **attributes,
                         const char  *name,
                         gboolean     fallback)
{
  const char *value = jin_xlsx_attribute (attributes, name);

  if (value == NULL)
    return fallback;
  return strcmp (value, "0") != 0 && strcmp (value, "false") != 0;
}

int
jin_xlsx_attribute_int (const char **attributes,
                        const char  *name,
                        int          fallback)
{
  const char *value = jin_xlsx_attribute (attributes, name);
  gint64      number;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, G_MININT32, G_MAXINT32, &number, NULL))
    return fallback;
  return (int)number;
}

static const char *
parse_corner (const char *ref,
              int        *row,
              int        *column)
{
  int letters = 0, digits = 0;

  while (*ref == '$')
    ref++;
  for (; *ref >= 'A' && *ref <= 'Z' && letters <= 16384; ref++)
    letters = letters * 26 + (*ref - 'A' + 1);
  while (*ref == '$')
    ref++;
  for (; g_ascii_isdigit (*ref) && digits <= JIN_SHEET_MAX_ROWS; ref++)
    digits = digits * 10 + (*ref - '0');
  *column = letters - 1;
  *row = digits - 1;
  return letters >= 1 && letters <= 16384 && digits >= 1 && digits <= JIN_SHEET_MAX_ROWS ? ref : NULL;
}

/* "B3" is row 2, column 1. */
gboolean
jin_xlsx_parse_ref (const char *ref,
                    int        *row,
                    int        *column)
{
  const char *rest = parse_corner (ref, row, column);

  return rest != NULL && *rest == '\0';
}

gboolean
jin_xlsx_parse_range (const char *ref,
                      int        *row,
                      int        *column,
                      int        *last_row,
                      int        *last_column)
{
  const char *rest = parse_corner (ref, row, column);

  *last_row = *row;
  *last_column = *column;
  if (rest != NULL && *rest == ':')
    rest = parse_corner (rest + 1, last_row, last_column);
  return rest != NULL && *rest == '\0' && *last_row >= *row && *last_column >= *column;
}
