/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/jin-id-number.h"
#include "exchange/jin-import-private.h"

/*
 * 1948.10 typed as a number is 1948.1 in the file (R2).  What was displayed decides; where that says .1 too, an ID number or
 * what is kept already may know better; else it is taken as January and the record says lastingly that it is to be verified.
 */

static void
clear_october (gpointer data)
{
  g_free (((JinImportOctober *)data)->text);
}

static gboolean
ends_in (const char *text,
         const char *end)
{
  return strlen (text) > strlen (end) && g_str_has_suffix (text, end);
}

/* A column of text in which .10 stands has lost no zeros. */
static gboolean
keeps_zeros (const JinImportSheet  *sheet,
             const JinImportColumn *column)
{
  for (int row = sheet->head_last + 1; row < sheet->preview->n_rows; row++)
    {
      const JinCell *cell = jin_sheet_cell (sheet->preview, row, column->column);

      if (cell->kind == JIN_CELL_TEXT && ends_in (cell->text, ".10"))
        return TRUE;
    }
  return FALSE;
}

/**
 * jin_import_octobers_take:
 * @record: what the cell has filled
 * @text: of the cell, trimmed
 *
 * Notes the date if it may be October.
 */
void
jin_import_octobers_take (JinImportDraft        *draft,
                          const JinImportSheet  *sheet,
                          const JinImportColumn *column,
                          const JinRecord       *record,
                          const JinCell         *cell,
                          const char            *text)
{
  JinImportOctober october = {record, column->fields[0], column->head, NULL};

  if (!ends_in (text, ".1") || strspn (text, "0123456789.") != strlen (text) || strchr (text, '.') != text + strlen (text) - 2)
    return;
  if (cell->kind != JIN_CELL_NUMBER && (cell->kind != JIN_CELL_TEXT || keeps_zeros (sheet, column)))
    return;
  october.text = g_strdup (text);
  if (draft->octobers == NULL)
    {
      draft->octobers = g_array_new (FALSE, FALSE, sizeof (JinImportOctober));
      g_array_set_clear_func (draft->octobers, clear_october);
    }
  g_array_append_val (draft->octobers, october);
}

/* The day of birth in the record's ID number, or none. */
static JinDate
birth_by_number (JinRecord *record)
{
  const JinEntity *entity = jin_record_get_entity (record);
  JinIdInfo        info = {0};

  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_ID_NUMBER)
      jin_id_check (jin_record_get_text (record, jin_entity_field_id (entity, i)), JIN_DATE_NONE, &info, NULL);
  return info.birth;
}

/* Whether the ID number tells the month, which is then right. */
static gboolean
settle_by_number (const JinImportOctober *october,
                  JinRecord              *record)
{
  JinDate birth, written;

  if (october->field != jin_entity_find_field (jin_record_get_entity (record), "birth"))
    return FALSE;
  birth = birth_by_number (record);
  written = jin_record_get_date (record, october->field);
  if (birth.year != written.year || (birth.month != 1 && birth.month != 10))
    return FALSE;
  written.month = birth.month;
  jin_record_set_date (record, october->field, written);
  return TRUE;
}

/**
 * jin_import_octobers_settle:
 * @draft: all of whose cells are placed
 *
 * Settles the doubts that the row itself settles, and remarks on the others.
 */
void
jin_import_octobers_settle (JinImportDraft *draft)
{
  for (guint i = draft->octobers != NULL ? draft->octobers->len : 0; i > 0; i--)
    {
      const JinImportOctober *october = &g_array_index (draft->octobers, JinImportOctober, i - 1);
      JinRecord              *record = october->record == draft->record ? draft->record : draft->owner;

      if (settle_by_number (october, record))
        g_array_remove_index (draft->octobers, i - 1);
      else
        jin_import_remark (draft, october->head, _ ("the number may have been .10, of which spreadsheets drop the 0: January or October? It is marked to be verified."));
    }
}

/* Whether the draft's field is doubtful. */
gboolean
jin_import_octobers_has (const GArray    *octobers,
                         const JinRecord *draft,
                         int              field)
{
  for (guint i = 0; octobers != NULL && i < octobers->len; i++)
    {
      const JinImportOctober *october = &g_array_index (octobers, JinImportOctober, i);

      if (october->record == draft && october->field == field)
        return TRUE;
    }
  return FALSE;
}

/**
 * jin_import_octobers_note:
 * @octobers: (nullable):
 * @draft: whose doubts
 * @field: the doubtful field, 0 for all
 * @record: which has taken the value
 *
 * Writes into the record what is to be verified, once; into its note where the ledger has no field for that.
 */
void
jin_import_octobers_note (const GArray    *octobers,
                          const JinRecord *draft,
                          int              field,
                          JinRecord       *record)
{
  const JinEntity *entity = jin_record_get_entity (record);
  int              target;

  if (octobers == NULL || octobers->len == 0) /* as nearly always */
    return;
  target = jin_entity_find_field (entity, "to_check");
  if (target == 0)
    target = jin_entity_find_field (entity, "note");
  for (guint i = 0; target != 0 && i < octobers->len; i++)
    {
      const JinImportOctober *october = &g_array_index (octobers, JinImportOctober, i);
      const char             *old = jin_record_get_text (record, target);
      g_autofree char        *doubt = NULL;
      g_autofree char        *joined = NULL;

      if (october->record != draft || (field != 0 && october->field != field))
        continue;
      doubt = g_strdup_printf ("%s：%s / %s0？", october->head, october->text, october->text);
      if (strstr (old, doubt) != NULL)
        continue;
      joined = g_strdup_printf ("%s%s%s", old, *old != '\0' ? "；" : "", doubt);
      jin_record_set_text (record, target, joined);
    }
}
