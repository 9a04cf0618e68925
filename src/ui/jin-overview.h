/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinOverview: what the frame tells about the database.
 * @read_only: it can't be written
 * @empty: neither people nor organisations are kept yet
 * @counts: one number an entry of jin_page_table(), -1 for none
 * @undo, @redo: label of what would be taken back or done again, or %NULL
 * @office: the office's name, or %NULL
 * @backup_on: day of the last backup
 */
typedef struct
{
  gboolean read_only;
  gboolean empty;
  gint64  *counts;
  char    *undo;
  char    *redo;
  char    *office;
  JinDate  backup_on;
  JinDate  today;
} JinOverview;

#define JIN_SETTING_OFFICE "office-name"
#define JIN_SETTING_BACKUP "backup-on"

void         jin_overview_async (JinStore           *store,
                                 const JinContext   *context,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
JinOverview *jin_overview_finish (JinStore     *store,
                                  GAsyncResult *result,
                                  GError      **error);
void         jin_overview_free (JinOverview *overview);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinOverview, jin_overview_free)

G_END_DECLS
