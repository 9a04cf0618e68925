/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_set_tooltip_text(), which asks the screen for the pointer's place each time: a tenth of a millisecond, too much
 * for each of a thousand buttons.  For a widget that was just made. */
void jin_tooltip_give (GtkWidget  *widget,
                       const char *text);
/**
 * jin_tooltip_line_new:
 *
 * Returns: (transfer floating): an inscription for one line in a row of a list, cut where there is no more room; then the
 *   tooltip says it all.  A view keeps two hundred rows at hand, most of them out of sight: a label would be set in type there.
 */
GtkWidget *jin_tooltip_line_new (void);

/* From now on mends the tooltips of the whole program: GTK 4.8 gives them no more width than one word needs, in Chinese one
 * character.  To be called once, after GTK's start. */
void jin_tooltip_mend (void);

G_END_DECLS
