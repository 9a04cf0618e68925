/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-custom-field.h"
#include "store/jin-ledgers.h"
#include "store/jin-row-json.h"

/* The program's declaration, with what the office added to the ledger. (transfer full) */
static JinEntity *
copy_entity (JinLedgers *self, const JinEntity *declared, GPtrArray *definitions)
{
  JinEntity         *entity = g_memdup2 (declared, sizeof *declared);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (JinField));
  g_array_append_vals (fields, declared->fields, declared->n_fields);
  for (guint i = 0; definitions != NULL && i < definitions->len; i++)
    {
      JinRecord *definition = definitions->pdata[i];
      if (!g_str_equal (jin_record_get_text (definition, JIN_CUSTOM_FIELD_LEDGER), declared->name))
        continue;
      JinField field = jin_custom_field_declare (definition, declared, self->strings);
      g_array_append_val (fields, field);
      entity->n_values = MAX (entity->n_values, field.index + 1);
    }
  entity->n_fields = (int)fields->len;
  entity->fields = g_array_steal (fields, NULL);
  return entity;
}

static void
point_to_copies (JinLedgers *self)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      JinEntity *entity = self->copies->pdata[i];
      for (int j = 0; j < entity->n_fields; j++)
        {
          JinField *field = (JinField *)&entity->fields[j];
          if (field->target != NULL)
            field->target = jin_entities_by_number (&self->entities, field->target->number);
        }
    }
}

/* Equal for what makes equal declarations. */
static char *
describe (const JinEntities *declared, GPtrArray *definitions)
{
  GString *text = g_string_new (NULL);
  g_string_printf (text, "%p", declared);
  for (guint i = 0; definitions != NULL && i < definitions->len; i++)
    {
      g_autofree char *row = jin_row_json_whole (definitions->pdata[i]);
      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s", jin_record_get_id (definitions->pdata[i]), row);
    }
  return g_string_free (text, FALSE);
}

static JinLedgers *
ledgers_new (const JinEntities *declared, GPtrArray *definitions)
{
  JinLedgers *self = g_new0 (JinLedgers, 1);
  self->copies = g_ptr_array_new ();
  self->strings = g_string_chunk_new (256);
  for (int i = 0; i < declared->n_items; i++)
    g_ptr_array_add (self->copies, copy_entity (self, declared->items[i], definitions));
  self->entities = (JinEntities){(const JinEntity *const *)self->copies->pdata, declared->n_items};
  point_to_copies (self);
  for (int i = 0; i < declared->n_items; i++)
    self->mappings[declared->items[i]->number] = jin_mapping_new (self->entities.items[i]);
  return self;
}

const JinLedgers *
jin_ledgers_get (const JinEntities *declared, GPtrArray *definitions)
{
  static GMutex      mutex;
  static GHashTable *known; /* what they are made of → JinLedgers */
  g_return_val_if_fail (declared != NULL, NULL);

  g_autofree char *key = describe (declared, definitions);
  g_mutex_lock (&mutex);
  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  JinLedgers *self = g_hash_table_lookup (known, key);
  if (self == NULL)
    {
      self = ledgers_new (declared, definitions);
      g_hash_table_insert (known, g_steal_pointer (&key), self);
    }
  g_mutex_unlock (&mutex);
  return self;
}
