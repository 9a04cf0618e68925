/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-holiday.h"
#include "office/jin-series-plan.h"
#include "store/jin-store.h"

G_BEGIN_DECLS

/* A series with what its rules ask for; owns what @kept borrows. */
typedef struct
{
  JinSeriesKept   kept;
  JinHolidayList *holidays;
} JinSeriesRead;

JinHolidayList *jin_report_holidays (JinStore *store, GCancellable *cancellable, GError **error);
JinSeriesRead  *jin_report_series (JinStore *store, gint64 series, JinDate today, GCancellable *cancellable, GError **error);
void            jin_series_read_free (JinSeriesRead *self);
JinChanges     *jin_report_extend_series (JinStore *store, JinDate today, GCancellable *cancellable, GError **error);
gboolean        jin_report_continue_series (JinStore *store, const JinContext *context, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinSeriesRead, jin_series_read_free)

G_END_DECLS
