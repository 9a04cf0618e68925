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

static JinFileKind
probe_markup (const char *text,
              gsize       length)
{
  g_autofree char *head = g_ascii_strdown (text, (gssize)MIN (length, 512));
  const char      *start = head;

  if (g_str_has_prefix (start, "\xEF\xBB\xBF"))
    start += 3;
  while (g_ascii_isspace (*start))
    start++;
  if (g_str_has_prefix (start, "<?xml"))
    return JIN_FILE_XML;
  if (g_str_has_prefix (start, "<!doctype html") || g_str_has_prefix (start, "<html") ||
      g_str_has_prefix (start, "<table") || g_str_has_prefix (start, "<head") || g_str_has_prefix (start, "<meta"))
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
