/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/jin-name.h"
#include "paper/jin-grid-private.h"
#include "paper/jin-paper-words.h"

/* Text needs room for so many characters a line, however narrow the sheet. */
#define LEAST_TEXT 4
/* A column of short words (男, 退休, 良好) looks better centred. */
#define SHORT_TEXT 8
#define LONGEST_TYPICAL 120

/* Width in half characters of the longest line. */
static guint
text_units (const char *text)
{
  guint longest = 0;
  guint units = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      units = c == '\n' ? 0 : units + (g_unichar_iswide (c) ? 2 : 1);
      longest = MAX (longest, units);
    }
  return longest;
}

static gboolean
is_name (JinTable *table, guint column)
{
  const JinColumn *info = jin_table_column (table, column);

  return info->type == JIN_TYPE_TEXT && g_str_has_suffix (info->head, JIN_PAPER_NAME);
}

/* May be broken anywhere, unlike numbers, dates and names. */
static gboolean
is_breakable (JinTable *table, guint column)
{
  JinFieldType type = jin_table_column (table, column)->type;

  return (type == JIN_TYPE_TEXT && !is_name (table, column)) || type == JIN_TYPE_LONG_TEXT ||
         type == JIN_TYPE_REFERENCE || type == JIN_TYPE_CHOICE || type == JIN_TYPE_CHOICES;
}

/**
 * jin_grid_dup_cell:
 * @table: a table
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer full): the cell as it is printed: names of two characters spread (R7)
 */
char *
jin_grid_dup_cell (JinTable *table, guint row, guint column)
{
  const char *text = jin_table_text (table, row, column);

  return is_name (table, column) ? jin_name_print (text) : g_strdup (text);
}

/* The longest cell by a cheap estimate, so that Pango has to measure that one alone: with the widest digit for every
 * other, as the next longest may hold fewer ones. */
static char *
dup_longest (JinTable *table, guint column, guint *units)
{
  guint row_of_longest = 0;
  char *longest;

  *units = 0;
  for (guint row = 0; row < jin_table_n_rows (table); row++)
    {
      guint n = jin_table_is_heading (table, row) ? 0 : text_units (jin_table_text (table, row, column));

      if (n > *units)
        {
          *units = n;
          row_of_longest = row;
        }
    }
  if (*units == 0)
    return g_strdup ("");
  longest = jin_grid_dup_cell (table, row_of_longest, column);
  for (char *p = longest; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *p = '0';
  return longest;
}

/* A blank form leaves the room that its columns ask for; a column without any entry among others needs none. */
static double
content_width (JinTable *table, JinPen *pen, guint column, double size, guint *units)
{
  const JinLettering cells = {JIN_FACE_SONG, size, PANGO_ALIGN_LEFT, FALSE};
  g_autofree char   *longest = dup_longest (table, column, units);

  if (*units > 0)
    return jin_pen_text_width (pen, &cells, longest);
  return jin_table_n_rows (table) == 0 ? jin_table_column (table, column)->width * size / 2 : 0;
}

/* How long nine of ten cells are at most; the rare long one shall break rather than make everybody's column narrow. */
static guint
typical_units (JinTable *table, guint column)
{
  guint counts[LONGEST_TYPICAL + 1] = {0};
  guint n_rows = jin_table_n_rows (table);
  guint seen = 0;
  guint units = 0;

  for (guint row = 0; row < n_rows; row++)
    counts[jin_table_is_heading (table, row) ? 0 : MIN (text_units (jin_table_text (table, row, column)), LONGEST_TYPICAL)]++;
  for (seen = counts[0]; seen * 10 < n_rows * 9 && units < LONGEST_TYPICAL; seen += counts[units])
    units++;
  return units;
}

/**
 * jin_grid_is_centred:
 * @table: a table
 * @column: from 0
 *
 * Numbers stand right, running text left, everything else in the middle (R107).
 *
 * Returns: whether the column's cells are centred
 */
gboolean
jin_grid_is_centred (JinTable *table, guint column)
{
  guint units;

  if (!is_breakable (table, column) || jin_table_column (table, column)->type == JIN_TYPE_CHOICE)
    return TRUE;
  g_free (dup_longest (table, column, &units));
  return units <= SHORT_TEXT;
}

/**
 * jin_grid_wish:
 * @table: a table
 * @pen: to measure with
 * @column: from 0
 * @size: of the type in cells
 *
 * Returns: how wide the column would like to be, in points
 */
JinGridWish
jin_grid_wish (JinTable *table, JinPen *pen, guint column, double size)
{
  const JinColumn *info = jin_table_column (table, column);
  guint            units;
  double           content = content_width (table, pen, column, size, &units);
  double           head_units = MAX (text_units (info->head), 1);
  /* A head breaks into two lines, of two characters at least. */
  double   head = MAX (2, ceil (head_units / 4)) * size;
  gboolean breakable = is_breakable (table, column);
  double   unbroken = breakable ? MIN (content, LEAST_TEXT * size) : content;
  double   typical = units > 0 ? content * typical_units (table, column) / units : content;
  double   pad = 2 * JIN_GRID_PAD + 0.5;

  return (JinGridWish){
      .least = MAX (unbroken, MIN (head, 3 * size)) + pad,
      .typical = MAX (typical, head) + pad,
      .natural = MAX (content, head) + pad,
      .grows = breakable,
  };
}

/* Widths at which typical cells take about so many lines. */
static double
sum_broken (const JinGridWish *wishes, guint n_wishes, double n_lines, double *widths)
{
  double sum = 0;

  for (guint i = 0; i < n_wishes; i++)
    {
      double width = CLAMP (wishes[i].typical / n_lines, wishes[i].least, wishes[i].natural);

      if (widths != NULL)
        widths[i] = width;
      sum += width;
    }
  return sum;
}

static void
share_surplus (const JinGridWish *wishes, guint n_wishes, double surplus, double *widths)
{
  double weight = 0;
  guint  n_growing = 0;

  for (guint i = 0; i < n_wishes; i++)
    n_growing += wishes[i].grows;
  for (guint i = 0; i < n_wishes; i++)
    weight += n_growing == 0 || wishes[i].grows ? widths[i] : widths[i] / 3;
  for (guint i = 0; i < n_wishes; i++)
    widths[i] += surplus * (n_growing == 0 || wishes[i].grows ? widths[i] : widths[i] / 3) / weight;
}

/* Too narrow for all: running text gives way, down to half of the least that it wants, before numbers are broken. */
static double
squeeze (const JinGridWish *wishes, guint n_wishes, double width, double *widths)
{
  double firm = 0;
  double soft = 0;
  double factor;

  for (guint i = 0; i < n_wishes; i++)
    *(wishes[i].grows ? &soft : &firm) += wishes[i].least;
  factor = soft > 0 ? (width - firm) / soft : 0;
  for (guint i = 0; i < n_wishes; i++)
    if (factor < 0.5)
      widths[i] = wishes[i].least * width / (firm + soft);
    else
      widths[i] = wishes[i].least * (wishes[i].grows ? factor : 1);
  return 2 * JIN_GRID_MANY_LINES;
}

/**
 * jin_grid_share_width:
 * @wishes: (array length=n_wishes): what the columns want
 * @n_wishes: number of columns
 * @width: to be filled
 * @widths: (out caller-allocates) (array length=n_wishes): what they get
 *
 * With room to spare every column gets its wish, and text the most of the rest.
 * Otherwise the cells of long columns are broken into about the same number of
 * lines, so that rows get no higher than they must:
 *
 *   wishes  ▇▇ ▇▇▇ ▇▇▇▇▇▇▇▇▇▇▇▇ ▇▇▇▇▇▇
 *   get     ▇▇ ▇▇▇ ▇▇▇▇▇▇ ▇▇▇
 *
 * Returns: into about how many lines; more than %JIN_GRID_MANY_LINES when some column gets less than its least
 */
double
jin_grid_share_width (const JinGridWish *wishes, guint n_wishes, double width, double *widths)
{
  double least = 0;
  double natural = 0;

  for (guint i = 0; i < n_wishes; i++)
    {
      least += wishes[i].least;
      natural += widths[i] = wishes[i].natural;
    }
  if (natural <= width)
    {
      share_surplus (wishes, n_wishes, width - natural, widths);
      return 1;
    }
  if (least > width)
    return squeeze (wishes, n_wishes, width, widths);

  double few = 1.0 / JIN_GRID_MANY_LINES;
  double many = JIN_GRID_MANY_LINES;
  while (many - few > 0.001)
    {
      double middle = (few + many) / 2;

      if (sum_broken (wishes, n_wishes, middle, NULL) > width)
        few = middle;
      else
        many = middle;
    }
  share_surplus (wishes, n_wishes, width - sum_broken (wishes, n_wishes, many, widths), widths);
  return many;
}
