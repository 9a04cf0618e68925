/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kept summaries: fields like person.last_visit = last(visit.date where …), which the store alone writes.
 *
 * A change of a child touches the owner that it points to, before and after; a change of a row that the child's condition
 * looks at (attendance.activity.start) touches the owners of all children that refer to it.  All touched owners of one
 * summary are worked out by one statement at the end of the transaction.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-sql-private.h"
#include "store/jin-writer.h"

/* A summary of summaries of summaries … ends here. */
#define MAX_ROUNDS 6

/* A row that the summary looks at: the child itself (no steps), or what it refers to, and there one field. */
typedef struct
{
  const JinEntity *entity;
  int              path[JIN_PATH_MAX];
  int              n_path;
  int              field;
} Source;

struct _JinSummary
{
  const JinEntity *owner;
  int              field;
  JinOperand      *operand;
  GArray          *sources; /* Source */
};

/* More than any ledger needs. */
#define MAX_SOURCES 8

/* What one transaction has touched of one summary: sets of ids, NULL for none. */
typedef struct
{
  GHashTable *owners;            /* to work out */
  GHashTable *rows[MAX_SOURCES]; /* of each source, that changed */
} Touched;

struct _JinSummaries
{
  GPtrArray *plan;    /* JinSummary, borrowed */
  Touched   *touched; /* one for each */
};

/* ---- plan ---- */

static void
add_sources (JinSummary *self, const JinEntity *entity, const int *path, int n_path)
{
  Source source = {.entity = entity};
  for (int i = 0; i + 1 < n_path; i++)
    {
      if (self->sources->len == MAX_SOURCES)
        g_error ("%s.%s looks at too many ledgers", self->owner->name, jin_entity_field (self->owner, self->field)->name);
      source.path[source.n_path++] = path[i];
      source.entity = jin_entity_field (source.entity, path[i])->target;
      source.field = path[i + 1];
      g_array_append_val (self->sources, source);
    }
}

static void
add_filter_sources (JinSummary *self, JinFilter *filter)
{
  if (filter->operand != NULL)
    add_sources (self, filter->operand->entity, filter->operand->path, filter->operand->n_path);
  for (guint i = 0; i < filter->parts->len; i++)
    add_filter_sources (self, filter->parts->pdata[i]);
}

static void
summary_free (JinSummary *self)
{
  jin_operand_free (self->operand);
  g_array_unref (self->sources);
  g_free (self);
}

static JinSummary *
summary_new (const JinEntities *entities, const JinEntity *owner, int field)
{
  g_autoptr (GError) error = NULL;
  JinOperand        *operand = jin_operand_parse (entities, owner, jin_entity_field (owner, field)->expression, &error);
  if (operand == NULL || operand->kind < JIN_OPERAND_COUNT)
    g_error ("%s.%s keeps no summary: %s", owner->name, jin_entity_field (owner, field)->name, error != NULL ? error->message : "not over children");
  JinSummary *self = g_new0 (JinSummary, 1);
  Source      child = {.entity = operand->entity};
  self->owner = owner;
  self->field = field;
  self->operand = operand;
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_array_append_val (self->sources, child);
  add_sources (self, operand->entity, operand->path, operand->n_path);
  if (operand->where != NULL)
    add_filter_sources (self, operand->where);
  return self;
}

GPtrArray *
jin_summaries_plan (const JinEntities *entities)
{
  GPtrArray *plan = g_ptr_array_new_with_free_func ((GDestroyNotify)summary_free);
  for (int i = 0; i < entities->n_items; i++)
    for (int j = 0; j < entities->items[i]->n_fields; j++)
      if (jin_field_is_summary (&entities->items[i]->fields[j]))
        g_ptr_array_add (plan, summary_new (entities, entities->items[i], jin_entity_field_id (entities->items[i], j)));
  return plan;
}

void
jin_summaries_clear_record (JinStore *store, JinRecord *record)
{
  for (guint i = 0; i < store->summaries->len; i++)
    {
      const JinSummary *summary = store->summaries->pdata[i];
      if (!jin_entity_same (summary->owner, jin_record_get_entity (record)))
        continue;
      gboolean number = summary->operand->kind == JIN_OPERAND_COUNT || summary->operand->kind == JIN_OPERAND_SUM;
      gboolean decimal = jin_entity_field (summary->owner, summary->field)->type == JIN_TYPE_DECIMAL;
      jin_record_take (record, summary->field, !number ? (JinValue)JIN_VALUE_INIT : decimal ? jin_value_real (0)
                                                                                            : jin_value_int (0));
    }
}

static gboolean
path_uses (const JinEntity *entity, const int *path, int n_path, const JinEntity *wanted)
{
  for (int i = 0; i < n_path; i++)
    {
      const JinField *field = jin_entity_field (entity, path[i]);
      if (jin_entity_same (entity, wanted) && jin_field_is_summary (field))
        return TRUE;
      entity = field->target;
    }
  return FALSE;
}

static gboolean
filter_uses (JinFilter *filter, const JinEntity *wanted)
{
  if (filter->operand != NULL && path_uses (filter->operand->entity, filter->operand->path, filter->operand->n_path, wanted))
    return TRUE;
  for (guint i = 0; i < filter->parts->len; i++)
    if (filter_uses (filter->parts->pdata[i], wanted))
      return TRUE;
  return FALSE;
}

/* Whether the summary reads a summary that stands in @entity. */
static gboolean
uses_summaries (const JinSummary *self, const JinEntity *entity)
{
  const JinOperand *operand = self->operand;
  return path_uses (operand->entity, operand->path, operand->n_path, entity) ||
         (operand->where != NULL && filter_uses (operand->where, entity));
}

/* ---- touching ---- */

JinSummaries *
jin_summaries_new (JinStore *store)
{
  JinSummaries *self = g_new0 (JinSummaries, 1);
  self->plan = store->summaries;
  self->touched = g_new0 (Touched, self->plan->len);
  return self;
}

void
jin_summaries_free (JinSummaries *self)
{
  for (guint i = 0; i < self->plan->len; i++)
    {
      g_clear_pointer (&self->touched[i].owners, g_hash_table_unref);
      for (guint j = 0; j < MAX_SOURCES; j++)
        g_clear_pointer (&self->touched[i].rows[j], g_hash_table_unref);
    }
  g_free (self->touched);
  g_free (self);
}

static void
add_id (GHashTable **set, gint64 id)
{
  if (id == 0)
    return;
  if (*set == NULL)
    *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!g_hash_table_contains (*set, &id))
    g_hash_table_add (*set, g_memdup2 (&id, sizeof id));
}

/* Whether what the summary reads there is another now; what is worked out from others may be. */
static gboolean
looks_at (const Source *source, const JinEntity *entity, JinRecord *before, JinRecord *after)
{
  return jin_entity_same (source->entity, entity) &&
         (!jin_field_is_stored (jin_entity_field (entity, source->field)) || !jin_record_same (before, after, source->field));
}

void
jin_summaries_touch (JinWriter *writer, gint64 id, JinRecord *before, JinRecord *after)
{
  JinSummaries    *self = writer->summaries;
  const JinEntity *entity = jin_record_get_entity (after != NULL ? after : before);
  for (guint i = 0; i < self->plan->len; i++)
    {
      const JinSummary *summary = self->plan->pdata[i];
      if (jin_entity_same (summary->operand->entity, entity))
        {
          if (before != NULL)
            add_id (&self->touched[i].owners, jin_record_get_ref (before, summary->operand->link));
          if (after != NULL)
            add_id (&self->touched[i].owners, jin_record_get_ref (after, summary->operand->link));
        }
      for (guint j = 1; before != NULL && after != NULL && j < summary->sources->len; j++)
        if (looks_at (&g_array_index (summary->sources, Source, j), entity, before, after))
          add_id (&self->touched[i].rows[j], id);
    }
}

/* ---- working out ---- */

static const char *
saving (void)
{
  return _("Could not save");
}

gboolean
jin_summaries_touch_made (JinWriter *writer, const JinEntity *entity, gint64 first, gint64 last, GError **error)
{
  JinSummaries *self = writer->summaries;
  for (guint i = 0; i < self->plan->len; i++)
    {
      const JinSummary  *summary = self->plan->pdata[i];
      g_autoptr (GError) failure = NULL;
      if (!jin_entity_same (summary->operand->entity, entity))
        continue;
      g_autofree char         *sql = g_strdup_printf ("SELECT DISTINCT \"%s\" FROM \"%s\" WHERE id BETWEEN {p} AND {p}",
                                                      jin_entity_field (entity, summary->operand->link)->name, entity->name);
      g_autoptr (JinStatement) statement = jin_connection_prepare (writer->connection, sql, saving (), error);
      if (statement == NULL)
        return FALSE;
      jin_statement_bind_int (statement, 1, first);
      jin_statement_bind_int (statement, 2, last);
      while (jin_statement_step (statement, &failure))
        add_id (&self->touched[i].owners, jin_statement_get_int (statement, 0));
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

static void
append_ids (GHashTable *set, GArray *ids)
{
  GHashTableIter iter;
  gpointer       key;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *)key);
}

/* Children that reach the changed rows, step by step from the far end. */
static void
write_reaching (JinSql          *sql,
                const Source    *source,
                int              step,
                const JinEntity *entity,
                int              alias,
                const gint64    *ids,
                gsize            n_ids)
{
  if (step == source->n_path)
    jin_sql_add (sql, "t%d.id IN ", alias);
  else
    jin_sql_add (sql, "t%d.\"%s\" IN ", alias, jin_entity_field (entity, source->path[step])->name);
  if (step + 1 >= source->n_path)
    {
      jin_sql_ids (sql, ids, n_ids);
      return;
    }
  const JinEntity *target = jin_entity_field (entity, source->path[step])->target;
  int              inner = jin_sql_new_alias (sql);
  jin_sql_add (sql, "(SELECT t%d.id FROM \"%s\" t%d WHERE ", inner, target->name, inner);
  write_reaching (sql, source, step + 1, target, inner, ids, n_ids);
  jin_sql_add (sql, ")");
}

static gboolean
rows_to_owners (JinWriter        *writer,
                const JinSummary *summary,
                const Source     *source,
                GHashTable       *rows,
                GHashTable      **owners,
                GError          **error)
{
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  append_ids (rows, ids);
  jin_sql_init (&sql, jin_store_get_entities (writer->store), writer->context);
  int child = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT DISTINCT t%d.\"%s\" FROM \"%s\" t%d WHERE ", child,
               jin_entity_field (summary->operand->entity, summary->operand->link)->name, summary->operand->entity->name, child);
  write_reaching (&sql, source, 0, summary->operand->entity, child, (const gint64 *)(gpointer)ids->data, ids->len);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, writer->connection, saving (), error);
  if (statement == NULL)
    return FALSE;
  while (jin_statement_step (statement, &failure))
    add_id (owners, jin_statement_get_int (statement, 0));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* " FROM child WHERE …" of the owner's row @alias, ordered so that the value comes first. */
static gboolean
write_precision (JinSql *sql, const JinOperand *operand, int alias, GError **error)
{
  int child = jin_sql_new_alias (sql);
  jin_sql_add (sql, "(SELECT ");
  if (!jin_sql_path (sql, operand->entity, operand->path, operand->n_path, JIN_SQL_PRECISION, child, error) ||
      !jin_sql_children (sql, operand, child, alias, error))
    return FALSE;
  jin_sql_add (sql, " ORDER BY ");
  if (!jin_sql_path (sql, operand->entity, operand->path, operand->n_path, JIN_OPERAND_PATH, child, error))
    return FALSE;
  jin_sql_add (sql, " %s NULLS LAST LIMIT 1)", operand->kind == JIN_OPERAND_FIRST ? "ASC" : "DESC");
  return TRUE;
}

static gboolean
has_precision (const JinSummary *summary)
{
  return jin_entity_field (summary->owner, summary->field)->type == JIN_TYPE_DATE;
}

static gboolean
work_out (JinWriter *writer, const JinSummary *summary, const GArray *ids, GError **error)
{
  const char     *name = jin_entity_field (summary->owner, summary->field)->name;
  g_auto (JinSql) sql = {0};
  jin_sql_init (&sql, jin_store_get_entities (writer->store), writer->context);
  sql.context.as_of = sql.context.today;
  sql.few = TRUE;
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "UPDATE \"%s\" AS t%d SET \"%s\" = ", summary->owner->name, alias, name);
  if (!jin_sql_operand (&sql, summary->operand, alias, error))
    return FALSE;
  if (has_precision (summary))
    {
      jin_sql_add (&sql, ", \"%s_prec\" = ", name);
      if (!write_precision (&sql, summary->operand, alias, error))
        return FALSE;
    }
  jin_sql_add (&sql, " WHERE t%d.id IN ", alias);
  jin_sql_ids (&sql, (const gint64 *)(gpointer)ids->data, ids->len);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, writer->connection, saving (), error);
  return statement != NULL && jin_statement_run (statement, error);
}

/* Others may look at what was just worked out. */
static void
touch_dependents (JinSummaries *self, const JinEntity *entity, const GArray *ids)
{
  for (guint i = 0; i < self->plan->len; i++)
    {
      const JinSummary *summary = self->plan->pdata[i];
      for (guint j = 0; j < summary->sources->len; j++)
        if (g_array_index (summary->sources, Source, j).entity->number == entity->number && uses_summaries (summary, entity))
          for (guint k = 0; k < ids->len; k++)
            add_id (&self->touched[i].rows[j], g_array_index (ids, gint64, k));
    }
}

static gboolean
finish_one (JinWriter *writer, guint index, gboolean *more, GError **error)
{
  JinSummaries     *self = writer->summaries;
  const JinSummary *summary = self->plan->pdata[index];
  for (guint j = 0; j < summary->sources->len; j++)
    {
      GHashTable **rows = &self->touched[index].rows[j];
      if (*rows != NULL && !rows_to_owners (writer, summary, &g_array_index (summary->sources, Source, j), *rows, &self->touched[index].owners, error))
        return FALSE;
      g_clear_pointer (rows, g_hash_table_unref);
    }
  if (self->touched[index].owners == NULL)
    return TRUE;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  append_ids (self->touched[index].owners, ids);
  g_clear_pointer (&self->touched[index].owners, g_hash_table_unref);
  *more = TRUE;
  if (!work_out (writer, summary, ids, error))
    return FALSE;
  touch_dependents (self, summary->owner, ids);
  return TRUE;
}

gboolean
jin_summaries_finish (JinWriter *writer, GError **error)
{
  gboolean more = TRUE;
  for (int round = 0; more && round < MAX_ROUNDS; round++)
    {
      more = FALSE;
      for (guint i = 0; i < writer->summaries->plan->len; i++)
        if (!finish_one (writer, i, &more, error))
          return FALSE;
    }
  return TRUE;
}
