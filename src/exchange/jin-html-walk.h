/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-html-cell.h"

G_BEGIN_DECLS

/* A walk over a page from its first element to its last. */
typedef struct _JinHtmlWalk JinHtmlWalk;

JinHtmlWalk *jin_html_walk_new (JinHtmlFrame *frame, JinSheetSink *sink, const char *file_name);
void         jin_html_walk_free (JinHtmlWalk *self);
gboolean     jin_html_walk_start (JinHtmlWalk *self, const char *element, const char **attributes, GError **error);
gboolean     jin_html_walk_end (JinHtmlWalk *self, GError **error);
gboolean     jin_html_walk_text (JinHtmlWalk *self, const char *text, gsize length, GError **error);
gboolean     jin_html_walk_finish (JinHtmlWalk *self, GError **error);
void         jin_html_walk_comment (JinHtmlWalk *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinHtmlWalk, jin_html_walk_free)

G_END_DECLS
