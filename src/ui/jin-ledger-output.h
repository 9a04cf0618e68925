/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-mask.h"
#include "paper/jin-mail.h"
#include "ui/jin-record-list.h"

G_BEGIN_DECLS

/**
 * JinLedgerOutput: rows of a ledger on their way to paper or into a file.
 * @ids: in order; as shown, so the result has exactly these rows
 * @columns: field names joined by ","
 * @title: of the sheet
 * @level: how much is masked (R93)
 * @purpose: why nothing is, or NULL (R94)
 */
typedef struct
{
  const JinEntity *entity;
  GArray          *ids;
  char            *columns;
  char            *title;
  JinMaskLevel     level;
  char            *purpose;
} JinLedgerOutput;

/* The selected rows of a list, or all when at most one is selected: nobody prints a list of one. @title: or NULL for the
 * ledger's own. */
JinLedgerOutput *jin_ledger_output_new (JinRecordList   *list,
                                        const JinEntity *entity,
                                        const char      *title);
void             jin_ledger_output_free (JinLedgerOutput *output);
/* 标题_单位_YYYYMMDD and the ending (R108). (transfer full) */
char *jin_ledger_output_file_name (JinLedgerOutput *output,
                                   JinWindow       *window,
                                   const char      *suffix);

/* All take @output, and work off the main thread; they are finished by jin_store_run_finish(). */

/* A #JinDocument. */
void jin_ledger_output_print (JinWindow          *window,
                              JinLedgerOutput    *output,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
/* The file's name without its folder; .xlsx, .csv or .docx by its ending. */
void jin_ledger_output_export (JinWindow          *window,
                               JinLedgerOutput    *output,
                               const char         *path,
                               gint               *permille,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);

G_END_DECLS
