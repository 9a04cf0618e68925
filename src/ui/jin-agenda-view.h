/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-calendar-view.h"

G_BEGIN_DECLS

/**
 * JinAgendaView: the activities as a list by day that goes on at both ends as one scrolls.
 *
 * Signals beside those of #JinCalendarView: "range-changed": it needs to know of more days.
 */
#define JIN_TYPE_AGENDA_VIEW (jin_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (JinAgendaView, jin_agenda_view, JIN, AGENDA_VIEW, GtkWidget)

G_END_DECLS
