/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jin_division_exists (const char *code);
gboolean jin_division_is_abolished (const char *code);
char    *jin_division_name (const char *code);
gboolean jin_division_is_county_name (const char *name, gssize length);

G_END_DECLS
