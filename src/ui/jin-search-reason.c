/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-format.h"
#include "ui/jin-search-reason.h"

static char *
field_words (JinStore *store, JinRecord *record, int field)
{
  JinContext context = jin_context_now ();

  return field != 0 ? jin_record_format (record, field, &context, JIN_MASK_INTERNAL, jin_store_list_func, store) : NULL;
}

/* Somebody of the family: "Son 张明 13812345678". */
static char *
via_words (JinStore *store, JinRecord *via)
{
  const JinEntity    *entity = jin_record_get_entity (via);
  g_autofree char    *second = field_words (store, via, entity->subtitle);
  g_autoptr (GString) words = g_string_new (second);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", jin_record_get_title (via));
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_PHONE)
      {
        g_autofree char *phone = field_words (store, via, jin_entity_field_id (entity, i));

        if (phone != NULL && *phone != '\0')
          g_string_append_printf (words, " %s", phone);
      }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
jin_search_reason (JinStore *store, const JinSearchHit *hit)
{
  const JinEntity *entity = jin_record_get_entity (hit->record);
  g_autofree char *words = NULL;

  if (hit->via != NULL)
    {
      words = via_words (store, hit->via);
      /* Translators: found through somebody of the family; %s is “Son 张明 13812345678” */
      return g_strdup_printf (_ ("through %s"), words);
    }
  if (hit->field == 0 || hit->field == entity->title || hit->field == entity->subtitle)
    return NULL;
  words = field_words (store, hit->record, hit->field);
  return g_strconcat (jin_field_label (jin_entity_field (entity, hit->field)), " ", words, NULL);
}
