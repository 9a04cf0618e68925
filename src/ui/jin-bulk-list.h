/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-bulk.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/* What would become of many rows: how many change, from what to what, and one by one with a tick that leaves a row out.
 *
 * Signal "changed": a row was left out or taken in again. */
#define JIN_TYPE_BULK_LIST (jin_bulk_list_get_type ())
G_DECLARE_FINAL_TYPE (JinBulkList, jin_bulk_list, JIN, BULK_LIST, GtkBox)

/* So many rows are told one by one. */
#define JIN_BULK_LIST_ROWS 1000

GtkWidget *jin_bulk_list_new (const JinEntity *entity);
/* Takes @preview, NULL to show nothing; rows that are left out are told to @bulk. */
void  jin_bulk_list_show (JinBulkList    *self,
                          JinBulk        *bulk,
                          JinBulkPreview *preview);
guint jin_bulk_list_count (JinBulkList *self);

G_END_DECLS
