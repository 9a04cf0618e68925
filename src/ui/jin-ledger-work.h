/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-record-list.h"

G_BEGIN_DECLS

/* What can be done to the selected rows of a ledger; the actions "ledger.…" of its page. */

void jin_ledger_work_install (GtkWidgetClass             *klass,
                              GtkWidgetActionActivateFunc activate);
/* Which of them make sense for the ledger and the selection. */
void jin_ledger_work_update (GtkWidget       *page,
                             JinStore        *store,
                             const JinEntity *entity,
                             guint            n_selected);
void jin_ledger_work_do (JinWindow       *window,
                         JinRecordList   *list,
                         const JinEntity *entity,
                         const char      *action);

G_END_DECLS
