/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* A page for one record, with the way to its neighbours. */
#define JIN_TYPE_RECORD_PAGE (jin_record_page_get_type ())
G_DECLARE_FINAL_TYPE (JinRecordPage, jin_record_page, JIN, RECORD_PAGE, JinPage)

JinPage *jin_record_page_new (JinWindow       *window,
                              const JinEntity *entity,
                              gint64           id);
/* With the way to its neighbours in @rows. */
JinPage *jin_record_page_new_in_list (JinWindow       *window,
                                      const JinEntity *entity,
                                      gint64           id,
                                      JinStoreList    *rows);
/* A form for a new record. */
JinPage *jin_record_page_new_draft (JinWindow *window,
                                    JinRecord *draft);

G_END_DECLS
