/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <expat.h>
#include <gio/gio.h>

#include "exchange/jin-xlsx-package.h"

G_BEGIN_DECLS

/*
 * Expat with our manners: names without their prefix, no document type (so no
 * entities), bounded depth, one error.
 */
typedef struct _JinXlsxXml JinXlsxXml;

/* @name is local; @attributes are name, value, …, %NULL with prefixes as written. */
typedef struct
{
  void (*start) (JinXlsxXml *xml, const char *name, const char **attributes, gpointer data);
  void (*end) (JinXlsxXml *xml, const char *name, gpointer data);
  void (*text) (JinXlsxXml *xml, const char *text, int length, gpointer data);
  void (*progress) (double fraction, gpointer data); /* of the part, now and then; may be NULL */
} JinXlsxHandlers;

JinXlsxXml *jin_xlsx_xml_new (const char *file_name, const char *part, const JinXlsxHandlers *handlers, gpointer data);
void        jin_xlsx_xml_say_utf8 (JinXlsxXml *self);
void        jin_xlsx_xml_free (JinXlsxXml *self);
gboolean    jin_xlsx_xml_feed (JinXlsxXml *self, const char *bytes, gsize length, GError **error);
gboolean    jin_xlsx_xml_feed_part (JinXlsxXml *self, JinXlsxPart *part, GCancellable *cancellable, GError **error);

gboolean    jin_xlsx_xml_is_stopped (const JinXlsxXml *self);
void        jin_xlsx_xml_stop (JinXlsxXml *self, GError *error);
const char *jin_xlsx_xml_qualified_name (const JinXlsxXml *self);
gint64      jin_xlsx_xml_position (const JinXlsxXml *self);
const char *jin_xlsx_attribute (const char **attributes, const char *name);
gboolean    jin_xlsx_attribute_bool (const char **attributes, const char *name, gboolean fallback);
int         jin_xlsx_attribute_int (const char **attributes, const char *name, int fallback);
gboolean    jin_xlsx_parse_ref (const char *ref, int *row, int *column);
gboolean    jin_xlsx_parse_range (const char *ref, int *row, int *column, int *last_row, int *last_column);

gboolean jin_xlsx_parse_part (JinXlsxPackage        *package,
                              const char            *part,
                              const JinXlsxHandlers *handlers,
                              gpointer               data,
                              GCancellable          *cancellable,
                              GError               **error);

gboolean jin_xlsx_scan_part (JinXlsxPackage        *package,
                             const char            *part,
                             const JinXlsxHandlers *handlers,
                             gpointer               data,
                             GCancellable          *cancellable,
                             GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinXlsxXml, jin_xlsx_xml_free)

G_END_DECLS
