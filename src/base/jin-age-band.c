/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-age-band.h"
#include "base/jin-error.h"
#include "base/jin-text.h"

/* Age bands (R5) are a list of lower bounds that the office may change:
 *
 *   bounds      60      70      80      90
 *   band    1   |   2   |   3   |   4   |   5        0: age not known
 */

#define OLDEST_BOUND 150

/**
 * jin_age_bands_parse:
 * @text: lower bounds in ascending order with commas between, as %JIN_AGE_BANDS_DEFAULT
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type int) (nullable): the bounds, or %NULL with %JIN_ERROR_INPUT
 */
GArray *
jin_age_bands_parse (const char *text, GError **error)
{
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char   *narrow = NULL;
  g_auto (GStrv)     words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  narrow = jin_text_narrow (text);
  words = g_strsplit_set (narrow, ", ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      int bound;

      if (*words[i] == '\0')
        continue;
      if (!jin_text_parse_int (words[i], &bound) || bound < 1 || bound > OLDEST_BOUND ||
          (bounds->len > 0 && bound <= g_array_index (bounds, int, bounds->len - 1)))
        {
          g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("“%s” are no age bands. Please write rising ages with commas between, like 60,70,80,90."), text);
          return NULL;
        }
      g_array_append_val (bounds, bound);
    }
  if (bounds->len == 0)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _("No age bands were given. Please write rising ages with commas between, like 60,70,80,90."));
      return NULL;
    }
  return g_steal_pointer (&bounds);
}

/**
 * jin_age_band:
 * @age: age in whole years, negative when unknown
 * @bounds: (array length=n_bounds): lower bounds in ascending order
 * @n_bounds: how many
 *
 * Returns: 1 below the first bound … @n_bounds + 1 from the last bound on; 0 for an unknown age
 */
guint
jin_age_band (int age, const int *bounds, guint n_bounds)
{
  guint band = 1;

  g_return_val_if_fail (n_bounds == 0 || bounds != NULL, 0);

  if (age < 0)
    return 0;
  while (band <= n_bounds && age >= bounds[band - 1])
    band++;
  return band;
}

/**
 * jin_age_band_label:
 * @band: a band as of jin_age_band()
 * @bounds: (array length=n_bounds): lower bounds in ascending order
 * @n_bounds: how many, at least 1
 *
 * Returns: (transfer full): 年龄不详, 59岁及以下, 60–69岁, 90岁及以上
 */
char *
jin_age_band_label (guint band, const int *bounds, guint n_bounds)
{
  g_return_val_if_fail (bounds != NULL && n_bounds > 0, NULL);
  g_return_val_if_fail (band <= n_bounds + 1, NULL);

  if (band == 0)
    return g_strdup ("年龄不详");
  if (band == 1)
    return g_strdup_printf ("%d岁及以下", bounds[0] - 1);
  if (band == n_bounds + 1)
    return g_strdup_printf ("%d岁及以上", bounds[n_bounds - 1]);
  return g_strdup_printf ("%d–%d岁", bounds[band - 2], bounds[band - 1] - 1);
}
