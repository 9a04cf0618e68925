/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/jin-calendar-data.h"

G_BEGIN_DECLS

/**
 * JinCalendarSidebar: a small month, and which organisations and kinds of activities are shown.
 *
 * Signals: "day-clicked" (int julian); "changed": something was hidden or shown: read the getters.
 */
#define JIN_TYPE_CALENDAR_SIDEBAR (jin_calendar_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (JinCalendarSidebar, jin_calendar_sidebar, JIN, CALENDAR_SIDEBAR, AdwBin)

void jin_calendar_sidebar_set_day (JinCalendarSidebar *self, JinDate selected, JinDate today);
void jin_calendar_sidebar_set_data (JinCalendarSidebar *self, JinCalendarData *data, JinCodeList *types);
/* Ids or codes joined by ",". (transfer full) */
char *jin_calendar_sidebar_dup_hidden_organisations (JinCalendarSidebar *self);
char *jin_calendar_sidebar_dup_hidden_types (JinCalendarSidebar *self);

G_END_DECLS
