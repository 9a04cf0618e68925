/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jin-store.h"

G_BEGIN_DECLS

/* One field that the office makes or changes: what it is called and what is entered in it. */
#define JIN_TYPE_FIELD_EDITOR (jin_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (JinFieldEditor, jin_field_editor, JIN, FIELD_EDITOR, AdwBin)

/* @definition: a record of #jin_custom_field_entity, new or kept */
GtkWidget *jin_field_editor_new (JinStore  *store,
                                 JinRecord *definition);
/* (transfer none): as it was given */
JinRecord *jin_field_editor_get_definition (JinFieldEditor *self);
/* (transfer full): with what was entered */
JinRecord *jin_field_editor_read (JinFieldEditor *self);
/* Why it could not be saved. */
void jin_field_editor_show_error (JinFieldEditor *self,
                                  const char     *text);

G_END_DECLS
