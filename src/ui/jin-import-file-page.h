/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * JinImportFilePage: asks for the file, and says why one could not be read.
 *
 * Signal "chosen" (path): a file was picked or dropped.
 */
#define JIN_TYPE_IMPORT_FILE_PAGE (jin_import_file_page_get_type ())
G_DECLARE_FINAL_TYPE (JinImportFilePage, jin_import_file_page, JIN, IMPORT_FILE_PAGE, AdwBin)

/* @path: of the file that failed, or %NULL when the program can't import at all; @message: why, %NULL to take it away */
void jin_import_file_page_set_error (JinImportFilePage *self,
                                     const char        *path,
                                     const char        *message);

G_END_DECLS
