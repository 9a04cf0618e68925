/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-bulk-form.h"

G_BEGIN_DECLS

/**
 * JinBulkEdit: changes many rows at once, in one transaction: what to do, then what would become of each, then done.
 *
 * Until the last button nothing is written; a long change shows how far it is and can be stopped, and then nothing of it is
 * kept.
 */
#define JIN_TYPE_BULK_EDIT (jin_bulk_edit_get_type ())
G_DECLARE_FINAL_TYPE (JinBulkEdit, jin_bulk_edit, JIN, BULK_EDIT, AdwWindow)

/* @ids: gint64 */
GtkWidget *jin_bulk_edit_new (JinWindow       *window,
                              const JinEntity *entity,
                              GArray          *ids,
                              JinBulkTask      task);

/* Takes mistaken entries away, in one transaction, with an undo toast. Not for people. */
void jin_bulk_delete (JinWindow       *window,
                      const JinEntity *entity,
                      GArray          *ids);

G_END_DECLS
