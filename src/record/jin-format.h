/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-mask.h"
#include "record/jin-code-list.h"
#include "record/jin-context.h"
#include "record/jin-filter.h"
#include "record/jin-record.h"

G_BEGIN_DECLS

/* What a field shows: labels of codes, dates as in lists, money with commas, titles of references. (transfer full) */
char *jin_record_format (JinRecord        *record,
                         int               field,
                         const JinContext *context,
                         JinMaskLevel      level,
                         JinListFunc       lists,
                         gpointer          data);
char *jin_value_format (const JinValue *value,
                        const JinField *field,
                        JinMaskLevel    level,
                        JinListFunc     lists,
                        gpointer        data);
/* What is typed, pasted or imported becomes a value by the field's type (R2, R6, R7, R86–R90); references
 * are left as text for the caller to look up. @hint gets a remark that does not stop saving, or NULL. */
gboolean jin_value_parse (const JinField   *field,
                          const char       *text,
                          const JinContext *context,
                          JinListFunc       lists,
                          gpointer          data,
                          JinValue         *value,
                          char            **hint,
                          GError          **error);

G_END_DECLS
