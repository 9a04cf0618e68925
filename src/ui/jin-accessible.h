/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * From now on mends what screen readers find on the screen, in GTK's own dialogs, too.  GTK 4.8 calls a button with only a
 * symbol "GtkImage", though its tooltip says what it does; says the name of one with a mnemonic twice; calls the button of a
 * drop-down "GtkToggleButton"; and reads out the hidden pages of a stack; and libadwaita leaves the button of a toast without
 * a name.  To be called once, after GTK's start.
 */
void jin_accessible_mend (void);
/* What screen readers say of a list's row as a whole; for GTK 4.8 has no gtk_list_item_set_accessible_label(). */
void jin_accessible_name_row (GtkListItem *item,
                              const char  *name);

G_END_DECLS
