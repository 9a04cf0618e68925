/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/jin-date.h"

G_BEGIN_DECLS

/* A button that asks for a day in any form of R2, or a lunar day. Signal "day-entered" (int julian). */
#define JIN_TYPE_CALENDAR_DATE (jin_calendar_date_get_type ())
G_DECLARE_FINAL_TYPE (JinCalendarDate, jin_calendar_date, JIN, CALENDAR_DATE, AdwBin)

void jin_calendar_date_ask (JinCalendarDate *self);

G_END_DECLS
