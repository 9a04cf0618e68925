/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-filter-term.h"

/*
 * What can be asked about a ledger's rows:
 *
 *   age, health …                        its own fields
 *   branch.kind …                        fields of what it refers to
 *   count(visit), last(visit.date) …     what refers to it
 */

static void
subject_free (JinSubject *subject)
{
  g_free (subject->operand);
  g_free (subject->label);
  g_free (subject);
}

/* Owns both. */
static void
add (GPtrArray *subjects,
     char      *operand,
     char      *label)
{
  JinSubject *subject = g_new (JinSubject, 1);

  *subject = (JinSubject){operand, label};
  g_ptr_array_add (subjects, subject);
}

static gboolean
can_be_asked (const JinField *field)
{
  if ((field->flags & JIN_FIELD_HIDDEN) != 0 || field->type == JIN_TYPE_ATTACHMENT)
    return FALSE;
  return !jin_field_is_computed (field) || field->expression != NULL;
}

/* A reference is asked for by what it is called. */
static char *
field_operand (const JinField *field)
{
  if (field->type == JIN_TYPE_REFERENCE)
    return g_strdup_printf ("%s.%s", field->name, jin_entity_field (field->target, field->target->title)->name);
  return g_strdup (field->name);
}

static void
add_target (GPtrArray      *subjects,
            const JinField *reference)
{
  const JinEntity *target = reference->target;

  for (int i = 0; i < target->n_fields; i++)
    {
      const JinField *field = &target->fields[i];

      if (!can_be_asked (field) || field->type == JIN_TYPE_REFERENCE || field->type == JIN_TYPE_LONG_TEXT || jin_entity_field_id (target, i) == target->title)
        continue;
      /* Translators: between two field names, the second belonging to what the first refers to, as in "Branch: Kind" */
      add (subjects, g_strdup_printf ("%s.%s", reference->name, field->name),
           g_strconcat (jin_field_label (reference), C_ ("filter", ": "), jin_field_label (field), NULL));
    }
}

/* The path to the date of a ledger's rows: its own, or that of what a row belongs to (attendance: that of the activity). */
static char *
when_path (const JinEntity *entity,
           const char     **label)
{
  const JinField *field = entity->when != 0 ? jin_entity_field (entity, entity->when) : NULL;

  if (field != NULL)
    {
      *label = jin_field_label (field);
      return g_strdup (field->name);
    }
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_REFERENCE && entity->fields[i].target->when != 0)
      {
        field = jin_entity_field (entity->fields[i].target, entity->fields[i].target->when);
        *label = jin_field_label (field);
        return g_strdup_printf ("%s.%s", entity->fields[i].name, field->name);
      }
  return NULL;
}

static void
add_child (GPtrArray       *subjects,
           const JinEntity *child)
{
  const char      *when = NULL;
  g_autofree char *path = when_path (child, &when);

  /* Translators: %s is a ledger ("Visits"): the number of its rows that somebody has */
  add (subjects, g_strdup_printf ("count(%s)", child->name), g_strdup_printf (C_ ("filter", "%s: how many"), jin_entity_plural (child)));
  if (path != NULL)
    /* Translators: the first %s is a ledger, the second its date field: the date of the last row */
    add (subjects, g_strdup_printf ("last(%s.%s)", child->name, path), g_strdup_printf (C_ ("filter", "%s: last, %s"), jin_entity_plural (child), when));
  for (int i = 0; i < child->n_fields; i++)
    if ((child->fields[i].flags & JIN_FIELD_SUMMED) != 0)
      /* Translators: the first %s is a ledger, the second a field of it: the total */
      add (subjects, g_strdup_printf ("sum(%s.%s)", child->name, child->fields[i].name),
           g_strdup_printf (C_ ("filter", "%s: total, %s"), jin_entity_plural (child), jin_field_label (&child->fields[i])));
}

GPtrArray *
jin_subjects_new (const JinEntities *entities,
                  const JinEntity   *entity)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func ((GDestroyNotify)subject_free);

  g_return_val_if_fail (entities != NULL && entity != NULL, NULL);

  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField *field = &entity->fields[i];

      if (can_be_asked (field) && (field->type != JIN_TYPE_REFERENCE || jin_entity_field (field->target, field->target->title)->type != JIN_TYPE_REFERENCE))
        add (subjects, field_operand (field), g_strdup (jin_field_label (field)));
    }
  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_REFERENCE && can_be_asked (&entity->fields[i]))
      add_target (subjects, &entity->fields[i]);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *child = entities->items[i];

      if (!jin_entity_same (child, entity) && (child->flags & (JIN_ENTITY_SYSTEM | JIN_ENTITY_HIDDEN)) == 0 && jin_entity_reference_to (child, entity) != 0)
        add_child (subjects, child);
    }
  return subjects;
}
