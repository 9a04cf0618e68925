/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinMergeView: two records that may be one, to be made one, or told apart.
 *
 * Signals: "done": they were merged, or it was said that they are two, or that was taken back.
 */
#define JIN_TYPE_MERGE_VIEW (jin_merge_view_get_type ())
G_DECLARE_FINAL_TYPE (JinMergeView, jin_merge_view, JIN, MERGE_VIEW, AdwBin)

JinMergeView *jin_merge_view_new (JinWindow       *window,
                                  const JinEntity *entity);
/* @reason: why they may be one, or %NULL; @distinction: row that says they are two, or 0 */
void jin_merge_view_show (JinMergeView *self,
                          gint64        one,
                          gint64        other,
                          const char   *reason,
                          gint64        distinction);

G_END_DECLS
