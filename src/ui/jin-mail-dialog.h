/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/**
 * JinMailDialog: address labels and envelopes, one a household; who gets none is listed before anything is printed.
 */
#define JIN_TYPE_MAIL_DIALOG (jin_mail_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JinMailDialog, jin_mail_dialog, JIN, MAIL_DIALOG, AdwWindow)

/* @ids: gint64; people, or rows of a ledger that are about people */
GtkWidget *jin_mail_dialog_new (JinWindow       *window,
                                const JinEntity *entity,
                                GArray          *ids);

G_END_DECLS
