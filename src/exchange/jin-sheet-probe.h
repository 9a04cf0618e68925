/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  JIN_FILE_UNKNOWN, /* binary data of no kind we know */
  JIN_FILE_EMPTY,
  JIN_FILE_TEXT, /* taken for .csv */
  JIN_FILE_ZIP,  /* .xlsx, until its parts say otherwise */
  JIN_FILE_XLSX,
  JIN_FILE_ODS,
  JIN_FILE_OLE2, /* .xls, .et, .doc or an encrypted .xlsx, until its directory says otherwise */
  JIN_FILE_XLS,
  JIN_FILE_OLD_XLS,
  JIN_FILE_DOC,
  JIN_FILE_HTML,
  JIN_FILE_MHTML,
  JIN_FILE_XML, /* an XML spreadsheet of Excel 2003, until its root says otherwise */
  JIN_FILE_PDF,
} JinFileKind;

/* So much of a file's beginning decides. */
#define JIN_SHEET_PROBE_SIZE 4096

JinFileKind jin_sheet_probe (const guint8 *head, gsize length);

G_END_DECLS
