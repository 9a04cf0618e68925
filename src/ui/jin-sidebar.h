/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/jin-overview.h"

G_BEGIN_DECLS

/* The pages with what is counted on them, the menu, the office and its last backup. Choosing a row activates "win.page". */
#define JIN_TYPE_SIDEBAR (jin_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (JinSidebar, jin_sidebar, JIN, SIDEBAR, AdwBin)

void jin_sidebar_set_overview (JinSidebar        *self,
                               const JinOverview *overview);
/* @id may be NULL: no page is marked as the current one. */
void jin_sidebar_set_page (JinSidebar *self,
                           const char *id);

G_END_DECLS
