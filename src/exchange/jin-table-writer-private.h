/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-table-writer.h"

G_BEGIN_DECLS

/* What a file format does with the parts of a table. */
typedef struct
{
  gpointer (*open) (const char *path, GError **error);
  void (*set_frame) (gpointer target, const JinTableFrame *frame); /* NULL where there is none */
  gboolean (*write_title) (gpointer target, const char *title, guint n_columns);
  gboolean (*write_head) (gpointer target, const GArray *columns); /* JinColumn */
  gboolean (*write_row) (gpointer target, const GArray *columns, const JinValue *values);
  /* Ends and frees @target; @widths are what the columns came to, NULL when the file is not wanted. */
  gboolean (*close) (gpointer target, const char *path, const GArray *widths);
  gboolean measures_all; /* widths follow the content of every column, whatever was declared */
} JinTableFormat;

extern const JinTableFormat jin_table_xlsx;
extern const JinTableFormat jin_table_csv;
extern const JinTableFormat jin_table_docx;

char *jin_table_value_text (const JinValue *value, JinFieldType type);

G_END_DECLS
