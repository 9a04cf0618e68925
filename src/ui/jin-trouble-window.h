/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says why a database can't be opened, what is safe and what can be done, in place of its window. */
#define JIN_TYPE_TROUBLE_WINDOW (jin_trouble_window_get_type ())
G_DECLARE_FINAL_TYPE (JinTroubleWindow, jin_trouble_window, JIN, TROUBLE_WINDOW, AdwApplicationWindow)

GtkWidget *jin_trouble_window_new (GtkApplication *application,
                                   const char     *uri,
                                   const GError   *error);

G_END_DECLS
