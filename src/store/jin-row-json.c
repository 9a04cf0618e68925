/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-minute.h"
#include "store/jin-row-json.h"

static JsonNode *
value_node (const JinField *field, const JinValue *value)
{
  JsonNode *node = json_node_alloc ();
  switch (value->kind)
    {
    case JIN_VALUE_INT:
      if (field->type != JIN_TYPE_TIME)
        return json_node_init_int (node, value->u.integer);
      {
        g_autofree char *minute = jin_minute_to_iso (value->u.integer);
        return json_node_init_string (node, minute);
      }
    case JIN_VALUE_REAL:
      return json_node_init_double (node, value->u.real);
    case JIN_VALUE_DATE:
      {
        char text[JIN_DATE_ISO_SIZE];
        jin_date_write_iso (value->u.date, text);
        return json_node_init_string (node, text);
      }
    case JIN_VALUE_TEXT:
      return json_node_init_string (node, value->u.text);
    case JIN_VALUE_NONE:
    default:
      return json_node_init_null (node);
    }
}

JinValue
jin_row_json_value (const JinField *field, JsonNode *node)
{
  JinMinute minute;
  g_return_val_if_fail (field != NULL && node != NULL, (JinValue)JIN_VALUE_INIT);

  if (!JSON_NODE_HOLDS_VALUE (node))
    return (JinValue)JIN_VALUE_INIT;
  switch (field->type)
    {
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
      return jin_value_date (jin_date_parse_iso (json_node_get_string (node)));
    case JIN_TYPE_TIME:
      return jin_minute_parse_iso (json_node_get_string (node), &minute) ? jin_value_int (minute) : (JinValue)JIN_VALUE_INIT;
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
    case JIN_TYPE_BOOLEAN:
    case JIN_TYPE_REFERENCE:
      return jin_value_int (json_node_get_int (node));
    case JIN_TYPE_DECIMAL:
      return jin_value_real (json_node_get_double (node));
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      return jin_value_text (json_node_get_string (node));
    }
}

static char *
object_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  return json_to_string (node, FALSE);
}

void
jin_row_json_changes (JinRecord *before,
                      JinRecord *after,
                      GArray    *fields,
                      char     **before_json,
                      char     **after_json)
{
  g_return_if_fail (before != NULL && after != NULL && fields != NULL);

  const JinEntity       *entity = jin_record_get_entity (before);
  g_autoptr (JsonObject) old = json_object_new ();
  g_autoptr (JsonObject) new = json_object_new ();
  for (guint i = 0; i < fields->len; i++)
    {
      int             field = g_array_index (fields, int, i);
      const JinField *declared = jin_entity_field (entity, field);
      json_object_set_member (old, declared->name, value_node (declared, jin_record_peek (before, field)));
      json_object_set_member (new, declared->name, value_node (declared, jin_record_peek (after, field)));
    }
  *before_json = object_text (old);
  *after_json = object_text (new);
}

char *
jin_row_json_whole (JinRecord *record)
{
  g_return_val_if_fail (JIN_IS_RECORD (record), NULL);

  const JinEntity       *entity = jin_record_get_entity (record);
  g_autoptr (JsonObject) object = json_object_new ();
  json_object_set_string_member (object, "uid", jin_record_get_uid (record));
  json_object_set_int_member (object, "revision", jin_record_get_revision (record));
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      if (jin_field_is_stored (&entity->fields[i]) && !jin_record_is_empty (record, field))
        json_object_set_member (object, entity->fields[i].name, value_node (&entity->fields[i], jin_record_peek (record, field)));
    }
  return object_text (object);
}

void
jin_row_json_apply (JinRecord *record, JsonObject *object)
{
  g_return_if_fail (JIN_IS_RECORD (record) && object != NULL);

  const JinEntity *entity = jin_record_get_entity (record);
  JsonObjectIter   iter;
  const char      *name;
  JsonNode        *node;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      int field = jin_entity_find_field (entity, name);
      if (field != 0)
        jin_record_take (record, field, jin_row_json_value (jin_entity_field (entity, field), node));
    }
}

JinRecord *
jin_row_json_record (const JinEntity *entity, gint64 id, JsonObject *object)
{
  g_return_val_if_fail (entity != NULL && object != NULL, NULL);

  JinRecord *record = jin_record_new_row (entity, id, json_object_get_string_member (object, "uid"),
                                          json_object_get_int_member (object, "revision"));
  jin_row_json_apply (record, object);
  return record;
}

JsonNode *
jin_row_json_parse (const char *json)
{
  return json != NULL ? json_from_string (json, NULL) : NULL;
}
