/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/jin-entity.h"

G_BEGIN_DECLS

/* What the menu of a ledger's page offers besides what every ledger has: its ways to sort, the search for duplicates. */
void jin_ledger_menu_fill (GMenu           *sort_section,
                           GMenu           *duplicates_section,
                           const JinEntity *entity);

G_END_DECLS
