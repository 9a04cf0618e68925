/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store-private.h"

G_BEGIN_DECLS

/* Takes back a transaction by a new one, on the worker thread. JIN_ERROR_CONFLICT naming what has changed since.
 * Returns the new one's id, -1 when there was nothing to change, 0 on failure. */
gint64 jin_invert (JinStore         *store,
                   JinConnection    *connection,
                   const JinContext *context,
                   gint64            transaction,
                   const char       *label,
                   gboolean          redo,
                   GError          **error);

G_END_DECLS
