/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <zip.h>

#include "exchange/jin-xlsx-body.h"

/*
 * libxlsxwriter writes all that makes a workbook; its rows alone take four times as long as these, half of it to pack them as
 * small as can be.  The file of the rows has room for what stands before them:
 *
 *   0 …                  HOLE
 *   | … <worksheet> heads | rows … | </worksheet> |
 *       └─ what goes into the workbook in the place of its sheet ─┘
 */

#define SHEET "xl/worksheets/sheet1.xml"
#define ROWS_END "</sheetData>"
#define DIMENSION "<dimension ref=\""
#define HOLE (4 * 1024 * 1024)
#define FLUSHED 65536 /* bytes written at once */
#define LEVEL 2       /* of packing: a quarter larger than the usual 6, in a third of the time */
#define MAX_ROWS 1048576
#define MAX_TEXT 32767 /* characters of a cell */

struct _JinXlsxBody
{
  FILE      *file;
  GString   *text;    /* not written yet */
  GPtrArray *letters; /* of columns: "A", "B" … */
  guint      row;
  guint      column;
};

static char *
column_letters (guint column)
{
  char  letters[8];
  char *start = letters + sizeof letters - 1;

  *start = '\0';
  for (column++; column > 0; column = (column - 1) / 26)
    *--start = (char)('A' + (column - 1) % 26);
  return g_strdup (start);
}

JinXlsxBody *
jin_xlsx_body_new (guint first_row,
                   guint n_columns)
{
  g_autoptr (JinXlsxBody) self = g_new0 (JinXlsxBody, 1);

  self->text = g_string_sized_new (2 * FLUSHED);
  self->letters = g_ptr_array_new_with_free_func (g_free);
  self->row = first_row;
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->letters, column_letters (i));
  self->file = tmpfile ();
  if (self->file == NULL || fseeko (self->file, HOLE, SEEK_SET) != 0)
    return NULL;
  return g_steal_pointer (&self);
}

void
jin_xlsx_body_free (JinXlsxBody *self)
{
  if (self == NULL)
    return;
  if (self->file != NULL)
    fclose (self->file);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->letters);
  g_free (self);
}

/* ---- cells ---- */

static void
append_number (GString *text,
               gint64   number)
{
  char    digits[24];
  char   *start = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64)number : (guint64)number;

  do
    *--start = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--start = '-';
  g_string_append_len (text, start, digits + sizeof digits - start);
}

/* <c r="A1" s="2" */
static void
begin_cell (JinXlsxBody *self,
            int          look)
{
  if (self->column == 0)
    {
      g_string_append (self->text, "<row r=\"");
      append_number (self->text, self->row + 1);
      g_string_append (self->text, "\">");
    }
  g_string_append (self->text, "<c r=\"");
  g_string_append (self->text, self->letters->pdata[self->column++]);
  append_number (self->text, self->row + 1);
  g_string_append (self->text, "\" s=\"");
  append_number (self->text, look);
  g_string_append_c (self->text, '"');
}

void
jin_xlsx_body_add_blank (JinXlsxBody *self,
                         int          look)
{
  begin_cell (self, look);
  g_string_append (self->text, "/>");
}

void
jin_xlsx_body_add_number (JinXlsxBody *self,
                          int          look,
                          double       number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  begin_cell (self, look);
  g_string_append (self->text, "><v>");
  if (number == trunc (number) && fabs (number) < 1e15)
    append_number (self->text, (gint64)number);
  else
    g_string_append (self->text, g_ascii_formatd (digits, sizeof digits, "%.16g", number));
  g_string_append (self->text, "</v></c>");
}

static void
append_escaped (GString    *out,
                const char *text)
{
  for (;;)
    {
      gsize length = strcspn (text, "&<>");

      g_string_append_len (out, text, (gssize)length);
      text += length;
      if (*text == '\0')
        return;
      g_string_append (out, *text == '&' ? "&amp;" : *text == '<' ? "&lt;"
                                                                  : "&gt;");
      text++;
    }
}

/* @text holds no control characters but tabs and line breaks. */
gboolean
jin_xlsx_body_add_text (JinXlsxBody *self,
                        int          look,
                        const char  *text)
{
  gsize length = strlen (text);

  errno = 0;
  if (length > MAX_TEXT && g_utf8_strlen (text, -1) > MAX_TEXT)
    return FALSE;
  if (length == 0)
    {
      jin_xlsx_body_add_blank (self, look);
      return TRUE;
    }
  begin_cell (self, look);
  g_string_append (self->text, " t=\"inlineStr\"><is><t");
  if (g_ascii_isspace (*text) || g_ascii_isspace (text[length - 1]))
    g_string_append (self->text, " xml:space=\"preserve\"");
  g_string_append_c (self->text, '>');
  append_escaped (self->text, text);
  g_string_append (self->text, "</t></is></c>");
  return TRUE;
}

static gboolean
flush (JinXlsxBody *self)
{
  gboolean written = fwrite (self->text->str, 1, self->text->len, self->file) == self->text->len;

  g_string_truncate (self->text, 0);
  return written;
}

gboolean
jin_xlsx_body_end_row (JinXlsxBody *self)
{
  errno = 0;
  if (self->row >= MAX_ROWS)
    return FALSE;
  if (self->column > 0)
    g_string_append (self->text, "</row>");
  self->row++;
  self->column = 0;
  return self->text->len < FLUSHED || flush (self);
}

/* ---- into the workbook ---- */

static char *
read_sheet (zip_t      *zip,
            zip_int64_t index)
{
  zip_stat_t       info;
  zip_file_t      *file = NULL;
  g_autofree char *text = NULL;
  gboolean         whole;

  if (zip_stat_index (zip, (zip_uint64_t)index, 0, &info) == 0)
    file = zip_fopen_index (zip, (zip_uint64_t)index, 0);
  if (file == NULL)
    return NULL;
  text = g_malloc (info.size + 1);
  whole = zip_fread (file, text, info.size) == (zip_int64_t)info.size;
  text[whole ? info.size : 0] = '\0';
  zip_fclose (file);
  return whole ? g_steal_pointer (&text) : NULL;
}

/* What stands before the rows, with the cells that the sheet has now. */
static char *
make_start (JinXlsxBody *self,
            const char  *sheet,
            const char  *rows_end)
{
  GString    *start = g_string_new_len (sheet, rows_end - sheet);
  const char *dimension = strstr (start->str, DIMENSION);

  if (dimension != NULL)
    {
      gsize            place = (gsize)(dimension - start->str) + strlen (DIMENSION);
      g_autofree char *range = g_strdup_printf ("A1:%s%u", (char *)self->letters->pdata[self->letters->len - 1], MAX (self->row, 1));

      g_string_erase (start, (gssize)place, (gssize)strcspn (start->str + place, "\""));
      g_string_insert (start, (gssize)place, range);
    }
  return g_string_free (start, FALSE);
}

/* Writes what stands around the rows; gives where the sheet begins, -1 on failure. */
static gint64
write_around (JinXlsxBody *self,
              const char  *sheet)
{
  const char      *rows_end = sheet != NULL ? strstr (sheet, ROWS_END) : NULL;
  g_autofree char *start = NULL;
  gsize            length;

  if (rows_end == NULL)
    return -1;
  start = make_start (self, sheet, rows_end);
  length = strlen (start);
  g_string_append (self->text, rows_end);
  if (length > HOLE || !flush (self) || fseeko (self->file, (off_t)(HOLE - length), SEEK_SET) != 0 || fwrite (start, 1, length, self->file) != length ||
      fflush (self->file) != 0)
    return -1;
  return (gint64)(HOLE - length);
}

gboolean
jin_xlsx_body_insert (JinXlsxBody *self,
                      const char  *path)
{
  zip_t           *zip = zip_open (path, 0, NULL);
  zip_int64_t      index = zip != NULL ? zip_name_locate (zip, SHEET, 0) : -1;
  g_autofree char *sheet = index >= 0 && self->letters->len > 0 ? read_sheet (zip, index) : NULL;
  gint64           start = write_around (self, sheet);
  zip_source_t    *source = start >= 0 ? zip_source_filep (zip, self->file, (zip_uint64_t)start, 0) : NULL;

  if (source != NULL)
    {
      /* Closed with the source. */
      self->file = NULL;
      /* Not replaced: libzip packs what was packed before as small as it can. */
      if (zip_delete (zip, (zip_uint64_t)index) != 0 || (index = zip_file_add (zip, SHEET, source, 0)) < 0)
        zip_source_free (source);
      else if (zip_set_file_compression (zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, LEVEL) == 0 && zip_close (zip) == 0)
        return TRUE;
    }
  if (zip != NULL)
    zip_discard (zip);
  return FALSE;
}
