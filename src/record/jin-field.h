/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"
#include "record/jin-value.h"

G_BEGIN_DECLS

typedef struct _JinEntity  JinEntity;
typedef struct _JinRecord  JinRecord;
typedef struct _JinContext JinContext;

/* What a field holds; how it is kept, edited, shown, imported and masked follows from it. */
typedef enum {
  JIN_TYPE_TEXT,
  JIN_TYPE_LONG_TEXT,
  JIN_TYPE_DATE,  /* partial Gregorian date */
  JIN_TYPE_MONTH, /* year and month */
  JIN_TYPE_TIME,  /* local civil minute (JinMinute) */
  JIN_TYPE_INTEGER,
  JIN_TYPE_DECIMAL,
  JIN_TYPE_MONEY,    /* 分 */
  JIN_TYPE_DURATION, /* minutes */
  JIN_TYPE_BOOLEAN,
  JIN_TYPE_CHOICE,  /* a code of a code list */
  JIN_TYPE_CHOICES, /* several codes, in a link table */
  JIN_TYPE_REFERENCE,
  JIN_TYPE_ID_NUMBER,
  JIN_TYPE_PHONE,
  JIN_TYPE_ATTACHMENT, /* SM3/SHA hash of a blob */
} JinFieldType;

typedef enum {
  JIN_FIELD_REQUIRED = 1 << 0,  /* without it the record is not saved */
  JIN_FIELD_EXPECTED = 1 << 1,  /* counts for completeness (R9) */
  JIN_FIELD_OWNER = 1 << 2,     /* a reference that makes this record a child of its target */
  JIN_FIELD_SENSITIVE = 1 << 3, /* R95: never in default lists */
  JIN_FIELD_SEARCH = 1 << 4,    /* found by the one search box */
  JIN_FIELD_DEFAULT = 1 << 5,   /* a column of the default list */
  JIN_FIELD_READ_ONLY = 1 << 6, /* written by the store alone (summaries, counters) */
  JIN_FIELD_NAME = 1 << 7,      /* a person's name: carries pinyin and stroke keys */
  JIN_FIELD_ADDRESS = 1 << 8,   /* masked as an address (R93) */
  JIN_FIELD_INDEXED = 1 << 9,
  JIN_FIELD_SUMMED = 1 << 10, /* lists and sheets give its total */
  JIN_FIELD_HIDDEN = 1 << 11, /* no form row and no column (technical) */
  JIN_FIELD_CUSTOM = 1 << 12, /* made by the office: JinCustomField */
} JinFieldFlags;

/* Field ids carry their entity's number, so that a getter can refuse a field of another ledger. */
#define JIN_FIELD_ID(entity_number, index) (((entity_number) << 16) | (index))
#define JIN_FIELD_INDEX(id) ((id)&0xffff)
#define JIN_FIELD_ENTITY(id) ((id) >> 16)

/**
 * JinField:
 * @name: key in tables, filters, JSON and the command line
 * @label: English msgid in the context "entity", for the screen
 * @heads: Chinese headings seen in spreadsheets, "|"-separated; the first is the
 *   official one that paper, exports and the command line print
 * @group: English msgid in the context "group": where it stands in a form
 * @list: code list of a choice ("health")
 * @target: what a reference points to
 * @compute: makes the value of a field that is not stored
 * @expression: the same as a filter operand ("years(birth)"); for a field with
 *   JIN_FIELD_READ_ONLY and no @compute, the summary that the store keeps
 *   ("last(visit.date)")
 * @mirror: a field of a span entity of which this is the value open today; the
 *   store alone writes it, by opening and closing spans
 * @split: takes apart a cell that holds this field and the next one with the same heading (unit and post)
 * @width: column width in characters (an East Asian character counts 2), 0 for the type's default
 * @index: the index of a field that the office made, which stays when others are made, moved or taken away; a declared
 *   field's is its place in the table
 */
typedef struct
{
  const char      *name;
  const char      *label;
  const char      *heads;
  const char      *group;
  JinFieldType     type;
  JinFieldFlags    flags;
  const char      *list;
  const JinEntity *target;
  JinValue (*compute) (JinRecord        *record,
                       const JinContext *context);
  const char *expression;
  int         mirror; /* field id, 0 for none */
  int         width;
  gboolean (*split) (const char *text,
                     char      **own,
                     char      **next);
  int index;
} JinField;

gboolean    jin_field_is_computed (const JinField *field);
gboolean    jin_field_is_stored (const JinField *field);
gboolean    jin_field_is_summary (const JinField *field);
const char *jin_field_label (const JinField *field);
char       *jin_field_head (const JinField *field);
int         jin_field_width (const JinField *field);
gboolean    jin_field_is_right_aligned (const JinField *field);

G_END_DECLS
