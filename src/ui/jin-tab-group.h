/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/jin-entity.h"

G_BEGIN_DECLS

/* What stands behind one tab of a record: a part, or several of which a second line of buttons shows one. A part is made
 * when it is looked at for the first time. */
#define JIN_TYPE_TAB_GROUP (jin_tab_group_get_type ())
G_DECLARE_FINAL_TYPE (JinTabGroup, jin_tab_group, JIN, TAB_GROUP, AdwBin)

/* @owner: of the group, @child: what the part was added with */
typedef GtkWidget *(*JinTabFunc) (gpointer         owner,
                                  const JinEntity *child);

GtkWidget *jin_tab_group_new (gpointer owner);
void       jin_tab_group_add (JinTabGroup     *self,
                              const char      *name,
                              const char      *title,
                              JinTabFunc       create,
                              const JinEntity *child);
/* Brings the part @name forward; FALSE when there is none. */
gboolean jin_tab_group_show (JinTabGroup *self,
                             const char  *name);
/* The part that is shown, made if need be; borrowed. */
GtkWidget *jin_tab_group_fill (JinTabGroup *self);
/* What was made is forgotten. */
void jin_tab_group_empty (JinTabGroup *self);

G_END_DECLS
