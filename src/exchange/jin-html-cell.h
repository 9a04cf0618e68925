/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-html-look.h"
#include "exchange/jin-sheet-private.h"
#include "exchange/jin-xlsx-colours.h"
#include "exchange/jin-xlsx-styles.h"

G_BEGIN_DECLS

/* What the first walk over a page finds and the second one needs. */
typedef struct
{
  JinHtmlRules  *rules;
  JinXlsxStyles *styles;
  GHashTable    *looks;  /* text → number of the style */
  GArray        *merges; /* JinSheetRange */
  guint8        *hidden_columns;
  char          *name; /* that the page gives its sheet, or NULL */
  gboolean       has_table;
} JinHtmlFrame;

JinHtmlFrame *jin_html_frame_new (void);
void          jin_html_frame_free (JinHtmlFrame *self);

/* A cell while its text comes in pieces. */
typedef struct _JinHtmlCell JinHtmlCell;

JinHtmlCell   *jin_html_cell_new (void);
void           jin_html_cell_free (JinHtmlCell *self);
void           jin_html_cell_begin (JinHtmlCell *self, const JinHtmlLook *look, const char **attributes);
gboolean       jin_html_cell_append (JinHtmlCell *self, const char *text, gsize length, const JinHtmlLook *look);
void           jin_html_cell_break (JinHtmlCell *self);
void           jin_html_cell_add_flags (JinHtmlCell *self, guint16 flags);
gboolean       jin_html_cell_is_empty (const JinHtmlCell *self);
const JinCell *jin_html_cell_get (JinHtmlCell *self, JinHtmlFrame *frame, gboolean first_walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinHtmlFrame, jin_html_frame_free)

G_END_DECLS
