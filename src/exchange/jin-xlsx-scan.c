/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-sheet-private.h"
#include "exchange/jin-xlsx-xml-private.h"

/*
 * The parts of an .xlsx that grow with the number of rows are parsed here instead of by
 * expat, which alone took longer (2.9 s for 100,000 rows of 30 cells, of which this
 * needs a sixth) than a whole import may.  It checks what expat checks of documents
 * without a document type: that tags match, that text is UTF-8 and holds no characters
 * that XML forbids.  Parts in another encoding go to expat.  A test holds both against
 * each other.
 *
 *   buffer   ├── done ──┤├──── whole tokens ────┤├─ beginning of one ─┤   read more
 */

#define BUFFER (256 * 1024) /* no tag or comment may be longer */
#define MAX_ATTRIBUTES 64
#define MAX_OPEN 8192 /* bytes of names */

typedef struct
{
  JinXlsxXml *xml;
  char       *buffer;
  char       *at, *end; /* what is not yet done */
  gboolean    last;     /* nothing comes behind the end */
  gboolean    had_root;
  gsize       n_open;
  char        open[MAX_OPEN]; /* names of the open elements, each behind a '\0' */
} Scanner;

typedef enum {
  SCAN_ON,
  SCAN_NEED_MORE,
  SCAN_BAD,
  SCAN_DOCTYPE,
} ScanResult;

/* What a byte is. */
enum {
  BLANK = 1,
  SPECIAL = 2, /* needs a second look in text and values: controls, blanks but the space, references, all but ASCII */
  ENDS_NAME = 4,
};

static const guint8 classes[256] = {
    [0 ... 8] = SPECIAL,
    ['\t'] = BLANK | SPECIAL | ENDS_NAME,
    ['\n'] = BLANK | SPECIAL | ENDS_NAME,
    [11 ... 12] = SPECIAL,
    ['\r'] = BLANK | SPECIAL | ENDS_NAME,
    [14 ... 31] = SPECIAL,
    [' '] = BLANK | ENDS_NAME,
    ['&'] = SPECIAL,
    ['/'] = ENDS_NAME,
    ['<'] = SPECIAL,
    ['='] = ENDS_NAME,
    ['>'] = ENDS_NAME,
    [127 ... 255] = SPECIAL,
};

static gboolean
is_class (char   c,
          guint8 wanted)
{
  return (classes[(guchar)c] & wanted) != 0;
}

static gboolean
is_space (char c)
{
  return is_class (c, BLANK);
}

static gboolean
is_allowed (gunichar c)
{
  return c >= 0x20 ? g_unichar_validate (c) : c == '\t' || c == '\n' || c == '\r';
}

/* Whether all of @text is UTF-8 without control characters; a character cut off at the end is not. */
static gboolean
is_clean (const char *text,
          const char *end)
{
  const char *p = text;

  while (p < end && (guchar)*p >= 0x20 && (guchar)*p < 0x80)
    p++;
  if (p == end)
    return TRUE;
  for (; p < end; p++)
    if ((guchar)*p < 0x20 && !is_space (*p))
      return FALSE;
  return g_utf8_validate_len (text, (gsize)(end - text), NULL);
}

/* Decodes the reference at "&"; returns what follows it, or NULL when it is none. */
static const char *
decode_reference (const char *at,
                  const char *end,
                  gunichar   *c)
{
  static const struct
  {
    const char *name;
    char        c;
  } names[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}};
  const gboolean hex = end - at > 3 && at[2] == 'x';

  *c = 0;
  if (end - at < 4)
    return NULL;
  if (at[1] != '#')
    {
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          const gsize length = strlen (names[i].name);

          if ((gsize)(end - at - 1) < length || memcmp (at + 1, names[i].name, length) != 0)
            continue;
          *c = (gunichar)names[i].c;
          return at + 1 + length;
        }
      return NULL;
    }
  for (at += hex ? 3 : 2; at < end && (hex ? g_ascii_isxdigit (*at) : g_ascii_isdigit (*at)) && *c <= 0x10FFFF; at++)
    *c = *c * (hex ? 16 : 10) + (gunichar)g_ascii_xdigit_value (*at);
  return at < end && *at == ';' && is_allowed (*c) ? at + 1 : NULL;
}

/* Gives text that needs a second look to the handler, with its references decoded and its line ends made one. */
static ScanResult
emit_text (Scanner    *self,
           const char *text,
           const char *end,
           gboolean    raw)
{
  const JinXlsxHandlers *handlers = self->xml->handlers;

  if (!is_clean (text, end))
    return SCAN_BAD;
  while (text < end && !self->xml->stopped)
    {
      const char *special = text;
      char        utf8[6];
      gunichar    c = '\n';

      while (special < end && *special != '\r' && (raw || *special != '&'))
        special++;
      if (special > text)
        handlers->text (self->xml, text, (int)(special - text), self->xml->data);
      if (special == end || self->xml->stopped)
        break;
      if (*special == '\r')
        text = special + (special + 1 < end && special[1] == '\n' ? 2 : 1);
      else if ((text = decode_reference (special, end, &c)) == NULL)
        return SCAN_BAD;
      handlers->text (self->xml, utf8, g_unichar_to_utf8 (c, utf8), self->xml->data);
    }
  return SCAN_ON;
}

/* How much of the text up to the end can be given out: no reference, line end or character may be cut. */
static const char *
safe_end (const Scanner *self)
{
  const char *end = self->end;

  for (const char *p = end - 1; p >= self->at && p > end - 16; p--)
    if (*p == '&' || *p == ';')
      {
        if (*p == '&')
          end = p;
        break;
      }
  for (int i = 1; i <= 4 && end - i >= self->at; i++)
    if (((guchar)end[-i] & 0xC0) != 0x80)
      {
        if (((guchar)end[-i] & 0x80) != 0 && g_utf8_skip[(guchar)end[-i]] > i)
          end -= i;
        break;
      }
  if (end > self->at && end[-1] == '\r')
    end--;
  return end;
}

static char *
skip_blanks (char       *at,
             const char *end)
{
  while (at < end && is_space (*at))
    at++;
  return at;
}

static ScanResult
scan_text (Scanner *self)
{
  const char *until = self->at;
  ScanResult  result = SCAN_ON;

  while (until < self->end && !is_class (*until, SPECIAL))
    until++;
  if (until < self->end && *until == '<' && self->xml->depth > 0)
    {
      self->xml->handlers->text (self->xml, self->at, (int)(until - self->at), self->xml->data);
      self->at += until - self->at;
      return SCAN_ON;
    }
  until = memchr (until, '<', (gsize)(self->end - until));
  if (until == NULL)
    until = self->last ? self->end : safe_end (self);
  if (until == self->at)
    return SCAN_NEED_MORE;
  if (self->xml->depth > 0)
    result = emit_text (self, self->at, until, FALSE);
  else if (skip_blanks (self->at, until) < until)
    return SCAN_BAD;
  self->at += until - self->at;
  return result;
}

/* The value of an attribute in place: references decoded, blanks made spaces. */
static gboolean
decode_value (char *value,
              char *end)
{
  const char *from = value;

  if (!is_clean (value, end) || memchr (value, '<', (gsize)(end - value)) != NULL)
    return FALSE;
  while (from < end)
    {
      gunichar c;

      if (*from == '&')
        {
          from = decode_reference (from, end, &c);
          if (from == NULL)
            return FALSE;
          value += g_unichar_to_utf8 (c, value);
          continue;
        }
      if (from[0] == '\r' && from[1] == '\n')
        from++;
      *value++ = is_space (*from) ? ' ' : *from;
      from++;
    }
  *value = '\0';
  return TRUE;
}

/* Where an attribute stands; @special when its value must be decoded. */
typedef struct
{
  char    *name, *name_end;
  char    *value, *value_end;
  gboolean special;
} Attribute;

/* Finds the attribute at *@at and moves behind it; changes nothing, since its end may not be read yet. */
static ScanResult
find_attribute (char     **at,
                char      *end,
                Attribute *attribute)
{
  char *p = *at;
  char  quote;

  for (attribute->name = p; p < end && !is_class (*p, ENDS_NAME);)
    p++;
  attribute->name_end = p;
  p = skip_blanks (p, end);
  if (p == end)
    return SCAN_NEED_MORE;
  if (*p != '=' || attribute->name == attribute->name_end)
    return SCAN_BAD;
  p = skip_blanks (p + 1, end);
  if (p == end)
    return SCAN_NEED_MORE;
  quote = *p++;
  if (quote != '"' && quote != '\'')
    return SCAN_BAD;
  attribute->special = FALSE;
  for (attribute->value = p; p < end && *p != quote; p++)
    attribute->special |= is_class (*p, SPECIAL);
  if (end - p < 2)
    return SCAN_NEED_MORE;
  attribute->value_end = p++;
  *at = p;
  return is_space (*p) || *p == '/' || *p == '>' ? SCAN_ON : SCAN_BAD;
}

/* Finds all attributes of a start tag; *@at is left at its "/" or ">". */
static ScanResult
find_attributes (char     **at,
                 char      *end,
                 Attribute *found,
                 int       *n_found)
{
  *n_found = 0;
  for (;;)
    {
      ScanResult result;

      *at = skip_blanks (*at, end);
      if (*at == end)
        return SCAN_NEED_MORE;
      if (**at == '>' || **at == '/')
        return SCAN_ON;
      if (*n_found == MAX_ATTRIBUTES)
        return SCAN_BAD;
      result = find_attribute (at, end, &found[(*n_found)++]);
      if (result != SCAN_ON)
        return result;
    }
}

/* Ends names and values in place, for the handler. */
static gboolean
finish_attributes (const Attribute *found,
                   int              n_found,
                   const char     **attributes)
{
  for (int i = 0; i < n_found; i++)
    {
      *found[i].name_end = '\0';
      *found[i].value_end = '\0';
      if (found[i].special && !decode_value (found[i].value, found[i].value_end))
        return FALSE;
      *attributes++ = found[i].name;
      *attributes++ = found[i].value;
    }
  *attributes = NULL;
  return TRUE;
}

static ScanResult
close_element (Scanner    *self,
               const char *name,
               gsize       length)
{
  char *last = self->open + self->n_open - length;

  if (self->n_open < length + 1 || last[-1] != '\0' || memcmp (last, name, length) != 0)
    return SCAN_BAD;
  self->xml->depth--;
  self->n_open -= length + 1;
  last[length] = '\0';
  if (self->xml->handlers->end != NULL)
    self->xml->handlers->end (self->xml, jin_xlsx_local_name (last), self->xml->data);
  return SCAN_ON;
}

static ScanResult
scan_end_tag (Scanner *self)
{
  const char *name = self->at + 2;
  char       *end = memchr (name, '>', (gsize)(self->end - name));
  const char *until = end;

  if (end == NULL)
    return SCAN_NEED_MORE;
  while (until > name && is_space (until[-1]))
    until--;
  self->at = end + 1;
  return close_element (self, name, (gsize)(until - name));
}

/* Notes that an element was opened; its name is needed when it is closed, and the buffer moves. */
static gboolean
open_element (Scanner    *self,
              const char *name,
              gsize       length)
{
  if (length == 0 || !is_clean (name, name + length) || self->n_open + length + 2 > MAX_OPEN ||
      self->xml->depth >= JIN_XLSX_MAX_DEPTH || (self->xml->depth == 0 && self->had_root))
    return FALSE;
  self->open[self->n_open] = '\0';
  memcpy (self->open + self->n_open + 1, name, length);
  self->n_open += length + 1;
  self->had_root = TRUE;
  self->xml->depth++;
  return TRUE;
}

static ScanResult
scan_start_tag (Scanner *self)
{
  Attribute   found[MAX_ATTRIBUTES];
  const char *attributes[2 * MAX_ATTRIBUTES + 1];
  char       *name = self->at + 1;
  char       *at = name;
  gsize       length;
  int         n_found;
  gboolean    empty;
  ScanResult  result;

  while (at < self->end && !is_class (*at, ENDS_NAME))
    at++;
  length = (gsize)(at - name);
  result = find_attributes (&at, self->end, found, &n_found);
  if (result != SCAN_ON)
    return result;
  empty = *at == '/';
  if (empty && at + 1 == self->end)
    return SCAN_NEED_MORE;
  if ((empty && at[1] != '>') || !finish_attributes (found, n_found, attributes) || !open_element (self, name, length))
    return SCAN_BAD;
  self->at = at + (empty ? 2 : 1);
  name[length] = '\0';
  self->xml->handlers->start (self->xml, jin_xlsx_local_name (name), attributes, self->xml->data);
  return empty && !self->xml->stopped ? close_element (self, name, length) : SCAN_ON;
}

/* Comments, instructions and CDATA: from @opening to @closing. */
static ScanResult
scan_section (Scanner    *self,
              const char *opening,
              const char *closing)
{
  char      *from = self->at + strlen (opening);
  char      *found = from <= self->end ? memmem (from, (gsize)(self->end - from), closing, strlen (closing)) : NULL;
  ScanResult result = SCAN_ON;

  if (found == NULL)
    return SCAN_NEED_MORE;
  if (opening[2] == '[')
    result = self->xml->depth > 0 ? emit_text (self, from, found, TRUE) : SCAN_BAD;
  self->at = found + strlen (closing);
  return result;
}

static gboolean
begins (const Scanner *self,
        const char    *token)
{
  return (gsize)(self->end - self->at) >= strlen (token) && memcmp (self->at, token, strlen (token)) == 0;
}

static ScanResult
scan_markup (Scanner *self)
{
  const gsize length = (gsize)(self->end - self->at);

  if (length < 2)
    return SCAN_NEED_MORE;
  if (self->at[1] == '/')
    return scan_end_tag (self);
  if (self->at[1] == '?')
    return scan_section (self, "<?", "?>");
  if (self->at[1] != '!')
    return scan_start_tag (self);
  if (begins (self, "<!--"))
    return scan_section (self, "<!--", "-->");
  if (begins (self, "<![CDATA["))
    return scan_section (self, "<![CDATA[", "]]>");
  if (begins (self, "<!DOCTYPE"))
    return SCAN_DOCTYPE;
  return length < strlen ("<![CDATA[") ? SCAN_NEED_MORE : SCAN_BAD;
}

static gboolean
fail (Scanner *self,
      GError **error)
{
  return jin_sheet_fail_damaged (error, self->xml->file_name, self->xml->part);
}

/* Goes on as far as the buffer holds whole tokens. */
static gboolean
scan_buffer (Scanner *self,
             GError **error)
{
  while (self->at < self->end && !self->xml->stopped)
    switch (*self->at == '<' ? scan_markup (self) : scan_text (self))
      {
      case SCAN_NEED_MORE:
        return !self->last || fail (self, error);
      case SCAN_BAD:
        return fail (self, error);
      case SCAN_DOCTYPE:
        return jin_xlsx_xml_fail_doctype (self->xml, error);
      case SCAN_ON:
      default:
        break;
      }
  if (self->xml->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->xml->error));
      return FALSE;
    }
  if (self->last && !self->xml->stopped && (self->xml->depth > 0 || !self->had_root))
    return fail (self, error);
  return TRUE;
}

/* Moves what is not yet done to the front and reads more behind it. */
static gboolean
fill_buffer (Scanner     *self,
             JinXlsxPart *part,
             GError     **error)
{
  const gsize kept = (gsize)(self->end - self->at);
  gssize      length;

  memmove (self->buffer, self->at, kept);
  self->at = self->buffer;
  self->end = self->buffer + kept;
  if (kept == BUFFER)
    return fail (self, error);
  length = jin_xlsx_part_read (part, self->end, BUFFER - kept, error);
  if (length < 0)
    return FALSE;
  self->end += length;
  self->last = length == 0;
  return TRUE;
}

/* Whether the text says that it is in UTF-8, or says nothing. */
static gboolean
is_utf8 (Scanner *self)
{
  const gsize      length = MIN ((gsize)(self->end - self->at), 200);
  g_autofree char *head = g_ascii_strdown (self->at, (gssize)length);
  const char      *encoding;

  if (length < 4 || memchr (self->at, '\0', 4) != NULL || (guchar)self->at[0] >= 0xFE)
    return FALSE;
  if (memcmp (self->at, "\xEF\xBB\xBF", 3) == 0)
    self->at += 3;
  if (strstr (head, "?>") == NULL)
    return TRUE;
  *strstr (head, "?>") = '\0';
  encoding = strstr (head, "encoding");
  return encoding == NULL || strstr (encoding, "utf-8") != NULL;
}

/**
 * jin_xlsx_scan_part:
 *
 * Like jin_xlsx_parse_part(), for the large parts.
 */
gboolean
jin_xlsx_scan_part (JinXlsxPackage        *package,
                    const char            *part,
                    const JinXlsxHandlers *handlers,
                    gpointer               data,
                    GCancellable          *cancellable,
                    GError               **error)
{
  JinXlsxXml              xml = {.handlers = handlers, .data = data, .file_name = jin_xlsx_package_get_name (package), .part = (char *)part};
  g_autofree char        *buffer = g_malloc (BUFFER);
  g_autoptr (GString)     open = g_string_new (NULL);
  g_autoptr (JinXlsxPart) opened = jin_xlsx_part_open (package, part, error);
  Scanner                 self = {.xml = &xml, .buffer = buffer, .at = buffer, .end = buffer};

  if (opened == NULL || !fill_buffer (&self, opened, error))
    return FALSE;
  if (!is_utf8 (&self))
    return jin_xlsx_parse_part (package, part, handlers, data, cancellable, error);
  while (scan_buffer (&self, error))
    {
      if (xml.stopped || self.last)
        return TRUE;
      if (g_cancellable_is_cancelled (cancellable))
        return jin_sheet_fail_cancelled (error, xml.file_name);
      jin_xlsx_xml_progress (&xml, opened);
      if (!fill_buffer (&self, opened, error))
        return FALSE;
    }
  g_clear_error (&xml.error);
  return FALSE;
}
