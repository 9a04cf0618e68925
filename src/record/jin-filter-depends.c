/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-filter-private.h"

/* What a filter depends on besides the row itself. */

typedef struct
{
  const JinEntities *entities;
  GArray            *numbers;
} Walk;

static void walk_filter (Walk      *walk,
                         JinFilter *filter);
static void walk_operand (Walk             *walk,
                          const JinOperand *operand);

static void
add (Walk *walk,
     int   number)
{
  for (guint i = 0; i < walk->numbers->len; i++)
    if (g_array_index (walk->numbers, int, i) == number)
      return;
  g_array_append_val (walk->numbers, number);
}

/* A mirrored value follows its spans, a computed one and a summary what they are made of. */
static void
walk_field (Walk            *walk,
            const JinEntity *entity,
            const JinField  *field)
{
  g_autoptr (JinOperand) operand = NULL;

  if (field->mirror != 0)
    add (walk, JIN_FIELD_ENTITY (field->mirror));
  if (field->expression == NULL)
    return;
  operand = jin_operand_parse (walk->entities, entity, field->expression, NULL);
  if (operand != NULL)
    walk_operand (walk, operand);
}

static void
walk_operand (Walk             *walk,
              const JinOperand *operand)
{
  const JinEntity *entity = operand->entity;

  if (operand->kind >= JIN_OPERAND_COUNT)
    {
      add (walk, entity->number);
      walk_field (walk, entity, jin_entity_field (entity, operand->link));
      if (operand->where != NULL)
        walk_filter (walk, operand->where);
    }
  for (int i = 0; i < operand->n_path; i++)
    {
      const JinField *field = jin_entity_field (entity, operand->path[i]);

      walk_field (walk, entity, field);
      if (i + 1 < operand->n_path)
        {
          entity = field->target;
          add (walk, entity->number);
        }
    }
}

static void
walk_filter (Walk      *walk,
             JinFilter *filter)
{
  if (filter->operand != NULL)
    walk_operand (walk, filter->operand);
  for (guint i = 0; i < filter->parts->len; i++)
    walk_filter (walk, filter->parts->pdata[i]);
}

GArray *
jin_filter_depends (JinFilter         *self,
                    const JinEntities *entities)
{
  Walk walk = {entities, NULL};

  g_return_val_if_fail (self != NULL && entities != NULL, NULL);

  walk.numbers = g_array_new (FALSE, FALSE, sizeof (int));
  walk_filter (&walk, self);
  return walk.numbers;
}

gboolean
jin_filter_searches (JinFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kind == JIN_FILTER_SEARCH || (self->operand != NULL && self->operand->where != NULL && jin_filter_searches (self->operand->where)))
    return TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    if (jin_filter_searches (self->parts->pdata[i]))
      return TRUE;
  return FALSE;
}
