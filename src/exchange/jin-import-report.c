/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/jin-import-private.h"

/* What people see of a plan: names of rows, old → new. */

/* The first field that a column fills; NULL for a column left out. */
static const JinField *
first_field (JinImport             *self,
             const JinImportColumn *column)
{
  const JinEntity *entity = column->via != 0 ? jin_entity_field (self->entity, column->via)->target : self->entity;

  return column->n_fields > 0 ? jin_entity_field (entity, column->fields[0]) : NULL;
}

/* A row is called by its title and the two values after it, as the file has them, but for ID numbers (R93). (transfer full) */
char *
jin_import_row_title (JinImport *self,
                      guint      row)
{
  const JinImportRow *line = jin_import_get_row (self, row);
  JinImportSheet     *sheet = self->sheets->pdata[line->sheet];
  g_autofree JinCell *cells = g_new (JinCell, sheet->columns->len);
  g_autoptr (GString) title = g_string_new (NULL);
  int                 order = jin_entity_find_field (self->entity, "list_order");
  int                 shown = 0;

  jin_import_get_cells (self, row, cells, sheet->columns->len);
  for (guint i = 0; i < sheet->columns->len && shown < 3; i++)
    {
      const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);
      const JinField        *field = first_field (self, column);

      if (field == NULL || column->fields[0] == order || field->type == JIN_TYPE_ID_NUMBER || cells[i].kind == JIN_CELL_EMPTY)
        continue;
      g_string_append_printf (title, "%s%s", shown > 0 ? " · " : "", cells[i].text);
      shown++;
    }

  return g_string_free (g_steal_pointer (&title), FALSE);
}

static void
change_free (JinImportChange *change)
{
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static char *
shown_value (JinImport        *self,
             JinRecord        *record,
             int               field,
             const JinContext *context)
{
  /* A reference that is not made yet is still its text. */
  if (jin_record_peek (record, field)->kind == JIN_VALUE_TEXT &&
      jin_entity_field (self->entity, field)->type == JIN_TYPE_REFERENCE)
    return g_strdup (jin_record_get_text (record, field));
  return jin_record_format (record, field, context, JIN_MASK_INTERNAL, jin_store_list_func, self->store);
}

GPtrArray *
jin_import_row_changes (JinImport        *self,
                        guint             row,
                        const JinContext *context,
                        GError          **error)
{
  const JinImportRow   *line = jin_import_get_row (self, row);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
  g_autoptr (JinRecord) kept = NULL;
  g_autoptr (JinRecord) merged = NULL;
  JinImportDraft        draft;
  JinImportRow          scratch = {.verdict = JIN_IMPORT_NEW};
  gboolean              changed;

  if (line->match != 0)
    kept = jin_store_get (self->store, self->entity, line->match, error);
  if (line->match != 0 && kept == NULL)
    return NULL;
  jin_import_draft_row (self, row, &draft);
  if (!jin_import_match (self, &draft, &scratch, 1, NULL, error))
    g_clear_pointer (&changes, g_ptr_array_unref);
  merged = jin_import_merge (draft.record, draft.octobers, kept, FALSE, &changed);
  for (int i = 0; changes != NULL && i < self->entity->n_fields; i++)
    {
      int              field = jin_entity_field_id (self->entity, i);
      JinImportChange *change;

      if (kept != NULL ? jin_record_same (merged, kept, field) : jin_record_is_empty (merged, field))
        continue;
      change = g_new0 (JinImportChange, 1);
      change->field = g_strdup (jin_field_label (&self->entity->fields[i]));
      change->before = kept != NULL ? shown_value (self, kept, field, context) : g_strdup ("");
      change->after = shown_value (self, merged, field, context);
      g_ptr_array_add (changes, change);
    }
  jin_import_row_clear (&scratch);
  jin_import_draft_clear (&draft);

  return g_steal_pointer (&changes);
}
