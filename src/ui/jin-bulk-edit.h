/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Gives one field of several records the same value, in one transaction. */
#define JIN_TYPE_BULK_EDIT (jin_bulk_edit_get_type ())
G_DECLARE_FINAL_TYPE (JinBulkEdit, jin_bulk_edit, JIN, BULK_EDIT, AdwWindow)

/* @ids: gint64 */
GtkWidget *jin_bulk_edit_new (JinWindow       *window,
                              const JinEntity *entity,
                              GArray          *ids);

/* Takes mistaken entries away, in one transaction, with an undo toast. Not for people. */
void jin_bulk_delete (JinWindow       *window,
                      const JinEntity *entity,
                      GArray          *ids);

G_END_DECLS
