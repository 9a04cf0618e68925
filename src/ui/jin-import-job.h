/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"

G_BEGIN_DECLS

/*
 * What is done with an import away from the main thread, one job after another: an import is nothing for two threads.
 * All are finished by jin_store_run_finish().  @permille is set as the work goes on and has to outlive the job.
 */

/* A JinImport, or NULL with the error. */
void jin_import_job_open (JinStore           *store,
                          const char         *path,
                          const JinEntity    *entity,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
/* TRUE as a pointer. */
void jin_import_job_check (JinStore           *store,
                           JinImport          *import,
                           const JinContext   *context,
                           gint               *permille,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
/* The transaction: a gint64 to be freed. @total: how many rows will be written */
void jin_import_job_commit (JinStore           *store,
                            JinImport          *import,
                            const JinContext   *context,
                            guint               total,
                            gboolean            all_or_nothing,
                            gint               *permille,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
/* TRUE as a pointer. */
void jin_import_job_write_rejects (JinStore           *store,
                                   JinImport          *import,
                                   const char         *path,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);

/* What one row would do: @changes of JinImportChange; @kept: the record in question in a few words, or NULL. */
typedef struct
{
  GPtrArray *changes;
  char      *kept;
} JinImportRowDetail;

void jin_import_job_detail (JinStore           *store,
                            JinImport          *import,
                            guint               row,
                            const JinContext   *context,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
void jin_import_row_detail_free (JinImportRowDetail *detail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinImportRowDetail, jin_import_row_detail_free)

G_END_DECLS
