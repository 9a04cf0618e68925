/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the window offers by menu and keyboard: for the visible page (new, find, print, save …) and for the whole database
 * (undo, history, backup, restore, import, finding anything). */
void jin_window_actions_install (GtkWidgetClass *klass);

G_END_DECLS
