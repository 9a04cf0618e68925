/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-code-list.h"

G_BEGIN_DECLS

/* The theme of each month of a year, “7+5” (R81): a code of the list `month_theme`, "" where the branches choose. */
typedef struct
{
  char *months[12];
} JinYearThemes;

void  jin_year_themes_init (JinYearThemes *self, JinCodeList *themes, const char *kept);
void  jin_year_themes_clear (JinYearThemes *self);
char *jin_year_themes_format (const JinYearThemes *self);
char *jin_year_themes_missing (const JinYearThemes *self, JinCodeList *themes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JinYearThemes, jin_year_themes_clear)

G_END_DECLS
