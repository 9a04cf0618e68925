/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the database is what it should be: the file, its references, tables against declarations, and everything that the
 * store keeps against what it is kept from.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-sql-private.h"
#include "store/jin-store-private.h"

static void G_GNUC_PRINTF (2, 3)
    add_problem (GPtrArray *problems, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

/* ---- tables ---- */

static const char *
find_type (GPtrArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const JinColumnInfo *info = columns->pdata[i];
      if (g_str_equal (info->name, name))
        return info->type;
    }
  return NULL;
}

static void
check_column (const JinDriver *driver,
              GPtrArray       *columns,
              const char      *table,
              const char      *name,
              const char      *token,
              GPtrArray       *problems)
{
  const char *type = find_type (columns, name);
  const char *expected = jin_driver_token (driver, token);
  if (type == NULL)
    add_problem (problems, "%s.%s: no such column", table, name);
  else if (!g_str_has_prefix (expected, type))
    add_problem (problems, "%s.%s: %s, declared as %s", table, name, type, expected);
}

static gboolean
is_declared (const JinMapping *mapping, const char *name)
{
  static const char *const always[] = {"id", "uid", "revision"};
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    if (g_str_equal (always[i], name))
      return TRUE;
  /* It stays when the office takes its field away. */
  if (g_str_has_prefix (name, "c_"))
    return TRUE;
  for (guint i = 0; i < mapping->columns->len; i++)
    if (g_str_equal (g_array_index (mapping->columns, JinMappedColumn, i).name, name))
      return TRUE;
  return FALSE;
}

static gboolean
check_link_table (JinConnection   *connection,
                  const JinEntity *entity,
                  int              field,
                  GPtrArray       *problems,
                  GError         **error)
{
  g_autofree char      *table = jin_mapping_link_table (entity, field);
  g_autoptr (GPtrArray) columns = jin_connection_get_columns (connection, table, error);
  if (columns == NULL)
    return FALSE;
  check_column (jin_connection_get_driver (connection), columns, table, "owner", "{int}", problems);
  check_column (jin_connection_get_driver (connection), columns, table, "code", "{text}", problems);
  return TRUE;
}

static gboolean
check_table (JinConnection *connection, const JinMapping *mapping, GPtrArray *problems, GError **error)
{
  const JinDriver      *driver = jin_connection_get_driver (connection);
  const char           *table = mapping->entity->name;
  g_autoptr (GPtrArray) columns = jin_connection_get_columns (connection, table, error);
  if (columns == NULL)
    return FALSE;
  check_column (driver, columns, table, "id", "{id}", problems);
  check_column (driver, columns, table, "uid", "{blob}", problems);
  check_column (driver, columns, table, "revision", "{int}", problems);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const JinMappedColumn *column = &g_array_index (mapping->columns, JinMappedColumn, i);
      check_column (driver, columns, table, column->name, jin_mapping_token (column), problems);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const JinColumnInfo *info = columns->pdata[i];
      if (!is_declared (mapping, info->name))
        add_problem (problems, "%s.%s: a column that no field declares", table, info->name);
    }
  for (guint i = 0; i < mapping->choices->len; i++)
    if (!check_link_table (connection, mapping->entity, g_array_index (mapping->choices, int, i), problems, error))
      return FALSE;
  return TRUE;
}

/* ---- what the store keeps ---- */

/* A summary that time changes by itself can't be kept. */
static gboolean
knows_today (JinFilter *filter)
{
  for (guint i = 0; i < filter->literals->len; i++)
    if (g_array_index (filter->literals, JinLiteral, i).relative)
      return TRUE;
  if (filter->operand != NULL && filter->operand->kind == JIN_OPERAND_YEARS)
    return TRUE;
  for (guint i = 0; i < filter->parts->len; i++)
    if (knows_today (filter->parts->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
looks_at_children (JinFilter *filter)
{
  if (filter->kind == JIN_FILTER_ANY || (filter->operand != NULL && filter->operand->kind >= JIN_OPERAND_COUNT))
    return TRUE;
  for (guint i = 0; i < filter->parts->len; i++)
    if (looks_at_children (filter->parts->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
check_summary (JinStore *self, const JinEntity *entity, const JinField *field, GPtrArray *problems)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinOperand) operand = jin_operand_parse (jin_store_get_entities (self), entity, field->expression, &error);
  if (operand == NULL)
    {
      add_problem (problems, "%s.%s: %s", entity->name, field->name, error->message);
      return;
    }
  if (jin_operand_type (operand) != field->type)
    add_problem (problems, "%s.%s: its summary is of another type", entity->name, field->name);
  if (operand->where != NULL && (knows_today (operand->where) || looks_at_children (operand->where)))
    add_problem (problems, "%s.%s: a kept summary can’t depend on today or on children of children", entity->name, field->name);
}

static void
check_mirror (JinStore *self, const JinEntity *entity, const JinField *field, GPtrArray *problems)
{
  const JinEntity *span = jin_entities_by_number (jin_store_get_entities (self), JIN_FIELD_ENTITY (field->mirror));
  if (span == NULL || !(span->flags & JIN_ENTITY_SPAN) || jin_entity_owner_field (span) == 0 ||
      !jin_entity_same (jin_entity_field (span, jin_entity_owner_field (span))->target, entity))
    add_problem (problems, "%s.%s: mirrors no span of its own", entity->name, field->name);
  else if (jin_entity_field (span, field->mirror)->type != field->type)
    add_problem (problems, "%s.%s: mirrors a field of another type", entity->name, field->name);
}

/**
 * jin_store_check_schema:
 *
 * Compares every declaration with its table: for tests of the ledgers.
 *
 * Returns: (transfer full) (element-type utf8): every problem a line for programmers; %NULL on failure
 */
GPtrArray *
jin_store_check_schema (JinStore *self, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self), NULL);

  g_auto (JinReader)    reader = {0};
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  if (!jin_reader_begin (&reader, self, NULL, error))
    return NULL;
  for (int i = 0; i < jin_store_get_entities (self)->n_items; i++)
    {
      const JinEntity *entity = jin_store_get_entities (self)->items[i];
      if (!check_table (reader.connection, jin_store_mapping (self, entity), problems, error))
        return NULL;
      for (int j = 0; j < entity->n_fields; j++)
        {
          if (jin_field_is_summary (&entity->fields[j]))
            check_summary (self, entity, &entity->fields[j], problems);
          if (entity->fields[j].mirror != 0)
            check_mirror (self, entity, &entity->fields[j], problems);
        }
    }
  return g_steal_pointer (&problems);
}

/* Rows where a kept field is not what it is kept from. */
static gboolean
compare_kept (JinStore        *self,
              JinConnection   *connection,
              const JinEntity *entity,
              int              field,
              GPtrArray       *problems,
              GError         **error)
{
  const JinField    *declared = jin_entity_field (entity, field);
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  jin_sql_init (&sql, jin_store_get_entities (self), NULL);
  sql.context.as_of = sql.context.today;
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT count (*), min (t%d.id) FROM \"%s\" t%d WHERE t%d.\"%s\" IS DISTINCT FROM ", alias, entity->name, alias, alias, declared->name);
  if (declared->mirror != 0)
    {
      /* With another “today” the value comes from the span. */
      sql.context.today = JIN_DATE_NONE;
      if (!jin_sql_path (&sql, entity, &field, 1, JIN_OPERAND_PATH, alias, error))
        return FALSE;
    }
  else
    {
      g_autoptr (JinOperand) operand = jin_operand_parse (jin_store_get_entities (self), entity, declared->expression, error);
      if (operand == NULL || !jin_sql_operand (&sql, operand, alias, error))
        return FALSE;
    }
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, _("Could not check the database"), error);
  if (statement == NULL)
    return FALSE;
  gint64 wrong = jin_statement_step (statement, &failure) ? jin_statement_get_int (statement, 0) : 0;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (wrong > 0)
    {
      g_autofree char *title = jin_store_title (self, entity, jin_statement_get_int (statement, 1));
      /* Translators: how many records, a field, the first record's name */
      add_problem (problems, ngettext ("%d record has a wrong “%s” (%s).", "%d records have a wrong “%s” (the first: %s).", wrong),
                   (int)wrong, jin_field_label (declared), title);
    }
  return TRUE;
}

/**
 * jin_store_verify:
 *
 * Checks the whole database; takes seconds to minutes.
 *
 * Returns: (transfer full) (element-type utf8): every problem a sentence for people; %NULL on failure
 */
GPtrArray *
jin_store_verify (JinStore *self, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self), NULL);

  g_autoptr (GPtrArray) problems = jin_store_check_schema (self, error);
  g_auto (JinReader)    reader = {0};
  if (problems == NULL || !jin_reader_begin (&reader, self, NULL, error) ||
      !jin_connection_check (reader.connection, FALSE, problems, error))
    return NULL;
  for (int i = 0; i < jin_store_get_entities (self)->n_items; i++)
    for (int j = 0; j < jin_store_get_entities (self)->items[i]->n_fields; j++)
      {
        const JinField *field = &jin_store_get_entities (self)->items[i]->fields[j];
        if ((field->mirror != 0 || jin_field_is_summary (field)) &&
            !compare_kept (self, reader.connection, jin_store_get_entities (self)->items[i], jin_entity_field_id (jin_store_get_entities (self)->items[i], j), problems, error))
          return NULL;
      }
  return g_steal_pointer (&problems);
}
