/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-html-cell.h"
#include "exchange/jin-html-walk.h"

/*
 * A page as Excel and WPS show it: one sheet, each row of a table a row, a line of text beside the tables a row of one cell.
 * A table within a cell ends the row that the cell is in.
 *
 *     <h3>花名册</h3>                      花名册
 *     <table>
 *      <tr> <th rowspan=2>姓名 <th …>      姓名  党内情况
 *      <tr>                <th>入党时间    (姓名) 入党时间      until[0] says that column 0 is taken
 */

#define MAX_DEPTH 512
#define MAX_MERGES 1000000
#define MAX_SHEET_STYLE (256 * 1024)

typedef enum {
  ELEMENT_OTHER,
  ELEMENT_TABLE,
  ELEMENT_ROW,
  ELEMENT_CELL,
  ELEMENT_COLUMN,
  ELEMENT_BREAK,
  ELEMENT_BLOCK,
  ELEMENT_STYLE,
  ELEMENT_NAME,
  ELEMENT_NOTE,
  ELEMENT_SKIPPED,
} ElementKind;

typedef struct
{
  ElementKind kind;
  gboolean    skip; /* what it holds is not shown */
  JinHtmlLook look;
} Element;

typedef struct
{
  int     *until; /* by column: the row before which it is taken from above */
  gboolean in_row, row_hidden;
  int      column;    /* of the next cell */
  int      n_defined; /* columns that <col> has spoken of */
} Table;

struct _JinHtmlWalk
{
  JinHtmlFrame *frame;
  JinSheetSink *sink; /* NULL on the first walk */
  const char   *file_name;
  GArray       *elements;  /* Element */
  GArray       *tables;    /* Table */
  int           row;       /* the last one begun, or -1 */
  gboolean      row_given; /* to the sink */
  gboolean      in_cell;
  int           column, n_columns, n_rows; /* of the cell */
  JinHtmlCell  *cell;                      /* or the line beside the tables */
  GString      *style;
};

static void
clear_table (gpointer data)
{
  g_free (((Table *)data)->until);
}

/**
 * jin_html_walk_new:
 * @frame: filled by the first walk
 * @sink: (nullable): what gets the rows; %NULL for the first walk
 */
JinHtmlWalk *
jin_html_walk_new (JinHtmlFrame *frame,
                   JinSheetSink *sink,
                   const char   *file_name)
{
  JinHtmlWalk *self = g_new0 (JinHtmlWalk, 1);

  self->frame = frame;
  self->sink = sink;
  self->file_name = file_name;
  self->elements = g_array_new (FALSE, FALSE, sizeof (Element));
  self->tables = g_array_new (FALSE, FALSE, sizeof (Table));
  g_array_set_clear_func (self->tables, clear_table);
  self->row = -1;
  self->cell = jin_html_cell_new ();
  self->style = g_string_new (NULL);
  return self;
}

void
jin_html_walk_free (JinHtmlWalk *self)
{
  g_array_unref (self->elements);
  g_array_unref (self->tables);
  jin_html_cell_free (self->cell);
  g_string_free (self->style, TRUE);
  g_free (self);
}

static ElementKind
kind_of (const char *element)
{
  static const struct
  {
    const char *names;
    ElementKind kind;
  } kinds[] = {
      {" td th ", ELEMENT_CELL},
      {" tr ", ELEMENT_ROW},
      {" table ", ELEMENT_TABLE},
      {" col ", ELEMENT_COLUMN},
      {" br ", ELEMENT_BREAK},
      {" p div h1 h2 h3 h4 h5 h6 li caption center dt dd pre hr blockquote ul ol ", ELEMENT_BLOCK},
      {" style ", ELEMENT_STYLE},
      {" x:name ", ELEMENT_NAME},
      {" comment ", ELEMENT_NOTE},
      {" script title xml ", ELEMENT_SKIPPED},
  };
  gsize length = strlen (element);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *at = strstr (kinds[i].names, element);

      if (at != NULL && at[-1] == ' ' && at[length] == ' ')
        return kinds[i].kind;
    }
  return ELEMENT_OTHER;
}

static Table *
current_table (JinHtmlWalk *self)
{
  return self->tables->len > 0 ? &g_array_index (self->tables, Table, self->tables->len - 1) : NULL;
}

static gboolean
end_row (JinHtmlWalk *self,
         GError     **error)
{
  gboolean given = self->row_given;

  self->row_given = FALSE;
  return !given || jin_sheet_sink_end_row (self->sink, error);
}

/* Gives what the cell holds to the sink, whose row begins with the first that holds something. */
static gboolean
give_cell (JinHtmlWalk *self,
           int          column,
           gboolean     row_hidden,
           GError     **error)
{
  const JinCell *cell = jin_html_cell_get (self->cell, self->frame, self->sink == NULL);
  JinCell        kept = *cell;

  if (cell->kind == JIN_CELL_EMPTY || self->sink == NULL)
    return TRUE;
  if (!self->row_given && !jin_sheet_sink_begin_row (self->sink, self->row, row_hidden, error))
    return FALSE;
  self->row_given = TRUE;
  kept.text = jin_sheet_sink_keep (self->sink, cell->text, -1);
  return jin_sheet_sink_add (self->sink, column, &kept, error);
}

/* Remembers the first walk's merged cells; the second one's are the same. */
static void
note_merge (JinHtmlWalk *self)
{
  const JinSheetRange range = {
      self->row,
      self->column,
      MIN (self->row + self->n_rows, JIN_SHEET_MAX_ROWS) - 1,
      self->column + self->n_columns - 1,
  };

  if (self->sink == NULL && self->n_rows * self->n_columns > 1 && self->frame->merges->len < MAX_MERGES && !jin_html_cell_is_empty (self->cell))
    g_array_append_val (self->frame->merges, range);
}

static gboolean
end_cell (JinHtmlWalk *self,
          GError     **error)
{
  Table *table = current_table (self);

  if (!self->in_cell)
    return TRUE;
  self->in_cell = FALSE;
  note_merge (self);
  for (int i = self->column; i < MIN (self->column + self->n_columns, JIN_SHEET_MAX_COLUMNS); i++)
    table->until[i] = self->row + self->n_rows;
  table->column = self->column + self->n_columns;
  if (!give_cell (self, self->column, table->row_hidden, error))
    return FALSE;
  jin_html_cell_begin (self->cell, NULL, NULL);
  return TRUE;
}

/* Ends the line beside the tables, if it says anything. */
static gboolean
end_line (JinHtmlWalk *self,
          GError     **error)
{
  Table   *table = current_table (self);
  gboolean done = TRUE;

  if (self->in_cell || jin_html_cell_is_empty (self->cell))
    return TRUE;
  if (table == NULL || !table->in_row)
    {
      self->row++;
      done = give_cell (self, 0, FALSE, error) && end_row (self, error);
    }
  jin_html_cell_begin (self->cell, NULL, NULL);
  return done;
}

static gboolean
end_table_row (JinHtmlWalk *self,
               GError     **error)
{
  Table *table = current_table (self);

  if (table == NULL || !end_cell (self, error) || !end_line (self, error))
    return table == NULL;
  table->in_row = FALSE;
  return end_row (self, error);
}

static gboolean
begin_table (JinHtmlWalk *self,
             GError     **error)
{
  Table table = {.until = g_new0 (int, JIN_SHEET_MAX_COLUMNS)};

  self->n_rows = self->n_columns = 1;
  if (!end_table_row (self, error) || !end_line (self, error))
    {
      clear_table (&table);
      return FALSE;
    }
  self->frame->has_table = TRUE;
  g_array_append_val (self->tables, table);
  return TRUE;
}

static gboolean
begin_row (JinHtmlWalk *self,
           gboolean     hidden,
           GError     **error)
{
  Table *table = current_table (self);

  if (!end_table_row (self, error))
    return FALSE;
  self->row++;
  table->in_row = TRUE;
  table->row_hidden = hidden;
  table->column = 0;
  return TRUE;
}

static int
span (const char **attributes,
      const char  *name,
      int          max)
{
  const char *text = jin_html_attribute (attributes, name);
  guint64     value = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return (int)CLAMP (value, 1, (guint64)max);
}

static gboolean
begin_cell (JinHtmlWalk   *self,
            const Element *element,
            const char   **attributes,
            GError       **error)
{
  Table *table = current_table (self);

  if (!table->in_row && !begin_row (self, FALSE, error))
    return FALSE;
  if (!end_cell (self, error))
    return FALSE;
  while (table->column < JIN_SHEET_MAX_COLUMNS && table->until[table->column] > self->row)
    table->column++;
  self->in_cell = TRUE;
  self->column = table->column;
  self->n_columns = MIN (span (attributes, "colspan", JIN_SHEET_MAX_COLUMNS), MAX (JIN_SHEET_MAX_COLUMNS - self->column, 1));
  self->n_rows = span (attributes, "rowspan", JIN_SHEET_MAX_ROWS);
  if (element->look.hidden && self->sink == NULL && self->column < JIN_SHEET_MAX_COLUMNS)
    self->frame->hidden_columns[self->column] = TRUE;
  jin_html_cell_begin (self->cell, &element->look, attributes);
  return TRUE;
}

static void
define_columns (JinHtmlWalk   *self,
                const Element *element,
                const char   **attributes)
{
  Table *table = current_table (self);
  int    n = span (attributes, "span", JIN_SHEET_MAX_COLUMNS);

  for (; n > 0 && table->n_defined < JIN_SHEET_MAX_COLUMNS; n--, table->n_defined++)
    if (self->sink == NULL && element->look.hidden)
      self->frame->hidden_columns[table->n_defined] = TRUE;
}

static gboolean
enter (JinHtmlWalk *self,
       Element     *element,
       const char **attributes,
       GError     **error)
{
  gboolean in_table = self->tables->len > 0;
  gboolean done = TRUE;

  switch (element->kind)
    {
    case ELEMENT_TABLE:
      element->look.fill = JIN_XLSX_NO_COLOUR;
      element->skip |= element->look.hidden;
      done = begin_table (self, error);
      break;
    case ELEMENT_ROW:
      done = !in_table || begin_row (self, element->look.hidden, error);
      break;
    case ELEMENT_CELL:
      done = !in_table || begin_cell (self, element, attributes, error);
      break;
    case ELEMENT_COLUMN:
      if (in_table)
        define_columns (self, element, attributes);
      break;
    case ELEMENT_BREAK:
    case ELEMENT_BLOCK:
      if (self->in_cell)
        jin_html_cell_break (self->cell);
      else
        done = end_line (self, error);
      element->skip |= element->look.hidden;
      break;
    case ELEMENT_NOTE:
      jin_html_cell_add_flags (self->cell, JIN_CELL_COMMENT);
      element->skip = TRUE;
      break;
    case ELEMENT_SKIPPED:
    case ELEMENT_STYLE:
      element->skip = TRUE;
      break;
    case ELEMENT_NAME:
    case ELEMENT_OTHER:
    default:
      element->skip |= element->look.hidden;
      break;
    }
  element->look.hidden = FALSE;
  return done;
}

/**
 * jin_html_walk_start:
 * @element: its name, in lower case
 * @attributes: (nullable): name, value or %NULL, …, %NULL
 */
gboolean
jin_html_walk_start (JinHtmlWalk *self,
                     const char  *element,
                     const char **attributes,
                     GError     **error)
{
  Element entered = {.look = {.ink = JIN_XLSX_NO_COLOUR, .fill = JIN_XLSX_NO_COLOUR}};

  if (self->elements->len >= MAX_DEPTH)
    return jin_sheet_fail_damaged (error, self->file_name, element);
  if (self->elements->len > 0)
    entered = g_array_index (self->elements, Element, self->elements->len - 1);
  entered.kind = kind_of (element);
  jin_html_rules_apply (self->frame->rules, element, attributes, &entered.look);
  if (!enter (self, &entered, attributes, error))
    return FALSE;
  g_array_append_val (self->elements, entered);
  return TRUE;
}

static gboolean
leave (JinHtmlWalk *self,
       ElementKind  kind,
       GError     **error)
{
  gboolean done;

  switch (kind)
    {
    case ELEMENT_TABLE:
      if (self->tables->len == 0)
        return TRUE;
      done = end_table_row (self, error);
      g_array_set_size (self->tables, self->tables->len - 1);
      return done;
    case ELEMENT_ROW:
      return end_table_row (self, error);
    case ELEMENT_CELL:
      return end_cell (self, error);
    case ELEMENT_BLOCK:
      if (!self->in_cell)
        return end_line (self, error);
      jin_html_cell_break (self->cell);
      return TRUE;
    case ELEMENT_STYLE:
      if (self->sink == NULL)
        jin_html_rules_add (self->frame->rules, self->style->str);
      g_string_truncate (self->style, 0);
      return TRUE;
    case ELEMENT_COLUMN:
    case ELEMENT_BREAK:
    case ELEMENT_NAME:
    case ELEMENT_NOTE:
    case ELEMENT_SKIPPED:
    case ELEMENT_OTHER:
    default:
      return TRUE;
    }
}

/* Ends the element that was begun last. */
gboolean
jin_html_walk_end (JinHtmlWalk *self,
                   GError     **error)
{
  ElementKind kind;

  if (self->elements->len == 0)
    return TRUE;
  kind = g_array_index (self->elements, Element, self->elements->len - 1).kind;
  g_array_set_size (self->elements, self->elements->len - 1);
  return leave (self, kind, error);
}

static void
take_name (JinHtmlWalk *self,
           const char  *text,
           gsize        length)
{
  if (self->frame->name == NULL && length > 0 && length < 256)
    self->frame->name = g_strstrip (g_strndup (text, length));
}

gboolean
jin_html_walk_text (JinHtmlWalk *self,
                    const char  *text,
                    gsize        length,
                    GError     **error)
{
  const Element  plain = {.look = {.ink = JIN_XLSX_NO_COLOUR, .fill = JIN_XLSX_NO_COLOUR}};
  const Element *element = self->elements->len > 0 ? &g_array_index (self->elements, Element, self->elements->len - 1) : &plain;

  if (element->kind == ELEMENT_NAME)
    take_name (self, text, length);
  else if (element->kind == ELEMENT_STYLE && self->style->len + length <= MAX_SHEET_STYLE)
    g_string_append_len (self->style, text, (gssize)length);
  else if (!element->skip && !jin_html_cell_append (self->cell, text, length, &element->look))
    return jin_sheet_fail_cell (error, self->file_name);
  return TRUE;
}

/* Excel's own data stand in a comment that only it reads; the sheet's name is among them. */
void
jin_html_walk_comment (JinHtmlWalk *self,
                       const char  *text)
{
  const char *name = strstr (text, "<x:Name>");
  const char *end = name != NULL ? strchr (name + 8, '<') : NULL;

  if (end != NULL)
    take_name (self, name + 8, (gsize)(end - name - 8));
}

/* To be called behind the last element. */
gboolean
jin_html_walk_finish (JinHtmlWalk *self,
                      GError     **error)
{
  while (self->tables->len > 0)
    if (!leave (self, ELEMENT_TABLE, error))
      return FALSE;
  return end_line (self, error);
}
