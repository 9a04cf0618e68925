/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Opens every page and dialog over the bureau in @folder and prints the turns of each. */
void bench_pages (const char *folder);

G_END_DECLS
