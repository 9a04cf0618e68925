/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-agenda-item.h"

struct _JinAgendaItem
{
  GObject parent_instance;

  JinDate    day;
  gboolean   first;
  JinRecord *activity;
  char      *marks;
};

G_DEFINE_FINAL_TYPE (JinAgendaItem, jin_agenda_item, G_TYPE_OBJECT)

static void
jin_agenda_item_finalize (GObject *object)
{
  JinAgendaItem *self = JIN_AGENDA_ITEM (object);

  g_clear_object (&self->activity);
  g_free (self->marks);
  G_OBJECT_CLASS (jin_agenda_item_parent_class)->finalize (object);
}

static void
jin_agenda_item_class_init (JinAgendaItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_agenda_item_finalize;
}

static void
jin_agenda_item_init (JinAgendaItem *self)
{
}

JinAgendaItem *
jin_agenda_item_new (JinDate day, JinRecord *activity, gboolean first, const char *marks)
{
  JinAgendaItem *self = g_object_new (JIN_TYPE_AGENDA_ITEM, NULL);

  self->day = day;
  self->first = first;
  self->activity = activity != NULL ? g_object_ref (activity) : NULL;
  self->marks = g_strdup (marks);
  return self;
}

JinDate
jin_agenda_item_get_day (JinAgendaItem *self)
{
  g_return_val_if_fail (JIN_IS_AGENDA_ITEM (self), JIN_DATE_NONE);
  return self->day;
}

JinRecord *
jin_agenda_item_get_activity (JinAgendaItem *self)
{
  g_return_val_if_fail (JIN_IS_AGENDA_ITEM (self), NULL);
  return self->activity;
}

gboolean
jin_agenda_item_is_first (JinAgendaItem *self)
{
  g_return_val_if_fail (JIN_IS_AGENDA_ITEM (self), FALSE);
  return self->first;
}

const char *
jin_agenda_item_get_marks (JinAgendaItem *self)
{
  g_return_val_if_fail (JIN_IS_AGENDA_ITEM (self), NULL);
  return self->marks;
}

gboolean
jin_agenda_item_equal (JinAgendaItem *self, JinAgendaItem *other)
{
  g_return_val_if_fail (JIN_IS_AGENDA_ITEM (self) && JIN_IS_AGENDA_ITEM (other), FALSE);
  if (!jin_date_equal (self->day, other->day) || self->first != other->first || (self->activity == NULL) != (other->activity == NULL) || g_strcmp0 (self->marks, other->marks) != 0)
    return FALSE;
  return self->activity == NULL || (jin_record_get_id (self->activity) == jin_record_get_id (other->activity) &&
                                    jin_record_get_revision (self->activity) == jin_record_get_revision (other->activity));
}
