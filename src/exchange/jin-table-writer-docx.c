/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <stdio.h>

#include "exchange/jin-docx-parts.h"
#include "exchange/jin-table-writer-private.h"

/*
 * The printed list (R107) as a document that WPS and Word edit: title, 填报单位 and 填报日期, a ruled table whose heads
 * repeat on each page and whose rows are never cut, the foot to be signed.
 *
 *   rows ─▶ spool, a file of texts ─▶ widths are known ─▶ document.xml ─▶ .docx
 *
 * Widths stand before the rows in the file and are known after them; so memory does not grow with the rows.
 */

#define UNIT "填报单位（盖章）："
#define DATE "填报日期："
#define DATE_BLANK "　　　年　月　日"
#define INTERNAL "内部资料　注意保存"
#define SIGNS "填表人：　　　　审核人：　　　　联系电话："
#define NUMBER "序号"

#define CHARACTER JIN_TWIPS_PT (5.25) /* half a 五号 */
#define DIGIT JIN_TWIPS_PT (6.3)      /* of the widest face that stands in where 仿宋 is missing */
#define CELL_MARGIN 60                /* left and right of a text */
#define ROW_HEIGHT JIN_TWIPS_PT (20)
#define NARROWEST 4 /* characters */
#define OUTER_LINE 8
#define INNER_LINE 4 /* eighths of a point */

typedef struct
{
  FILE      *spool; /* cell after cell, each ended by a nought */
  char      *title;
  GPtrArray *heads;
  GArray    *types; /* JinFieldType */
  char      *unit;
  JinDate    date;
  gboolean   unmasked;
  guint      n_rows;
} Target;

static gpointer
docx_open (const char *path, GError **error)
{
  FILE   *spool = tmpfile ();
  Target *target;

  if (spool == NULL)
    return NULL;
  target = g_new0 (Target, 1);
  target->spool = spool;
  target->heads = g_ptr_array_new_with_free_func (g_free);
  target->types = g_array_new (FALSE, FALSE, sizeof (JinFieldType));
  return target;
}

static void
docx_set_frame (gpointer data, const JinTableFrame *frame)
{
  Target *target = data;

  target->unit = g_strdup (frame->unit);
  target->date = frame->date;
  target->unmasked = frame->unmasked;
}

static gboolean
docx_write_title (gpointer data, const char *title, guint n_columns)
{
  ((Target *)data)->title = g_strdup (title);
  return TRUE;
}

static gboolean
docx_write_head (gpointer data, const GArray *columns)
{
  Target *target = data;

  for (guint i = 0; i < columns->len; i++)
    {
      const JinColumn *column = &g_array_index (columns, JinColumn, i);

      g_ptr_array_add (target->heads, g_strdup (column->head));
      g_array_append_val (target->types, column->type);
    }
  return TRUE;
}

static gboolean
docx_write_row (gpointer data, const GArray *columns, const JinValue *values)
{
  Target *target = data;

  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *text = jin_table_value_text (&values[i], g_array_index (columns, JinColumn, i).type);

      fputs (text, target->spool);
      fputc ('\0', target->spool);
    }
  target->n_rows++;
  return !ferror (target->spool);
}

/* ---- widths ---- */

/* Numbers and dates broken over two lines are misread. */
static gboolean
is_breakable (Target *target, guint column)
{
  switch (g_array_index (target->types, JinFieldType, column))
    {
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_REFERENCE:
      return TRUE;
    default:
      return FALSE;
    }
}

static int
column_width (Target *target, const GArray *widths, guint column, int limit)
{
  int width = MAX (g_array_index (widths, int, column), NARROWEST);

  return (is_breakable (target, column) ? MIN (width, limit) * CHARACTER : width * DIGIT) + 2 * CELL_MARGIN;
}

static int
total_width (Target *target, const GArray *widths, int limit)
{
  int total = 0;

  for (guint i = 0; i < widths->len; i++)
    total += column_width (target, widths, i, limit);
  return total;
}

/* The widths of columns that fill @room.  Where all is too much, the widest texts give way first and break their lines. */
static GArray *
lay_out (Target *target, const GArray *widths, int room)
{
  GArray *laid = g_array_new (FALSE, FALSE, sizeof (int));
  int     limit = NARROWEST, total, given = 0;

  while (limit < G_MAXINT8 && total_width (target, widths, limit + 1) <= room)
    limit++;
  total = total_width (target, widths, limit);
  for (guint i = 0; i < widths->len; i++)
    {
      int width = (int)((gint64)column_width (target, widths, i, limit) * room / total);

      if (i == widths->len - 1)
        width = room - given;
      given += width;
      g_array_append_val (laid, width);
    }
  return laid;
}

/* ---- the document ---- */

static void
begin_paragraph (FILE *out, const char *style)
{
  fprintf (out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style);
}

static void
write_above (Target *target, FILE *out, int room)
{
  g_autofree char *day = jin_date_is_none (target->date) ? g_strdup (DATE_BLANK) : jin_date_format_long (target->date);

  if (target->title != NULL)
    {
      fputs ("<w:p><w:pPr><w:pStyle w:val=\"SheetTitle\"/><w:spacing w:after=\"120\"/></w:pPr>", out);
      jin_docx_text (out, target->title);
      fputs ("</w:p>", out);
    }
  fprintf (out, "<w:p><w:pPr><w:pStyle w:val=\"SheetLine\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs><w:spacing w:after=\"60\"/></w:pPr>", room);
  jin_docx_text (out, UNIT);
  jin_docx_text (out, target->unit != NULL ? target->unit : "");
  jin_docx_text (out, "\t" DATE);
  jin_docx_text (out, day);
  fputs ("</w:p>", out);
}

static void
write_line (FILE *out, const char *side, int weight)
{
  fprintf (out, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"000000\"/>", side, weight);
}

static void
begin_table (FILE *out, const GArray *laid, int room)
{
  fprintf (out, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>", room);
  write_line (out, "top", OUTER_LINE);
  write_line (out, "left", OUTER_LINE);
  write_line (out, "bottom", OUTER_LINE);
  write_line (out, "right", OUTER_LINE);
  write_line (out, "insideH", INNER_LINE);
  write_line (out, "insideV", INNER_LINE);
  fprintf (out, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
           CELL_MARGIN, CELL_MARGIN);
  for (guint i = 0; i < laid->len; i++)
    fprintf (out, "<w:gridCol w:w=\"%d\"/>", g_array_index (laid, int, i));
  fputs ("</w:tblGrid>", out);
}

static void
begin_row (FILE *out, gboolean is_head)
{
  fprintf (out, "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>%s</w:trPr>", ROW_HEIGHT, is_head ? "<w:tblHeader/>" : "");
}

static void
write_cell (FILE *out, int width, const char *style, const char *text)
{
  fprintf (out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>", width);
  begin_paragraph (out, style);
  jin_docx_text (out, text);
  fputs ("</w:p></w:tc>", out);
}

/* R107: text left, money and numbers right, what is short and of one kind in the middle. */
static const char *
style_of (Target *target, guint column)
{
  if (g_str_equal (g_ptr_array_index (target->heads, column), NUMBER))
    return "TableMiddle";
  switch (g_array_index (target->types, JinFieldType, column))
    {
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
      return "TableNumber";
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
    case JIN_TYPE_TIME:
    case JIN_TYPE_BOOLEAN:
    case JIN_TYPE_CHOICE:
      return "TableMiddle";
    default:
      return "TableText";
    }
}

static gboolean
write_rows (Target *target, FILE *out, const GArray *laid)
{
  g_autofree char *text = NULL;
  size_t           size = 0;

  rewind (target->spool);
  for (guint row = 0; row < target->n_rows; row++)
    {
      begin_row (out, FALSE);
      for (guint i = 0; i < laid->len; i++)
        {
          if (getdelim (&text, &size, '\0', target->spool) < 0)
            return FALSE;
          write_cell (out, g_array_index (laid, int, i), style_of (target, i), text);
        }
      fputs ("</w:tr>", out);
    }
  return TRUE;
}

static gboolean
write_document (Target *target, FILE *out, const GArray *widths, const JinDocxSheet *sheet)
{
  int                room = jin_docx_body_width (sheet->landscape);
  g_autoptr (GArray) laid = lay_out (target, widths, room);
  gboolean           ok;

  fputs ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
         "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
         " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>",
         out);
  write_above (target, out, room);
  begin_table (out, laid, room);
  begin_row (out, TRUE);
  for (guint i = 0; i < laid->len; i++)
    write_cell (out, g_array_index (laid, int, i), "TableHead", g_ptr_array_index (target->heads, i));
  fputs ("</w:tr>", out);
  ok = write_rows (target, out, laid);
  fputs ("</w:tbl><w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>", out);
  jin_docx_section (out, sheet);
  fputs ("</w:body></w:document>", out);
  return ok && !ferror (out);
}

static gboolean
docx_close (gpointer data, const char *path, const GArray *widths)
{
  Target      *target = data;
  JinDocxSheet sheet = {.title = target->title != NULL ? target->title : "", .internal = target->unmasked ? INTERNAL : NULL, .footer = SIGNS};
  FILE        *document = widths != NULL && widths->len > 0 ? tmpfile () : NULL;
  gboolean     written = FALSE;

  if (document != NULL)
    {
      sheet.landscape = total_width (target, widths, G_MAXINT8) > jin_docx_body_width (FALSE);
      if (write_document (target, document, widths, &sheet))
        written = jin_docx_write (path, document, &sheet);
      else
        fclose (document);
    }
  fclose (target->spool);
  g_free (target->title);
  g_free (target->unit);
  g_ptr_array_unref (target->heads);
  g_array_unref (target->types);
  g_free (target);
  return written;
}

const JinTableFormat jin_table_docx = {docx_open, docx_set_frame, docx_write_title, docx_write_head, docx_write_row, docx_close, TRUE};
