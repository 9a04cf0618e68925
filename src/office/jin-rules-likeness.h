/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jin_names_are_alike (const char *one, const char *other);
gboolean jin_ids_are_alike (const char *one, const char *other);

G_END_DECLS
