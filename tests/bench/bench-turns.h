/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How long each turn of the main loop keeps the window from answering: from the return of poll to its next call.  The time of
 * the clock is what a person feels, the thread's own computing time is what the program is to blame for on a busy machine.
 * With BENCH_TURNS in the environment the times of the long ones are told, for perf script --time after perf record
 * -k CLOCK_MONOTONIC.
 */

#define BENCH_TURN_LIMIT 50 /* ms */

/* To be called once, from the thread of the default main context. */
void bench_turns_start (void);
void bench_turns_forget (void);
/* Prints and forgets the turns since the last call; FALSE when they took more than three times the figure. */
gboolean bench_turns_report (const char *what);

G_END_DECLS
