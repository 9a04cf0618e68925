/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinFilterEditor: puts a filter together: conditions in groups, or its text; says it in one sentence and how many it finds.
 *
 * Signal "applied" (const char *text): as jin_filter_parse() reads it, "" for all.
 */
#define JIN_TYPE_FILTER_EDITOR (jin_filter_editor_get_type ())
G_DECLARE_FINAL_TYPE (JinFilterEditor, jin_filter_editor, JIN, FILTER_EDITOR, AdwWindow)

/* @within: what holds besides (that of the named list), or NULL; @filter: to begin with, or NULL */
GtkWidget *jin_filter_editor_new (JinWindow       *window,
                                  const JinEntity *entity,
                                  JinFilter       *within,
                                  JinFilter       *filter);

G_END_DECLS
