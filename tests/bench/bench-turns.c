/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <time.h>

#include "bench-turns.h"

typedef struct
{
  double wall; /* ms */
  double own;
} Clocks;

static Clocks  woken;
static GArray *walls, *owns; /* double */

static double
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static Clocks
read_clocks (void)
{
  return (Clocks){read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_THREAD_CPUTIME_ID)};
}

static void
add (Clocks since)
{
  Clocks now = read_clocks ();
  double wall = now.wall - since.wall, own = now.own - since.own;

  g_array_append_val (walls, wall);
  g_array_append_val (owns, own);
  /* For perf script --time. */
  if (own > BENCH_TURN_LIMIT / 2.0 && g_getenv ("BENCH_TURNS") != NULL)
    fprintf (stderr, "%.6f,%.6f: %.1f ms\n", since.wall / 1e3, now.wall / 1e3, own);
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  add (woken);
  result = g_poll (fds, n_fds, timeout);
  woken = read_clocks ();
  return result;
}

void
bench_turns_start (void)
{
  walls = g_array_new (FALSE, FALSE, sizeof (double));
  owns = g_array_new (FALSE, FALSE, sizeof (double));
  woken = read_clocks ();
  g_main_context_set_poll_func (NULL, poll_cb);
}

void
bench_turns_forget (void)
{
  if (walls == NULL)
    return;
  g_array_set_size (walls, 0);
  g_array_set_size (owns, 0);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *)a, other = *(const double *)b;

  return (one > other) - (one < other);
}

static double
percentile (GArray *values,
            double  part)
{
  return values->len > 0 ? g_array_index (values, double, (guint)((values->len - 1) * part)) : 0;
}

gboolean
bench_turns_report (const char *what)
{
  gboolean good;

  g_array_sort (walls, compare);
  g_array_sort (owns, compare);
  /* The longest turns by the clock may be another program's fault. */
  good = percentile (owns, 1) <= 3 * BENCH_TURN_LIMIT && percentile (walls, 0.9) <= 3 * BENCH_TURN_LIMIT;
  printf ("%-28s %5u turns  computing %6.1f ms, p99 %6.1f  clock %6.1f ms, p99 %6.1f  (figure %d ms)%s\n", what, walls->len,
          percentile (owns, 1), percentile (owns, 0.99), percentile (walls, 1), percentile (walls, 0.99), BENCH_TURN_LIMIT,
          percentile (owns, 1) > BENCH_TURN_LIMIT ? "   SLOW" : "");
  fflush (stdout);
  bench_turns_forget ();
  return good;
}
