/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"
#include "record/jin-format.h"

G_BEGIN_DECLS

/* Exactly the columns (field ids) and rows of @query, in its order, to .xlsx or .csv by @path's ending.  Blocks;
 * @progress from 0 to 1. */
gboolean jin_export_list (JinStore         *store,
                          const JinQuery   *query,
                          GArray           *columns,
                          const char       *path,
                          JinMaskLevel      level,
                          JinImportProgress progress,
                          gpointer          data,
                          GCancellable     *cancellable,
                          GError          **error);

G_END_DECLS
