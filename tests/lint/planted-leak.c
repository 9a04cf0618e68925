/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaks on purpose: where this passes, the leak checker is off or a suppression is too wide. */
#include <glib.h>

int
main (void)
{
  char *last = NULL;

  for (int i = 0; i < 10; i++)
    last = g_strdup_printf ("leak %d", i);

  return last == NULL;
}
