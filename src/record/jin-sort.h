/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-entity.h"

G_BEGIN_DECLS

typedef enum {
  JIN_COLLATE_DEFAULT, /* names by pinyin, references by their title, choices in the list's order */
  JIN_COLLATE_STROKES, /* names by stroke count (R8) */
} JinCollate;

typedef struct
{
  int        field; /* 0 is the row id */
  gboolean   descending;
  JinCollate collate;
} JinSort;

/* "list_order, -birth, name:strokes" → JinSort array. */
GArray *jin_sort_parse (const JinEntity *entity,
                        const char      *text,
                        GError         **error);
char   *jin_sort_to_text (const JinEntity *entity,
                          GArray          *sorts);
/* "Branch, Age (descending), Name (by strokes)", "" for none (transfer full) */
char *jin_sort_to_sentence (const JinEntity *entity,
                            GArray          *sorts);
/* What a further key does to an order: it sorts by @field last, or turns that key round where it stands. (transfer full) */
char *jin_sort_toggle (const JinEntity *entity,
                       const char      *text,
                       int              field);

G_END_DECLS
