/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* @action: how the message begins; @result: of SQLite */
void jin_sqlite_set_error (GError    **error,
                           sqlite3    *db,
                           int         result,
                           const char *action);
/* From errno. */
void jin_sqlite_set_file_error (GError    **error,
                                const char *action,
                                const char *path);

G_END_DECLS
