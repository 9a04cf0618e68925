/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* The fields that the office made for one ledger: add, change, move, hide, take away. */
#define JIN_TYPE_FIELDS_WINDOW (jin_fields_window_get_type ())
G_DECLARE_FINAL_TYPE (JinFieldsWindow, jin_fields_window, JIN, FIELDS_WINDOW, AdwWindow)

GtkWidget *jin_fields_window_new (JinWindow       *window,
                                  const JinEntity *ledger);

G_END_DECLS
