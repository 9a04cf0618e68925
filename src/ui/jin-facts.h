/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* The groups of a ledger's declaration, in the order in which they first come: msgids in the context "group". */
GPtrArray  *jin_form_groups (const JinEntity *entity);
const char *jin_form_group_label (const char *group);
/* A titled card; @content is put into it. */
GtkWidget *jin_form_group_new (const char *title,
                               GtkWidget  *content);

/* What a record says, group by group, to be read: only what is filled in, and what is expected but missing. */
GtkWidget *jin_facts_new (JinWindow *window,
                          JinRecord *record);

G_END_DECLS
