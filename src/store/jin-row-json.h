/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "record/jin-record.h"

G_BEGIN_DECLS

/* How history keeps values: {"health": "4", "birth": "1948-10", "c_hobby": null}; keys are field names, dates ISO text at
 * their precision, references row ids, several codes one text. */

/* What differs between two records: @fields (int), one side each. */
void jin_row_json_changes (JinRecord *before,
                           JinRecord *after,
                           GArray    *fields,
                           char     **before_json,
                           char     **after_json);
/* The whole row with uid and revision. (transfer full) */
char *jin_row_json_whole (JinRecord *record);
/* The row that jin_row_json_whole() wrote. (transfer full) */
JinRecord *jin_row_json_record (const JinEntity *entity,
                                gint64           id,
                                JsonObject      *object);
/* Sets what @object holds; members that the ledger no longer knows are left out. */
void     jin_row_json_apply (JinRecord  *record,
                             JsonObject *object);
JinValue jin_row_json_value (const JinField *field,
                             JsonNode       *node);
/* NULL for NULL. (transfer full) */
JsonNode *jin_row_json_parse (const char *json);

G_END_DECLS
