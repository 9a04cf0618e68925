/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* The calendar of activities: a month of days, what is shown of it at the left, the selected day at the right. */
#define JIN_TYPE_CALENDAR_PAGE (jin_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (JinCalendarPage, jin_calendar_page, JIN, CALENDAR_PAGE, JinPage)

JinPage *jin_calendar_page_new (JinWindow *window);
void     jin_calendar_page_go_to (JinCalendarPage *self, JinDate day);

G_END_DECLS
