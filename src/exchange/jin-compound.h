/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A compound file ([MS-CFB]): a small file system in one file, as .xls, .et and .doc are. */
typedef struct _JinCompound JinCompound;

JinCompound *jin_compound_new (GBytes *file);
void         jin_compound_free (JinCompound *self);
gboolean     jin_compound_has (const JinCompound *self, const char *name);
GBytes      *jin_compound_read (const JinCompound *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinCompound, jin_compound_free)

G_END_DECLS
