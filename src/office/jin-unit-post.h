/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "市教育局主任科员" → "市教育局" and "主任科员"; FALSE when no known post stands at the end. */
gboolean jin_unit_post_split (const char *text,
                              char      **unit,
                              char      **post);

G_END_DECLS
