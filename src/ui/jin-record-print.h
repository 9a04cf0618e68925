/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Shows one record's sheets as the printer will give them. */
void jin_record_print_card (JinWindow *window,
                            JinRecord *record);
/* A person's 年度记实表. */
void jin_record_print_year (JinWindow *window,
                            JinRecord *person,
                            int        year);

/* (transfer full): what there is of one record, by the actions record.print-card and record.print-year */
GMenuModel *jin_record_print_menu (JinWindow       *window,
                                   const JinEntity *entity);

G_END_DECLS
