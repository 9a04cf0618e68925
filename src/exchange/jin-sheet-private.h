/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/jin-error.h"
#include "exchange/jin-sheet-reader.h"

G_BEGIN_DECLS

/* Limits that protect the PC; what lies beyond them is refused in words. */
#define JIN_SHEET_MAX_FILE ((guint64)512 << 20)
#define JIN_SHEET_MAX_COLUMNS 1024
#define JIN_SHEET_MAX_ROWS 1048576
#define JIN_SHEET_MAX_CELL (1 << 20) /* bytes */
#define JIN_SHEET_MAX_ROW (16 << 20) /* bytes */
#define JIN_SHEET_MAX_SHEETS 1024
#define JIN_SHEET_MAX_COLOURS 255

/* Where the bytes come from: a path, or bytes in memory. */
typedef struct
{
  char   *path;
  GBytes *bytes;
  char   *name; /* for people */
} JinSheetInput;

GInputStream *jin_sheet_input_stream (const JinSheetInput *self, GCancellable *cancellable, GError **error);
gboolean      jin_sheet_input_check_size (const JinSheetInput *self, GCancellable *cancellable, GError **error);
GBytes       *jin_sheet_input_head (const JinSheetInput *self, gsize length, GCancellable *cancellable, GError **error);
char         *jin_sheet_input_dup_stem (const JinSheetInput *self);
void          jin_sheet_input_clear (JinSheetInput *self);

gboolean jin_sheet_fail (GError **error, JinError code, const char *name, const char *what, const char *advice);
gboolean jin_sheet_fail_damaged (GError **error, const char *name, const char *where);
gboolean jin_sheet_fail_cell (GError **error, const char *name);
gboolean jin_sheet_fail_cancelled (GError **error, const char *name);

/*
 * The sink takes cells from a format's parser and gives rows to the visitor.  It
 * fills merged ranges, keeps the counts and holds the limits.
 */
typedef struct _JinSheetSink JinSheetSink;

JinSheet       *jin_sheet_new (const char *name, gboolean hidden);
void            jin_sheet_describe (JinSheet *self, const GArray *palette, const GArray *merges, const guint8 *hidden_columns);
void            jin_sheet_keep_row (JinSheet *self, const JinSheetRow *row);
JinSheetSink   *jin_sheet_sink_new (JinSheet              *sheet,
                                    const char            *file_name,
                                    const JinSheetVisitor *visitor,
                                    gpointer               data,
                                    GCancellable          *cancellable);
void            jin_sheet_sink_free (JinSheetSink *self);
gboolean        jin_sheet_sink_begin (JinSheetSink *self);
gboolean        jin_sheet_sink_begin_row (JinSheetSink *self, int index, gboolean hidden, GError **error);
gboolean        jin_sheet_sink_add (JinSheetSink *self, int column, const JinCell *cell, GError **error);
char           *jin_sheet_sink_keep (JinSheetSink *self, const char *text, gssize length);
gboolean        jin_sheet_sink_end_row (JinSheetSink *self, GError **error);
gboolean        jin_sheet_sink_is_done (const JinSheetSink *self);
void            jin_sheet_sink_progress (JinSheetSink *self, double fraction);
void            jin_sheet_sink_set_span (JinSheetSink *self, double from, double until);
JinSheetVerdict jin_sheet_sink_finish (JinSheetSink *self);

/* What a file format does; each has one. */
typedef struct
{
  char    *name;
  gboolean hidden;
  double   weight; /* roughly its bytes, for the progress */
} JinSheetEntry;

typedef struct
{
  gpointer (*open) (const JinSheetInput *input,
                    GArray              *entries, /* JinSheetEntry */
                    const char         **encoding,
                    GCancellable        *cancellable,
                    GError             **error);
  gboolean (*read) (gpointer      reader,
                    guint         sheet,
                    JinSheet     *head,
                    JinSheetSink *sink,
                    GCancellable *cancellable,
                    GError      **error);
  void (*close) (gpointer reader);
} JinSheetFormat;

extern const JinSheetFormat jin_xlsx_format;
extern const JinSheetFormat jin_xls_format;
extern const JinSheetFormat jin_csv_format;
extern const JinSheetFormat jin_html_format;
extern const JinSheetFormat jin_xml_format;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinSheetSink, jin_sheet_sink_free)

G_END_DECLS
