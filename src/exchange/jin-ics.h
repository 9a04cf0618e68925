/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/* Calendars of other programs (RFC 5545): what GNOME Calendar, telephones and mail programs open. */

gboolean jin_ics_export (JinStore *store, const JinQuery *query, const char *name, const char *path, GCancellable *cancellable, GError **error);
gboolean jin_ics_export_festivals (JinStore *store, int first_year, int last_year, const char *path, GCancellable *cancellable, GError **error);

/**
 * JinIcsPlan: what a calendar file would bring.
 * @changes: the new and the changed ones, to be committed as one
 * @problems: (element-type utf8): what was left out or cut short, and why
 */
typedef struct
{
  JinChanges *changes;
  guint       n_new;
  guint       n_changed;
  guint       n_same;
  guint       n_rejected;
  GPtrArray  *problems;
} JinIcsPlan;

JinIcsPlan *jin_ics_read (JinStore *store, const char *path, gint64 organisation, const JinContext *context, GCancellable *cancellable, GError **error);
void        jin_ics_plan_free (JinIcsPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinIcsPlan, jin_ics_plan_free)

G_END_DECLS
