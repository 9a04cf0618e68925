/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-rules-theme.h"

#define N_MONTHS 12

/**
 * jin_year_themes_init:
 * @self: filled; clear it afterwards
 * @themes: (nullable): the list `month_theme`; `counts` of a code is the month that is proposed for it
 * @kept: (nullable): what the bureau assigned, as jin_year_themes_format() gives it; %NULL for the proposal of R81
 */
void
jin_year_themes_init (JinYearThemes *self, JinCodeList *themes, const char *kept)
{
  g_auto (GStrv) codes = kept != NULL && *kept != '\0' ? g_strsplit (kept, ",", N_MONTHS) : NULL;

  for (guint i = 0; i < N_MONTHS; i++)
    self->months[i] = g_strdup (codes != NULL && i < g_strv_length (codes) ? codes[i] : "");
  for (guint i = 0; codes == NULL && themes != NULL && i < jin_code_list_get_size (themes); i++)
    {
      const JinCode *theme = jin_code_list_get (themes, i);

      if (theme->counts < 1 || theme->counts > N_MONTHS)
        continue;
      g_free (self->months[theme->counts - 1]);
      self->months[theme->counts - 1] = g_strdup (theme->code);
    }
}

void
jin_year_themes_clear (JinYearThemes *self)
{
  for (guint i = 0; i < N_MONTHS; i++)
    g_clear_pointer (&self->months[i], g_free);
}

/* Returns: (transfer full): the codes of the twelve months, joined by "," */
char *
jin_year_themes_format (const JinYearThemes *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_MONTHS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", self->months[i]);
  return g_string_free (text, FALSE);
}

static gboolean
has_month (const JinYearThemes *self, const char *code)
{
  for (guint i = 0; i < N_MONTHS; i++)
    if (g_str_equal (self->months[i], code))
      return TRUE;
  return FALSE;
}

/**
 * jin_year_themes_missing:
 * @self: the year's months
 * @themes: the list `month_theme`
 *
 * A year has each of the seven fixed themes (R81).
 *
 * Returns: (transfer full) (nullable): names of the themes that have no month, joined by “、”; %NULL when all have one
 */
char *
jin_year_themes_missing (const JinYearThemes *self, JinCodeList *themes)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < jin_code_list_get_size (themes); i++)
    {
      const JinCode *theme = jin_code_list_get (themes, i);

      if (theme->counts > 0 && !has_month (self, theme->code))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", theme->label);
    }
  return g_string_free (names, names->len == 0);
}
