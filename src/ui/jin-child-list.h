/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* The entries of another ledger that refer to a record, with a button for one more. */
GtkWidget *jin_child_list_new (JinWindow       *window,
                               const JinEntity *entity,
                               JinRecord       *owner);

G_END_DECLS
