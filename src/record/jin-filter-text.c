/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-minute.h"
#include "base/jin-money.h"
#include "record/jin-filter-private.h"

#include <string.h>

/* The text of a filter: what jin_filter_parse() reads back to the same tree. */

static const char *const function_names[] = {
    [JIN_OPERAND_YEARS] = "years",
    [JIN_OPERAND_YEAR] = "year",
    [JIN_OPERAND_MONTH] = "month",
    [JIN_OPERAND_COUNT] = "count",
    [JIN_OPERAND_SUM] = "sum",
    [JIN_OPERAND_FIRST] = "first",
    [JIN_OPERAND_LAST] = "last",
};

static void append_filter (GString   *text,
                           JinFilter *filter,
                           gboolean   bracket);

const char *
jin_op_sign (JinOp op)
{
  static const char *const signs[] = {
      [JIN_OP_EQ] = "=",
      [JIN_OP_NE] = "!=",
      [JIN_OP_LT] = "<",
      [JIN_OP_LE] = "<=",
      [JIN_OP_GT] = ">",
      [JIN_OP_GE] = ">=",
      [JIN_OP_CONTAINS] = "~",
      [JIN_OP_STARTS] = "^",
  };

  return signs[op];
}

static void
append_path (GString          *text,
             const JinOperand *operand)
{
  const JinEntity *entity = operand->entity;

  for (int i = 0; i < operand->n_path; i++)
    {
      const JinField *field = jin_entity_field (entity, operand->path[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "." : "", field->name);
      entity = field->target;
    }
}

/* "visit.money where …" or "visit where …" inside an aggregate's brackets. */
static void
append_child (GString          *text,
              const JinOperand *operand,
              JinFilter        *where)
{
  g_string_append (text, operand->entity->name);
  if (operand->n_path > 0)
    {
      g_string_append_c (text, '.');
      append_path (text, operand);
    }
  if (where != NULL)
    {
      g_string_append (text, " where ");
      append_filter (text, where, FALSE);
    }
}

static void
append_operand (GString          *text,
                const JinOperand *operand,
                gboolean          with_where)
{
  if (operand->kind == JIN_OPERAND_PATH)
    {
      append_path (text, operand);
      return;
    }
  g_string_append_printf (text, "%s(", function_names[operand->kind]);
  if (operand->kind >= JIN_OPERAND_COUNT)
    append_child (text, operand, with_where ? operand->where : NULL);
  else
    append_path (text, operand);
  g_string_append_c (text, ')');
}

static void
append_quoted (GString    *text,
               const char *literal)
{
  g_string_append_c (text, '\'');
  for (; *literal != '\0'; literal++)
    {
      if (*literal == '\'')
        g_string_append_c (text, '\'');
      g_string_append_c (text, *literal);
    }
  g_string_append_c (text, '\'');
}

static void
append_literal (GString          *text,
                const JinLiteral *literal,
                const JinOperand *operand)
{
  JinFieldType     type = operand != NULL ? jin_operand_type (operand) : JIN_TYPE_TEXT;
  g_autofree char *iso = NULL;
  char             number[G_ASCII_DTOSTR_BUF_SIZE];

  if (literal->relative)
    {
      g_string_append (text, jin_operand_relative_word (operand));
      if (literal->value.u.integer != 0)
        g_string_append_printf (text, "%+" G_GINT64_FORMAT, literal->value.u.integer);
      return;
    }
  switch (literal->value.kind)
    {
    case JIN_VALUE_DATE:
      iso = jin_date_to_iso (literal->value.u.date);
      g_string_append (text, iso);
      break;
    case JIN_VALUE_INT:
      if (type == JIN_TYPE_TIME)
        iso = jin_minute_to_iso (literal->value.u.integer);
      else if (type == JIN_TYPE_MONEY)
        iso = jin_money_to_decimal (literal->value.u.integer);
      else
        iso = g_strdup_printf ("%" G_GINT64_FORMAT, literal->value.u.integer);
      g_string_append (text, iso);
      break;
    case JIN_VALUE_REAL:
      g_string_append (text, g_ascii_dtostr (number, sizeof number, literal->value.u.real));
      break;
    case JIN_VALUE_TEXT:
    case JIN_VALUE_NONE:
    default:
      append_quoted (text, jin_value_get_text (&literal->value));
      break;
    }
}

static void
append_literals (GString   *text,
                 JinFilter *filter)
{
  for (guint i = 0; i < filter->literals->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_literal (text, &g_array_index (filter->literals, JinLiteral, i), filter->operand);
    }
}

static void
append_chain (GString    *text,
              JinFilter  *filter,
              const char *word,
              gboolean    bracket)
{
  if (bracket)
    g_string_append_c (text, '(');
  for (guint i = 0; i < filter->parts->len; i++)
    {
      if (i > 0)
        g_string_append_printf (text, " %s ", word);
      append_filter (text, filter->parts->pdata[i], TRUE);
    }
  if (bracket)
    g_string_append_c (text, ')');
}

static void
append_filter (GString   *text,
               JinFilter *filter,
               gboolean   bracket)
{
  switch (filter->kind)
    {
    case JIN_FILTER_AND:
      append_chain (text, filter, "and", bracket);
      break;
    case JIN_FILTER_OR:
      append_chain (text, filter, "or", bracket);
      break;
    case JIN_FILTER_NOT:
      g_string_append (text, "not ");
      append_filter (text, filter->parts->pdata[0], TRUE);
      break;
    case JIN_FILTER_ANY:
      g_string_append (text, "any(");
      append_child (text, filter->operand, filter->parts->len > 0 ? filter->parts->pdata[0] : NULL);
      g_string_append_c (text, ')');
      break;
    case JIN_FILTER_SEARCH:
      g_string_append (text, "search ");
      append_literals (text, filter);
      break;
    case JIN_FILTER_EMPTY:
      append_operand (text, filter->operand, TRUE);
      g_string_append (text, " is empty");
      break;
    case JIN_FILTER_IN:
      append_operand (text, filter->operand, TRUE);
      g_string_append (text, " in (");
      append_literals (text, filter);
      g_string_append_c (text, ')');
      break;
    case JIN_FILTER_COMPARE:
    default:
      append_operand (text, filter->operand, TRUE);
      g_string_append (text, jin_op_sign (filter->op));
      append_literals (text, filter);
      break;
    }
}

/* (transfer full); "" for NULL ("all"). */
char *
jin_filter_to_text (JinFilter *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self != NULL)
    append_filter (text, self, FALSE);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (transfer full) */
char *
jin_operand_to_text (const JinOperand *operand,
                     gboolean          with_where)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (operand != NULL, NULL);

  append_operand (text, operand, with_where);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
