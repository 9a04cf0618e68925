/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int   jin_percent_tenths (gint64 part, gint64 whole);
char *jin_percent_format (gint64 part, gint64 whole);
void  jin_percent_shares (const gint64 *counts, guint n, int *tenths);

G_END_DECLS
