/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "paper/jin-document.h"

G_BEGIN_DECLS

/* One page of a document on screen: white paper with a shadow, in the dark too. */
#define JIN_TYPE_PAPER_SHEET (jin_paper_sheet_get_type ())
G_DECLARE_FINAL_TYPE (JinPaperSheet, jin_paper_sheet, JIN, PAPER_SHEET, GtkWidget)

GtkWidget *jin_paper_sheet_new (void);
/* @zoom: pixels a point */
void jin_paper_sheet_set (JinPaperSheet *self,
                          JinDocument   *document,
                          int            page,
                          double         zoom);

G_END_DECLS
