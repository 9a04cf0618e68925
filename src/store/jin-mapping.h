/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-record.h"
#include "store/jin-connection.h"

G_BEGIN_DECLS

/* What a column holds of its field. */
typedef enum {
  JIN_PART_VALUE,
  JIN_PART_PRECISION, /* <f>_prec: Y, M or D */
  JIN_PART_PINYIN,    /* <f>_pinyin: search key, full pinyin joined */
  JIN_PART_INITIALS,  /* <f>_initials: search key */
  JIN_PART_ORDER,     /* <f>_order: sort key by pinyin */
  JIN_PART_STROKES,   /* <f>_strokes: sort key by strokes (R8) */
  JIN_PART_REVERSED,  /* <f>_rev: for searching by the tail */
} JinPart;

typedef struct
{
  int             field;
  const JinField *declared;
  JinPart         part;
  gboolean        people; /* a name of people, not of something else */
  char           *name;
} JinMappedColumn;

/**
 * JinMapping: how an entity lies in its table: which columns, in which order, and the SQL that reads
 * whole rows.  Never changed, shared by all threads, there as long as the program.
 *
 * @select: the columns of jin_mapping_read(), each of the alias "r"
 * @choices: field ids that have a link table instead of a column
 */
typedef struct
{
  const JinEntity *entity;
  GArray          *columns; /* JinMappedColumn */
  GArray          *choices; /* int */
  char            *select;
  char            *get;
} JinMapping;

/* Texts that bound statements borrow. */
typedef GPtrArray JinScratch;

JinMapping *jin_mapping_new (const JinEntity *entity);
/* (transfer full): the row that @statement stands on, without its link tables */
JinRecord *jin_mapping_read (const JinMapping *self,
                             JinStatement     *statement);
/* SQL that adds a row with the columns that are @used, a flag for each of @columns; the others stay empty. */
char *jin_mapping_write_insert (const JinMapping *self,
                                const gboolean   *used);
/* Binds id, uid, revision, the columns that are @used for it. */
void jin_mapping_bind_row (const JinMapping *self,
                           JinStatement     *statement,
                           const gboolean   *used,
                           gint64            id,
                           JinRecord        *record,
                           JinScratch       *scratch);
/* Binds one column's part of @value. */
void jin_mapping_bind (const JinMappedColumn *column,
                       JinStatement          *statement,
                       int                    index,
                       const JinValue        *value,
                       JinScratch            *scratch);
/* "person_types" */
char *jin_mapping_link_table (const JinEntity *entity,
                              int              field);
/* What a code or table of the store keeps as token: "{text}". */
const char *jin_mapping_token (const JinMappedColumn *column);

JinScratch *jin_scratch_new (void);

/* Uuid text ↔ 16 bytes. */
gboolean jin_uid_to_bytes (const char *uid,
                           guint8      bytes[16]);
void     jin_uid_from_bytes (const guint8 *bytes,
                             char          uid[37]);

G_END_DECLS
