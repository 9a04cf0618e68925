/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Files that go into the database and come out of it again. */

/**
 * JinAttachment: a file taken into the database.
 * @hash: what an attachment field holds
 * @name: the file's own name, for people
 */
typedef struct
{
  char  *hash;
  char  *name;
  gint64 size;
} JinAttachment;

void jin_attachment_free (JinAttachment *attachment);
/* For a reader thread. A file beyond the limit is refused in words. (transfer full) */
JinAttachment *jin_attachment_take (JinStore *store,
                                    GFile    *file,
                                    GError  **error);
/* For a reader thread: a copy that nobody else may read and no program change. (transfer full): its path */
char *jin_attachment_copy (JinStore   *store,
                           const char *hash,
                           const char *name,
                           GError    **error);
/* Takes away the copies that were made to look at. */
void jin_attachment_forget_copies (void);
/* Shows a copy in the program that the desktop has for such files. */
void jin_attachment_open (JinWindow  *window,
                          const char *hash,
                          const char *name);
/* Asks for a name and writes the file there; noted in the record of use (R99). */
void jin_attachment_save (JinWindow  *window,
                          const char *hash,
                          const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinAttachment, jin_attachment_free)

G_END_DECLS
