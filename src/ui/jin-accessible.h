/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Mends the names of all buttons below @root as screen readers say them.  GTK 4.8 calls a button with only a symbol
 * "GtkImage", though its tooltip says what it does, and says the name of one with a mnemonic twice.
 */
void jin_accessible_name_buttons (GtkWidget *root);

G_END_DECLS
