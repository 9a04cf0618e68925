/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-entity.h"

#include <string.h>

static char *
first_head (const char *heads)
{
  if (heads == NULL)
    return g_strdup ("");
  return g_strndup (heads, strcspn (heads, "|"));
}

gboolean
jin_field_is_computed (const JinField *field)
{
  return field->compute != NULL;
}

/* Whether the field has a place of its own in the store: a column, or a link table for several choices. */
gboolean
jin_field_is_stored (const JinField *field)
{
  return field->compute == NULL;
}

/* Whether the store itself keeps the field from other ledgers. */
gboolean
jin_field_is_summary (const JinField *field)
{
  return field->compute == NULL && field->expression != NULL && (field->flags & JIN_FIELD_READ_ONLY) != 0;
}

/* The word on screen, in the program's language; what the office made has the name that it gave. */
const char *
jin_field_label (const JinField *field)
{
  if (field->flags & JIN_FIELD_CUSTOM)
    return field->label;
  return g_dpgettext2 (GETTEXT_PACKAGE, "entity", field->label);
}

/* The official Chinese head for paper, exports and the command line. (transfer full) */
char *
jin_field_head (const JinField *field)
{
  return first_head (field->heads);
}

/* Column width in characters; an East Asian one counts 2. */
int
jin_field_width (const JinField *field)
{
  if (field->width > 0)
    return field->width;

  switch (field->type)
    {
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONEY:
      return 11;
    case JIN_TYPE_MONTH:
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_DURATION:
      return 8;
    case JIN_TYPE_BOOLEAN:
      return 6;
    case JIN_TYPE_TIME:
      return 17;
    case JIN_TYPE_CHOICE:
      return 12;
    case JIN_TYPE_ID_NUMBER:
      return 20;
    case JIN_TYPE_PHONE:
      return 14;
    case JIN_TYPE_LONG_TEXT:
      return 32;
    case JIN_TYPE_TEXT:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_REFERENCE:
    case JIN_TYPE_ATTACHMENT:
    default:
      return (field->flags & JIN_FIELD_ADDRESS) != 0 ? 32 : (field->flags & JIN_FIELD_NAME) != 0 ? 10
                                                                                                 : 18;
    }
}

gboolean
jin_field_is_right_aligned (const JinField *field)
{
  return field->type == JIN_TYPE_INTEGER || field->type == JIN_TYPE_DECIMAL || field->type == JIN_TYPE_MONEY ||
         field->type == JIN_TYPE_DURATION;
}

/**
 * jin_entities_find:
 * @entities: all declarations
 * @name: key of a ledger ("person")
 *
 * Returns: (nullable): the declaration
 */
const JinEntity *
jin_entities_find (const JinEntities *entities,
                   const char        *name)
{
  g_return_val_if_fail (entities != NULL && name != NULL, NULL);

  for (int i = 0; i < entities->n_items; i++)
    if (strcmp (entities->items[i]->name, name) == 0)
      return entities->items[i];
  return NULL;
}

const JinEntity *
jin_entities_by_number (const JinEntities *entities,
                        int                number)
{
  g_return_val_if_fail (entities != NULL, NULL);

  for (int i = 0; i < entities->n_items; i++)
    if (entities->items[i]->number == number)
      return entities->items[i];
  return NULL;
}

/* The ledger as @entities have it, with the office's own fields; itself where they have none like it. */
const JinEntity *
jin_entities_current (const JinEntities *entities,
                      const JinEntity   *entity)
{
  const JinEntity *found = jin_entities_by_number (entities, entity->number);

  return found != NULL ? found : entity;
}

/* Whether both are the same ledger: as it is declared, or as a store has it with the office's own fields. */
gboolean
jin_entity_same (const JinEntity *a,
                 const JinEntity *b)
{
  return a == b || (a != NULL && b != NULL && a->number == b->number);
}

/* Room for a value of each field by its index. */
int
jin_entity_n_values (const JinEntity *entity)
{
  return MAX (entity->n_fields, entity->n_values);
}

/* The id of the field that stands at @position in the table. */
int
jin_entity_field_id (const JinEntity *entity,
                     int              position)
{
  const JinField *field = &entity->fields[position];

  return JIN_FIELD_ID (entity->number, (field->flags & JIN_FIELD_CUSTOM) != 0 ? field->index : position);
}

/**
 * jin_entity_field:
 * @entity: a declaration
 * @field_id: one of its field ids
 *
 * Returns: the field; %NULL and a critical when the id is of another ledger
 */
const JinField *
jin_entity_field (const JinEntity *entity,
                  int              field_id)
{
  int index;

  g_return_val_if_fail (entity != NULL, NULL);
  g_return_val_if_fail (JIN_FIELD_ENTITY (field_id) == entity->number, NULL);

  index = JIN_FIELD_INDEX (field_id);
  if (index < entity->n_fields && (entity->fields[index].flags & JIN_FIELD_CUSTOM) == 0)
    return &entity->fields[index];
  for (int i = entity->n_fields - 1; i >= 0 && (entity->fields[i].flags & JIN_FIELD_CUSTOM) != 0; i--)
    if (entity->fields[i].index == index)
      return &entity->fields[i];
  g_return_val_if_reached (NULL);
}

/* Field id by name, 0 when there is none: for exchange, the command line and the filter parser alone.  A first
 * field's id is not 0 because entity numbers begin at 1. */
int
jin_entity_find_field (const JinEntity *entity,
                       const char      *name)
{
  g_return_val_if_fail (entity != NULL && name != NULL, 0);

  for (int i = 0; i < entity->n_fields; i++)
    if (strcmp (entity->fields[i].name, name) == 0)
      return jin_entity_field_id (entity, i);
  return 0;
}

/* The reference that makes a record somebody's child, or 0. */
int
jin_entity_owner_field (const JinEntity *entity)
{
  g_return_val_if_fail (entity != NULL, 0);

  for (int i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & JIN_FIELD_OWNER) != 0)
      return JIN_FIELD_ID (entity->number, i);
  return 0;
}

/* The owner field of @entity that points to @owner, or 0: what may hang on several kinds of records (documents) has one
 * for each. */
int
jin_entity_owned_by (const JinEntity *entity,
                     const JinEntity *owner)
{
  g_return_val_if_fail (entity != NULL && owner != NULL, 0);

  for (int i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & JIN_FIELD_OWNER) != 0 && jin_entity_same (entity->fields[i].target, owner))
      return JIN_FIELD_ID (entity->number, i);
  return 0;
}

/* The reference of @entity that points to @target: its owner field if that does, else the first; 0 for none. */
int
jin_entity_reference_to (const JinEntity *entity,
                         const JinEntity *target)
{
  int owner = jin_entity_owned_by (entity, target);

  if (owner != 0)
    return owner;
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_REFERENCE && jin_entity_same (entity->fields[i].target, target))
      return JIN_FIELD_ID (entity->number, i);
  return 0;
}

const char *
jin_entity_label (const JinEntity *entity)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "entity", entity->label);
}

const char *
jin_entity_plural (const JinEntity *entity)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "entity", entity->plural);
}

const char *
jin_entity_tab (const JinEntity *entity)
{
  return entity->tab != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "tab", entity->tab) : jin_entity_plural (entity);
}

char *
jin_entity_head (const JinEntity *entity)
{
  return first_head (entity->heads);
}

/* Why two records may be the same, in the program's language. */
const char *
jin_likeness_reason (const JinLikeness *likeness)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "likeness", likeness->reason);
}
