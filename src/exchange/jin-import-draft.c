/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-text.h"
#include "base/jin-words.h"
#include "exchange/jin-import-private.h"

/* A packed row becomes a draft: a record, and perhaps the one that it belongs to. */

/* Rows of a sheet that is one branch's. */
static void
place_branch (JinImport            *self,
              const JinImportSheet *sheet,
              JinImportDraft       *draft)
{
  int               field = sheet->branch != NULL ? jin_import_branch_field (self) : 0;
  g_auto (JinValue) value = JIN_VALUE_INIT;

  if (field == 0 || !jin_record_is_empty (draft->record, field))
    return;
  value = jin_value_text (sheet->branch);
  jin_record_set (draft->record, field, &value);
}

/* Why a row is left out, or what the mark has filled in. */
static void
remark_mark (JinImport           *self,
             const JinImportMark *mark,
             JinImportDraft      *draft)
{
  g_autofree char *label = jin_import_mark_label (mark);
  g_autofree char *meaning = jin_import_meaning_label (self, mark->kind, mark->meaning);

  jin_import_remark (draft, label, meaning);
}

/**
 * jin_import_draft_make:
 * @self: the import
 * @sheet: the row's sheet
 * @rows: packed rows
 * @row: which of them
 * @line: its line in the plan
 * @draft: (out caller-allocates): to be cleared with jin_import_draft_clear()
 *
 * References stay text until jin_import_match() looks them up.
 */
void
jin_import_draft_make (JinImport            *self,
                       const JinImportSheet *sheet,
                       JinImportRows        *rows,
                       guint                 row,
                       const JinImportRow   *line,
                       JinImportDraft       *draft)
{
  guint               n = sheet->columns->len;
  g_autofree JinCell *cells = g_new (JinCell, n);

  memset (draft, 0, sizeof *draft);
  draft->record = jin_record_new (self->entity);
  jin_import_rows_get (rows, row, cells, n);
  for (guint i = 0; i < n; i++)
    {
      const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);

      if (column->n_fields == 0 || cells[i].kind == JIN_CELL_EMPTY || jin_import_marks_leave_out (self, sheet, column))
        continue;
      if (column->via != 0 && draft->owner == NULL)
        {
          draft->via = column->via;
          draft->owner = jin_record_new (jin_entity_field (self->entity, column->via)->target);
        }
      jin_import_place_cell (self, sheet, column, column->via != 0 ? draft->owner : draft->record, &cells[i], draft);
    }
  jin_import_octobers_settle (draft);
  if (line->mark != NULL)
    remark_mark (self, line->mark, draft);
  jin_import_marks_place (self, line, draft->record);
  place_branch (self, sheet, draft);
}

/* Drafts a row of the plan again. */
void
jin_import_draft_row (JinImport      *self,
                      guint           row,
                      JinImportDraft *draft)
{
  const JinImportRow *line = jin_import_get_row (self, row);

  jin_import_draft_make (self, self->sheets->pdata[line->sheet], self->blocks->pdata[row / JIN_IMPORT_BATCH], row % JIN_IMPORT_BATCH,
                         line, draft);
}

void
jin_import_draft_clear (JinImportDraft *draft)
{
  g_clear_object (&draft->record);
  g_clear_object (&draft->owner);
  g_clear_pointer (&draft->reason, g_free);
  g_clear_pointer (&draft->rule, g_free);
  g_clear_pointer (&draft->head, g_free);
  g_clear_pointer (&draft->octobers, g_array_unref);
  if (draft->remarks != NULL)
    g_string_free (g_steal_pointer (&draft->remarks), TRUE);
}

/* Whether a heading, which may stand under others, ends with what a cell says. */
static gboolean
is_heading (const char *head,
            const char *text)
{
  gsize            head_length = strlen (head), length = strlen (text);
  g_autofree char *plain = NULL;

  /* Nearly no cell is: most are told by their last byte. */
  if (head_length == 0 || length == 0 || (head[head_length - 1] != text[length - 1] && !jin_text_is_blank (g_utf8_get_char (g_utf8_prev_char (text + length)))))
    return FALSE;
  plain = jin_text_strip_blanks (text);
  return g_str_has_suffix (head, plain);
}

static gboolean
begins_footer (const char *text)
{
  static const char *const words[] = {JIN_WORDS_FOOTER};
  g_autofree char         *plain = NULL;

  if (g_ascii_isdigit (*text)) /* the running number of nearly all rows */
    return FALSE;
  plain = jin_text_strip_blanks (text);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (plain, words[i]))
      return TRUE;
  return FALSE;
}

/* Signature rows, totals and heads repeated on every printed page are no data. */
gboolean
jin_import_is_footer (const JinImportSheet *sheet,
                      const JinCell        *cells,
                      guint                 n_cells)
{
  guint filled = 0, repeated = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      if (cells[i].kind == JIN_CELL_EMPTY)
        continue;
      if (filled++ == 0 && begins_footer (cells[i].text))
        return TRUE;
      if (is_heading (g_array_index (sheet->columns, JinImportColumn, i).head, cells[i].text))
        repeated++;
    }
  return filled == 0 || (repeated > 1 && repeated * 2 > filled);
}
