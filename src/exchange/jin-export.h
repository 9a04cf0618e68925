/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"
#include "record/jin-format.h"

G_BEGIN_DECLS

/**
 * JinExport:
 * @path: .xlsx, .csv or .docx by its ending
 * @title: (nullable): what stands on top; NULL for the ledger's own
 * @unit: (nullable): 填报单位, where the format has a place for it
 * @level: how much is masked (R93); JIN_MASK_NONE only with a purpose in the query's context (R94)
 */
typedef struct
{
  const char  *path;
  const char  *title;
  const char  *unit;
  JinMaskLevel level;
} JinExport;

/* Exactly the columns (field ids) and rows of @query, in its order; a .docx is the printed list, with 序号 before and 合计
 * beneath.  Blocks; @progress from 0 to 1. */
gboolean jin_export_list (JinStore         *store,
                          const JinQuery   *query,
                          GArray           *columns,
                          const JinExport  *options,
                          JinImportProgress progress,
                          gpointer          data,
                          GCancellable     *cancellable,
                          GError          **error);

G_END_DECLS
