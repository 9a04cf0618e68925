/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Something that the calendar shows or hides: an organisation (by id) or a kind of activity (by code). Property "shown". */
#define JIN_TYPE_CALENDAR_CHOICE (jin_calendar_choice_get_type ())
G_DECLARE_FINAL_TYPE (JinCalendarChoice, jin_calendar_choice, JIN, CALENDAR_CHOICE, GObject)

JinCalendarChoice *jin_calendar_choice_new (const char *key, const char *label, int depth, const GdkRGBA *colour);
const char        *jin_calendar_choice_get_key (JinCalendarChoice *self);
const char        *jin_calendar_choice_get_label (JinCalendarChoice *self);
int                jin_calendar_choice_get_depth (JinCalendarChoice *self);
/* (nullable): only kinds have one. */
const GdkRGBA *jin_calendar_choice_get_colour (JinCalendarChoice *self);
gboolean       jin_calendar_choice_is_shown (JinCalendarChoice *self);
void           jin_calendar_choice_set_shown (JinCalendarChoice *self, gboolean shown);
/* Whether both look alike, shown or not. */
gboolean jin_calendar_choice_equal (JinCalendarChoice *self, JinCalendarChoice *other);

G_END_DECLS
