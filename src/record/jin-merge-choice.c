/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-id-number.h"
#include "record/jin-merge-private.h"

/* Two records of the same, field by field: in what they differ, which value is the better guess, and what comes of it. */

gboolean
jin_merge_offers (const JinField *field)
{
  return jin_field_is_stored (field) && (field->flags & (JIN_FIELD_READ_ONLY | JIN_FIELD_HIDDEN)) == 0;
}

gboolean
jin_merge_joins (const JinField *field)
{
  return field->type == JIN_TYPE_CHOICES || field->type == JIN_TYPE_LONG_TEXT;
}

GArray *
jin_merge_differences (JinRecord *kept, JinRecord *given_up)
{
  const JinEntity *entity = jin_record_get_entity (kept);
  GArray          *fields = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);

      if (jin_merge_offers (&entity->fields[i]) && !jin_record_same (kept, given_up, field))
        g_array_append_val (fields, field);
    }
  return fields;
}

static gboolean
contradict (const JinField *field, const char *one, const char *other)
{
  if (field->type != JIN_TYPE_ID_NUMBER)
    return strcmp (one, other) != 0;
  g_autofree char *a = jin_id_normalise (one);
  g_autofree char *b = jin_id_normalise (other);
  return strcmp (a, b) != 0;
}

/**
 * jin_merge_objection:
 * @set: the two
 *
 * Returns: the field that makes two records surely one when it agrees (R10: the ID number), if both fill it and it does not
 */
int
jin_merge_objection (const JinMergeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  const JinEntity *entity = jin_record_get_entity (set->kept);

  for (int i = 0; i < entity->merging->n_likenesses; i++)
    {
      const JinLikeness *likeness = &entity->merging->likenesses[i];
      int                field = likeness->fields[0];

      if (likeness->level == JIN_LIKE_SURELY && likeness->fields[1] == 0 && !jin_record_is_empty (set->kept, field) && !jin_record_is_empty (set->given_up, field) &&
          contradict (jin_entity_field (entity, field), jin_record_get_text (set->kept, field), jin_record_get_text (set->given_up, field)))
        return field;
    }
  return 0;
}

char *
jin_merge_join_texts (const char *one, const char *other, const char *separator)
{
  if (strstr (one, other) != NULL)
    return g_strdup (one);
  if (strstr (other, one) != NULL)
    return g_strdup (other);
  return g_strconcat (one, separator, other, NULL);
}

char *
jin_merge_join_codes (const char *one, const char *other)
{
  g_auto (GStrv) codes = g_strsplit (other, ",", -1);
  char          *joined = g_strdup (one);

  for (int i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0' && !jin_codes_contain (joined, codes[i]))
      {
        char *more = *joined == '\0' ? g_strdup (codes[i]) : g_strconcat (joined, ",", codes[i], NULL);

        g_free (joined);
        joined = more;
      }
  return joined;
}

/* ---- the better guess ---- */

/* More than 0: @one says more than @other, and nothing else. */
static int
compare_precision (const JinField *field, const JinValue *one, const JinValue *other)
{
  const char *a, *b;

  if (one->kind == JIN_VALUE_DATE && other->kind == JIN_VALUE_DATE)
    return jin_date_contains (other->u.date, one->u.date) ? 1 : jin_date_contains (one->u.date, other->u.date) ? -1
                                                                                                               : 0;
  if (one->kind != JIN_VALUE_TEXT || other->kind != JIN_VALUE_TEXT)
    return 0;
  a = one->u.text;
  b = other->u.text;
  if (field->type == JIN_TYPE_ID_NUMBER)
    {
      g_autofree char *whole_a = jin_id_normalise (a);
      g_autofree char *whole_b = jin_id_normalise (b);

      return g_strcmp0 (whole_a, whole_b) == 0 ? (int)strlen (a) - (int)strlen (b) : 0;
    }
  if ((field->type == JIN_TYPE_TEXT || field->type == JIN_TYPE_LONG_TEXT) && (field->flags & JIN_FIELD_NAME) == 0)
    return strstr (a, b) != NULL ? 1 : strstr (b, a) != NULL ? -1
                                                             : 0;
  return 0;
}

/**
 * jin_merge_default:
 * @set: the two
 * @field: a field of theirs
 *
 * Returns: the filled value before the empty one, else the one that says the same more exactly (1941-03-12 before 1941-03, an
 *   ID number of 18 digits before its old form), else both where both can hold, else the one entered later, else the kept one's
 */
JinMergeChoice
jin_merge_default (const JinMergeSet *set, int field)
{
  g_return_val_if_fail (set != NULL, JIN_MERGE_KEPT);

  const JinField *declared = jin_entity_field (jin_record_get_entity (set->kept), field);
  const JinValue *kept = jin_record_peek (set->kept, field);
  const JinValue *given_up = jin_record_peek (set->given_up, field);
  int             index = JIN_FIELD_INDEX (field);

  if (jin_value_equal (kept, given_up) || jin_value_is_empty (given_up))
    return JIN_MERGE_KEPT;
  if (jin_value_is_empty (kept))
    return JIN_MERGE_GIVEN_UP;
  /* A "no" is what nobody entered. */
  if (declared->type == JIN_TYPE_BOOLEAN)
    return jin_value_get_int (kept) != 0 ? JIN_MERGE_KEPT : JIN_MERGE_GIVEN_UP;
  int precision = compare_precision (declared, kept, given_up);
  if (precision != 0)
    return precision > 0 ? JIN_MERGE_KEPT : JIN_MERGE_GIVEN_UP;
  if (jin_merge_joins (declared))
    return JIN_MERGE_BOTH;
  if (set->kept_ages != NULL && set->given_up_ages != NULL && set->given_up_ages[index] > set->kept_ages[index])
    return JIN_MERGE_GIVEN_UP;
  return JIN_MERGE_KEPT;
}

/* ---- what comes of it ---- */

static gboolean
refers_to_either (const JinMergeSet *set, const JinField *field, const JinValue *value)
{
  gint64 id = jin_value_get_int (value);

  return field->type == JIN_TYPE_REFERENCE && jin_entity_same (field->target, jin_record_get_entity (set->kept)) &&
         (id == jin_record_get_id (set->kept) || id == jin_record_get_id (set->given_up));
}

/* With the title that the store read. */
static void
take_value (JinRecord *result, JinRecord *from, int field)
{
  jin_record_set (result, field, jin_record_peek (from, field));
  if (jin_entity_field (jin_record_get_entity (result), field)->type == JIN_TYPE_REFERENCE && !jin_record_is_empty (from, field))
    jin_record_set_ref (result, field, jin_record_get_ref (from, field), jin_record_get_ref_title (from, field));
}

static void
take_both (JinRecord *result, JinRecord *other, int field)
{
  const JinField  *declared = jin_entity_field (jin_record_get_entity (result), field);
  const char      *one = jin_record_get_text (result, field), *two = jin_record_get_text (other, field);
  g_autofree char *joined = declared->type == JIN_TYPE_CHOICES ? jin_merge_join_codes (one, two) : jin_merge_join_texts (one, two, "\n");

  jin_record_set_text (result, field, joined);
}

/**
 * jin_merge_result:
 * @set: the two
 * @choices: (nullable): by index of field; %NULL takes jin_merge_default() for each
 * @context: today
 *
 * Returns: (transfer full): the kept record as it shall be, with what follows from its fields filled in.  Values that mirror spans
 *   are those of today; jin_merge_plan() makes the spans say so
 */
JinRecord *
jin_merge_result (const JinMergeSet *set, const JinMergeChoice *choices, const JinContext *context)
{
  g_return_val_if_fail (set != NULL && context != NULL, NULL);

  const JinEntity *entity = jin_record_get_entity (set->kept);
  JinRecord       *result = jin_record_copy (set->kept);

  for (int i = 0; i < entity->n_fields; i++)
    {
      int            field = jin_entity_field_id (entity, i);
      JinMergeChoice choice;

      if (!jin_merge_offers (&entity->fields[i]))
        continue;
      choice = choices != NULL ? choices[JIN_FIELD_INDEX (field)] : jin_merge_default (set, field);
      if (choice == JIN_MERGE_GIVEN_UP)
        take_value (result, set->given_up, field);
      else if (choice == JIN_MERGE_BOTH && jin_merge_joins (&entity->fields[i]))
        take_both (result, set->given_up, field);
      /* Nobody is above itself: an organisation that was under the other one. */
      if (refers_to_either (set, &entity->fields[i], jin_record_peek (result, field)))
        {
          JinRecord *other = choice == JIN_MERGE_GIVEN_UP ? set->kept : set->given_up;

          take_value (result, other, field);
          if (refers_to_either (set, &entity->fields[i], jin_record_peek (result, field)))
            jin_record_set (result, field, NULL);
        }
    }
  if (entity->derive != NULL)
    entity->derive (result, context);
  return result;
}
