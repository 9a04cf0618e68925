/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import-private.h"

G_BEGIN_DECLS

typedef struct _JinImportFeed JinImportFeed;

/* Rows of the file, JIN_IMPORT_BATCH of them but for the last block. */
typedef struct
{
  JinImportRows  *rows;
  GArray         *lines;  /* JinImportRow a row, as yet only its sheet and number */
  JinImportDraft *drafts; /* a row each */
} JinImportBlock;

void jin_import_block_free (JinImportBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinImportBlock, jin_import_block_free)

/* Begins to read what is included. */
JinImportFeed *jin_import_feed_new (JinImport    *import,
                                    GCancellable *cancellable);
/* Stops reading, if need be. */
void jin_import_feed_free (JinImportFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinImportFeed, jin_import_feed_free)
/* Waits for the next block; NULL at the end, with @error set when the file could not be read. (transfer full) */
JinImportBlock *jin_import_feed_next (JinImportFeed *self,
                                      GError       **error);
/* How much of the file is read (0…1), and how many blocks of that are not taken yet. */
double jin_import_feed_get_progress (JinImportFeed *self);
guint  jin_import_feed_n_waiting (JinImportFeed *self);

/* jin-import-check.c */
void       jin_import_forget_plan (JinImport        *self,
                                   const JinContext *context);
GPtrArray *jin_import_check_block (JinImport      *self,
                                   JinImportBlock *block,
                                   GCancellable   *cancellable,
                                   GError        **error);

G_END_DECLS
