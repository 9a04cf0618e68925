/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/* Nobody's: a blank form. */
JinTable *jin_annual_record_new (const char *title);
JinTable *jin_report_annual_record (JinStore         *store,
                                    JinRecord        *person,
                                    int               year,
                                    const char       *title,
                                    const JinContext *context,
                                    GCancellable     *cancellable,
                                    GError          **error);

G_END_DECLS
