/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jin_name_normalise (const char *text);
char *jin_name_print (const char *name);

/* Search keys. */
char *jin_name_pinyin (const char *name);
char *jin_name_initials (const char *name);

/* Sort keys (R8), to be compared with strcmp(). */
char *jin_name_pinyin_key (const char *name);
char *jin_name_stroke_key (const char *name);

guint jin_name_surname_length (const char *name);

G_END_DECLS
