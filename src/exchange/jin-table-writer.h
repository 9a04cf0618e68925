/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/jin-date.h"
#include "record/jin-field.h"
#include "record/jin-table.h"

G_BEGIN_DECLS

/**
 * JinTableWriter:
 *
 * Writes a table to an .xlsx, .csv or .docx file row by row; memory does not grow with the
 * rows.  The file appears under its name when all is written, and what stood there
 * before stays whole until then.
 *
 * First the columns, then the rows, then jin_table_writer_finish().  Freeing a writer
 * that was not finished leaves nothing behind.
 */
typedef struct _JinTableWriter JinTableWriter;

/**
 * JinTableFrame: what stands around the table, where the format has room for it.
 * @unit: (nullable): 填报单位
 * @date: 填报日期; none leaves blanks to write on
 * @unmasked: holds full personal data, and says so in the head of each page (R94)
 */
typedef struct
{
  const char *unit;
  JinDate     date;
  gboolean    unmasked;
} JinTableFrame;

JinTableWriter *jin_table_writer_new (const char *path, const char *title, GError **error);
void            jin_table_writer_free (JinTableWriter *self);
gboolean        jin_table_writer_is_paper (JinTableWriter *self);
void            jin_table_writer_set_frame (JinTableWriter *self, const JinTableFrame *frame);
void            jin_table_writer_add_column (JinTableWriter *self, const char *head, JinFieldType type, int width);
gboolean        jin_table_writer_add_row (JinTableWriter *self, const JinValue *values, GError **error);
gboolean        jin_table_writer_finish (JinTableWriter *self, GError **error);

gboolean jin_table_write (JinTable *table, const char *path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinTableWriter, jin_table_writer_free)

G_END_DECLS
