/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/jin-date.h"

G_BEGIN_DECLS

typedef enum {
  JIN_CELL_EMPTY = 0,
  JIN_CELL_TEXT,
  JIN_CELL_NUMBER,
  JIN_CELL_DATE, /* also a time of day: its precision is then none */
  JIN_CELL_BOOLEAN,
  JIN_CELL_ERROR, /* #N/A and the like */
} JinCellKind;

typedef enum {
  JIN_CELL_LONG_NUMBER = 1 << 0, /* so long a number that its last digits are lost (R86) */
  JIN_CELL_STRUCK = 1 << 1,      /* all or some of its text is struck through */
  JIN_CELL_MERGED = 1 << 2,      /* first cell of a merged range */
  JIN_CELL_COVERED = 1 << 3,     /* under a merged range; repeats the first cell of it */
  JIN_CELL_FORMULA = 1 << 4,     /* the result that the file kept of a formula */
  JIN_CELL_COMMENT = 1 << 5,
  JIN_CELL_HIDDEN_ROW = 1 << 6,
  JIN_CELL_HIDDEN_COLUMN = 1 << 7,
  JIN_CELL_DITTO = 1 << 8, /* no reader sets it: says 同上; has the content of the cell above it */
} JinCellFlags;

/* Text of a formula whose result the file does not keep; the cell is an error. */
#define JIN_CELL_NO_RESULT "="

/**
 * JinCell:
 * @text: what the user saw, never %NULL; only numbers that were shown as
 *   `3.3E+17` or `####` are written out
 * @number: the number, the serial day since 1899-12-30 of a date, 0 or 1 of a boolean
 * @kind: a #JinCellKind
 * @precision: a #JinPrecision: how much of a date was shown (`1948年10月` is a month)
 * @fill: colour behind the text, an index into the sheet's colours, 0 for none
 * @ink: colour of the text, likewise
 * @flags: #JinCellFlags
 *
 * One cell of a sheet.  It and its text belong to the row or sheet it came from.
 */
typedef struct
{
  const char *text;
  double      number;
  guint8      kind;
  guint8      precision;
  guint8      fill;
  guint8      ink;
  guint16     flags;
} JinCell;

G_STATIC_ASSERT (sizeof (JinCell) <= 24);

/* Rows and columns count from 0 everywhere; both ends are inside. */
typedef struct
{
  int first_row, first_column;
  int last_row, last_column;
} JinSheetRange;

/* How often a colour occurs in cells that hold something. */
typedef struct
{
  guint32 rgb; /* 0xRRGGBB */
  int     n_fill_cells, n_fill_rows;
  int     n_ink_cells, n_ink_rows;
  int     last_fill_row, last_ink_row; /*< private >*/
} JinSheetColour;

/**
 * JinSheet:
 * @hidden: the sheet itself is hidden
 * @complete: all rows were read; else the counts concern only those read
 * @n_rows: one more than the last row that holds something
 * @merges: #JinSheetRange, sorted by first row; known before the first row
 * @colours: #JinSheetColour; number 0 stands for "no colour"
 *
 * A sheet as far as it has been read.  The counts are of cells that hold something.
 */
typedef struct
{
  char         *name;
  gboolean      hidden;
  gboolean      complete;
  int           n_rows, n_columns;
  int           n_hidden_rows, n_hidden_columns;
  int           n_struck, n_comments, n_formulas;
  GArray       *merges;
  GArray       *colours;
  guint8       *hidden_columns; /*< private >*/
  GPtrArray    *rows;           /*< private >*/
  GStringChunk *texts;          /*< private >*/
} JinSheet;

const JinCell *jin_sheet_cell (const JinSheet *self, int row, int column);
const char    *jin_sheet_text (const JinSheet *self, int row, int column);
gboolean       jin_sheet_row_is_hidden (const JinSheet *self, int row);
gboolean       jin_sheet_column_is_hidden (const JinSheet *self, int column);
void           jin_sheet_free (JinSheet *self);

JinDate  jin_cell_date (const JinCell *cell);
gboolean jin_cell_time (const JinCell *cell, int *minutes);

char *jin_sheet_column_name (int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinSheet, jin_sheet_free)

G_END_DECLS
