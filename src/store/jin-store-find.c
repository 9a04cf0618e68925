/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "store/jin-store-private.h"

/* Blank texts stay out. */
static char *
texts_to_json (const char *const *texts, gsize n_texts, gboolean numbers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n_texts; i++)
    if (texts[i] == NULL || *texts[i] == '\0')
      json_builder_add_null_value (builder);
    else if (numbers)
      json_builder_add_int_value (builder, g_ascii_strtoll (texts[i], NULL, 10));
    else
      json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * jin_store_find_many:
 * @field: a stored field with one value a row
 * @texts: (array length=n_texts): what to look for; decimal ids for a reference
 *
 * Returns: (transfer full) (element-type JinStoreHit): by index of the text, then by id
 */
GArray *
jin_store_find_many (JinStore          *self,
                     const JinEntity   *entity,
                     int                field,
                     const char *const *texts,
                     gsize              n_texts,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && (texts != NULL || n_texts == 0), NULL);
  const JinField *declared = jin_entity_field (entity, field);
  g_return_val_if_fail (declared != NULL && jin_field_is_stored (declared) && declared->type != JIN_TYPE_CHOICES, NULL);

  g_auto (JinReader) reader = {0};
  g_autoptr (GError) failure = NULL;
  g_autofree char   *json = texts_to_json (texts, n_texts, declared->type == JIN_TYPE_REFERENCE);
  const char        *kept = entity->merging != NULL ? jin_entity_field (entity, entity->merging->merged_into)->name : "id";
  g_autofree char   *sql = g_strdup_printf ("SELECT w.place, t.id, coalesce (t.\"%s\", t.id) FROM {wanted} w JOIN \"%s\" t ON t.\"%s\" = w.value ORDER BY w.place, t.id",
                                            kept, entity->name, declared->name);
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (reader.connection, sql, _("Could not search"), error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (JinStoreHit));
  jin_statement_bind_text (statement, 1, json);
  while (jin_statement_step (statement, &failure))
    {
      JinStoreHit hit = {(guint)jin_statement_get_int (statement, 0), jin_statement_get_int (statement, 1), jin_statement_get_int (statement, 2)};
      g_array_append_val (hits, hit);
    }
  if (failure == NULL)
    return g_steal_pointer (&hits);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
