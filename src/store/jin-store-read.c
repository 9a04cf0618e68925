/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-store-private.h"

static const char *
reading (void)
{
  return _("Could not read the records");
}

/* ---- rows ---- */

/* A row that is gone leaves NULL in its place. */
void
jin_row_unref (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

/* id → JinRecord, borrowed from @rows. */
static GHashTable *
index_rows (GPtrArray *rows)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 *key = g_new (gint64, 1);
      *key = jin_record_get_id (rows->pdata[i]);
      g_hash_table_insert (index, key, rows->pdata[i]);
    }
  return index;
}

static void
add_code (JinRecord *record, int field, const char *code)
{
  const char      *codes = jin_record_get_text (record, field);
  g_autofree char *joined = *codes == '\0' ? g_strdup (code) : g_strconcat (codes, ",", code, NULL);
  jin_record_set_text (record, field, joined);
}

static gboolean
read_choices (JinConnection    *connection,
              const JinMapping *mapping,
              int               field,
              JinSql           *ids,
              GHashTable       *index,
              GError          **error)
{
  g_auto (JinSql)    sql = {0};
  g_autofree char   *table = jin_mapping_link_table (mapping->entity, field);
  g_autoptr (GError) failure = NULL;
  jin_sql_init (&sql, NULL, NULL);
  jin_sql_add (&sql, "SELECT owner, code FROM \"%s\" WHERE owner IN ", table);
  jin_sql_append (&sql, ids);
  jin_sql_add (&sql, " ORDER BY owner, code");
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, reading (), error);
  if (statement == NULL)
    return FALSE;
  while (jin_statement_step (statement, &failure))
    {
      gint64     owner = jin_statement_get_int (statement, 0);
      JinRecord *record = g_hash_table_lookup (index, &owner);
      if (record != NULL)
        add_code (record, field, jin_statement_get_text (statement, 1));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
set_titles (GPtrArray *rows, const JinEntity *entity, const JinEntity *target, GHashTable *titles)
{
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      if (entity->fields[i].type != JIN_TYPE_REFERENCE || !jin_entity_same (entity->fields[i].target, target))
        continue;
      for (guint j = 0; j < rows->len; j++)
        {
          gint64      id = jin_record_get_ref (rows->pdata[j], field);
          const char *title = id != 0 ? g_hash_table_lookup (titles, &id) : NULL;
          if (title != NULL)
            jin_record_set_ref (rows->pdata[j], field, id, title);
        }
    }
}

/* Ids of @target that the rows refer to, each once. */
static GArray *
collect_references (GPtrArray *rows, const JinEntity *entity, const JinEntity *target)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray                *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      if (entity->fields[i].type != JIN_TYPE_REFERENCE || !jin_entity_same (entity->fields[i].target, target))
        continue;
      for (guint j = 0; j < rows->len; j++)
        {
          const JinValue *value = jin_record_peek (rows->pdata[j], field);
          if (value->kind == JIN_VALUE_INT && g_hash_table_add (seen, (gpointer)&value->u.integer))
            g_array_append_val (ids, value->u.integer);
        }
    }
  return ids;
}

static gboolean
read_titles (JinStore        *self,
             JinConnection   *connection,
             const JinEntity *entity,
             const JinEntity *target,
             GPtrArray       *rows,
             GError         **error)
{
  g_autoptr (GArray)     ids = collect_references (rows, entity, target);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_auto (JinSql)        sql = {0};
  g_autoptr (GError)     failure = NULL;
  if (ids->len == 0)
    return TRUE;
  jin_sql_init (&sql, jin_store_get_entities (self), NULL);
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT t%d.id, ", alias);
  jin_sql_title (&sql, target, alias);
  jin_sql_add (&sql, " FROM \"%s\" t%d WHERE t%d.id IN ", target->name, alias, alias);
  jin_sql_ids (&sql, (const gint64 *)(gpointer)ids->data, ids->len);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, reading (), error);
  if (statement == NULL)
    return FALSE;
  while (jin_statement_step (statement, &failure))
    {
      gint64 *id = g_new (gint64, 1);
      *id = jin_statement_get_int (statement, 0);
      g_hash_table_insert (titles, id, g_strdup (jin_statement_get_text (statement, 1)));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  set_titles (rows, entity, target, titles);
  return TRUE;
}

/* Every target once, however many fields point to it. */
static gboolean
read_references (JinStore        *self,
                 JinConnection   *connection,
                 const JinEntity *entity,
                 GPtrArray       *rows,
                 GError         **error)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField *field = &entity->fields[i];
      if (field->type != JIN_TYPE_REFERENCE || g_ptr_array_find (done, field->target, NULL))
        continue;
      g_ptr_array_add (done, (gpointer)field->target);
      if (!read_titles (self, connection, entity, field->target, rows, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
jin_store_read_rows (JinStore        *self,
                     JinConnection   *connection,
                     const JinEntity *entity,
                     const gint64    *ids,
                     gsize            n_ids,
                     GError         **error)
{
  const JinMapping     *mapping = jin_store_mapping (self, entity);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (JinSql)       list = {0};
  g_auto (JinSql)       sql = {0};
  g_autoptr (GError)    failure = NULL;

  /* Most rows of a file that is new match nobody. */
  gsize n_wanted = 0;
  for (gsize i = 0; i < n_ids; i++)
    n_wanted += ids[i] != 0;
  if (n_wanted == 0)
    {
      GPtrArray *none = g_ptr_array_new_full (n_ids, jin_row_unref);
      g_ptr_array_set_size (none, (int)n_ids);
      return none;
    }
  jin_sql_init (&list, NULL, NULL);
  jin_sql_ids (&list, ids, n_ids);
  jin_sql_init (&sql, NULL, NULL);
  jin_sql_add (&sql, "SELECT %s FROM \"%s\" r WHERE r.id IN ", mapping->select, entity->name);
  jin_sql_append (&sql, &list);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, reading (), error);
  if (statement == NULL)
    return NULL;
  while (jin_statement_step (statement, &failure))
    g_ptr_array_add (found, jin_mapping_read (mapping, statement));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_autoptr (GHashTable) index = index_rows (found);
  gboolean               ok = TRUE;
  for (guint i = 0; ok && i < mapping->choices->len; i++)
    ok = read_choices (connection, mapping, g_array_index (mapping->choices, int, i), &list, index, error);
  ok = ok && read_references (self, connection, entity, found, error);
  GPtrArray *rows = ok ? g_ptr_array_new_full (n_ids, jin_row_unref) : NULL;
  for (gsize i = 0; ok && i < n_ids; i++)
    {
      JinRecord *record = g_hash_table_lookup (index, &ids[i]);
      g_ptr_array_add (rows, record != NULL ? g_object_ref (record) : NULL);
    }
  return rows;
}

JinRecord *
jin_store_read_row (JinStore        *self,
                    JinConnection   *connection,
                    const JinEntity *entity,
                    gint64           id,
                    GError         **error)
{
  g_autoptr (GPtrArray) rows = jin_store_read_rows (self, connection, entity, &id, 1, error);
  if (rows == NULL)
    return NULL;
  if (rows->pdata[0] == NULL)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _("There is no such record (%s); it may have been taken away meanwhile."), jin_entity_label (entity));
      return NULL;
    }
  return g_object_ref (rows->pdata[0]);
}

/**
 * jin_store_rows:
 * @ids: (array length=n_ids): rows in the order wanted
 *
 * Returns: (transfer full) (element-type JinRecord): as many rows as @ids, %NULL where one is gone
 */
GPtrArray *
jin_store_rows (JinStore        *self,
                const JinEntity *entity,
                const gint64    *ids,
                gsize            n_ids,
                GCancellable    *cancellable,
                GError         **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL, NULL);

  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  return jin_store_read_rows (self, reader.connection, entity, ids, n_ids, error);
}

/**
 * jin_store_get:
 *
 * Returns: (transfer full): the record; %NULL with JIN_ERROR_NOT_FOUND when there is none
 */
JinRecord *
jin_store_get (JinStore *self, const JinEntity *entity, gint64 id, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL, NULL);

  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, self, NULL, error))
    return NULL;
  return jin_store_read_row (self, reader.connection, entity, id, error);
}

/**
 * jin_store_get_by_uid:
 * @uid: the record's UUID, hyphens optional
 *
 * Returns: (transfer full): the record; %NULL with JIN_ERROR_NOT_FOUND when there is none
 */
JinRecord *
jin_store_get_by_uid (JinStore *self, const JinEntity *entity, const char *uid, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && uid != NULL, NULL);

  guint8             bytes[16];
  gint64             id = 0;
  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, self, NULL, error))
    return NULL;
  if (jin_uid_to_bytes (uid, bytes))
    {
      g_autofree char         *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE uid = {p}", entity->name);
      g_autoptr (GError)       failure = NULL;
      g_autoptr (JinStatement) statement = jin_connection_prepare (reader.connection, sql, reading (), error);
      if (statement == NULL)
        return NULL;
      jin_statement_bind_blob (statement, 1, bytes, sizeof bytes);
      if (jin_statement_step (statement, &failure))
        id = jin_statement_get_int (statement, 0);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  if (id != 0)
    return jin_store_read_row (self, reader.connection, entity, id, error);
  g_set_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _("There is no record “%s” among %s. Check the identifier."), uid, jin_entity_plural (entity));
  return NULL;
}

/* ---- questions ---- */

static gboolean
write_where (JinSql *sql, const JinQuery *query, int alias, GError **error)
{
  jin_sql_add (sql, " FROM \"%s\" t%d", query->entity->name, alias);
  return jin_sql_where (sql, query->entity, query->filter, alias, error);
}

static GArray *
read_ids (JinStore *self, JinConnection *connection, const JinQuery *query, gsize limit, GError **error)
{
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  if (query->ids != NULL)
    {
      GArray *wanted = g_array_copy (query->ids);
      return limit > 0 && wanted->len > limit ? g_array_set_size (wanted, limit) : wanted;
    }
  jin_sql_init (&sql, jin_store_get_entities (self), &query->context);
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT t%d.id", alias);
  if (!write_where (&sql, query, alias, error) || !jin_sql_order (&sql, query->entity, query->sorts, alias, error))
    return NULL;
  if (limit > 0)
    {
      jin_sql_add (&sql, " LIMIT ");
      jin_sql_int (&sql, limit);
    }
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, reading (), error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (jin_statement_step (statement, &failure))
    {
      gint64 id = jin_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * jin_store_ids:
 *
 * Returns: (transfer full) (element-type gint64): every row of the question, in order
 */
GArray *
jin_store_ids (JinStore *self, const JinQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && query != NULL && query->entity != NULL, NULL);

  if (query->ids != NULL)
    return g_array_copy (query->ids);

  g_auto (JinReader) reader = {0};
  if (query->ids != NULL)
    return g_array_copy (query->ids);
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (GArray) ids = jin_orders_ids (self->orders, self, reader.connection, query, error);
  if (ids == NULL || !jin_store_rank (self, reader.connection, query, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * jin_store_query:
 * @limit: at most so many rows, 0 for all
 *
 * Returns: (transfer full) (element-type JinRecord): the first rows of the question
 */
GPtrArray *
jin_store_query (JinStore       *self,
                 const JinQuery *query,
                 gsize           limit,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && query != NULL && query->entity != NULL, NULL);

  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (GArray) ids = read_ids (self, reader.connection, query, limit, error);
  if (ids == NULL)
    return NULL;
  return jin_store_read_rows (self, reader.connection, query->entity, (const gint64 *)(gpointer)ids->data, ids->len, error);
}

/* Counts are kept for large ledgers alone; never inside of a commit, which nobody else sees, nor what a search finds. */
static gboolean
keeps_count (JinStore *self, JinConnection *connection, const JinQuery *query)
{
  if (query->filter == NULL || g_thread_self () == self->worker || jin_filter_searches (query->filter))
    return FALSE;
  g_autofree char         *sql = g_strdup_printf ("SELECT coalesce (max (id), 0) FROM \"%s\"", query->entity->name);
  g_autoptr (JinStatement) statement = jin_connection_prepare (connection, sql, reading (), NULL);
  return statement != NULL && jin_statement_step (statement, NULL) && jin_statement_get_int (statement, 0) >= self->ordered_from;
}

/**
 * jin_store_count:
 *
 * Returns: how many rows the question has, -1 on failure
 */
gint64
jin_store_count (JinStore *self, const JinQuery *query, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && query != NULL && query->entity != NULL, -1);

  g_auto (JinReader) reader = {0};
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return -1;
  if (keeps_count (self, reader.connection, query))
    return jin_counts_get (self->counts, self, reader.connection, query, error);
  jin_sql_init (&sql, jin_store_get_entities (self), &query->context);
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT count (*)");
  if (!write_where (&sql, query, alias, error))
    return -1;
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, reader.connection, reading (), error);
  if (statement == NULL)
    return -1;
  if (jin_statement_step (statement, &failure))
    return jin_statement_get_int (statement, 0);
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

/**
 * jin_store_title:
 *
 * Returns: (transfer full): what the row is called; "" when it is gone
 */
char *
jin_store_title (JinStore *self, const JinEntity *entity, gint64 id)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL, NULL);

  g_autoptr (GError) error = NULL;
  g_auto (JinReader) reader = {0};
  g_auto (JinSql)    sql = {0};
  const char        *title = NULL;
  jin_sql_init (&sql, jin_store_get_entities (self), NULL);
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT ");
  jin_sql_title (&sql, entity, alias);
  jin_sql_add (&sql, " FROM \"%s\" t%d WHERE t%d.id = ", entity->name, alias, alias);
  jin_sql_int (&sql, id);
  g_autoptr (JinStatement) statement =
      jin_reader_begin (&reader, self, NULL, &error) ? jin_sql_prepare (&sql, reader.connection, reading (), &error) : NULL;
  if (statement != NULL && jin_statement_step (statement, &error))
    title = jin_statement_get_text (statement, 0);
  if (error != NULL)
    jin_store_warn (self, error);
  return g_strdup (title != NULL ? title : "");
}
