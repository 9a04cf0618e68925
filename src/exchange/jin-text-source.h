/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-sheet-private.h"

G_BEGIN_DECLS

/* So much is read at once. */
#define JIN_TEXT_CHUNK (64 * 1024)

/* A file of text in any encoding, read as UTF-8 as often as one likes. */
typedef struct
{
  const JinSheetInput *input; /* borrowed from the workbook */
  const char          *encoding;
  gsize                n_mark;
  guint64              n_bytes;
} JinTextSource;

/* Takes the next bytes, which end between two characters; FALSE with the error set ends the reading. */
typedef gboolean (*JinTextFunc) (const char *text, gsize length, gpointer data, GError **error);

gboolean      jin_text_source_detect (JinTextSource       *self,
                                      const JinSheetInput *input,
                                      const char          *declared,
                                      GCancellable        *cancellable,
                                      GError             **error);
GInputStream *jin_text_source_open (const JinTextSource *self, GInputStream **raw, GCancellable *cancellable, GError **error);
gboolean      jin_text_source_fail (const JinTextSource *self, GError **error, GError *cause);
gboolean      jin_text_source_each (const JinTextSource *self,
                                    JinSheetSink        *sink,
                                    JinTextFunc          func,
                                    gpointer             data,
                                    GCancellable        *cancellable,
                                    GError             **error);

G_END_DECLS
