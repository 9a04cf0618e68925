/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-record-list.h"

G_BEGIN_DECLS

/* Sorts a list by several columns, the first deciding, the others among equals. */
#define JIN_TYPE_SORT_DIALOG (jin_sort_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JinSortDialog, jin_sort_dialog, JIN, SORT_DIALOG, AdwWindow)

GtkWidget *jin_sort_dialog_new (JinWindow       *window,
                                JinRecordList   *list,
                                const JinEntity *entity);

G_END_DECLS
