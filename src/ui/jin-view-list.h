/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinListView: a list under a name.
 * @id: of the saved record, 0 for a built-in one
 * @group: what it stands under, or %NULL
 * @filter, @columns, @sort: as text, or %NULL
 */
typedef struct
{
  gint64      id;
  const char *group;
  char       *name;
  char       *filter;
  char       *columns;
  char       *sort;
} JinListView;

/**
 * JinViewList: the lists of one ledger by name, with the number of their rows; those that the office saved can be renamed,
 * moved and removed.
 *
 * Signals: "chosen": jin_view_list_get_chosen() is another one; "loaded": the saved ones were read.
 */
#define JIN_TYPE_VIEW_LIST (jin_view_list_get_type ())
G_DECLARE_FINAL_TYPE (JinViewList, jin_view_list, JIN, VIEW_LIST, AdwBin)

void jin_view_list_set_ledger (JinViewList     *self,
                               JinWindow       *window,
                               const JinEntity *entity);
/* (nullable): none when rows are shown that no named list describes */
const JinListView *jin_view_list_get_chosen (JinViewList *self);
/* Whether it is the first, which leaves nothing of the ledger out, or none. */
gboolean jin_view_list_is_whole (JinViewList *self);
void     jin_view_list_choose (JinViewList *self,
                               guint        index);
void     jin_view_list_unchoose (JinViewList *self);
guint    jin_view_list_get_size (JinViewList *self);

/* Keeps a list under a name, in the database, with a toast. */
void jin_view_list_save (JinViewList *self,
                         const char  *name,
                         const char  *filter,
                         const char  *columns,
                         const char  *sort);
/* Keeps in the chosen list, which the office saved, what is shown now. */
void jin_view_list_update (JinViewList *self,
                           const char  *filter,
                           const char  *columns,
                           const char  *sort);

G_END_DECLS
