/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/jin-entity.h"

G_BEGIN_DECLS

/* What the menu of a ledger's page offers by its declaration: its ways to sort, and what there is to do with it as a whole. */
void jin_ledger_menu_fill (GMenu           *sort_section,
                           GMenu           *work_section,
                           const JinEntity *entity);
/* Ctrl+L for the conditions, which the menu offers too. */
void jin_ledger_menu_add_key (GtkWidget *page);

G_END_DECLS
