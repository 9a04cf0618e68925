/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/jin-selection.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinRecordList: the rows of one ledger in columns, for any number of rows.
 *
 * Signals: "opened" (gint64 id): Enter or double click; "changed": rows or selection are others than before;
 * "columns-changed": columns or order were chosen anew.
 * Actions: "records.sort" (s, as jin_sort_parse() reads it; "" for the ledger's own order), "records.hide" (s, a field).
 */
#define JIN_TYPE_RECORD_LIST (jin_record_list_get_type ())
G_DECLARE_FINAL_TYPE (JinRecordList, jin_record_list, JIN, RECORD_LIST, AdwBin)

JinRecordList *jin_record_list_new (JinWindow       *window,
                                    const JinEntity *entity);
/* Rows that @filter lets through; NULL for all. */
void          jin_record_list_set_filter (JinRecordList *self,
                                          JinFilter     *filter);
JinStoreList *jin_record_list_get_rows (JinRecordList *self);
JinSelection *jin_record_list_get_selection (JinRecordList *self);
/* Menu of a row, opened by the secondary button, the menu key or Shift+F10 after the row was selected. */
void jin_record_list_set_menu (JinRecordList *self,
                               GMenuModel    *menu);
/* Field names in order, "," between; NULL or "" for those flagged DEFAULT. */
void  jin_record_list_set_columns (JinRecordList *self,
                                   const char    *columns);
char *jin_record_list_dup_columns (JinRecordList *self);
/* A field that says the same in every row. */
void jin_record_list_leave_out (JinRecordList *self,
                                int            field);
/* "" for the ledger's own order. */
void        jin_record_list_set_sort (JinRecordList *self,
                                      const char    *sort);
const char *jin_record_list_get_sort (JinRecordList *self);
/* Sorts by one column more, among those that the order has left equal; a column that sorts already is turned round. */
void jin_record_list_add_sort (JinRecordList *self,
                               int            field);

G_END_DECLS
