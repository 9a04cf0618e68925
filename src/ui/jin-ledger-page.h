/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Any ledger as a list: named lists at the left, search and conditions above, columns, what can be done with the selected. */
#define JIN_TYPE_LEDGER_PAGE (jin_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (JinLedgerPage, jin_ledger_page, JIN, LEDGER_PAGE, JinPage)

JinPage *jin_ledger_page_new (JinWindow       *window,
                              const JinEntity *entity);
/* Only what @filter lets through, said as a condition called @title (NULL: in the filter's own words). */
JinPage *jin_ledger_page_new_filtered (JinWindow       *window,
                                       const JinEntity *entity,
                                       const char      *filter,
                                       const char      *title);
/* The rows in the order shown, for stepping from one record to the next. */
JinStoreList *jin_ledger_page_get_rows (JinLedgerPage *self);

G_END_DECLS
