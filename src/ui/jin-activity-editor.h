/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinActivityEditor: the few fields that an activity needs when it is put into the calendar.
 *
 * Signal "done" (char *uid): of what was saved; %NULL when given up or taken on to the whole form.
 */
#define JIN_TYPE_ACTIVITY_EDITOR (jin_activity_editor_get_type ())
G_DECLARE_FINAL_TYPE (JinActivityEditor, jin_activity_editor, JIN, ACTIVITY_EDITOR, AdwBin)

JinActivityEditor *jin_activity_editor_new (JinWindow *window);
/* A new one (id 0), or one that is kept. Puts the cursor into the title. */
void jin_activity_editor_edit (JinActivityEditor *self, JinRecord *activity);
/* Finishes @task (taken) with a boolean; what is wrong with a field stands beneath it, and the error is a cancellation. */
void jin_activity_editor_save (JinActivityEditor *self, GTask *task);
/* A draft for days in the calendar: the morning of one day, or from the first morning to the last afternoon. */
JinRecord *jin_activity_draft (JinDate from, JinDate until);

G_END_DECLS
