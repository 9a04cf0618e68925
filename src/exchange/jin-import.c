/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "exchange/jin-import-private.h"

#include <string.h>

/* Rows shown and searched for the head. */
#define PREVIEW_ROWS 60

G_DEFINE_FINAL_TYPE (JinImport, jin_import, G_TYPE_OBJECT)

static void
sheet_free (JinImportSheet *sheet)
{
  g_clear_pointer (&sheet->preview, jin_sheet_free);
  g_clear_pointer (&sheet->columns, g_array_unref);
  g_free (sheet->branch);
  g_free (sheet);
}

void
jin_import_row_clear (JinImportRow *row)
{
  g_clear_pointer (&row->rule, g_free);
  g_clear_pointer (&row->remarks, g_free);
  g_clear_pointer (&row->column, g_free);
}

static void
jin_import_finalize (GObject *object)
{
  JinImport *self = JIN_IMPORT (object);

  g_clear_pointer (&self->workbook, jin_workbook_free);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->made, g_hash_table_unref);
  g_array_unref (self->plan);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->sections);
  g_hash_table_unref (self->matches);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->said);
  g_clear_object (&self->store);
  g_free (self->name);

  G_OBJECT_CLASS (jin_import_parent_class)->finalize (object);
}

static void
jin_import_class_init (JinImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_import_finalize;
}

static void
jin_import_init (JinImport *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)sheet_free);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_import_mark_free);
  self->sections = g_ptr_array_new_with_free_func (g_free);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_import_rows_free);
  self->plan = g_array_new (FALSE, TRUE, sizeof (JinImportRow));
  g_array_set_clear_func (self->plan, (GDestroyNotify)jin_import_row_clear);
  self->matches = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->said = jin_import_choices_new ();
}

static gboolean
load_previews (JinImport    *self,
               const char   *only,
               GCancellable *cancellable,
               GError      **error)
{
  for (guint i = 0; i < jin_workbook_n_sheets (self->workbook); i++)
    {
      JinImportSheet *sheet;

      if (only != NULL && strcmp (only, jin_workbook_sheet_name (self->workbook, i)) != 0)
        continue;
      sheet = g_new0 (JinImportSheet, 1);
      sheet->index = i;
      sheet->head_first = sheet->head_last = -1;
      g_ptr_array_add (self->sheets, sheet);
      sheet->preview = jin_workbook_load_sheet (self->workbook, i, PREVIEW_ROWS, cancellable, error);
      if (sheet->preview == NULL)
        return FALSE;
    }
  if (self->sheets->len > 0)
    return TRUE;
  /* Translators: the first %s is a sheet's name, the second a file's name */
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("There is no sheet “%s” in “%s”. Nothing was imported."), only != NULL ? only : "", self->name);
  return FALSE;
}

/* The ledger that the sheets fit best; ledgers that can't tell their rows apart (no match) are not imported. */
static const JinEntity *
recognise (JinImport *self)
{
  const JinEntities *entities = jin_store_get_entities (self->store);
  const JinEntity   *best = NULL;
  double             best_score = 0;

  for (int i = 0; i < entities->n_items; i++)
    for (guint j = 0; j < self->sheets->len && entities->items[i]->match != NULL; j++)
      {
        double score = jin_import_score (entities->items[i], self->sheets->pdata[j]);

        if (score > best_score)
          {
            best_score = score;
            best = entities->items[i];
          }
      }
  return best;
}

/* A second list of people beside the first becomes a sheet of its own. */
static gboolean
part_tables (JinImport    *self,
             guint         index,
             GCancellable *cancellable,
             GError      **error)
{
  JinImportSheet  *sheet = self->sheets->pdata[index];
  int              next = jin_import_find_next_table (self->entity, sheet);
  g_autofree char *letters = NULL;
  char            *name;
  JinImportSheet  *other;

  if (next == 0)
    return TRUE;
  sheet->end_column = next;
  for (guint i = sheet->columns->len; i > 0; i--)
    if (g_array_index (sheet->columns, JinImportColumn, i - 1).column >= next)
      g_array_remove_index (sheet->columns, i - 1);
  other = g_new0 (JinImportSheet, 1);
  other->index = sheet->index;
  other->first_column = next;
  g_ptr_array_insert (self->sheets, (int)index + 1, other);
  other->preview = jin_workbook_load_sheet (self->workbook, sheet->index, PREVIEW_ROWS, cancellable, error);
  if (other->preview == NULL)
    return FALSE;
  letters = jin_sheet_column_name (next);
  name = g_strdup_printf ("%s · %s", other->preview->name, letters);
  g_free (other->preview->name);
  other->preview->name = name;
  return TRUE;
}

static gboolean
find_heads (JinImport    *self,
            GCancellable *cancellable,
            GError      **error)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      JinImportSheet *sheet = self->sheets->pdata[i];

      sheet->included = jin_import_find_head (self->entity, sheet);
      if (!sheet->included)
        continue;
      if (!part_tables (self, i, cancellable, error))
        return FALSE;
      jin_import_map (self, sheet);
      jin_import_find_branch (self, sheet);
      any = TRUE;
    }
  if (!any)
    g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
                 /* Translators: %s is a file's name */
                 _ ("No row of headings is recognised in “%s”: one of the first rows must hold headings such as 姓名 and "
                    "性别. Nothing was imported; add the headings and try again."),
                    self->name);
  return any;
}

JinImport *
jin_import_open (JinStore        *store,
                 const char      *path,
                 const JinEntity *entity,
                 const char      *sheet,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (JinImport) self = NULL;

  g_return_val_if_fail (JIN_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (JIN_TYPE_IMPORT, NULL);
  self->store = g_object_ref (store);
  self->name = g_path_get_basename (path);
  self->workbook = jin_workbook_open (path, cancellable, error);
  if (self->workbook == NULL || !load_previews (self, sheet, cancellable, error))
    return NULL;
  self->entity = entity != NULL ? jin_store_ledger (store, entity) : recognise (self);
  if (self->entity == NULL)
    self->entity = jin_store_get_entities (store)->items[0]; /* for the sentence that no head is found */
  if (!find_heads (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

const JinEntity *
jin_import_get_entity (JinImport *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self), NULL);

  return self->entity;
}

const char *
jin_import_get_file_name (JinImport *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self), NULL);

  return self->name;
}

guint
jin_import_n_sheets (JinImport *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self), 0);

  return self->sheets->len;
}

const JinImportSheet *
jin_import_get_sheet (JinImport *self,
                      guint      sheet)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self) && sheet < self->sheets->len, NULL);

  return self->sheets->pdata[sheet];
}

/* A sheet without a head can't be included. */
void
jin_import_set_included (JinImport *self,
                         guint      sheet,
                         gboolean   included)
{
  JinImportSheet *one;

  g_return_if_fail (JIN_IS_IMPORT (self) && sheet < self->sheets->len);

  one = self->sheets->pdata[sheet];
  one->included = included && one->head_first >= 0;
}

guint
jin_import_count (JinImport       *self,
                  JinImportVerdict verdict)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self) && verdict < JIN_IMPORT_N_VERDICTS, 0);

  return self->counts[verdict];
}

guint
jin_import_n_rows (JinImport *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self), 0);

  return self->plan->len;
}

const JinImportRow *
jin_import_get_row (JinImport *self,
                    guint      row)
{
  g_return_val_if_fail (JIN_IS_IMPORT (self) && row < self->plan->len, NULL);

  return &g_array_index (self->plan, JinImportRow, row);
}

void
jin_import_get_cells (JinImport *self,
                      guint      row,
                      JinCell   *cells,
                      guint      n)
{
  jin_import_rows_get (self->blocks->pdata[row / JIN_IMPORT_BATCH], row % JIN_IMPORT_BATCH, cells, n);
}

/* What repeats an earlier row of the file comes in with that one. */
gboolean
jin_import_row_is_written (const JinImportRow *row)
{
  g_return_val_if_fail (row != NULL, FALSE);

  if (row->verdict == JIN_IMPORT_DOUBTFUL)
    return row->choice == JIN_IMPORT_IS_NEW || (row->choice == JIN_IMPORT_IS_MATCH && row->doubt != JIN_IMPORT_DOUBT_REPEAT);
  return row->choice != JIN_IMPORT_LEAVE_OUT && (row->verdict == JIN_IMPORT_NEW || row->verdict == JIN_IMPORT_CHANGED);
}
