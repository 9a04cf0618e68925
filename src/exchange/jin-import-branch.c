/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-text.h"
#include "base/jin-words.h"
#include "exchange/jin-import-private.h"
#include "office/jin-organisation.h"

/*
 * Files of one sheet a branch: its name, or a row above the head, says which.
 *
 *   市局离退休干部第一党支部花名册            →  市局离退休干部第一党支部
 *   支部名称：第一党支部　　填报日期：…       →  第一党支部
 */

/* Where a name begins and ends. */
static gboolean
is_border (gunichar c)
{
  return c == ':' || c == 0xFF1A || c == '(' || c == 0xFF08 || c == ')' || c == 0xFF09 || c == ',' || c == 0xFF0C || c == 0x3001 ||
         c == '/' || c == '_' || c == 0x300A || jin_text_is_blank (c);
}

/* Words such as 各支部 and 支部名称 are about branches in general. */
static gboolean
is_no_name (const char *text)
{
  static const char *const words[] = {JIN_WORDS_ANY_BRANCH};

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The first name of a branch in @text, or NULL. (transfer full) */
char *
jin_import_find_branch_name (const char *text)
{
  static const char *const words[] = {JIN_WORDS_BRANCH, NULL};
  const char              *start = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_border (g_utf8_get_char (p)))
        start = g_utf8_next_char (p);
      for (gsize i = 0; words[i] != NULL; i++)
        {
          g_autofree char *name = g_str_has_prefix (p, words[i]) ? g_strndup (start, (gsize)(p - start) + strlen (words[i])) : NULL;

          if (name != NULL && !is_no_name (name) && !g_strv_contains (words, name))
            return g_steal_pointer (&name);
        }
    }
  return NULL;
}

/**
 * jin_import_branch_field:
 *
 * Returns: the field that says to which organisation a row belongs, 0 when the ledger has none
 */
int
jin_import_branch_field (JinImport *self)
{
  int field = jin_entity_reference_to (self->entity, &jin_organisation_entity);

  return jin_entity_same (self->entity, &jin_organisation_entity) || field == jin_entity_owner_field (self->entity) ? 0 : field;
}

/**
 * jin_import_find_branch:
 * @self: the import
 * @sheet: a sheet whose head is found
 *
 * Proposes the branch of the sheet's rows, from its name or else the rows above its head.
 */
void
jin_import_find_branch (JinImport      *self,
                        JinImportSheet *sheet)
{
  g_clear_pointer (&sheet->branch, g_free);
  if (jin_import_branch_field (self) == 0)
    return;
  sheet->branch = jin_import_find_branch_name (sheet->preview->name);
  for (int row = 0; row < sheet->head_first; row++)
    for (int column = 0; column < sheet->preview->n_columns && sheet->branch == NULL; column++)
      sheet->branch = jin_import_find_branch_name (jin_sheet_text (sheet->preview, row, column));
}

/**
 * jin_import_has_branch:
 *
 * Returns: whether the sheet's branch matters: the ledger has one, and no column of the sheet fills it
 */
gboolean
jin_import_has_branch (JinImport *self,
                       guint      sheet)
{
  const JinImportSheet *one;
  int                   field;

  g_return_val_if_fail (JIN_IS_IMPORT (self) && sheet < self->sheets->len, FALSE);

  one = self->sheets->pdata[sheet];
  field = jin_import_branch_field (self);
  if (field == 0 || one->head_first < 0)
    return FALSE;
  for (guint i = 0; i < one->columns->len; i++)
    {
      const JinImportColumn *column = &g_array_index (one->columns, JinImportColumn, i);

      if (column->via == 0 && column->n_fields > 0 && column->fields[0] == field)
        return FALSE;
    }
  return TRUE;
}

/**
 * jin_import_set_branch:
 * @sheet: number of a sheet
 * @branch: (nullable): name of the organisation that its rows belong to, where they don't say it themselves
 */
void
jin_import_set_branch (JinImport  *self,
                       guint       sheet,
                       const char *branch)
{
  JinImportSheet  *one;
  g_autofree char *name = branch != NULL ? jin_text_trim (branch) : NULL;

  g_return_if_fail (JIN_IS_IMPORT (self) && sheet < self->sheets->len);

  one = self->sheets->pdata[sheet];
  g_free (one->branch);
  one->branch = name != NULL && *name != '\0' ? g_steal_pointer (&name) : NULL;
}
