/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JinImportMarksView: how rows of the file are marked, and what people say that means.
 *
 * Signal "changed": a meaning was chosen; the rows are to be checked again.
 */
#define JIN_TYPE_IMPORT_MARKS_VIEW (jin_import_marks_view_get_type ())
G_DECLARE_FINAL_TYPE (JinImportMarksView, jin_import_marks_view, JIN, IMPORT_MARKS_VIEW, AdwBin)

/* @import: has been checked; NULL shows nothing.  Hides itself where nothing is marked. */
void jin_import_marks_view_set_import (JinImportMarksView *self,
                                       JinImport          *import);

G_END_DECLS
