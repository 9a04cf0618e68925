/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was measured beside the figure that it should keep; three times a figure is a failure, for machines differ. */

extern gboolean bench_failed;

/* Processor time of this process: what other programs take away does not count, nor does waiting for the disk. */
gint64 bench_now (void);
/* ms of it since @start */
double bench_spent (gint64 start);
/* ms by the clock since @start, monotonic time */
double bench_since (gint64 start);
/* Prints the median and the worst of @times. @figure: ms, 0 for none */
void bench_tell (const char *what,
                 double     *times,
                 int         n_times,
                 double      figure);
void bench_tell_one (const char *what,
                     double      time,
                     double      figure);
/* MiB, the peak so far. */
double bench_memory (void);
double bench_memory_now (void);
void   bench_tell_mib (const char *what,
                       double      mib,
                       double      figure);
/* Prints the peak of memory so far beyond @before. @figure: MiB, 0 for none */
void bench_tell_memory (const char *what,
                        double      before,
                        double      figure);
/* The peak counts from here on. */
void bench_forget_memory (void);

G_END_DECLS
