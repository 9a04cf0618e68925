/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/* A fictitious bureau in a folder of its own; what fails ends the program with the reason. */

extern const JinContext bench_context;

JinStore *bench_open (const char *folder,
                      const char *name);
/* Makes a bureau in @name of @folder. @years: of activities before today */
void bench_make_bureau (const char *folder,
                        const char *name,
                        int         people,
                        int         years);
/* Its roster as a spreadsheet of 30 columns. */
void bench_export_roster (const char *folder,
                          const char *name,
                          const char *file);
void bench_remove_folder (const char *folder);

G_END_DECLS
