/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-bulk.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/* What is to be done to many. */
typedef enum {
  JIN_BULK_TASK_FIELDS, /* one or several fields of any ledger */
  JIN_BULK_TASK_BRANCH, /* people move to a branch as of a day */
  JIN_BULK_TASK_STATE,  /* people died, left or came back: with day and reason (R15) */
} JinBulkTask;

/**
 * JinBulkForm: which fields of many rows get which values, as of when, and why.
 *
 * Signal "changed": something was chosen or typed.
 */
#define JIN_TYPE_BULK_FORM (jin_bulk_form_get_type ())
G_DECLARE_FINAL_TYPE (JinBulkForm, jin_bulk_form, JIN, BULK_FORM, GtkBox)

GtkWidget *jin_bulk_form_new (JinWindow       *window,
                              const JinEntity *entity,
                              JinBulkTask      task);
/* The edits for rows @ids; NULL when something is missing or not understood, which then stands beneath its field. (transfer full) */
JinBulk *jin_bulk_form_read (JinBulkForm *self,
                             GArray      *ids);
/* The names of the fields. (transfer full) */
char *jin_bulk_form_describe (JinBulkForm *self);

G_END_DECLS
