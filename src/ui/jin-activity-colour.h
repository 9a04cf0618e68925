/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/jin-code-list.h"

G_BEGIN_DECLS

/* The colour of a kind of activity, the same wherever it is shown; colours repeat, so a name always stands beside. */
GdkRGBA jin_activity_colour (JinCodeList *types, const char *codes);

/* What a heat map is painted with, the paler the less. */
GdkRGBA jin_activity_heat (void);

/* A round spot of a kind's colour, for lists; says nothing to a screen reader, as the name beside does. */
GtkWidget *jin_activity_spot_new (const GdkRGBA *colour);

G_END_DECLS
