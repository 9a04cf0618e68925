/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "exchange/jin-table-writer-private.h"

/*
 * RFC 4180 in UTF-8 with a byte order mark, without which WPS and Excel take Chinese for
 * GBK.  The title is left out, for programs that read the file.
 */

static gpointer
csv_open (const char *path,
          GError    **error)
{
  FILE *file = fopen (path, "we");

  if (file != NULL)
    fputs ("\xEF\xBB\xBF", file);
  return file;
}

static gboolean
is_number (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return end > text && *end == '\0';
}

static void
write_field (FILE       *file,
             const char *text,
             gboolean    is_text)
{
  /* A spreadsheet would run such a text as a formula. */
  const gboolean guarded = is_text && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL && !is_number (text);

  if (!guarded && text[strcspn (text, ",\"\r\n")] == '\0' && *text != ' ')
    {
      fputs (text, file);
      return;
    }
  fputs (guarded ? "\"'" : "\"", file);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        fputc ('"', file);
      fputc (*text, file);
    }
  fputc ('"', file);
}

static gboolean
csv_write_title (gpointer    target,
                 const char *title,
                 guint       n_columns)
{
  return TRUE;
}

static gboolean
csv_write_head (gpointer      target,
                const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      if (i > 0)
        fputc (',', target);
      write_field (target, g_array_index (columns, JinColumn, i).head, TRUE);
    }
  fputs ("\r\n", target);
  return !ferror ((FILE *)target);
}

static gboolean
csv_write_row (gpointer        target,
               const GArray   *columns,
               const JinValue *values)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const JinColumn *column = &g_array_index (columns, JinColumn, i);
      g_autofree char *text = jin_table_value_text (&values[i], column->type);

      if (i > 0)
        fputc (',', target);
      write_field (target, text, values[i].kind == JIN_VALUE_TEXT);
    }
  fputs ("\r\n", target);
  return !ferror ((FILE *)target);
}

static gboolean
csv_close (gpointer      target,
           const char   *path,
           const GArray *widths)
{
  const gboolean failed = ferror ((FILE *)target) != 0;

  return fclose (target) == 0 && !failed;
}

const JinTableFormat jin_table_csv = {csv_open, NULL, csv_write_title, csv_write_head, csv_write_row, csv_close, FALSE};
