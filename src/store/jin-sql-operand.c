/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values: what a row shows of a path, a function or an aggregate, as one SQL expression.
 *
 *   branch.kind         (SELECT t2."kind" FROM "organisation" t2 WHERE t2.id = t1."branch")
 *   years(birth)        2026 - year - (1 before the birthday)
 *   last(visit.date)    (SELECT max (t2."date") FROM "visit" t2 WHERE t2."person" = t1.id)
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-sql-private.h"

/* R3: whole years on the as-of day, the birthday itself counted; 29 February is kept on the 28th of common years.
 * "MM-DD": who was born after it in the year has not had this year's birthday. */
static void
birthday_limit (JinDate on, char limit[6])
{
  gboolean leap = jin_date_days_in_month (on.year, 2) == 29;
  if (on.month == 2 && on.day == 28 && !leap)
    on.day = 29;
  g_snprintf (limit, 6, "%02d-%02d", on.month, on.day);
}

void
jin_sql_age_bound (const JinSql *self, gint64 years, char bound[JIN_DATE_ISO_SIZE])
{
  JinDate on = jin_date_first (self->context.as_of);
  char    limit[6];
  birthday_limit (on, limit);
  g_snprintf (bound, JIN_DATE_ISO_SIZE, "%04d-%s", (int)CLAMP (on.year - years, 0, 9999), limit);
}

static void
write_years (JinSql *self, const char *column)
{
  JinDate on = jin_date_first (self->context.as_of);
  char    limit[6];
  birthday_limit (on, limit);
  jin_sql_add (self, "(");
  jin_sql_int (self, on.year);
  jin_sql_add (self, " - CAST (substr (%s, 1, 4) AS INTEGER) - CASE WHEN substr (%s, 6, 5) > ", column, column);
  jin_sql_text (self, limit);
  jin_sql_add (self, " THEN 1 ELSE 0 END)");
}

/* The month of a date that is known by its year alone is unknown. */
static void
write_month (JinSql *self, const JinField *field, int alias)
{
  if (field->type == JIN_TYPE_DATE)
    jin_sql_add (self, "CASE WHEN t%d.\"%s_prec\" <> 'Y' THEN CAST (substr (t%d.\"%s\", 6, 2) AS INTEGER) END",
                 alias, field->name, alias, field->name);
  else
    jin_sql_add (self, "CAST (substr (t%d.\"%s\", 6, 2) AS INTEGER)", alias, field->name);
}

void
jin_sql_function (JinSql *self, const JinField *field, JinOperandKind function, int alias)
{
  g_autofree char *column = g_strdup_printf ("t%d.\"%s\"", alias, field->name);
  if (function == JIN_OPERAND_YEARS)
    write_years (self, column);
  else if (function == JIN_OPERAND_YEAR)
    jin_sql_add (self, "CAST (substr (%s, 1, 4) AS INTEGER)", column);
  else if (function == JIN_OPERAND_MONTH)
    write_month (self, field, alias);
  else if (function == JIN_SQL_PRECISION)
    jin_sql_add (self, "t%d.\"%s_prec\"", alias, field->name);
  else
    jin_sql_add (self, "%s", column);
}

JinOperand *
jin_sql_expression (JinSql *self, const JinEntity *entity, const JinField *field, GError **error)
{
  if (field->expression == NULL)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
                   _("“%s” is worked out for each row; it can’t be asked for in lists and figures."), jin_field_label (field));
      return NULL;
    }
  return jin_operand_parse (self->entities, entity, field->expression, error);
}

/* A computed field stands for its expression; years (computed date) and the like do not occur. */
static gboolean
write_computed (JinSql *self, const JinEntity *entity, const JinField *field, int alias, GError **error)
{
  g_autoptr (JinOperand) operand = jin_sql_expression (self, entity, field, error);
  return operand != NULL && jin_sql_operand (self, operand, alias, error);
}

gboolean
jin_sql_path (JinSql          *self,
              const JinEntity *entity,
              const int       *path,
              int              n_path,
              JinOperandKind   function,
              int              alias,
              GError         **error)
{
  const JinField *field = jin_entity_field (entity, path[0]);
  if (jin_field_is_computed (field))
    return write_computed (self, entity, field, alias, error);
  if (jin_sql_is_as_of (self, field))
    {
      const JinEntity *span = jin_entities_by_number (self->entities, JIN_FIELD_ENTITY (field->mirror));
      const char      *owner = jin_entity_field (span, jin_entity_owner_field (span))->name;
      int              inner_path[JIN_PATH_MAX] = {field->mirror};
      int              inner = jin_sql_new_alias (self);
      for (int i = 1; i < n_path; i++)
        inner_path[i] = path[i];
      jin_sql_add (self, "(SELECT ");
      if (!jin_sql_path (self, span, inner_path, n_path, function, inner, error))
        return FALSE;
      jin_sql_add (self, " FROM \"%s\" t%d WHERE t%d.\"%s\" = t%d.id AND ", span->name, inner, inner, owner, alias);
      jin_sql_open_on (self, span, inner, self->context.as_of);
      jin_sql_add (self, " ORDER BY t%d.\"%s\" DESC LIMIT 1)", inner, jin_entity_field (span, span->span_from)->name);
      return TRUE;
    }
  if (n_path > 1)
    {
      int inner = jin_sql_new_alias (self);
      jin_sql_add (self, "(SELECT ");
      if (!jin_sql_path (self, field->target, path + 1, n_path - 1, function, inner, error))
        return FALSE;
      jin_sql_add (self, " FROM \"%s\" t%d WHERE t%d.id = t%d.\"%s\")", field->target->name, inner, inner, alias, field->name);
      return TRUE;
    }
  if (field->type == JIN_TYPE_CHOICES)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%s” has several values; it can be grouped by, but not reckoned with."), jin_field_label (field));
      return FALSE;
    }
  jin_sql_function (self, field, function, alias);
  return TRUE;
}

gboolean
jin_sql_aggregate (JinSql *self, const JinOperand *operand, int alias, GError **error)
{
  static const char *const functions[] = {
      [JIN_OPERAND_SUM] = "coalesce (sum (",
      [JIN_OPERAND_FIRST] = "min (",
      [JIN_OPERAND_LAST] = "max (",
  };
  if (operand->kind == JIN_OPERAND_COUNT)
    {
      jin_sql_add (self, "count (*)");
      return TRUE;
    }
  jin_sql_add (self, "%s", functions[operand->kind]);
  if (!jin_sql_path (self, operand->entity, operand->path, operand->n_path, JIN_OPERAND_PATH, alias, error))
    return FALSE;
  jin_sql_add (self, operand->kind == JIN_OPERAND_SUM ? "), 0)" : ")");
  return TRUE;
}

/* FROM child WHERE link = outer AND where. */
gboolean
jin_sql_children (JinSql *self, const JinOperand *operand, int child, int alias, GError **error)
{
  jin_sql_add (self, " FROM \"%s\" t%d WHERE ", operand->entity->name, child);
  if (!jin_sql_path (self, operand->entity, &operand->link, 1, JIN_OPERAND_PATH, child, error))
    return FALSE;
  jin_sql_add (self, " = t%d.id", alias);
  if (operand->where != NULL)
    {
      jin_sql_add (self, " AND ");
      if (!jin_sql_filter (self, operand->where, child, error))
        return FALSE;
    }
  if (operand->entity->merging != NULL)
    {
      jin_sql_add (self, " AND ");
      jin_sql_present (self, operand->entity, child);
    }
  return TRUE;
}

gboolean
jin_sql_operand (JinSql *self, const JinOperand *operand, int alias, GError **error)
{
  g_return_val_if_fail (self != NULL && operand != NULL, FALSE);

  if (operand->kind < JIN_OPERAND_COUNT)
    return jin_sql_path (self, operand->entity, operand->path, operand->n_path, operand->kind, alias, error);
  int child = jin_sql_new_alias (self);
  jin_sql_add (self, "(SELECT ");
  if (!jin_sql_aggregate (self, operand, child, error) ||
      !jin_sql_children (self, operand, child, alias, error))
    return FALSE;
  jin_sql_add (self, ")");
  return TRUE;
}

void
jin_sql_title (JinSql *self, const JinEntity *entity, int alias)
{
  const JinField *field = jin_entity_field (entity, entity->title);
  if (field->type != JIN_TYPE_REFERENCE)
    {
      jin_sql_add (self, "t%d.\"%s\"", alias, field->name);
      return;
    }
  int inner = jin_sql_new_alias (self);
  jin_sql_add (self, "(SELECT ");
  jin_sql_title (self, field->target, inner);
  jin_sql_add (self, " FROM \"%s\" t%d WHERE t%d.id = t%d.\"%s\")", field->target->name, inner, inner, alias, field->name);
}
