/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-custom-field.h"
#include "store/jin-writer.h"

G_BEGIN_DECLS

/* Before a definition of one of the office's own fields is written: whether it can be, and what it needs in the database:
 * a column, an index when it is searched, the codes of its options. @before or @after is NULL for a new one or
 * one that is taken away. */
gboolean jin_custom_write (JinWriter *writer,
                           JinRecord *before,
                           JinRecord *after,
                           GError   **error);

G_END_DECLS
