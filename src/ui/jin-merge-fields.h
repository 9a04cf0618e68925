/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-merge.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinMergeFields: two records side by side, field by field: what differs can be chosen, what is the same stands below.
 *
 * Signals: "changed": another value was chosen; "swap": the other record shall be the one that is kept.
 */
#define JIN_TYPE_MERGE_FIELDS (jin_merge_fields_get_type ())
G_DECLARE_FINAL_TYPE (JinMergeFields, jin_merge_fields, JIN, MERGE_FIELDS, AdwBin)

JinMergeFields *jin_merge_fields_new (JinWindow *window);
/* @set has to stay until the next call. @choices: by index of field, or %NULL for the defaults */
void jin_merge_fields_show (JinMergeFields       *self,
                            const JinMergeSet    *set,
                            const JinMergeChoice *choices);
/* By index of field. */
const JinMergeChoice *jin_merge_fields_get_choices (JinMergeFields *self);

G_END_DECLS
