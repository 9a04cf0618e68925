/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-record-list.h"

G_BEGIN_DECLS

/**
 * JinLedgerOutput: rows of a ledger on their way to paper or into a file.
 * @ids: in order; as shown, so the result has exactly these rows
 * @columns: field names joined by ","
 * @title: of the sheet
 */
typedef struct
{
  const JinEntity *entity;
  GArray          *ids;
  char            *columns;
  char            *title;
} JinLedgerOutput;

/* The selected rows of a list, or all when at most one is selected: nobody prints a list of one. @title: or NULL for the
 * ledger's own. */
JinLedgerOutput *jin_ledger_output_new (JinRecordList   *list,
                                        const JinEntity *entity,
                                        const char      *title);
void             jin_ledger_output_free (JinLedgerOutput *output);

/* Both take @output; work goes on off the main thread, errors are shown in @window. */
void jin_ledger_print (JinWindow       *window,
                       JinLedgerOutput *output);
/* Asks for a file: .xlsx or .csv by its name. */
void jin_ledger_export (JinWindow       *window,
                        JinLedgerOutput *output);

G_END_DECLS
