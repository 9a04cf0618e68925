/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinCalendarYear: how many activities begin on each day of a year.
 * @counts: of each month's days
 * @themes: the months' themes as the bureau keeps them (R81), or %NULL
 */
typedef struct
{
  int   year;
  guint counts[12][31];
  char *themes;
} JinCalendarYear;

/* One question for the year, without what is hidden; blocks. */
JinCalendarYear *jin_calendar_year_load (JinStore *store, int year, GCancellable *cancellable, GError **error);
void             jin_calendar_year_load_async (JinStore *store, int year, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
JinCalendarYear *jin_calendar_year_load_finish (JinStore *store, GAsyncResult *result, GError **error);
void             jin_calendar_year_free (JinCalendarYear *year);
/* Keeps the themes, off the main thread. */
void  jin_calendar_year_remember (JinStore *store, const char *themes);
guint jin_calendar_year_most (const JinCalendarYear *year);
guint jin_calendar_year_count_month (const JinCalendarYear *year, int month);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinCalendarYear, jin_calendar_year_free)

G_END_DECLS
