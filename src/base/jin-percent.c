/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-percent.h"

/* Percentages in whole tenths, so that no binary fraction ever rounds wrongly. */

#define TENTHS_OF_WHOLE 1000

/**
 * jin_percent_tenths:
 * @part: 0 or more
 * @whole: what @part is a share of
 *
 * Returns: tenths of a percent, rounded half up (R30): 818 for 18 of 22; -1 when @whole is 0 or less
 */
int
jin_percent_tenths (gint64 part, gint64 whole)
{
  g_return_val_if_fail (part >= 0 && part < G_MAXINT64 / (4 * TENTHS_OF_WHOLE), -1);
  g_return_val_if_fail (whole < G_MAXINT64 / 4, -1);

  if (whole <= 0)
    return -1;
  return (int)((part * 2 * TENTHS_OF_WHOLE + whole) / (2 * whole));
}

/**
 * jin_percent_format:
 * @part: 0 or more
 * @whole: what @part is a share of
 *
 * Returns: (transfer full): with one decimal (R29, R30): "81.8%"; "—" when @whole is 0
 */
char *
jin_percent_format (gint64 part, gint64 whole)
{
  int tenths = jin_percent_tenths (part, whole);

  if (tenths < 0)
    return g_strdup ("—");
  return g_strdup_printf ("%d.%d%%", tenths / 10, tenths % 10);
}

/**
 * jin_percent_shares:
 * @counts: (array length=n): counts of 0 or more
 * @n: how many
 * @tenths: (out caller-allocates) (array length=n): tenths of a percent of each
 *
 * Shares of a whole that add up to exactly 100.0 % by largest remainder, ties
 * to the earlier one (R114).  All are 0 when the counts are.
 */
void
jin_percent_shares (const gint64 *counts, guint n, int *tenths)
{
  gint64             total = 0;
  int                missing = TENTHS_OF_WHOLE;
  g_autofree gint64 *rest = g_new (gint64, MAX (n, 1));

  g_return_if_fail (n == 0 || (counts != NULL && tenths != NULL));

  for (guint i = 0; i < n; i++)
    {
      g_return_if_fail (counts[i] >= 0 && counts[i] <= G_MAXINT64 / TENTHS_OF_WHOLE - total);
      total += counts[i];
    }
  for (guint i = 0; i < n; i++)
    {
      tenths[i] = total > 0 ? (int)(counts[i] * TENTHS_OF_WHOLE / total) : 0;
      rest[i] = total > 0 ? counts[i] * TENTHS_OF_WHOLE % total : 0;
      missing -= tenths[i];
    }
  if (total == 0)
    return;
  for (; missing > 0; missing--)
    {
      guint largest = 0;

      for (guint i = 1; i < n; i++)
        if (rest[i] > rest[largest])
          largest = i;
      tenths[largest]++;
      rest[largest] = -1;
    }
}
