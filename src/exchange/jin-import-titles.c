/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-text.h"
#include "exchange/jin-import-private.h"

/* References in a file are names: 第一离退休干部党支部.  Which records are called so is asked once a name. */

/* No record is called so: the other names of a ledger were read. */
#define OTHERS_READ ""

char *
jin_import_title_key (const JinEntity *entity,
                      const char      *title)
{
  return g_strconcat (entity->name, ":", title, NULL);
}

/* Row id of the record of @entity that is called @title, as the last batch found it; 0 for none. */
gint64
jin_import_find_titled (JinImport       *self,
                        const JinEntity *entity,
                        const char      *title)
{
  g_autofree char *key = jin_import_title_key (entity, title);
  const gint64    *id = g_hash_table_lookup (self->titles, key);

  return id != NULL ? *id : 0;
}

static gboolean
knows_title (JinImport       *self,
             const JinEntity *entity,
             const char      *title)
{
  g_autofree char *key = jin_import_title_key (entity, title);

  return g_hash_table_contains (self->titles, key);
}

static void
note_title (JinImport       *self,
            const JinEntity *entity,
            const char      *title,
            gint64           id)
{
  char         *key = jin_import_title_key (entity, title);
  const gint64 *known = g_hash_table_lookup (self->titles, key);

  if (known == NULL || *known == 0)
    g_hash_table_insert (self->titles, key, g_memdup2 (&id, sizeof id));
  else
    g_free (key);
}

/* What records of @entity are called besides their titles (一支部 for 第一离退休干部党支部): read once, when a title is
 * met that no record has. */
static gboolean
find_other_titles (JinImport       *self,
                   const JinEntity *entity,
                   GCancellable    *cancellable,
                   GError         **error)
{
  const char           *field = jin_entity_field (entity, entity->other_titles)->name;
  g_autofree char      *text = g_strdup_printf ("%s!=''", field);
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (self->store), entity, text, error);
  JinQuery              query = {entity, filter, NULL, self->context};
  g_autoptr (GPtrArray) records = filter != NULL ? jin_store_query (self->store, &query, 0, cancellable, error) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_auto (GStrv) words = jin_text_split_words (jin_record_get_text (records->pdata[i], entity->other_titles));

      for (guint j = 0; words[j] != NULL; j++)
        note_title (self, entity, words[j], jin_record_get_id (records->pdata[i]));
    }
  return records != NULL;
}

/* Asks for the titles not yet known, one question a referenced ledger and batch. */
static gboolean
find_titles (JinImport       *self,
             const JinEntity *entity,
             GPtrArray       *titles,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (GArray) hits = jin_store_find_many (self->store, entity, entity->title, (const char *const *)titles->pdata,
                                                 titles->len, cancellable, error);

  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const JinStoreHit *hit = &g_array_index (hits, JinStoreHit, i);

      note_title (self, entity, titles->pdata[hit->index], hit->kept);
    }
  if (entity->other_titles == 0 || knows_title (self, entity, OTHERS_READ))
    return TRUE;
  note_title (self, entity, OTHERS_READ, 0);
  return find_other_titles (self, entity, cancellable, error);
}

/* Turns the text in one reference of every record into the id of what is called so, where there is such a one. */
static gboolean
resolve_field (JinImport    *self,
               GPtrArray    *records,
               int           field,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const JinEntity      *target = jin_entity_field (jin_record_get_entity (records->pdata[0]), field)->target;

  for (guint i = 0; i < records->len; i++)
    {
      const char      *title = jin_record_get_text (records->pdata[i], field);
      g_autofree char *key = jin_import_title_key (target, title);

      if (*title == '\0' || g_hash_table_contains (self->titles, key))
        continue;
      g_hash_table_insert (self->titles, g_steal_pointer (&key), g_new0 (gint64, 1));
      g_ptr_array_add (titles, g_strdup (title));
    }
  if (titles->len > 0 && !find_titles (self, target, titles, cancellable, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = g_strdup (jin_record_get_text (records->pdata[i], field));
      gint64           id = *title != '\0' ? jin_import_find_titled (self, target, title) : 0;

      if (id != 0)
        jin_record_set_ref (records->pdata[i], field, id, title);
    }
  return TRUE;
}

gboolean
jin_import_resolve_references (JinImport    *self,
                               GPtrArray    *records,
                               GCancellable *cancellable,
                               GError      **error)
{
  const JinEntity *entity;

  if (records->len == 0)
    return TRUE;
  entity = jin_record_get_entity (records->pdata[0]);
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_REFERENCE &&
        !resolve_field (self, records, jin_entity_field_id (entity, i), cancellable, error))
      return FALSE;
  return TRUE;
}

void
jin_import_resolve_known (JinImport *self,
                          JinRecord *record)
{
  const JinEntity *entity = jin_record_get_entity (record);

  for (int i = 0; i < entity->n_fields; i++)
    {
      int              field = jin_entity_field_id (entity, i);
      g_autofree char *title = NULL;
      gint64           id;

      if (entity->fields[i].type != JIN_TYPE_REFERENCE || jin_record_peek (record, field)->kind != JIN_VALUE_TEXT)
        continue;
      title = g_strdup (jin_record_get_text (record, field));
      id = jin_import_find_titled (self, entity->fields[i].target, title);
      if (id != 0)
        jin_record_set_ref (record, field, id, title);
    }
}
