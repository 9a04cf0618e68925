/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"
#include "ui/jin-page.h"

G_BEGIN_DECLS

#define JIN_TYPE_WINDOW (jin_window_get_type ())
G_DECLARE_FINAL_TYPE (JinWindow, jin_window, JIN, WINDOW, AdwApplicationWindow)

/* @store may not be NULL: a database that cannot be opened is shown by JinTroubleWindow. */
JinWindow *jin_window_new (GtkApplication *application,
                           JinStore       *store);
/* (transfer none) */
JinStore *jin_window_get_store (JinWindow *self);
/* Today, and who sits here; for one call, not to be kept. */
JinContext jin_window_context (JinWindow *self);

/* A page of the sidebar by its id: "charts", "person", "organisation", "calendar", "ledgers"; made on first use. */
void jin_window_show_page (JinWindow  *self,
                           const char *id);
/* Lays a page over the current one (takes it); jin_window_back() asks about unsaved changes first. */
void     jin_window_push (JinWindow *self,
                          JinPage   *page);
void     jin_window_back (JinWindow *self);
JinPage *jin_window_get_page (JinWindow *self);
/* The record's own page, over the current one. */
void jin_window_open_record (JinWindow       *self,
                             const JinEntity *entity,
                             gint64           id);
/* A form for a new record; @draft (borrowed, id 0) carries what is known already. */
void jin_window_open_draft (JinWindow *self,
                            JinRecord *draft);
/* The list behind a figure: the ledger with this filter as a chip called @title (NULL: the filter's own sentence). */
void jin_window_open_list (JinWindow       *self,
                           const JinEntity *entity,
                           const char      *filter,
                           const char      *title);

void jin_window_toast (JinWindow  *self,
                       const char *text);
/* What was done, with a button that takes @transaction back. */
void jin_window_toast_undo (JinWindow  *self,
                            const char *text,
                            gint64      transaction);
/* What failed: @heading says what was tried, the error's message the rest. Cancellation is not shown. */
void jin_window_show_error (JinWindow    *self,
                            const char   *heading,
                            const GError *error);

G_END_DECLS
