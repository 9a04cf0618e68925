/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* What is said of a person before anything else; health is not (OFFICE). */
GtkWidget *jin_person_head_new (JinWindow *window,
                                JinRecord *person);

G_END_DECLS
