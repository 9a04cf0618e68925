/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Who changed what in one record and its children, newest first, old and new side by side; of all fields or of one. */
#define JIN_TYPE_HISTORY_LIST (jin_history_list_get_type ())
G_DECLARE_FINAL_TYPE (JinHistoryList, jin_history_list, JIN, HISTORY_LIST, AdwBin)

GtkWidget *jin_history_list_new (JinWindow       *window,
                                 const JinEntity *entity,
                                 gint64           id);
/* @field: of the record, 0 for all */
void jin_history_list_show_field (JinHistoryList *self,
                                  int             field);

G_END_DECLS
