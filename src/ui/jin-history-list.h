/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Who changed what in one record and its children, newest first, old and new side by side. */
GtkWidget *jin_history_list_new (JinWindow       *window,
                                 const JinEntity *entity,
                                 gint64           id);

G_END_DECLS
