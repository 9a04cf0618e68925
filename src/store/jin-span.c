/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spans are the truth, mirrored fields their value of today.  A span holds from its first day on, until before its last:
 *
 *   membership   ├── branch A ───────┤├── branch B ────────▶
 *              (none)            2024-03-01             (none)
 *   person.branch on 2024-02-29: A      on 2024-03-01: B
 *
 * Setting a mirrored field as of a day closes the span that is open then and opens the next.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-writer.h"

/* How many owners are compared with their spans at once. */
#define BATCH 500

struct _JinSpans
{
  GHashTable *owners[256]; /* by number of the span's ledger: ids of owners to look at; NULL for none */
  gboolean    quiet;       /* the owner's fields are known to be right */
};

static const char *
saving (void)
{
  return _("Could not save");
}

JinSpans *
jin_spans_new (void)
{
  return g_new0 (JinSpans, 1);
}

void
jin_spans_free (JinSpans *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->owners); i++)
    g_clear_pointer (&self->owners[i], g_hash_table_unref);
  g_free (self);
}

static const JinEntity *
owner_of (const JinEntity *span)
{
  int owner = jin_entity_owner_field (span);
  return owner != 0 ? jin_entity_field (span, owner)->target : NULL;
}

gboolean
jin_span_mirrors (const JinEntity *span, const JinEntity *owner)
{
  if (!(span->flags & JIN_ENTITY_SPAN) || owner == NULL || !jin_entity_same (owner_of (span), owner))
    return FALSE;
  for (int i = 0; i < owner->n_fields; i++)
    if (owner->fields[i].mirror != 0 && JIN_FIELD_ENTITY (owner->fields[i].mirror) == span->number)
      return TRUE;
  return FALSE;
}

static gboolean
is_mirrored (const JinEntity *span)
{
  return jin_span_mirrors (span, owner_of (span));
}

static void
note_owner (JinSpans *self, const JinEntity *span, gint64 owner)
{
  GHashTable **owners = &self->owners[span->number];
  if (owner == 0)
    return;
  if (*owners == NULL)
    *owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (*owners, g_memdup2 (&owner, sizeof owner));
}

void
jin_spans_touch (JinWriter *writer, JinRecord *before, JinRecord *after)
{
  const JinEntity *span = jin_record_get_entity (after != NULL ? after : before);
  if (writer->spans->quiet || !is_mirrored (span))
    return;
  int owner = jin_entity_owner_field (span);
  if (before != NULL)
    note_owner (writer->spans, span, jin_record_get_ref (before, owner));
  if (after != NULL)
    note_owner (writer->spans, span, jin_record_get_ref (after, owner));
}

/* ---- finding spans ---- */

/* The span of @owner that holds on @day, or with @later the first that begins after it; NULL without error for none. */
static JinRecord *
find_span (JinWriter       *writer,
           const JinEntity *span,
           gint64           owner,
           JinDate          day,
           gboolean         later,
           GError         **error)
{
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  const char        *from = jin_entity_field (span, span->span_from)->name;
  jin_sql_init (&sql, jin_store_get_entities (writer->store), writer->context);
  int alias = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT t%d.id FROM \"%s\" t%d WHERE t%d.\"%s\" = ", alias, span->name, alias, alias,
               jin_entity_field (span, jin_entity_owner_field (span))->name);
  jin_sql_int (&sql, owner);
  jin_sql_add (&sql, " AND ");
  if (later)
    {
      char text[JIN_DATE_ISO_SIZE];
      jin_date_write_iso (jin_date_first (day), text);
      jin_sql_add (&sql, "t%d.\"%s\" > ", alias, from);
      jin_sql_text (&sql, text);
    }
  else
    jin_sql_open_on (&sql, span, alias, day);
  jin_sql_add (&sql, " ORDER BY t%d.\"%s\" %s NULLS LAST, t%d.id DESC LIMIT 1", alias, from, later ? "ASC" : "DESC", alias);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, writer->connection, saving (), error);
  if (statement == NULL)
    return NULL;
  gint64 id = jin_statement_step (statement, &failure) ? jin_statement_get_int (statement, 0) : 0;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return id != 0 ? jin_store_read_row (writer->store, writer->connection, span, id, error) : NULL;
}

/* ---- setting mirrored fields ---- */

static gboolean
mirrors (const JinField *field, const JinEntity *span)
{
  return field->mirror != 0 && JIN_FIELD_ENTITY (field->mirror) == span->number;
}

static gboolean
differs (const JinEntity *span, JinRecord *before, JinRecord *after)
{
  const JinEntity *owner = jin_record_get_entity (after);
  for (int i = 0; i < owner->n_fields; i++)
    {
      int field = jin_entity_field_id (owner, i);
      if (mirrors (&owner->fields[i], span) &&
          (before != NULL ? !jin_record_same (before, after, field) : !jin_record_is_empty (after, field)))
        return TRUE;
    }
  return FALSE;
}

/* Puts the values that change into @record, a span. Returns whether it then says anything. */
static gboolean
fill (JinRecord *record, JinRecord *before, JinRecord *after)
{
  const JinEntity *span = jin_record_get_entity (record);
  const JinEntity *owner = jin_record_get_entity (after);
  gboolean         any = FALSE;
  for (int i = 0; i < owner->n_fields; i++)
    {
      int field = jin_entity_field_id (owner, i);
      if (!mirrors (&owner->fields[i], span))
        continue;
      if (before == NULL || !jin_record_same (before, after, field))
        jin_record_set (record, owner->fields[i].mirror, jin_record_peek (after, field));
      any = any || !jin_record_is_empty (record, owner->fields[i].mirror);
    }
  return any;
}

/* Whether a span holds all that @after says: the owner only did not know yet. */
static gboolean
says_already (JinRecord *span, JinRecord *after)
{
  const JinEntity *owner = jin_record_get_entity (after);
  for (int i = 0; i < owner->n_fields; i++)
    if (mirrors (&owner->fields[i], jin_record_get_entity (span)) &&
        !jin_value_equal (jin_record_peek (span, owner->fields[i].mirror), jin_record_peek (after, jin_entity_field_id (owner, i))))
      return FALSE;
  return TRUE;
}

static void
give_reason (JinWriter *writer, JinRecord *record)
{
  const JinEntity *span = jin_record_get_entity (record);
  if (writer->reason != NULL && span->span_reason != 0)
    jin_record_set_text (record, span->span_reason, writer->reason);
}

static gboolean
insert_span (JinWriter *writer, JinRecord *record, GError **error)
{
  gint64 id = jin_writer_next_id (writer, jin_record_get_entity (record), error);
  return id != 0 && jin_writer_insert (writer, record, id, error);
}

static gboolean
close_span (JinWriter *writer, JinRecord *open, JinDate day, GError **error)
{
  g_autoptr (JinRecord) closed = jin_record_copy (open);
  jin_record_set_date (closed, jin_record_get_entity (open)->span_until, day);
  return jin_writer_update (writer, open, closed, error);
}

/* A new owner: its spans always held, unless a day is given. */
static gboolean
open_first (JinWriter       *writer,
            const JinEntity *span,
            gint64           owner,
            JinRecord       *after,
            JinDate          as_of,
            GError         **error)
{
  g_autoptr (JinRecord) record = jin_record_new (span);
  jin_record_set_ref (record, jin_entity_owner_field (span), owner, NULL);
  jin_record_set_date (record, span->span_from, as_of);
  give_reason (writer, record);
  fill (record, NULL, after);
  /* The owner's row was written with these values; only a day to come makes them wrong today. */
  writer->spans->quiet = jin_date_is_none (as_of) || jin_date_compare (jin_date_first (as_of), writer->context->today) <= 0;
  gboolean ok = insert_span (writer, record, error);
  writer->spans->quiet = FALSE;
  return ok;
}

static gboolean
change_span (JinWriter       *writer,
             const JinEntity *span,
             gint64           owner,
             JinRecord       *before,
             JinRecord       *after,
             JinDate          day,
             GError         **error)
{
  g_autoptr (GError)    failure = NULL;
  g_autoptr (JinRecord) open = find_span (writer, span, owner, day, FALSE, &failure);
  g_autoptr (JinRecord) next = open == NULL && failure == NULL ? find_span (writer, span, owner, day, TRUE, &failure) : NULL;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (open != NULL && jin_date_equal (jin_record_get_date (open, span->span_from), day))
    {
      /* The same day again: it was a mistake, or more is known now. */
      g_autoptr (JinRecord) amended = jin_record_copy (open);
      give_reason (writer, amended);
      return fill (amended, before, after) ? jin_writer_update (writer, open, amended, error) : jin_writer_delete (writer, open, error);
    }
  if (open != NULL && says_already (open, after))
    return TRUE;
  g_autoptr (JinRecord) record = jin_record_new (span);
  jin_record_set_ref (record, jin_entity_owner_field (span), owner, NULL);
  for (int i = 0; open != NULL && i < jin_record_get_entity (after)->n_fields; i++)
    if (mirrors (&jin_record_get_entity (after)->fields[i], span))
      {
        int mirrored = jin_record_get_entity (after)->fields[i].mirror;
        jin_record_set (record, mirrored, jin_record_peek (open, mirrored));
      }
  jin_record_set_date (record, span->span_from, day);
  if (open != NULL)
    jin_record_set (record, span->span_until, jin_record_peek (open, span->span_until));
  else if (next != NULL)
    jin_record_set (record, span->span_until, jin_record_peek (next, span->span_from));
  give_reason (writer, record);
  if (open != NULL && !close_span (writer, open, day, error))
    return FALSE;
  return !fill (record, before, after) || insert_span (writer, record, error);
}

gboolean
jin_spans_set (JinWriter *writer,
               gint64     owner,
               JinRecord *before,
               JinRecord *after,
               JinDate    as_of,
               GError   **error)
{
  const JinEntities *entities = jin_store_get_entities (writer->store);
  if (before == NULL && jin_date_is_none (as_of) && jin_first_spans_may_wait (writer, jin_record_get_entity (after)))
    return jin_first_spans_add (writer, jin_record_get_entity (after), owner, error);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *span = entities->items[i];
      if (!(span->flags & JIN_ENTITY_SPAN) || !jin_entity_same (owner_of (span), jin_record_get_entity (after)) || !differs (span, before, after))
        continue;
      JinDate day = jin_date_is_none (as_of) ? writer->context->today : as_of;
      if (!jin_first_spans_write (writer, error))
        return FALSE;
      if (before == NULL ? !open_first (writer, span, owner, after, as_of, error)
                         : !change_span (writer, span, owner, before, after, day, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
jin_spans_make_room (JinWriter *writer, JinRecord *record, GError **error)
{
  const JinEntity   *span = jin_record_get_entity (record);
  gint64             owner = jin_record_get_ref (record, jin_entity_owner_field (span));
  JinDate            from = jin_record_get_date (record, span->span_from);
  gboolean           always = jin_date_is_none (from);
  g_autoptr (GError) failure = NULL;
  if (!is_mirrored (span))
    return TRUE;
  if (!jin_first_spans_write (writer, error))
    return FALSE;
  if (always)
    from = writer->context->today;
  g_autoptr (JinRecord) open = find_span (writer, span, owner, from, FALSE, &failure);
  g_autoptr (JinRecord) next = failure == NULL ? find_span (writer, span, owner, from, TRUE, &failure) : NULL;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (next != NULL && jin_record_is_empty (record, span->span_until))
    jin_record_set (record, span->span_until, jin_record_peek (next, span->span_from));
  if (open == NULL || jin_date_equal (jin_record_get_date (open, span->span_from), from))
    return TRUE;
  /* Of two that always were, the one entered now holds from today. */
  if (always)
    jin_record_set_date (record, span->span_from, from);
  return close_span (writer, open, from, error);
}

/* ---- mirrored fields from spans ---- */

static void
write_comparison (JinSql *sql, const JinEntity *owner, const JinEntity *span, int owner_alias, int span_alias)
{
  gboolean first = TRUE;
  for (int i = 0; i < owner->n_fields; i++)
    if (mirrors (&owner->fields[i], span))
      {
        jin_sql_add (sql, "%st%d.\"%s\" IS DISTINCT FROM t%d.\"%s\"", first ? "" : " OR ", owner_alias, owner->fields[i].name,
                     span_alias, jin_entity_field (span, owner->fields[i].mirror)->name);
        first = FALSE;
      }
}

/* Pairs of owner and open span (0 for none) that differ. */
static GArray *
find_stale (JinWriter *writer, const JinEntity *span, const gint64 *owners, gsize n_owners, GError **error)
{
  const JinEntity   *owner = owner_of (span);
  const char        *owner_field = jin_entity_field (span, jin_entity_owner_field (span))->name;
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));

  jin_sql_init (&sql, jin_store_get_entities (writer->store), writer->context);
  int row = jin_sql_new_alias (&sql), open = jin_sql_new_alias (&sql), inner = jin_sql_new_alias (&sql);
  jin_sql_add (&sql, "SELECT t%d.id, t%d.id FROM \"%s\" t%d LEFT JOIN \"%s\" t%d ON t%d.id = (SELECT t%d.id FROM \"%s\" t%d WHERE t%d.\"%s\" = t%d.id AND ",
               row, open, owner->name, row, span->name, open, open, inner, span->name, inner, inner, owner_field, row);
  jin_sql_open_on (&sql, span, inner, writer->context->today);
  jin_sql_add (&sql, " ORDER BY t%d.\"%s\" DESC NULLS LAST, t%d.id DESC LIMIT 1) WHERE t%d.id IN ", inner,
               jin_entity_field (span, span->span_from)->name, inner, row);
  jin_sql_ids (&sql, owners, n_owners);
  jin_sql_add (&sql, " AND (");
  write_comparison (&sql, owner, span, row, open);
  jin_sql_add (&sql, ")");
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, writer->connection, saving (), error);
  if (statement == NULL)
    return NULL;
  while (jin_statement_step (statement, &failure))
    {
      gint64 pair[2] = {jin_statement_get_int (statement, 0), jin_statement_get_int (statement, 1)};
      g_array_append_vals (pairs, pair, 2);
    }
  if (failure == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
mirror_one (JinWriter *writer, const JinEntity *span, gint64 owner, gint64 open, GError **error)
{
  const JinEntity      *entity = owner_of (span);
  g_autoptr (JinRecord) before = jin_store_read_row (writer->store, writer->connection, entity, owner, error);
  g_autoptr (JinRecord) value = NULL;
  if (before == NULL)
    return FALSE;
  if (open != 0 && (value = jin_store_read_row (writer->store, writer->connection, span, open, error)) == NULL)
    return FALSE;
  g_autoptr (JinRecord) after = jin_record_copy (before);
  for (int i = 0; i < entity->n_fields; i++)
    if (mirrors (&entity->fields[i], span))
      jin_record_set (after, jin_entity_field_id (entity, i), value != NULL ? jin_record_peek (value, entity->fields[i].mirror) : NULL);
  return jin_writer_update (writer, before, after, error);
}

static gboolean
mirror_owners (JinWriter *writer, const JinEntity *span, GHashTable *owners, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter     iter;
  gpointer           key;
  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *)key);
  for (guint start = 0; start < ids->len; start += BATCH)
    {
      g_autoptr (GArray) stale = find_stale (writer, span, &g_array_index (ids, gint64, start), MIN (BATCH, ids->len - start), error);
      if (stale == NULL)
        return FALSE;
      for (guint i = 0; i + 1 < stale->len; i += 2)
        if (!mirror_one (writer, span, g_array_index (stale, gint64, i), g_array_index (stale, gint64, i + 1), error))
          return FALSE;
    }
  return TRUE;
}

gboolean
jin_spans_finish (JinWriter *writer, GError **error)
{
  const JinEntities *entities = jin_store_get_entities (writer->store);
  for (int i = 0; i < entities->n_items; i++)
    {
      GHashTable *owners = writer->spans->owners[entities->items[i]->number];
      if (owners != NULL && !mirror_owners (writer, entities->items[i], owners, error))
        return FALSE;
    }
  return TRUE;
}

static void
write_between (JinSql *sql, const char *column, int alias, const char *since, const char *today)
{
  jin_sql_add (sql, "(t%d.\"%s\" > ", alias, column);
  jin_sql_text (sql, since);
  jin_sql_add (sql, " AND t%d.\"%s\" <= ", alias, column);
  jin_sql_text (sql, today);
  jin_sql_add (sql, ")");
}

gboolean
jin_spans_roll_over (JinWriter *writer, JinDate since, GError **error)
{
  const JinEntities *entities = jin_store_get_entities (writer->store);
  char               from[JIN_DATE_ISO_SIZE], today[JIN_DATE_ISO_SIZE];
  jin_date_write_iso (since, from);
  jin_date_write_iso (writer->context->today, today);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity   *span = entities->items[i];
      g_auto (JinSql)    sql = {0};
      g_autoptr (GError) failure = NULL;
      if (!is_mirrored (span))
        continue;
      jin_sql_init (&sql, entities, writer->context);
      int alias = jin_sql_new_alias (&sql);
      jin_sql_add (&sql, "SELECT DISTINCT t%d.\"%s\" FROM \"%s\" t%d WHERE ", alias,
                   jin_entity_field (span, jin_entity_owner_field (span))->name, span->name, alias);
      write_between (&sql, jin_entity_field (span, span->span_from)->name, alias, from, today);
      jin_sql_add (&sql, " OR ");
      write_between (&sql, jin_entity_field (span, span->span_until)->name, alias, from, today);
      g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, writer->connection, saving (), error);
      if (statement == NULL)
        return FALSE;
      while (jin_statement_step (statement, &failure))
        note_owner (writer->spans, span, jin_statement_get_int (statement, 0));
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}
