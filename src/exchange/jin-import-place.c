/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "base/jin-text.h"
#include "base/jin-words.h"
#include "exchange/jin-import-private.h"

#include <math.h>
#include <string.h>

/* The normaliser: cells become values of a draft.  What can't be a value never disappears: it goes to the
 * note with its heading, or the row is refused with the reason. */

/* Adds what was noticed about a cell below @head. */
void
jin_import_remark (JinImportDraft *draft,
                   const char     *head,
                   const char     *text)
{
  if (draft->remarks == NULL)
    draft->remarks = g_string_new (NULL);
  /* Translators: separates several remarks on one row */
  g_string_append_printf (draft->remarks, "%s%s: %s", draft->remarks->len > 0 ? C_ ("import", "; ") : "", head, text);
}

static void
refuse (JinImportDraft *draft,
        const char     *head,
        const char     *rule,
        const char     *reason)
{
  if (draft->reason != NULL)
    return;
  draft->reason = g_strdup (reason);
  draft->rule = g_strdup (rule);
  draft->head = g_strdup (head);
}

static gboolean
says_nothing (const char *text)
{
  static const char *const words[] = {JIN_WORDS_NOTHING, NULL};

  return strlen (text) <= JIN_WORDS_NOTHING_SIZE && g_strv_contains (words, text);
}

/* R92: a number of 16 digits or more has lost its last ones in the spreadsheet, whatever it shows. */
static gboolean
is_truncated_id (const JinCell *cell)
{
  return cell->kind == JIN_CELL_NUMBER &&
         ((cell->flags & JIN_CELL_LONG_NUMBER) != 0 || cell->number >= 1e15 || strchr (cell->text, 'E') != NULL);
}

static JinValue
date_value (const JinField *field,
            const JinCell  *cell)
{
  JinDate date = jin_cell_date (cell);
  int     minutes = 0;

  if (field->type == JIN_TYPE_MONTH)
    date.day = 0;
  if (field->type != JIN_TYPE_TIME)
    return jin_value_date (date);
  if (jin_date_is_none (date))
    return (JinValue)JIN_VALUE_INIT;
  /* The time of day is the fraction of the serial day. */
  minutes = (int)lround ((cell->number - floor (cell->number)) * 24 * 60);
  return jin_value_int (jin_minute_from (jin_date_first (date), 0, 0) + minutes);
}

/* "85.0" of a number cell is 85. */
static gboolean
number_value (const JinField *field,
              const JinCell  *cell,
              JinValue       *value)
{
  if (cell->kind != JIN_CELL_NUMBER)
    return FALSE;
  if (field->type == JIN_TYPE_INTEGER || field->type == JIN_TYPE_DURATION)
    *value = jin_value_int ((gint64)llround (cell->number));
  else if (field->type == JIN_TYPE_MONEY)
    *value = jin_value_int ((gint64)llround (cell->number * 100));
  else if (field->type == JIN_TYPE_DECIMAL)
    *value = jin_value_real (cell->number);
  else
    return FALSE;
  return TRUE;
}

static gboolean
cell_value (JinImport      *self,
            const JinField *field,
            const JinCell  *cell,
            const char     *text,
            JinValue       *value,
            char          **hint,
            GError        **error)
{
  gboolean dated = field->type == JIN_TYPE_DATE || field->type == JIN_TYPE_MONTH || field->type == JIN_TYPE_TIME;

  if (dated && cell->kind == JIN_CELL_DATE && !jin_date_is_none (jin_cell_date (cell)))
    {
      *value = date_value (field, cell);
      return TRUE;
    }
  if (number_value (field, cell, value))
    return TRUE;
  return jin_value_parse (field, text, &self->context, jin_store_list_func, self->store, value, hint, error);
}

static gboolean
takes_codes (const JinField *field)
{
  return field->type == JIN_TYPE_CHOICE || field->type == JIN_TYPE_CHOICES;
}

/* What no list knows is kept with its heading at the end of the note; FALSE when the ledger has no note. */
static gboolean
keep_in_note (JinRecord  *record,
              const char *head,
              const char *text)
{
  int              note = jin_entity_find_field (jin_record_get_entity (record), "note");
  g_autofree char *joined = NULL;
  const char      *old;

  if (note == 0)
    return FALSE;
  old = jin_record_get_text (record, note);
  joined = g_strdup_printf ("%s%s%s：%s", old, *old != '\0' ? "；" : "", head, text);
  jin_record_set_text (record, note, joined);
  return TRUE;
}

/* One word of a cell into the first of the column's fields whose list knows it. */
static gboolean
place_word (JinImport             *self,
            const JinImportColumn *column,
            JinRecord             *record,
            const char            *word)
{
  const JinEntity *entity = jin_record_get_entity (record);

  for (int i = 0; i < column->n_fields; i++)
    {
      const JinField  *field = jin_entity_field (entity, column->fields[i]);
      JinCodeList     *list = field->list != NULL ? jin_store_get_list (self->store, field->list) : NULL;
      const JinCode   *code = list != NULL ? jin_code_list_match (list, word) : NULL;
      g_autofree char *codes = NULL;

      if (code == NULL)
        continue;
      if (field->type == JIN_TYPE_CHOICES)
        codes = jin_codes_toggle (jin_record_get_text (record, column->fields[i]), code->code, TRUE);
      jin_record_set_text (record, column->fields[i], codes != NULL ? codes : code->code);
      return TRUE;
    }
  return FALSE;
}

/* A cell of codes: as a whole, then word by word; what is left over goes to the note. */
static void
place_codes (JinImport             *self,
             const JinImportColumn *column,
             JinRecord             *record,
             const char            *text,
             JinImportDraft        *draft)
{
  g_auto (GStrv)      words = NULL;
  g_autoptr (GString) left = NULL;
  g_autofree char    *message = NULL;

  if (place_word (self, column, record, text))
    return;
  left = g_string_new (NULL);
  words = jin_text_split_words (text);
  for (guint i = 0; words[i] != NULL; i++)
    if (!place_word (self, column, record, words[i]))
      g_string_append_printf (left, "%s%s", left->len > 0 ? "、" : "", words[i]);
  if (left->len == 0)
    return;
  if (!keep_in_note (record, column->head, left->str))
    {
      /* Translators: %s is a word that no choice matches */
      message = g_strdup_printf (_ ("“%s” is not among the choices"), left->str);
      refuse (draft, column->head, NULL, message);
      return;
    }
  /* Translators: %s is a word that no choice matches */
  message = g_strdup_printf (_ ("“%s” is not among the choices; it is kept in the note"), left->str);
  jin_import_remark (draft, column->head, message);
}

/* A cell of a column of ticks: √ or a word for yes sets the column's code, a word for no sets nothing. */
static void
place_tick (const JinImportColumn *column,
            JinRecord             *record,
            const char            *text,
            JinImportDraft        *draft)
{
  static const char *const yes[] = {JIN_WORDS_YES, "1", NULL};
  static const char *const no[] = {JIN_WORDS_NO, "0", NULL};
  const JinField          *field = jin_entity_field (jin_record_get_entity (record), column->fields[0]);
  const char              *old = jin_record_get_text (record, column->fields[0]);
  g_autofree char         *codes = NULL;

  if (g_strv_contains (no, text))
    return;
  if (!jin_import_is_tick (text) && !g_strv_contains (yes, text))
    refuse (draft, column->head, NULL, _ ("the column holds ticks, but this cell says something else"));
  else if (field->type == JIN_TYPE_CHOICES)
    {
      codes = jin_codes_toggle (old, column->code, TRUE);
      jin_record_set_text (record, column->fields[0], codes);
    }
  else if (*old != '\0' && strcmp (old, column->code) != 0)
    refuse (draft, column->head, NULL, _ ("two columns are ticked of which only one can apply"));
  else
    jin_record_set_text (record, column->fields[0], column->code);
}

/* A cell of text that fills two fields ("市教育局主任科员"); FALSE when it can't be told apart: the first takes it all. */
static gboolean
place_parts (const JinImportColumn *column,
             JinRecord             *record,
             const char            *text)
{
  const JinField  *first = jin_entity_field (jin_record_get_entity (record), column->fields[0]);
  g_autofree char *own = NULL;
  g_autofree char *next = NULL;

  if (column->n_fields < 2 || first->split == NULL || !first->split (text, &own, &next))
    return FALSE;
  jin_record_set_text (record, column->fields[0], own);
  jin_record_set_text (record, column->fields[1], next);
  return TRUE;
}

/* The field of another phone that no column of the sheet fills; 0 for none. */
static int
find_free_phone (const JinImportSheet  *sheet,
                 const JinImportColumn *column,
                 JinRecord             *record)
{
  const JinEntity *entity = jin_record_get_entity (record);

  for (int i = 0; i < entity->n_fields; i++)
    {
      int      id = jin_entity_field_id (entity, i);
      gboolean is_free = entity->fields[i].type == JIN_TYPE_PHONE && jin_import_can_fill (&entity->fields[i]) && jin_record_is_empty (record, id);

      for (guint j = 0; is_free && j < sheet->columns->len; j++)
        {
          const JinImportColumn *other = &g_array_index (sheet->columns, JinImportColumn, j);

          is_free = other->via != column->via || other->n_fields == 0 || other->fields[0] != id;
        }
      if (is_free)
        return id;
    }
  return 0;
}

/* Several phones in a cell: the first is the column's own, others go where there is room, at last to the note. */
static gboolean
place_phones (const JinImportSheet  *sheet,
              const JinImportColumn *column,
              JinRecord             *record,
              const char            *text)
{
  g_auto (GStrv) phones = jin_import_split_phones (text);

  if (phones == NULL)
    return FALSE;
  jin_record_set_text (record, column->fields[0], phones[0]);
  for (guint i = 1; phones[i] != NULL; i++)
    {
      int field = find_free_phone (sheet, column, record);

      if (field != 0)
        jin_record_set_text (record, field, phones[i]);
      else if (!keep_in_note (record, column->head, phones[i]))
        jin_record_set_text (record, column->fields[0], text);
    }
  return TRUE;
}

/* 同上: what is taken over is told, and what tells people apart is not. */
static gboolean
take_ditto (const JinImportColumn *column,
            const JinField        *field,
            const char            *text,
            JinImportDraft        *draft)
{
  g_autofree char *message = NULL;

  if (jin_import_is_ditto (text))
    refuse (draft, column->head, NULL, _ ("it says to be the same as above, but nothing stands above"));
  else if ((field->flags & JIN_FIELD_NAME) != 0 || field->type == JIN_TYPE_ID_NUMBER)
    refuse (draft, column->head, NULL, _ ("it says to be the same as above, which a name or an ID number never is"));
  else
    {
      /* Translators: %s is what a cell of the spreadsheet says */
      message = g_strdup_printf (_ ("the same as above: %s"), text);
      jin_import_remark (draft, column->head, message);
      return TRUE;
    }
  return FALSE;
}

/**
 * jin_import_place_cell:
 * @sheet: the row's sheet
 * @column: the cell's column, which fills something
 * @record: what it fills
 * @draft: gets the reason where the cell can't be a value, and remarks
 */
void
jin_import_place_cell (JinImport             *self,
                       const JinImportSheet  *sheet,
                       const JinImportColumn *column,
                       JinRecord             *record,
                       const JinCell         *cell,
                       JinImportDraft        *draft)
{
  const JinField    *field = jin_entity_field (jin_record_get_entity (record), column->fields[0]);
  g_auto (JinValue)  value = JIN_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char   *trimmed = NULL;
  g_autofree char   *hint = NULL;
  const char        *text = jin_text_trimmed (cell->text, &trimmed);

  if (*text == '\0' || (field->type != JIN_TYPE_TEXT && says_nothing (text)))
    return;
  if ((cell->flags & JIN_CELL_DITTO) != 0 && !take_ditto (column, field, text, draft))
    return;
  if (cell->kind == JIN_CELL_ERROR && strcmp (text, JIN_CELL_NO_RESULT) == 0)
    refuse (draft, column->head, NULL, _ ("the file keeps a formula but not its result; open it in WPS or Excel and save it anew"));
  else if (cell->kind == JIN_CELL_ERROR)
    refuse (draft, column->head, NULL, _ ("the cell shows an error of the spreadsheet"));
  else if (field->type == JIN_TYPE_ID_NUMBER && is_truncated_id (cell))
    refuse (draft, column->head, "R92", _ ("the spreadsheet has cut the ID number's last digits; set the column to text and type the number again"));
  else if ((field->flags & JIN_FIELD_NAME) != 0 && jin_import_is_several_people (text))
    refuse (draft, column->head, NULL, _ ("the cell names more than one person; give each a row of their own"));
  else if (column->code != NULL)
    place_tick (column, record, text, draft);
  else if (takes_codes (field))
    place_codes (self, column, record, text, draft);
  else if (place_parts (column, record, text) || (field->type == JIN_TYPE_PHONE && place_phones (sheet, column, record, text)))
    return;
  else if (!cell_value (self, field, cell, text, &value, &hint, &error))
    refuse (draft, column->head, field->type == JIN_TYPE_DATE ? "R2" : NULL, error->message);
  else
    jin_record_set (record, column->fields[0], &value);
  if (hint != NULL)
    jin_import_remark (draft, column->head, hint);
  else if (value.kind == JIN_VALUE_DATE)
    jin_import_octobers_take (draft, sheet, column, record, cell, text);
}
