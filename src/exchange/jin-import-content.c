/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-clock.h"
#include "base/jin-id-number.h"
#include "base/jin-phone.h"
#include "base/jin-text.h"
#include "base/jin-words.h"
#include "exchange/jin-import-private.h"
#include "office/jin-organisation.h"

/*
 * Columns whose heading says nothing, or that have none, by what they hold: ID numbers, phones, dates, words of one code
 * list (男, 女), names of branches.  What is found so is a proposal that people see marked as such.
 */

/* So many of a column's cells must agree, and at least so many be filled. */
#define SHARE 0.9
#define LEAST 2
/* Nobody who has retired is younger. */
#define BIRTH_AGE 40

typedef struct
{
  JinImport            *import;
  const JinImportSheet *sheet;
  JinDate               today;
} Look;

typedef gboolean (*CellTest) (const Look *look, const JinField *field, const JinCell *cell, const char *text);

static gboolean
is_id_number (const Look     *look,
              const JinField *field,
              const JinCell  *cell,
              const char     *text)
{
  JinIdInfo info;

  jin_id_check (text, look->today, &info, NULL);
  return info.number[0] != '\0' && !jin_date_is_none (info.birth);
}

static gboolean
is_phone (const Look     *look,
          const JinField *field,
          const JinCell  *cell,
          const char     *text)
{
  g_auto (GStrv)   words = jin_text_split_words (text);
  g_autofree char *whole = NULL;

  /* 19350615 could be a number in town. */
  if (strlen (text) == 8 && !jin_date_is_none (jin_date_parse (text, look->today, NULL)))
    return FALSE;
  if (jin_phone_check (text, &whole) != JIN_PHONE_BAD)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *normal = NULL;

      if (jin_phone_check (words[i], &normal) == JIN_PHONE_BAD)
        return FALSE;
    }
  return words[0] != NULL;
}

/* Only by the words that the list itself shows: 是, 无 and the like stand in several. */
static gboolean
is_label (const Look     *look,
          const JinField *field,
          const JinCell  *cell,
          const char     *text)
{
  JinCodeList     *list = field->list != NULL ? jin_store_get_list (look->import->store, field->list) : NULL;
  g_autofree char *plain = jin_text_strip_blanks (text);
  const JinCode   *code = list != NULL ? jin_code_list_match (list, plain) : NULL;

  return code != NULL && strcmp (code->label, plain) == 0;
}

static gboolean
is_branch (const Look     *look,
           const JinField *field,
           const JinCell  *cell,
           const char     *text)
{
  static const char *const words[] = {JIN_WORDS_BRANCH};

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_tick (const Look     *look,
         const JinField *field,
         const JinCell  *cell,
         const char     *text)
{
  static const char *const no[] = {JIN_WORDS_NO, NULL};

  return jin_import_is_tick (text) || g_strv_contains (no, text);
}

static gboolean
is_date (const Look     *look,
         const JinField *field,
         const JinCell  *cell,
         const char     *text)
{
  JinDate date = jin_cell_date (cell);

  if (jin_date_is_none (date))
    date = jin_date_parse (text, look->today, NULL);
  return !jin_date_is_none (date) && date.year >= 1900;
}

static gboolean
is_birth (const Look     *look,
          const JinField *field,
          const JinCell  *cell,
          const char     *text)
{
  JinDate date = jin_cell_date (cell);

  if (jin_date_is_none (date))
    date = jin_date_parse (text, look->today, NULL);
  return !jin_date_is_none (date) && date.year >= 1900 && date.year <= look->today.year - BIRTH_AGE;
}

static gboolean
says_nothing (const char *text)
{
  static const char *const words[] = {JIN_WORDS_NOTHING, NULL};

  return *text == '\0' || g_strv_contains (words, text);
}

/* Whether what the preview has of a column passes @test. */
static gboolean
holds (const Look     *look,
       int             column,
       CellTest        test,
       const JinField *field)
{
  const JinSheet *preview = look->sheet->preview;
  int             filled = 0, fit = 0;

  for (int row = look->sheet->head_last + 1; row < preview->n_rows; row++)
    {
      const JinCell   *cell = jin_sheet_cell (preview, row, column);
      g_autofree char *text = jin_text_trim (cell->text);

      if (says_nothing (text))
        continue;
      filled++;
      fit += test (look, field, cell, text);
    }
  return filled >= LEAST && fit >= SHARE * filled;
}

static gboolean
is_filled (const JinImportSheet *sheet,
           int                   via,
           int                   field)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);

      for (int j = 0; column->via == via && j < column->n_fields; j++)
        if (column->fields[j] == field)
          return TRUE;
    }
  return FALSE;
}

/* The test for what a field of this type holds; NULL where content says nothing. */
static CellTest
test_for (const JinField *field)
{
  switch (field->type)
    {
    case JIN_TYPE_ID_NUMBER:
      return is_id_number;
    case JIN_TYPE_PHONE:
      return is_phone;
    case JIN_TYPE_CHOICE:
      return is_label;
    case JIN_TYPE_REFERENCE:
      return jin_entity_same (field->target, &jin_organisation_entity) ? is_branch : NULL;
    default:
      return strcmp (field->name, "birth") == 0 ? is_birth : NULL;
    }
}

/* How many fields of @entity that no column fills the column could fill; the first one of them is set. */
static int
match_fields (const Look      *look,
              const JinEntity *entity,
              int              via,
              JinImportColumn *column)
{
  int n = 0;

  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField *field = &entity->fields[i];
      CellTest        test = jin_import_can_fill (field) ? test_for (field) : NULL;
      int             id = jin_entity_field_id (entity, i);

      if (test == NULL || is_filled (look->sheet, via, id) || !holds (look, column->column, test, field))
        continue;
      if (n++ == 0)
        {
          column->via = via;
          column->fields[0] = id;
        }
      /* The first of several phones or organisations will do; a word that several lists have says nothing. */
      if (field->type != JIN_TYPE_CHOICE)
        break;
    }
  return n;
}

/* A word of a field's list, if @head is one. */
static const JinCode *
find_word (const Look     *look,
           const JinField *field,
           const char     *head)
{
  JinCodeList *list = NULL;

  if ((field->type == JIN_TYPE_CHOICE || field->type == JIN_TYPE_CHOICES) && jin_import_can_fill (field))
    list = jin_store_get_list (look->import->store, field->list);
  return list != NULL ? jin_code_list_match (list, head) : NULL;
}

/* 独居 √: the heading is a word of one field's list, or of several of which the heading above it names one. */
static gboolean
match_tick (const Look      *look,
            const JinEntity *entity,
            int              via,
            JinImportColumn *column)
{
  const char      *slash = strrchr (column->head, '/');
  g_autofree char *head = jin_import_normal_head (slash != NULL ? slash + 1 : column->head);
  g_autofree char *over = slash != NULL ? g_strndup (column->head, (gsize)(slash - column->head)) : g_strdup ("");
  g_autofree char *group = jin_import_normal_head (over);
  JinImportColumn  above = {0};
  int              n = 0;

  jin_import_match_head (entity, group, &above);
  for (int i = 0; i < entity->n_fields; i++)
    {
      int            id = jin_entity_field_id (entity, i);
      const JinCode *code = find_word (look, &entity->fields[i], head);
      gboolean       named = above.n_fields == 0;

      for (int j = 0; j < above.n_fields; j++)
        named |= above.fields[j] == id;
      if (code == NULL || !named)
        continue;
      n++;
      column->via = via;
      column->fields[0] = id;
      column->code = g_intern_string (code->code);
    }
  column->n_fields = n == 1;
  if (n != 1)
    column->code = NULL;
  return n == 1;
}

static void
propose_tick (const Look      *look,
              JinImportColumn *column)
{
  int owner = jin_entity_owner_field (look->import->entity);

  column->guessed = match_tick (look, look->import->entity, 0, column) ||
                    (owner != 0 && match_tick (look, jin_entity_field (look->import->entity, owner)->target, owner, column));
  column->undecided = !column->guessed;
}

static void
propose (const Look      *look,
         JinImportColumn *column)
{
  const JinEntity *entity = look->import->entity;
  int              owner = jin_entity_owner_field (entity);
  int              n = match_fields (look, entity, 0, column);

  if (n == 0 && owner != 0)
    n = match_fields (look, jin_entity_field (entity, owner)->target, owner, column);
  if (n == 1)
    {
      column->n_fields = 1;
      column->proposed = TRUE;
      return;
    }
  column->via = 0;
  /* Dates of what, only people can say. */
  column->undecided = n > 1 || holds (look, column->column, is_date, NULL);
}

/**
 * jin_import_propose:
 * @self: the import
 * @sheet: one of its sheets, mapped by its headings
 *
 * Gives columns that no heading tells a field by what they hold.
 */
void
jin_import_propose (JinImport      *self,
                    JinImportSheet *sheet)
{
  Look look = {self, sheet, jin_clock_today ()};

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);

      if (column->n_fields > 0 || column->undecided || column->known)
        continue;
      if (holds (&look, column->column, is_tick, NULL))
        propose_tick (&look, column);
      else
        propose (&look, column);
    }
}
