/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The things used last, by key; for any thread.  They are shared and immutable: boxes of g_atomic_rc_box_new(). */
typedef struct _JinRecent JinRecent;

/* @clear: of a box that nobody uses any more */
JinRecent *jin_recent_new (guint          max,
                           GDestroyNotify clear);
void       jin_recent_free (JinRecent *self);
/* All of them. */
void jin_recent_forget (JinRecent *self);
/* (transfer full) (nullable) */
gpointer jin_recent_look_up (JinRecent  *self,
                             const char *key);
/* In the place of the one that had the key; the one unused for longest goes when there are too many. */
void jin_recent_keep (JinRecent  *self,
                      const char *key,
                      gpointer    box);

G_END_DECLS
