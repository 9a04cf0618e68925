/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

typedef void (*JinNameFunc) (const char *name,
                             gpointer    data);

/* Asks for a name; @named is called with what was typed, unless it was left empty or cancelled. @data is an object and
 * kept until then. */
void jin_name_dialog_present (JinWindow  *window,
                              const char *heading,
                              const char *label,
                              JinNameFunc named,
                              gpointer    data);

G_END_DECLS
