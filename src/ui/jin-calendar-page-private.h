/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-calendar-data.h"
#include "ui/jin-calendar-date.h"
#include "ui/jin-calendar-page.h"
#include "ui/jin-calendar-panel.h"
#include "ui/jin-calendar-sidebar.h"
#include "ui/jin-calendar-view.h"
#include "ui/jin-year-view.h"

G_BEGIN_DECLS

/* What the files of the calendar page share: showing in jin-calendar-page.c, doing in jin-calendar-commands.c. */
struct _JinCalendarPage
{
  JinPage parent_instance;

  /* Template */
  AdwWindowTitle     *month_title;
  AdwFlap            *outer;
  AdwFlap            *inner;
  GtkStack           *stack;
  AdwStatusPage      *error_page;
  JinCalendarSidebar *sidebar;
  JinCalendarPanel   *panel;
  GtkStack           *views;
  JinYearView        *year;
  JinCalendarDate    *date;

  /* Borrowed */
  JinWindow *window;

  /* Owned */
  JinCalendarData *data;
  GCancellable    *cancellable;
  JinRecord       *cut;
  char            *awaited; /* uid of what was just saved, to be chosen when it is read */
  char            *view_name;
  JinDate          day;  /* the selected one, in all views */
  JinDate          from; /* what was asked for last */
  JinDate          until;
  int              year_shown; /* by the year view */
  gint64           chosen;
  gboolean         switching; /* to another view */
  guint            fold_source;
};

JinCalendarView *jin_calendar_page_get_view (JinCalendarPage *self);
/* (nullable): the record of the activity that keys act upon. */
JinRecord *jin_calendar_page_get_chosen (JinCalendarPage *self);
JinRecord *jin_calendar_page_find_activity (JinCalendarPage *self, gint64 id);
void       jin_calendar_page_update_panel (JinCalendarPage *self);
void       jin_calendar_page_load (JinCalendarPage *self);

void jin_calendar_commands_install (JinCalendarPageClass *klass);
/* Handlers of the template. */
void jin_calendar_commands_create_cb (JinCalendarPage *self, int from, int until);
void jin_calendar_commands_opened_cb (JinCalendarPage *self, gint64 id);
void jin_calendar_commands_edited_cb (JinCalendarPage *self, const char *uid);
void jin_calendar_commands_move_cb (JinCalendarPage *self, gint64 id, int days);

G_END_DECLS
