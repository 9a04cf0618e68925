/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-sheet-private.h"

G_BEGIN_DECLS

/* Separated values in UTF-8, pushed in pieces of any size, into a sink. */
typedef struct _JinCsvParser JinCsvParser;

JinCsvParser *jin_csv_parser_new (char separator, JinSheetSink *sink, const char *file_name);
void          jin_csv_parser_free (JinCsvParser *self);
void          jin_csv_parser_skip_record (JinCsvParser *self);
gboolean      jin_csv_parser_feed (JinCsvParser *self, const char *text, gsize length, GError **error);
gboolean      jin_csv_parser_finish (JinCsvParser *self, GError **error);

char     jin_csv_guess_separator (const char *text, gsize length, gboolean *declared);
gboolean jin_csv_is_cut_number (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinCsvParser, jin_csv_parser_free)

G_END_DECLS
