/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is a gint64 of 分 (R6). */
char    *jin_money_format (gint64 fen);
char    *jin_money_to_decimal (gint64 fen);
gboolean jin_money_parse (const char *text, gint64 *fen);
char    *jin_money_capital (gint64 fen);

G_END_DECLS
