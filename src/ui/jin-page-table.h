/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinPageEntry: a page of the sidebar.
 * @id: for jin_window_show_page()
 * @title: msgid in the context "page"
 * @create: makes the page when it is first shown
 * @counted: the ledger whose rows the sidebar counts, or %NULL
 * @filter: which of them, or %NULL for all
 */
typedef struct
{
  const char *id;
  const char *icon;
  const char *title;
  JinPage *(*create) (JinWindow *window);
  const JinEntity *counted;
  const char      *filter;
} JinPageEntry;

const JinPageEntry *jin_page_table (guint *n_entries);
const JinPageEntry *jin_page_table_find (const char *id);
const char         *jin_page_entry_title (const JinPageEntry *entry);

/* The page on which one record of @entity is read and edited. */
JinPage *jin_page_for_record (JinWindow       *window,
                              const JinEntity *entity,
                              gint64           id);

G_END_DECLS
