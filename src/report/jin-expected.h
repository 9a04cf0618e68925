/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

GPtrArray *jin_report_expected (JinStore     *store,
                                JinRecord    *activity,
                                GCancellable *cancellable,
                                GError      **error);

G_END_DECLS
