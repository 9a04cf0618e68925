/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/jin-money.h"
#include "paper/jin-grid-private.h"
#include "paper/jin-paper-words.h"

#define ENOUGH_LINES 2.0

static const double sizes[] = {JIN_SIZE_5, JIN_SIZE_5_SMALL, JIN_SIZE_6};

static JinLettering
head_lettering (double size)
{
  return (JinLettering){JIN_FACE_HEAD, size, PANGO_ALIGN_CENTER, TRUE};
}

static JinLettering
cell_lettering (const JinGrid *self, guint column)
{
  return (JinLettering){JIN_FACE_SONG, self->size, self->aligns[column], self->aligns[column] == PANGO_ALIGN_CENTER};
}

static PangoAlignment
choose_align (JinTable *table, guint column)
{
  switch (jin_table_column (table, column)->type)
    {
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DURATION:
      return column > 0 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER;
    default:
      return jin_grid_is_centred (table, column) ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
    }
}

/* The largest size at which most cells need no more than two lines; else the next at which no column gets less than its
 * least; else the smallest. */
static void
fit_columns (JinGrid *self, JinPen *pen)
{
  guint                   n = jin_table_n_columns (self->table);
  g_autofree JinGridWish *wishes = g_new (JinGridWish, n);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      self->size = sizes[i];
      for (guint column = 0; column < n; column++)
        wishes[column] = jin_grid_wish (self->table, pen, column, self->size);
      if (jin_grid_share_width (wishes, n, self->width, self->widths) <= (i == 0 ? ENOUGH_LINES : JIN_GRID_MANY_LINES) &&
          self->size * JIN_LINE_HEIGHT + 2 * JIN_GRID_PAD_ABOVE <= self->row_height + 1)
        break;
    }
}

/* Many cells say the same (branches, ranks), and shaping text is what takes the time: @known keeps whole points by text. */
static double
cell_height (JinPen *pen, const JinLettering *lettering, const char *text, double width, GHashTable *known)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (known, text, NULL, &found))
    {
      found = GINT_TO_POINTER ((int)ceil (jin_pen_text_height (pen, lettering, text, width)));
      g_hash_table_insert (known, g_strdup (text), found);
    }
  return GPOINTER_TO_INT (found) + 2 * JIN_GRID_PAD_ABOVE;
}

static void
measure_column (JinGrid *self, JinPen *pen, guint column, double max_height)
{
  JinLettering           lettering = cell_lettering (self, column);
  double                 width = self->widths[column] - 2 * JIN_GRID_PAD;
  glong                  sure = (glong)floor (width / self->size); /* no character is wider than it is high */
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < jin_table_n_rows (self->table); row++)
    {
      g_autofree char *text = jin_table_is_heading (self->table, row) ? g_strdup ("") : jin_grid_dup_cell (self->table, row, column);

      if (g_utf8_strlen (text, -1) > sure || strchr (text, '\n') != NULL)
        self->heights[row] = MIN (MAX (self->heights[row], cell_height (pen, &lettering, text, width, known)), max_height);
    }
}

/**
 * jin_grid_new:
 * @table: what is shown; borrowed cells, own reference
 * @pen: to measure with
 * @width: to be filled, in points
 * @row_height: least height of a row
 * @max_height: a page's room for heads and at least one row; a longer cell is cut with an ellipsis
 *
 * Returns: (transfer full): the table laid out
 */
JinGrid *
jin_grid_new (JinTable *table, JinPen *pen, double width, double row_height, double max_height)
{
  JinGrid *self = g_new0 (JinGrid, 1);

  self->table = jin_table_ref (table);
  self->width = width;
  self->row_height = row_height;
  self->widths = g_new0 (double, jin_table_n_columns (table));
  self->heights = g_new0 (double, jin_table_n_rows (table) + 1);
  self->aligns = g_new0 (PangoAlignment, jin_table_n_columns (table));
  for (guint column = 0; column < jin_table_n_columns (table); column++)
    self->aligns[column] = choose_align (table, column);
  fit_columns (self, pen);

  JinLettering lettering = head_lettering (self->size);
  self->head_height = row_height;
  for (guint column = 0; column < jin_table_n_columns (table); column++)
    self->head_height = MAX (self->head_height,
                             jin_pen_text_height (pen, &lettering, jin_table_column (table, column)->head,
                                                  self->widths[column] - JIN_GRID_PAD) +
                                 4 * JIN_GRID_PAD_ABOVE);
  for (guint row = 0; row < jin_table_n_rows (table); row++)
    self->heights[row] = row_height;
  for (guint column = 0; column < jin_table_n_columns (table); column++)
    measure_column (self, pen, column, max_height - self->head_height);
  return self;
}

/**
 * jin_grid_free:
 * @self: a grid
 */
void
jin_grid_free (JinGrid *self)
{
  jin_table_unref (self->table);
  g_free (self->aligns);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self);
}

/**
 * jin_grid_natural_width:
 * @table: a table
 * @pen: to measure with
 *
 * Returns: width at which no cell is broken, in points: what decides between upright and across
 */
double
jin_grid_natural_width (JinTable *table, JinPen *pen)
{
  double width = 0;

  for (guint column = 0; column < jin_table_n_columns (table); column++)
    width += jin_grid_wish (table, pen, column, JIN_SIZE_5).natural;
  return width;
}

/**
 * jin_grid_has_total:
 * @self: a grid
 *
 * Returns: whether a column is summed, so that a row 合计 follows the last
 */
gboolean
jin_grid_has_total (const JinGrid *self)
{
  for (guint column = 0; column < jin_table_n_columns (self->table); column++)
    if (jin_table_column (self->table, column)->summed)
      return TRUE;
  return FALSE;
}

static char *
dup_total (const JinGrid *self, guint column)
{
  const JinColumn *info = jin_table_column (self->table, column);
  double           total = 0;
  double           number;

  if (!info->summed)
    return g_strdup ("");
  for (guint row = 0; row < jin_table_n_rows (self->table); row++)
    if (jin_table_number (self->table, row, column, &number))
      total += number;
  if (info->type == JIN_TYPE_MONEY)
    return jin_money_format ((gint64)llround (total * 100));
  return g_strdup_printf (info->type == JIN_TYPE_INTEGER ? "%.0f" : "%.1f", total);
}

static void
draw_texts (const JinGrid *self, JinPen *pen, double x, double y, guint row)
{
  for (guint column = 0; column < jin_table_n_columns (self->table); column++)
    {
      JinLettering     lettering = cell_lettering (self, column);
      JinRect          box = {x + JIN_GRID_PAD, y, self->widths[column] - 2 * JIN_GRID_PAD, self->heights[row]};
      g_autofree char *text = jin_grid_dup_cell (self->table, row, column);

      jin_pen_text (pen, &lettering, text, &box);
      x += self->widths[column];
    }
}

/* Across all columns, like a line between two tables. */
static void
draw_heading (const JinGrid *self, JinPen *pen, double x, double y, guint row)
{
  JinLettering lettering = {JIN_FACE_HEAD, self->size, PANGO_ALIGN_LEFT, FALSE};
  JinRect      box = {x + 2 * JIN_GRID_PAD, y, self->width - 4 * JIN_GRID_PAD, self->heights[row]};

  jin_pen_text (pen, &lettering, jin_table_text (self->table, row, 0), &box);
}

static void
draw_heads (const JinGrid *self, JinPen *pen, double x, double y)
{
  JinLettering lettering = head_lettering (self->size);

  for (guint column = 0; column < jin_table_n_columns (self->table); column++)
    {
      JinRect box = {x + JIN_GRID_PAD / 2, y, self->widths[column] - JIN_GRID_PAD, self->head_height};

      jin_pen_text (pen, &lettering, jin_table_column (self->table, column)->head, &box);
      x += self->widths[column];
    }
}

/* The word stands in the first two columns: 序号 is too narrow for it. */
static void
draw_total (const JinGrid *self, JinPen *pen, double x, double y)
{
  JinLettering lettering = head_lettering (self->size);
  guint        n = jin_table_n_columns (self->table);
  double       word_width = self->widths[0] + (n > 1 && !jin_table_column (self->table, 1)->summed ? self->widths[1] : 0);
  JinRect      word = {x, y, word_width, self->row_height};

  jin_pen_text (pen, &lettering, JIN_PAPER_TOTAL, &word);
  for (guint column = 0; column < n; column++)
    {
      JinLettering     number = cell_lettering (self, column);
      JinRect          box = {x + JIN_GRID_PAD, y, self->widths[column] - 2 * JIN_GRID_PAD, self->row_height};
      g_autofree char *text = dup_total (self, column);

      number.face = JIN_FACE_HEAD;
      jin_pen_text (pen, &number, text, &box);
      x += self->widths[column];
    }
}

static void
draw_columns (const JinGrid *self, JinPen *pen, double x, double top, double bottom)
{
  for (guint column = 0; column + 1 < jin_table_n_columns (self->table); column++)
    {
      x += self->widths[column];
      jin_pen_rule (pen, x, top, x, bottom, JIN_RULE_INNER);
    }
}

/**
 * jin_grid_draw:
 * @self: a grid
 * @pen: to draw with
 * @x: left edge
 * @y: upper edge
 * @first: first row
 * @n_rows: how many rows
 * @n_blank: empty rows after them
 * @total: whether the row 合计 follows
 *
 * Heads, rows and rules: 1 pt outside, 0.5 pt inside.
 *
 * Returns: the lower edge
 */
double
jin_grid_draw (const JinGrid *self, JinPen *pen, double x, double y, guint first, guint n_rows, guint n_blank, gboolean total)
{
  double top = y;
  double columns_top = y;
  guint  n_lines = n_rows + n_blank + (total ? 1 : 0);

  draw_heads (self, pen, x, y);
  y += self->head_height;
  for (guint line = 0; line < n_lines; line++)
    {
      jin_pen_rule (pen, x, y, x + self->width, y, JIN_RULE_INNER);
      if (line < n_rows && jin_table_is_heading (self->table, first + line))
        {
          draw_columns (self, pen, x, columns_top, y);
          draw_heading (self, pen, x, y, first + line);
          columns_top = y + self->heights[first + line];
        }
      else if (line < n_rows)
        draw_texts (self, pen, x, y, first + line);
      else if (line == n_rows + n_blank)
        draw_total (self, pen, x, y);
      y += line < n_rows ? self->heights[first + line] : self->row_height;
    }
  draw_columns (self, pen, x, columns_top, y);
  jin_pen_frame (pen, &(JinRect){x, top, self->width, y - top}, JIN_RULE_OUTER);
  return y;
}
