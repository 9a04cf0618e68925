/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-xlsx-xml.h"

G_BEGIN_DECLS

#define JIN_XLSX_MAX_DEPTH 256

struct _JinXlsxXml
{
  XML_Parser             parser; /* NULL while the scanner is at work */
  const JinXlsxHandlers *handlers;
  gpointer               data;
  const char            *file_name;
  char                  *part;
  const char            *qualified; /* name of the element that starts, with its prefix */
  int                    depth;
  gboolean               stopped;
  GError                *error;
};

const char *jin_xlsx_local_name (const char *name);
void        jin_xlsx_xml_progress (JinXlsxXml *self, JinXlsxPart *part);
gboolean    jin_xlsx_xml_fail_doctype (JinXlsxXml *self, GError **error);

G_END_DECLS
