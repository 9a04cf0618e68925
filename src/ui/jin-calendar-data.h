/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinCalendarData: what a month view shows, asked for at once and off the main thread.
 * @activities: (element-type JinRecord): that touch the days asked for, by start
 * @organisations: (element-type JinRecord): a parent before its children
 * @depths: (element-type int): how deep each organisation lies in the tree
 * @hidden_organisations: ids joined by ",": what the office does not want to see
 * @hidden_types: codes joined by ","
 */
typedef struct
{
  GPtrArray *activities;
  GPtrArray *organisations;
  GArray    *depths;
  char      *hidden_organisations;
  char      *hidden_types;
} JinCalendarData;

JinCalendarData *jin_calendar_data_load (JinStore *store, JinDate from, JinDate until, GCancellable *cancellable, GError **error);
void             jin_calendar_data_load_async (JinStore *store, JinDate from, JinDate until, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
JinCalendarData *jin_calendar_data_load_finish (JinStore *store, GAsyncResult *result, GError **error);
void             jin_calendar_data_free (JinCalendarData *data);
/* Keeps what is hidden in the office's settings, off the main thread. */
void jin_calendar_data_remember (JinCalendarData *data, JinStore *store);
/* (transfer full): activities without those of a hidden organisation, or all of whose types are hidden. */
GPtrArray *jin_calendar_data_visible (JinCalendarData *data);
GPtrArray *jin_calendar_data_visible_organisations (JinCalendarData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinCalendarData, jin_calendar_data_free)

G_END_DECLS
