/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* What is done to the lists that an office keeps under a name; each one step of undo.  @saved: those of one ledger, in order. */

void jin_saved_views_add (JinWindow       *window,
                          const JinEntity *entity,
                          GPtrArray       *saved,
                          const char      *name,
                          const char      *filter,
                          const char      *columns,
                          const char      *sort);
void jin_saved_views_update (JinWindow  *window,
                             JinRecord  *view,
                             const char *filter,
                             const char *columns,
                             const char *sort);
void jin_saved_views_rename (JinWindow  *window,
                             JinRecord  *view,
                             const char *name);
/* @step: -1 up, 1 down; nothing happens at the ends */
void jin_saved_views_move (JinWindow *window,
                           GPtrArray *saved,
                           JinRecord *view,
                           int        step);
/* With a toast that takes it back. */
void jin_saved_views_remove (JinWindow *window,
                             JinRecord *view);

G_END_DECLS
