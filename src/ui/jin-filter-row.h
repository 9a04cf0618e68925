/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/jin-store.h"

G_BEGIN_DECLS

/* What becomes of conditions that lack something. */
typedef enum {
  JIN_FILTER_GAPS_REFUSED, /* there is no text then */
  JIN_FILTER_GAPS_TOLD,    /* nor now, and the row says why */
  JIN_FILTER_GAPS_SKIPPED, /* the text does without them */
} JinFilterGaps;

/**
 * JinFilterRow: one condition: what is asked, how it compares, with what; of children, which of them. A condition that is
 * more than that stands as text.
 *
 * Signals: "changed"; "removed": the cross was clicked.
 */
#define JIN_TYPE_FILTER_ROW (jin_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (JinFilterRow, jin_filter_row, JIN, FILTER_ROW, GtkBox)

/* @filter: or NULL for a new one */
GtkWidget *jin_filter_row_new (JinStore        *store,
                               const JinEntity *entity,
                               JinFilter       *filter);
/* As jin_filter_parse() reads it; NULL when something is missing. */
char *jin_filter_row_dup_text (JinFilterRow *self,
                               JinFilterGaps gaps);

G_END_DECLS
