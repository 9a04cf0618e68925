/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-filter.h"

G_BEGIN_DECLS

JinFilter  *jin_filter_new (JinFilterKind    kind,
                            const JinEntity *entity);
JinOperand *jin_operand_new (JinOperandKind   kind,
                             const JinEntity *entity);
const char *jin_op_sign (JinOp op);
/* "today", "thisyear" or "thismonth": what the operand can be compared with besides fixed values; NULL for none. */
const char *jin_operand_relative_word (const JinOperand *operand);
gboolean    jin_literal_number (JinFieldType type,
                                const char  *text,
                                JinValue    *value);
gboolean    jin_literal_from_text (JinFieldType type,
                                   const char  *text,
                                   JinLiteral  *literal);

G_END_DECLS
