/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench-figures.h"

gboolean bench_failed;

gint64
bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

double
bench_spent (gint64 start)
{
  return (double)(bench_now () - start) / 1000;
}

double
bench_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static int
compare (const void *a,
         const void *b)
{
  double one = *(const double *)a, other = *(const double *)b;

  return (one > other) - (one < other);
}

static void
judge (double measured,
       double figure)
{
  if (figure > 0 && measured > figure)
    printf ("   SLOW");
  printf ("\n");
  fflush (stdout);
  bench_failed |= figure > 0 && measured > 3 * figure;
}

/* Terminals count a Chinese character as two. */
static void
print_name (const char *what)
{
  int width = 0;

  for (const char *p = what; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  printf ("%s%*s", what, MAX (1, 52 - width), "");
}

void
bench_tell (const char *what,
            double     *times,
            int         n_times,
            double      figure)
{
  qsort (times, (gsize)n_times, sizeof *times, compare);
  print_name (what);
  printf ("%10.2f ms", times[n_times / 2]);
  if (n_times > 1)
    printf ("  (worst %.2f)", times[n_times - 1]);
  if (figure > 0)
    printf ("  figure %.0f", figure);
  judge (times[n_times / 2], figure);
}

void
bench_tell_one (const char *what,
                double      time,
                double      figure)
{
  bench_tell (what, &time, 1, figure);
}

/* Of /proc/self/status, kB */
static double
read_status (const char *line)
{
  g_autofree char *status = NULL;
  const char      *place = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    place = g_strstr_len (status, -1, line);
  return place != NULL ? (double)g_ascii_strtoll (place + strlen (line), NULL, 10) / 1024 : 0;
}

double
bench_memory (void)
{
  return read_status ("VmHWM:");
}

double
bench_memory_now (void)
{
  return read_status ("VmRSS:");
}

void
bench_tell_memory (const char *what,
                   double      before,
                   double      figure)
{
  double mib = bench_memory () - before;

  bench_tell_mib (what, mib, figure);
}

void
bench_tell_mib (const char *what,
                double      mib,
                double      figure)
{
  print_name (what);
  printf ("%10.0f MiB", mib);
  if (figure > 0)
    printf ("  figure %.0f", figure);
  judge (mib, figure);
}

void
bench_forget_memory (void)
{
  int file = open ("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);

  if (file < 0 || write (file, "5", 1) != 1)
    printf ("The peak of memory is that of the whole process.\n");
  if (file >= 0)
    close (file);
}
