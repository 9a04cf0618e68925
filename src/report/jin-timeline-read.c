/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "record/jin-format.h"
#include "report/jin-timeline-read.h"

#include <string.h>

static void
item_free (gpointer data)
{
  JinTimelineItem *item = data;

  g_free (item->day);
  g_free (item->shown);
  g_free (item->sentence);
  g_clear_object (&item->record);
  g_clear_object (&item->dated);
  g_free (item);
}

/* Newest first; what has no day comes last. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const JinTimelineItem *x = *(const JinTimelineItem *const *)a;
  const JinTimelineItem *y = *(const JinTimelineItem *const *)b;

  return strcmp (y->day, x->day);
}

/* Puts the record's values into the marks of the ledger's sentence: "{types}: {title}". */
static char *
write_sentence (JinStore *store, JinRecord *record)
{
  const JinEntity    *entity = jin_record_get_entity (record);
  const char         *at = g_dpgettext2 (GETTEXT_PACKAGE, "timeline", entity->timeline);
  JinContext          context = jin_context_now ();
  g_autoptr (GString) sentence = g_string_new (NULL);

  while (*at != '\0')
    {
      const char *open = strchr (at, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;

      if (close == NULL)
        {
          g_string_append (sentence, at);
          break;
        }
      g_string_append_len (sentence, at, open - at);
      {
        g_autofree char *name = g_strndup (open + 1, close - open - 1);
        int              field = jin_entity_find_field (entity, name);
        g_autofree char *text = field != 0 ? jin_record_format (record, field, &context, JIN_MASK_INTERNAL, jin_store_list_func, store) : NULL;

        g_string_append (sentence, text != NULL && *text != '\0' ? text : "—");
      }
      at = close + 1;
    }
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/* The field by which a ledger's entries are dated, or the reference to what dates them (attendance: its activity). */
static int
dating_reference (const JinEntity *entity)
{
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_REFERENCE && entity->fields[i].target->when != 0)
      return jin_entity_field_id (entity, i);
  return 0;
}

static void
set_day (JinTimelineItem *item, JinRecord *dated)
{
  const JinEntity *entity = jin_record_get_entity (dated);
  const JinField  *field = jin_entity_field (entity, entity->when);
  const JinValue  *value = jin_record_peek (dated, entity->when);

  item->shown = jin_value_format (value, field, JIN_MASK_INTERNAL, NULL, NULL);
  /* One form for all, so that a visit and an activity of the same month are put in order. */
  if (value->kind == JIN_VALUE_DATE)
    item->day = jin_date_to_iso (jin_value_get_date (value));
  else
    item->day = value->kind == JIN_VALUE_INT ? jin_minute_to_iso (jin_value_get_int (value)) : g_strdup ("");
}

/* The records that date @records, in the same order, read at once. */
static GPtrArray *
read_dating (JinStore *store, const JinEntity *entity, GPtrArray *records, GCancellable *cancellable, GError **error)
{
  int                reference = dating_reference (entity);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = jin_record_get_ref (g_ptr_array_index (records, i), reference);

      g_array_append_val (ids, id);
    }
  return jin_store_rows (store, jin_entity_field (entity, reference)->target, (gint64 *)(gpointer)ids->data, ids->len, cancellable, error);
}

static gboolean
add_ledger (GPtrArray *items, JinStore *store, const JinEntity *ledger, int link, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autofree char      *condition = g_strdup_printf ("%s=%" G_GINT64_FORMAT, jin_entity_field (ledger, link)->name, id);
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), ledger, condition, error);
  JinQuery              query = {.entity = ledger, .filter = filter, .context = jin_context_now ()};
  g_autoptr (GPtrArray) records = filter != NULL ? jin_store_query (store, &query, 0, cancellable, error) : NULL;
  g_autoptr (GPtrArray) dating = NULL;

  if (records == NULL)
    return FALSE;
  if (ledger->when == 0 && dating_reference (ledger) != 0 && records->len > 0)
    {
      dating = read_dating (store, ledger, records, cancellable, error);
      if (dating == NULL)
        return FALSE;
    }
  for (guint i = 0; i < records->len; i++)
    {
      JinRecord       *record = g_ptr_array_index (records, i);
      JinRecord       *dated = dating != NULL ? g_ptr_array_index (dating, i) : record;
      JinTimelineItem *item = g_new0 (JinTimelineItem, 1);

      item->entity = ledger;
      item->id = jin_record_get_id (record);
      item->sentence = write_sentence (store, record);
      item->record = g_object_ref (record);
      item->dated = dated != NULL ? g_object_ref (dated) : NULL;
      if (dated != NULL && jin_record_get_entity (dated)->when != 0)
        set_day (item, dated);
      else
        {
          item->day = g_strdup ("");
          item->shown = g_strdup ("");
        }
      g_ptr_array_add (items, item);
    }
  return TRUE;
}

GPtrArray *
jin_timeline_read (JinStore *store, const JinEntity *entity, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  const JinEntities    *entities;

  g_return_val_if_fail (JIN_IS_STORE (store) && entity != NULL, NULL);
  entities = jin_store_get_entities (store);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *ledger = entities->items[i];
      int              link = ledger->timeline != NULL ? jin_entity_reference_to (ledger, entity) : 0;

      if (link != 0 && !add_ledger (items, store, ledger, link, id, cancellable, error))
        return NULL;
    }
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}
