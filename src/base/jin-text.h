/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jin_text_is_blank (gunichar c);
gboolean jin_text_is_han (gunichar c);
char    *jin_text_narrow (const char *text);
char    *jin_text_trim (const char *text);
/* @text itself where it has no blanks at its ends, else *@copy, which the caller frees. */
const char *jin_text_trimmed (const char *text, char **copy);
char       *jin_text_strip_blanks (const char *text);
gboolean    jin_text_is_word (const char *text, const char *word);
GStrv       jin_text_split_words (const char *text);
gboolean    jin_text_parse_int (const char *text, int *number);

G_END_DECLS
