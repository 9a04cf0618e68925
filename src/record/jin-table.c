/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-table.h"

#include <math.h>

/* Cells stand row by row in one array; texts in one string chunk. */
typedef struct
{
  const char *text;
  double      number; /* NAN: text alone */
} Cell;

struct _JinTable
{
  gatomicrefcount ref_count;
  char           *title;
  GArray         *columns;
  GArray         *cells;
  GStringChunk   *texts;
  GHashTable     *headings; /* rows */
  guint           n_rows;
};

static void
column_clear (JinColumn *column)
{
  g_free (column->head);
}

JinTable *
jin_table_new (const char *title)
{
  JinTable *self = g_new0 (JinTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title);
  self->columns = g_array_new (FALSE, TRUE, sizeof (JinColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify)column_clear);
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  self->texts = g_string_chunk_new (4096);
  self->headings = g_hash_table_new (NULL, NULL);

  return self;
}

JinTable *
jin_table_ref (JinTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jin_table_unref (JinTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->headings);
  g_free (self->title);
  g_free (self);
}

const char *
jin_table_get_title (JinTable *self)
{
  return self->title;
}

/* All columns come before the first row. */
void
jin_table_add_column (JinTable    *self,
                      const char  *head,
                      JinFieldType type,
                      int          width)
{
  JinColumn column = {g_strdup (head), type, width, FALSE};

  g_return_if_fail (self->n_rows == 0);

  g_array_append_val (self->columns, column);
}

/* Sheets give the total of its numbers (合计). */
void
jin_table_set_summed (JinTable *self,
                      guint     column)
{
  g_return_if_fail (column < self->columns->len);

  g_array_index (self->columns, JinColumn, column).summed = TRUE;
}

guint
jin_table_n_columns (JinTable *self)
{
  return self->columns->len;
}

const JinColumn *
jin_table_column (JinTable *self,
                  guint     column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, JinColumn, column);
}

/* Returns: the new row's number */
guint
jin_table_add_row (JinTable *self)
{
  self->n_rows++;
  g_array_set_size (self->cells, self->n_rows * self->columns->len);
  for (guint i = (self->n_rows - 1) * self->columns->len; i < self->cells->len; i++)
    g_array_index (self->cells, Cell, i).number = NAN;

  return self->n_rows - 1;
}

guint
jin_table_n_rows (JinTable *self)
{
  return self->n_rows;
}

guint
jin_table_add_heading (JinTable   *self,
                       const char *text)
{
  guint row = jin_table_add_row (self);

  jin_table_set (self, row, 0, text);
  g_hash_table_add (self->headings, GUINT_TO_POINTER (row));
  return row;
}

gboolean
jin_table_is_heading (JinTable *self,
                      guint     row)
{
  return g_hash_table_contains (self->headings, GUINT_TO_POINTER (row));
}

static Cell *
cell_at (JinTable *self,
         guint     row,
         guint     column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->columns->len, NULL);

  return &g_array_index (self->cells, Cell, row * self->columns->len + column);
}

void
jin_table_set (JinTable   *self,
               guint       row,
               guint       column,
               const char *text)
{
  jin_table_set_number (self, row, column, NAN, text);
}

void
jin_table_set_number (JinTable   *self,
                      guint       row,
                      guint       column,
                      double      number,
                      const char *text)
{
  Cell *cell = cell_at (self, row, column);

  g_return_if_fail (cell != NULL);

  cell->text = text != NULL && *text != '\0' ? g_string_chunk_insert (self->texts, text) : NULL;
  cell->number = number;
}

const char *
jin_table_text (JinTable *self,
                guint     row,
                guint     column)
{
  const Cell *cell = cell_at (self, row, column);

  return cell != NULL && cell->text != NULL ? cell->text : "";
}

gboolean
jin_table_number (JinTable *self,
                  guint     row,
                  guint     column,
                  double   *number)
{
  const Cell *cell = cell_at (self, row, column);

  if (cell == NULL || isnan (cell->number))
    return FALSE;
  *number = cell->number;
  return TRUE;
}
