/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "base/jin-text.h"
#include "base/jin-words.h"
#include "exchange/jin-import-private.h"

/*
 * Offices mark rows in ways of their own: those who died are grey, those who moved away struck through or hidden.  The marks
 * are counted while the rows are read; what one means, people say, and the next check heeds it.
 *
 *   "fill:C0C0C0"  "ink:FF0000"  "struck"  "comment"  "hidden"  "columns"  "section"      keys
 *   ""  nothing    "out"  not imported    "branch"  of the rows below it    a code of the ledger's state, as "died"
 */

static const char *const kinds[] = {
    [JIN_IMPORT_MARK_FILL] = "fill",
    [JIN_IMPORT_MARK_INK] = "ink",
    [JIN_IMPORT_MARK_STRUCK] = "struck",
    [JIN_IMPORT_MARK_COMMENT] = "comment",
    [JIN_IMPORT_MARK_HIDDEN] = "hidden",
    [JIN_IMPORT_MARK_COLUMNS] = "columns",
    [JIN_IMPORT_MARK_SECTION] = "section",
};

#define MEANS_OUT "out"
#define MEANS_BRANCH "branch"

void
jin_import_mark_free (JinImportMark *mark)
{
  g_free (mark->key);
  g_free (mark->example);
  g_free (mark->meaning);
  g_free (mark);
}

static JinImportMark *
find_mark (JinImport        *self,
           JinImportMarkKind kind,
           guint32           rgb)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      JinImportMark *mark = self->marks->pdata[i];

      if (mark->kind == kind && mark->rgb == rgb)
        return mark;
    }
  return NULL;
}

static JinImportMark *
ensure_mark (JinImport        *self,
             JinImportMarkKind kind,
             guint32           rgb)
{
  JinImportMark *mark = find_mark (self, kind, rgb);

  if (mark != NULL)
    return mark;
  mark = g_new0 (JinImportMark, 1);
  mark->kind = kind;
  mark->rgb = rgb;
  mark->key = kind <= JIN_IMPORT_MARK_INK ? g_strdup_printf ("%s:%06X", kinds[kind], rgb) : g_strdup (kinds[kind]);
  mark->meaning = g_strdup ("");
  g_ptr_array_add (self->marks, mark);
  return mark;
}

/* The field that a mark may fill: what has become of the person, or of the activity. */
static int
state_field (JinImport *self)
{
  int field = jin_entity_find_field (self->entity, "state");

  return field != 0 && jin_entity_field (self->entity, field)->type == JIN_TYPE_CHOICE && jin_import_can_fill (jin_entity_field (self->entity, field)) ? field : 0;
}

/* ---- counting ---- */

static gboolean
is_hidden (const JinImportSheet  *sheet,
           const JinImportColumn *column)
{
  return column->n_fields > 0 && jin_sheet_column_is_hidden (sheet->preview, column->column);
}

/* Hidden columns are known before the rows. */
static void
count_columns (JinImport *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const JinImportSheet *sheet = self->sheets->pdata[i];

      for (guint j = 0; sheet->included && j < sheet->columns->len; j++)
        if (is_hidden (sheet, &g_array_index (sheet->columns, JinImportColumn, j)))
          ensure_mark (self, JIN_IMPORT_MARK_COLUMNS, 0)->n_rows++;
    }
}

/* The counts begin anew; what people said stays. */
void
jin_import_marks_reset (JinImport *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    ((JinImportMark *)self->marks->pdata[i])->n_rows = 0;
  g_ptr_array_set_size (self->sections, 0);
  count_columns (self);
}

/* Whether the column is hidden and such columns are not to be imported. */
gboolean
jin_import_marks_leave_out (JinImport             *self,
                            const JinImportSheet  *sheet,
                            const JinImportColumn *column)
{
  const JinImportMark *mark = is_hidden (sheet, column) ? find_mark (self, JIN_IMPORT_MARK_COLUMNS, 0) : NULL;

  return mark != NULL && strcmp (mark->meaning, MEANS_OUT) == 0;
}

static void
count_mark (JinImport        *self,
            JinImportMarkKind kind,
            guint32           rgb,
            JinImportRow     *line)
{
  JinImportMark *mark = ensure_mark (self, kind, rgb);

  if (mark->n_rows > 0 && mark->last_row == line->row && mark->last_sheet == line->sheet)
    return;
  mark->n_rows++;
  mark->last_row = line->row;
  mark->last_sheet = line->sheet;
  if (*mark->meaning == '\0')
    return;
  if (line->mark == NULL || strcmp (mark->meaning, MEANS_OUT) == 0)
    line->mark = mark;
}

/**
 * jin_import_marks_take_row:
 * @sheet: for its colours
 * @cells: of the row's columns
 * @line: gets the mark that means something
 *
 * Counts the marks of a row of people.
 */
void
jin_import_marks_take_row (JinImport      *self,
                           const JinSheet *sheet,
                           const JinCell  *cells,
                           guint           n_cells,
                           JinImportRow   *line)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const JinCell *cell = &cells[i];

      if ((cell->fill | cell->ink) == 0 && (cell->flags & (JIN_CELL_STRUCK | JIN_CELL_COMMENT | JIN_CELL_HIDDEN_ROW)) == 0)
        continue;
      if (cell->fill != 0)
        count_mark (self, JIN_IMPORT_MARK_FILL, g_array_index (sheet->colours, JinSheetColour, cell->fill).rgb, line);
      if (cell->ink != 0)
        count_mark (self, JIN_IMPORT_MARK_INK, g_array_index (sheet->colours, JinSheetColour, cell->ink).rgb, line);
      if ((cell->flags & JIN_CELL_STRUCK) != 0)
        count_mark (self, JIN_IMPORT_MARK_STRUCK, 0, line);
      if ((cell->flags & JIN_CELL_COMMENT) != 0)
        count_mark (self, JIN_IMPORT_MARK_COMMENT, 0, line);
      if ((cell->flags & JIN_CELL_HIDDEN_ROW) != 0)
        count_mark (self, JIN_IMPORT_MARK_HIDDEN, 0, line);
    }
  if (line->mark != NULL && strcmp (line->mark->meaning, MEANS_OUT) == 0)
    line->choice = JIN_IMPORT_LEAVE_OUT;
}

/* 一、 （二） 3. */
static gboolean
begins_numbered (const char *text)
{
  const char *p = text;

  while (*p != '\0' && (g_ascii_isdigit (*p) || *p == '(' || g_utf8_strchr (JIN_WORDS_NUMERALS, -1, g_utf8_get_char (p)) != NULL))
    p = g_utf8_next_char (p);
  return p > text && *p != '\0' && (*p == ')' || *p == '.' || g_utf8_strchr (JIN_WORDS_NUMBER_ENDS, -1, g_utf8_get_char (p)) != NULL);
}

/**
 * jin_import_is_section:
 * @order: the field of running numbers
 *
 * A row that holds one text alone, merged over several columns, in place of the running number, or numbered itself:
 * 一、离休干部, 第一党支部.
 *
 * Returns: (nullable): the text
 */
const char *
jin_import_is_section (const JinImportSheet *sheet,
                       const JinCell        *cells,
                       guint                 n_cells,
                       int                   order)
{
  guint own = 0, covered = 0, at = 0;

  for (guint i = 0; i < n_cells && own < 2; i++)
    {
      if (cells[i].kind == JIN_CELL_EMPTY)
        continue;
      if ((cells[i].flags & JIN_CELL_COVERED) != 0)
        {
          covered++;
          continue;
        }
      own++;
      at = i;
    }
  if (own != 1 || cells[at].kind != JIN_CELL_TEXT)
    return NULL;
  if (covered > 0 && (cells[at].flags & JIN_CELL_MERGED) != 0)
    return cells[at].text;
  if (begins_numbered (cells[at].text))
    return cells[at].text;
  if (at == 0 && n_cells > 1)
    {
      const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, 0);

      return column->n_fields > 0 && column->fields[0] == order ? cells[at].text : NULL;
    }
  return NULL;
}

/**
 * jin_import_marks_take_section:
 * @text: from jin_import_is_section()
 *
 * Returns: number of the section that the rows below belong to, 0 when such rows mean nothing
 */
guint
jin_import_marks_take_section (JinImport    *self,
                               const char   *text,
                               JinImportRow *line)
{
  JinImportMark *mark = ensure_mark (self, JIN_IMPORT_MARK_SECTION, 0);
  char          *branch;

  mark->n_rows++;
  if (mark->example == NULL)
    mark->example = jin_text_trim (text);
  if (strcmp (mark->meaning, MEANS_BRANCH) != 0)
    return 0;
  branch = jin_import_find_branch_name (text);
  if (branch == NULL)
    return 0;
  g_ptr_array_add (self->sections, branch);
  return self->sections->len;
}

/* ---- what they mean ---- */

guint
jin_import_n_marks (JinImport *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self), 0);

  return self->marks->len;
}

const JinImportMark *
jin_import_get_mark (JinImport *self,
                     guint      mark)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self) && mark < self->marks->len, NULL);

  return self->marks->pdata[mark];
}

static JinCodeList *
state_list (JinImport *self)
{
  int field = state_field (self);

  return field != 0 ? jin_store_get_list (self->store, jin_entity_field (self->entity, field)->list) : NULL;
}

GStrv
jin_import_mark_meanings (JinImport        *self,
                          JinImportMarkKind kind)
{
  g_autoptr (GStrvBuilder) meanings = g_strv_builder_new ();
  JinCodeList             *list = state_list (self);

  g_return_val_if_fail (JIN_IS_IMPORT (self), NULL);

  g_strv_builder_add (meanings, "");
  if (kind == JIN_IMPORT_MARK_SECTION)
    {
      if (jin_import_branch_field (self) != 0)
        g_strv_builder_add (meanings, MEANS_BRANCH);
      return g_strv_builder_end (meanings);
    }
  g_strv_builder_add (meanings, MEANS_OUT);
  if (kind == JIN_IMPORT_MARK_COLUMNS)
    return g_strv_builder_end (meanings);
  for (guint i = 0; list != NULL && i < jin_code_list_get_size (list); i++)
    if (!jin_code_list_get (list, i)->hidden)
      g_strv_builder_add (meanings, jin_code_list_get (list, i)->code);
  return g_strv_builder_end (meanings);
}

char *
jin_import_meaning_label (JinImport        *self,
                          JinImportMarkKind kind,
                          const char       *meaning)
{
  JinCodeList *list = state_list (self);

  g_return_val_if_fail (JIN_IS_IMPORT (self) && meaning != NULL, NULL);

  if (*meaning == '\0')
    return g_strdup (kind == JIN_IMPORT_MARK_SECTION ? _ ("Nothing: passed over") : _ ("Nothing: imported like others"));
  if (strcmp (meaning, MEANS_OUT) == 0)
    return g_strdup (_ ("Not imported"));
  if (strcmp (meaning, MEANS_BRANCH) == 0)
    return g_strdup (_ ("Branch of the rows below"));
  return list != NULL ? jin_code_list_format (list, meaning) : g_strdup (meaning);
}

/* Grey, red …: near enough to know it again. */
static const char *
name_colour (guint32 rgb)
{
  /* Where each hue ends, in sixths of the circle. */
  static const struct
  {
    double      end;
    const char *name;
  } hues[] = {{0.3, N_ ("red")}, {0.8, N_ ("orange")}, {1.3, N_ ("yellow")}, {3, N_ ("green")}, {4.3, N_ ("blue")}, {5.6, N_ ("purple")}, {6, N_ ("red")}};
  int    red = (int)(rgb >> 16 & 0xff), green = (int)(rgb >> 8 & 0xff), blue = (int)(rgb & 0xff);
  int    most = MAX (red, MAX (green, blue)), least = MIN (red, MIN (green, blue));
  double hue;
  gsize  i = 0;

  if (most - least < 24)
    return most < 48 ? _ ("black") : _ ("grey");
  if (most == red)
    hue = (double)(green - blue) / (most - least);
  else if (most == green)
    hue = 2 + (double)(blue - red) / (most - least);
  else
    hue = 4 + (double)(red - green) / (most - least);
  hue += hue < 0 ? 6 : 0;
  while (i + 1 < G_N_ELEMENTS (hues) && hue >= hues[i].end)
    i++;
  return _ (hues[i].name);
}

char *
jin_import_mark_label (const JinImportMark *mark)
{
  g_return_val_if_fail (mark != NULL, NULL);

  switch (mark->kind)
    {
    case JIN_IMPORT_MARK_FILL:
      /* Translators: cells of a spreadsheet; %s is a colour ("grey") */
      return g_strdup_printf (_ ("Filled %s"), name_colour (mark->rgb));
    case JIN_IMPORT_MARK_INK:
      /* Translators: cells of a spreadsheet; %s is a colour ("red") */
      return g_strdup_printf (_ ("Text in %s"), name_colour (mark->rgb));
    case JIN_IMPORT_MARK_STRUCK:
      return g_strdup (_ ("Struck through"));
    case JIN_IMPORT_MARK_COMMENT:
      return g_strdup (_ ("With a comment"));
    case JIN_IMPORT_MARK_HIDDEN:
      return g_strdup (_ ("Hidden rows"));
    case JIN_IMPORT_MARK_COLUMNS:
      return g_strdup (_ ("Hidden columns"));
    case JIN_IMPORT_MARK_SECTION:
    default:
      /* Translators: rows between the people that hold one text alone; %s is the first such text ("一、离休干部") */
      return g_strdup_printf (_ ("Rows such as “%s”"), mark->example != NULL ? mark->example : "");
    }
}

static gboolean
parse_key (const char        *key,
           JinImportMarkKind *kind,
           guint32           *rgb)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]);

      if (!g_str_has_prefix (key, kinds[i]))
        continue;
      *kind = (JinImportMarkKind)i;
      *rgb = 0;
      if (i > JIN_IMPORT_MARK_INK)
        return key[length] == '\0';
      *rgb = (guint32)g_ascii_strtoull (key + length + (key[length] == ':'), NULL, 16);
      return key[length] == ':' && strlen (key) == length + 7 && strspn (key + length + 1, "0123456789abcdefABCDEF") == 6;
    }
  return FALSE;
}

gboolean
jin_import_set_mark (JinImport  *self,
                     const char *key,
                     const char *meaning,
                     GError    **error)
{
  JinImportMarkKind kind;
  guint32           rgb;
  JinImportMark    *mark;
  g_auto (GStrv)    meanings = NULL;

  g_return_val_if_fail (JIN_IS_IMPORT (self) && key != NULL && meaning != NULL, FALSE);

  if (!parse_key (key, &kind, &rgb))
    {
      /* Translators: %s is what was typed */
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("“%s” is no mark; write fill:RRGGBB, ink:RRGGBB, struck, comment, hidden, columns or section"), key);
      return FALSE;
    }
  meanings = jin_import_mark_meanings (self, kind);
  if (!g_strv_contains ((const char *const *)meanings, meaning))
    {
      g_autofree char *known = g_strjoinv (" ", meanings);

      /* Translators: the first %s is what was typed, the second what could be */
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("A mark can't mean “%s”; it may be one of:%s"), meaning, known);
      return FALSE;
    }
  mark = ensure_mark (self, kind, rgb);
  g_free (mark->meaning);
  mark->meaning = g_strdup (meaning);
  return TRUE;
}

/**
 * jin_import_marks_place:
 * @record: drafted from the row
 *
 * Fills in what the row's mark and section mean.
 */
void
jin_import_marks_place (JinImport          *self,
                        const JinImportRow *line,
                        JinRecord          *record)
{
  int               state = line->mark != NULL ? state_field (self) : 0;
  int               branch = line->section > 0 ? jin_import_branch_field (self) : 0;
  g_auto (JinValue) value = JIN_VALUE_INIT;

  if (state != 0 && strcmp (line->mark->meaning, MEANS_OUT) != 0 && jin_record_is_empty (record, state))
    jin_record_set_text (record, state, line->mark->meaning);
  if (branch == 0 || line->section > self->sections->len || !jin_record_is_empty (record, branch))
    return;
  value = jin_value_text (self->sections->pdata[line->section - 1]);
  jin_record_set (record, branch, &value);
}

/* ---- from one file to the next ---- */

/* What the marks mean as text: "fill:C0C0C0=died<tab>struck=out". */
char *
jin_import_marks_to_text (JinImport *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const JinImportMark *mark = self->marks->pdata[i];

      if (*mark->meaning != '\0')
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "\t" : "", mark->key, mark->meaning);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Takes such a text; what the ledger no longer knows is forgotten. */
void
jin_import_marks_from_text (JinImport  *self,
                            const char *text)
{
  g_auto (GStrv) marks = g_strsplit (text, "\t", -1);

  for (char **mark = marks; *mark != NULL; mark++)
    {
      char *equals = strchr (*mark, '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      jin_import_set_mark (self, *mark, equals + 1, NULL);
    }
}
