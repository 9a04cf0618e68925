/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* The documents of a person, an organisation or an activity: added by a chooser or dropped here, opened, saved, taken away
 * with a way back. */
#define JIN_TYPE_DOCUMENT_LIST (jin_document_list_get_type ())
G_DECLARE_FINAL_TYPE (JinDocumentList, jin_document_list, JIN, DOCUMENT_LIST, AdwBin)

GtkWidget *jin_document_list_new (JinWindow *window,
                                  JinRecord *owner);
/* Takes them into the database and adds one document each, all or none. */
void jin_document_list_add (JinDocumentList *self,
                            GListModel      *files);

G_END_DECLS
