/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-entity.h"

G_BEGIN_DECLS

/* What a page of a ledger says about its rows: people are counted in other words than entries. */
char       *jin_ledger_count_text (const JinEntity *entity,
                                   guint            n_rows);
char       *jin_ledger_selected_text (const JinEntity *entity,
                                      guint            n_selected);
char       *jin_ledger_status_text (const JinEntity *entity,
                                    guint            n_rows,
                                    guint            n_selected,
                                    const char      *sentence,
                                    const char      *sort);
const char *jin_ledger_search_hint (const JinEntity *entity);

G_END_DECLS
