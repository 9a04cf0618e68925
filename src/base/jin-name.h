/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jin_name_normalise (const char *text);
char *jin_name_print (const char *name);

/* Search keys of people's names: surnames have readings of their own. */
char *jin_name_pinyin (const char *name);
char *jin_name_initials (const char *name);

/* Sort keys of people's names (R8), to be compared with strcmp(). */
char *jin_name_pinyin_key (const char *name);
char *jin_name_stroke_key (const char *name);

/* Whether a syllable of pinyin begins with the @length letters of @text; @whole (out, optional): whether they are one. */
gboolean jin_pinyin_begins (const char *text,
                            gsize       length,
                            gboolean   *whole);

/* The same for anything but people: organisations, activities, places. */
char *jin_title_pinyin (const char *title);
char *jin_title_initials (const char *title);
char *jin_title_pinyin_key (const char *title);
char *jin_title_stroke_key (const char *title);

G_END_DECLS
