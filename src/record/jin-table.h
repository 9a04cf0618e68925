/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "record/jin-field.h"

G_BEGIN_DECLS

typedef struct
{
  char        *head;
  JinFieldType type;
  int          width;  /* characters, an East Asian one counts 2 */
  gboolean     summed; /* sheets give its total */
} JinColumn;

/**
 * JinTable: heads and cells as text, filled by lists and reports, drawn by paper, written by
 * exchange, read by screen readers.  Numbers keep their value beside the text so that a
 * spreadsheet gets real numbers.
 */
typedef struct _JinTable JinTable;

JinTable        *jin_table_new (const char *title);
JinTable        *jin_table_ref (JinTable *self);
void             jin_table_unref (JinTable *self);
const char      *jin_table_get_title (JinTable *self);
void             jin_table_add_column (JinTable    *self,
                                       const char  *head,
                                       JinFieldType type,
                                       int          width);
void             jin_table_set_summed (JinTable *self,
                                       guint     column);
guint            jin_table_n_columns (JinTable *self);
const JinColumn *jin_table_column (JinTable *self,
                                   guint     column);
guint            jin_table_add_row (JinTable *self);
guint            jin_table_n_rows (JinTable *self);
/* A row whose first cell stands over the rows beneath it, across all columns. */
guint       jin_table_add_heading (JinTable   *self,
                                   const char *text);
gboolean    jin_table_is_heading (JinTable *self,
                                  guint     row);
void        jin_table_set (JinTable   *self,
                           guint       row,
                           guint       column,
                           const char *text);
void        jin_table_set_number (JinTable   *self,
                                  guint       row,
                                  guint       column,
                                  double      number,
                                  const char *text);
const char *jin_table_text (JinTable *self,
                            guint     row,
                            guint     column);
/* FALSE when the cell holds text alone. */
gboolean jin_table_number (JinTable *self,
                           guint     row,
                           guint     column,
                           double   *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinTable, jin_table_unref)

G_END_DECLS
