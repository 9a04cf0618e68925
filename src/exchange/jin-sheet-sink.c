/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-sheet-private.h"

/*
 * Between a format's parser and the visitor.  A row's cells live in one array that is
 * reused; texts that no parser keeps live in a string chunk that each row empties.
 *
 *        merges, by first row      open ones: rows passed so far are inside
 *   A1:C1 ─────────────────────▶  [A1:C1]            row 0
 *   A3:A5 ─────────────────────▶  [A3:A5]            rows 2…4, its first cell kept
 */

typedef struct
{
  JinSheetRange range;
  JinCell       first;
  char         *text;
} OpenMerge;

struct _JinSheetSink
{
  JinSheet              *sheet;
  const char            *file_name;
  const JinSheetVisitor *visitor;
  gpointer               data;
  GCancellable          *cancellable;

  GArray         *cells; /* JinCell */
  GStringChunk   *texts;
  gsize           n_kept; /* bytes in it */
  int             row;
  gboolean        row_hidden;
  guint           next_merge;
  GArray         *open_merges; /* OpenMerge */
  JinSheetVerdict verdict;
  double          from, until;
};

static void
clear_open_merge (gpointer data)
{
  g_free (((OpenMerge *)data)->text);
}

JinSheetSink *
jin_sheet_sink_new (JinSheet              *sheet,
                    const char            *file_name,
                    const JinSheetVisitor *visitor,
                    gpointer               data,
                    GCancellable          *cancellable)
{
  JinSheetSink *self = g_new0 (JinSheetSink, 1);

  self->sheet = sheet;
  self->file_name = file_name;
  self->visitor = visitor;
  self->data = data;
  self->cancellable = cancellable;
  self->cells = g_array_new (FALSE, FALSE, sizeof (JinCell));
  self->texts = g_string_chunk_new (8 * 1024);
  self->open_merges = g_array_new (FALSE, FALSE, sizeof (OpenMerge));
  g_array_set_clear_func (self->open_merges, clear_open_merge);
  self->row = -1;
  self->until = 1;
  return self;
}

void
jin_sheet_sink_free (JinSheetSink *self)
{
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_array_unref (self->open_merges);
  g_free (self);
}

/* The part of the whole progress that this sheet makes. */
void
jin_sheet_sink_set_span (JinSheetSink *self,
                         double        from,
                         double        until)
{
  self->from = from;
  self->until = until;
}

void
jin_sheet_sink_progress (JinSheetSink *self,
                         double        fraction)
{
  if (self->visitor->progress != NULL)
    self->visitor->progress (self->from + (self->until - self->from) * CLAMP (fraction, 0, 1), self->data);
}

/* Tells the visitor of the sheet; FALSE when it wants no rows. */
gboolean
jin_sheet_sink_begin (JinSheetSink *self)
{
  if (self->visitor->begin != NULL)
    self->verdict = self->visitor->begin (self->sheet, self->data);
  return self->verdict == JIN_SHEET_GO_ON;
}

gboolean
jin_sheet_sink_is_done (const JinSheetSink *self)
{
  return self->verdict != JIN_SHEET_GO_ON;
}

JinSheetVerdict
jin_sheet_sink_finish (JinSheetSink *self)
{
  self->sheet->complete = self->verdict == JIN_SHEET_GO_ON;
  if (self->visitor->end != NULL)
    self->visitor->end (self->sheet, self->data);
  return self->verdict;
}

/* A copy of @text that lasts as long as the row. */
char *
jin_sheet_sink_keep (JinSheetSink *self,
                     const char   *text,
                     gssize        length)
{
  self->n_kept += length < 0 ? strlen (text) : (gsize)length;
  return g_string_chunk_insert_len (self->texts, text, length);
}

gboolean
jin_sheet_sink_begin_row (JinSheetSink *self,
                          int           index,
                          gboolean      hidden,
                          GError      **error)
{
  if ((index & 0xff) == 0 && g_cancellable_is_cancelled (self->cancellable))
    return jin_sheet_fail_cancelled (error, self->file_name);
  if (index >= JIN_SHEET_MAX_ROWS)
    return jin_sheet_fail (error, JIN_ERROR_TOO_LARGE, self->file_name, _ ("It has more than 1,048,576 rows."), _ ("Split it into several files."));
  if (index <= self->row)
    {
      g_autofree char *where = g_strdup_printf ("%s, %d", self->sheet->name, index + 1);

      return jin_sheet_fail_damaged (error, self->file_name, where);
    }
  self->row = index;
  self->row_hidden = hidden;
  self->sheet->n_hidden_rows += hidden ? 1 : 0;
  g_array_set_size (self->cells, 0);
  g_string_chunk_clear (self->texts);
  self->n_kept = 0;
  return TRUE;
}

static gboolean
fail_column (JinSheetSink *self,
             int           column,
             GError      **error)
{
  g_autofree char *name = jin_sheet_column_name (column);
  /* Translators: the name of a sheet, the letters of a column, the number of a row. */
  g_autofree char *what = g_strdup_printf (_ ("Sheet “%s” has an entry in column %s, row %d, beyond the 1,024 columns that are read."),
                                              self->sheet->name, name, self->row + 1);

  return jin_sheet_fail (error, JIN_ERROR_TOO_LARGE, self->file_name, what, _ ("Delete the columns that do not belong to the list."));
}

static gboolean
fail_row (JinSheetSink *self,
          GError      **error)
{
  /* Translators: the name of a sheet, the number of a row. */
  g_autofree char *what = g_strdup_printf (_ ("Sheet “%s” holds more than 16 MB of text in row %d."), self->sheet->name, self->row + 1);

  return jin_sheet_fail (error, JIN_ERROR_TOO_LARGE, self->file_name, what,
                         _ ("Open it in WPS or Excel and delete what does not belong to the list."));
}

static guint16
hidden_flags (JinSheetSink *self,
              int           column)
{
  return (self->row_hidden ? JIN_CELL_HIDDEN_ROW : 0) | (jin_sheet_column_is_hidden (self->sheet, column) ? JIN_CELL_HIDDEN_COLUMN : 0);
}

static JinCell *
cell_at (JinSheetSink *self,
         int           column)
{
  while (self->cells->len <= (guint)column)
    {
      const JinCell empty = {.text = "", .flags = hidden_flags (self, (int)self->cells->len)};

      g_array_append_val (self->cells, empty);
    }
  return &g_array_index (self->cells, JinCell, column);
}

/*
 * Puts a cell in the current row.  Its text must last until the row ends.  Empty cells
 * beyond the limit are mere formatting and passed over.
 */
gboolean
jin_sheet_sink_add (JinSheetSink  *self,
                    int            column,
                    const JinCell *cell,
                    GError       **error)
{
  JinCell *place;

  if (self->n_kept > JIN_SHEET_MAX_ROW)
    return fail_row (self, error);
  if (column >= JIN_SHEET_MAX_COLUMNS)
    return cell->kind == JIN_CELL_EMPTY || fail_column (self, column, error);
  place = cell_at (self, column);
  *place = *cell;
  place->flags |= hidden_flags (self, column);
  return TRUE;
}

static void
count_colours (JinSheetSink  *self,
               const JinCell *cell)
{
  if (cell->fill != 0)
    {
      JinSheetColour *fill = &g_array_index (self->sheet->colours, JinSheetColour, cell->fill);

      fill->n_fill_cells++;
      fill->n_fill_rows += fill->last_fill_row != self->row + 1;
      fill->last_fill_row = self->row + 1;
    }
  if (cell->ink != 0)
    {
      JinSheetColour *ink = &g_array_index (self->sheet->colours, JinSheetColour, cell->ink);

      ink->n_ink_cells++;
      ink->n_ink_rows += ink->last_ink_row != self->row + 1;
      ink->last_ink_row = self->row + 1;
    }
}

/* Counts what the row holds by itself; returns how many of its cells matter. */
static int
count_cells (JinSheetSink *self)
{
  int n_cells = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const JinCell *cell = &g_array_index (self->cells, JinCell, i);

      if (cell->kind == JIN_CELL_EMPTY)
        continue;
      n_cells = (int)i + 1;
      self->sheet->n_struck += (cell->flags & JIN_CELL_STRUCK) != 0;
      self->sheet->n_comments += (cell->flags & JIN_CELL_COMMENT) != 0;
      self->sheet->n_formulas += (cell->flags & JIN_CELL_FORMULA) != 0;
      if ((cell->fill | cell->ink) != 0)
        count_colours (self, cell);
    }
  return n_cells;
}

/* Opens the merges that begin in or above this row, with their first cell, and drops those that have ended. */
static gboolean
update_merges (JinSheetSink *self,
               GError      **error)
{
  for (guint i = self->open_merges->len; i > 0; i--)
    if (g_array_index (self->open_merges, OpenMerge, i - 1).range.last_row < self->row)
      g_array_remove_index_fast (self->open_merges, i - 1);

  for (; self->next_merge < self->sheet->merges->len; self->next_merge++)
    {
      OpenMerge merge = {.range = g_array_index (self->sheet->merges, JinSheetRange, self->next_merge)};

      if (merge.range.first_row > self->row)
        break;
      if (merge.range.last_row < self->row || merge.range.first_column >= JIN_SHEET_MAX_COLUMNS)
        continue;
      if (self->open_merges->len >= JIN_SHEET_MAX_COLUMNS)
        return jin_sheet_fail_damaged (error, self->file_name, "mergeCells");
      if (merge.range.first_row == self->row)
        {
          JinCell *first = cell_at (self, merge.range.first_column);

          merge.first = *first;
          first->flags |= JIN_CELL_MERGED;
        }
      merge.text = g_strdup (merge.first.text != NULL ? merge.first.text : "");
      g_array_append_val (self->open_merges, merge);
    }
  return TRUE;
}

static void
cover (JinSheetSink    *self,
       const OpenMerge *merge)
{
  int last = MIN (merge->range.last_column, JIN_SHEET_MAX_COLUMNS - 1);

  for (int column = merge->range.first_column; column <= last; column++)
    {
      JinCell *cell = cell_at (self, column);

      if (cell->kind != JIN_CELL_EMPTY || (cell->flags & JIN_CELL_MERGED) != 0)
        continue;
      cell->text = jin_sheet_sink_keep (self, merge->text, -1);
      cell->number = merge->first.number;
      cell->kind = merge->first.kind;
      cell->precision = merge->first.precision;
      cell->flags |= (merge->first.flags & JIN_CELL_LONG_NUMBER) | JIN_CELL_COVERED;
    }
}

/* Gives the row to the visitor if it holds something of its own. */
gboolean
jin_sheet_sink_end_row (JinSheetSink *self,
                        GError      **error)
{
  JinSheetRow row = {.index = self->row, .hidden = self->row_hidden};
  int         n_own = count_cells (self);

  if (self->sheet->merges->len > 0)
    {
      if (!update_merges (self, error))
        return FALSE;
      for (guint i = 0; i < self->open_merges->len; i++)
        cover (self, &g_array_index (self->open_merges, OpenMerge, i));
    }
  if (n_own == 0)
    return TRUE;
  self->sheet->n_rows = self->row + 1;
  self->sheet->n_columns = MAX (self->sheet->n_columns, n_own);

  row.n_cells = (int)self->cells->len;
  while (g_array_index (self->cells, JinCell, row.n_cells - 1).kind == JIN_CELL_EMPTY)
    row.n_cells--;
  row.cells = (const JinCell *)(gconstpointer)self->cells->data;
  self->verdict = self->visitor->row (self->sheet, &row, self->data);
  return TRUE;
}
