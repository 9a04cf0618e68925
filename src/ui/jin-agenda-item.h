/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"
#include "record/jin-record.h"

G_BEGIN_DECLS

/* A row of the agenda: an activity, or a day without one that has something to say. */
#define JIN_TYPE_AGENDA_ITEM (jin_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (JinAgendaItem, jin_agenda_item, JIN, AGENDA_ITEM, GObject)

/* @activity: (nullable); @first: whether the day's heading stands above it; @marks: (nullable): of the day, beneath the heading */
JinAgendaItem *jin_agenda_item_new (JinDate day, JinRecord *activity, gboolean first, const char *marks);
JinDate        jin_agenda_item_get_day (JinAgendaItem *self);
JinRecord     *jin_agenda_item_get_activity (JinAgendaItem *self);
gboolean       jin_agenda_item_is_first (JinAgendaItem *self);
const char    *jin_agenda_item_get_marks (JinAgendaItem *self);
/* Whether both look alike. */
gboolean jin_agenda_item_equal (JinAgendaItem *self, JinAgendaItem *other);

G_END_DECLS
