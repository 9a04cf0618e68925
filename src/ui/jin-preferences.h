/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* What this person sets for this computer (size of type, light or dark, language) and what the office sets in the database. */
#define JIN_TYPE_PREFERENCES (jin_preferences_get_type ())
G_DECLARE_FINAL_TYPE (JinPreferences, jin_preferences, JIN, PREFERENCES, AdwPreferencesWindow)

GtkWidget *jin_preferences_new (JinWindow *window,
                                GSettings *settings);

G_END_DECLS
