/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

#define JIN_TYPE_APPLICATION (jin_application_get_type ())
G_DECLARE_FINAL_TYPE (JinApplication, jin_application, JIN, APPLICATION, AdwApplication)

/* Puts the language of the preferences into the environment; to be called before setlocale(). */
void            jin_application_choose_language (void);
JinApplication *jin_application_new (void);
/* The user's own settings; borrowed. */
GSettings *jin_application_get_settings (JinApplication *self);
/* Opens the database on a thread and shows it in a window of its own, or says in a window why that can't be. */
void jin_application_open_database (JinApplication *self,
                                    const char     *uri,
                                    JinStoreFlags   flags);
/* Puts a backup in the place of the window's database and shows that in its stead. */
void jin_application_restore (JinApplication *self,
                              JinWindow      *window,
                              const char     *backup);

G_END_DECLS
