/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Everything that ever touched a record, newest first: the entries of all ledgers that have a sentence for it. */
#define JIN_TYPE_TIMELINE (jin_timeline_get_type ())
G_DECLARE_FINAL_TYPE (JinTimeline, jin_timeline, JIN, TIMELINE, AdwBin)

GtkWidget *jin_timeline_new (JinWindow       *window,
                             const JinEntity *entity,
                             gint64           id);

G_END_DECLS
