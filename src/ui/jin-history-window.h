/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* What was done in this database, newest first; each can be taken back, as long as nothing newer stands on it. */
#define JIN_TYPE_HISTORY_WINDOW (jin_history_window_get_type ())
G_DECLARE_FINAL_TYPE (JinHistoryWindow, jin_history_window, JIN, HISTORY_WINDOW, AdwWindow)

GtkWidget *jin_history_window_new (JinWindow *window);

G_END_DECLS
