/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-sheet-private.h"
#include "exchange/jin-xlsx-strings.h"

#define MAX_STRINGS (16 * 1000 * 1000)
#define MAX_BYTES ((gsize)256 << 20)

/*
 *   <si><t>张三</t><rPh sb="0" eb="2"><t>zhang san</t></rPh></si>        →  张三
 *   <si><r><rPr><strike/></rPr><t>张</t></r><r><t>三</t></r></si>        →  张三, struck
 */

void
jin_xlsx_item_reset (JinXlsxItem *self)
{
  g_string_truncate (self->text, 0);
  self->phonetic = 0;
  self->in_text = FALSE;
  self->struck = FALSE;
}

void
jin_xlsx_item_start (JinXlsxItem *self,
                     const char  *name,
                     const char **attributes)
{
  if (name[0] == 't' && name[1] == '\0')
    self->in_text = self->phonetic == 0;
  else if (name[0] == 'r' && strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (name[0] == 's' && strcmp (name, "strike") == 0)
    self->struck |= jin_xlsx_attribute_bool (attributes, "val", TRUE);
}

void
jin_xlsx_item_end (JinXlsxItem *self,
                   const char  *name)
{
  self->in_text = FALSE;
  if (name[0] == 'r' && strcmp (name, "rPh") == 0)
    self->phonetic--;
}

/* Adds text of a cell; FALSE when it is too long, with @xml stopped. */
gboolean
jin_xlsx_item_add (JinXlsxItem *self,
                   JinXlsxXml  *xml,
                   const char  *file_name,
                   const char  *text,
                   int          length)
{
  GError *error = NULL;

  if (self->text->len + (gsize)length <= JIN_SHEET_MAX_CELL)
    {
      g_string_append_len (self->text, text, length);
      return TRUE;
    }
  jin_sheet_fail_cell (&error, file_name);
  jin_xlsx_xml_stop (xml, error);
  return FALSE;
}

/* Undoes the `_x000D_` that stands for characters which XML can't hold. */
static void
unescape (GString *text)
{
  char *from = memchr (text->str, '_', text->len);
  char *to;

  if (from == NULL)
    return;
  for (to = from; *from != '\0';)
    {
      gunichar c = 0;
      int      n = 0;

      if (from[0] == '_' && from[1] == 'x')
        while (n < 4 && g_ascii_isxdigit (from[2 + n]))
          c = c * 16 + (gunichar)g_ascii_xdigit_value (from[2 + n++]);
      if (n == 4 && from[6] == '_' && c != 0 && g_unichar_validate (c))
        {
          to += g_unichar_to_utf8 (c, to);
          from += 7;
        }
      else
        {
          *to++ = *from++;
        }
    }
  g_string_truncate (text, (gsize)(to - text->str));
}

/* The whole text, valid until the next reset. */
const char *
jin_xlsx_item_finish (JinXlsxItem *self)
{
  unescape (self->text);
  return self->text->str;
}

struct _JinXlsxStrings
{
  GPtrArray    *strings;
  GStringChunk *chunk;
  GHashTable   *struck; /* numbers + 1 of the few that are */
};

typedef struct
{
  JinXlsxStrings *strings;
  const char     *file_name;
  JinXlsxItem     item;
  gsize           n_bytes;
} Reading;

static void
start_cb (JinXlsxXml  *xml,
          const char  *name,
          const char **attributes,
          gpointer     data)
{
  Reading *reading = data;

  if (strcmp (name, "si") == 0)
    jin_xlsx_item_reset (&reading->item);
  else
    jin_xlsx_item_start (&reading->item, name, attributes);
}

static void
end_cb (JinXlsxXml *xml,
        const char *name,
        gpointer    data)
{
  Reading        *reading = data;
  JinXlsxStrings *self = reading->strings;
  const char     *text;

  jin_xlsx_item_end (&reading->item, name);
  if (strcmp (name, "si") != 0)
    return;
  text = jin_xlsx_item_finish (&reading->item);
  reading->n_bytes += reading->item.text->len + 1;
  if (self->strings->len >= MAX_STRINGS || reading->n_bytes > MAX_BYTES)
    {
      GError *error = NULL;

      jin_sheet_fail (&error, JIN_ERROR_TOO_LARGE, reading->file_name, _ ("It holds more text than this PC should take in at once."), _ ("Split it into several files, or save only the sheet that you need."));
      jin_xlsx_xml_stop (xml, error);
      return;
    }
  g_ptr_array_add (self->strings, *text == '\0' ? (char *)"" : g_string_chunk_insert_len (self->chunk, text, (gssize)reading->item.text->len));
  if (reading->item.struck)
    g_hash_table_add (self->struck, GUINT_TO_POINTER (self->strings->len));
}

static void
text_cb (JinXlsxXml *xml,
         const char *text,
         int         length,
         gpointer    data)
{
  Reading *reading = data;

  if (reading->item.in_text)
    jin_xlsx_item_add (&reading->item, xml, reading->file_name, text, length);
}

/**
 * jin_xlsx_strings_read:
 * @part: (nullable): the shared strings; many writers use none
 *
 * Returns: (transfer full): the strings, or %NULL with @error set
 */
JinXlsxStrings *
jin_xlsx_strings_read (JinXlsxPackage *package,
                       const char     *part,
                       GCancellable   *cancellable,
                       GError        **error)
{
  static const JinXlsxHandlers handlers = {.start = start_cb, .end = end_cb, .text = text_cb};
  g_autoptr (JinXlsxStrings)   self = g_new0 (JinXlsxStrings, 1);
  g_autoptr (GString)          text = g_string_new (NULL);
  Reading                      reading = {.strings = self, .file_name = jin_xlsx_package_get_name (package), .item = {.text = text}};

  self->strings = g_ptr_array_new ();
  self->chunk = g_string_chunk_new (64 * 1024);
  self->struck = g_hash_table_new (NULL, NULL);
  if (part != NULL && jin_xlsx_package_has (package, part) &&
      !jin_xlsx_scan_part (package, part, &handlers, &reading, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
jin_xlsx_strings_free (JinXlsxStrings *self)
{
  g_ptr_array_unref (self->strings);
  g_string_chunk_free (self->chunk);
  g_hash_table_unref (self->struck);
  g_free (self);
}

/* The string of this number, or %NULL when there is none. */
const char *
jin_xlsx_strings_get (const JinXlsxStrings *self,
                      guint                 index,
                      gboolean             *struck)
{
  if (index >= self->strings->len)
    return NULL;
  *struck = g_hash_table_size (self->struck) > 0 && g_hash_table_contains (self->struck, GUINT_TO_POINTER (index + 1));
  return g_ptr_array_index (self->strings, index);
}
