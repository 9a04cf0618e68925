/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-code-list.h"
#include "record/jin-record.h"

G_BEGIN_DECLS

/*
 * JinCustomField: the fields that the office made (自定义字段), a row each.  They are records of a ledger, with history
 * and undo; the store adds them to the declarations that it hands out, so that every engine finds them there.
 */
#define JIN_ENTITY_CUSTOM_FIELD 255

enum {
  JIN_CUSTOM_FIELD_LEDGER = JIN_FIELD_ID (JIN_ENTITY_CUSTOM_FIELD, 0),
  JIN_CUSTOM_FIELD_LABEL,
  JIN_CUSTOM_FIELD_TYPE,
  JIN_CUSTOM_FIELD_OPTIONS,
  JIN_CUSTOM_FIELD_HIDDEN,
  JIN_CUSTOM_FIELD_SEARCHABLE,
  JIN_CUSTOM_FIELD_POSITION,
  JIN_CUSTOM_FIELD_NAME,
  JIN_CUSTOM_FIELD_END_,
};
#define JIN_CUSTOM_FIELD_N_FIELDS (JIN_CUSTOM_FIELD_END_ - JIN_CUSTOM_FIELD_LEDGER)

/* Codes of the list "field_type". */
#define JIN_CUSTOM_TEXT "text"
#define JIN_CUSTOM_NUMBER "number"
#define JIN_CUSTOM_DATE "date"
#define JIN_CUSTOM_YES_NO "yes_no"
#define JIN_CUSTOM_CHOICE "choice"

/* What a definition declares; its texts go into @strings. */
JinField     jin_custom_field_declare (JinRecord       *definition,
                                       const JinEntity *ledger,
                                       GStringChunk    *strings);
JinCodeList *jin_custom_field_options (JinRecord *definition);
char        *jin_custom_field_list (JinRecord *definition);
void         jin_custom_field_complete (JinRecord *definition);
/* "c_chepaihao" */
char *jin_custom_field_make_name (const char *label);

G_END_DECLS
