/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>

#include "exchange/jin-sheet-private.h"

/*
 * A sheet in memory: its rows are arrays of cells as long as what they hold, their
 * text lies in string chunks of the sheet.
 */

static const JinCell empty_cell = {.text = ""};

/* A loaded row; the same array carries its length, index is its place. */
typedef struct
{
  int      n_cells;
  gboolean hidden;
  JinCell  cells[];
} LoadedRow;

JinSheet *
jin_sheet_new (const char *name,
               gboolean    hidden)
{
  JinSheet            *self = g_new0 (JinSheet, 1);
  const JinSheetColour none = {0};

  self->name = g_strdup (name);
  self->hidden = hidden;
  self->merges = g_array_new (FALSE, FALSE, sizeof (JinSheetRange));
  self->colours = g_array_new (FALSE, TRUE, sizeof (JinSheetColour));
  g_array_append_val (self->colours, none);
  return self;
}

/**
 * jin_sheet_describe:
 * @palette: the colours (guint32, 0xRRGGBB) by number; number 0 stands for none
 * @merges: #JinSheetRange, by first row
 * @hidden_columns: %JIN_SHEET_MAX_COLUMNS of them
 *
 * Says what must be known of a fresh sheet before its rows.
 */
void
jin_sheet_describe (JinSheet     *self,
                    const GArray *palette,
                    const GArray *merges,
                    const guint8 *hidden_columns)
{
  for (guint i = 1; i < palette->len; i++)
    {
      const JinSheetColour colour = {.rgb = g_array_index (palette, guint32, i)};

      g_array_append_val (self->colours, colour);
    }
  if (merges->len > 0)
    g_array_append_vals (self->merges, merges->data, merges->len);
  self->hidden_columns = g_memdup2 (hidden_columns, JIN_SHEET_MAX_COLUMNS);
  for (int i = 0; i < JIN_SHEET_MAX_COLUMNS; i++)
    self->n_hidden_columns += hidden_columns[i];
}

void
jin_sheet_free (JinSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->hidden_columns);
  g_array_unref (self->merges);
  g_array_unref (self->colours);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

/* Keeps a copy of a row that a visitor got. */
void
jin_sheet_keep_row (JinSheet          *self,
                    const JinSheetRow *row)
{
  LoadedRow *copy = g_malloc (sizeof (LoadedRow) + (gsize)row->n_cells * sizeof (JinCell));

  if (self->rows == NULL)
    {
      self->rows = g_ptr_array_new_with_free_func (g_free);
      self->texts = g_string_chunk_new (16 * 1024);
    }
  copy->n_cells = row->n_cells;
  copy->hidden = row->hidden;
  for (int i = 0; i < row->n_cells; i++)
    {
      copy->cells[i] = row->cells[i];
      copy->cells[i].text = *row->cells[i].text == '\0' ? "" : g_string_chunk_insert_const (self->texts, row->cells[i].text);
    }
  g_ptr_array_set_size (self->rows, row->index);
  g_ptr_array_add (self->rows, copy);
}

static const LoadedRow *
find_row (const JinSheet *self,
          int             row)
{
  if (self->rows == NULL || row < 0 || (guint)row >= self->rows->len)
    return NULL;
  return g_ptr_array_index (self->rows, row);
}

/**
 * jin_sheet_cell:
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the cell of a loaded sheet; an empty one where nothing
 *   was loaded, so that no caller needs to know how far a row goes
 */
const JinCell *
jin_sheet_cell (const JinSheet *self,
                int             row,
                int             column)
{
  const LoadedRow *loaded;

  g_return_val_if_fail (self != NULL, &empty_cell);

  loaded = find_row (self, row);
  if (loaded == NULL || column < 0 || column >= loaded->n_cells)
    return &empty_cell;
  return &loaded->cells[column];
}

/**
 * jin_sheet_text:
 *
 * Returns: (transfer none): what the cell showed, "" for an empty one
 */
const char *
jin_sheet_text (const JinSheet *self,
                int             row,
                int             column)
{
  return jin_sheet_cell (self, row, column)->text;
}

gboolean
jin_sheet_row_is_hidden (const JinSheet *self,
                         int             row)
{
  const LoadedRow *loaded;

  g_return_val_if_fail (self != NULL, FALSE);

  loaded = find_row (self, row);
  return loaded != NULL && loaded->hidden;
}

gboolean
jin_sheet_column_is_hidden (const JinSheet *self,
                            int             column)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->hidden_columns != NULL && column >= 0 && column < JIN_SHEET_MAX_COLUMNS && self->hidden_columns[column];
}

/**
 * jin_cell_date:
 *
 * Returns: the date of a date cell, at the precision that was shown, else none
 */
JinDate
jin_cell_date (const JinCell *cell)
{
  JinDate date;

  g_return_val_if_fail (cell != NULL, JIN_DATE_NONE);

  if (cell->kind != JIN_CELL_DATE || cell->precision == JIN_PRECISION_NONE)
    return JIN_DATE_NONE;
  date = jin_date_from_serial (cell->number, FALSE);
  if (cell->precision < JIN_PRECISION_DAY)
    date.day = 0;
  if (cell->precision < JIN_PRECISION_MONTH)
    date.month = 0;
  return date;
}

/**
 * jin_cell_time:
 * @minutes: (out): minutes since midnight
 *
 * Returns: whether the cell is a date cell that holds a time of day
 */
gboolean
jin_cell_time (const JinCell *cell,
               int           *minutes)
{
  double fraction;

  g_return_val_if_fail (cell != NULL && minutes != NULL, FALSE);

  fraction = cell->number - floor (cell->number);
  *minutes = (int)floor (fraction * 1440 + 0.5) % 1440;
  return cell->kind == JIN_CELL_DATE && (fraction > 0 || cell->precision == JIN_PRECISION_NONE);
}

/**
 * jin_sheet_column_name:
 * @column: from 0
 *
 * Returns: (transfer full): the column's letters, "A" for 0, "AA" for 26
 */
char *
jin_sheet_column_name (int column)
{
  char name[8];
  int  at = sizeof name;

  g_return_val_if_fail (column >= 0, NULL);

  name[--at] = '\0';
  do
    {
      name[--at] = (char)('A' + column % 26);
      column = column / 26 - 1;
    }
  while (column >= 0);
  return g_strdup (name + at);
}
