/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-page.h"

#include "record/jin-entity.h"

G_BEGIN_DECLS

/* Pairs of a ledger that may be one, each to be merged or told apart. */
#define JIN_TYPE_DUPLICATES_PAGE (jin_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (JinDuplicatesPage, jin_duplicates_page, JIN, DUPLICATES_PAGE, JinPage)

JinPage *jin_duplicates_page_new (JinWindow       *window,
                                  const JinEntity *entity);
/* For two records that somebody chose; leaves by itself when it is done. */
JinPage *jin_duplicates_page_new_pair (JinWindow       *window,
                                       const JinEntity *entity,
                                       gint64           one,
                                       gint64           other);

G_END_DECLS
