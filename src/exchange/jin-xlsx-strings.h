/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-xlsx-xml.h"

G_BEGIN_DECLS

/* Collects the text of a string item: plain or in runs, without its phonetic guide. */
typedef struct
{
  GString *text;
  int      phonetic; /* depth inside rPh */
  gboolean in_text;
  gboolean struck; /* some run is struck through */
} JinXlsxItem;

void        jin_xlsx_item_reset (JinXlsxItem *self);
void        jin_xlsx_item_start (JinXlsxItem *self, const char *name, const char **attributes);
void        jin_xlsx_item_end (JinXlsxItem *self, const char *name);
gboolean    jin_xlsx_item_add (JinXlsxItem *self, JinXlsxXml *xml, const char *file_name, const char *text, int length);
const char *jin_xlsx_item_finish (JinXlsxItem *self);

/* The strings that cells share and name by number. */
typedef struct _JinXlsxStrings JinXlsxStrings;

JinXlsxStrings *jin_xlsx_strings_read (JinXlsxPackage *package, const char *part, GCancellable *cancellable, GError **error);
void            jin_xlsx_strings_free (JinXlsxStrings *self);
const char     *jin_xlsx_strings_get (const JinXlsxStrings *self, guint index, gboolean *struck);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXlsxStrings, jin_xlsx_strings_free)

G_END_DECLS
