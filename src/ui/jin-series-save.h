/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-series-plan.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Called with what was chosen; not at all when the question was given up. */
typedef void (*JinScopeFunc) (JinSeriesScope scope, gpointer data);

/* Asks whether this activity alone is meant, with those that follow, or all of its series. @data is freed in any case. */
void jin_series_ask (JinWindow *window, const char *heading, const char *body, gboolean with_this, JinScopeFunc chosen, gpointer data, GDestroyNotify data_free);

/*
 * Saves an activity: new, or as it was in @base.  One of a series asks first.  @rule: how it shall repeat, %NULL as before;
 * "" for no more.  The result has the transaction; given up, it is G_IO_ERROR_CANCELLED.
 */
void   jin_series_save_async (JinWindow *window, JinRecord *base, JinRecord *edited, const JinSeriesRule *rule, const char *label, GAsyncReadyCallback callback, gpointer user_data);
gint64 jin_series_save_finish (JinWindow *window, GAsyncResult *result, GPtrArray **issues, GError **error);

G_END_DECLS
