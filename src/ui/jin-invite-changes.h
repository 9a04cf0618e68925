/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/* Many people added to an activity. */
typedef struct
{
  guint n_added;
  guint n_there; /* had an entry before */
} JinInvitation;

/**
 * jin_invite_changes:
 * @store: where people stand
 * @activity: kept, or a new one (id 0)
 * @people: (element-type gint64): ids
 * @state: code of the list `attendance`, or "" when nobody knows yet
 * @invitation: (out caller-allocates): filled as the changes are taken; lives until they are
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * Entries of attendance for whoever has none, and the numbers of the activity that follow (R30): who doesn't belong to its
 * organisation is a guest.  Blocks; for jin_store_run_async().
 *
 * Returns: (transfer full): for one commit; %NULL on failure
 */
JinChanges *jin_invite_changes (JinStore      *store,
                                JinRecord     *activity,
                                GArray        *people,
                                const char    *state,
                                JinInvitation *invitation,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
