/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A large set's new records get the spans that always held together, a batch by one statement, from their own rows:
 *
 *   person  4711 … 5210  ── INSERT … SELECT ──▶  membership, person_state
 *
 * One by one, with a record for each, they cost twice as much.  What needs to look at each span has them one by one.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-writer.h"

#define BATCH 500

struct _JinFirstSpans
{
  const JinEntity *owner;       /* whose new records wait, or NULL */
  gint64           first, last; /* their ids */
  const JinEntity *asked;       /* the ledger of @may_wait */
  gboolean         may_wait;
};

static const char *
saving (void)
{
  return _("Could not save");
}

JinFirstSpans *
jin_first_spans_new (void)
{
  return g_new0 (JinFirstSpans, 1);
}

void
jin_first_spans_free (JinFirstSpans *self)
{
  g_free (self);
}

gboolean
jin_first_spans_may_wait (JinWriter *writer, const JinEntity *owner)
{
  JinFirstSpans     *self = writer->first_spans;
  const JinEntities *entities = jin_store_get_entities (writer->store);
  if (!writer->bulk || writer->reason != NULL)
    return FALSE;
  if (self->asked == owner)
    return self->may_wait;
  self->asked = owner;
  gboolean any = FALSE, watched = FALSE;
  for (int i = 0; i < entities->n_items; i++)
    {
      if (!jin_span_mirrors (entities->items[i], owner))
        continue;
      any = TRUE;
      watched = watched || jin_referrers_watch (writer, entities->items[i]);
    }
  self->may_wait = any && !watched;
  return self->may_wait;
}

gboolean
jin_first_spans_add (JinWriter *writer, const JinEntity *owner, gint64 id, GError **error)
{
  JinFirstSpans *self = writer->first_spans;
  if (self->owner != NULL && (self->owner != owner || id != self->last + 1 || self->last - self->first + 1 == BATCH) &&
      !jin_first_spans_write (writer, error))
    return FALSE;
  if (self->owner == NULL)
    self->first = id;
  self->owner = owner;
  self->last = id;
  return TRUE;
}

static void
append_columns (GString *sql, const JinMapping *mapping, int field, const char *prefix, const char *suffix)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const JinMappedColumn *column = &g_array_index (mapping->columns, JinMappedColumn, i);
      if (column->field == field)
        g_string_append_printf (sql, "%s\"%s\"%s", prefix, column->name, suffix);
    }
}

/* A span's id keeps its distance from its owner's; ids may have gaps. */
static char *
write_insert (JinStore *store, const JinEntity *owner, const JinEntity *span)
{
  const JinMapping   *from = jin_store_mapping (store, owner);
  const JinMapping   *to = jin_store_mapping (store, span);
  g_autoptr (GString) names = g_string_new ("id, uid, revision");
  g_autoptr (GString) values = g_string_new ("t.id + {p}, {uid}, 1");
  g_autoptr (GString) any = g_string_new ("FALSE");
  append_columns (names, to, jin_entity_owner_field (span), ", ", "");
  g_string_append (values, ", t.id");
  for (int i = 0; i < owner->n_fields; i++)
    if (owner->fields[i].mirror != 0 && JIN_FIELD_ENTITY (owner->fields[i].mirror) == span->number)
      {
        int field = jin_entity_field_id (owner, i);
        append_columns (names, to, owner->fields[i].mirror, ", ", "");
        append_columns (values, from, field, ", t.", "");
        append_columns (any, from, field, " OR t.", " IS NOT NULL");
      }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s FROM \"%s\" t WHERE t.id BETWEEN {p} AND {p} AND (%s) ORDER BY t.id", span->name,
                          names->str, values->str, owner->name, any->str);
}

static gboolean
write_spans (JinWriter *writer, const JinEntity *span, GError **error)
{
  JinFirstSpans   *self = writer->first_spans;
  gint64           n = self->last - self->first + 1;
  gint64           first = jin_writer_next_ids (writer, span, n, error);
  g_autofree char *sql = write_insert (writer->store, self->owner, span);
  if (first == 0)
    return FALSE;
  g_autoptr (JinStatement) statement = jin_connection_prepare (writer->connection, sql, saving (), error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, first - self->first);
  jin_statement_bind_int (statement, 2, self->first);
  jin_statement_bind_int (statement, 3, self->last);
  return jin_statement_run (statement, error) && jin_writer_note_made (writer, span, first, first + n - 1, error) &&
         jin_summaries_touch_made (writer, span, first, first + n - 1, error);
}

gboolean
jin_first_spans_write (JinWriter *writer, GError **error)
{
  JinFirstSpans     *self = writer->first_spans;
  const JinEntities *entities = jin_store_get_entities (writer->store);
  if (self->owner == NULL)
    return TRUE;
  for (int i = 0; i < entities->n_items; i++)
    if (jin_span_mirrors (entities->items[i], self->owner) && !write_spans (writer, entities->items[i], error))
      return FALSE;
  self->owner = NULL;
  return TRUE;
}
