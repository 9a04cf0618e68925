/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-format.h"
#include "store/jin-store.h"

G_BEGIN_DECLS

GArray   *jin_report_fields (const JinEntity *entity,
                             const char      *names,
                             GError         **error);
JinTable *jin_report_table (JinStore       *store,
                            const JinQuery *query,
                            GArray         *fields,
                            const char     *title,
                            JinMaskLevel    level,
                            gsize           limit,
                            GCancellable   *cancellable,
                            GError        **error);

JinTable *jin_report_facts (JinStore         *store,
                            JinRecord        *record,
                            const char       *title,
                            JinMaskLevel      level,
                            const JinContext *context);

G_END_DECLS
