/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/*
 * What can be done with an activity wherever one is shown.  Work goes on off the main thread; what was done is told by a
 * toast with undo, what failed by a message.
 */

/* To another day, at the same time of day. */
void jin_activity_move (JinWindow *window, JinRecord *activity, int days);
/* With its attendance entries. */
void jin_activity_delete (JinWindow *window, JinRecord *activity);
/* Puts a text with time, place, topic and names into the clipboard; never numbers or illness. */
void jin_activity_copy_notice (JinWindow *window, JinRecord *activity);
/* Shows the sheet on which people sign (F6); @activity: (nullable): none for a blank one. */
void jin_activity_print_sign_in (JinWindow *window, JinRecord *activity);

G_END_DECLS
