/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-document.h"

/* What the paper tests share. */

/* jin_document_write_pdf() by a certain office. */
gboolean paper_test_try_pdf (JinDocument *document, const char *path, GError **error);
/* Writes a PDF beside the test, over the one before, so that the last can be looked at. (transfer full): its path */
char *paper_test_write_pdf (JinDocument *document);
/* What a reader of PDFs finds on a page, counted from 0, without blanks. */
char *paper_test_page_text (const char *path, int page);
/* Standard output of a program, which must succeed. */
char *paper_test_run (const char *const *argv);
/* Fails when one of the first or last pages draws beyond its margins (the mark for internal papers stands in the upper one). */
void paper_test_assert_inside (JinDocument *document);
