/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-filter-private.h"

/*
 * JinFilter: which rows, as an immutable tree.  It has a text (kept in saved views, typed on the command
 * line), a sentence for people, and SQL that the store makes; all three walk the same nodes.
 *
 *   age>=80 and branch.kind='branch'
 *
 *            AND ─┬─ COMPARE >= ── operand path [age] ── literal 80
 *                 └─ COMPARE =  ── operand path [branch, kind] ── literal 'branch'
 */

static void
literal_clear (JinLiteral *literal)
{
  jin_value_clear (&literal->value);
}

JinFilter *
jin_filter_new (JinFilterKind    kind,
                const JinEntity *entity)
{
  JinFilter *self = g_new0 (JinFilter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->entity = entity;
  self->literals = g_array_new (FALSE, TRUE, sizeof (JinLiteral));
  g_array_set_clear_func (self->literals, (GDestroyNotify)literal_clear);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_filter_unref);

  return self;
}

JinOperand *
jin_operand_new (JinOperandKind   kind,
                 const JinEntity *entity)
{
  JinOperand *operand = g_new0 (JinOperand, 1);

  operand->kind = kind;
  operand->entity = entity;
  return operand;
}

void
jin_operand_free (JinOperand *operand)
{
  g_clear_pointer (&operand->where, jin_filter_unref);
  g_free (operand);
}

JinFilter *
jin_filter_ref (JinFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jin_filter_unref (JinFilter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->operand, jin_operand_free);
  g_array_unref (self->literals);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
append_parts (JinFilter *self,
              JinFilter *part)
{
  if (part->kind != JIN_FILTER_AND)
    {
      g_ptr_array_add (self->parts, jin_filter_ref (part));
      return;
    }
  for (guint i = 0; i < part->parts->len; i++)
    g_ptr_array_add (self->parts, jin_filter_ref (part->parts->pdata[i]));
}

/**
 * jin_filter_and:
 * @a: (nullable) (transfer none): a filter, %NULL for "all"
 * @b: (nullable) (transfer none): a filter over the same ledger
 *
 * Returns: (transfer full) (nullable): rows that pass both
 */
JinFilter *
jin_filter_and (JinFilter *a,
                JinFilter *b)
{
  JinFilter *self;

  if (a == NULL || b == NULL)
    return a != NULL ? jin_filter_ref (a) : b != NULL ? jin_filter_ref (b)
                                                      : NULL;
  g_return_val_if_fail (jin_entity_same (a->entity, b->entity), NULL);

  self = jin_filter_new (JIN_FILTER_AND, a->entity);
  append_parts (self, a);
  append_parts (self, b);
  return self;
}

/* field = value; an empty value asks for rows where the field is empty. */
JinFilter *
jin_filter_equal (const JinEntity *entity,
                  int              field,
                  const JinValue  *value)
{
  gboolean   empty = jin_value_is_empty (value);
  JinFilter *self = jin_filter_new (empty ? JIN_FILTER_EMPTY : JIN_FILTER_COMPARE, entity);

  self->operand = jin_operand_new (JIN_OPERAND_PATH, entity);
  self->operand->path[0] = field;
  self->operand->n_path = 1;
  self->op = JIN_OP_EQ;
  if (!empty)
    {
      JinLiteral literal = {jin_value_copy (value), FALSE};

      g_array_append_val (self->literals, literal);
    }

  return self;
}

/* What the one search box finds. */
JinFilter *
jin_filter_search (const JinEntity *entity,
                   const char      *text)
{
  JinFilter *self = jin_filter_new (JIN_FILTER_SEARCH, entity);
  JinLiteral literal = {jin_value_text (text), FALSE};

  g_array_append_val (self->literals, literal);
  return self;
}

/* The field at the end of an operand's path; NULL for a count. */
const JinField *
jin_operand_field (const JinOperand *operand)
{
  const JinEntity *entity = operand->entity;

  if (operand->kind == JIN_OPERAND_COUNT)
    return NULL;
  for (int i = 0; i < operand->n_path - 1; i++)
    entity = jin_entity_field (entity, operand->path[i])->target;
  return jin_entity_field (entity, operand->path[operand->n_path - 1]);
}

JinFieldType
jin_operand_type (const JinOperand *operand)
{
  switch (operand->kind)
    {
    case JIN_OPERAND_COUNT:
    case JIN_OPERAND_YEARS:
    case JIN_OPERAND_YEAR:
    case JIN_OPERAND_MONTH:
      return JIN_TYPE_INTEGER;
    case JIN_OPERAND_PATH:
    case JIN_OPERAND_SUM:
    case JIN_OPERAND_FIRST:
    case JIN_OPERAND_LAST:
    default:
      return jin_operand_field (operand)->type;
    }
}
