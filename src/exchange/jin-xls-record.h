/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Records of the workbook stream of an .xls file (BIFF8; [MS-XLS] 2.3) that are read here. */
typedef enum {
  JIN_XLS_FORMULA = 0x0006,
  JIN_XLS_EOF = 0x000A,
  JIN_XLS_NOTE = 0x001C,
  JIN_XLS_DATEMODE = 0x0022,
  JIN_XLS_FILEPASS = 0x002F,
  JIN_XLS_FONT = 0x0031,
  JIN_XLS_CONTINUE = 0x003C,
  JIN_XLS_COLINFO = 0x007D,
  JIN_XLS_BOUNDSHEET = 0x0085,
  JIN_XLS_PALETTE = 0x0092,
  JIN_XLS_MULRK = 0x00BD,
  JIN_XLS_RSTRING = 0x00D6,
  JIN_XLS_XF = 0x00E0,
  JIN_XLS_MERGEDCELLS = 0x00E5,
  JIN_XLS_SST = 0x00FC,
  JIN_XLS_LABELSST = 0x00FD,
  JIN_XLS_NUMBER = 0x0203,
  JIN_XLS_LABEL = 0x0204,
  JIN_XLS_BOOLERR = 0x0205,
  JIN_XLS_STRING = 0x0207,
  JIN_XLS_ROW = 0x0208,
  JIN_XLS_RK = 0x027E,
  JIN_XLS_FORMAT = 0x041E,
  JIN_XLS_BOF = 0x0809,
} JinXlsRecordType;

/* A walk over the records; @data and @length are of the one at hand. */
typedef struct
{
  const guint8 *bytes; /* the whole stream */
  gsize         size;
  gsize         next; /* where the next record begins */

  guint         type;
  const guint8 *data;
  gsize         length;
} JinXlsRecords;

gboolean jin_xls_records_next (JinXlsRecords *self);
guint    jin_xls_u8 (const JinXlsRecords *self, gsize at);
guint    jin_xls_u16 (const JinXlsRecords *self, gsize at);
guint32  jin_xls_u32 (const JinXlsRecords *self, gsize at);
double   jin_xls_double (const JinXlsRecords *self, gsize at);

/* Reads a record's data on through the CONTINUE records behind it. */
typedef struct
{
  JinXlsRecords records;
  gsize         at; /* in the record at hand */
  GArray       *units;
} JinXlsFlow;

void     jin_xls_flow_init (JinXlsFlow *self, const JinXlsRecords *records, gsize at);
void     jin_xls_flow_clear (JinXlsFlow *self);
gboolean jin_xls_flow_string (JinXlsFlow *self, guint n_chars, GString *text, GArray *run_fonts);
gboolean jin_xls_flow_u16 (JinXlsFlow *self, guint *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JinXlsFlow, jin_xls_flow_clear)

G_END_DECLS
