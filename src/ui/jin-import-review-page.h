/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-import-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JinImportReviewPage: what will become of every row, and what people say about it.
 *
 * Signal "changed": a choice was made.
 * Signal "save-rejects": the rows not imported are wanted as a file.
 * Signal "marks-changed": people said what marks of rows mean; the rows are to be checked again.
 */
#define JIN_TYPE_IMPORT_REVIEW_PAGE (jin_import_review_page_get_type ())
G_DECLARE_FINAL_TYPE (JinImportReviewPage, jin_import_review_page, JIN, IMPORT_REVIEW_PAGE, AdwBin)

/* The import has been checked. */
void jin_import_review_page_set_import (JinImportReviewPage *self,
                                        JinStore            *store,
                                        JinImport           *import,
                                        const JinContext    *context);
/* Looks at nothing any more: the import is about to change. */
void     jin_import_review_page_release (JinImportReviewPage *self);
gboolean jin_import_review_page_get_all_or_nothing (JinImportReviewPage *self);
guint    jin_import_review_page_n_to_write (JinImportReviewPage *self);
/* Refused or not decided: what stands in the way of all or nothing. */
guint jin_import_review_page_n_open (JinImportReviewPage *self);

G_END_DECLS
