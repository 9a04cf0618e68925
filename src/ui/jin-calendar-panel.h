/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinCalendarPanel: the selected day's activities, and what is known of the chosen one, or the editor.
 *
 * Its buttons are the page's actions "calendar.…".  Signals: "activity-chosen" (gint64 id); "edited" (char *uid): the editor
 * is done, as "done" of #JinActivityEditor.
 */
#define JIN_TYPE_CALENDAR_PANEL (jin_calendar_panel_get_type ())
G_DECLARE_FINAL_TYPE (JinCalendarPanel, jin_calendar_panel, JIN, CALENDAR_PANEL, AdwBin)

void jin_calendar_panel_set_window (JinCalendarPanel *self, JinWindow *window);
/* @activities: (element-type JinRecord): of the day; @chosen: id of one of them, or 0. */
void jin_calendar_panel_show_day (JinCalendarPanel *self, JinDate day, GPtrArray *activities, gint64 chosen);
/* Opens the editor in the place of the day. */
void     jin_calendar_panel_edit (JinCalendarPanel *self, JinRecord *activity);
gboolean jin_calendar_panel_is_editing (JinCalendarPanel *self);
/* Finishes @task (taken). */
void jin_calendar_panel_save (JinCalendarPanel *self, GTask *task);

G_END_DECLS
