/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* One search over people, organisations, activities, ledgers and commands, by characters, pinyin or initials (Ctrl+K). */
#define JIN_TYPE_QUICK_SEARCH (jin_quick_search_get_type ())
G_DECLARE_FINAL_TYPE (JinQuickSearch, jin_quick_search, JIN, QUICK_SEARCH, AdwWindow)

GtkWidget *jin_quick_search_new (JinWindow *window);

G_END_DECLS
