/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-sheet-probe.h"

/*
 * What a file is, from its bytes: the names that offices give files say little
 * (web pages called .xls, comma separated text called .xlsx).
 */

static const struct
{
  const char *magic;
  guint8      length;
  JinFileKind kind;
} magics[] = {
    {"PK\3\4", 4, JIN_FILE_ZIP},
    {"PK\5\6", 4, JIN_FILE_ZIP},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, JIN_FILE_OLE2},
    {"\x09\x08\x10\x00", 4, JIN_FILE_OLD_XLS}, /* BIFF without a container */
    {"\x09\x04\x06\x00", 4, JIN_FILE_OLD_XLS},
    {"\x09\x02\x06\x00", 4, JIN_FILE_OLD_XLS},
    {"%PDF-", 5, JIN_FILE_PDF},
    {"{\\rtf", 5, JIN_FILE_DOC},
};

/* The beginning in lower case, without a byte order mark and without the zeros of UTF-16. */
static char *
narrow_head (const char *text,
             gsize       length)
{
  static const char *const marks[] = {"\xEF\xBB\xBF", "\x84\x31\x95\x33", "\xFF\xFE", "\xFE\xFF"};
  g_autoptr (GString)      head = g_string_new (NULL);
  gsize                    n_mark = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strncmp (text, marks[i], MIN (length, strlen (marks[i]))) == 0)
      n_mark = MIN (length, strlen (marks[i]));
  for (gsize i = n_mark; i < length; i++)
    if (text[i] != '\0')
      g_string_append_c (head, g_ascii_tolower (text[i]));
  return g_string_free (g_steal_pointer (&head), FALSE);
}

static JinFileKind
probe_markup (const char *text,
              gsize       length)
{
  static const char *const pages[] = {"<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<style", "<div", "<center", "<!--", "<title", "<h1", "<h2", "<h3", "<p>", "<br"};
  g_autofree char         *head = narrow_head (text, length);
  const char              *start = head + strspn (head, " \t\r\n");

  if (g_str_has_prefix (start, "<?xml"))
    return strstr (start, "<html>") != NULL || strstr (start, "<html ") != NULL ? JIN_FILE_HTML : JIN_FILE_XML;
  if (g_str_has_prefix (start, "<workbook") || g_str_has_prefix (start, "<ss:workbook"))
    return JIN_FILE_XML;
  if (g_str_has_prefix (start, "mime-version:"))
    return JIN_FILE_MHTML;
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_has_prefix (start, pages[i]))
      return JIN_FILE_HTML;
  return JIN_FILE_TEXT;
}

/* Text has no control characters but these; UTF-16 is told by its byte order mark or by its regular zeros. */
static gboolean
looks_binary (const guint8 *head,
              gsize         length)
{
  gsize controls = 0;
  gsize zeros[2] = {0, 0};

  if (length >= 2 && ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF)))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (head[i] == 0)
        zeros[i % 2]++;
      else if (head[i] < 0x20 && strchr ("\t\n\r\f\x1a\x1b", head[i]) == NULL)
        controls++;
    }
  if (zeros[0] + zeros[1] > 0 && MIN (zeros[0], zeros[1]) * 8 <= MAX (zeros[0], zeros[1]))
    return MAX (zeros[0], zeros[1]) * 50 < length && controls > 0;
  return zeros[0] + zeros[1] + controls > length / 100;
}

/**
 * jin_sheet_probe:
 * @head: the first %JIN_SHEET_PROBE_SIZE bytes of a file, or all of a shorter one
 * @length: how many they are
 *
 * Recognises a file's kind from its beginning.
 *
 * Returns: the kind; what a %JIN_FILE_ZIP or %JIN_FILE_OLE2 is, its reader sees
 */
JinFileKind
jin_sheet_probe (const guint8 *head,
                 gsize         length)
{
  static const char ods[] = "mimetypeapplication/vnd.oasis.opendocument";

  g_return_val_if_fail (head != NULL || length == 0, JIN_FILE_UNKNOWN);

  if (length == 0)
    return JIN_FILE_EMPTY;
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (length < magics[i].length || memcmp (head, magics[i].magic, magics[i].length) != 0)
        continue;
      if (magics[i].kind == JIN_FILE_ZIP && memmem (head, MIN (length, 256), ods, sizeof ods - 1) != NULL)
        return JIN_FILE_ODS;
      return magics[i].kind;
    }
  if (looks_binary (head, length))
    return JIN_FILE_UNKNOWN;
  return probe_markup ((const char *)head, length);
}
