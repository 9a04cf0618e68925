/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinInviteDialog: adds people to an activity, one that there is or a new one; who has an entry there keeps it.
 */
#define JIN_TYPE_INVITE_DIALOG (jin_invite_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JinInviteDialog, jin_invite_dialog, JIN, INVITE_DIALOG, AdwWindow)

/* @people: gint64 */
GtkWidget *jin_invite_dialog_new (JinWindow *window,
                                  GArray    *people);

G_END_DECLS
