/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the window does with the whole database: undo, history, backup, restore, import, finding anything. */
void jin_window_actions_install (GtkWidgetClass *klass);

G_END_DECLS
