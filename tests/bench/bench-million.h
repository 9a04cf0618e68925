/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

G_BEGIN_DECLS

/* Looks at a bureau of @people, kept in @folder, as somebody at work does. */
void bench_million (const char *folder,
                    int         people);

G_END_DECLS
