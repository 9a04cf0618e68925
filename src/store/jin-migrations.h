/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-connection.h"

G_BEGIN_DECLS

/* The version of the newest migration under a resource folder of NNN-name.sql; 0 for none. */
int jin_migrations_newest (const char *folder);
/* Brings the database at @path to the newest version, one transaction a step, after a copy of a database that was in use.
 * @made: (out): whether the database was empty before */
gboolean jin_migrations_run (JinConnection *connection,
                             const char    *path,
                             const char    *folder,
                             gboolean      *made,
                             GError       **error);
/* Whether this program can read the database as it is: JIN_ERROR_NEWER, or JIN_ERROR_FORMAT when it isn't ours. */
gboolean jin_migrations_check (JinConnection *connection,
                               const char    *folder,
                               int           *version,
                               GError       **error);

G_END_DECLS
