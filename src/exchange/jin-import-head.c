/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-text.h"
#include "exchange/jin-import-private.h"

#include <string.h>

/*
 * Finds the head of a sheet: the row, or the two rows, with the most known headings among the first ones.
 *
 *   离退休干部花名册                          title
 *   填报单位：…            填报日期：…         unit row
 *   姓名  性别  …  党内情况          …         head, first row: a merged group …
 *              支部 入党时间 转正时间          … over the head's second row
 *   张三  男   …                              data
 */

/* A head stands among the first rows or nowhere. */
#define HEAD_SEARCH_ROWS 30

static gboolean
is_bracket_open (gunichar c)
{
  return c == '(' || c == 0xff08 || c == '[' || c == 0x3010;
}

static gboolean
is_bracket_close (gunichar c)
{
  return c == ')' || c == 0xff09 || c == ']' || c == 0x3011;
}

/**
 * jin_import_normal_head:
 * @text: a heading as it stands
 *
 * Headings are compared without blanks, line breaks, bracketed notes and the marks around them.
 *
 * Returns: (transfer full): what is compared
 */
char *
jin_import_normal_head (const char *text)
{
  g_autofree char    *plain = jin_text_strip_blanks (text);
  g_autoptr (GString) normal = g_string_new (NULL);
  int                 depth = 0;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_bracket_open (c))
        depth++;
      else if (is_bracket_close (c))
        depth = MAX (depth - 1, 0);
      else if (depth == 0 && c != '*' && c != ':' && c != 0xff1a)
        g_string_append_unichar (normal, c);
    }
  /* A heading that is nothing but a bracketed note is kept. */
  return normal->len > 0 ? g_string_free (g_steal_pointer (&normal), FALSE) : g_steal_pointer (&plain);
}

/* （元） below a heading */
static gboolean
is_note (const char *plain)
{
  return is_bracket_open (g_utf8_get_char (plain)) && is_bracket_close (g_utf8_get_char (g_utf8_prev_char (plain + strlen (plain))));
}

/* What stands over a column in the head rows @first … @last: "group/name", each part once. */
static char *
column_head (const JinSheet *sheet,
             int             first,
             int             last,
             int             column)
{
  g_autoptr (GString) head = g_string_new (NULL);
  const char         *before = "";

  for (int row = first; row <= last; row++)
    {
      const char      *text = jin_sheet_text (sheet, row, column);
      g_autofree char *plain = jin_text_strip_blanks (text);

      if (*plain == '\0' || strcmp (text, before) == 0 || (head->len > 0 && is_note (plain)))
        continue;
      g_string_append_printf (head, "%s%s", head->len > 0 ? "/" : "", plain);
      before = text;
    }

  return g_string_free (g_steal_pointer (&head), FALSE);
}

/* The last part of a two-row head is what names the column; the whole helps people. */
static gboolean
known_head (const JinEntity *entity,
            const char      *head)
{
  JinImportColumn  column = {0};
  const char      *slash = strrchr (head, '/');
  g_autofree char *normal = jin_import_normal_head (slash != NULL ? slash + 1 : head);
  g_autofree char *whole = jin_import_normal_head (head);

  return *normal != '\0' &&
         (jin_import_match_head (entity, whole, &column) || jin_import_match_head (entity, normal, &column));
}

static int
count_known (const JinEntity *entity,
             const JinSheet  *sheet,
             int              first,
             int              last)
{
  int known = 0;

  for (int column = 0; column < sheet->n_columns; column++)
    {
      g_autofree char *head = column_head (sheet, first, last, column);

      if (*head != '\0' && known_head (entity, head))
        known++;
    }
  return known;
}

static int
count_filled (const JinSheet *sheet,
              int             row)
{
  int filled = 0;

  for (int column = 0; column < sheet->n_columns; column++)
    {
      const JinCell *cell = jin_sheet_cell (sheet, row, column);

      if (cell != NULL && cell->kind != JIN_CELL_EMPTY && (cell->flags & JIN_CELL_COVERED) == 0)
        filled++;
    }
  return filled;
}

/* A column without a heading that is more than a stray note. */
static gboolean
is_used (const JinImportSheet *sheet,
         int                   column)
{
  int filled = 0;

  for (int row = sheet->head_last + 1; row < sheet->preview->n_rows && filled < 2; row++)
    {
      const JinCell *cell = jin_sheet_cell (sheet->preview, row, column);

      filled += cell->kind != JIN_CELL_EMPTY && (cell->flags & JIN_CELL_COVERED) == 0;
    }
  return filled >= 2;
}

static void
fill_columns (JinImportSheet *sheet)
{
  int end = sheet->end_column > 0 ? sheet->end_column : sheet->preview->n_columns;

  for (int i = sheet->first_column; i < end; i++)
    {
      JinImportColumn column = {.column = i};

      column.head = column_head (sheet->preview, sheet->head_first, sheet->head_last, i);
      if (*column.head == '\0' && is_used (sheet, i))
        {
          g_free (column.head);
          column.head = jin_sheet_column_name (i);
        }
      if (*column.head == '\0')
        g_free (column.head);
      else
        g_array_append_val (sheet->columns, column);
    }
}

static void
column_clear (JinImportColumn *column)
{
  g_free (column->head);
}

/* What a row of the ledger is called, or the person that it is about. */
static gboolean
is_name_head (const JinEntity *entity,
              const char      *head)
{
  const JinField  *title = jin_entity_field (entity, entity->title);
  g_autofree char *normal = jin_import_normal_head (head);
  g_auto (GStrv)   names = NULL;

  if (title->type == JIN_TYPE_REFERENCE)
    title = jin_entity_field (title->target, title->target->title);
  names = g_strsplit (title->heads, "|", -1);
  return g_strv_contains ((const char *const *)names, normal);
}

static gboolean
names_rows (const JinEntity *entity,
            const JinSheet  *sheet,
            int              row)
{
  for (int column = 0; column < sheet->n_columns; column++)
    if (is_name_head (entity, jin_sheet_text (sheet, row, column)))
      return TRUE;
  return FALSE;
}

/* A single known heading makes a head only where it is that of the names, or all there is. */
static gboolean
enough (const JinEntity *entity,
        const JinSheet  *sheet,
        int              row,
        int              known)
{
  return known >= 2 || (known == 1 && (count_filled (sheet, row) == 1 || names_rows (entity, sheet, row)));
}

/* Words alone, as headings are: no digit, and not the sex of somebody whose name is missing. */
static gboolean
is_wording (const char *text)
{
  static const char *const sexes[] = {"男", "女", NULL};

  return strpbrk (text, "0123456789") == NULL && !g_strv_contains (sexes, text);
}

/* Whether the row below the head goes on with it: there the name is merged from above, or nobody is named and words stand
 * under the other headings (独居, 空巢 under 居住状况). */
static gboolean
goes_on (const JinEntity      *entity,
         const JinImportSheet *sheet)
{
  int row = sheet->head_last + 1, words = 0, name = -1;

  for (int column = 0; column < sheet->preview->n_columns; column++)
    {
      const JinCell *cell = jin_sheet_cell (sheet->preview, row, column);

      if (name < 0 && is_name_head (entity, jin_sheet_text (sheet->preview, sheet->head_last, column)))
        name = column;
      if (cell->kind == JIN_CELL_EMPTY || (cell->flags & JIN_CELL_COVERED) != 0)
        continue;
      if (column == name || cell->kind != JIN_CELL_TEXT || !is_wording (cell->text))
        return FALSE;
      words++;
    }
  if (name < 0)
    return FALSE;
  return words >= 2 || (words == 1 && (jin_sheet_cell (sheet->preview, row, name)->flags & JIN_CELL_COVERED) != 0);
}

/**
 * jin_import_find_head:
 * @entity: the ledger
 * @sheet: with its preview; gets head and columns
 *
 * Returns: whether a head is recognised
 */
gboolean
jin_import_find_head (const JinEntity *entity,
                      JinImportSheet  *sheet)
{
  int best = 0;

  sheet->head_first = sheet->head_last = -1;
  if (sheet->columns != NULL)
    g_array_unref (sheet->columns);
  sheet->columns = g_array_new (FALSE, TRUE, sizeof (JinImportColumn));
  g_array_set_clear_func (sheet->columns, (GDestroyNotify)column_clear);

  /* Two rows count only when they hold more known headings than any single one: a title above or data below adds none. */
  for (int height = 0; height < 2; height++)
    for (int row = 0; row + height < MIN (sheet->preview->n_rows, HEAD_SEARCH_ROWS); row++)
      {
        int known = count_known (entity, sheet->preview, row, row + height);

        if (known > best && enough (entity, sheet->preview, row, known))
          {
            best = known;
            sheet->head_first = row;
            sheet->head_last = row + height;
          }
      }
  if (sheet->head_first < 0)
    return FALSE;
  if (sheet->head_first == sheet->head_last && goes_on (entity, sheet))
    sheet->head_last++;
  fill_columns (sheet);
  return TRUE;
}

/**
 * jin_import_find_next_table:
 * @entity: the ledger
 * @sheet: its head found
 *
 * Two lists of people may stand side by side: 序号 姓名 电话 │ 序号 姓名 电话.  The second begins where the headings begin
 * anew, the one of the names among them.
 *
 * Returns: its first column, 0 when there is no further table
 */
int
jin_import_find_next_table (const JinEntity      *entity,
                            const JinImportSheet *sheet)
{
  const JinImportColumn *first = NULL;
  int                    again = 0;
  guint                  n = sheet->columns->len, name = n;

  for (guint i = 0; i < n && again == 0; i++)
    {
      const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);

      if (name == n && is_name_head (entity, column->head))
        name = i;
      else if (name < n && strcmp (column->head, g_array_index (sheet->columns, JinImportColumn, name).head) == 0)
        again = column->column;
    }
  if (again == 0)
    return 0;
  /* What stands before the names belongs to them: 序号. */
  first = &g_array_index (sheet->columns, JinImportColumn, 0);
  for (guint i = name + 1; i < n; i++)
    {
      const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);

      if (column->column < again && name > 0 && strcmp (column->head, first->head) == 0)
        return column->column;
    }
  return again;
}

/* The sheet's title rows and name speak for a ledger that is called so. */
static gboolean
is_called (const JinEntity *entity,
           const char      *text)
{
  g_auto (GStrv) heads = g_strsplit (entity->heads != NULL ? entity->heads : "", "|", -1);

  for (guint i = 0; heads[i] != NULL; i++)
    if (*heads[i] != '\0' && strstr (text, heads[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * jin_import_score:
 * @entity: a ledger
 * @sheet: a sheet with its preview
 *
 * How well a sheet fits a ledger: own headings count one, headings of the person that a row is about a half, a title or
 * sheet name with the ledger's name three.
 *
 * Returns: 0 when no head is recognised
 */
double
jin_import_score (const JinEntity *entity,
                  JinImportSheet  *sheet)
{
  double score = 0;

  if (!jin_import_find_head (entity, sheet))
    return 0;
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      JinImportColumn  column = {0};
      const char      *head = g_array_index (sheet->columns, JinImportColumn, i).head;
      const char      *slash = strrchr (head, '/');
      g_autofree char *normal = jin_import_normal_head (slash != NULL ? slash + 1 : head);

      if (jin_import_match_head (entity, normal, &column))
        score += column.via != 0 ? 0.5 : 1;
    }
  if (is_called (entity, sheet->preview->name))
    score += 3;
  for (int row = 0; row < sheet->head_first; row++)
    if (is_called (entity, jin_sheet_text (sheet->preview, row, 0)))
      {
        score += 3;
        break;
      }
  return score;
}
