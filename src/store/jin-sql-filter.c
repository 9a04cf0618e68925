/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Conditions.  Every test is written in its positive form, and "not", "!=" and "is empty" deny it as a whole
 * with IS NOT TRUE; so an empty field never makes a condition unknown:
 *
 *   branch.kind = 'x'           t1."branch" IN (SELECT t2.id FROM "organisation" t2 WHERE t2."kind" = ?)
 *   branch.kind != 'x'          (… the same …) IS NOT TRUE
 *   count(visit) < 3            t1.id NOT IN (SELECT t2."person" FROM "visit" t2 … GROUP BY 1 HAVING NOT count (*) < ?)
 *
 * years(birth) >= 80 compares the date with a bound that is reckoned once.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "base/jin-minute.h"
#include "store/jin-mapping.h"
#include "store/jin-sql-private.h"

/* What is asked of a value: op and one literal, several (IN), or none (not empty). */
typedef struct
{
  JinOp             op;
  const JinLiteral *literals;
  guint             n_literals;
} Test;

static gboolean write_operand_test (JinSql *self, const JinOperand *operand, const Test *test, int alias, GError **error);

/* ---- one literal ---- */

static const char *
sign (JinOp op)
{
  static const char *const signs[] = {
      [JIN_OP_EQ] = "=", [JIN_OP_LT] = "<", [JIN_OP_LE] = "<=", [JIN_OP_GT] = ">", [JIN_OP_GE] = ">="};
  g_return_val_if_fail (op < G_N_ELEMENTS (signs) && signs[op] != NULL, "=");
  return signs[op];
}

static void
write_day (JinSql *self, const char *column, const char *op, JinDate day)
{
  char text[JIN_DATE_ISO_SIZE];
  jin_date_write_iso (day, text);
  jin_sql_add (self, "%s %s ", column, op);
  jin_sql_text (self, text);
}

/* first <= column < next, each side where the comparison needs it. */
static void
write_period (JinSql *self, const char *column, JinOp op, JinDate first, JinDate next)
{
  if (op == JIN_OP_LT)
    write_day (self, column, "<", first);
  else if (op == JIN_OP_GE)
    write_day (self, column, ">=", first);
  else if (op == JIN_OP_LE)
    write_day (self, column, "<", next);
  else if (op == JIN_OP_GT)
    write_day (self, column, ">=", next);
  else
    {
      jin_sql_add (self, "(");
      write_day (self, column, ">=", first);
      jin_sql_add (self, " AND ");
      write_day (self, column, "<", next);
      jin_sql_add (self, ")");
    }
}

/* A partial literal is a period: birth = 1948-10 is any day of that month, > 1948 begins with 1949.  A date that
 * is known less exactly than the literal does not equal it. */
static void
write_date (JinSql *self, const char *column, gboolean has_precision, JinOp op, const JinLiteral *literal)
{
  if (literal->value.kind == JIN_VALUE_INT && !literal->relative)
    {
      g_autofree char *minute = jin_minute_to_iso (literal->value.u.integer);
      jin_sql_add (self, "%s %s ", column, sign (op));
      jin_sql_text (self, minute);
      return;
    }
  JinDate date = literal->relative ? jin_date_add_days (jin_date_first (self->context.as_of), (int)literal->value.u.integer)
                                   : jin_value_get_date (&literal->value);
  write_period (self, column, op, jin_date_first (date), jin_date_add_days (jin_date_last (date), 1));
  if (op != JIN_OP_EQ || !has_precision || jin_date_precision (date) == JIN_PRECISION_YEAR)
    return;
  /* column is t1."birth" */
  jin_sql_add (self, " AND %.*s_prec\" IN (%s)", (int)strlen (column) - 1, column,
               jin_date_precision (date) == JIN_PRECISION_MONTH ? "'M', 'D'" : "'D'");
}

/* Ages divide a roster into large parts: to look up each row by an index takes longer than to read all. */
static void
write_age_bound (JinSql *self, const char *column, const char *op, gint64 years)
{
  char bound[JIN_DATE_ISO_SIZE];
  jin_sql_age_bound (self, years, bound);
  jin_sql_add (self, "{scan}%s %s ", column, op);
  jin_sql_text (self, bound);
}

static void
write_years (JinSql *self, const char *column, JinOp op, gint64 years)
{
  if (op == JIN_OP_GE)
    write_age_bound (self, column, "<=", years);
  else if (op == JIN_OP_GT)
    write_age_bound (self, column, "<=", years + 1);
  else if (op == JIN_OP_LT)
    write_age_bound (self, column, ">", years);
  else if (op == JIN_OP_LE)
    write_age_bound (self, column, ">", years + 1);
  else
    {
      jin_sql_add (self, "(");
      write_age_bound (self, column, "<=", years);
      jin_sql_add (self, " AND ");
      write_age_bound (self, column, ">", years + 1);
      jin_sql_add (self, ")");
    }
}

static void
write_text (JinSql *self, const char *column, JinOp op, const char *text)
{
  if (op == JIN_OP_CONTAINS)
    {
      g_autofree char *escaped = jin_sql_escape_like (text);
      g_autofree char *pattern = g_strconcat ("%", escaped, "%", NULL);
      jin_sql_add (self, "%s LIKE ", column);
      jin_sql_text (self, pattern);
      jin_sql_add (self, " ESCAPE '\\'");
    }
  else if (op == JIN_OP_STARTS)
    {
      g_autofree char *after = jin_sql_after_prefix (text);
      jin_sql_add (self, "(%s >= ", column);
      jin_sql_text (self, text);
      if (after != NULL)
        {
          jin_sql_add (self, " AND %s < ", column);
          jin_sql_text (self, after);
        }
      jin_sql_add (self, ")");
    }
  else
    {
      jin_sql_add (self, "%s %s ", column, sign (op));
      jin_sql_text (self, text);
    }
}

static gboolean
is_date (JinFieldType type)
{
  return type == JIN_TYPE_DATE || type == JIN_TYPE_MONTH || type == JIN_TYPE_TIME;
}

/* @column is an expression without parameters of @type. */
static void
write_literal (JinSql           *self,
               const char       *column,
               JinFieldType      type,
               gboolean          has_precision,
               JinOp             op,
               const JinLiteral *literal)
{
  if (is_date (type))
    write_date (self, column, has_precision, op, literal);
  else if (literal->value.kind == JIN_VALUE_TEXT || literal->value.kind == JIN_VALUE_NONE)
    write_text (self, column, op, jin_value_get_text (&literal->value));
  else if (type == JIN_TYPE_BOOLEAN && op == JIN_OP_EQ && literal->value.u.integer == 0)
    jin_sql_add (self, "coalesce (%s, 0) = 0", column);
  else
    {
      jin_sql_add (self, "%s %s ", column, sign (op));
      jin_sql_take (self, jin_value_copy (&literal->value));
    }
}

/* ---- a value at the end of a path ---- */

static void
write_value_test (JinSql      *self,
                  const char  *column,
                  JinFieldType type,
                  gboolean     has_precision,
                  const Test  *test)
{
  if (test->n_literals == 0)
    jin_sql_add (self, "%s IS NOT NULL", column);
  for (guint i = 0; i < test->n_literals; i++)
    {
      jin_sql_add (self, i > 0 ? " OR " : "(");
      write_literal (self, column, type, has_precision, test->op, &test->literals[i]);
    }
  if (test->n_literals > 0)
    jin_sql_add (self, ")");
}

/* A year or month of a year, perhaps counted from that of the as-of day. */
static gint64
function_number (const JinSql *self, JinOperandKind function, const JinLiteral *literal)
{
  gint64 number = jin_value_get_int (&literal->value);
  if (!literal->relative)
    return number;
  if (function == JIN_OPERAND_YEAR)
    return self->context.as_of.year + CLAMP (number, -9999, 9999);
  return ((self->context.as_of.month - 1 + number % 12) + 12) % 12 + 1;
}

static void
write_function_test (JinSql         *self,
                     const JinField *field,
                     JinOperandKind  function,
                     const Test     *test,
                     int             alias)
{
  g_autofree char *column = g_strdup_printf ("t%d.\"%s\"", alias, field->name);
  if (test->n_literals == 0)
    jin_sql_add (self, "%s IS NOT NULL", column);
  for (guint i = 0; i < test->n_literals; i++)
    {
      gint64 number = function_number (self, function, &test->literals[i]);
      jin_sql_add (self, i > 0 ? " OR " : "(");
      if (function == JIN_OPERAND_YEARS)
        write_years (self, column, test->op, number);
      else if (function == JIN_OPERAND_YEAR)
        {
          int year = (int)CLAMP (number, 1, 9998);
          write_period (self, column, test->op, JIN_DATE (year, 1, 1), JIN_DATE (year + 1, 1, 1));
        }
      else
        {
          jin_sql_function (self, field, function, alias);
          jin_sql_add (self, " %s ", sign (test->op));
          jin_sql_int (self, number);
        }
    }
  if (test->n_literals > 0)
    jin_sql_add (self, ")");
}

static void
write_choices_test (JinSql *self, const JinEntity *entity, int field, const Test *test, int alias)
{
  g_autofree char *table = jin_mapping_link_table (entity, field);
  Test             equal = *test;
  equal.op = JIN_OP_EQ;
  jin_sql_add (self, "t%d.id IN (SELECT owner FROM \"%s\" WHERE ", alias, table);
  write_value_test (self, "code", JIN_TYPE_CHOICE, FALSE, &equal);
  jin_sql_add (self, ")");
}

/* Kinds divide a ledger into large parts, as ages do. */
static const char *
scan_for (const JinSql *self, const JinEntity *entity, const int *path, int n_path)
{
  const JinField *field = NULL;
  if (self->linked)
    return "{scan}";
  for (int i = 0; i < n_path; i++)
    {
      field = jin_entity_field (entity, path[i]);
      entity = field->target;
    }
  return field->type == JIN_TYPE_CHOICE || field->type == JIN_TYPE_BOOLEAN ? "{scan}" : "";
}

static gboolean
write_path_test (JinSql          *self,
                 const JinEntity *entity,
                 const int       *path,
                 int              n_path,
                 JinOperandKind   function,
                 const Test      *test,
                 int              alias,
                 GError         **error)
{
  const JinField *field = jin_entity_field (entity, path[0]);
  if (jin_field_is_computed (field))
    {
      g_autoptr (JinOperand) operand = jin_sql_expression (self, entity, field, error);
      return operand != NULL && write_operand_test (self, operand, test, alias, error);
    }
  if (jin_sql_is_as_of (self, field))
    {
      const JinEntity *span = jin_entities_by_number (self->entities, JIN_FIELD_ENTITY (field->mirror));
      int              inner_path[JIN_PATH_MAX] = {field->mirror};
      int              inner = jin_sql_new_alias (self);
      for (int i = 1; i < n_path; i++)
        inner_path[i] = path[i];
      jin_sql_add (self, "t%d.id IN (SELECT t%d.\"%s\" FROM \"%s\" t%d WHERE ", alias, inner,
                   jin_entity_field (span, jin_entity_owner_field (span))->name, span->name, inner);
      jin_sql_open_on (self, span, inner, self->context.as_of);
      jin_sql_add (self, " AND ");
      if (!write_path_test (self, span, inner_path, n_path, function, test, inner, error))
        return FALSE;
      jin_sql_add (self, ")");
      return TRUE;
    }
  if (n_path > 1)
    {
      int inner = jin_sql_new_alias (self);
      if (self->few)
        jin_sql_add (self, "EXISTS (SELECT 1 FROM \"%s\" t%d WHERE t%d.id = t%d.\"%s\" AND ", field->target->name, inner, inner, alias, field->name);
      else
        jin_sql_add (self, "%st%d.\"%s\" IN (SELECT t%d.id FROM \"%s\" t%d WHERE ", scan_for (self, entity, path, n_path), alias, field->name, inner,
                     field->target->name, inner);
      if (!write_path_test (self, field->target, path + 1, n_path - 1, function, test, inner, error))
        return FALSE;
      jin_sql_add (self, ")");
      return TRUE;
    }
  if (field->type == JIN_TYPE_CHOICES)
    write_choices_test (self, entity, path[0], test, alias);
  else if (function != JIN_OPERAND_PATH)
    write_function_test (self, field, function, test, alias);
  else
    {
      g_autofree char *column = g_strdup_printf ("t%d.\"%s\"", alias, field->name);
      gboolean         has_precision = field->type == JIN_TYPE_DATE || field->type == JIN_TYPE_MONTH;
      write_value_test (self, column, field->type, has_precision, test);
    }
  return TRUE;
}

/* ---- aggregates ---- */

/* Whether "nothing" passes: then those without children are in, and the others are told by what does not pass. */
static gboolean
zero_passes (const JinOperand *operand, const Test *test)
{
  if (operand->kind != JIN_OPERAND_COUNT && operand->kind != JIN_OPERAND_SUM)
    return FALSE;
  for (guint i = 0; i < test->n_literals; i++)
    {
      double number = jin_value_get_real (&test->literals[i].value);
      if ((test->op == JIN_OP_EQ && number == 0) || (test->op == JIN_OP_LT && number > 0) || (test->op == JIN_OP_LE && number >= 0) ||
          (test->op == JIN_OP_GT && number < 0) || (test->op == JIN_OP_GE && number <= 0))
        return TRUE;
    }
  return FALSE;
}

/* Whether the children of a row are found by an index. */
static gboolean
is_indexed (const JinEntity *entity, int link)
{
  return (jin_entity_field (entity, link)->flags & (JIN_FIELD_OWNER | JIN_FIELD_INDEXED)) != 0;
}

/* Whether the test is one comparison, so that the value need be written but once. */
static gboolean
is_comparison (const JinOperand *operand, const Test *test)
{
  JinFieldType type = jin_operand_type (operand);
  gboolean     ordered = test->op == JIN_OP_LT || test->op == JIN_OP_LE || test->op == JIN_OP_GT || test->op == JIN_OP_GE;
  return test->n_literals == 0 || (test->n_literals == 1 && (ordered || operand->kind == JIN_OPERAND_COUNT || type == JIN_TYPE_INTEGER));
}

/* (SELECT count (*) FROM child WHERE link = row …) < 3 */
static gboolean
write_own_aggregate_test (JinSql *self, const JinOperand *operand, const Test *test, int alias, GError **error)
{
  gboolean narrowed = self->narrowed, linked = self->linked;
  self->narrowed = FALSE;
  self->linked = TRUE;
  if (!jin_sql_operand (self, operand, alias, error))
    return FALSE;
  self->narrowed = narrowed;
  self->linked = linked;
  if (test->n_literals == 0)
    jin_sql_add (self, " IS NOT NULL");
  else
    write_literal (self, "", jin_operand_type (operand), FALSE, test->op, test->literals);
  return TRUE;
}

static gboolean
write_aggregate_test (JinSql *self, const JinOperand *operand, const Test *test, int alias, GError **error)
{
  if ((self->few || self->narrowed) && is_indexed (operand->entity, operand->link) && is_comparison (operand, test))
    return write_own_aggregate_test (self, operand, test, alias, error);
  gboolean inverse = zero_passes (operand, test);
  int      child = jin_sql_new_alias (self);
  int      group = jin_sql_new_alias (self);
  /* SELECT link FROM (SELECT link, value …): the value stands once, whatever the test does with it. */
  jin_sql_add (self, "t%d.id %s (SELECT t%d.link FROM (SELECT ", alias, inverse ? "NOT IN" : "IN", group);
  if (!jin_sql_path (self, operand->entity, &operand->link, 1, JIN_OPERAND_PATH, child, error))
    return FALSE;
  jin_sql_add (self, " AS link, ");
  if (!jin_sql_aggregate (self, operand, child, error))
    return FALSE;
  jin_sql_add (self, " AS value FROM \"%s\" t%d WHERE ", operand->entity->name, child);
  if (operand->where != NULL && !jin_sql_filter (self, operand->where, child, error))
    return FALSE;
  jin_sql_add (self, operand->where != NULL ? " AND " : "");
  jin_sql_present (self, operand->entity, child);
  jin_sql_add (self, " GROUP BY 1) t%d WHERE t%d.link IS NOT NULL AND (", group, group);
  g_autofree char *value = g_strdup_printf ("t%d.value", group);
  write_value_test (self, value, jin_operand_type (operand), FALSE, test);
  jin_sql_add (self, inverse ? ") IS NOT TRUE)" : "))");
  return TRUE;
}

static gboolean
write_operand_test (JinSql *self, const JinOperand *operand, const Test *test, int alias, GError **error)
{
  if (operand->kind >= JIN_OPERAND_COUNT)
    return write_aggregate_test (self, operand, test, alias, error);
  return write_path_test (self, operand->entity, operand->path, operand->n_path, operand->kind, test, alias, error);
}

/* ---- the tree ---- */

/* Whether the row itself tells: such conditions leave few rows for those that stand beside them. */
static gboolean
is_own (JinFilter *filter)
{
  const JinOperand *operand = filter->operand;
  if (filter->kind != JIN_FILTER_COMPARE && filter->kind != JIN_FILTER_IN && filter->kind != JIN_FILTER_EMPTY)
    return FALSE;
  return operand->kind < JIN_OPERAND_COUNT && operand->n_path == 1 && jin_field_is_stored (jin_entity_field (operand->entity, operand->path[0]));
}

static gboolean
write_parts (JinSql *self, JinFilter *filter, int alias, GError **error)
{
  gboolean narrowed = self->narrowed;
  if (filter->parts->len == 0)
    jin_sql_add (self, filter->kind == JIN_FILTER_AND ? "1 = 1" : "1 = 0");
  for (guint i = 0; filter->kind == JIN_FILTER_AND && i < filter->parts->len; i++)
    self->narrowed |= is_own (filter->parts->pdata[i]);
  for (guint i = 0; i < filter->parts->len; i++)
    {
      jin_sql_add (self, i == 0 ? "(" : filter->kind == JIN_FILTER_AND ? " AND "
                                                                       : " OR ");
      if (!jin_sql_filter (self, filter->parts->pdata[i], alias, error))
        return FALSE;
    }
  if (filter->parts->len > 0)
    jin_sql_add (self, ")");
  self->narrowed = narrowed;
  return TRUE;
}

static gboolean
write_any (JinSql *self, JinFilter *filter, int alias, GError **error)
{
  int              child = jin_sql_new_alias (self);
  const JinEntity *entity = filter->operand->entity;
  jin_sql_add (self, "t%d.id IN (SELECT ", alias);
  if (!jin_sql_path (self, entity, &filter->link, 1, JIN_OPERAND_PATH, child, error))
    return FALSE;
  jin_sql_add (self, " FROM \"%s\" t%d WHERE ", entity->name, child);
  if (filter->parts->len > 0 && !jin_sql_filter (self, filter->parts->pdata[0], child, error))
    return FALSE;
  jin_sql_add (self, filter->parts->len > 0 ? " AND " : "");
  jin_sql_present (self, entity, child);
  jin_sql_add (self, ")");
  return TRUE;
}

static gboolean
write_test (JinSql *self, JinFilter *filter, int alias, GError **error)
{
  gboolean deny = filter->kind == JIN_FILTER_EMPTY || (filter->kind == JIN_FILTER_COMPARE && filter->op == JIN_OP_NE);
  Test     test = {filter->kind == JIN_FILTER_COMPARE && !deny ? filter->op : JIN_OP_EQ,
               (const JinLiteral *)(gpointer)filter->literals->data, filter->literals->len};
  jin_sql_add (self, "(");
  if (!write_operand_test (self, filter->operand, &test, alias, error))
    return FALSE;
  jin_sql_add (self, deny ? ") IS NOT TRUE" : ")");
  return TRUE;
}

gboolean
jin_sql_filter (JinSql *self, JinFilter *filter, int alias, GError **error)
{
  g_return_val_if_fail (self != NULL && filter != NULL, FALSE);

  switch (filter->kind)
    {
    case JIN_FILTER_AND:
    case JIN_FILTER_OR:
      return write_parts (self, filter, alias, error);
    case JIN_FILTER_NOT:
      jin_sql_add (self, "(");
      if (!jin_sql_filter (self, filter->parts->pdata[0], alias, error))
        return FALSE;
      jin_sql_add (self, ") IS NOT TRUE");
      return TRUE;
    case JIN_FILTER_SEARCH:
      jin_sql_search (self, filter->entity, jin_value_get_text (&g_array_index (filter->literals, JinLiteral, 0).value), alias);
      return TRUE;
    case JIN_FILTER_ANY:
      return write_any (self, filter, alias, error);
    case JIN_FILTER_COMPARE:
    case JIN_FILTER_IN:
    case JIN_FILTER_EMPTY:
    default:
      return write_test (self, filter, alias, error);
    }
}
