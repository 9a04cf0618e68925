/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/jin-filter-row.h"

G_BEGIN_DECLS

typedef enum {
  JIN_FILTER_GROUP_WHOLE,    /* the outermost: can't be taken away */
  JIN_FILTER_GROUP_INNER,    /* inside of another */
  JIN_FILTER_GROUP_CHILDREN, /* which of the children are counted; may be without conditions */
} JinFilterGroupKind;

/**
 * JinFilterGroup: conditions of which all hold, or any, or none, or not all; groups inside of groups.
 *
 * Signals: "changed"; "removed": of an inner one.
 */
#define JIN_TYPE_FILTER_GROUP (jin_filter_group_get_type ())
G_DECLARE_FINAL_TYPE (JinFilterGroup, jin_filter_group, JIN, FILTER_GROUP, GtkBox)

GtkWidget *jin_filter_group_new (JinStore          *store,
                                 const JinEntity   *entity,
                                 JinFilter         *filter,
                                 JinFilterGroupKind kind);
/* Takes what there is away and shows @filter, NULL for nothing. */
void jin_filter_group_set (JinFilterGroup *self,
                           JinFilter      *filter);
/* Adds a condition and puts the keyboard there. */
void jin_filter_group_add (JinFilterGroup *self);
/* Puts the keyboard on the first condition. */
void jin_filter_group_focus (JinFilterGroup *self);
/* As jin_filter_parse() reads it, "" without conditions; NULL when something is missing that is not skipped. */
char *jin_filter_group_dup_text (JinFilterGroup *self,
                                 JinFilterGaps   gaps);

G_END_DECLS
