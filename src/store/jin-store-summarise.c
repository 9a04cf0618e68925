/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures: rows grouped by keys, with measures.  One statement:
 *
 *   SELECT key of k1, …, sum (m1), …  FROM (SELECT operand AS k1, …, operand AS m1, … FROM ledger WHERE filter)
 *   GROUP BY 1, … ORDER BY 1, …
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/jin-error.h"
#include "store/jin-sql-private.h"
#include "store/jin-store-private.h"

typedef struct
{
  JinStore        *store;
  const JinEntity *entity;
  JinSql           inner; /* columns */
  JinSql           joins;
  JinSql           outer;
  int              alias;
} Summary;

static const char *
counting (void)
{
  return _("Could not work out the figures");
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("Could not work out the figures: “%s” is not understood."), what);
  return FALSE;
}

static void
next_column (Summary *self, const char *kind, int index)
{
  jin_sql_add (&self->inner, " AS %s%d", kind, index);
}

/* ---- keys ---- */

/* A row counts once for each of its codes. */
static gboolean
add_choices (Summary *self, const JinOperand *operand, int index, GError **error)
{
  const JinEntity *entity = operand->entity;
  for (int i = 0; i + 1 < operand->n_path; i++)
    entity = jin_entity_field (entity, operand->path[i])->target;
  g_autofree char *table = jin_mapping_link_table (entity, operand->path[operand->n_path - 1]);
  jin_sql_add (&self->joins, " LEFT JOIN \"%s\" l%d ON l%d.owner = ", table, index, index);
  if (operand->n_path == 1)
    jin_sql_add (&self->joins, "t%d.id", self->alias);
  else if (!jin_sql_path (&self->joins, operand->entity, operand->path, operand->n_path - 1, JIN_OPERAND_PATH, self->alias, error))
    return FALSE;
  jin_sql_add (&self->inner, "l%d.code", index);
  return TRUE;
}

/* Age bands compare the date itself with a day a bound: that takes a fifth of reckoning ages. The operand becomes the
 * path of the date. */
static gboolean
becomes_date (Summary *self, JinOperand *operand)
{
  const JinEntity *entity = operand->entity;
  const JinField  *field = operand->kind <= JIN_OPERAND_YEARS ? jin_operand_field (operand) : NULL;
  if (operand->kind == JIN_OPERAND_YEARS && !jin_field_is_computed (field))
    {
      operand->kind = JIN_OPERAND_PATH;
      return TRUE;
    }
  if (operand->kind != JIN_OPERAND_PATH || !jin_field_is_computed (field))
    return FALSE;
  for (int i = 0; i + 1 < operand->n_path; i++)
    entity = jin_entity_field (entity, operand->path[i])->target;
  g_autoptr (JinOperand) years = jin_sql_expression (&self->inner, entity, field, NULL);
  if (years == NULL || years->kind != JIN_OPERAND_YEARS || operand->n_path - 1 + years->n_path > JIN_PATH_MAX)
    return FALSE;
  memcpy (&operand->path[operand->n_path - 1], years->path, years->n_path * sizeof (int));
  operand->n_path += years->n_path - 1;
  return TRUE;
}

static void
write_age_bands (Summary *self, const JinGroup *group, int index)
{
  jin_sql_add (&self->outer, "CASE WHEN k%d IS NULL THEN NULL", index);
  for (int i = 0; i < group->n_bounds; i++)
    {
      char bound[JIN_DATE_ISO_SIZE];
      jin_sql_age_bound (&self->outer, group->bounds[i], bound);
      jin_sql_add (&self->outer, " WHEN k%d > ", index);
      jin_sql_text (&self->outer, bound);
      jin_sql_add (&self->outer, " THEN %d", i);
    }
  jin_sql_add (&self->outer, " ELSE %d END", group->n_bounds);
}

static gboolean
has_precision (const JinOperand *operand)
{
  JinFieldType type = jin_operand_type (operand);
  return operand->kind == JIN_OPERAND_PATH && !jin_field_is_computed (jin_operand_field (operand)) &&
         (type == JIN_TYPE_DATE || type == JIN_TYPE_MONTH);
}

/* What is known by its year alone has no month and no quarter. */
static void
write_key (Summary *self, const JinGroup *group, int index, gboolean precision)
{
  JinSql *sql = &self->outer;
  if (group->kind == JIN_GROUP_BANDS)
    {
      jin_sql_add (sql, "CASE WHEN k%d IS NULL THEN NULL", index);
      for (int i = 0; i < group->n_bounds; i++)
        jin_sql_add (sql, " WHEN k%d < %d THEN %d", index, group->bounds[i], i);
      jin_sql_add (sql, " ELSE %d END", group->n_bounds);
      return;
    }
  if (group->kind == JIN_GROUP_VALUE || group->kind == JIN_GROUP_YEAR)
    {
      jin_sql_add (sql, group->kind == JIN_GROUP_VALUE ? "k%d" : "substr (k%d, 1, 4)", index);
      return;
    }
  jin_sql_add (sql, precision ? "CASE WHEN p%d <> 'Y' THEN " : "CASE WHEN k%d IS NOT NULL THEN ", index);
  if (group->kind == JIN_GROUP_MONTH || group->kind == JIN_GROUP_DAY)
    jin_sql_add (sql, "substr (k%d, 1, %d)", index, group->kind == JIN_GROUP_MONTH ? 7 : 10);
  else if (group->kind == JIN_GROUP_MONTH_OF_YEAR)
    jin_sql_add (sql, "substr (k%d, 6, 2)", index);
  else
    jin_sql_add (sql, "substr (k%d, 1, 4) || '-Q' || ((CAST (substr (k%d, 6, 2) AS INTEGER) + 2) / 3)", index, index);
  jin_sql_add (sql, " END");
}

static gboolean
add_group (Summary *self, const JinGroup *group, int index, GError **error)
{
  g_autoptr (JinOperand) operand = jin_operand_parse (jin_store_get_entities (self->store), self->entity, group->operand, error);
  if (operand == NULL)
    return FALSE;
  gboolean ages = group->kind == JIN_GROUP_BANDS && becomes_date (self, operand);
  gboolean precision = !ages && has_precision (operand);
  jin_sql_add (&self->inner, index > 0 ? ", " : "");
  jin_sql_add (&self->outer, index > 0 ? ", " : "");
  if (jin_operand_type (operand) == JIN_TYPE_CHOICES ? !add_choices (self, operand, index, error)
                                                     : !jin_sql_operand (&self->inner, operand, self->alias, error))
    return FALSE;
  next_column (self, "k", index);
  if (precision)
    {
      jin_sql_add (&self->inner, ", ");
      if (!jin_sql_path (&self->inner, operand->entity, operand->path, operand->n_path, JIN_SQL_PRECISION, self->alias, error))
        return FALSE;
      next_column (self, "p", index);
    }
  if (ages)
    write_age_bands (self, group, index);
  else
    write_key (self, group, index, precision);
  return TRUE;
}

/* ---- measures ---- */

/* Splits "sum(present) where state=held" at the where that stands outside of brackets. (transfer full) */
static char *
split_where (const char *measure, const char **where)
{
  int depth = 0;
  *where = NULL;
  for (const char *at = measure; *at != '\0'; at++)
    {
      depth += *at == '(' ? 1 : *at == ')' ? -1
                                           : 0;
      if (depth == 0 && g_str_has_prefix (at, " where "))
        {
          *where = at + strlen (" where ");
          return g_strstrip (g_strndup (measure, at - measure));
        }
    }
  return g_strstrip (g_strdup (measure));
}

/* "sum(present)" → "sum", "present". */
static char *
split_function (const char *text, const char **function)
{
  static const char *const functions[] = {"sum", "avg", "min", "max", "distinct", "count"};
  gsize                    length = strlen (text);
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      gsize name = strlen (functions[i]);
      if (g_str_has_prefix (text, functions[i]) && text[name] == '(' && text[length - 1] == ')')
        {
          *function = functions[i];
          return g_strndup (text + name + 1, length - name - 2);
        }
    }
  return NULL;
}

static gboolean
add_value (Summary *self, const char *text, GError **error)
{
  g_autoptr (JinOperand) operand = jin_operand_parse (jin_store_get_entities (self->store), self->entity, text, error);
  return operand != NULL && jin_sql_operand (&self->inner, operand, self->alias, error);
}

static gboolean
add_measure (Summary *self, const char *measure, int index, GError **error)
{
  const char      *where, *function = "count";
  g_autofree char *text = split_where (measure, &where);
  g_autofree char *value = split_function (text, &function);
  if (value == NULL && !g_str_equal (text, "count"))
    return refuse (error, measure);
  jin_sql_add (&self->inner, ", ");
  if (where != NULL)
    {
      g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (self->store), self->entity, where, error);
      if (filter == NULL)
        return error != NULL && *error != NULL ? FALSE : refuse (error, measure);
      jin_sql_add (&self->inner, "CASE WHEN ");
      if (!jin_sql_filter (&self->inner, filter, self->alias, error))
        return FALSE;
      jin_sql_add (&self->inner, " THEN ");
    }
  if (value == NULL)
    jin_sql_add (&self->inner, "1");
  else if (!add_value (self, value, error))
    return FALSE;
  jin_sql_add (&self->inner, where != NULL ? " END" : "");
  next_column (self, "m", index);
  if (g_str_equal (function, "distinct"))
    jin_sql_add (&self->outer, ", count (DISTINCT m%d)", index);
  else
    jin_sql_add (&self->outer, ", %s (m%d)", function, index);
  return TRUE;
}

/* ---- the answer ---- */

static void
row_free (JinSummaryRow *row)
{
  g_strfreev (row->keys);
  g_free (row->values);
  g_free (row);
}

static JinSummaryRow *
read_row (JinStatement *statement, int n_keys, int n_values)
{
  JinSummaryRow *row = g_new0 (JinSummaryRow, 1);
  row->keys = g_new0 (char *, n_keys + 1);
  row->values = g_new0 (double, n_values);
  for (int i = 0; i < n_keys; i++)
    {
      const char *key = jin_statement_get_text (statement, i);
      row->keys[i] = g_strdup (key != NULL ? key : "");
    }
  for (int i = 0; i < n_values; i++)
    row->values[i] = jin_statement_is_null (statement, n_keys + i) ? NAN : jin_statement_get_real (statement, n_keys + i);
  return row;
}

static gboolean
write_statement (Summary *self, const JinQuery *query, int n_groups, GError **error)
{
  JinSql *sql = &self->outer;
  jin_sql_add (sql, " FROM (SELECT ");
  jin_sql_append (sql, &self->inner);
  jin_sql_add (sql, " FROM \"%s\" t%d", self->entity->name, self->alias);
  jin_sql_append (sql, &self->joins);
  /* Aliases of the pieces are behind us. */
  sql->n_aliases = self->inner.n_aliases + self->joins.n_aliases;
  if (!jin_sql_where (sql, self->entity, query->filter, self->alias, error))
    return FALSE;
  jin_sql_add (sql, ")");
  for (int i = 0; i < n_groups; i++)
    jin_sql_add (sql, "%s%d", i == 0 ? " GROUP BY " : ", ", i + 1);
  for (int i = 0; i < n_groups; i++)
    jin_sql_add (sql, "%s%d NULLS LAST", i == 0 ? " ORDER BY " : ", ", i + 1);
  return TRUE;
}

static void
summary_init (Summary *self, JinStore *store, const JinQuery *query)
{
  self->store = store;
  self->entity = query->entity;
  jin_sql_init (&self->inner, jin_store_get_entities (store), &query->context);
  jin_sql_init (&self->joins, jin_store_get_entities (store), &query->context);
  jin_sql_init (&self->outer, jin_store_get_entities (store), &query->context);
  self->alias = jin_sql_new_alias (&self->inner);
  self->joins.n_aliases = 1000; /* apart from those of the columns */
}

static void
summary_clear (Summary *self)
{
  jin_sql_clear (&self->inner);
  jin_sql_clear (&self->joins);
  jin_sql_clear (&self->outer);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

/**
 * jin_store_summarise:
 * @query: which rows; its order counts for nothing
 * @groups: (array length=n_groups): keys; a field with several codes counts a row once for each
 * @measures: (array zero-terminated=1): "count", "sum(OPERAND)", "avg", "min", "max", "distinct", "count(OPERAND)" of what
 *   is not empty; each may end in " where CONDITION"
 *
 * Keys are codes, row ids, flags, "2026", "2026-Q3", "2026-07", "2026-07-01", "07", or the number of a band (0 below the first bound);
 * "" where the operand is empty.  Values are NaN where there is nothing to take the average, sum or extreme of.
 *
 * Returns: (transfer full) (element-type JinSummaryRow): ordered by keys, what is empty last; without groups one row
 */
GPtrArray *
jin_store_summarise (JinStore          *self,
                     const JinQuery    *query,
                     const JinGroup    *groups,
                     int                n_groups,
                     const char *const *measures,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && query != NULL && measures != NULL, NULL);

  g_auto (Summary)   summary = {0};
  g_auto (JinReader) reader = {0};
  g_autoptr (GError) failure = NULL;
  int                n_measures = (int)g_strv_length ((char **)measures);

  summary_init (&summary, self, query);
  jin_sql_add (&summary.outer, "SELECT ");
  for (int i = 0; i < n_groups; i++)
    if (!add_group (&summary, &groups[i], i, error))
      return NULL;
  if (n_groups == 0)
    {
      jin_sql_add (&summary.inner, "1");
      jin_sql_add (&summary.outer, "1");
    }
  for (int i = 0; i < n_measures; i++)
    if (!add_measure (&summary, measures[i], i, error))
      return NULL;
  if (!write_statement (&summary, query, n_groups, error) || !jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (JinStatement) statement = jin_sql_prepare (&summary.outer, reader.connection, counting (), error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  while (jin_statement_step (statement, &failure))
    g_ptr_array_add (rows, read_row (statement, MAX (n_groups, 1), n_measures));
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
