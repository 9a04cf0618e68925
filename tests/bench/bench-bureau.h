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
/* A bureau that is made once and kept in @folder, for as long as the tables are the same: a million people take minutes.
 * (transfer full): its name */
char *bench_keep_bureau (const char *folder,
                         int         people);
/* A copy that may be changed. */
void bench_copy_bureau (const char *folder,
                        const char *name,
                        const char *copy);
void bench_remove_bureau (const char *folder,
                          const char *name);
/* Some of its people, 30 columns. */
void bench_export_rows (JinStore   *store,
                        GArray     *ids,
                        const char *folder,
                        const char *file);
/* Its roster as a spreadsheet of 30 columns. */
void bench_export_roster (const char *folder,
                          const char *name,
                          const char *file);

G_END_DECLS
