/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-issue.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinFormRow: one field being edited: its label, an editor by its type, and what is wrong or worth knowing beneath.
 *
 * Signal "changed": the person typed or chose something.
 */
#define JIN_TYPE_FORM_ROW (jin_form_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (JinFormRow, jin_form_row, JIN, FORM_ROW, GtkWidget)

/**
 * JinFormRowClass:
 * @set_up: makes the widgets, once the field is known
 * @show: puts the record's value into the editor
 * @read: puts the editor's content into the record; what isn't understood is an error and leaves the record alone
 */
struct _JinFormRowClass
{
  GtkWidgetClass parent_class;

  void (*set_up) (JinFormRow *self);
  void (*show) (JinFormRow *self,
                JinRecord  *record);
  gboolean (*read) (JinFormRow *self,
                    JinRecord  *record,
                    GError    **error);
};

/* An editor for the field's type. */
JinFormRow     *jin_form_row_new (JinWindow       *window,
                                  const JinEntity *entity,
                                  int              field);
JinWindow      *jin_form_row_get_window (JinFormRow *self);
int             jin_form_row_get_id (JinFormRow *self);
const JinField *jin_form_row_get_field (JinFormRow *self);
void            jin_form_row_show (JinFormRow *self,
                                   JinRecord  *record);
gboolean        jin_form_row_read (JinFormRow *self,
                                   JinRecord  *record,
                                   GError    **error);
/* What stands beneath, NULL for nothing; @clause: the document it follows from, or NULL. */
void jin_form_row_set_message (JinFormRow   *self,
                               JinIssueLevel level,
                               const char   *text,
                               const char   *clause);
void jin_form_row_focus (JinFormRow *self);
/* Gives it the keyboard and scrolls to it, even when it was made just now. */
void jin_form_row_bring (JinFormRow *self);

/* For the editors: @editor is put between label and message, and gets the field's name. */
void jin_form_row_set_editor (JinFormRow *self,
                              GtkWidget  *editor,
                              GtkWidget  *focus);
void jin_form_row_changed (JinFormRow *self);

G_END_DECLS
