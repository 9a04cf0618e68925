/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* JinImportRowItem: the number of a row of the plan. */
#define JIN_TYPE_IMPORT_ROW_ITEM (jin_import_row_item_get_type ())
G_DECLARE_FINAL_TYPE (JinImportRowItem, jin_import_row_item, JIN, IMPORT_ROW_ITEM, GObject)

guint jin_import_row_item_get_row (JinImportRowItem *self);

/* JinImportRowList: numbers of rows as a list of items, made when they are looked at: a file has 100,000 of them. */
#define JIN_TYPE_IMPORT_ROW_LIST (jin_import_row_list_get_type ())
G_DECLARE_FINAL_TYPE (JinImportRowList, jin_import_row_list, JIN, IMPORT_ROW_LIST, GObject)

JinImportRowList *jin_import_row_list_new (void);
/* @rows: GArray of guint, or NULL for none */
void jin_import_row_list_set_rows (JinImportRowList *self,
                                   GArray           *rows);

G_END_DECLS
