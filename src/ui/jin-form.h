/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinForm: one record of any ledger, read as facts or edited in place, in the groups of its declaration.
 *
 * Signals: "changed": something was typed, or editing began or ended; "saved" (gint64 id): written, with an undo toast.
 */
#define JIN_TYPE_FORM (jin_form_get_type ())
G_DECLARE_FINAL_TYPE (JinForm, jin_form, JIN, FORM, AdwBin)

JinForm *jin_form_new (JinWindow       *window,
                       const JinEntity *entity);
/* As read from the store, or a draft with id 0, which is edited at once. Drops what was typed. */
void       jin_form_set_record (JinForm   *self,
                                JinRecord *record);
JinRecord *jin_form_get_record (JinForm *self);
gboolean   jin_form_is_editing (JinForm *self);
void       jin_form_set_editing (JinForm *self,
                                 gboolean editing);
/* Begins editing, with the keyboard at one field. */
void     jin_form_edit_field (JinForm *self,
                              int      field);
gboolean jin_form_has_changes (JinForm *self);
/* Finishes @task (taken) with a boolean: FALSE never, an error when a field is wrong or the store refuses. */
void jin_form_save (JinForm *self,
                    GTask   *task);

G_END_DECLS
